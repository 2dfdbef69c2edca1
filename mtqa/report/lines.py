"""Offsets to lines and columns. Lines end at LF, CR LF or CR, as editors count them; columns are code points, both from 1."""

from __future__ import annotations

from bisect import bisect_right

from mtqa.model.lazy import lazy

_BREAK = lazy(r"\r\n|\r|\n")


class LineIndex:
    """The line starts of one text: built in one pass, O(log lines) a look-up."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, at: int) -> tuple[int, int]:
        """(line, column) of a code point offset; an offset inside CR LF belongs to the line that it ends."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
