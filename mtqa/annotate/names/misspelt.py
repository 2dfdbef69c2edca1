"""Which place a name that nobody uses is a misspelling of, in the countries the text is about.

Good texts name many hamlets that no list has, so a likeness is not enough: the place must be one that people write about, or
lie in the same division as another place of the sentence. A name after a mere "in" must be spelled nearly right. A place that
the text itself names elsewhere comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtqa.annotate.gazetteer import Kind, fold, is_place, nearest, places
from mtqa.annotate.names.culture import regions
from mtqa.annotate.names.find import Mention, Names, spelled
from mtqa.annotate.names.pairs import initials_alike, pinyin
from mtqa.annotate.names.places import PINYIN, Frame, nobody_uses
from mtqa.annotate.names.sound import distance, likeness, signs, skeleton
from mtqa.annotate.names.words import FEATURE_HEADS
from mtqa.annotate.vocabulary import zipf

FAMOUS = 1.5
"""From this Zipf value on a place is one that the press writes about."""
ADJECTIVES = ("ian", "ean", "ese", "ish", "sky", "skiy", "skyi", "ski")
"""How adjectives made of places' names end; a "Transdniestrian region" is spelled as its author likes."""
NAMED_BY = FEATURE_HEADS | {"province", "provinces", "governorate", "oblast"}
"""Heads beside which nothing but a division or region stands, so that a looser likeness will do."""


class Guess(NamedTuple):
    """A place that a garbled name may mean; likeness 0 to 1; large: it has 100,000 people or more."""

    name: str
    what: str
    country: str
    likeness: float
    large: bool = False


def misspelt(frame: Frame, names: Names) -> list[Guess]:
    """The places that a frame's name surely or probably is a misspelling of, best first; none if it may just be unlisted."""
    name, sentence = frame.text, frame.mention.sentence
    if not nobody_uses(name) or name.endswith(ADJECTIVES) or (not frame.sure and len(signs(name)) < 5):
        return []
    scene = names.scene
    countries = scene.countries(sentence)
    if not frame.sure:
        countries = tuple(c for c in countries if c in scene.named_in(sentence)) or countries[:1]
    found = guesses(name, countries, frame.kinds)
    if not found:
        return []
    beside = [mention for mention in scene.mentions[sentence] if mention is not frame.mention]
    near = divisions_named(beside, countries) if frame.sure else set()
    mentions = len(names.by_word[spelled(frame.words[-1].text)])  # what the text repeats is less likely a slip
    kept: list[Guess] = []
    for candidate in found:
        guess = candidate
        listed = guess.what == "province" and frame.head in NAMED_BY  # a country's provinces are few, and all are written about
        famous = max(zipf(guess.name), FAMOUS if guess.large or listed else 0.0)
        if fold(guess.name).replace(" ", "") == fold(name).replace(" ", "") or (famous < FAMOUS and guess.likeness > 0.95):
            if not kept:
                return []  # a way of writing it, no misspelling
            continue
        if _another_syllable(name, guess, famous):
            continue
        at_hand = bool(near) and any((guess.country, p.division) in near for p in places(guess.name, guess.country))
        if guess.what == "city" and frame.kinds[0] is Kind.DIVISION:
            if any(p.kind is Kind.DIVISION for p in places(guess.name, guess.country)):
                guess = guess._replace(what="province")
            elif not at_hand:
                continue
        if mentions >= 3 and (famous < 2.0 or guess.likeness < 0.93):
            continue
        if _good(frame, guess, famous, at_hand, near_named=guess.country in scene.named_in(sentence)):
            kept.append(guess)
    return _own_first(kept, names) if kept else []


def _another_syllable(name: str, guess: Guess, famous: float) -> bool:
    """Pinyin and the like, where every syllable makes another village."""
    if pinyin(name) and pinyin(guess.name):
        return True
    return guess.country in PINYIN and (famous < 3.0 or guess.likeness < 0.9)


def _good(frame: Frame, guess: Guess, famous: float, at_hand: bool, *, near_named: bool) -> bool:
    """Is the place near enough in sound, for what is known of it and of the name's position?"""
    name = frame.text
    bones = skeleton(name) == skeleton(guess.name)
    mine, theirs = signs(name), signs(guess.name)
    if not frame.sure:
        if mine[:1] != theirs[:1] or mine[-1:] != theirs[-1:] or (guess.country == "JP" and guess.likeness < 0.93):
            return False
        if bones:
            return guess.likeness >= (0.87 if famous >= 2.0 else 0.9) and (famous >= 2.0 or (near_named and famous >= FAMOUS))
        return guess.likeness >= 0.87 and famous >= 2.5
    if not bones and not initials_alike(mine[:1], theirs[:1]):
        return False
    if famous >= FAMOUS:
        asked = guess.what == "region" or (guess.what == "province" and frame.head in NAMED_BY)
        return guess.likeness >= (0.85 if bones else 0.78 if asked else 0.88)
    return guess.likeness >= 0.85 and at_hand


def _own_first(found: list[Guess], names: Names) -> list[Guess]:
    """The guesses, and before all others a place that the text itself names."""
    best = found[0]
    own = {
        fold(word): best._replace(name=word, likeness=like)
        for word in names.by_word
        if abs(len(word) - len(best.name)) < 4 and is_place(word, [best.country]) and (like := likeness(word, best.name)) > 0.7
    }
    first = sorted((g for key, g in own.items() if key != fold(best.name)), key=lambda g: -g.likeness)[:1]
    return [*first, *found]


def guesses(name: str, countries: Sequence[str], kinds: Iterable[Kind], *, least: float = 0.72) -> list[Guess]:
    """Places of the countries, and regions that lie in them, that sound like the name; the likest first.

    The kind asked for first has a small advantage; so do names that people use.
    """
    order = {kind: rank for rank, kind in enumerate(kinds)}
    found: list[tuple[float, Guess]] = []
    for candidate in nearest(name, countries, order, limit=10) if countries else ():
        like = likeness(name, candidate.spelling)
        cost = candidate.cost + 0.15 * order[candidate.place.kind]
        place = candidate.place
        found.append((cost, Guess(place.name, _WHAT[place.kind], place.country, like, place.population >= 100_000)))
    for region in regions():
        if not region.countries or not set(region.countries) & set(countries):
            continue
        for spelling in (region.name, *region.also):
            if _near(name, spelling):
                cost = distance(name, spelling) - 0.08 * min(zipf(region.name), 4.0) - 0.1
                found.append((cost, Guess(region.name, "region", region.countries[0], likeness(name, spelling))))
    best: dict[str, Guess] = {}
    for _, guess in sorted(found, key=lambda item: (item[0], item[1].name)):
        if guess.likeness >= least:
            best.setdefault(fold(guess.name), guess)
    return list(best.values())


def divisions_named(names: Sequence[Mention], countries: Sequence[str]) -> set[tuple[str, str]]:
    """The divisions in which the places of these mentions lie, for the given countries."""
    found: set[tuple[str, str]] = set()
    for mention in names:
        for word in {mention.text, *(w.text for w in mention.words)}:
            for country in countries:
                if is_place(word, [country]):
                    found.update((country, p.division) for p in places(word, country)[:3] if p.division)
    return found


def _near(name: str, spelling: str) -> bool:
    return abs(len(skeleton(name)) - len(skeleton(spelling))) <= 1 and distance(name, spelling) <= 0.36 * len(signs(name))


_WHAT = {Kind.CAPITAL: "city", Kind.CITY: "city", Kind.DIVISION: "province", Kind.DISTRICT: "district"}
