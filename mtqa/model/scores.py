"""What a fix is worth against a reference: sacrebleu's metrics before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gain:
    """After minus before, in sacrebleu's units (0 to 100; TER may be higher). chrF and BLEU should rise, TER should fall."""

    chrf: float
    ter: float
    bleu: float


@dataclass(frozen=True, slots=True)
class FixScores:
    """A suggestion's gain, applied alone: on the segments that it touches, taken together, and on their whole document."""

    segment: Gain
    document: Gain


@dataclass(frozen=True, slots=True)
class FileScores:
    """A file against its references as it stands, and what its fixes are worth together.

    before: metric -> corpus score. signatures: sacrebleu's, likewise. segments: how many had a reference.
    safe, all: the gain of all safe fixes, and of every finding's first suggestion that may be applied; safe_fixes,
    all_fixes: how many these are (fixes that stand back because they overlap another are not among them).
    """

    before: Mapping[str, float]
    signatures: Mapping[str, str]
    segments: int
    safe: Gain
    all: Gain
    safe_fixes: int
    all_fixes: int
