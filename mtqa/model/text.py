"""One side of a document: the characters as read, and the same text without markup.

`raw` is the file's text exactly as decoded. `plain` is what checks read: markup removed, entities and escapes decoded,
everything that is no running text (code, menus, URLs of links) left out. `map` ties the two together, so that a
position in `plain` is always a position in `raw`. For plain text the two are one string and the map is the identity.
"""

from __future__ import annotations

import html
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mtqa.model.kinds import BlockKind
from mtqa.model.span import Span


class Escape(StrEnum):
    """How a replacement must be written into the raw text."""

    NONE = "none"
    HTML = "html"
    JSON = "json"

    def write(self, replacement: str) -> str:
        """The replacement as it must stand in the raw text."""
        if self is Escape.HTML:
            return html.escape(replacement, quote=False)
        if self is Escape.JSON:
            return json.dumps(replacement, ensure_ascii=False)[1:-1]
        return replacement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of `plain` and the stretch of `raw` it came from.

    Equal lengths mean the same characters one by one; unequal lengths mean one unit (an entity, an escape), which is
    never divided. A piece whose raw stretch is empty was put in by the reader (a separator between blocks).
    """

    plain: Span
    raw: Span

    @property
    def verbatim(self) -> bool:
        """True if every character of the piece has its own place in the raw text."""
        return len(self.plain) == len(self.raw)


class OffsetMap:
    """Plain offsets to raw offsets and back, over pieces in order. Built once for a text, O(log pieces) a look-up."""

    __slots__ = ("_plain_starts", "_raw_starts", "pieces")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        self._plain_starts = [p.plain.start for p in self.pieces]
        self._raw_starts = [p.raw.start for p in self.pieces]

    def to_raw(self, span: Span) -> Span:
        """From the first to the last raw character of the stretch; an empty span goes before the character it precedes."""
        if not self.pieces:
            return Span(0, 0)
        start = self._raw_start(span.start)
        end = self._raw_end(span.end) if span.end > span.start else start
        return Span(start, max(start, end))

    def to_plain(self, span: Span) -> Span:
        """The plain stretch that lies inside the raw one (markup at its ends falls away)."""
        start, end = self._plain_at(span.start, up=True), self._plain_at(span.end, up=False)
        return Span(start, max(start, end))

    def pieces_of(self, span: Span) -> list[Piece]:
        """The pieces a plain stretch covers, cut to it where they are verbatim."""
        found = []
        at = max(0, bisect_right(self._plain_starts, span.start) - 1)
        for piece in self.pieces[at:]:
            if piece.plain.start >= span.end:
                break
            if piece.plain.end <= span.start:
                continue
            if piece.verbatim:
                low, high = max(piece.plain.start, span.start), min(piece.plain.end, span.end)
                by = piece.raw.start - piece.plain.start
                found.append(Piece(Span(low, high), Span(low + by, high + by)))
            else:
                found.append(piece)
        return found

    def _raw_start(self, at: int) -> int:
        index = max(0, bisect_right(self._plain_starts, at) - 1)
        piece = self.pieces[index]
        if at >= piece.plain.end and index + 1 == len(self.pieces):
            return piece.raw.end
        return piece.raw.start + (at - piece.plain.start if piece.verbatim else 0)

    def _raw_end(self, at: int) -> int:
        piece = self.pieces[max(0, bisect_right(self._plain_starts, at - 1) - 1)]
        return piece.raw.start + (min(at, piece.plain.end) - piece.plain.start) if piece.verbatim else piece.raw.end

    def _plain_at(self, at: int, *, up: bool) -> int:
        """A raw border as a plain one. An end (not up) belongs to the piece before it, never to a separator at the same place."""
        index = (bisect_right if up else bisect_left)(self._raw_starts, at) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if at >= piece.raw.end:
            if up and index + 1 < len(self.pieces) and at > piece.raw.end:
                return self.pieces[index + 1].plain.start
            return piece.plain.end
        if piece.verbatim:
            return piece.plain.start + at - piece.raw.start
        return piece.plain.start if up else piece.plain.end


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item ... as a stretch of `plain`; `level` is a heading's or a list's depth, else 0."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """One record of a segment format: its id and its stretch of `plain`."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a document. `map` is None where `plain` is `raw`; `segments` is empty for running text."""

    raw: str
    plain: str
    blocks: tuple[Block, ...]
    map: OffsetMap | None = None
    segments: tuple[Segment, ...] = ()
    language: str | None = None
    escape: Escape = Escape.NONE
    _segment_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_segment_starts", [s.span.start for s in self.segments])

    def to_raw(self, span: Span) -> Span:
        """A stretch of `plain` as a stretch of `raw`, from its first to its last character."""
        return span if self.map is None else self.map.to_raw(span)

    def to_plain(self, span: Span) -> Span:
        """A stretch of `raw` as the stretch of `plain` inside it."""
        return span if self.map is None else self.map.to_plain(span)

    def segment_at(self, at: int) -> Segment | None:
        """The segment that holds the plain offset `at`, if the text has segments."""
        index = bisect_right(self._segment_starts, at) - 1
        return self.segments[index] if index >= 0 else None
