"""TSV for Marot (github.com/google-research/google-research/tree/master/marot), which shows and filters MQM ratings.

Ten columns, a line for each error, which <v> and </v> mark; a segment without errors has one line that says "no-error". The same
columns are those of WMT's MQM data, so `mtqa evaluate` reads the file too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mtqa.model import Report, Side, Span
from mtqa.report.marked import Marked, Piece, named, pieces
from mtqa.report.rows import relative
from mtqa.report.visible import json_visible, visible

COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata")


def render_marot(report: Report, base: str = "") -> str:
    """The head, then all segments in order. The system is the checked file: two files with the same documents are compared."""
    lines = ["\t".join(COLUMNS)]
    number = 0
    for file in report.files:
        path = visible(relative(file.path, base))
        for document, segments in pieces(file):
            for piece in segments:
                number += 1
                head = [path, visible(document.name or path), _cell(piece.id), str(number), f"mtqa {report.version}"]
                lines += ["\t".join([*head, *row]) for row in _rows(piece)]
    return "\n".join(lines) + "\n"


def _rows(piece: Piece) -> Iterator[list[str]]:
    if not piece.marks:
        yield [_cell(piece.source), _cell(piece.target), "no-error", "no-error", "{}"]
    for mark in piece.marks:
        finding = mark.finding
        in_source = finding.side is Side.SOURCE
        source = _tagged(piece.source, mark.span) if in_source else _cell(piece.source)
        target = _cell(piece.target) if in_source else _tagged(piece.target, mark.span)
        category = f"{named(finding.rule.category)}/{named(finding.rule.its)}"
        yield [source, target, category, named(finding.severity), _metadata(mark)]


def _metadata(mark: Marked) -> str:
    finding = mark.finding
    shown = {"note": finding.message, "marked_text": finding.text if len(mark.span) else "", "rule": finding.rule.id}
    return json_visible(json.dumps(shown, ensure_ascii=False)).replace("\t", " ")


def _tagged(text: str, span: Span) -> str:
    if not len(span):
        return _cell(text)
    return f"{_cell(text[: span.start])}<v>{_cell(span.of(text))}</v>{_cell(text[span.end :])}"


def _cell(text: str) -> str:
    """Text in which only our own tags mark anything."""
    return visible(text.replace("<v>", "‹v›").replace("</v>", "‹/v›"))
