"""A place spelled as nobody spells it, matched inside the countries the text is about."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity


@check(
    id="misspelt-place", category=Category.ACCURACY, its=Its.MISSPELLING, severity=Severity.MAJOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    message="No place of this name is known here.", confidence=0.75,
    why="A machine that meets a place name it does not know spells it by ear. The gazetteer (GeoNames, CLDR) knows the places of the "
    "countries the text names; a name that nobody uses is held against those only, and only where a place must stand.",
    examples=(
        bad("The Afghan army left [[Nangrahar]] province last week.", good="The Afghan army left Nangarhar province last week."),
        bad("Shells fell on the city of [[Mikolaeev]] in southern Ukraine, the mayor said.",
            good="Shells fell on the city of Mykolaiv in southern Ukraine, the mayor said."),
        bad("Syrian planes bombed the province of [[Idlieb]] again.",
            good="Syrian planes bombed the province of Idlib again."),
        ok("The Japanese town of Hanazonocho has a new mill.", note="no town that is written about sounds like it"),
        ok("The Afghan minister lives in Murcia province these days.", note="a known name of elsewhere"),
        ok("Ukrainian officials met Olha Cherniivska in the city of Lviv.", note="a person"),
    ),
)  # fmt: skip
def misspelt_place(document: AnnotatedDocument) -> Iterator[Mark]:
    """Look at every name in a place's position that no list has."""
    from mtqa.annotate.gazetteer import all_countries
    from mtqa.annotate.names.misspelt import misspelt
    from mtqa.annotate.names.places import frames, nobody_uses

    text, listed = document.target, document.outside.listed
    for frame in frames(text.plain, text.names):
        if not nobody_uses(frame.text) or listed.right(frame.text):
            continue
        if found := misspelt(frame, text.names):
            best = found[0]
            where = all_countries()[best.country].name
            message = f"'{frame.text}' is not known in {where}; the {best.what} {best.name} sounds like it."
            fixes = tuple(replace(frame.span, guess.name) for guess in found[:3])
            yield Mark(frame.span, message, fixes, confidence=round(min(0.9, 0.2 + 0.75 * best.likeness), 2) if frame.sure else 0.6)
