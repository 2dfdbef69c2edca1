"""The result of a run, as data. Renderers turn it into text; nothing in it is formatted."""

from __future__ import annotations

from dataclasses import dataclass

from mtqa.model.document import File
from mtqa.model.finding import Dropped, Finding
from mtqa.model.kinds import Severity
from mtqa.model.scorecard import Scorecard
from mtqa.model.scores import FileScores


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what was found and kept, what was dropped and why. `file` is None when it could not be read (`error`).

    words: white-space separated words of the checked target text. scores: against the references, where there are any.
    """

    path: str
    file: File | None
    findings: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    error: str | None = None
    notes: tuple[str, ...] = ()
    words: int = 0
    scores: FileScores | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. rules: hash of the rule set. fail_on: the severity from which the run counts as failed. scorecard: if asked for."""

    files: tuple[FileReport, ...]
    rules: str
    version: str
    fail_on: Severity = Severity.MAJOR
    notes: tuple[str, ...] = ()
    scorecard: Scorecard | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All kept findings, file by file."""
        return tuple(f for file in self.files for f in file.findings)

    @property
    def failed(self) -> bool:
        """True if a finding is at or above the fail level."""
        return any(f.severity.rank >= self.fail_on.rank for f in self.findings)

    @property
    def broken(self) -> bool:
        """True if a file could not be read."""
        return any(file.error is not None for file in self.files)
