"""The shape of a stage, and the stages that need no file of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtqa.model import Dropped, Finding, Severity

Stage = Callable[[Sequence[Finding]], tuple[list[Finding], list[Dropped]]]


def parted(findings: Sequence[Finding], reason: Callable[[Finding], str | None]) -> tuple[list[Finding], list[Dropped]]:
    """Keep the findings for which there is no reason to drop them."""
    kept, dropped = [], []
    for finding in findings:
        why = reason(finding)
        if why is None:
            kept.append(finding)
        else:
            dropped.append(Dropped(finding, why))
    return kept, dropped


def above(severity: Severity, confidence: float) -> Stage:
    """Leave out what the user did not ask for. Such findings are not reported as dropped: they were never wanted."""

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        return [f for f in findings if f.severity.rank >= severity.rank and f.confidence >= confidence], []

    return stage


def precise(share: float) -> Stage:
    """Leave out findings of rules that were measured and found to be right less often.

    What was not measured passes.
    """

    def reason(finding: Finding) -> str | None:
        precision = finding.rule.measured.precision if finding.rule.measured else None
        return "precision" if precision is not None and precision < share else None

    return lambda findings: parted(findings, reason)


def ordered(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
    """By document as read, then place, then rule: a total order that depends on nothing else."""
    return sorted(findings, key=lambda f: (f.side, f.span.start, f.span.end, f.rule.id, f.message)), []
