"""The second half of a pair is missing: "Neither the mayor will pay", "between the bank", "ranges from two metres"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_RANGES = ("range from", "ranges from", "ranged from", "ranging from", "vary from", "varies from", "varied from", "varying from")
_ENDS = frozenset({"to", "through", "and", "up", "as", "–", "-", "—", "place", "person", "country", "time", "case", "region", "state"})
_BETWEEN = ("takes place between", "took place between", "relations between", "agreement between", "meeting between", "talks between",
            "war between", "conflict between", "border between", "difference between", "distance between", "dispute between")  # fmt: skip
# What is several by itself: "a dispute between the couple".
_SEVERAL = frozenset(
    "couple pair two family crowd group lot parents people police team both sides trio majority other others public community us them "
    "leadership lines generations generation population".split()
)


@check(
    id="lost-second-half", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The second half of the pair that '{match}' opens is missing.",
    why="An engine that cuts a long sentence loses what 'nor', 'and' or 'to' joined.",
    trigger=Words("neither", "both the", "both his", "both her", *_RANGES, *_BETWEEN),
    examples=(
        bad("[[Neither]] the captain will answer the board."),
        bad("[[Both]] the captain was asked about it."),
        bad("The dispute [[between]] the captain was settled in May."),
        bad("The depth of the bay ranges [[from]] two metres."),
        bad("The meeting took place [[between]] the captain of the ferry."),
        ok("Both the boat was old and the pier. Neither captain will answer. Neither the captain nor the crew will answer."),
        ok("Neither of the captains came. Neither did the board."),
        ok("The depth ranges from two to four metres. Prices vary from place to place."),
        ok("Neither is right. Neither, said the board, is right."),
        ok("The talks between the captains failed. The dispute between the couple is old. The war between the board and the crew goes on."),
    ),
)  # fmt: skip
def lost_second_half(sentence: Sentence) -> Iterator[Mark]:
    """Up to the stop there is no word that could join a second half; the first half is one thing."""
    if not prose(sentence) or not closed_by_stop(sentence):
        return
    words = sentence.tokens.lowers
    spot = _spot(sentence, words)
    if spot is not None:
        yield Mark(sentence.span_of(spot), confidence=SPOKEN if spoken(sentence) else None)


def _spot(sentence: Sentence, words: list[str]) -> int | None:
    """The word that opens the broken pair."""
    at = first_word(sentence)
    if words[at] == "neither":
        pair = {"nor", "or", "and", "neither", ",", ";", ":", "-", "–", "—"}.isdisjoint(words[at + 1 :])
        if not pair or words[at + 1] not in ("the", "a", "his", "her", "their"):
            return None
        tags = sentence.tags
        return at if any(t in FINITE or (t == "VBN" and "VBD" in lexicon.tags(w)) for w, t in zip(words, tags, strict=True)) else None
    if words[at] == "both":
        tags = sentence.tags
        single = words[at + 1] in ("the", "his", "her", "a") and tags[at + 2] == "NN" and tags[at + 3] in ("VBZ", "VBD")
        return at if single and words[at + 3] in ("is", "was", "has", "does") and "and" not in words else None
    for n in range(1, len(words) - 2):
        if words[n] == "from" and f"{words[n - 1]} from" in _RANGES:
            rest = words[n + 1 :]
            number = sentence.tags[n + 1] == "CD" and not any("-" in word or "–" in word for word in rest)
            if number and len(rest) < 7 and _ENDS.isdisjoint(rest):
                return n
        if words[n] == "between" and (f"{words[n - 1]} between" in _BETWEEN or words[n - 2 : n] in (["took", "place"], ["takes", "place"])):
            return n if _single(sentence, words, n) else None
    return None


def _single(sentence: Sentence, words: list[str], between: int) -> bool:
    """Is what follows "between" one single thing, up to the stop?"""
    tags = sentence.tags
    end = next((n for n in range(between + 2, len(words)) if tags[n] in FINITE), len(words) - 1)
    rest = range(between + 1, end)
    if words[between + 1] not in ("the", "a", "his", "her", "its", "their") or len(rest) > 9:
        return False
    if any(tags[n] in ("NNS", "NNPS", "CC", "CD", "HYPH", ",", "PRP") or words[n] in _SEVERAL or not words[n].isalpha() for n in rest):
        return False
    return not any(tags[n] in FINITE for n in rest)
