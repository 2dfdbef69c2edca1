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
- source     the source has one and the same word for both (`source`)
- list       the list of culture-specific names has both as spellings of one name

Two spellings that are both well known (wordfreq) are two names unless partner, marks or place say otherwise.
Thresholds were tuned on news from Russian, Japanese and Icelandic and confirmed on Ukrainian (bench/names.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from mtqa.annotate.names.decide import Why, decide, shared
from mtqa.annotate.names.find import Name, Names, spelled
from mtqa.annotate.names.pairs import KNOWN, pinyin
from mtqa.annotate.names.places import PINYIN
from mtqa.annotate.names.profile import Profile, beside
from mtqa.model.lazy import lazy

__all__ = ["CONFIDENCE", "Variant", "Why", "eligible", "places_of", "variants", "variants_among"]

FEW = 6
"""A text with as many words that can be read as pinyin has Chinese names; "Biden" and "Putin" can be read so, too."""
_DOUBLED = lazy("r+")
CROWD = 60
"""A skeleton that more names than this share tells nothing."""


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
    profiles = {word: Profile(word, places) for word, places in names.by_word.items() if eligible(word)}
    pairs = list(dict.fromkeys((*_alike(profiles), *_namesakes(profiles, names))))
    chinese = any(pinyin(one) and pinyin(other) for one, other in pairs)  # the scene costs more
    chinese = chinese and (sum(map(pinyin, profiles)) >= FEW or not PINYIN.isdisjoint(names.scene.total))
    return _decided(profiles, pairs, chinese=chinese)


def variants_among(profiles: Mapping[str, Profile]) -> list[Variant]:
    """The pairs among profiles that may come from one text or from many (`mtqa.corpus`)."""
    return _decided(profiles, _alike(profiles), chinese=True)


def _decided(profiles: Mapping[str, Profile], pairs: Iterable[tuple[str, str]], *, chinese: bool) -> list[Variant]:
    found = []
    for one, other in pairs:
        why = decide(profiles[one], profiles[other], chinese=chinese)
        if why is not None:
            telling = shared(profiles[one], profiles[other]) if why is Why.PARTNER else frozenset()
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
        if "l" in bones or "r" in bones:  # one sound in kana and to many an engine
            buckets["|" + _DOUBLED.sub("r", bones.replace("l", "r"))].add(word)
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


def _namesakes(profiles: Mapping[str, Profile], names: Names) -> Iterator[tuple[str, str]]:
    """Pairs that begin alike and stand behind the same name, of which people do not use one: Levante Fuji and Levante Fogi."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in names.mentions:
        for left, right in pairwise(mention.words):
            groups[left.text, right.text[:1]].add(spelled(right.text))
    for found in groups.values():
        if 1 < len(found) <= FEW:
            for one, other in combinations(sorted(found), 2):
                if one in profiles and other in profiles and not (profiles[one].use and profiles[other].use):
                    yield one, other


@lru_cache(maxsize=32768)
def _shortened(bones: str) -> tuple[str, ...]:
    """A skeleton, and what is left of it without one of its letters; two letters at least."""
    return tuple(key for key in {bones, *(bones[:i] + bones[i + 1 :] for i in range(len(bones)))} if len(key) > 1)


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
