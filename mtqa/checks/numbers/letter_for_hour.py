"""A time of day with a letter in it: '14h30'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_TIME = lazy(r"(\d(?<![\w.,:/-].)(?:(?<=[01])\d|(?<=2)[0-3])?)[hH]([0-5]\d)(?![\w:/-])")


@check(
    id="letter-for-hour",
    category=Category.LOCALE_CONVENTIONS,
    its=Its.LOCALE_VIOLATION,
    severity=Severity.MINOR,
    message="English writes the time of day with a colon.",
    why="French, Portuguese and Chinese offices write 14h30 or 08H00 for half past two and eight o'clock.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[0-9][hH][0-5][0-9]")),
    confidence=0.85,
    examples=(
        bad("The gates open at [[14h30]].", good="The gates open at 14:30."),
        bad("From [[08H00]] to [[17H15]] the bridge is closed.", good="From 08:00 to 17:15 the bridge is closed."),
        ok("The race took 2h30m; model 25H20; the chip X4h15."),
    ),
)
def letter_for_hour(document: AnnotatedDocument) -> Iterator[Mark]:
    """Hours to 23 and two digits of minutes, no part of a longer sign. 08H00 is some offices' own form, which translators keep."""
    for match in _TIME.finditer(document.target.plain):
        span = Span(*match.span())
        yield Mark(span, fixes=(replace(span, f"{match[1]}:{match[2]}", UNSAFE if "H" in match[0] else SAFE),))
