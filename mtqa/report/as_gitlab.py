"""GitLab code quality report: findings beside the lines of a merge request."""

from __future__ import annotations

import json
from collections import Counter

from mtqa.model import Report, Severity
from mtqa.report.rows import rows
from mtqa.report.visible import json_visible

_LEVEL = {Severity.NEUTRAL: "info", Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "critical"}


def render_gitlab(report: Report, base: str = "") -> str:
    """A list of issues. GitLab wants every fingerprint once, so equal ones of a file are counted."""
    seen: Counter[tuple[str, str]] = Counter()
    issues = []
    for row in rows(report, base):
        key = (row.path, row.finding.fingerprint)
        seen[key] += 1
        issues.append(
            {
                "description": row.advice,
                "check_name": row.finding.rule.id,
                "fingerprint": f"{row.path}:{row.finding.fingerprint}:{seen[key]}",
                "severity": _LEVEL[row.finding.severity],
                "location": {
                    "path": row.path,
                    "positions": {
                        "begin": {"line": row.line, "column": row.column},
                        "end": {"line": row.end_line, "column": row.end_column},
                    },
                },
            }
        )
    return json_visible(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"
