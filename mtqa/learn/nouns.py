"""What learning takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mtqa.model.precision import wilson


@dataclass(frozen=True, slots=True)
class Corrected:
    """A machine translation beside its correction(s). key: the same for all translations of one segment; doc: its document."""

    key: str
    doc: str
    target: str
    corrections: tuple[str, ...]
    source: str = ""
    source_language: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with its interval."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """95 % (Wilson 1927)."""
        return wilson(self.right, self.of)

    def as_json(self) -> dict[str, Any]:
        """Counts, share, interval."""
        low, high = self.interval
        share = None if self.value is None else round(self.value, 3)
        return {"right": self.right, "of": self.of, "share": share, "low": round(low, 3), "high": round(high, 3)}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A substitution worth a look. wrong, right: as a dictionary lists them. near: words of which one stands in the sentence where it was
    corrected; empty where it holds anywhere. source: words that stand in the sources, and their language.

    support: segments in which `wrong` (in its context) was corrected to `right`. precision: the same as a share of all segments with
    `wrong` (in its context), counted in documents that the proposal was not made from. kept: share of segments in which the
    correction kept `wrong`, that is, in which marking it would have been a false alarm.
    """

    wrong: str
    right: str
    support: int
    documents: int
    precision: Share
    kept: Share
    strength: float
    near: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    source_language: str = ""
    others: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """One row of the report."""
        return {
            "wrong": self.wrong, "right": self.right, "near": list(self.near), "support": self.support, "documents": self.documents,
            "precision": self.precision.as_json(), "kept": self.kept.as_json(), "strength": round(self.strength, 1),
            "source": list(self.source), "source_language": self.source_language, "other_corrections": list(self.others),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """support: least segments; precision: least share; most: proposals at the most; language: of the translations."""

    support: int = 3
    precision: float = 0.5
    most: int = 200
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything a run found. allow: (words, rule, rejections) of findings that reviewers rejected and never accepted.

    source_languages: of the texts, if all of them are known: what is learned from one language seldom holds for another.
    """

    proposals: tuple[Proposal, ...] = ()
    allow: tuple[tuple[str, str, int], ...] = ()
    segments: int = 0
    decisions: int = 0
    source_languages: tuple[str, ...] = ()
