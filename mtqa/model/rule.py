"""What is known about a rule besides how it decides."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtqa.model.kinds import Applicability, Category, Its, Severity
from mtqa.model.precision import Measured
from mtqa.model.span import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A text that shows a rule at work, and tests it.

    text: without marks. marks: the stretches that must be found, none for a text that must stay silent.
    good: the text after the first fix of every finding, or None if the rule offers no fix here.
    source, reference: the other sides, for rules that read them; language: of the target, None for the rule's own.
    """

    text: str
    marks: tuple[Span, ...] = ()
    good: str | None = None
    source: str | None = None
    reference: str | None = None
    source_language: str | None = None
    note: str = ""

    @property
    def silent(self) -> bool:
        """True if nothing may be found in the text."""
        return not self.marks


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's identity card. `id` reads as "allow <id>" and names the fault, not the cure.

    fix: the safety of the rule's fixes, None if it never offers one. languages: target languages the rule knows,
    empty for any. sources: source languages it is meant for, empty for any. origin: where the rule was read from.
    confidence: the default for its findings, 0 to 1. measured: its entry in the precision ledger, None where nobody looked it up.
    """

    id: str
    family: str
    category: Category
    its: Its
    severity: Severity
    message: str
    why: str
    examples: tuple[Example, ...] = ()
    fix: Applicability | None = None
    languages: tuple[str, ...] = ("en",)
    sources: tuple[str, ...] = ()
    since: str = "0.1.0"
    confidence: float = 0.9
    origin: str = ""
    kind: str = "check"
    measured: Measured | None = field(default=None, compare=False)
