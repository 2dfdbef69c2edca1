"""The end of the report for people: how much of what, and what to do next."""

from __future__ import annotations

from collections import Counter

from mtqa.model import Applicability, Finding, Report, Severity
from mtqa.report.paint import Paint
from mtqa.report.worth import of_file
from mtqa.report.wrap import Run, wrap

_BAR = 24  # cells


def closing(report: Report, paint: Paint, width: int) -> str:
    """A row for each family, the totals, and which of it can be fixed."""
    findings = report.findings
    files, words = len([f for f in report.files if f.error is None]), sum(f.words for f in report.files)
    size = f"{_count(files, 'file')}, {_count(words, 'word')}"
    if not findings:
        return paint("Nothing to mend", "good") + f" in {size}.\n" if files else ""
    rows = [paint("─" * width, "faint"), *_families(findings, paint)]
    with_findings = sum(1 for f in report.files if f.findings)
    where = size if files == with_findings else f"{with_findings} of {size}"
    rate = f", {1000 * len(findings) / words:.1f} per 1,000 words" if words >= 200 else ""
    totals = [Run(_count(len(findings), "finding"), "message"), Run(f" in {where}{rate}: "), *_severities(findings), Run(".")]
    scored = [f.scores for f in report.files if f.scores is not None]
    worth = [Run(" ".join(of_file(scored[0])), "faint")] if len(scored) == 1 else []  # for several files JSON has each
    for line in (part for said in (totals, _fixable(findings), _unmeasured(findings), worth) if said for part in wrap(said, width)):
        rows.append("".join(paint(run.text, run.style) for run in line))
    return "\n".join(rows) + "\n"


def _families(findings: tuple[Finding, ...], paint: Paint) -> list[str]:
    counts = Counter(f.rule.family for f in findings)
    worst = {f.rule.family: f.severity for f in sorted(findings, key=lambda f: f.severity.rank)}
    name, number = max(map(len, counts)), len(str(max(counts.values())))
    most = max(counts.values())
    rows = []
    for family, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        bar = "■" * max(1, round(count * min(most, _BAR) / most))
        rows.append(f"  {family:<{name}}  {count:>{number}}  {paint(bar, worst[family].value)}")
    return rows


def _severities(findings: tuple[Finding, ...]) -> list[Run]:
    counts = Counter(f.severity for f in findings)
    runs = [(Run(", "), Run(f"{counts[s]:,} {s.value}", s.value)) for s in reversed(Severity) if counts[s]]
    return [run for pair in runs for run in pair][1:]


def _fixable(findings: tuple[Finding, ...]) -> list[Run]:
    best = Counter(_best(f) for f in findings)
    safe, unsafe = best[Applicability.SAFE], best[Applicability.UNSAFE]
    if not safe and not unsafe:
        return []
    safe_command, unsafe_command = Run("mtqa fix", "place"), Run("mtqa fix --unsafe", "place")
    if not safe:
        return [unsafe_command, Run(f" can mend {unsafe:,} of them; read what it does with --diff.")]
    more = [Run(", "), unsafe_command, Run(f" {unsafe:,} more")] if unsafe else []
    return [safe_command, Run(f" can mend {safe:,} of them"), *more, Run("; see how with --diff.")]


def _unmeasured(findings: tuple[Finding, ...]) -> list[Run]:
    """Where something is said of some rules' precision, what the silence beside the others means."""
    silent = sum(1 for f in findings if f.rule.measured is not None and f.rule.measured.precision is None)
    if not silent:
        return []
    which = "The rules" if silent == len(findings) else f"The rules of {_count(silent, 'finding')}"
    return [Run(f"{which} are not yet measured on enough real texts to tell how often they are right.", "faint")]


def _best(finding: Finding) -> Applicability | None:
    kinds = {fix.applicability for fix in finding.fixes}
    return next((kind for kind in (Applicability.SAFE, Applicability.UNSAFE) if kind in kinds), None)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
