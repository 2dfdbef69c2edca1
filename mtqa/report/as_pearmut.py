"""A campaign for Pearmut (github.com/zouharvi/pearmut): people see our findings as pre-filled error spans, and correct them.

Protocol MQM, one task with all documents. Pearmut counts spans in UTF-16 units, ends included, and allows one span a character:
where findings overlap, the first stands. It puts texts that begin like a media tag into the page as they are, so such a beginning
is written with another bracket.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from mtqa.model import Category, Its, Report, Severity, Side, Span
from mtqa.report.marked import Marked, Piece, named, pieces
from mtqa.report.rows import relative
from mtqa.report.visible import json_visible

MODEL = "mt"
_MEDIA = ("<audio ", "<video ", "<img ", "<iframe ")
# What annotators can choose from, besides whatever mtqa found: the usual types of each MQM dimension.
_TYPES: dict[Category, tuple[Its, ...]] = {
    Category.ACCURACY: (Its.MISTRANSLATION, Its.OMISSION, Its.ADDITION, Its.UNTRANSLATED, Its.INCONSISTENT_ENTITIES, Its.NUMBERS),
    Category.LINGUISTIC_CONVENTIONS: (Its.GRAMMAR, Its.TYPOGRAPHICAL, Its.MISSPELLING, Its.DUPLICATION, Its.WHITESPACE, Its.CHARACTERS),
    Category.TERMINOLOGY: (Its.TERMINOLOGY, Its.INCONSISTENCY),
    Category.STYLE: (Its.STYLE, Its.INCONSISTENCY, Its.REGISTER),
}


def render_pearmut(report: Report, base: str = "") -> str:
    """The campaign; `pearmut add FILE` takes it. Documents without any segment are left out."""
    documents = []
    for file in report.files:
        path = relative(file.path, base)
        for document, segments in pieces(file):
            name = document.name or path
            items = [_item(piece, f"{name}:{piece.id}") for piece in segments]
            documents += [items] if items else []
    first = PurePath(report.files[0].path).stem if report.files else "nothing"
    campaign = {
        "info": {
            "assignment": "task-based",
            "protocol": "MQM",
            "shuffle": False,
            "mqm_categories": _categories((f.rule.category, f.rule.its) for f in report.findings),
            "mqm_severities": [named(severity) for severity in Severity],
        },
        "campaign_id": f"mtqa_{first}",
        "data": [documents],
    }
    return json_visible(json.dumps(campaign, ensure_ascii=False, indent=1)) + "\n"


def _item(piece: Piece, name: str) -> dict[str, Any]:
    item: dict[str, Any] = {"item_id": name, "tgt": {MODEL: _harmless(piece.target)}}
    if piece.source:
        item["src"] = _harmless(piece.source)
    if piece.references and piece.references[0]:
        item["ref"] = _harmless(piece.references[0])
    item["error_spans"] = {MODEL: list(_spans(piece.target, piece.marks))}
    item["mtqa"] = [{"rule": m.finding.rule.id, "text": m.finding.text, "message": m.finding.message} for m in piece.marks]
    return item


def _spans(text: str, marks: Iterable[Marked]) -> Iterator[dict[str, Any]]:
    taken = Span(0, 0)
    for mark in marks:
        finding = mark.finding
        if finding.side is not Side.TARGET or not len(mark.span) or mark.span.start < taken.end:
            continue
        taken = mark.span
        yield {
            "start_i": _units(text[: mark.span.start]),
            "end_i": _units(text[: mark.span.end]) - 1,
            "severity": finding.severity,
            "category": f"{named(finding.rule.category)}/{named(finding.rule.its)}",
        }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _categories(found: Iterable[tuple[Category, Its]]) -> dict[str, list[str]]:
    """Dimension -> types, each with the empty choice that Pearmut shows first."""
    types = {category: list(_TYPES.get(category, (Its.OTHER,))) for category in Category}
    for category, its in sorted(set(found)):
        if its not in types[category]:
            types[category].append(its)
    return {"": [], **{named(category): ["", *map(named, own)] for category, own in types.items()}}


def _harmless(text: str) -> str:
    return "‹" + text[1:] if text.startswith(_MEDIA) else text
