"""A heading that joins unlike parts: "Unemployed and fear for their lives"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import BlockKind, Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_FOUND = lazy(r"[A-Z](?:(?<=\A.)|(?<=\n.))[a-z]+ and [a-z]+ (?=[a-z])")


@check(
    id="unparallel-heading", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The heading joins two words that are not of the same kind.",
    why="A heading often drops its subject; in languages that inflect the verb the rest still hangs together, in English it does not.",
    trigger=Pattern(_FOUND), needs=Layer.TAGS, fix=UNSAFE,
    examples=(
        bad("Homeless and [[wait]] for the winter\n\nThe old harbour has been closed for a year now.",
            good="Homeless and waiting for the winter\n\nThe old harbour has been closed for a year now."),
        bad("Hungry and [[hope]] for the best\n\nThe miners have not been paid since May.",
            good="Hungry and hoping for the best\n\nThe miners have not been paid since May."),
        ok("Tired and hungry after the match\n\nThe team came home to a cold house in the rain."),
        ok("Fish and chips for the captain\n\nHe ate on board and went to bed without a word."),
    ),
)  # fmt: skip
def unparallel_heading(sentence: Sentence) -> Iterator[Mark]:
    """An adjective or participle, "and", and a bare verb with a preposition or object behind it."""
    tags, words = sentence.tags, sentence.tokens.lowers
    if sentence.kind is not BlockKind.HEADING or len(words) < 4 or words[1] != "and" or tags[2] not in ("VB", "VBP", "NN"):
        return
    first, second = lexicon.tags(words[0]), lexicon.tags(words[2])
    adjective = first == {"JJ"} or (words[0].endswith(("less", "ed")) and first & {"JJ", "VBN"})  # "Cold and snow in the north"
    if not adjective or "VB" not in second or second & {"JJ"}:
        return
    if tags[3] not in ("IN", "DT", "PRP$", "PRP", "RP", "TO"):
        return
    span = sentence.span_of(2)
    fix = Fix(f"Use '{lexicon.inflect(words[2], 'VBG')}'", (Edit(Span(span.start, span.end), lexicon.inflect(words[2], "VBG")),), UNSAFE)
    message = f"The heading joins '{sentence.tokens.texts[0]}' and '{words[2]}', which are not the same kind of word."
    yield Mark(span, message=message, fixes=(fix,))
