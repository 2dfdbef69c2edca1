"""Colour, by meaning. Only the 16 colours of the terminal's own theme are used, so that light and dark are both looked after.

Nothing is said by colour alone: without it every mark has its caret and every changed line its sign.
"""

from __future__ import annotations

from mtqa.model import Severity

# Meaning -> SGR parameters. Yellow and cyan are left out of long text: on white they are hard to read in many themes.
_STYLES = {
    "critical": "1;35",
    "major": "1;31",
    "minor": "33",
    "neutral": "34",
    "place": "1",
    "rule": "36",
    "message": "1",
    "faint": "2",
    "removed": "1;31",
    "added": "1;32",
    "good": "32",
}


class Paint:
    """Wraps text in escape sequences, or leaves it alone."""

    __slots__ = ("colour",)

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, style: str | None) -> str:
        """The text in a style. The text must be neutralised already (see `visible`)."""
        if not self.colour or not text or style is None:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def severity(self, severity: Severity) -> str:
        """A severity's name in its colour."""
        return self(severity.value, severity.value)
