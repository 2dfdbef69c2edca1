"""Which spellings in one text are the same name: pairs that sound alike, decided by corroboration.

Sounding alike proves little (Akashi/Kishi, Levi/Levin, Russia/Russian), so a pair needs a reason:

- marks      the spellings differ in diacritics or in the hyphen only (Gerður/Gerdur)
- partner    the same other name stands beside both (Sergei Lavrov / Sergey Lavrov)
- introduced a full name that never comes back, and a bare surname that nobody introduced (Colin Cahill ... Kahill said)
- frame      the same title or the same kind of place stands beside both (Mayor X / Mayor Y)
- sound      one vowel or one letter for its neighbour, and people do not use one of the spellings
- ending     a case ending was left on (Brynjólf/Brynjólfur), and people use neither spelling
- slip       one letter dropped, doubled or swapped inside a long name that is known otherwise
- place      the gazetteer has both as spellings of one large place
- source     the source has one and the same word for both (names_source)
- list       the list of culture-specific names has both as spellings of one name

Two spellings that are both well known (wordfreq) are two names unless partner, marks or place say otherwise.
Thresholds were tuned on news from Russian, Japanese and Icelandic and confirmed on Ukrainian (bench/names.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from mtqa.annotate.gazetteer import fold, same_place
from mtqa.annotate.names import Name, Names
from mtqa.annotate.names_culture import usual
from mtqa.annotate.names_pairs import (
    KNOWN,
    RARE,
    derived_from,
    differing,
    ending_of,
    inflected,
    initials_alike,
    longer,
    pinyin,
    same_first_name,
    same_sound,
    slip_of_the_pen,
)
from mtqa.annotate.names_places import is_country_word
from mtqa.annotate.names_profile import Profile, beside
from mtqa.annotate.names_sound import distance, signs, skeleton

ALSO_PERSONS = 3.3
"""Two spellings of a place that are both commoner than this are also persons' names (Sofia and Sophia)."""
FAMOUS = 3.3
"""A surname commoner than this needs no introduction."""
CROWD = 60
"""A skeleton that more names than this share tells nothing."""


class Why(StrEnum):
    """The reason for taking two spellings for one name."""

    MARKS = "marks"
    PARTNER = "partner"
    INTRODUCED = "introduced"
    FRAME = "frame"
    SOUND = "sound"
    SLIP = "slip"
    ENDING = "ending"
    PLACE = "place"
    LIST = "list"
    SOURCE = "source"


CONFIDENCE = {
    Why.MARKS: 0.9, Why.PARTNER: 0.9, Why.INTRODUCED: 0.75, Why.FRAME: 0.75, Why.SOUND: 0.75, Why.SLIP: 0.8, Why.ENDING: 0.65,
    Why.PLACE: 0.75, Why.LIST: 0.8, Why.SOURCE: 0.85,
}  # fmt: skip


class Variant(NamedTuple):
    """Two spellings of one name, and why. beside: for the reason "partner", the names (and the side they stand on) that tell;
    mentions beside others on that side are other persons: Vladimir Putin is no Volodymyr Zelensky."""

    one: str
    other: str
    why: Why
    beside: frozenset[tuple[str, int]] = frozenset()


def variants(names: Names) -> list[Variant]:
    """All pairs of spellings that are one name, in the order of their texts."""
    return variants_among({word: Profile(word, places) for word, places in names.by_word.items() if eligible(word)})


def variants_among(profiles: Mapping[str, Profile]) -> list[Variant]:
    """The pairs among profiles that may come from one text or from many (`mtqa.corpus`)."""
    found = []
    for one, other in _alike(profiles):
        why = _decide(profiles[one], profiles[other])
        if why is not None:
            telling = _shared(profiles[one], profiles[other]) if why is Why.PARTNER else frozenset()
            found.append(Variant(one, other, why, telling))
    return sorted(found, key=lambda v: (v.one, v.other))


def eligible(word: str) -> bool:
    """May the word be a spelling that has another one?"""
    return len(word) >= 4 and not word.isupper() and "." not in word


def _alike(profiles: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Pairs whose skeletons are at most one letter apart, each once; near-linear, as words meet in buckets of shortened skeletons.

    Two well-known spellings meet only where the skeletons are the same.
    """
    exact: dict[str, list[str]] = defaultdict(list)
    buckets: dict[str, set[str]] = defaultdict(set)
    for word, profile in profiles.items():
        bones = profile.bones
        exact[bones].append(word)
        for key in _shortened(bones):
            buckets[key].add(word)
    seen: set[tuple[str, str]] = set()
    for words in exact.values():
        if 1 < len(words) <= CROWD:
            seen.update(combinations(sorted(words), 2))
    for found in buckets.values():
        if len(found) < 2:
            continue
        strange = [w for w in found if profiles[w].use < KNOWN]
        if len(strange) * len(found) <= CROWD * CROWD:
            seen.update((w, o) if w < o else (o, w) for w in strange for o in found if o != w)
    yield from seen


@lru_cache(maxsize=32768)
def _shortened(bones: str) -> tuple[str, ...]:
    """A skeleton, and what is left of it without one of its letters; two letters at least."""
    return tuple(key for key in {bones, *(bones[:i] + bones[i + 1 :] for i in range(len(bones)))} if len(key) > 1)


def _decide(a: Profile, b: Profile) -> Why | None:
    """The reason why two spellings are one name, or None. See the module's docstring."""
    if a.ordinary and b.ordinary:
        return None
    if a.sound == b.sound and fold(a.text) == fold(b.text) and not (a.ordinary or b.ordinary):
        return Why.MARKS if a.text.casefold() != b.text.casefold() else None
    same_bones = a.bones == b.bones
    if not same_bones and not _hopeful(a, b):
        return None
    derived = derived_from(a.text, b.text)
    if derived and a.sound != b.sound:
        return None
    parts = differing(a.text, b.text)
    left, right = (signs(part) for part in parts)
    length = max(len(left), len(right))
    cost = distance(*parts)
    if cost > 0.34 * length and not same_first_name(a.text, b.text):
        return None
    low, high = sorted((a, b), key=lambda p: (p.use, p.mentions))
    foreign = low.use < KNOWN and not low.ordinary
    shared = not derived and _shared(a, b)
    if shared and not (a.partners & {(b.text, 1), (b.text, -1)}):
        if foreign and cost <= 0.25 * length and not longer(a.text, b.text):
            return Why.PARTNER
        if a.partners & b.partners and same_bones and cost <= 0.5 and length >= 5 and not (a.ordinary or b.ordinary):
            return Why.PARTNER
        if same_first_name(a.text, b.text):
            return Why.PARTNER
    if cost <= 0.8 and same_bones and usual(a.text) is not None and usual(a.text) == usual(b.text):
        return Why.LIST
    if derived:
        return None
    if a.text[:1] != b.text[:1] and not initials_alike(left[:1], right[:1]):
        return None
    ending = ending_of(left, right)
    strange = foreign and not high.ordinary and low.use < RARE and ending != "other" and cost <= 0.3 * length
    spelt = same_bones and ending == "same" and cost <= 0.5 and not a.ordinary and not b.ordinary
    if (strange or (spelt and high.use < FAMOUS)) and (_introduced(a, b) or _introduced(b, a)):
        return Why.INTRODUCED
    if foreign and ending == "same" and same_place(a.text, b.text):
        return Why.PLACE
    if not foreign or low.ordinary or high.ordinary:
        known = same_bones and ending == "same" and RARE < low.use <= ALSO_PERSONS
        return Why.PLACE if known and same_place(a.text, b.text) else None
    if low.use >= RARE and (is_country_word(a.text) or is_country_word(b.text)):  # Nigerien, Nigerian; Giorgia, Georgia
        return None
    if pinyin(a.text) and pinyin(b.text) and left.replace(" ", "") != right.replace(" ", ""):
        return None
    if a.frames & b.frames and ending == "same" and (spelt or (low.use < RARE and cost <= 0.2 * length)):
        return Why.FRAME
    if {a.text[-4:], b.text[-4:]} == {"enka", "enko"} and foreign:
        return Why.ENDING
    if a.partners and b.partners and low.use > 0.0:  # two persons with a name in common, more or less
        return None
    if {a.text[-2:], b.text[-2:]} in ({"ov", "ff"}, {"ev", "ff"}):  # a brand and its founder
        return None
    camel = a.text[1:] != a.text[1:].lower() and b.text[1:] != b.text[1:].lower()  # TikTok and TakaTak are brands
    if ending == "same" and same_sound(left, right, cost, same_bones, low.use) and not (camel and cost > 0.5):
        return Why.SOUND
    if low.use == 0.0 and high.use < KNOWN and min(len(left), len(right)) >= 5 and inflected(a.text, b.text):
        return Why.ENDING
    slip = ending == "same" and low.mentions <= high.mentions and slip_of_the_pen(a.text, b.text)
    return Why.SLIP if slip and low.use <= RARE and high.use >= low.use + 1.0 else None


def _hopeful(a: Profile, b: Profile) -> bool:
    """Can spellings with different skeletons still be one name? Cheap, as most pairs end here."""
    if a.use >= KNOWN and b.use >= KNOWN:
        return False
    if -4 < len(a.text) - len(b.text) < 4 and Levenshtein.distance(a.sound, b.sound, score_cutoff=2) <= 2:
        return True
    if not (a.company.isdisjoint(b.company) and a.frames.isdisjoint(b.frames)):
        return True
    return a.waits and b.waits and (_introduced(a, b) or _introduced(b, a))


def _shared(a: Profile, b: Profile) -> frozenset[tuple[str, int]]:
    """The names that stand beside both on the same side, in all their spellings."""
    found = set(a.partners & b.partners)
    for name, side in a.partners:
        for again, other in b.partners:
            if side == other and skeleton(name) == skeleton(again) and distance(name, again) <= 0.5:
                found |= {(name, side), (again, side)}
    return frozenset(found)


def places_of(words: Sequence[str], pairs: Sequence[Variant], names: Names) -> dict[str, list[Name]]:
    """Every place that a cluster's spellings stand at, without those that are surely other persons'."""
    telling = frozenset().union(*(p.beside for p in pairs)) if all(p.why is Why.PARTNER for p in pairs) else frozenset()
    sides = {side for _, side in telling}
    found: dict[str, list[Name]] = {}
    for word in words:
        found[word] = [
            mention.words[index]
            for mention, index in names.by_word[word]
            if not any(side in sides and (name, side) not in telling for name, side in beside(mention, index))
        ]
    return found


def _introduced(full: Profile, bare: Profile) -> bool:
    """`full` ends full names only and never stands alone; `bare` never has a name beside it and speaks or holds a title."""
    return full.last > 0 and full.bare == 0 and bare.full == 0 and bare.speaks
