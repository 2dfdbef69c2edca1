"""Does a stretch of English hold a rendering, in any inflection or derivation? Generous: what is taken for one costs a finding,
what is not costs a false alarm."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from mtqa.annotate import lexicon, vocabulary
from mtqa.annotate.tokens import tokenize

_SMALL = frozenset(
    """
    a an the of for in to on at by from and or as with his her its their one's be is are was were been being off out up down into over
    """.split()
)
_LEAST = 4  # letters of a word that may open or close a longer one (police, policewoman; storm, thunderstorm)
_STEM = 5  # letters of a stem that makes two words relatives (prosecut-: prosecutor, prosecution)

_FAR = 6  # letters that two stems of one family may differ by

_WORD = 3.7  # Zipf value from which the rest of a compound is a word
_SUFFIXES = tuple(
    "er ers or ors ing ed ist ism ian ial ical ment ness ship able ible age hood like less ful ise ize isa iza ary ory ation".split()
)


@cache
def _english() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english").stemWord


@lru_cache(maxsize=100_000)
def stems(low: str) -> frozenset[str]:
    """The stems of a word's base forms (thieves: thief, thiev)."""
    stem = _english()
    found = {str(stem(low))}
    for tag in lexicon.tags(low):
        found.add(str(stem(lexicon.lemma(low, tag))))
    return frozenset(found)


class Words:
    """The words of a stretch, for many questions."""

    def __init__(self, lowers: Iterable[str]) -> None:
        self.words = frozenset(lowers)
        self.stems: frozenset[str] = frozenset().union(*map(stems, self.words))
        self._known: dict[str, bool] = {}

    def hold(self, rendering: Rendering) -> bool:
        """Is each word of the rendering there, wherever?"""
        return all(self._has(word) for word in rendering.words)

    def _has(self, word: str) -> bool:
        if (known := self._known.get(word)) is None:
            known = self._known[word] = any(is_form(word, low) for low in self.words) if word.endswith("*") else self._has_word(word)
        return known

    def _has_word(self, word: str) -> bool:
        return word in self.words or not self.stems.isdisjoint(stems(word)) or any(is_form(word, low) for low in self.words)


class Rendering:
    """One right rendering. text: as written, without a star; words: its content words; open: a stem, no word to suggest."""

    __slots__ = ("open", "text", "words")

    def __init__(self, written: str) -> None:
        self.open = "*" in written
        self.text = written.replace("*", "")
        lowers = [low for low in written.lower().split() if low]
        cut: list[str] = []
        for low in lowers:
            tokens = tokenize(low, 0, len(low)).lowers
            cut += [low] if low.endswith("*") else [t for t in tokens if t[:1].isalnum()] or tokens
        self.words = tuple(w for w in cut if w not in _SMALL) or tuple(cut)


@lru_cache(maxsize=200_000)
def is_form(word: str, low: str) -> bool:
    """May `low` of a text be an inflection, a derivation or a compound of `word`? 'word*': whatever begins so."""
    if word.endswith("*"):
        return low.startswith(word[:-1])
    if word == low:
        return True
    own, other = stems(word), stems(low)
    if not own.isdisjoint(other):
        return True
    if len(word) >= _LEAST and len(low) >= len(word) + 3 and (_opens(word, low) or low.endswith((word, word + "s"))):
        return True
    return any(_share(a, b) or _share(b, a) for a in own for b in other if abs(len(a) - len(b)) < _FAR)


def _opens(word: str, low: str) -> bool:
    """Does the word open a derivation or a compound (policewoman, but not light and lightning)?"""
    rest = low.removeprefix(word)
    return rest != low and (rest.startswith(_SUFFIXES) or vocabulary.zipf(rest) >= _WORD)


def _share(stem: str, other: str) -> bool:
    return len(stem) >= _STEM and other.startswith(stem)
