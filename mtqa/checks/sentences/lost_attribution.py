"""A quotation followed by its speaker without a verb: "“We are ready,” the captain on Monday." """

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE, VERBS
from mtqa.checks.sentences._shared import prose
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_SPEAKERS = (
    "minister president spokesman spokeswoman spokesperson head chief director commander governor mayor chairman chairwoman leader premier "
    "ambassador official secretary ministry police deputy adviser expert lawyer prosecutor general colonel professor captain coach doctor "
    "scientist researcher analyst diplomat officer judge witness resident delegation department agency council"
)
_ROLE = "|".join(_SPEAKERS.split())
_TRIGGER = lazy(rf"[”\"],? the (?:[\w’'-]+ ){{0,3}}?(?:{_ROLE})\b[^.!?:;“”\",—–]{{0,90}}\.(?=\s|\Z)")
_NAMED = re.compile(r"[”\"],? the ")
_LEAST = 3  # words of the quotation: shorter ones may be a name ("the “Oscars” the director won")


@check(
    id="lost-attribution", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The verb that ties the quotation to its speaker is missing ('said', 'explained').",
    why="Hebrew and Arabic newspapers may leave the verb out after a quotation, and engines lose it.",
    trigger=Pattern(_TRIGGER),
    examples=(
        bad("“We are ready for the storm,” [[the]] head of the harbour board on Monday."),
        bad('"There is no bread in the town", [[the]] captain of the ferry.'),
        ok("“We are ready for the storm,” the head of the harbour board said on Monday. He met “John” the captain of the ferry."),
        ok("“We are ready,” he told his brother, the captain of the ferry. The film “The Old Man and the Sea”, the director’s last."),
        ok("“We are ready for the storm,” the captain warned, the mayor at his side."),
        ok("He has what the people call “a heart of gold” the captain."),
    ),
)  # fmt: skip
def lost_attribution(sentence: Sentence) -> Iterator[Mark]:
    """The quotation opens the sentence and holds a verb of its own; behind it there is no verb at all."""
    if not prose(sentence):
        return
    plain = sentence.owner.plain
    match = _NAMED.search(plain, sentence.start, sentence.end)
    if match is None or plain[sentence.start] not in '“"':
        return
    words, tags, starts = sentence.tokens.lowers, sentence.tags, sentence.tokens.starts
    the = match.end() - 4
    if the not in starts:
        return
    at = starts.index(the)
    inside = [n for n in range(1, at) if words[n][0].isalnum()]
    if len(inside) < _LEAST or not any(tags[n] in FINITE for n in inside) or not {"”", '"'}.isdisjoint(words[1 : at - 2]):
        return
    if any(tags[n] in VERBS for n in range(at, len(words))):
        return
    yield Mark(Span(the, the + 3))
