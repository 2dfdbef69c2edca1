"""Puts a text together from stretches of the raw one, and keeps the account of where each came from."""

from __future__ import annotations

from mtqa.model import Block, BlockKind, Escape, OffsetMap, Piece, Segment, Span, Text

SEPARATOR = "\n\n"
OBJECT = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: something that is no text, such as a piece of code, stands in the sentence


class TextBuilder:
    """Grows `plain` from left to right; raw positions must grow as well.

    `copy` takes raw characters as they are, `unit` a decoded entity or escape that is never divided, `separate` parts
    what follows from what came before. A block is everything between two calls of `close`.
    """

    __slots__ = ("_block_start", "_parts", "_pieces", "_raw", "blocks", "length", "segments")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []  # plain start, plain end, raw start, raw end
        self._block_start = 0
        self.blocks: list[Block] = []
        self.segments: list[Segment] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Append raw[start:end]."""
        if start >= end:
            return
        self._parts.append(self._raw[start:end])
        last = self._pieces[-1] if self._pieces else None
        begin, self.length = self.length, self.length + end - start
        if last is not None and last[3] == start and last[1] - last[0] == last[3] - last[2]:
            last[1], last[3] = self.length, end
        else:
            self._pieces.append([begin, self.length, start, end])

    def unit(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for raw[start:end] as a whole."""
        if len(text) == end - start and text == self._raw[start:end]:
            self.copy(start, end)
        elif text:
            self._parts.append(text)
            begin, self.length = self.length, self.length + len(text)
            self._pieces.append([begin, self.length, start, end])

    def separate(self) -> None:
        """Append the gap between two blocks or segments, unless nothing was appended since the last one."""
        if self._pieces and self._pieces[-1][2] < self._pieces[-1][3]:
            at = self._pieces[-1][3]
            self._parts.append(SEPARATOR)
            begin, self.length = self.length, self.length + len(SEPARATOR)
            self._pieces.append([begin, self.length, at, at])
        self._block_start = self.length

    def after_mask(self, start: int) -> bool:
        """True if raw characters were left out right before raw[start], and a space stands before them."""
        return bool(self._parts) and self._pieces[-1][3] < start and self._parts[-1][-1] == " "

    def close(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> str:
        """Make a block of what was appended since the last one, without the space around it; returns its text."""
        parts, length = [], self.length
        for part in reversed(self._parts):
            if length <= self._block_start:
                break
            parts.append(part)
            length -= len(part)
        text = "".join(reversed(parts))
        start = self._block_start + len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            self.blocks.append(Block(Span(start, start + len(text)), kind, level))
        self._block_start = self.length
        return text

    def build(self, language: str | None = None, escape: Escape = Escape.NONE) -> Text:
        """The finished text."""
        pieces = (Piece(Span(a, b), Span(c, d)) for a, b, c, d in self._pieces)
        return Text(
            raw=self._raw,
            plain="".join(self._parts),
            blocks=tuple(self.blocks),
            map=OffsetMap(pieces),
            segments=tuple(self.segments),
            language=language,
            escape=escape,
        )
