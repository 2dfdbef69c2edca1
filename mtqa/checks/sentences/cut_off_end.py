"""A sentence that stops where something must follow: "They spoke to the." """

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span

_FOUND = re.compile(
    r"(?<=[a-z,] )(?:(?P<last>the|an|a|my|our|your|their|and|or|nor|because|than|if|every|whose|although)"
    r"|(?:that|because|although|unless) (?P<subject>he|she|they|we)|there (?:is|was|are|were) (?P<no>no)|[a-z]{3,}s (?P<who>who))"
    r"\.(?=[\s”\"’)]|\Z)"
)


@check(
    id="cut-off-end", category=Category.ACCURACY, its=Its.OMISSION, severity=Severity.MAJOR, confidence=0.9,
    message="The sentence ends on a word that needs something after it.",
    why="An engine that reaches its length limit, or drops a word it does not know, closes the sentence where the word should have come.",
    trigger=Pattern(_FOUND),
    examples=(
        bad("The captain handed the letter to [[the]]."),
        bad("They left the harbour early [[because]]. Nobody asked."),
        bad("She said it was the first time that [[she]]. They found work for the miners [[who]]."),
        ok("He is older than she. They asked for boats, but there were none. If there is none, so be it. It was he, not she."),
        ok("He got an A. That is what it was made of. They looked at the boat and got in. He never found out why or when."),
        ok("He lost his temper, and... and went out."),
    ),
)  # fmt: skip
def cut_off_end(sentence: Sentence) -> Iterator[Mark]:
    """Articles, possessives, conjunctions, and the beginnings of clauses: what never closes a sentence."""
    if not prose(sentence):
        return
    for match in _FOUND.finditer(sentence.owner.plain, sentence.start, sentence.end):
        group = next(g for g in ("last", "subject", "no", "who") if match[g])
        span = Span(*match.span(group))
        message = f"The sentence ends on '{match[group]}', which needs something after it."
        yield Mark(span, message=message, confidence=SPOKEN if spoken(sentence) else None)
