"""One line a finding, for editors, grep and the eye: path:line:column: rule severity message [suggestion]."""

from __future__ import annotations

from mtqa.model import Finding, Report, Text
from mtqa.report.locate import Locator, applied, in_raw, plain_edits
from mtqa.report.paint import Paint
from mtqa.report.visible import one_line
from mtqa.report.worth import in_brackets

_LONGEST = 80  # characters of a suggestion


def render_concise(report: Report, *, colour: bool = False) -> str:
    """All findings, a line each; nothing for a clean run."""
    paint = Paint(colour)
    lines = []
    for file in report.files:
        locator = Locator(file)
        for finding in file.findings:
            text = locator.text(finding)
            line, column = locator.position(text, finding.span.start)
            place = paint(f"{one_line(file.path)}:{line}:{column}:", "place")
            said = f"{one_line(finding.message)}{_suggestion(finding, text)}"
            lines.append(f"{place} {paint(finding.rule.id, 'rule')} {paint.severity(finding.severity)} {said}\n")
    return "".join(lines)


def _suggestion(finding: Finding, text: Text) -> str:
    if not finding.fixes:
        return ""
    finding, text = in_raw(finding, text)
    new = applied(text.plain, finding.plain, plain_edits(finding.fixes[0], text))
    if not new.strip() or new == finding.text:  # nothing to show in its place, or the change lies beside it
        new = finding.fixes[0].title
    new = one_line(new)
    return f" [{new if len(new) <= _LONGEST else new[: _LONGEST - 1] + '…'}]{in_brackets(finding.fixes[0])}"
