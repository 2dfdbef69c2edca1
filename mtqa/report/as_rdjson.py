"""Reviewdog diagnostic format (rdjson): comments with suggestions on any forge that reviewdog knows."""

from __future__ import annotations

import json
from typing import Any

from mtqa.model import Edit, Fix, Report, Severity
from mtqa.report.locate import Locator
from mtqa.report.rows import relative, rows_of
from mtqa.report.visible import json_visible

_LEVEL = {Severity.NEUTRAL: "INFO", Severity.MINOR: "INFO", Severity.MAJOR: "WARNING", Severity.CRITICAL: "ERROR"}


def render_rdjson(report: Report, base: str = "") -> str:
    """Columns count UTF-8 bytes there, as the format's protocol says, so each line's beginning is measured."""
    diagnostics: list[dict[str, Any]] = []
    for file in report.files:
        raw = file.file.raw if file.file else ""
        locator = Locator(file)
        for row in rows_of(file, base):
            text = locator.text(row.finding)

            def position(at: int, locator: Locator = locator, text: Any = text, raw: str = raw) -> dict[str, int]:
                line, column = locator.position(text, at)
                return {"line": line, "column": 1 + len(raw[at - column + 1 : at].encode("utf-8", "surrogatepass"))}

            def region(edit: Edit, position: Any = position) -> dict[str, Any]:
                return {"start": position(edit.span.start), "end": position(edit.span.end)}

            diagnostics.append(
                {
                    "message": row.advice,
                    "location": {"path": row.path, "range": region(Edit(row.finding.span, ""))},
                    "severity": _LEVEL[row.finding.severity],
                    "code": {"value": row.finding.rule.id},
                    "suggestions": [
                        {"range": region(fix.edits[0]), "text": fix.edits[0].replacement} for fix in _single(row.finding.fixes)
                    ],
                }
            )
        if file.error is not None:
            diagnostics.append({"message": file.error, "location": {"path": relative(file.path, base)}, "severity": "ERROR"})
    return json_visible(json.dumps({"source": {"name": "mtqa"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1)) + "\n"


def _single(fixes: tuple[Fix, ...]) -> list[Fix]:
    """The fixes of one edit: reviewdog takes the suggestions of a diagnostic for alternatives, not for parts."""
    return [fix for fix in fixes if len(fix.edits) == 1]
