"""mtqa reads machine-translated text and reports what a careful editor would mend.

The public surface is small on purpose:

    from mtqa import check_text
    for finding in check_text("The the cat sat.").findings: ...

Everything else is reached through the command line (`mtqa --help`) or the modules named in docs/architecture.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["MtqaError", "__version__", "check_text"]
__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtqa.errors import MtqaError
    from mtqa.pipeline import check_text


def __getattr__(name: str) -> object:
    """Load on first use, so that `import mtqa` costs nothing."""
    if name == "check_text":
        from mtqa.pipeline import check_text

        return check_text
    if name == "MtqaError":
        from mtqa.errors import MtqaError

        return MtqaError
    raise AttributeError(f"module 'mtqa' has no attribute {name!r}")
