"""Where a finding is: its text, its line and column, its segment, and what its fixes put there. Shared by all formats."""

from __future__ import annotations

import html
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mtqa.model import Block, Document, Edit, Escape, FileReport, Finding, Fix, Side, Span, Text
from mtqa.model.lazy import lazy
from mtqa.report.lines import LineIndex

_LINE = lazy(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """A stretch inside one record of a segment format, in code points of its decoded text."""

    id: str
    start: int
    end: int


class Locator:
    """Answers for one file. Line starts are computed once for each text, when first asked for."""

    def __init__(self, report: FileReport) -> None:
        documents = report.file.documents if report.file else ()
        self._named: dict[str | None, list[Document]] = defaultdict(list)
        for document in documents:
            self._named[document.name].append(document)
        self._sides: dict[tuple[str | None, Side], list[Text]] = {}
        self._lines: dict[int, LineIndex] = {}

    def text(self, finding: Finding) -> Text:
        """The side of the document that the finding's spans count in."""
        key = (finding.document, finding.side)
        if key not in self._sides:
            documents = self._named[finding.document]
            both = (d.source if finding.side is Side.SOURCE else d.target for d in documents)
            self._sides[key] = [text for text in both if text is not None]
        texts = self._sides[key]
        if len(texts) == 1:
            return texts[0]
        # Records without a `doc` stand alone each and have no name: they are told apart by where they lie in the file.
        return texts[max(0, bisect_right(texts, finding.span.start, key=_first) - 1)]

    def position(self, text: Text, at: int) -> tuple[int, int]:
        """(line, column) of a raw offset."""
        index = self._lines.get(id(text.raw))
        if index is None:
            index = self._lines[id(text.raw)] = LineIndex(text.raw)
        return index.position(at)


def in_raw(finding: Finding, text: Text) -> tuple[Finding, Text]:
    """The finding and its text as a reader should see them: of what stands in markup, and so in no running text, the raw line."""
    if text.map is None or finding.text == finding.plain.of(text.plain) or finding.text != finding.span.of(text.raw):
        return finding, text
    low = max(text.raw.rfind("\n", 0, finding.span.start), text.raw.rfind("\r", 0, finding.span.start)) + 1
    line = _LINE.match(text.raw, low)
    assert line is not None
    block = Block(Span(low, max(line.end(), finding.span.end)))
    return replace(finding, plain=finding.span), Text(text.raw, text.raw, (block,))


def _first(text: Text) -> int:
    """Where a side begins in the raw text."""
    return text.map.pieces[0].raw.start if text.map is not None and text.map.pieces else 0


def segment(text: Text, plain: Span) -> SegmentPlace | None:
    """The segment that holds a plain stretch, or None for running text."""
    found = text.segment_at(plain.start)
    if found is None:
        return None
    return SegmentPlace(found.id, plain.start - found.span.start, min(plain.end, found.span.end) - found.span.start)


def plain_edits(fix: Fix, text: Text) -> tuple[Edit, ...]:
    """The fix's edits as a reader sees them: offsets into `plain`, replacements without entities and escapes."""
    if text.map is None:
        return fix.edits
    return tuple(Edit(text.to_plain(e.span), unescaped(e.replacement, text.escape)) for e in fix.edits)


def unescaped(replacement: str, escape: Escape) -> str:
    """The inverse of how a replacement was written for the raw text."""
    if escape is Escape.HTML:
        return html.unescape(replacement)
    if escape is Escape.JSON:
        return str(json.loads(f'"{replacement}"'))
    return replacement


def applied(text: str, span: Span, edits: Iterable[Edit]) -> str:
    """`text[span]` after those of the edits that lie inside the span."""
    inside = sorted((e for e in edits if span.contains(e.span)), key=lambda e: (e.span.start, e.span.end))
    parts, at = [], span.start
    for edit in inside:
        parts += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join(parts) + text[at : span.end]


def replacement(finding: Finding, fix: Fix, text: Text) -> str:
    """What stands in the finding's own span after the fix: in the segment's decoded text if there is one, else in the file's own."""
    if text.segments:
        return applied(text.plain, finding.plain, plain_edits(fix, text))
    return applied(text.raw, finding.span, fix.edits)
