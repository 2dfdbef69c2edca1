""" "Is" without its "it": "At the same time is necessary to close the pier."."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, first_word, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_OPENINGS = (
    "at the same time|in this case|in that case|therefore|however|in addition|of course|in my opinion|in this situation|today|now|also|"
    "then|on the other hand|on the one hand|as a result|for this reason|in this way|in general|in fact|in principle|thus|sometimes|"
    "for this|for that|in this context|of course|besides|in any case|unfortunately|as for the future"
)
_FOUND = lazy(
    rf"(?:{_OPENINGS}),? (?P<verb>(?:is|was|will be|would be|has been|may be)(?: not| also| still| now| always)?) "
    r"(?:very |also |quite |more )?(?:necessary|possible|impossible|important|difficult|hard|easy|clear|obvious|essential|interesting|"
    r"worth|advisable|useful|needed|required|known|assumed|believed) (?:to|that)\b(?! (?:is|was|will)\b)"
)


@check(
    id="missing-it", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="'It' is missing before the verb.",
    why="Slavic languages, Hebrew and Chinese say 'is necessary to' without any subject.",
    trigger=Words(*_OPENINGS.split("|"), first=True), fix=UNSAFE,
    examples=(
        bad("At the same time [[is]] necessary to close the pier.", good="At the same time it is necessary to close the pier."),
        bad("However, [[was not]] possible to sail.", good="However, it was not possible to sail."),
        ok("At the same time it is necessary to close the pier. Now is the time to sail. Also important is to pay."),
        ok("In fact it was possible to sail. However important it is to sail, he stays."),
    ),
)  # fmt: skip
def missing_it(sentence: Sentence) -> Iterator[Mark]:
    """Right after an opening that can be no subject, with a judgement and its "to" or "that" behind."""
    if not prose(sentence) or "?" in sentence.text:
        return
    match = _FOUND.match(sentence.owner.lower, sentence.tokens.starts[first_word(sentence)], sentence.end)
    if match is not None:
        span = Span(*match.span("verb"))
        fix = Fix("Insert 'it'", (Edit(Span(span.start, span.start), "it "),), UNSAFE)
        yield Mark(span, fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
