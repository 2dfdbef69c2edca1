"""JSON and JSON Lines, as docs/reference/json.md lays down: one object for the run, or one object a finding."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from mtqa.model import FileReport, Finding, Fix, Related, Report, Severity, Span, Text
from mtqa.report.card import card_object
from mtqa.report.known import rounded_precision
from mtqa.report.locate import Locator, SegmentPlace, plain_edits, replacement, segment
from mtqa.report.visible import json_visible
from mtqa.report.worth import rounded

VERSION = 1


def render_json(report: Report) -> str:
    """The whole run; a line for each finding, so that two runs can be compared with `diff`."""
    files = ",\n  ".join(_file(file) for file in report.files)
    head = {"version": VERSION, "tool": {"name": "mtqa", "version": report.version, "rules": report.rules}}
    card = f',\n "scorecard": {_dump(card_object(report.scorecard))}' if report.scorecard else ""
    return f'{_dump(head)[:-1]},\n "files": [{_nest(files)}],\n "summary": {_dump(_summary(report))}{card}}}\n'


def render_jsonl(report: Report) -> str:
    """A line for each finding, each with its `path`."""
    lines = []
    for file in report.files:
        locator = Locator(file)
        lines += [_dump({"path": file.path, **finding_object(f, locator)}) + "\n" for f in file.findings]
    return "".join(lines)


def finding_object(finding: Finding, locator: Locator) -> dict[str, Any]:
    """One finding as JSON knows it."""
    text = locator.text(finding)
    line, column = locator.position(text, finding.span.start)
    return {
        "rule": finding.rule.id,
        "message": finding.message,
        "severity": finding.severity,
        "category": finding.rule.category,
        "its": finding.rule.its,
        "confidence": round(finding.confidence, 3),
        "precision": rounded_precision(finding.rule),
        "help": f"mtqa explain {finding.rule.id}",
        "side": finding.side,
        **_offsets(finding.span, finding.plain, text),
        "line": line,
        "column": column,
        "text": finding.text,
        "segment": _segment(segment(text, finding.plain)),
        "doc": finding.document,
        "suggestions": [_suggestion(finding, fix, text) for fix in finding.fixes],
        "related": [_related(r, text, locator) for r in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _suggestion(finding: Finding, fix: Fix, text: Text) -> dict[str, Any]:
    edits = []
    for raw, plain in zip(fix.edits, plain_edits(fix, text), strict=True):
        # In a segment format the file-level place is given only where writing the same characters there does the same.
        same = not text.segments or raw.replacement == plain.replacement
        place = _offsets(raw.span, plain.span, text) if same else {"start": None, "end": None}
        written = plain.replacement if text.segments else raw.replacement
        edits.append({**place, "replacement": written, "segment": _segment(segment(text, plain.span))})
    return {
        "title": fix.title,
        "replacement": replacement(finding, fix, text),
        "applicability": fix.applicability,
        "edits": edits,
        "scores": rounded(fix.scores) if fix.scores else None,
    }


def _related(related: Related, text: Text, locator: Locator) -> dict[str, Any]:
    if (other := related.elsewhere) is not None:
        place: dict[str, Any] = {"path": other.path, "start": None, "end": None, "line": other.line, "column": other.column}
        return {**place, "text": other.text, "note": related.note, "segment": None}
    span = related.span
    plain = text.to_plain(span)
    line, column = locator.position(text, span.start)
    place = {**_offsets(span, plain, text), "line": line, "column": column}
    return {**place, "text": plain.of(text.plain), "note": related.note, "segment": _segment(segment(text, plain))}


def _offsets(span: Span, plain: Span, text: Text) -> dict[str, int | None]:
    """File-level offsets; null in a segment format where the raw file does not hold the same characters."""
    if text.segments and span.of(text.raw) != plain.of(text.plain):
        return {"start": None, "end": None}
    return {"start": span.start, "end": span.end}


def _segment(place: SegmentPlace | None) -> dict[str, Any] | None:
    return None if place is None else {"id": place.id, "start": place.start, "end": place.end}


def _file(file: FileReport) -> str:
    locator = Locator(file)
    language = file.file.documents[0].target.language if file.file and file.file.documents else None
    source = file.file.source_path if file.file else None
    references = file.file.reference_paths if file.file else ()
    head: dict[str, Any] = {"path": file.path, "language": language, "source": source, "reference": references[0] if references else None}
    head |= {"references": list(references), "error": file.error} if len(references) > 1 else {"error": file.error}
    if file.scores is not None:
        head["scores"] = rounded(file.scores)
    findings = ",\n    ".join(_dump(finding_object(f, locator)) for f in file.findings)
    dropped = ",\n    ".join(_dump(_dropped(d.finding, d.reason, locator)) for d in file.dropped)
    return f'{_dump(head)[:-1]},\n   "findings": [{_nest(findings, 4)}],\n   "dropped": [{_nest(dropped, 4)}]}}'


def _dropped(finding: Finding, reason: str, locator: Locator) -> dict[str, Any]:
    return {"rule": finding.rule.id, **_offsets(finding.span, finding.plain, locator.text(finding)), "reason": reason}


def _nest(lines: str, depth: int = 2) -> str:
    return f"\n{' ' * depth}{lines}" if lines else ""


def _summary(report: Report) -> dict[str, Any]:
    counts = Counter(f.severity for f in report.findings)
    by_severity = {severity.value: counts[severity] for severity in reversed(Severity) if counts[severity]}
    words = sum(file.words for file in report.files)
    return {"files": len(report.files), "findings": len(report.findings), "by_severity": by_severity, "words": words}


def _dump(value: Mapping[str, Any]) -> str:
    return json_visible(json.dumps(value, ensure_ascii=False))
