"""Which fixes are applied together: one for each finding, none touching the same characters as another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mtqa.model import Applicability, Edit, Finding, Fix, Side


@dataclass(frozen=True, slots=True)
class Choice:
    """A finding with the fix that was chosen for it."""

    finding: Finding
    fix: Fix


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be applied, and what had to stand back because its edits overlap those of another choice."""

    chosen: tuple[Choice, ...]
    conflicts: tuple[Choice, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits in text order; equal edits that two fixes share stand once."""
        return tuple(sorted({(e.span.start, e.span.end, e.replacement): e for c in self.chosen for e in c.fix.edits}.values(),
                            key=lambda e: (e.span, e.replacement)))  # fmt: skip


Chooser = Callable[[Finding], Fix | None]


def first_fix(*, unsafe: bool = False) -> Chooser:
    """Chooses the first fix that may be applied without asking; with `unsafe` also the probable ones."""
    wanted = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    return lambda finding: next((fix for fix in finding.fixes if fix.applicability in wanted), None)


def plan(findings: Iterable[Finding], choose: Chooser) -> Plan:
    """Choose a fix for every finding. The order of the findings does not matter.

    Severe findings go first, then sure ones, then by place and rule. A fix whose edits overlap (or insert at the same
    place as) an edit already chosen stands back, unless the two edits are the same.
    """
    chosen, conflicts = [], []
    taken: list[tuple[int, int, str]] = []
    for finding in sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.span, f.rule.id, f.message)):
        fix = choose(finding) if finding.side is Side.TARGET else None
        if fix is None or not fix.edits:
            continue
        choice = Choice(finding, fix)
        edits = [(e.span.start, e.span.end, e.replacement) for e in fix.edits]
        if any(_collides(edit, taken) for edit in edits):
            conflicts.append(choice)
            continue
        chosen.append(choice)
        for edit in edits:
            if edit not in taken[bisect_left(taken, edit) :][:1]:
                insort(taken, edit)
    return Plan(tuple(chosen), tuple(conflicts))


def _collides(edit: tuple[int, int, str], taken: list[tuple[int, int, str]]) -> bool:
    """Chosen edits do not overlap, so only the neighbours matter."""
    at = bisect_left(taken, edit)
    for other in taken[max(0, at - 1) : at + 2]:
        if other == edit:
            continue
        if other[0] == edit[0] or max(other[0], edit[0]) < min(other[1], edit[1]):
            return True
    return False
