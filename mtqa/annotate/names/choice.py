"""Which of a name's spellings is the right one, and why: the world first, then the text's own majority.

Order: the source's spelling where it has Latin letters; the press spelling of a place; a spelling that people use (wordfreq)
where they do not use the others; a spelling that the gazetteer has; the nominative where a case ending was left on; the
majority; a full name before a bare one. Where all of that is even the choice says so, and both spellings are offered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.gazetteer import fold, homes, is_place
from mtqa.annotate.gazetteer import places as places_in
from mtqa.annotate.names.culture import usual
from mtqa.annotate.names.find import Name, Names
from mtqa.annotate.names.pairs import KNOWN, inflected
from mtqa.annotate.names.sound import distance, likeness
from mtqa.annotate.names.variants import Variant, Why
from mtqa.annotate.romanise import KATAKANA, romanise, vowelled
from mtqa.annotate.vocabulary import zipf

CLEAR = 0.7
"""Zipf units by which one spelling must be commoner than another to be the one that people use."""

SURELY = 5
"""A spelling that a text has so many times as often as another is its nominative, whatever its ending looks like."""


class By(StrEnum):
    """What decided which spelling is right."""

    LIST = "names list"
    REFERENCE = "reference"
    SOURCE = "source"
    GAZETTEER = "gazetteer"
    USAGE = "usage"
    GRAMMAR = "grammar"
    MAJORITY = "majority"
    FULL_NAME = "full name"
    LETTERS = "letters"
    EVEN = "even"


class Choice(NamedTuple):
    """The right spelling, the others in the order of preference, the reason, and whether the evidence is even."""

    right: str
    others: tuple[str, ...]
    reason: str
    even: bool = False
    by: By = By.MAJORITY


def clusters(pairs: Sequence[Variant]) -> list[tuple[list[str], list[Variant]]]:
    """Spellings that hang together, with the pairs that tie them, in alphabetical order."""
    group: dict[str, set[str]] = {}
    for pair in pairs:
        merged = group.get(pair.one, {pair.one}) | group.get(pair.other, {pair.other})
        for word in merged:
            group[word] = merged
    seen: list[set[str]] = []
    for words in group.values():
        if words not in seen:
            seen.append(words)
    return sorted((sorted(words), [p for p in pairs if p.one in words]) for words in seen)


def choose(words: Sequence[str], pairs: Sequence[Variant], names: Names, places: Mapping[str, Sequence[Name]]) -> Choice:
    """Pick the spelling that all mentions should have; only the mentions in `places` are counted."""
    counts = {word: len(places[word]) for word in words}
    full = {word: sum(len(m.words) > 1 and m.words[i] in places[word] for m, i in names.by_word[word]) for word in words}
    first = {word: names.by_word[word][0][0].words[0].start for word in words}
    return choose_counted(words, pairs, counts, full, first)


AS_WRITTEN = frozenset("de fr es it pt nl sv da no nb nn ca gl id ms vi af".split())
"""Languages in Latin script that put no case endings on names: a name is spelled as the source has it."""
NEARER = 0.1
"""By how much one spelling must be nearer to the source in sound than another."""


def by_source(words: Sequence[str], sources: Mapping[str, Mapping[str, int]], language: str | None, choice: Choice) -> Choice:
    """The spelling that a source in Latin letters has; where the choice is even, the one that is nearer to a source in others."""
    lettered = [word for word in words if word.lower() in sources.get(word, ())]
    if (language or "")[:2] in AS_WRITTEN and len(lettered) == 1:
        return Choice(lettered[0], tuple(w for w in words if w != lettered[0]), "the source has it", by=By.SOURCE)
    if not choice.even or not all(word in sources for word in words):
        return choice
    latin = {romanise(source) for word in words for source in sources[word] if vowelled(source) and not KATAKANA.match(source)}
    if not latin:
        return choice
    near = {word: max(likeness(word, source) for source in latin) for word in words}
    best, *others = sorted(words, key=lambda w: -near[w])
    if near[best] < near[others[0]] + NEARER:
        return choice
    return Choice(best, tuple(others), "it is nearer to the source", even=True, by=By.SOURCE)


def choose_counted(
    words: Sequence[str], pairs: Sequence[Variant], counts: Mapping[str, int], full: Mapping[str, int], first: Mapping[str, int]
) -> Choice:
    """Pick by numbers only. counts: mentions of each spelling; full: those with another name beside it; first: its rank in order."""
    ranked = sorted(words, key=lambda w: (-counts[w], -full[w], first[w]))
    reasons = {pair.why for pair in pairs}

    def chosen(right: str, reason: str, by: By, *, even: bool = False) -> Choice:
        return Choice(right, tuple(w for w in ranked if w != right), reason, even, by)

    if Why.LIST in reasons and (listed := usual(ranked[0])) in words:
        return chosen(str(listed), "it is the usual spelling", By.GAZETTEER)
    if Why.PLACE in reasons and (press := _press(ranked)):
        return chosen(press, "it is the usual spelling of the place", By.GAZETTEER)
    used = sorted(words, key=lambda w: -_use(w))
    lettered = len({fold(w) for w in words}) > 1  # more than diacritics apart
    most, next_most = _use(used[0]), _use(used[1])
    foreign = not lexicon.known(used[0].lower()) or (next_most == 0.0 and most > 3.0 and distance(used[0], used[1]) <= 1.0)
    if Why.SOURCE in reasons and all(inflected(pair.one, pair.other) for pair in pairs):  # "Buch" is in use, but the town is Bucha
        if len(places := [word for word in words if is_place(word)]) == 1 and not any(full.values()):
            return chosen(places[0], "it is the name of a place", By.GAZETTEER)
        if counts[ranked[0]] > counts[ranked[1]]:
            return chosen(ranked[0], f"the text has it {counts[ranked[0]]} times", By.MAJORITY)
        return chosen(ranked[0], "it comes first", By.EVEN, even=True)
    if lettered and next_most < KNOWN and most >= max(1.0, next_most + CLEAR) and foreign:
        return chosen(used[0], "it is the spelling in use", By.USAGE, even=counts[ranked[0]] >= 3 * counts[used[0]])
    known = [w for w in words if is_place(w)]
    if len(known) == 1 and lettered and not any(full.values()):
        return chosen(known[0], "it is the name of a place", By.GAZETTEER)
    if Why.ENDING in reasons:
        plain = sorted(
            words, key=lambda w: (not fold(w).endswith("ur"), _use(w) == 0.0, len(w), -counts[w], -sum(not c.isascii() for c in w))
        )
        if fold(plain[0]).endswith("ur") or counts[ranked[0]] < SURELY * counts[plain[0]]:
            return chosen(plain[0], "the other has a case ending", By.GRAMMAR)
    if counts[ranked[0]] > counts[ranked[1]]:
        return chosen(ranked[0], f"the text has it {counts[ranked[0]]} times", By.MAJORITY)
    if full[ranked[0]] != full[ranked[1]]:
        return chosen(ranked[0], "the full name has it", By.FULL_NAME, even=True)  # it is as often misspelt as the bare one
    if not lettered:
        marked = max(words, key=lambda w: (sum(not c.isascii() for c in w), w))
        return chosen(marked, "it keeps the name's own letters", By.LETTERS)
    return chosen(ranked[0], "it comes first", By.EVEN, even=True)


def _use(word: str) -> float:
    """How common a spelling is; nothing is known about one with a hyphen, of which wordfreq has the parts only."""
    return 0.0 if "-" in word else zipf(word)


def _press(words: Sequence[str]) -> str | None:
    """The word that is the press spelling of a place which has the others, too."""
    for word in words:
        for country, _, _ in homes(word):
            for place in places_in(word, country):
                if fold(place.name) == fold(word):
                    return word
    return None
