"""Two articles before one noun: "in a the bay", "approved the a plan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span

_PAIRS = ("a the", "an the", "the a", "the an")
_FOUND = re.compile(r"(?<![\w'’“\"(-])(?P<first>the|a|an) (?P<second>the|a|an)(?= (?P<next>[a-z][a-z-]+))")
# "the a cappella group", "the à la carte menu": the second word is no article.
_LATIN = frozenset("cappella la capella priori posteriori team list".split())
_BEHIND = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "NNP", "JJS", "CD", "RB"})


@check(
    id="doubled-determiner", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.9,
    message="Two articles stand before one noun.",
    why="Languages without articles leave the engine to guess; it may write both of its guesses.",
    trigger=Words(*_PAIRS), fix=UNSAFE,
    examples=(
        bad("The crew slept in [[a the]] barn behind the harbour.", good="The crew slept in a barn behind the harbour."),
        bad("The board approved [[the an]] old plan for the pier.", good="The board approved an old plan for the pier."),
        ok("The a cappella group sang. He took the A train and vitamin A."),
        ok("The word a the teacher crossed out. In the “a the” case it fails."),
    ),
)  # fmt: skip
def doubled_determiner(sentence: Sentence) -> Iterator[Mark]:
    """Both in small letters: a capital A may be a letter or a name ("the A45"); one word twice belongs to doubled-word."""
    for match in _FOUND.finditer(sentence.owner.plain, sentence.start, sentence.end):
        first, second = match["first"], match["second"]
        if first == second or (first != "the" and second != "the") or match["next"] in _LATIN:
            continue
        starts, tags = sentence.tokens.starts, sentence.tags
        if match.start("second") not in starts:
            continue
        at = starts.index(match.start("second"))
        if at < 2 or tags[at + 1] not in _BEHIND or tags[at - 2].startswith("NN"):
            continue
        span = Span(*match.span())
        order = (first, second) if first != "the" else (second, first)
        yield Mark(span, fixes=tuple(replace(span, word, UNSAFE) for word in order))
