"""A cause without its "of": "Because the storm, the ferries were cancelled"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span

_INSIDE = frozenset({"JJ", "NN", "NNS", "NNP", "POS"})
_SUBJECTS = frozenset({"DT", "PRP", "PRP$", "NNS", "NNP", "NN", "CD", "JJ", "EX"})


@check(
    id="because-without-of", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="'Because' opens a clause; before a noun alone write 'because of'.",
    why="Many languages have one word for 'because' and 'because of'.", trigger=Words("because", first=True), fix=UNSAFE,
    examples=(
        bad("[[Because]] the storm, all ferries stayed in the harbour.", good="Because of the storm, all ferries stayed in the harbour."),
        bad("[[Because]] his poor health, the captain left.", good="Because of his poor health, the captain left."),
        ok("Because the storm raged, all ferries stayed in the harbour. Because of the storm, they stayed."),
        ok("Because the captain, the head of the board, was away, they stayed. Because the crew, who were ill, slept, it sank."),
        ok("Because the crew, they said, was ill, it sank. Because the end nears, they wait."),
        ok("Because the captain, ever careful, had left, nobody came."),
    ),
)  # fmt: skip
def because_without_of(sentence: Sentence) -> Iterator[Mark]:
    """One noun phrase without a verb, the only comma of the sentence, and a subject with its verb behind it."""
    if not prose(sentence):
        return
    words = sentence.tokens.lowers
    if words[0] != "because" or words.count(",") != 1:
        return
    comma, tags = words.index(","), sentence.tags
    if not 3 <= comma <= 6 or tags[1] not in ("DT", "PRP$") or not set(tags[2:comma]) <= _INSIDE or not tags[comma - 1].startswith("NN"):
        return
    if tags[comma - 1] == "NNS" and "VBZ" in lexicon.tags(words[comma - 1]):
        return  # "Because an impasse beckons, ..."
    verb = next((n for n in range(comma + 1, len(words)) if tags[n] in FINITE), None)
    if verb is None or verb == comma + 1 or tags[comma + 1] not in _SUBJECTS or words[verb - 1] in ("who", "which", "that"):
        return
    place = sentence.tokens.ends[0]
    fix = Fix("Write 'because of'", (Edit(Span(place, place), " of"),), UNSAFE)
    yield Mark(sentence.span_of(0), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
