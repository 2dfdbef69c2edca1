"""A small letter behind a full stop in the middle of a paragraph: "on Monday. the board"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.vocabulary import zipf
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_NEXT = "the|he|she|they|it|we|this|that|which|who|his|her|their|and|but|in|on|after|because|according|a"
# The stop first, so that the search is quick.
_FOUND = lazy(rf"\. (?<=[a-zA-Z]{{4}}\. )(?P<word>{_NEXT}) [a-z]{{2,}}")
_BEFORE = re.compile(r"[a-zA-Z]+\Z")
_SHORT = frozenset(
    "dept prof univ govt approx assn bros capt cmdr cent sept tues thur thurs corp intl asst assoc blvd natl conf para messrs mesdames "
    "incl excl resp viz spec tech temp tele calif mass conn penn minn tenn wash colo okla".split()
)


@check(
    id="lower-case-after-stop", category=Category.LINGUISTIC_CONVENTIONS, its=Its.TYPOGRAPHICAL, severity=Severity.MINOR, confidence=0.8,
    message="A small letter follows the full stop: the stop is wrong, or the capital is missing.",
    why="Engines that cut long sentences, and those that translate cut ones, leave a stop in the middle or lose the capital behind it.",
    trigger=Pattern(_FOUND), fix=UNSAFE,
    examples=(
        bad("The board met on Monday. [[the]] captain refused to come.", good="The board met on Monday. The captain refused to come."),
        bad("The ferry sailed on Tuesday. [[and]] nobody saw it again.", good="The ferry sailed on Tuesday. And nobody saw it again."),
        ok("He came in Sept. the year after. The Harbour Corp. and the board met. It takes approx. a day. He waited ... and nobody came."),
        ok("The page harbour.example. it is called. See www.harbour. the rest is silence."),
    ),
)  # fmt: skip
def lower_case_after_stop(sentence: Sentence) -> Iterator[Mark]:
    """Behind a common word of four letters or more that no abbreviation looks like; a sentence that begins so is lower-case-start's."""
    if not prose(sentence):
        return
    plain = sentence.owner.plain
    for match in _FOUND.finditer(plain, sentence.start, sentence.end):
        word = _BEFORE.search(plain, sentence.start, match.start())
        if word is None or word[0].lower() in _SHORT or plain[word.start() - 1] in "@/.-_&" or zipf(word[0].lower()) < 3.5:
            continue
        span = Span(*match.span("word"))
        if span.start == sentence.start:
            continue
        fix = replace(span, match["word"].capitalize(), UNSAFE)
        yield Mark(span, fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
