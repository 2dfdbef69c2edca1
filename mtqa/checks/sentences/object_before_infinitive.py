"""The object before its infinitive, which ends the clause: "managed the fire to extinguish"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span

_VERBS = ("managed", "decided", "intended", "intends", "intend", "hoped", "hopes", "hope", "manages", "failed", "dared", "refuses")
_MODALS = ("could not", "can not", "did not", "would not", "will not")
_STARTS = tuple(f"{verb} {word}" for verb in _VERBS for word in ("the", "a", "an", "his", "her", "their", "its", "this", "these"))
_PHRASE = frozenset({"JJ", "NN", "NNS", "NNP", "POS", "CD"})


@check(
    id="object-before-infinitive", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="The object stands before its verb; English has it behind.",
    why="German, Dutch, Turkish, Persian and Japanese put the infinitive at the end of its clause.",
    trigger=Words(*_STARTS, *(f"{m} {d}" for m in _MODALS for d in ("the", "his", "her", "their", "its"))), fix=UNSAFE,
    examples=(
        bad("The crew managed [[the old ferry to save]].", good="The crew managed to save the old ferry."),
        bad("The board decided [[its boats to sell]], and the miners left.",
            good="The board decided to sell its boats, and the miners left."),
        bad("He could not [[the door to open]].", good="He could not open the door."),
        ok("The crew managed to save the ferry. He managed the harbour to keep it alive."),
        ok("The board decided the matter to everyone’s surprise."),
        ok("He decided the case to please the king. They failed the boy to whom they had lied. They managed the pier to perfection."),
    ),
)  # fmt: skip
def object_before_infinitive(sentence: Sentence) -> Iterator[Mark]:
    """One noun phrase, "to", a bare verb, and then the end of the clause, so that the verb has nothing else for its object."""
    if not prose(sentence):
        return
    words, tags = sentence.tokens.lowers, sentence.tags
    for verb in range(1, len(words) - 4):
        modal = words[verb] == "not" and tags[verb - 1] == "MD"
        if not modal and (words[verb] not in _VERBS or tags[verb] not in ("VBD", "VBN", "VBZ", "VBP")):
            continue
        if tags[verb + 1] not in ("DT", "PRP$"):
            continue
        to = verb + 2
        while to < len(words) and tags[to] in _PHRASE:
            to += 1
        if to == verb + 2 or to + 2 >= len(words) or words[to] != "to" or tags[to + 1] != "VB" or words[to + 2] not in (".", ",", ";"):
            continue
        first, last = sentence.tokens.starts[verb + 1], sentence.tokens.ends[to + 1]
        plain, here = sentence.owner.plain, sentence.tokens.starts[to]
        turned = f"{plain[here:last]} {plain[first : sentence.tokens.ends[to - 1]]}"
        if modal:
            turned = turned.removeprefix("to ")
        fix = Fix(f"Write '{turned}'", (Edit(Span(first, last), turned),), UNSAFE)
        yield Mark(Span(first, last), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
