"""A name of the source that a sentence of the translation lost, together with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

if TYPE_CHECKING:
    from mtqa.annotate.names.known import Known
    from mtqa.annotate.names.source import SourceWord, Stretch

_WORD = lazy(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*")
_DIGITS = lazy(r"\d[\d.,\u00a0]*")
_LONG = 40
"""Characters of a source stretch from which its length tells something; half of that where a letter is a word (Japanese), and for
counting what is usual."""
_ENOUGH = 3
"""Stretches that a document's usual length ratio is counted from."""
_SHORT = 0.6
"""Share of the usual length below which words were dropped. In human translations from Russian and Ukrainian no sentence that left out
a known name was shorter than .66 of it; longer ones leave names out for style (bench/names.md)."""
_SHORT_WITH_NUMBER = 0.75
"""The same where a figure of the source is missing, too."""


@check(
    id="missing-name", category=Category.ACCURACY, its=Its.OMISSION, severity=Severity.MAJOR, scope=Scope.DOCUMENT, confidence=0.75,
    message="A name of the source is missing here, and this sentence is much shorter than the source.",
    why="Engines drop clauses, most of all from long sentences. A name that the document translates elsewhere and that is missing here "
    "shows it, but a translator also leaves names out for style or writes 'he'. So it is reported only where the sentence is far "
    "shorter than this document's sentences usually are, and where neither of its neighbours has the name.",
    examples=(
        bad("Petrenkov opened the bridge in the morning. In the evening Petrenkov visited the harbour with his team. The mayor said on "
            "Monday [[evening]]. The weather was fine and the children went to school.",
            source="Петренков открыл мост утром. Вечером Петренков посетил порт со своей командой. Мэр сказал в понедельник вечером, что "
            "губернатор Петренков вернётся в столицу и представит новый бюджет области. Погода была хорошей, и дети пошли в школу.",
            source_language="ru"),
        ok("Petrenkov opened the bridge in the morning. In the evening Petrenkov visited the harbour with his team. The mayor said on "
           "Monday evening that the governor would return to the capital and present a new budget. The weather was fine.",
           source="Петренков открыл мост утром. Вечером Петренков посетил порт со своей командой. Мэр сказал в понедельник вечером, что "
           "губернатор Петренков вернётся в столицу и представит новый бюджет. Погода была хорошей.",
           source_language="ru", note="of usual length: 'the governor' stands for the name"),
        ok("Petrenkov opened the bridge in the morning. In the evening Petrenkov visited the harbour with his team. He left.",
           source="Петренков открыл мост утром. Вечером Петренков посетил порт со своей командой. Затем Петренков уехал домой.",
           source_language="ru", note="a short sentence says little, and 'he' may be the name"),
    ),
)  # fmt: skip
def missing_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Look at the stretches that are far too short for a name that other stretches have on both sides."""
    if document.source is None:
        return
    from mtqa.annotate.names.known import known_names, stands_in
    from mtqa.annotate.names.source import stretches_of

    stretches = stretches_of(document, document.target.names)
    short = _short(stretches)
    if not short:
        return
    known = [name for name in known_names(stretches) if len(name.at) > 1 and name.called[name.usual] > 1]
    for number, with_number in short:
        gone = [
            (place, name.usual)
            for name in known
            if number not in name.at and (place := stands_in(name, stretches[number])) is not None
            if not any(_has(stretches[n], name) for n in _near(stretches, number, name))
        ]
        if gone:
            place = min((found for found, _ in gone), key=lambda word: word.start)
            names = " and ".join(dict.fromkeys(name for _, name in gone))
            verb = "is" if len(gone) == 1 else "are"
            what = " and a figure" if with_number else ""
            message = f"{names} {verb} missing here{what}: the source has '{place.raw}', and this sentence is much shorter than it."
            yield Mark(_before_the_gap(stretches[number], place), message)


def _short(stretches: Sequence[Stretch]) -> list[tuple[int, bool]]:
    """The numbers of stretches that are far shorter than the document's usual ratio; True for those that lack a figure, too."""
    sizes = [(len(_target(s)), len(s.text), _LONG // 2 if _dense(s.text) else _LONG) for s in stretches]
    ratios = [target / source for target, source, least in sizes if 2 * source >= least and target]
    if len(ratios) < _ENOUGH:
        return []
    usual = median(ratios)
    found = []
    for number, (target, source, least) in enumerate(sizes):
        if source >= least and target:
            share = target / source / usual
            lacking = share <= _SHORT_WITH_NUMBER and _lacks_number(stretches[number])
            if share <= _SHORT or lacking:
                found.append((number, lacking))
    return found


def _target(stretch: Stretch) -> str:
    """The target sentences."""
    return " ".join(sentence.text for sentence in stretch.targets)


def _dense(text: str) -> bool:
    """True for Chinese and Japanese, of which a page has half as many characters."""
    return any("\u3040" <= c <= "\u9fff" for c in text[:40])


def _lacks_number(stretch: Stretch) -> bool:
    """Is a figure of two digits or more missing, and the target without any number of its own in its place?"""
    theirs = {re.sub(r"\D", "", found) for found in _DIGITS.findall(stretch.text)}
    mine = {re.sub(r"\D", "", found) for found in _DIGITS.findall(_target(stretch))}
    return not mine and any(len(number) > 1 for number in theirs)


def _near(stretches: Sequence[Stretch], number: int, name: Known) -> Iterator[int]:
    """The stretch, and those beside it that may have taken the name over, as their own source does not have it."""
    from mtqa.annotate.names.known import stands_in

    yield number
    for other in (number - 1, number + 1):
        if 0 <= other < len(stretches) and stands_in(name, stretches[other]) is None:
            yield other


def _has(stretch: Stretch, name: Known) -> bool:
    """Has the target a word like the name?"""
    from mtqa.annotate.names.known import mentioned
    from mtqa.annotate.romanise import romanise

    return mentioned((*name.called, *map(romanise, name.forms)), set(_WORD.findall(_target(stretch))))


def _before_the_gap(stretch: Stretch, place: SourceWord) -> Span:
    """The word before which something is missing: as far into the target as the name stands in the source, as the rest is gone."""
    last = stretch.targets[-1]
    words = [(m.start(), m.end()) for s in stretch.targets for m in _WORD.finditer(s.owner.plain, s.start, s.end)]
    if not words:
        return Span(last.start, last.end)
    behind = [word for word in words if word[0] - stretch.targets[0].start >= place.start]
    return Span(*(behind[0] if behind else words[-1]))
