"""The MQM scorecard as data; `mtqa.score.mqm` makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mtqa.model.kinds import Severity


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension, or a type of error in it. counts: by severity. per_1000: penalty per 1,000 words."""

    name: str
    counts: Mapping[Severity, int]
    penalty: float
    per_1000: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """dimensions: those with errors, the costliest first; types: dimension -> its types, likewise. score: None without words."""

    profile: str
    words: int
    total: Row
    dimensions: tuple[Row, ...]
    types: Mapping[str, tuple[Row, ...]]
    score: float | None

    def passes(self, threshold: float) -> bool:
        """True if the score is at or above the threshold (`--fail-under`); a text without words passes."""
        return self.score is None or self.score >= threshold
