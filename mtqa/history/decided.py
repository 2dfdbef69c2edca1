"""A reviewer's decisions as fixes: which suggestion was accepted, or which own text stands for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mtqa.fix import Chooser
from mtqa.model import Applicability, Edit, File, Finding, Fix, Side, Text
from mtqa.report.locate import Locator, replacement
from mtqa.resolve.decisions import Decision


@dataclass(slots=True)
class Decided:
    """Chooses the fix of a finding by the decision on it. `used` tells afterwards which decisions found their finding.

    A decision fits a finding with its fingerprint and its words; its path does not matter, so a file may have moved.
    """

    decisions: dict[tuple[str, str], Decision]
    used: set[tuple[str, str]] = field(default_factory=set)

    def chooser(self, file: File, locator: Locator) -> Chooser:
        """For the findings of one file."""

        def choose(finding: Finding) -> Fix | None:
            key = (finding.fingerprint, finding.text)
            decision = self.decisions.get(key)
            if decision is None:
                return None
            self.used.add(key)
            return None if decision.verdict == "reject" else _fix(decision, finding, locator.text(finding), file)

        return choose

    def unused(self, path: str) -> list[Decision]:
        """Decisions made about this file that no finding of it fits any more: the text has changed since."""
        return [d for key, d in self.decisions.items() if key not in self.used and d.path == path]


def decided(decisions: Iterable[Decision]) -> Decided:
    """Ready to choose."""
    return Decided({(d.fingerprint, d.text): d for d in decisions})


def _fix(decision: Decision, finding: Finding, text: Text, file: File) -> Fix | None:
    """The suggestion that gives the decided text, the first one for a bare "accept", or an edit of the reviewer's own."""
    wanted = decision.replacement
    if decision.verdict == "accept":
        same = (fix for fix in finding.fixes if wanted is None or replacement(finding, fix, text) == wanted)
        if (fix := next(same, None)) is not None:
            return fix
    if wanted is None or finding.side is not Side.TARGET:
        return None
    if finding.span.of(file.raw) != text.escape.write(finding.text):
        return None  # the marked words cross markup: an own text would tear it
    return Fix(f"Write '{wanted}'", (Edit(finding.span, text.escape.write(wanted)),), Applicability.UNSAFE)
