"""Check, fix, check again, until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mtqa.errors import MtqaError
from mtqa.fix.apply import apply_edits
from mtqa.fix.plan import Choice, Chooser, first_fix, plan
from mtqa.model import File, FileReport

ROUNDS = 10  # a file needs one or two; more means that two rules undo each other


@dataclass(frozen=True, slots=True)
class FixResult:
    """A file before and after. applied: the fixes in the order they were made; skipped: those that stood back in the last round."""

    path: str
    before: str
    after: str
    applied: tuple[Choice, ...]
    skipped: tuple[Choice, ...]
    file: File | None
    report: FileReport

    @property
    def changed(self) -> bool:
        """True if the text is another one now."""
        return self.before != self.after


def fix_to_fixed_point(check: Callable[[str], FileReport], first: FileReport, *, unsafe: bool = False) -> FixResult:
    """Apply fixes round by round; `check` reads and checks a text of the same file. Raises MtqaError if it never settles."""
    if first.file is None:
        return FixResult(first.path, "", "", (), (), None, first)
    before = text = first.file.raw
    report, applied, seen = first, list[Choice](), {before}
    for _ in range(ROUNDS):
        chosen = plan(report.findings, first_fix(unsafe=unsafe))
        if not chosen.edits:
            return FixResult(first.path, before, text, tuple(applied), chosen.conflicts, first.file, report)
        text = apply_edits(text, chosen.edits)
        applied.extend(chosen.chosen)
        if text in seen:
            break
        seen.add(text)
        report = check(text)
    rules = ", ".join(sorted({c.finding.rule.id for c in chosen.chosen}))
    raise MtqaError(f"{first.path}: the fixes of {rules} undo each other; nothing was written; ignore one of these rules and report it")


def fix_once(check: Callable[[str], FileReport], first: FileReport, choose: Chooser) -> FixResult:
    """Apply exactly the fixes that are chosen, and check what that gives."""
    if first.file is None:
        return FixResult(first.path, "", "", (), (), None, first)
    made = plan(first.findings, choose)
    text = apply_edits(first.file.raw, made.edits)
    report = check(text) if made.edits else first
    return FixResult(first.path, first.file.raw, text, made.chosen, made.conflicts, first.file, report)
