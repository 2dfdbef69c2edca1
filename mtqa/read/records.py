"""From records of source, target and references, as JSONL and other segment formats hold them, to documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtqa.model import Block, BlockKind, Document, Escape, OffsetMap, Pair, Piece, Segment, Span, Text
from mtqa.model.lazy import lazy
from mtqa.read.builder import SEPARATOR
from mtqa.read.kinds import classify, head
from mtqa.read.plain import blocks

_ESCAPE = lazy(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_HALF = lazy("[\ud800-\udfff]")


class Literal(NamedTuple):
    """A valid JSON string literal: what it says, and the raw span of its inside."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Record:
    """One record; references may be fewer than in other records, and hold None."""

    id: str
    doc: str | None
    target: Literal
    source: Literal | None = None
    references: tuple[Literal | None, ...] = ()
    source_language: str | None = None
    target_language: str | None = None


class LiteralMap(OffsetMap):
    """The map of a text made of string literals. Its pieces are worked out when first asked for: most records stay clean."""

    __slots__ = ("_literals", "_raw")

    def __init__(self, raw: str, literals: Sequence[Literal]) -> None:
        self._raw = raw
        self._literals = literals

    def __getattr__(self, name: str) -> object:
        if name not in OffsetMap.__slots__:
            raise AttributeError(name)
        OffsetMap.__init__(self, _pieces(self._raw, self._literals))
        return getattr(self, name)


def documents_of(records: Sequence[Record], raw: str, path: str, format_name: str, genre: str) -> tuple[Document, ...]:
    """Records with the same `doc` as one document, in order of first appearance; each record without one on its own."""
    groups: dict[object, list[Record]] = {}
    for index, record in enumerate(records):
        groups.setdefault(index if record.doc is None else record.doc, []).append(record)
    return tuple(_document(group, raw, path, format_name, genre) for group in groups.values())


def _document(records: list[Record], raw: str, path: str, format_name: str, genre: str) -> Document:
    ids = [record.id for record in records]
    target_language = next((r.target_language for r in records if r.target_language), None)
    source_language = next((r.source_language for r in records if r.source_language), None)
    target, target_spans = _side(raw, ids, [r.target for r in records], target_language)
    source, source_spans = _side(raw, ids, [r.source for r in records], source_language)
    width = max(len(r.references) for r in records)
    columns = ([r.references[i] if i < len(r.references) else None for r in records] for i in range(width))
    references = [(text, spans) for text, spans in (_side(raw, ids, column, target_language) for column in columns) if text is not None]
    pairs: tuple[Pair, ...] = ()
    if source is not None or references:
        pairs = tuple(
            Pair(span, source_spans[i], tuple(spans[i] for _, spans in references))
            for i, span in enumerate(target_spans)
            if span is not None
        )
    assert target is not None  # every record has one
    return Document(path, target, format_name, records[0].doc, source, tuple(text for text, _ in references), pairs, genre)


def _side(
    raw: str, ids: Sequence[str], literals: Sequence[Literal | None], language: str | None
) -> tuple[Text | None, Sequence[Span | None]]:
    """One side of a document, and each record's stretch of it; (None, ...) if no record has that side."""
    present = [literal for literal in literals if literal is not None]
    if not present:
        return None, [None] * len(literals)
    spans: list[Span | None] = []
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for id_, literal in zip(ids, literals, strict=True):
        if literal is None:
            spans.append(None)
            continue
        parts.append(_whole(literal.text))
        spans.append(span := Span(at, at + len(literal.text)))
        segments.append(Segment(id_, span))
        at = span.end + len(SEPARATOR)
    plain = SEPARATOR.join(parts)
    text = Text(
        raw=raw,
        plain=plain,
        blocks=_blocks(plain, segments),
        map=LiteralMap(raw, present),
        segments=tuple(segments),
        language=language,
        escape=Escape.JSON,
    )
    return text, spans


def _blocks(plain: str, segments: Sequence[Segment]) -> tuple[Block, ...]:
    """A record of one line is one block, its kind told from the whole document; longer ones are taken apart as plain text is."""
    found: list[Block | Span] = []
    for segment in segments:
        text = segment.span.of(plain)
        stripped = text.strip()
        start = segment.span.start + len(text) - len(text.lstrip()) if len(stripped) < len(text) else segment.span.start
        if "\n" in stripped or "\r" in stripped:
            found.extend(Block(b.span.shift(start), b.kind, b.level) for b in blocks(stripped))
        elif stripped:
            found.append(Span(start, start + len(stripped)))
    kinds = iter(classify([head(plain, span.start, span.end) for span in found if isinstance(span, Span)], sentences=True))
    return tuple(block if isinstance(block, Block) else _block(block, next(kinds)) for block in found)


def _block(span: Span, kind: BlockKind) -> Block:
    return Block(span, kind, 1 if kind is BlockKind.HEADING else 0)


def _whole(text: str) -> str:
    """Half a surrogate pair becomes U+FFFD: it is no character, and nothing could print it."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _pieces(raw: str, literals: Sequence[Literal]) -> Iterator[Piece]:
    """Verbatim stretches, escapes as units, and the gaps between the literals."""
    plain = 0
    for number, literal in enumerate(literals):
        if number:
            before = literals[number - 1].end
            yield Piece(Span(plain, plain + len(SEPARATOR)), Span(before, before))
            plain += len(SEPARATOR)
        at = literal.start
        for match in _ESCAPE.finditer(raw, at, literal.end) if raw.find("\\", at, literal.end) >= 0 else ():
            start, end = match.span()
            if at < start:
                yield Piece(Span(plain, plain + start - at), Span(at, start))
                plain += start - at
            yield Piece(Span(plain, plain + 1), Span(start, end))
            plain, at = plain + 1, end
        if at < literal.end:
            yield Piece(Span(plain, plain + literal.end - at), Span(at, literal.end))
            plain += literal.end - at
