"""A sentence left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.language import confirm, english_share, propose
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_MIN_WORDS = 6  # shorter stretches are titles, names and quotations, and language identification errs on them
_WORD = re.compile(r"[^\W\d_]+")

# Function words of other languages in Latin script that English does not have: a sentence without any is not looked at.
_FOREIGN_WORDS = Words(
    *"""
    der die das und nicht ist ein eine auf mit dem den von für sich auch wird sind el los las que del una por con para como está son le les
    des et est une dans pour qui pas sur avec il che di per non della sono è och att det som är inte ikke og til av på em uma não dos das
    het een niet van voor zijn jest się nie na że je se na že si ve bir bu için olarak yang dan untuk dengan în și este hogy egy az
    että að og ekki sem của là và được không
    """.split()
)


@check(
    id="untranslated-sentence",
    category=Category.ACCURACY,
    its=Its.UNTRANSLATED,
    severity=Severity.MAJOR,
    message="This sentence was not translated.",
    why="A segment that the engine failed on, or that was marked as not to be translated, stays in its own language.",
    trigger=_FOREIGN_WORDS,
    examples=(
        bad("The minister spoke to the press on Friday evening. [[Er sagte, dass die Gespräche noch lange nicht beendet seien.]]"),
        ok("The Süddeutsche Zeitung and Le Monde diplomatique reported it, as did Corriere della Sera."),
        ok("Rashford, Shaw, Maguire, Lindelof, Fernandes and Pogba all started against Wolverhampton."),
    ),
)
def untranslated_sentence(sentence: Sentence) -> Iterator[Mark]:
    """Cheap doubts first: prose of some length with hardly an English function word; then two models must agree."""
    text = sentence.text
    if english_share(text) > 0.1:
        return
    if sum(w[:1].islower() for w in _WORD.findall(text)) < _MIN_WORDS - 1:
        return
    language, probability = propose(text)
    if language != "en" and probability > 0.9 and confirm(text, language):
        yield Mark(sentence.span, f"This sentence was not translated; it is in '{language}'.")
