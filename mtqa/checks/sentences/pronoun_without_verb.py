"""A pronoun with no verb behind it: "He the first president of the club.", "She now in prison." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_ADVERBS = ("now", "still", "also", "not", "already", "today", "currently")
_NEXT = ("the", "a", "an", "his", "her", "their", "in", "from", "at", "on", "very", "too", "ready", "able", "aware", "against", "without")
_PEOPLE = ("he", "she", "they")
_INSIDE = ("that", "because", "although", "while", "since")
_BEGINNINGS = tuple(f"{who} {word}" for who in _PEOPLE for word in (*_NEXT, *(f"{a} {n}" for a in _ADVERBS for n in _NEXT)))
_BEHIND = ("the", "a", "an", "very", "their", "his", "her", "not")
_CLAUSES = tuple(f"{word} {who} {n}" for word in _INSIDE for who in _PEOPLE for n in _BEHIND)
_FOUND = lazy(
    rf"(?:(?P<inside>{'|'.join(_INSIDE)}) )?(?P<who>{'|'.join(_PEOPLE)}) (?:(?:{'|'.join(_ADVERBS)}) )?(?:{'|'.join((*_NEXT, 'not'))}) "
)


@check(
    id="pronoun-without-verb", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The pronoun has no verb; a form of 'be' or the verb itself is missing or stands too late.",
    why="Russian, Arabic and Hebrew have no 'is' in the present, and German puts the verb of such a clause at its end.",
    trigger=Words(*_BEGINNINGS, *_CLAUSES),
    examples=(
        bad("The captain is old. [[She]] now in prison for the third time."),
        bad("The board met. [[He]] the first president of the club from Porto."),
        bad("The captain said that [[he]] the order of the board respects."),
        ok("She was a nurse, he a teacher."),
        ok("They in turn sold it. He, the captain, sold it. He on the other hand sold it. He still the next day sold it."),
    ),
)  # fmt: skip
def pronoun_without_verb(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning with no verb at all in the clause; after "that" with a verb at the very end only, or none."""
    if not prose(sentence) or not closed_by_stop(sentence) or "?" in sentence.text:
        return
    start = sentence.tokens.starts[first_word(sentence)]
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        if match["inside"] is None and match.start() != start:
            continue
        at = sentence.tokens.starts.index(match.start("who")) if match.start("who") in sentence.tokens.starts else None
        if at is None or sentence.tags[at] != "PRP":
            continue
        tags = sentence.tags
        finite = [n for n in range(at + 1, len(tags)) if tags[n] in FINITE or (tags[n] == "VB" and tags[n - 1] != "TO")]
        late = [n for n in finite if n < len(tags) - 2]
        if late if match["inside"] else finite:
            continue
        if any(w in _PEOPLE for w in sentence.tokens.lowers[at + 1 :]) or "," in sentence.tokens.lowers[at:]:
            continue
        yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)
