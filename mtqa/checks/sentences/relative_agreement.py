"""A plural of people with a singular verb behind "who": "the miners who works there"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_PEOPLE = (
    "people men women children boys girls residents citizens soldiers officers fighters workers employees students teachers doctors nurses "
    "patients drivers passengers refugees migrants victims survivors families parents relatives friends neighbours neighbors voters "
    "politicians ministers lawmakers deputies officials members leaders experts scientists researchers journalists lawyers prisoners "
    "hostages volunteers activists protesters demonstrators customers clients tourists visitors travellers immigrants settlers farmers "
    "miners players athletes fans artists singers actors writers authors police those others participants pensioners pupils villagers "
    "militants terrorists rebels troops civilians paramedics rescuers firefighters"
).split()
_INSIDE = frozenset({"DT", "JJ", "JJR", "JJS", "CD", "PRP$", "NN", "NNP", "VBN", "VBG", "HYPH", "RB", "POS", "CC"})
_BEFORE = frozenset({"of", "in", "among", "between", "with", "for", "from", "than", "like", "and", "by"})
_NEAR = lazy(r" who [a-z'’]+s\b")


@check(
    id="relative-agreement", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="'{match}' is singular; behind 'who' the verb agrees with the plural before it.",
    why="Chinese, Japanese and Vietnamese verbs have no number, and an engine counts from the nearest singular noun.",
    trigger=Words(*(f"{word} who" for word in _PEOPLE)), fix=UNSAFE, when=lambda sentence: _may(sentence),
    examples=(
        bad("The miners who [[works]] in the north are poor.", good="The miners who work in the north are poor."),
        bad("He met the people who [[lives]] behind the harbour.", good="He met the people who live behind the harbour."),
        bad("They told the families who [[was]] on the ferry.", good="They told the families who were on the ferry."),
        ok("He is one of the miners who works there. A friend of the miners who was ill left. A group of women who sings came."),
        ok("The miners who work there are poor. The miners, who police say are poor, left. It is a boss like his parents who helps them."),
        ok("It was not the miners who was at fault. The man met the others. She asked the miners who is to pay."),
    ),
)  # fmt: skip
def relative_agreement(sentence: Sentence) -> Iterator[Mark]:
    """The plural is no part of a longer phrase ("one of the miners who"), no cleft, and no question is asked of it."""
    words, tags = sentence.tokens.lowers, sentence.tags
    for who in range(1, len(words) - 2):
        if words[who] != "who" or words[who - 1] not in _PEOPLE or tags[who + 1] not in ("VBZ", "VBD"):
            continue
        verb = words[who + 1]
        if (verb == "is" and words[who + 2] == "to") or words[who + 2] == "of":
            continue
        if tags[who + 1] == "VBD" and verb != "was":
            continue
        start = who - 1
        while start > 0 and tags[start - 1] in _INSIDE and words[start - 1] not in ("and", "or"):
            start -= 1
        if start and (words[start - 1] in _BEFORE or words[start - 1] in ("is", "was", "not", "only", "or", "ask", "asked", "tell")):
            continue
        if {"one", "only", "each", "none", "it"} & set(words[max(0, start - 4) : who]):
            continue
        form = {"was": "were", "is": "are", "has": "have", "does": "do"}.get(verb) or lexicon.inflect(lexicon.lemma(verb, "VBZ"), "VB")
        span = sentence.span_of(who + 1)
        yield Mark(span, fixes=(replace(span, form, UNSAFE),), confidence=SPOKEN if spoken(sentence) else None)


def _may(sentence: Sentence) -> bool:
    """Does a word in -s follow "who"? Asked of the text, before anything is tagged."""
    return prose(sentence) and _NEAR.search(sentence.owner.lower, sentence.start, sentence.end) is not None
