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
_GOING = "arrived|arrive|arrives|went|returned|travelled|traveled|flew|headed|moved|came"
_LYING = "located|situated|based|held|published|placed"
# Only behind these verbs: elsewhere the first of the two may belong to the verb ("gave in to the board", "referred to in the letter").
_BEHIND = tuple(
    f"{verb} {pair}" for verb in _GOING.split("|") for pair in ("to in", "to at", "at in", "into in", "to into", "from in", "from at")
) + tuple(f"{verb} {pair}" for verb in _LYING.split("|") for pair in ("in at", "at in", "in on", "on in"))
_TWICE = tuple(f"{word} the {word} the" for word in ("in", "to", "of", "on", "at", "for", "from", "with", "by"))
_NEXT = r"(?= (?:the|a|an|his|her|their|its|our|this|these|those) [a-z])"
_PAIR = regex.compile(
    rf"(?<=[a-z] )(?:{'|'.join(_PAIRS)}){_NEXT}|{'|'.join(_TWICE)}"
    rf"|(?<=\b(?:{_GOING}|{_LYING}) )(?:in (?:at|on)|to (?:in|at|into)|from (?:in|at)|at in|into in|on in)(?= [a-z])"
    r"|(?<=[a-z] )(?:for|from) to(?= (?:the|a|an|his|her|their) [a-z])"
)
# The first preposition may close a clause: "the man he dreamed of for a year", "what it is made of to a layman".
_GAP = regex.compile(
    r"\b(?:who|whom|whose|which|what|that|where|how|than|as|to|be|been|being|is|are|was|were|i|he|she|they|we|you|it|\w+n.t)\b|[\"“”()\[\]]"
)


@check(
    id="clashing-prepositions", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="Two prepositions meet here; one is too many, or a word between them is lost.",
    why="The engine renders the verb's preposition and that of the source as well.",
    trigger=Words(*_PAIRS, *_TWICE, *_BEHIND, "for to", "from to"),
    examples=(
        bad("Talks [[about on]] the new border failed."),
        bad("The crew went [[to the to the]] port."),
        bad("The crew arrived [[to in]] Porto on Monday. The pier is located [[in at]] the end of it."),
        bad("The board set a sum aside [[for to]] the repair of the pier."),
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
        if match[0] in _PAIRS and _GAP.search(lower, sentence.start, match.start()):
            continue
        yield Mark(Span(*match.span()), confidence=SPOKEN if spoken(sentence) else None)
