"""Documents cut into segments with the findings of each: what annotation tools for translations want to see."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from mtqa.model import Document, FileReport, Finding, Side, Span
from mtqa.report.locate import Locator

_BREAKS = str.maketrans("\t\n\r\v\f\x85\u2028\u2029", " " * 8)  # of the same length, so that offsets stay


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding in a segment. span: in the text of its side (`finding.side`), cut to the segment; empty where it stands in markup."""

    finding: Finding
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in one line: a record, an aligned pair, or a paragraph. source, references: "" or () where there are none."""

    id: str
    source: str
    target: str
    references: tuple[str, ...]
    marks: tuple[Marked, ...]


def pieces(file: FileReport) -> Iterator[tuple[Document, tuple[Piece, ...]]]:
    """Every document of a file with its segments, in order."""
    documents = file.file.documents if file.file else ()
    locator = Locator(file)
    own: dict[int, list[Finding]] = {}
    for finding in file.findings:
        own.setdefault(id(locator.text(finding)), []).append(finding)
    for document in documents:
        sources = own.get(id(document.source), []) if document.source else []
        yield document, tuple(_pieces(document, [*own.get(id(document.target), []), *sources]))


def _pieces(document: Document, findings: list[Finding]) -> Iterator[Piece]:
    target, source = document.target, document.source
    rows = [(pair.target, pair.source, pair.references) for pair in document.pairs]
    whole = [segment.span for segment in target.segments] or [block.span for block in target.blocks]
    rows += [(span, None, ()) for span in whole if not any(span.overlaps(own) or span == own for own, _, _ in rows)]
    rows.sort(key=lambda row: row[0])
    found: list[list[Marked]] = [[] for _ in rows]
    for finding in findings:
        in_target = finding.side is Side.TARGET
        sides = [(span if in_target else other, n) for n, (span, other, _) in enumerate(rows)]
        places = sorted((span, n) for span, n in sides if span is not None)
        if not places:
            continue
        span, n = places[max(0, bisect_right(places, finding.plain.start, key=lambda place: place[0].start) - 1)]
        start, end = max(span.start, finding.plain.start), min(span.end, finding.plain.end)
        found[n].append(Marked(finding, Span(start, end).shift(-span.start) if start < end else Span(0, 0)))
    for number, ((span, other, others), marks) in enumerate(zip(rows, found, strict=True), 1):
        segment = target.segment_at(span.start)
        yield Piece(
            id=segment.id if segment is not None else str(number),
            source=_flat(other.of(source.plain)) if source is not None and other is not None else "",
            target=_flat(span.of(target.plain)),
            references=tuple(_flat(r.of(t.plain)) if r else "" for r, t in zip(others, document.references, strict=False)),
            marks=tuple(sorted(marks, key=lambda mark: (mark.finding.side, mark.span))),
        )


def _flat(text: str) -> str:
    return text.translate(_BREAKS)


def named(word: str) -> str:
    """'Linguistic conventions' for 'linguistic-conventions', as annotation tools write it."""
    return word.replace("-", " ").capitalize()
