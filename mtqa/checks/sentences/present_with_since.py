"""A present tense with "since": "He works in the ministry since 2015"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity

_YEARS = tuple(str(year) for year in range(1970, 2040))
_MONTHS = "january february march april may june july august september october november december".split()
_WHEN = (*_YEARS, *_MONTHS, "last", "the beginning", "the start", "childhood", "birth")
_LASTING = frozenset(
    "live work serve teach study wait suffer hold lead run own rule play head belong operate reside sit stay know remain".split()
)
_NEAR = 8  # words between the verb and "since"
_BREAKS = frozenset({",", ";", ":", "and", "but", "that", "which", "who", "(", "–", "—", "“", '"'})


@check(
    id="present-with-since", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="What began in the past and goes on takes the present perfect in English.",
    why="German, Hebrew, Russian and French say 'works since 2015' in the present.",
    trigger=Words(*(f"since {when}" for when in _WHEN)), fix=UNSAFE,
    examples=(
        bad("He [[works]] in the ministry since 2015.", good="He has worked in the ministry since 2015."),
        bad("The family [[lives]] in the camp since last winter.", good="The family has lived in the camp since last winter."),
        bad("They [[wait]] for an answer since May.", good="They have waited for an answer since May."),
        ok("He has worked there since 2015. He works there, and since 2015 he has had a boat. It is his first win since May."),
        ok("She leads the board, which has met since 2015. He works harder than he has since last year."),
    ),
)  # fmt: skip
def present_with_since(sentence: Sentence) -> Iterator[Mark]:
    """Only verbs of lasting states, with nothing between that opens another clause and no perfect anywhere before."""
    if not prose(sentence):
        return
    words = sentence.tokens.lowers
    for at in (n for n, word in enumerate(words) if word == "since"):
        verb = _verb(sentence, words, at)
        if verb is None:
            continue
        tag, span = sentence.tags[verb], sentence.span_of(verb)
        right = f"{'has' if tag == 'VBZ' else 'have'} {lexicon.inflect(lexicon.lemma(words[verb], tag), 'VBN')}"
        yield Mark(
            span, message=f"With 'since' it should be '{right}'.", fixes=(replace(span, right, UNSAFE),),
            confidence=SPOKEN if spoken(sentence) else None,
        )  # fmt: skip


def _verb(sentence: Sentence, words: Sequence[str], at: int) -> int | None:
    """The present form that the words before "since" lead back to."""
    for n in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        if words[n] in _BREAKS:
            return None
        base = lexicon.lemma(words[n], "VBZ") if words[n].endswith("s") else words[n]
        if base in _LASTING:
            tag = sentence.tags[n]
            return n if n and tag in ("VBZ", "VBP") and not ({"has", "have", "had"} & set(words[:at]) or "than" in words[n:at]) else None
    return None
