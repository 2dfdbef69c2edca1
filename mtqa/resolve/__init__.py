"""List -> list: what becomes of findings before anyone sees them. Folded in one place (`mtqa.pipeline`), in this order:

above the thresholds → precise → allowed → suppressed → overlaps → decided → known → ordered
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.model import Dropped, Finding
from mtqa.resolve.allow import allowed
from mtqa.resolve.baseline import known
from mtqa.resolve.decisions import rejected
from mtqa.resolve.overlap import resolve_overlaps
from mtqa.resolve.stages import Stage, above, ordered, precise
from mtqa.resolve.suppress import suppressed

__all__ = ["Stage", "above", "allowed", "fold", "known", "ordered", "precise", "rejected", "resolve_overlaps", "suppressed"]


def fold(findings: Sequence[Finding], stages: Iterable[Stage]) -> tuple[tuple[Finding, ...], tuple[Dropped, ...]]:
    """Run the stages one after the other; what any of them drops is kept as data."""
    kept, dropped = list(findings), list[Dropped]()
    for stage in stages:
        kept, out = stage(kept)
        dropped.extend(out)
    return tuple(kept), tuple(sorted(dropped, key=lambda d: (d.finding.side, d.finding.span, d.finding.rule.id)))
