"""One place, one look: of findings that say the same of the same words the best is kept.

Two findings compete if they mark exactly the same stretch, or if they overlap and are of one family or one ITS type.
A misspelt name inside a stranded clause is another fault and stays. The more severe wins, then the surer, then the one
with a fix, then the shorter, then the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.model import Dropped, Finding

_Key = tuple[int, float, bool, int, int, str]


def resolve_overlaps(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
    """Keep a set of findings without competitors; the others are dropped as "overlap" ("duplicate" within one rule)."""
    kept: list[Finding] = []
    dropped: list[Dropped] = []
    taken: dict[tuple[str, int], list[Finding]] = {}  # by side and bucket of 256 characters: neighbours only are compared
    for finding in sorted(findings, key=_rank):
        last = max(finding.span.end - 1, finding.span.start)
        buckets = [(finding.side.value, n) for n in range(finding.span.start >> 8, (last >> 8) + 1)]
        rival = next((k for b in buckets for k in taken.get(b, ()) if _compete(finding, k)), None)
        if rival is None:
            kept.append(finding)
            for bucket in buckets:
                taken.setdefault(bucket, []).append(finding)
        else:
            dropped.append(Dropped(finding, "duplicate" if rival.rule.id == finding.rule.id else "overlap"))
    return kept, dropped


def _rank(f: Finding) -> _Key:
    return (-f.severity.rank, -f.confidence, not f.fixes, len(f.span), f.span.start, f.rule.id)


def _compete(a: Finding, b: Finding) -> bool:
    if a.span == b.span:
        return True
    return a.span.overlaps(b.span) and (a.rule.family == b.rule.family or a.rule.its == b.rule.its)
