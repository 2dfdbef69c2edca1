"""What is wrong with glossaries, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtqa.errors import ConfigError

MOST = 20
"""Problems told one by one; the rest is counted."""


class GlossaryError(ConfigError):
    """A glossary that cannot be used as it is; the message names files, rows and what to do."""


@dataclass(slots=True)
class Problems:
    """Collected while reading. Each is 'file:row: what is wrong; what to do'."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note a problem at 'file:row'."""
        self.found.append(f"{where}: {what}")

    def told(self) -> list[str]:
        """The first of them, and how many more there are."""
        more = len(self.found) - MOST
        return [*self.found[:MOST], *([f"... and {more:,} more"] if more > 0 else [])]

    def error(self) -> GlossaryError:
        """All of them as one error."""
        hint = "correct the glossary, or use its valid rest with --lenient-glossary (lenient-glossary = true in the configuration file)"
        return GlossaryError("\n".join((*self.told(), hint)))
