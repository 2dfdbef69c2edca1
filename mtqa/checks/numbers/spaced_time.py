"""A time of day with a space in it: '20: 30'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_TIME = lazy(r":(?<!\d\d\d:)(?<=\d:) (?=[0-5]\d(?![\d:%]|[.,]\d))")


@check(
    id="spaced-time",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.NEUTRAL,
    message="No space belongs inside a time of day.",
    why="The full-width colon of Chinese and Japanese becomes a colon with a space.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    examples=(
        bad("The museum opens at [[9: 30]] and closes at [[17: 00]].", good="The museum opens at 9:30 and closes at 17:00."),
        ok("The ratio was 3: 1. Lines 4: 12 apples, 45 pears. Psalm 119: 105."),
    ),
)  # fmt: skip
def spaced_time(document: AnnotatedDocument) -> Iterator[Mark]:
    """Hours to 24 and two digits of minutes, with something that tells of time near, or the same shape twice."""
    plain = document.target.plain
    for match in _TIME.finditer(plain):
        start = match.start()
        while start and plain[start - 1].isdigit():
            start -= 1
        hour = plain[start : match.start()]
        before, after = plain[max(0, start - 14) : start], plain[match.end() + 2 : match.end() + 12]
        if int(hour) <= 24 and (_TELLING.search(before) or _CLOCK.match(after)):
            span = Span(start, match.end() + 2)
            yield Mark(span, fixes=(replace(span, f"{hour}:{plain[match.end() : match.end() + 2]}", SAFE),))


_TELLING = lazy(r"\b(?:at|from|until|till|to|by|around|about|before|after|between|and|day|[A-Z][a-z]+day|\d\d?) ?[(,]? ?$|\d\d? ?[-–~] ?$")
_CLOCK = lazy(r" ?(?:[ap]\.?m\b|o'clock|on |in the|local|[-–~] ?\d|\))")
