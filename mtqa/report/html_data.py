"""A report as the data of its HTML page: everything the page's script needs, nothing formatted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.model import BlockKind, Document, FileReport, Finding, Fix, Pair, Related, Report, RuleInfo, Side, Span, Text
from mtqa.report.known import short
from mtqa.report.locate import Locator, in_raw, plain_edits, replacement
from mtqa.report.rows import relative
from mtqa.report.worth import brief, of_fix, rounded

VERSION = 1


def page_data(report: Report, base: str = "") -> dict[str, Any]:
    """JSON-able. Offsets count code points of a document's plain text; those of `raw_edits` count in the raw text."""
    rules = {f.rule.id: f.rule for f in report.findings}
    return {
        "version": VERSION,
        "tool": report.version,
        "ruleSet": report.rules,
        "rules": {name: _rule(rules[name]) for name in sorted(rules)},
        "files": [_file(file, base) for file in report.files],
    }


def _rule(info: RuleInfo) -> dict[str, Any]:
    known = short(info)
    return {"family": info.family, "severity": info.severity, "category": info.category, "its": info.its, "why": info.why, "known": known}


def _file(file: FileReport, base: str) -> dict[str, Any]:
    documents = file.file.documents if file.file else ()
    mapped = any(d.target.map is not None for d in documents)
    locator = Locator(file)
    places = {id(d.target): n for n, d in enumerate(documents)} | {id(d.source): n for n, d in enumerate(documents) if d.source}
    return {
        "path": relative(file.path, base),
        "error": file.error,
        "words": file.words,
        "notes": list(file.notes),
        "scores": rounded(file.scores) if file.scores else None,
        "raw": file.file.raw if file.file and mapped else None,
        "documents": [{"name": d.name, "text": d.target.plain, "rows": list(_rows(d))} for d in documents],
        "findings": [_finding(f, places[id(locator.text(f))], locator, base) for f in file.findings],
    }


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    """The document cut into rows: its pairs where it has other sides, else its blocks; what no pair covers gets rows as well."""
    target = document.target
    if not document.pairs:
        for block in target.blocks:
            yield _row(block.span, block.kind)
        return
    covered = sorted(document.pairs, key=lambda p: p.target)
    spans = [p.target for p in covered]
    for block in target.blocks:
        if not any(block.span.overlaps(s) for s in spans):
            covered.append(Pair(block.span))
    for pair in sorted(covered, key=lambda p: p.target):
        row = _row(pair.target, _kind_at(target, pair.target))
        if document.source is not None and pair.source is not None:
            row["source"] = pair.source.of(document.source.plain)
        row["references"] = [s.of(t.plain) if s else "" for s, t in zip(pair.references, document.references, strict=False)]
        segment = target.segment_at(pair.target.start)
        yield row | {"id": segment.id if segment else None}


def _row(span: Span, kind: BlockKind) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "kind": kind}


def _kind_at(text: Text, span: Span) -> BlockKind:
    return next((b.kind for b in text.blocks if b.span.overlaps(span)), BlockKind.PARAGRAPH)


def _finding(finding: Finding, document: int, locator: Locator, base: str) -> dict[str, Any]:
    text = locator.text(finding)
    line, column = locator.position(text, finding.span.start)
    outside = in_raw(finding, text)[0] is not finding  # it stands in markup: `start` and `end` are of the nearest word
    fixes = [_fix(fix, text) for fix in finding.fixes] if finding.side is Side.TARGET else []
    if outside:
        fixes = [made | {"replacement": replacement(finding, fix, text)} for made, fix in zip(fixes, finding.fixes, strict=False)]
    return {
        **({"outside": True} if outside else {}),
        "rule": finding.rule.id,
        "document": document,
        "side": finding.side,
        "start": finding.plain.start,
        "end": finding.plain.end,
        "line": line,
        "column": column,
        "text": finding.text,
        "message": finding.message,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 2),
        "fingerprint": finding.fingerprint,
        "before": finding.before,
        "after": finding.after,
        "fixes": fixes,
        "related": [_related(r, text, locator, base) for r in finding.related],
    }


def _related(related: Related, text: Text, locator: Locator, base: str) -> dict[str, Any]:
    plain, other = text.to_plain(related.span), related.elsewhere
    if other is not None:
        note = f"'{other.text}': {related.note}"
        return {"start": plain.start, "end": plain.end, "note": note, "line": other.line, "path": relative(other.path, base)}
    return {"start": plain.start, "end": plain.end, "note": related.note, "line": locator.position(text, related.span.start)[0]}


def _fix(fix: Fix, text: Text) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": fix.title,
        "applicability": fix.applicability,
        "edits": [[e.span.start, e.span.end, e.replacement] for e in plain_edits(fix, text)],
    }
    if fix.scores is not None:
        made |= {"gain": brief(fix.scores), "worth": of_fix(fix.scores)}
    if text.map is not None:
        made["raw_edits"] = [[e.span.start, e.span.end, e.replacement] for e in fix.edits]
    return made
