"""JUnit XML: a suite for each file, a case for each finding, failed from the fail level on. Jenkins and others draw it."""

from __future__ import annotations

from xml.etree import ElementTree

from mtqa.model import Report
from mtqa.report.rows import relative, rows_of
from mtqa.report.visible import one_line


def render_junit(report: Report, base: str = "") -> str:
    """A file without findings is one passed case; one that cannot be read is an error."""
    root = ElementTree.Element("testsuites", name="mtqa")
    totals = {"tests": 0, "failures": 0, "errors": 0}
    for file in report.files:
        path = relative(file.path, base)
        cases = list(rows_of(file, base))
        failed = [r.finding.severity.rank >= report.fail_on.rank for r in cases]
        counts = {"tests": max(1, len(cases)), "failures": sum(failed), "errors": int(file.error is not None)}
        suite = ElementTree.SubElement(root, "testsuite", {"name": one_line(path)} | {k: str(v) for k, v in counts.items()})
        for row, fails in zip(cases, failed, strict=True):
            name = f"{row.finding.rule.id} ({row.line}:{row.column})"
            case = ElementTree.SubElement(suite, "testcase", name=name, classname=one_line(path), file=one_line(path), line=str(row.line))
            if fails:
                ElementTree.SubElement(
                    case, "failure", message=row.advice, type=row.finding.severity
                ).text = f"{path}:{row.line}:{row.column}"
            else:
                ElementTree.SubElement(case, "system-out").text = row.advice
        if not cases:
            case = ElementTree.SubElement(suite, "testcase", name="no findings", classname=one_line(path))
            if file.error is not None:
                ElementTree.SubElement(case, "error", message=one_line(file.error), type="unreadable")
        totals = {k: totals[k] + v for k, v in counts.items()}
    root.attrib |= {k: str(v) for k, v in totals.items()}
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
