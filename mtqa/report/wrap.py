"""Words into lines of so many terminal cells, with styles carried along."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.model.lazy import lazy

# Latin, Greek, Cyrillic, typographic signs and box drawing: one cell each; told apart only to be quick about common text.
_NARROW = lazy("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]*")
_UNIT = lazy(r"\s*\S+|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style (see `paint`); `marked` stretches get carets."""

    text: str
    style: str | None = None
    marked: bool = False


def cells(text: str) -> int:
    """The width of a text on a terminal: East Asian wide characters take two cells, combining ones none."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def wrap(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """The runs cut into lines of at most `width` cells; words are broken only where one is wider than a line."""
    text = "".join(run.text for run in runs)
    starts, at = [], 0
    for run in runs:
        starts.append(at)
        at += len(run.text)
    return [_cut(runs, starts, start, end) for start, end in _lines(text, width)]


def wrap_text(text: str, width: int) -> list[str]:
    """Plain text cut into lines of at most `width` cells."""
    return [text[start:end] for start, end in _lines(text, width)]


def _lines(text: str, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for match in _UNIT.finditer(text):
        unit = match[0]
        size = cells(unit)
        if used and used + size > width:
            lines.append((start, end))
            start = match.start() + len(unit) - len(unit.lstrip())
            size, used = cells(text[start : match.end()]), 0
        while used + size > width:  # a word wider than a line, or a script without spaces
            cut = start if not used else end
            room = width - used
            while cut < match.end() and (room := room - _cell(text[cut])) >= 0:
                cut += 1
            cut = max(cut, start + 1)
            lines.append((start, cut))
            start, used, end = cut, 0, cut
            size = cells(text[start : match.end()])
        used += size
        end = match.end()
    if end > start:
        lines.append((start, end))
    return lines


def _cut(runs: Sequence[Run], starts: Sequence[int], start: int, end: int) -> list[Run]:
    found = []
    for index in range(bisect_right(starts, start) - 1, len(runs)):
        run, at = runs[index], starts[index]
        if at >= end:
            break
        part = run.text[max(0, start - at) : end - at]
        if part:
            found.append(Run(part, run.style, run.marked))
    return found


def carets(line: Sequence[Run]) -> str:
    """The row below a line: carets under what is marked; empty if nothing is."""
    row = "".join(("^" if run.marked else " ") * cells(run.text) for run in line)
    return row.rstrip()
