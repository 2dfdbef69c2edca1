"""Where a text plays, and which place a name that nobody uses may mean there.

The list of a country is asked, not the list of the world: among 195,000 places every garbled name is near something.
A text's countries are those it names, by name, adjective or capital; the sentence counts first, then its neighbours,
then the whole text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.gazetteer import Kind, all_countries, fold, homes, is_place, nearest, places
from mtqa.annotate.names import Mention, Name, Names
from mtqa.annotate.names_culture import is_culture, regions
from mtqa.annotate.names_pairs import pinyin
from mtqa.annotate.names_sound import distance, likeness, signs, skeleton
from mtqa.annotate.names_words import DISTRICT_HEADS, DIVISION_HEADS, FEATURE_HEADS, PLACE_HEADS, TOWN_HEADS
from mtqa.annotate.vocabulary import zipf
from mtqa.model import Span

OWNS = ("'s", "’s")
_IN = frozenset(("in", "near", "from", "to", "at", "outside", "around", "toward", "towards"))
_CAPITAL = re.compile(r"['’s]*, (?:the )?(?:\w+ ){0,2}(?:capital|center|centre|seat) of ")
NEIGHBOURS = 2
"""How many sentences before and after count as near."""


class Frame(NamedTuple):
    """A name where a place must stand. head: the common noun that says so, in lower case, or the preposition; kinds: what
    the gazetteer may offer, the best first; sure: False if only a preposition says that it is a place."""

    mention: Mention
    words: tuple[Name, ...]
    head: str
    kinds: tuple[Kind, ...]
    sure: bool

    @property
    def text(self) -> str:
        """The name itself."""
        return " ".join(w.text for w in self.words)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.words[0].start, self.words[-1].end)


class Guess(NamedTuple):
    """A place that a garbled name may mean; likeness 0 to 1; large: it has 100,000 people or more."""

    name: str
    what: str
    country: str
    likeness: float
    large: bool = False


@cache
def country_words() -> dict[str, str]:
    """Names, adjectives and capitals of countries in lower case -> code. A capital that is also a common name is left out."""
    found: dict[str, str] = {}
    for code, country in all_countries().items():
        for word in (country.capital, *country.others, country.name):
            if word and not lexicon.known(word.lower()):
                found[word.lower()] = code
    table = (resources.files("mtqa.data") / "names-countries.tsv").read_text("utf-8")
    for line in table.splitlines():
        code, words = line.split("\t")
        found.update((word.lower(), code) for word in words.split("|"))
    return found


def is_country_word(word: str) -> bool:
    """True for a country's name, adjective, people or capital."""
    return word.lower() in country_words()


class Scene:
    """Which countries a text is about, sentence by sentence: three points for a name, one for a town or division of it."""

    def __init__(self, names: Names) -> None:
        self.by_sentence: dict[int, Counter[str]] = defaultdict(Counter)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        known = country_words()
        for mention in names.mentions:
            self.mentions[mention.sentence].append(mention)
            words = [w.text.lower() for w in mention.words]
            for size in range(min(3, len(words)), 0, -1):
                for at in range(len(words) - size + 1):
                    if code := known.get(" ".join(words[at : at + size])):
                        self.by_sentence[mention.sentence][code] += 3
            for place in {mention.text, *(w.text for w in mention.words)}:
                if len(place) > 3 and place.lower() not in known and (code := _only_home(place)):
                    self.by_sentence[mention.sentence][code] += 1
        self.total: Counter[str] = Counter()
        for counts in self.by_sentence.values():
            self.total.update(counts)

    def countries(self, sentence: int, *, limit: int = 3) -> tuple[str, ...]:
        """The countries that count for a sentence: its own, its neighbours', the text's most named."""
        near = Counter(self.total)
        for at in range(sentence - NEIGHBOURS, sentence + NEIGHBOURS + 1):
            weight = (100, 10, 5)[abs(at - sentence)]
            for code, count in self.by_sentence.get(at, {}).items():
                near[code] += weight * count
        return tuple(code for code, _ in sorted(near.items(), key=lambda item: (-item[1], item[0]))[:limit])

    def named_in(self, sentence: int) -> frozenset[str]:
        """The countries the sentence itself names."""
        return frozenset(self.by_sentence.get(sentence, ()))


@lru_cache(maxsize=32768)
def _only_home(place: str) -> str | None:
    """The country of a division or large town whose name no other country shares and no dictionary has."""
    large = {country for country, kind, size in homes(place) if kind is Kind.DIVISION or size >= 6}
    return large.pop() if len(large) == 1 and not lexicon.known(place.lower()) else None


def frames(plain: str, names: Names) -> Iterator[Frame]:
    """Every name that stands where a place must stand, or where it may ("in X")."""
    for mention in names.mentions:
        words = mention.words
        last = words[-1].text.lower()
        before = plain[max(0, words[0].start - 30) : words[0].start]
        if len(words) > 1 and last in PLACE_HEADS:
            yield Frame(mention, words[:-1], last, _kinds(last), True)
        elif mention.after in PLACE_HEADS and plain[words[-1].end : words[-1].end + 1] == " ":
            yield Frame(mention, words, mention.after, _kinds(mention.after), True)
        elif head := _head_before(before):
            yield Frame(mention, words, head, _kinds(head), True)
        elif _CAPITAL.match(plain, words[-1].end):
            yield Frame(mention, words, "capital", _kinds("capital"), True)
        elif not mention.title and before[-1:] == " " and mention.before in _IN and plain[words[-1].end : words[-1].end + 2] not in OWNS:
            yield Frame(mention, words, mention.before, (Kind.CITY, Kind.CAPITAL, Kind.DIVISION), False)


def _head_before(before: str) -> str:
    """The place word of "the city of " at the end of a text, in lower case, or ''."""
    if not before.endswith(("of ", "of the ")):
        return ""
    words = before.lower().split()
    head = words[-3 if words[-1] == "the" else -2 :][:1]
    return head[0] if head and head[0] in PLACE_HEADS else ""


def _kinds(head: str) -> tuple[Kind, ...]:
    if head in TOWN_HEADS:
        return (Kind.CITY, Kind.CAPITAL)
    if head in DIVISION_HEADS:
        return (Kind.DIVISION, Kind.DISTRICT, Kind.CITY, Kind.CAPITAL)
    if head in DISTRICT_HEADS:
        return (Kind.DISTRICT, Kind.CITY, Kind.DIVISION, Kind.CAPITAL)
    assert head in FEATURE_HEADS, head
    return (Kind.DIVISION, Kind.DISTRICT, Kind.CITY, Kind.CAPITAL)


def nobody_uses(name: str) -> bool:
    """True if every list is silent about a name: wordfreq, the gazetteer, the countries, the culture-specific names."""
    words = name.split()
    if len(name) < 4 or name.isupper() or is_place(name) or is_culture(name):
        return False
    return all(zipf(w) == 0.0 and not is_country_word(w) and not lexicon.known(w.lower()) for w in words if len(w) > 2)


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


PINYIN = frozenset(("CN", "TW", "HK", "MO"))
FAMOUS = 1.5
"""From this Zipf value on a place is one that the press writes about."""


ADJECTIVES = ("ian", "ean", "ese", "ish", "sky", "skiy", "skyi", "ski")
"""How adjectives made of places' names end; a "Transdniestrian region" is spelled as its author likes."""
NAMED_BY = FEATURE_HEADS | {"province", "provinces", "governorate", "oblast"}
"""Heads beside which nothing but a division or region stands, so that a looser likeness will do."""


def misspelt(frame: Frame, countries: Sequence[str], divisions: Iterable[tuple[str, str]], mentions: int) -> list[Guess]:
    """The places that a frame's name surely or probably is a misspelling of, best first; none if it may just be unlisted.

    Good texts name many hamlets that no list has, so a likeness is not enough: the place must be one that people write
    about, or lie in the same division as another place of the sentence (`divisions`: pairs of country and division).
    mentions: how often the text has the name; what it repeats is less likely a slip.
    """
    name = frame.text
    if not nobody_uses(name) or name.endswith(ADJECTIVES):
        return []
    found = guesses(name, countries, frame.kinds)
    near = set(divisions)
    kept: list[Guess] = []
    for candidate in found:
        guess = candidate
        famous = max(zipf(guess.name), FAMOUS if guess.large else 0.0)
        if (pinyin(name) and pinyin(guess.name)) or (guess.country in PINYIN and famous < 3.0):  # every syllable is another village
            continue
        bones = skeleton(name) == skeleton(guess.name)
        asked = guess.what == "region" or (guess.what == "province" and frame.head in NAMED_BY)
        beside = bool(near) and any((guess.country, p.division) in near for p in places(guess.name, guess.country))
        if fold(guess.name).replace(" ", "") == fold(name).replace(" ", "") or (famous < FAMOUS and guess.likeness > 0.95):
            if not kept:
                return []  # a way of writing it, no misspelling
            continue
        if guess.what == "city" and frame.kinds[0] is Kind.DIVISION:
            if any(p.kind is Kind.DIVISION for p in places(guess.name, guess.country)):
                guess = guess._replace(what="province")
            elif not beside:
                continue
        if mentions >= 3 and (famous < 2.0 or guess.likeness < 0.93):
            continue
        if not frame.sure:
            close = guess.likeness >= 0.87 and len(signs(name)) > 4 and signs(name)[-1:] == signs(guess.name)[-1:]
            good = close and famous >= (2.0 if bones else 2.5)
        elif famous >= FAMOUS:
            good = guess.likeness >= (0.85 if bones else 0.78 if asked else 0.88)
        else:
            good = guess.likeness >= 0.85 and beside
        if good:
            kept.append(guess)
    return kept


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
