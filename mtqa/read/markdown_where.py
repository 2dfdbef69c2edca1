"""Where the content of a Markdown block stands in the raw text: the parser knows the lines, the columns are found here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.token import Token

from mtqa.model import BlockKind
from mtqa.read.builder import TextBuilder

Where = Sequence[tuple[int, int]]  # (content offset, raw offset) of stretches that run in step, in order


def locate(raw: str, lines: Sequence[int], ends: Sequence[int], token: Token, kind: BlockKind, markup: str, cells: dict[int, int]) -> Where:
    """Where the content of an inline token stands in the raw text, line by line; empty if it cannot be told."""
    if token.map is None:
        return ()
    row = token.map[0]
    if kind is BlockKind.TABLE_CELL:
        where, cells[row] = _locate_cell(raw, cells.get(row, lines[row]), ends[row], token.content)
        return where
    where = []
    at = 0
    for number, line in enumerate(token.content.split("\n")):
        bare = line.strip(" \t")  # a no-break space is a character of the line
        low, high = lines[row + number], ends[row + number]
        if markup.startswith("#"):
            low = raw.find(markup, low, high) + len(markup)
            start = raw.find(bare, low, high)
        else:
            start = raw.rfind(bare, low, high)
        if start < 0:
            return ()
        where.append((at + line.find(bare), start))
        at += len(line) + 1
    return where


def _locate_cell(raw: str, at: int, high: int, content: str) -> tuple[list[tuple[int, int]], int]:
    """The same for a table cell, looked for from `at`, where the cell before it ended; and this one's end."""
    where: list[tuple[int, int]] = []
    begin, done = at, 0
    for part in content.split("|"):  # the parser has made "|" of "\\|"
        if done:
            at = raw.find("\\|", at, high) + 1
            where.append((done - 1, at))
            at += 1
        else:
            at = raw.find(part, at, high)
        if at < begin or not raw.startswith(part, at):
            return [], begin
        where.append((done, at))
        at += len(part)
        done += len(part) + 1
    return where, at


def copy(build: TextBuilder, raw: str, where: Where, start: int, end: int) -> None:
    """Append content[start:end], which may run over several stretches of the raw text.

    The space behind a comment or tag falls away if there is one before it: what is masked leaves no double space.
    """
    index = max(0, bisect_right(where, start, key=lambda pair: pair[0]) - 1)
    while start < end:
        stop = min(end, where[index + 1][0]) if index + 1 < len(where) else end
        by = where[index][1] - where[index][0]
        low = start + by
        if raw[low : low + 1] == " " and build.after_mask(low):
            low += 1
        build.copy(low, stop + by)
        start, index = stop, index + 1


def raw_of(where: Where, at: int) -> int:
    """The raw offset of a content offset."""
    index = max(0, bisect_right(where, at, key=lambda pair: pair[0]) - 1)
    return where[index][1] + at - where[index][0]


def raw_span(where: Where, start: int, end: int) -> tuple[int, int]:
    """The raw stretch of content[start:end], from its first to its last character."""
    low = raw_of(where, start)
    return low, max(low, raw_of(where, end - 1) + 1)
