"""Sentences as spans of the plain text, block by block.

One regular expression finds every place where a sentence may end; a few rules look at the word before and the word after.
White space of any kind and amount, line breaks included, is just space: a block never ends inside.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.model import Span, Text
from mtqa.model.lazy import lazy
from mtqa.segment.abbreviations import AFTER_CLOCK, CLOCK, Habits, habits

_STOPS = ".!?…‽⁇⁈⁉؟۔։።፧။"  # these need a space behind them
_FULL = "。！？｡।॥﹒﹗﹖"  # these do not: scripts without spaces, and dandas
_CLOSE = "\"'”’»›)\\]}」』）】》〉＂＇*_"
_LOW = "“‘«"  # close a quotation in German and Danish; after a full stop of scripts without spaces they open one
# The runs are possessive and a match never fails once begun, so that the search is linear on any text. A stop that
# stands alone ("State. . In") belongs to the sentence before it.
_END = lazy(
    rf"(?:[{_STOPS}]++(?:[\u00a0\u202f ]?»)?[{_CLOSE}{_LOW}]*+|[{_FULL}{_STOPS}]++[{_CLOSE}]*+)"
    rf"(?:\s++[{_STOPS}{_FULL}]++[{_CLOSE}]*+(?=\s|\Z))*+"
)
_SPACE = lazy(r"\s*+")
_NEXT = lazy(r"[\s\"'“‘«„‚‹(\[{「『（【《〈¿¡*_–—―-]*+([^\s.,;:!?…\"”’»)\]}]*+(?:['’][^\W\d_]+)?)")
_BREAKS = lazy("[\\s(\\[{“”\"'‘«»/–—-]")
_SAYS = lazy(
    r"\W*(?:[^\W\d_][\w'’.-]*\s+){1,4}?(?:said|says|asked|asks|cried|cries|shouted|shouts|replied|replies|wondered|wonders|exclaimed|"
    r"added|adds|wrote|writes|screamed|yelled|demanded|demands|joked|quipped|tweeted|told)\b"
)


def sentences(text: Text, language: str | None = None) -> tuple[tuple[int, Span], ...]:
    """(block index, sentence span in `plain`) for every sentence, in order. language: if the text does not say it itself.

    Every character of a block that is not space belongs to exactly one sentence; spans carry no space at their ends.
    """
    rules = habits(text.language or language)
    plain = text.plain
    found: list[tuple[int, Span]] = []
    for index, block in enumerate(text.blocks):
        for span in _in_block(plain, block.span.start, block.span.end, rules):
            found.append((index, span))
    return tuple(found)


def split(text: str, language: str | None = None) -> list[Span]:
    """The sentences of a string taken as one block."""
    return list(_in_block(text, 0, len(text), habits(language)))


def _in_block(plain: str, low: int, high: int, rules: Habits) -> Iterator[Span]:
    start = _after_space(plain, low, high)
    for match in _END.finditer(plain, start, high):
        end = match.end()
        following = _after_space(plain, end, high)
        if following == high:
            break
        if _ends(plain, start, match.start(), end, following, high, rules):
            yield Span(start, end)
            start = following
    while high > start and plain[high - 1].isspace():
        high -= 1
    if start < high:
        yield Span(start, high)


def _after_space(plain: str, at: int, high: int) -> int:
    match = _SPACE.match(plain, at, high)
    return match.end() if match else at


def _ends(plain: str, low: int, stop: int, end: int, following: int, high: int, rules: Habits) -> bool:
    """True if the stop at `stop` (its run with closing quotes ends at `end`) ends the sentence that begins at `low`."""
    sign = plain[stop]
    run = plain[stop:end]
    if any(c in _FULL for c in run):
        return True
    if following == end:
        return False
    found = _NEXT.match(plain, following, min(high, following + 60))
    word = found[1] if found else ""
    if found and len(word) == 1 and plain.startswith(".", found.end(1)):
        word += "."  # an initial, not the article or the pronoun
    first = word[:1]
    if first.islower() and not word[1:2].isupper():
        return end == stop + 1 and sign == "." and not rules.ordinals and _plain_word(plain, low, stop, rules)
    if any(c in "!?؟‽⁇⁈⁉" for c in run):
        # "Who goes there?" Anna asked.
        return not (run[-1] in "\"”’'»" and _SAYS.match(plain, following, min(high, following + 80)))
    if sign != "." or run[1:2] in (".", "…"):
        return True
    return _period_ends(plain, low, stop, first, word, rules) if end == stop + 1 or run[1] in ")]" else True


def _plain_word(plain: str, low: int, stop: int, rules: Habits) -> bool:
    """True if a full stop follows an ordinary word. Then it ends the sentence even before a small letter, which is the mistake.

    (On the sentences of English EWT: right 273 times of 280.)
    """
    before = plain[max(low, stop - 30) : stop]
    last = _BREAKS.split(before)[-1]
    return (
        len(last) >= 4
        and last.isalpha()
        and last.islower()
        and not (last in rules.titles or last in rules.maybe or last in rules.before_digit)
    )


def _period_ends(plain: str, low: int, stop: int, first: str, word: str, rules: Habits) -> bool:
    """The same for a single full stop: is it one, or the mark of a short form?"""
    before = plain[max(low, stop - 30) : stop]
    if not before or before[-1].isspace():
        return True
    last = _BREAKS.split(before)[-1]
    if last in rules.titles:
        return False
    if last in CLOCK:
        return word not in AFTER_CLOCK
    if last in rules.before_digit and first.isdigit():
        return False
    starter = word in rules.starters
    if last in rules.maybe:
        return starter
    if last.isdigit():
        # "1. Introduction" opens a sentence with a number; "am 5. Mai" holds an ordinal.
        return not (len(before) == len(last) <= 3 and stop - low == len(last)) and (starter or not rules.ordinals or len(last) > 2)
    if len(last) == 1 and last.isalpha() and before[-2:-1] not in ("'", "’"):
        # An initial ("J. K. Rowling"), unless it is the pronoun or a sentence clearly begins ("plan B. The").
        return starter or (last == "I" and before[-3:-2] != ".")
    if "." in last and len(last) <= 8 and all(len(part) <= 2 for part in last.split(".")):
        return starter  # "U.S.", "U.N.", "Ph.D."
    return True
