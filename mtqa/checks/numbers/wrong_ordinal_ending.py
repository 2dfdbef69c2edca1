"""An ordinal with the ending of another one: '21th', '12nd'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_ORDINAL = lazy(r"(\d(?<![\w.,-].)\d{0,3})(st|nd|rd|th)\b")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


@check(
    id="wrong-ordinal-ending",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.GRAMMAR,
    severity=Severity.MINOR,
    message="This ordinal is written with another ending.",
    why="Most languages have one ending for all ordinals; English has -st, -nd and -rd after 1, 2 and 3, but 11th, 12th and 13th.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[0-9](?:st|nd|rd|th)\b")),
    examples=(
        bad("It is his [[21th]] goal, on the [[22th]] of May.", good="It is his 21st goal, on the 22nd of May."),
        bad("She came [[13rd]] and he [[3th]].", good="She came 13th and he 3rd."),
        bad("The [[101th]] house on the [[11st]] street.", good="The 101st house on the 11th street."),
        ok("The 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 111th, 112th and 113th; version 2.1th."),
    ),
)
def wrong_ordinal_ending(document: AnnotatedDocument) -> Iterator[Mark]:
    """The ending follows the last digit, but after 11, 12 and 13 it is -th."""
    for match in _ORDINAL.finditer(document.target.plain):
        number, ending = match[1], match[2]
        right = "th" if number[-2:] in ("11", "12", "13") else _ENDINGS.get(number[-1], "th")
        if ending != right:
            span = Span(*match.span())
            yield Mark(span, fixes=(replace(span, number + right, SAFE),))
