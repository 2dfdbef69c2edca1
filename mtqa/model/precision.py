"""How often a rule was right, as its entry in the precision ledger (rules/ledger.json) says."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

ENOUGH = 20
"""Findings that must have been judged before a share of them is called a precision: the 95 % interval of 20 of 20 still begins at 84 %."""
UNMEASURED = "not yet measured"
_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Tally:
    """Findings of a rule in one set of data. data: its name. source: where it is written which were right, "" for marks in the data.

    right: of the findings; None in clean text, where every finding is a false alarm. words: of clean text.
    """

    data: str
    findings: int
    right: int | None = None
    words: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """An entry of the ledger. judged: findings that people read one by one; only they make the precision.

    marked: findings that touch an error that people had marked in the text before, a much stricter measure: a second person's marks
    touch a first person's 38 % of the time (news, WMT 2021). clean: findings in good text. date: ISO; version: of mtqa.
    family: what was read of those rules of its family that are not measured themselves. It is told in `mtqa explain`, and never stands for
    the rule's own precision: a rule of which nothing was read may be far worse than its sisters.
    """

    judged: tuple[Tally, ...] = ()
    marked: tuple[Tally, ...] = ()
    clean: tuple[Tally, ...] = ()
    date: str = ""
    version: str = ""
    family: Measured | None = None

    @property
    def findings(self) -> int:
        """How many findings were judged."""
        return sum(tally.findings for tally in self.judged)

    @property
    def right(self) -> int:
        """How many of them were right."""
        return sum(tally.right or 0 for tally in self.judged)

    @property
    def precision(self) -> float | None:
        """Share of right findings; None if fewer than `ENOUGH` were judged."""
        return self.right / self.findings if self.findings >= ENOUGH else None

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the share of right findings."""
        return wilson(self.right, self.findings)


def wilson(right: int, of: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); (0, 1) for nothing at all."""
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = share + _Z * _Z / (2 * of)
    half = _Z * sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    scale = 1 + _Z * _Z / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
