"""What the checks of this family share: what counts as article prose, and how a sentence is joined to the one before."""

from __future__ import annotations

from mtqa.annotate import Sentence
from mtqa.engine import UNSAFE
from mtqa.model import PROSE, Edit, Fix, Genre, Span
from mtqa.model import SPOKEN as SPOKEN_KINDS

OPEN, CLOSE = "“„«‘", "”»’"
BEFORE_WORDS = "\"'“”‘’„«»([*_–—-"
SPOKEN = 0.4
"""Confidence for what is `spoken`: people do speak in half-sentences, so it is not shown by default."""

SAYING = frozenset(
    """
    specify specifies specified clarify clarifies clarified confirm confirms confirmed learn learned learns show shows showed
    say says said think thinks thought believe believes believed add adds added guess guesses hope hopes hoped know knows
    knew tell tells told ask asks asked explain explains explained note notes noted argue argued argues admit admitted recall
    recalls recalled claim claims claimed insist insisted insists suppose supposes mean means meant see saw seems seemed
    appears appeared write writes wrote reports reported states stated according continues continued concludes concluded
    answer answers answered reply replies replied cry cries cried shout shouted whispered laughed
    stresses stressed emphasizes emphasized warns warned announced announces
    """.split()
)
"""Verbs that a quotation or an opinion leans on."""


def first_word(sentence: Sentence) -> int:
    """The number of the first token that is no quotation mark, bracket or dash; 0 if there is none."""
    for n, text in enumerate(sentence.tokens.texts):
        if text[0] not in BEFORE_WORDS:
            return n
    return 0


def closed_by_stop(sentence: Sentence) -> bool:
    """Does it end in a single full stop (closing quotes and brackets aside)?"""
    bare = sentence.text.rstrip("“\"'”’»)]*_ ")
    return bare.endswith(".") and not bare.endswith("..")


def quoted(sentence: Sentence) -> bool:
    """Does the sentence begin inside a quotation, as far as the quotation marks of its block tell?"""
    plain = sentence.owner.plain
    before = plain[sentence.block.span.start : sentence.start]
    opened = before.count("“") - before.count("”") > 0 or before.count('"') % 2 == 1
    start = plain[sentence.start : sentence.start + 1]
    return opened or start in '“"„«' or (start in "‘'" and bool(start))


def spoken(sentence: Sentence) -> bool:
    """Is it speech or told freely: in a quotation, a turn of dialogue, a line of a live report, or in a genre other than news?"""
    document = sentence.owner.document
    free = document is not None and document.genre != Genre.NEWS
    return free or sentence.kind in SPOKEN_KINDS or quoted(sentence)


def prose(sentence: Sentence) -> bool:
    """Is it running text of an article, which must consist of whole sentences?"""
    return sentence.kind in PROSE


def word_count(sentence: Sentence) -> int:
    """How many of its tokens are words."""
    return sum(text[0].isalnum() for text in sentence.tokens.texts)


def lowered(sentence: Sentence, at: int) -> str:
    """Token `at` as it looks inside a sentence: lower case, unless it is a name or "I"."""
    word = sentence.tokens.texts[at]
    if word == "I" or sentence.tags[at] in ("NNP", "NNPS") or (not word[1:].islower() and len(word) > 1):
        return word
    return word[:1].lower() + word[1:]


def join_to_previous(sentence: Sentence, title: str, glue: str = ", ") -> Fix | None:
    """Turn the stop of the sentence before into `glue` and lower the capital; None if there is nothing to join to.

    The edits lie outside and at the start of the sentence, so a finding must begin where the sentence's first word does.
    """
    before = sentence.previous
    if before is None or not before.text.endswith(".") or before.text.endswith("..") or quoted(before):
        return None
    at = first_word(sentence)
    word, start = sentence.tokens.texts[at], sentence.tokens.starts[at]
    gap = Span(before.end - 1, sentence.start)
    if at or sentence.start != start:
        return None
    return Fix(title, (Edit(gap, glue), Edit(Span(start, start + len(word)), lowered(sentence, at))), UNSAFE)


def join_to_next(sentence: Sentence, title: str) -> Fix | None:
    """Turn the sentence's own stop into a comma and lower the capital of the next sentence; None if there is nothing to join to."""
    after = sentence.next
    if after is None or not sentence.text.endswith(".") or not closed_by_stop(sentence) or quoted(after):
        return None
    at = first_word(after)
    start, word = after.tokens.starts[at], after.tokens.texts[at]
    if at or after.start != start:
        return None
    stop = Span(sentence.end - 1, sentence.end)
    return Fix(title, (Edit(stop, ","), Edit(Span(start, start + len(word)), lowered(after, at))), UNSAFE)
