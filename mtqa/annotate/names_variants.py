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
- list       the list of culture-specific names has both as spellings of one name

Two spellings that are both well known (wordfreq) are two names unless partner, marks or place say otherwise.
Thresholds were tuned on news from Russian, Japanese and Icelandic and confirmed on Ukrainian (bench/names.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from mtqa.annotate import lexicon
from mtqa.annotate.gazetteer import fold, same_place
from mtqa.annotate.names import Mention, Names
from mtqa.annotate.names_culture import usual
from mtqa.annotate.names_sound import VOWELS, distance, signs, skeleton
from mtqa.annotate.names_words import BODY_HEADS, FIRST_NAMES, PERSON_VERBS, PLACE_HEADS, TITLES
from mtqa.annotate.vocabulary import zipf

KNOWN = 2.0
"""From this Zipf value on a spelling is one that people use."""
CROWD = 60
"""A skeleton that more names than this share tells nothing."""
RARE = 1.5
"""Below this one a spelling may be a typing error of the list."""


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


CONFIDENCE = {
    Why.MARKS: 0.9, Why.PARTNER: 0.9, Why.INTRODUCED: 0.75, Why.FRAME: 0.75, Why.SOUND: 0.75, Why.SLIP: 0.8, Why.ENDING: 0.65,
    Why.PLACE: 0.75, Why.LIST: 0.8,
}  # fmt: skip


class Variant(NamedTuple):
    """Two spellings of one name, and why."""

    one: str
    other: str
    why: Why


class Profile(NamedTuple):
    """What the text tells about a spelling. partners: other names in its mentions, with the side they stand on;
    frames: titles and place words beside it; full, bare: mentions with and without another name; speaks: is it a
    speaker's or title-holder's name somewhere."""

    text: str
    use: float
    mentions: int
    partners: frozenset[tuple[str, int]]
    frames: frozenset[str]
    full: int
    bare: int
    last: int
    speaks: bool
    ordinary: bool
    bones: str
    folded: str


def variants(names: Names) -> list[Variant]:
    """All pairs of spellings that are one name, in the order of their texts."""
    profiles = {word: _profile(word, places) for word, places in names.by_word.items() if _eligible(word)}
    found = []
    for one, other in _alike(profiles):
        why = _decide(profiles[one], profiles[other])
        if why is not None:
            found.append(Variant(one, other, why))
    return sorted(found)


def _eligible(word: str) -> bool:
    return len(word) >= 4 and not word.isupper() and "." not in word


def _profile(word: str, places: list[tuple[Mention, int]]) -> Profile:
    partners: set[tuple[str, int]] = set()
    frames: set[str] = set()
    full = bare = last = 0
    speaks = False
    for mention, index in places:
        beside = ((index - 1, -1), (index + 1, 1))
        others = [(w[i].text, side) for w in (mention.words,) for i, side in beside if 0 <= i < len(w) and _partner(w[i].text)]
        partners.update(others)
        full += len(mention.words) > 1
        bare += len(mention.words) == 1
        last += index == len(mention.words) - 1 and len(mention.words) > 1
        if index == len(mention.words) - 1:
            frames.update(mention.title[-1:])
            if mention.after in PLACE_HEADS:
                frames.add(mention.after)
            speaks = speaks or bool(mention.title) or mention.after in PERSON_VERBS or mention.before in PERSON_VERBS
    low = word.lower()
    ordinary = lexicon.known(low) and zipf(low) > 2.5
    return Profile(
        word, zipf(word), len(places), frozenset(partners), frozenset(frames), full, bare, last, speaks, ordinary, skeleton(word), fold(word)
    )  # fmt: skip


def _partner(word: str) -> bool:
    """May the neighbour identify a name? Ordinary words, initials, and heads of bodies and places may not."""
    low = word.lower().rstrip(".")
    return len(low) > 2 and not lexicon.known(low) and low not in BODY_HEADS and low not in PLACE_HEADS and low not in TITLES


def _alike(profiles: dict[str, Profile]) -> Iterator[tuple[str, str]]:
    """Pairs whose skeletons are at most one letter apart, each once; near-linear, as words meet in buckets of shortened skeletons.

    Two well-known spellings meet only where the skeletons are the same.
    """
    exact: dict[str, list[str]] = defaultdict(list)
    buckets: dict[str, set[str]] = defaultdict(set)
    for word, profile in profiles.items():
        bones = profile.bones
        exact[bones].append(word)
        for key in {bones, *(bones[:i] + bones[i + 1 :] for i in range(len(bones)))}:
            if len(key) > 1:
                buckets[key].add(word)
    seen: set[tuple[str, str]] = set()
    for words in exact.values():
        if len(words) <= CROWD:
            seen.update(combinations(sorted(words), 2))
    for found in buckets.values():
        strange = [w for w in found if profiles[w].use < KNOWN]
        if len(strange) * len(found) <= CROWD * CROWD:
            seen.update((w, o) if w < o else (o, w) for w in strange for o in found if o != w)
    yield from seen


def _decide(a: Profile, b: Profile) -> Why | None:
    """The reason why two spellings are one name, or None. See the module's docstring."""
    if a.ordinary and b.ordinary:
        return None
    if a.folded == b.folded and not (a.ordinary or b.ordinary):
        return Why.MARKS if a.text.casefold() != b.text.casefold() else None
    same_bones = a.bones == b.bones
    if not same_bones and not _hopeful(a, b):
        return None
    derived = _derived(a.text, b.text)
    if derived and signs(a.text) != signs(b.text):
        return None
    left, right = (signs(part) for part in _differing(a.text, b.text))
    length = max(len(left), len(right))
    cost = distance(left, right)
    if cost > 0.34 * length and not _same_first_name(a.text, b.text):
        return None
    low, high = sorted((a, b), key=lambda p: (p.use, p.mentions))
    foreign = low.use < KNOWN and not low.ordinary
    shared = not derived and _shared(a, b)
    if shared and not (a.partners & {(b.text, 1), (b.text, -1)}):
        if foreign and cost <= 0.25 * length and not _longer(a.text, b.text):
            return Why.PARTNER
        if same_bones and cost <= 0.5 and length >= 5 and not (a.ordinary or b.ordinary):
            return Why.PARTNER
        if _same_first_name(a.text, b.text):
            return Why.PARTNER
    if cost <= 0.8 and same_bones and usual(a.text) is not None and usual(a.text) == usual(b.text):
        return Why.LIST
    if derived:
        return None
    if a.text[:1] != b.text[:1] and not _initials_alike(left[:1], right[:1]):
        return None
    ending = _ending(left, right)
    strange = foreign and not high.ordinary and low.use < RARE
    if strange and ending != "other" and cost <= 0.3 * length and (_introduced(a, b) or _introduced(b, a)):
        return Why.INTRODUCED
    if foreign and same_place(a.text, b.text):
        return Why.PLACE
    if not foreign or low.ordinary or high.ordinary:
        return Why.PLACE if same_bones and same_place(a.text, b.text) and min(a.use, b.use) > RARE else None
    if a.frames & b.frames and ending == "same" and low.use < RARE and cost <= 0.2 * length:
        return Why.FRAME
    if {a.text[-4:], b.text[-4:]} == {"enka", "enko"} and foreign:
        return Why.ENDING
    if a.partners and b.partners and low.use > 0.0:  # two persons with a name in common, more or less
        return None
    if {a.text[-2:], b.text[-2:]} in ({"ov", "ff"}, {"ev", "ff"}):  # a brand and its founder
        return None
    if ending == "same" and _same_sound(left, right, cost, same_bones, low.use):
        return Why.SOUND
    if low.use == 0.0 and high.use < KNOWN and min(len(left), len(right)) >= 5 and _inflected(a.text, b.text):
        return Why.ENDING
    slip = ending == "same" and low.mentions <= high.mentions and _slip(a.text, b.text)
    return Why.SLIP if slip and low.use <= RARE and high.use >= low.use + 1.0 else None


def _hopeful(a: Profile, b: Profile) -> bool:
    """Can spellings with different skeletons still be one name? Cheap, as most pairs end here."""
    if a.use >= KNOWN and b.use >= KNOWN:
        return False
    if a.partners & b.partners or a.frames & b.frames or _introduced(a, b) or _introduced(b, a):
        return True
    return bool(a.partners and b.partners) or Levenshtein.distance(signs(a.text), signs(b.text), score_cutoff=2) <= 2


def _same_sound(left: str, right: str, cost: float, same_bones: bool, use: float) -> bool:
    """Is the difference no more than two hands' spelling of one sound, given how common the rarer spelling is?"""
    length = max(len(left), len(right))
    if cost <= 0.5 and (length >= 6 or (length == 5 and (cost == 0.0 or (use == 0.0 and left[-1:] == right[-1:])))):
        return use < RARE or (use < KNOWN and length >= 9)
    if use > 0.0 or not same_bones:
        return False
    if length >= 7 and cost <= 0.13 * length:
        return True
    return length >= 8 and left[:2] == right[:2] and cost <= 0.2 * length and abs(len(left) - len(right)) < 2


def _same_first_name(one: str, other: str) -> bool:
    number = FIRST_NAMES.get(one.lower())
    return number is not None and number == FIRST_NAMES.get(other.lower())


def _shared(a: Profile, b: Profile) -> bool:
    """True if the same name, or another spelling of it, stands on the same side of both."""
    if a.partners & b.partners:
        return True
    return any(
        side == other and skeleton(name) == skeleton(again) and distance(name, again) <= 0.5
        for name, side in a.partners
        for again, other in b.partners
    )


def _differing(one: str, other: str) -> tuple[str, str]:
    """The names, or the parts of two hyphenated names that differ: Shonai and Suna of Shonai-gawa and Suna-gawa."""
    first, second = one.split("-"), other.split("-")
    apart = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return apart[0] if len(first) == len(second) and len(apart) == 1 else (one, other)


def _introduced(full: Profile, bare: Profile) -> bool:
    """`full` ends full names only and never stands alone; `bare` never has a name beside it and speaks or holds a title."""
    return full.last > 0 and full.bare == 0 and bare.full == 0 and bare.speaks


def _initials_alike(one: str, other: str) -> bool:
    if "y" in (one, other):
        return {one, other} <= {"y", "e", "i", "j"}
    return (one in VOWELS and other in VOWELS) or distance(one, other) < 0.5


def _ending(left: str, right: str) -> str:
    """How the ends differ: "same" (or one sound for another), "inflected" (one is the other and more), "other"."""
    if left[-1:] == right[-1:]:
        return "same"
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        return "same" if long[len(short) :] in ("h", "j") else "inflected"
    end = {left[-1:], right[-1:]}
    if end <= {"i", "y", "e", "j"} or (not end & VOWELS and distance(left[-1:], right[-1:]) < 0.5):
        return "same"
    return "other"


_PATRONYMIC = ("ov", "ova", "ev", "eva", "son", "sson", "dottir", "dóttir", "sen", "vich", "vna", "yan", "shvili")
_DERIVED = ("n", "an", "ian", "ans", "ians", "ese", "ish", "i", "is", "s", "es", "er", "ers", "ic", "ist", "ists", "ism")


def _derived(one: str, other: str) -> bool:
    """Iran/Iranian, Chechen/Chechens, Ivan/Ivanov: a word and what English or a patronymic makes of it."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if "-" in (short[-2:-1], long[-2:-1]) or short in long.split("-"):  # Pantsir-S and the Pantsirs, Moriyama and Moriyama-ku
        return True
    if long.startswith(short) and len(long) > len(short):
        tail = long[len(short) :]
        if tail == "i" and short[-1] in VOWELS:  # Zelensky and Zelenskyi
            return False
        return tail.startswith(("-", "'", "’")) or tail in _DERIVED or tail in _PATRONYMIC
    stem = short[:-1]
    return len(stem) > 3 and long.startswith(stem) and long[len(stem) :] in _DERIVED and short[-1:] in "aeo"


def _longer(one: str, other: str) -> bool:
    """True if one name is the other and a syllable more that is no case ending: Johoku and Johokuko, a school and its short name."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return len(long) > len(short) + 1 and long.startswith(short) and long[len(short) :] not in _CASES


_CASES = frozenset(("a", "u", "e", "i", "y", "ur", "ar", "ir", "um", "om", "em", "oy", "inn", "ni", "na", "nu", "inum"))
_SURNAMES = ("v", "in", "yn", "sk", "ck")
"""Ends of Slavic men's surnames, to which an "a" makes the wife's."""


def _inflected(one: str, other: str) -> bool:
    """True if the two differ in a case ending of Icelandic, a Slavic or a Baltic language, which a translation leaves out."""
    a, b = fold(one), fold(other)
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    tails = {a[first:], b[first:]}
    if first < 4 or (a[:first].endswith(_SURNAMES) and tails & {"a", "y", "i", "e"}):
        return False
    return all(not t or t in _CASES for t in tails)


def _slip(one: str, other: str) -> bool:
    """One letter dropped, added or replaced inside a word of eight letters, or two neighbours swapped in one of five."""
    a, b = one.lower(), other.lower()
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and a[-1 - last] == b[-1 - last]:
        last += 1
    middle = a[first : len(a) - last], b[first : len(b) - last]
    if not first or not last:
        return False
    if len(middle[0]) == 2 and middle[0] == middle[1][::-1]:
        return len(a) >= 5
    return max(len(middle[0]), len(middle[1])) == 1 and min(len(a), len(b)) >= 8


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
