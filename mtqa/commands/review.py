"""A review of findings one by one: what was decided, and the way back. No terminal in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtqa.model import FileReport, Finding
from mtqa.report.locate import Locator, replacement
from mtqa.resolve.decisions import Decision

Place = tuple[FileReport, Finding]


@dataclass(slots=True)
class Review:
    """Walks through places. `at` is the place being decided, `len(places)` when all are."""

    places: list[Place]
    at: int = 0
    decided: dict[int, Decision | None] = field(default_factory=dict)
    _steps: list[int] = field(default_factory=list)

    @property
    def current(self) -> Place | None:
        """The place to decide on, None at the end."""
        return self.places[self.at] if self.at < len(self.places) else None

    def accept(self, choice: int = 0) -> bool:
        """Take a suggestion. False if there is no such one."""
        if self.current is None or choice >= len(self.current[1].fixes):
            return False
        report, finding = self.current
        text = Locator(report).text(finding)
        self._decide("accept", replacement(finding, finding.fixes[choice], text))
        return True

    def reject(self) -> None:
        """Say that the finding is wrong, or to be left alone."""
        self._decide("reject", None)

    def edit(self, text: str) -> None:
        """Write something of one's own in the place of the marked words."""
        self._decide("edit", text)

    def skip(self) -> None:
        """Leave it undecided."""
        self._move(None)

    def skip_file(self) -> None:
        """Leave the rest of this file undecided."""
        if self.current is None:
            return
        path, first = self.current[0].path, self.at
        while self.current is not None and self.current[0].path == path:
            self.decided[self.at] = None
            self.at += 1
        self._steps.append(first)

    def undo(self) -> bool:
        """Back to where the last step began. False if there was none."""
        if not self._steps:
            return False
        self.at = self._steps.pop()
        for index in [n for n in self.decided if n >= self.at]:
            del self.decided[index]
        return True

    @property
    def decisions(self) -> list[Decision]:
        """What was decided so far, in the order of the places."""
        return [d for _, d in sorted(self.decided.items()) if d is not None]

    def _decide(self, verdict: str, text: str | None) -> None:
        if self.current is None:
            return
        report, f = self.current
        self._move(Decision(f.fingerprint, report.path, f.rule.id, f.text, verdict, replacement=text, before=f.before, after=f.after))

    def _move(self, decision: Decision | None) -> None:
        self.decided[self.at] = decision
        self._steps.append(self.at)
        self.at += 1
