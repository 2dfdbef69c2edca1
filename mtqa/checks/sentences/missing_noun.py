"""An article without its noun, or a title without its "of": "the of the hospital", "of spokesman the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_FIRST = ("the", "his", "her", "their", "our", "its")
_OF = tuple(f"{a} of {b}" for a in ("the", "his", "their", "our", "its") for b in ("the", "a", "an", "his", "their", "this"))
_TITLES = "spokesman|spokeswoman|spokesperson|head|minister|director|president|commander|chairman|representative|mayor|chief|leader"
_LEADS = ("of", "by", "from", "with")
_TITLED = tuple(f"{lead} {title} the" for lead in _LEADS for title in _TITLES.split("|"))
_FOUND = lazy(
    rf"(?<![\w'’“\"-])(?:(?P<article>the|his|their|our|its) of (?:the|a|an|his|their|this) [a-z]"
    rf"|(?:of|by|from|with) (?P<title>{_TITLES})(?P<gap> )the (?P<next>[a-z]+))"
)


@check(
    id="missing-noun", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="A word is missing here: an article without its noun, or a title without 'of'.",
    why="Hebrew, Arabic and Slavic languages join nouns without a word between them; the chain breaks when the engine cuts or reorders it.",
    trigger=Words(*_OF, *_TITLED), fix=UNSAFE,
    examples=(
        bad("[[The]] of the harbour board said that the ferry was late."),
        bad("The letter of spokesman[[ ]]the harbour board was read aloud.",
            good="The letter of spokesman of the harbour board was read aloud."),
        ok("The head of the board left. He used the “of” of the old form. A word of chief the crew liked. The word the of a text is rare."),
        ok("He was appointed to head the ministry. A vote of president the miners feared."),
        ok("The book was his of the two. A friend of theirs, of the board, came."),
    ),
)  # fmt: skip
def missing_noun(sentence: Sentence) -> Iterator[Mark]:
    """ "His" may stand alone ("the book was his of the two"), so it counts at the beginning of the sentence only."""
    if not prose(sentence):
        return
    lower, plain = sentence.owner.lower, sentence.owner.plain
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        if match["article"]:
            at = match.start("article")
            if at > sentence.start and (match["article"] in ("his", "its") or lower[:at].endswith((" word ", " words ", " article "))):
                continue
            span = Span(at, match.end("article"))
            if span.start in sentence.tokens.starts:
                yield Mark(span, confidence=SPOKEN if spoken(sentence) else None)
            continue
        if match["next"] not in _BODIES and not plain[match.start("next")].isupper():
            continue  # "a vote of president the miners feared": a clause
        span = Span(*match.span("gap"))
        yield Mark(span, fixes=(Fix("Add 'of'", (Edit(span, " of "),), UNSAFE),), confidence=SPOKEN if spoken(sentence) else None)


_BODIES = frozenset(
    "ministry board department government committee commission party council union company office agency court police army navy district "
    "region city municipality school university hospital foreign state federal national general regional local security defence defense "
    "health education interior supreme harbour organization organisation association institute bank group".split()
)
