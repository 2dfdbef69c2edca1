"""SARIF 2.1.0 (OASIS standard), as GitHub code scanning, Azure DevOps and most editors read it."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import quote

from mtqa.model import Finding, Report, RuleInfo, Severity, Text
from mtqa.report.locate import Locator
from mtqa.report.rows import Row, relative, rows_of
from mtqa.report.visible import json_visible
from mtqa.report.worth import in_brackets

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LIMIT = 5000  # GitHub shows no more results of a run, and refuses a file with more than 25,000
_LEVEL = {Severity.NEUTRAL: "note", Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def render_sarif(report: Report, base: str = "") -> str:
    """One run. The most severe findings come first where there are more than GitHub takes."""
    infos = {f.rule.id: f.rule for f in report.findings}
    numbers = {rule: n for n, rule in enumerate(sorted(infos))}
    results = []
    for file in report.files:
        locator = Locator(file)
        results += [(row, _result(row, numbers, locator, base)) for row in rows_of(file, base)]
    if len(results) > LIMIT:
        results = sorted(results, key=lambda r: -r[0].finding.severity.rank)[:LIMIT]
    driver = {
        "name": "mtqa",
        "semanticVersion": report.version,
        "informationUri": "https://pypi.org/project/mtqa/",
        "rules": [_rule(infos[rule]) for rule in sorted(infos)],
        "properties": {"ruleSet": report.rules},
    }
    errors = [
        {
            "level": "error",
            "message": {"text": f.error},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(relative(f.path, base))}}],
        }
        for f in report.files
        if f.error
    ]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for _, result in results],
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": errors}],
    }
    return json_visible(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)) + "\n"


def _rule(info: RuleInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "shortDescription": {"text": info.message.replace("{match}", "…").replace("{right}", "…")},
        "fullDescription": {"text": info.why or info.message},
        "help": {"text": f"{info.why}\n\nmtqa explain {info.id}"},
        "defaultConfiguration": {"level": _LEVEL[info.severity]},
        "properties": {
            "tags": list(dict.fromkeys([info.family, info.category, info.its])),  # each once, says the schema
            "problem.severity": _LEVEL[info.severity].replace("note", "recommendation"),
        },
    }


def _result(row: Row, numbers: dict[str, int], locator: Locator, base: str) -> dict[str, Any]:
    finding, text = row.finding, locator.text(row.finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": numbers[finding.rule.id],
        "level": _LEVEL[finding.severity],
        "message": {"text": row.advice},
        "locations": [_location(row)],
        "partialFingerprints": {"mtqa/v1": finding.fingerprint},
        "properties": {"confidence": round(finding.confidence, 3), "severity": finding.severity},
    }
    related = [_related(n, row, locator, text, base) for n in range(len(finding.related))]
    if related:
        result["relatedLocations"] = related
    fixes = [_fix(finding, n, row.path) for n in range(len(finding.fixes))]
    if fixes:
        result["fixes"] = fixes
    return result


def _location(row: Row) -> dict[str, Any]:
    region = {"startLine": row.line, "startColumn": row.column, "endLine": row.end_line, "endColumn": row.end_column}
    span = row.finding.span
    region |= {"charOffset": span.start, "charLength": len(span)}
    return {"physicalLocation": {"artifactLocation": _artifact(row.path), "region": region}}


def _related(n: int, row: Row, locator: Locator, text: Text, base: str) -> dict[str, Any]:
    other, path = row.finding.related[n], row.path
    if (far := other.elsewhere) is not None:
        path, line, column = relative(far.path, base), far.line, far.column
    else:
        line, column = locator.position(text, other.span.start)
    place = {"artifactLocation": _artifact(path), "region": {"startLine": line, "startColumn": column}}
    return {"id": n, "message": {"text": other.note}, "physicalLocation": place}


def _fix(finding: Finding, n: int, path: str) -> dict[str, Any]:
    fix = finding.fixes[n]
    replacements = [
        {"deletedRegion": {"charOffset": e.span.start, "charLength": len(e.span)}, "insertedContent": {"text": e.replacement}}
        for e in fix.edits
    ]
    return {
        "description": {"text": fix.title + in_brackets(fix)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _artifact(path: str) -> dict[str, str]:
    uri = quote(os.fsencode(path))  # bytes: a name need not be UTF-8
    return {"uri": uri if not path.startswith("/") else "file://" + uri}
