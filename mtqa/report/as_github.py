"""GitHub workflow commands: a comment at the line of every finding, without any upload."""

from __future__ import annotations

from mtqa.model import Report, Severity
from mtqa.report.rows import relative, rows
from mtqa.report.visible import one_line

_LEVEL = {Severity.NEUTRAL: "notice", Severity.MINOR: "notice", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def render_github(report: Report, base: str = "") -> str:
    """A line for each finding and for each file that could not be read."""
    lines = [
        f"::{_LEVEL[r.finding.severity]} file={_property(r.path)},line={r.line},col={r.column},endLine={r.end_line},"
        f"endColumn={r.end_column},title={_property('mtqa ' + r.finding.rule.id)}::{_data(r.advice)}\n"
        for r in rows(report, base)
    ]
    lines += [f"::error file={_property(relative(f.path, base))}::{_data(one_line(f.error))}\n" for f in report.files if f.error]
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
