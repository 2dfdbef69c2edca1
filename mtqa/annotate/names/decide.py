"""Are two spellings one name? The reason, or none; the questions that cost least come first.

What a reason is, `variants` tells. The thresholds were set on names garbled in the ways of seven scripts and on pairs of
spellings from systems and references (bench/names_recall.py), against 2,600 pairs of look-alikes in 800 human texts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from mtqa.annotate.gazetteer import fold, homes, is_place, same_place
from mtqa.annotate.names.culture import usual
from mtqa.annotate.names.pairs import (
    KNOWN,
    RARE,
    derived_from,
    differing,
    ending_of,
    inflected,
    initials_alike,
    longer,
    other_vowel,
    pinyin,
    same_first_name,
    same_sound,
    slip_of_the_pen,
)
from mtqa.annotate.names.places import PINYIN, is_country_word
from mtqa.annotate.names.profile import Profile, shape
from mtqa.annotate.names.sound import distance, signs, skeleton

ALSO_PERSONS = 3.3
"""Two spellings of a place that are both commoner than this are also persons' names (Sofia and Sophia)."""
FAMOUS = 3.3
"""A surname commoner than this needs no introduction."""

EVERYWHERE = 4.2
"""The same for two that sound alike and stand beside no other name (Hanna and Hannah)."""

SELDOM = 2.6
"""A spelling below this, beside one that is five times as common, may be a slip even where people use it."""
RARE_FIRST = 3.3
"""A first name below this, before two surnames that look alike, names one person."""
EVERYBODY = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))
"""Titles that tell nothing about who is meant."""


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


_PEOPLES = ("ists", "ians", "ites")


class _Pair(NamedTuple):
    """Two spellings side by side. low: the one that people use less; left, right: the signs of what differs; foreign: do people
    hardly use the rarer one; plain: is neither an English word."""

    low: Profile
    high: Profile
    left: str
    right: str
    length: int
    cost: float
    same_bones: bool
    ending: str
    foreign: bool
    plain: bool


def decide(a: Profile, b: Profile, *, chinese: bool = True) -> Why | None:
    """The reason why two spellings are one name, or None. chinese: may the text have names in pinyin, of which each is another?"""
    if a.ordinary and b.ordinary:
        return None
    if a.sound == b.sound and fold(a.text) == fold(b.text) and not (a.ordinary or b.ordinary):
        return Why.MARKS if a.text.casefold() != b.text.casefold() else None
    same_bones = a.bones == b.bones
    if not same_bones and not _hopeful(a, b):
        return None
    if a.text.endswith(_PEOPLES) != b.text.endswith(_PEOPLES) and a.text.endswith("s") != b.text.endswith("s"):
        return None  # Mahnovist and Makhnovists: the plural goes with a singular of its own
    derived = derived_from(a.text, b.text)
    if derived and a.sound != b.sound:
        return None
    derived = derived and ("-" in a.text or "-" in b.text)  # one letter doubled is no derivation
    parts = differing(a.text, b.text)
    if {parts[0][-2:], parts[1][-2:]} == {"ov", "ow"}:
        parts = parts[0][:-1] + "v", parts[1][:-1] + "v"
        same_bones = skeleton(parts[0]) == skeleton(parts[1])
    left, right = (signs(part) for part in parts)
    length = max(len(left), len(right))
    cost, ending = distance(*parts), ending_of(left, right)
    low, high = sorted((a, b), key=lambda p: (p.use, p.mentions))
    if cost > 0.34 * length and not same_first_name(a.text, b.text) and not (cost <= 0.5 * length and _namesake(low, high)):
        return None
    if low.use == 0.0 and cost >= 1.0 and left != right and ("r" in left + right):  # engines that read kana or Chinese write l and r alike
        one, other = (part.replace("r", "l").replace("R", "L") for part in parts)
        if distance(one, other) + 0.4 < cost:
            cost, ending = distance(one, other) + 0.4, ending_of(signs(one), signs(other))
    pair = _Pair(
        low, high, left, right, length, cost, same_bones, ending, low.use < KNOWN and not low.ordinary,
        not a.ordinary and not b.ordinary,
    )  # fmt: skip
    if not derived and (_partners(pair) or _namesake(low, high)):
        return Why.PARTNER
    if cost <= 0.8 and same_bones and usual(a.text) is not None and usual(a.text) == usual(b.text):
        return Why.LIST
    if derived:
        return None
    why = _known_by_place_or_person(pair) or _by_sound(pair, chinese)
    if why is not None and low.text[:1] != high.text[:1] and is_place(low.text) and high.speaks and not low.speaks:
        return None  # a town (Chaman) and a person (Zaman)
    if why in (Why.SOUND, Why.SLIP, Why.ENDING) and (_side_by_side(a, b) or (cost > 0.35 and _two_places(a.text, b.text))):
        return None
    return why


def _side_by_side(a: Profile, b: Profile) -> bool:
    """Do both stand in one breath, as in "Hana and Hanna"? Then they are two."""
    ends = {(mention.sentence, mention.words[index].end) for one in (a, b) for mention, index in one.places}
    starts = [(mention.sentence, mention.words[index].start) for one in (a, b) for mention, index in one.places]
    return any((sentence, start - gap) in ends for sentence, start in starts for gap in (2, 4, 5, 6))


def _two_places(one: str, other: str) -> bool:
    """Does one country have places of both names, not the same one? Kanuma and Gunma lie near each other."""
    return bool({home[0] for home in homes(one)} & {home[0] for home in homes(other)}) and not same_place(one, other, digits=4)


def _partners(p: _Pair) -> bool:
    """Does the same name stand beside both?"""
    if not shared(p.low, p.high) or p.low.partners & {(p.high.text, 1), (p.high.text, -1)}:
        return False
    if p.foreign and p.cost <= 0.25 * p.length and not longer(p.low.text, p.high.text):
        return True
    close = p.same_bones and p.length >= 4 and p.cost <= (0.85 if p.ending == "same" else 0.5)
    if close and p.plain and p.low.partners & p.high.partners:
        return True
    return same_first_name(p.low.text, p.high.text)


def _namesake(low: Profile, high: Profile) -> bool:
    """Is the rarer one, which nobody uses and which begins like the other, a part of the same full name? A name that few have stands
    before both: Hiramatsu and Hirama. Behind both it may be the surname of brothers, so more must be the same: Komsomol Pravda."""
    one, other = fold(low.text), fold(high.text)
    if low.use >= KNOWN or min(len(one), len(other)) < 5 or one[:4] != other[:4] or low.ordinary or high.ordinary or "dott" in one + other:
        return False
    sides = {side for name, side in low.partners & high.partners if shape(name).use < RARE_FIRST and not shape(name).ordinary}
    return (-1 in sides and low.use == 0.0) or (bool(sides) and one[:6] == other[:6])


def _known_by_place_or_person(p: _Pair) -> Why | None:
    """A surname that stands for a full name, or two spellings of a large place."""
    low, high = p.low, p.high
    if _apart_at_first(p):
        return None
    strange = p.foreign and not high.ordinary and low.use < RARE and p.ending != "other" and p.cost <= 0.3 * p.length
    spelt = p.same_bones and p.ending == "same" and p.cost <= 0.5 and p.plain
    if strange and (_introduced(low, high) or _introduced(high, low, again=low.use == 0.0 and p.cost <= 0.25 * p.length)):
        return Why.INTRODUCED
    if spelt and any(_introduced(full, bare, again=True) and bare.use < FAMOUS for full, bare in ((low, high), (high, low))):
        return Why.INTRODUCED
    if p.ending == "same" and (p.foreign or (p.plain and p.same_bones and RARE < low.use <= ALSO_PERSONS)):
        return Why.PLACE if same_place(low.text, high.text) else None
    return None


def _by_sound(p: _Pair, chinese: bool) -> Why | None:
    """No more than two hands' spelling of one sound, where nothing tells that they are two names."""
    low, high, ending = p.low, p.high, p.ending
    one, other = low.text, high.text
    if not p.plain or is_country_word(one) or (low.use >= RARE and is_country_word(other)):  # Nigerien, Nigerian; Giorgia, Georgia
        return None
    if chinese and pinyin(one) and pinyin(other) and _letters(one) != _letters(other) and not _abroad(low, high):  # Dazhu is not Dazhou
        return None
    if same_first_name(one, other) and _same_sound(p) and _one_bearer(low, high):
        return Why.SOUND
    if not p.foreign:
        if p.same_bones and ending == "same" and p.cost <= 0.5 and low.mentions == 1 and (low.frames & high.frames) - EVERYBODY:
            return Why.FRAME
        longest = min(len(one), len(other))
        lone = not low.partners and not high.partners
        heard = p.cost == 0.0 and longest > 3 and low.use < (EVERYWHERE if lone else FAMOUS)
        slip = p.cost <= 0.45 and longest > 5 and low.use < SELDOM and high.use >= low.use + 0.7 and ending == "same"
        if not p.same_bones or not (heard or (slip and low.mentions == 1)) or pinyin(one) or (same_first_name(one, other) and not lone):
            return None
        return Why.SOUND if not (low.partners and high.partners) else None
    if {p.left[:1], p.right[:1]} == {"f", "h"} and p.left[1:] == p.right[1:] and low.use == 0.0 and p.length > 4:  # out of kana
        return Why.SOUND
    if _apart_at_first(p):
        begins = low.use == 0.0 and p.length > 5 and p.cost <= 0.45 and ending == "same" and one[-1:] == other[-1:]
        return Why.SOUND if begins and not (low.partners and high.partners) else None
    spelt = p.same_bones and ending == "same" and p.cost <= 0.5
    if low.frames & high.frames and ending == "same" and (spelt or (low.use < RARE and p.cost <= 0.2 * p.length)):
        return Why.FRAME
    if {one[-4:], other[-4:]} == {"enka", "enko"}:
        return Why.ENDING
    if low.partners and high.partners and low.use > 0.0:  # two persons with a name in common, more or less
        return None
    if {one[-2:], other[-2:]} in ({"ov", "ff"}, {"ev", "ff"}):  # a brand and its founder
        return None
    if p.length == 4 and p.cost == 0.0 and min(low.mentions, high.mentions) == 1 and max(low.mentions, high.mentions) > 2:
        return Why.SOUND if ending == "same" and low.use < RARE else None  # Egill and Egil
    camel = one[1:] != one[1:].lower() and other[1:] != other[1:].lower()  # TikTok and TakaTak are brands
    often = low.mentions == 1 and high.mentions > 2
    if ending == "same" and same_sound(p.left, p.right, p.cost, p.same_bones, low.use, often) and not (camel and p.cost > 0.5):
        return Why.SOUND if p.cost <= 0.5 or not longer(one, other) else None
    hangs = low.use == 0.0 and min(len(p.left), len(p.right)) >= 5
    if hangs and inflected(one, other) and (high.use < KNOWN or (other_vowel(one, other) and not _feminine(p.left, p.right))):
        return Why.ENDING
    if hangs and p.same_bones and p.cost < 0.1 * p.length and ending != "same" and not _feminine(p.left, p.right):
        return Why.ENDING
    if p.same_bones and ending == "same" and p.cost <= 0.4 and p.length > 4 and low.use < RARE and high.use >= low.use + 2.0:
        return Why.SLIP
    slip = ending == "same" and low.mentions <= high.mentions and slip_of_the_pen(one, other)
    return Why.SLIP if slip and low.use <= RARE and high.use >= low.use + 1.0 else None


def _same_sound(p: _Pair) -> bool:
    """Do the spellings of a first name sound the same (Sergei and Sergey, Elena and Yelena; not Vladimir and Volodymyr)?"""
    return p.same_bones and p.cost <= 0.5


def _one_bearer(one: Profile, other: Profile) -> bool:
    """Can all mentions of a first name be one person's? At most one surname stands behind them, and some mention is bare."""
    behind = {skeleton(name) for profile in (one, other) for name, side in profile.partners if side == 1}
    before = {name for profile in (one, other) for name, side in profile.partners if side == -1}
    return len(behind) <= 1 and not before and bool(one.bare or other.bare)


def _letters(name: str) -> str:
    """The bare letters: nothing else tells names in pinyin apart."""
    return "".join(filter(str.isalpha, fold(name)))


def _feminine(left: str, right: str) -> bool:
    """May the one be an adjective, a town or the wife's name made of the other: Khabarovsk and Khabarovsky, Ivanov, Ivanova, Ivanovo?"""
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return {left[-1:], right[-1:]} in ({"a", "i"}, {"a", "y"})  # Kowalski and Kowalska
    return long[-1:] not in "uo" or (long[-1:] == "o" and short[-1:] in "vn")


def _abroad(low: Profile, high: Profile) -> bool:
    """Is the commoner one a famous name that is no Chinese place, and the other one that nobody uses? "Biden" can be read as pinyin."""
    return low.use == 0.0 and high.use >= FAMOUS and not any(home[0] in PINYIN for home in homes(high.text))


def _apart_at_first(p: _Pair) -> bool:
    """Do the first letters stand for different sounds?"""
    return p.low.text[:1] != p.high.text[:1] and not initials_alike(p.left[:1], p.right[:1])


def _hopeful(a: Profile, b: Profile) -> bool:
    """Can spellings with different skeletons still be one name? Cheap, as most pairs end here."""
    if a.use >= KNOWN and b.use >= KNOWN:
        return False
    most = 2 if min(len(a.sound), len(b.sound)) < 8 else 3
    if -4 < len(a.text) - len(b.text) < 4 and Levenshtein.distance(a.sound, b.sound, score_cutoff=most) <= most:
        return True
    if not (a.company.isdisjoint(b.company) and a.frames.isdisjoint(b.frames)):
        return True
    return a.waits and b.waits and (_introduced(a, b) or _introduced(b, a))


def shared(a: Profile, b: Profile) -> frozenset[tuple[str, int]]:
    """The names that stand beside both on the same side, in all their spellings."""
    found = set(a.partners & b.partners)
    for name, side in a.partners:
        for again, other in b.partners:
            if side == other and skeleton(name) == skeleton(again) and distance(name, again) <= 0.5:
                found |= {(name, side), (again, side)}
    return frozenset(found)


def _introduced(full: Profile, bare: Profile, *, again: bool = False) -> bool:
    """`full` ends full names and, unless `again` is set and `bare` stands once only, never stands alone; `bare` never has a name
    beside it and speaks or holds a title."""
    if full.last == 0 or bare.full > 0:
        return False
    if again and bare.mentions == 1 and bare.use < full.use:
        return full.speaks or bare.speaks
    return full.bare == 0 and bare.speaks
