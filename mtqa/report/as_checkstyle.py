"""Checkstyle XML, which many review bots and CI plug-ins read."""

from __future__ import annotations

from xml.etree import ElementTree

from mtqa.model import Report, Severity
from mtqa.report.rows import relative, rows_of
from mtqa.report.visible import one_line

_LEVEL = {Severity.NEUTRAL: "info", Severity.MINOR: "info", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def render_checkstyle(report: Report, base: str = "") -> str:
    """An element for each file, also for those without findings."""
    root = ElementTree.Element("checkstyle", version="4.3")
    for file in report.files:
        element = ElementTree.SubElement(root, "file", name=one_line(relative(file.path, base)))
        if file.error is not None:
            ElementTree.SubElement(element, "error", line="1", severity="error", message=one_line(file.error), source="mtqa.unreadable")
        for row in rows_of(file, base):
            place = {"line": str(row.line), "column": str(row.column), "severity": _LEVEL[row.finding.severity]}
            ElementTree.SubElement(element, "error", place, message=row.advice, source=f"mtqa.{row.finding.rule.id}")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
