"""What a check says (Mark), and what the engine makes of it (Finding)."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtqa.model.kinds import Applicability, Severity, Side
from mtqa.model.rule import RuleInfo
from mtqa.model.scores import FixScores
from mtqa.model.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a stretch. An empty span inserts, an empty replacement deletes."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One suggestion: a short imperative title and all the edits it needs, in order, none overlapping.

    Several edits may be one fix, so that one name is unified in the whole article. An edit lies either inside the
    finding's span or outside it, never across its border. scores: what it is worth where there is a reference, else None;
    no part of what the fix is, so two fixes that differ only here are equal.
    """

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE
    scores: FixScores | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another file: line and column from 1, in code points of its raw text, and the words that stand there."""

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding, such as the other spelling of a name.

    elsewhere: where it is, if it lies in another file; then the span is the finding's own.
    """

    span: Span
    note: str
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a check yields. All spans, edits included, are offsets into the `plain` text of the side it names.

    None means "as the rule's card says" for message, severity and confidence. A check may lower a severity, not raise it.
    """

    span: Span
    message: str | None = None
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    confidence: float | None = None
    side: Side = Side.TARGET


@dataclass(frozen=True, slots=True)
class Finding:
    """A mark anchored in the original: spans are offsets into the `raw` text of their side.

    text: the marked characters as read (markup left out). before, after: up to three word tokens around them inside
    the same block. fingerprint: 16 hex digits that survive edits elsewhere (docs/reference/json.md).
    plain: the span in the side's `plain` text, for reports that show running text. document: its `doc` key or None.
    """

    rule: RuleInfo
    span: Span
    plain: Span
    text: str
    message: str
    severity: Severity
    confidence: float
    fingerprint: str
    side: Side = Side.TARGET
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    before: str = ""
    after: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A finding that is not shown, and why: suppressed, baseline, decision, overlap, duplicate ..."""

    finding: Finding
    reason: str
