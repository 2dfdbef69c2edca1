"""A compound torn apart: 'a front - line worker', 'non - profit'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_SPACED = lazy(r" - (?<=[a-z] - )(?=[a-z])")
_LEFT = lazy(r"[A-Za-z]+$")
_NUMBER = lazy(r"(?<![\w.,-])\d{1,3} - $")
_RIGHT = lazy(r"[a-z]+")
# Words that begin, or end, a compound and seldom stand beside a dash.
_FIRST = frozenset(
    "multi non anti pre post self co mid semi ex ultra inter intra micro macro cross high low long short large small full well half so "
    "two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third one new front "
    "top old open world part all pro re state father mother son daughter brother sister".split()
)
_LAST = frozenset(
    "term scale speed level quality known time made based related year old round range line end class led run owned shaped free friendly "
    "called tech profile ranking resistant proof wide day month week hour mile page story storey man".split()
)
_FIRST_ALONE = frozenset("multi non anti pre post self co mid semi ex ultra inter intra micro macro re".split())


@check(
    id="spaced-hyphen",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="A hyphen inside a compound has no spaces around it.",
    why="Engines that cut words at hyphens sometimes leave the pieces apart.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    confidence=0.8,
    examples=(
        bad("She runs a [[non - profit]] for [[front - line]] workers.", good="She runs a non-profit for front-line workers."),
        bad("An [[18 - year - old]] was found.", good="An 18-year-old was found."),
        bad("A [[three - year - old]] boy was found.", good="A three-year-old boy was found."),
        ok("He had one wish - line after line of it - and all his life to say so - like everyone."),
        ok("The new bridge - long awaited - is open. It was well - no, not well - built."),
    ),
)  # fmt: skip
def spaced_hyphen(document: AnnotatedDocument) -> Iterator[Mark]:
    """Both halves must look like parts of a compound, or the first be a prefix that is no word of its own."""
    plain = document.target.plain
    pieces: list[Span] = []
    for match in _SPACED.finditer(plain):
        left, right = _LEFT.search(plain, max(0, match.start() - 20), match.start()), _RIGHT.match(plain, match.end())
        if left is None or right is None:
            continue
        first, last = left[0].lower(), right[0]
        if not (
            first in _FIRST_ALONE or (first in _FIRST and last in _LAST) or (last in ("old", "term", "scale", "speed") and first in _LAST)
        ):
            continue
        start = left.start()
        if last == "old" and first in ("year", "month", "week", "day") and (number := _NUMBER.search(plain, max(0, start - 7), start)):
            start = number.start()  # 'an 18 - year - old'
        span = Span(start, right.end())
        if pieces and pieces[-1].end > span.start:
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    for span in pieces:
        yield Mark(span, fixes=(replace(span, span.of(plain).replace(" - ", "-"), SAFE),))
