"""What a text tells about a spelling of a name: who and what stands beside it, and how often.

The spelling itself is looked at first (`Shape`, kept across texts), as it settles most pairs; the context is read from the
mentions only when a pair asks for it.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.names.find import Mention, spelled
from mtqa.annotate.names.sound import signs, skeleton
from mtqa.annotate.names.words import BODY_HEADS, PERSON_VERBS, PLACE_HEADS, TITLES
from mtqa.annotate.vocabulary import zipf

EVERY_TEXT = 5.9
"""From this Zipf value on a word is "from", "over", "they", which the dictionary of nouns and verbs lacks; no name is so common."""


class Shape(NamedTuple):
    """What can be said of a spelling without a text. use: its Zipf value; ordinary: is it a common English word;
    bones: its skeleton; sound: its signs."""

    text: str
    use: float
    ordinary: bool
    bones: str
    sound: str


@lru_cache(maxsize=32768)
def shape(word: str) -> Shape:
    """The shape of a spelling."""
    use = zipf(word)
    ordinary = use > 2.5 and (lexicon.known(word.lower()) or use > EVERY_TEXT or word.lower().endswith(("self", "selves")))
    return Shape(word, use, ordinary, skeleton(word), signs(word))


class Profile:
    """A spelling and its mentions in a text. partners: other names in its mentions, with the side they stand on;
    company: the partners' skeletons; frames: titles and place words beside it; full, bare: mentions with and without
    another name; last: mentions that it ends as a full name; speaks: is it a speaker's or title-holder's name somewhere;
    waits: may it be the bare name of one who was introduced, or the other way round."""

    def __init__(self, word: str, places: list[tuple[Mention, int]]) -> None:
        self.text, self.use, self.ordinary, self.bones, self.sound = shape(word)
        self.places = places
        self.mentions = len(places)

    @cached_property
    def partners(self) -> frozenset[tuple[str, int]]:
        return frozenset(found for mention, index in self.places for found in beside(mention, index))

    @cached_property
    def company(self) -> frozenset[tuple[str, int]]:
        return frozenset((skeleton(name), side) for name, side in self.partners)

    @cached_property
    def frames(self) -> frozenset[str]:
        found: set[str] = set()
        for mention, index in self.places:
            if index == len(mention.words) - 1:
                found.update(mention.title[-1:])
                if mention.after in PLACE_HEADS:
                    found.add(mention.after)
        return frozenset(found)

    @cached_property
    def full(self) -> int:
        return sum(len(mention.words) > 1 for mention, _ in self.places)

    @property
    def bare(self) -> int:
        return self.mentions - self.full

    @cached_property
    def last(self) -> int:
        return sum(index == len(mention.words) - 1 and index > 0 for mention, index in self.places)

    @cached_property
    def speaks(self) -> bool:
        return any(
            index == len(mention.words) - 1 and (mention.title or mention.after in PERSON_VERBS or mention.before in PERSON_VERBS)
            for mention, index in self.places
        )

    @property
    def waits(self) -> bool:
        return (self.bare == 0 and self.last > 0) or (self.full == 0 and self.speaks)


def _partner(word: str) -> bool:
    """May the neighbour identify a name? Ordinary words, initials, and heads of bodies and places may not."""
    low = word.lower().rstrip(".")
    return len(low) > 2 and not lexicon.known(low) and low not in BODY_HEADS and low not in PLACE_HEADS and low not in TITLES


def beside(mention: Mention, index: int) -> list[tuple[str, int]]:
    """The names directly before and after a word of a mention, with their side."""
    words = mention.words
    return [
        (spelled(words[i].text), side) for i, side in ((index - 1, -1), (index + 1, 1)) if 0 <= i < len(words) and _partner(words[i].text)
    ]
