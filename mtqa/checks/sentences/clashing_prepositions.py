"""Two prepositions that cannot meet, or one said twice: "accused of for", "talks about on", "in the in the"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span

_PAIRS = (
    "of for", "of to", "of from", "of with", "of at", "of by", "about on", "about of", "about for", "against of", "from of", "with of",
    "with for", "for of", "for with", "by of", "at of", "at for", "at with", "to of", "to for", "to with", "into of",
    "between of", "during of", "for on", "to from", "with from",
)  # fmt: skip
_TWICE = tuple(f"{word} the {word} the" for word in ("in", "to", "of", "on", "at", "for", "from", "with", "by"))
_NEXT = r"(?= (?:the|a|an|his|her|their|its|our|this|these|those) [a-z])"
_PAIR = regex.compile(rf"(?<=[a-z] )(?:{'|'.join(_PAIRS)}){_NEXT}|{'|'.join(_TWICE)}")
# The first preposition may close a clause: "the man he dreamed of for a year", "what it is made of to a layman".
_GAP = regex.compile(
    r"\b(?:who|whom|whose|which|what|that|where|how|than|as|to|be|been|being|is|are|was|were|i|he|she|they|we|you|it|\w+n.t)\b|[\"“”()\[\]]"
)


@check(
    id="clashing-prepositions", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="Two prepositions meet here; one is too many, or a word between them is lost.",
    why="The engine renders the verb's preposition and that of the source as well.", trigger=Words(*_PAIRS, *_TWICE),
    examples=(
        bad("Talks [[about on]] the new border failed."),
        bad("The crew went [[to the to the]] port."),
        bad("Prices rose [[of for]] the third year."),
        ok("The boat he dreamed of for the whole winter sank. What is it made of to the eye? They looked to for the last time."),
        ok("They stopped by for a cup of tea."),
        ok("She was taken care of by the crew. The pier was run to by the boys. He got used to at the time unknown boats."),
    ),
)  # fmt: skip
def clashing_prepositions(sentence: Sentence) -> Iterator[Mark]:
    """Pairs before a noun phrase, in a sentence where nothing could leave the first of them hanging."""
    if not prose(sentence):
        return
    lower = sentence.owner.lower
    for match in _PAIR.finditer(lower, sentence.start, sentence.end):
        if match[0] not in _TWICE and _GAP.search(lower, sentence.start, match.start()):
            continue
        yield Mark(Span(*match.span()), confidence=SPOKEN if spoken(sentence) else None)
