"""Places of the world: which names there are, what they are, and which one a garbled name can mean in its country.

The data (scripts/build_gazetteer.py; GeoNames and CLDR, see mtqa/data/README.md) come in two files. A memory-mapped
trie answers exact questions about any name in a microsecond. One small table a country is unpacked when, and only
when, a misspelt name is looked for in that country. Nothing is loaded before the first question.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from mtqa.annotate.names.sound import distance, signs, skeleton
from mtqa.annotate.vocabulary import strip_marks, zipf
from mtqa.model.lazy import lazy

RECORD = "<BBB"
"""Of a spelling: number of the country among the sorted codes, kind letter, digits of the population."""
_ALIKE = ("KQGCHX", "SCZTX", "DT", "JGDYZ", "VWBF", "PBF", "AEIOUYH", "M", "N", "L", "R")
INITIALS = {letter: "".join(sorted(set("".join(g for g in _ALIKE if letter in g)))) for letter in sorted(set("".join(_ALIKE)))}
"""Letters a respelled name may begin with instead."""
_APART = lazy(r"[\s\-–_/.,]+")


class Kind(StrEnum):
    """What a place is; the values are the letters in the data."""

    CAPITAL = "C"
    CITY = "c"
    DIVISION = "a"
    DISTRICT = "d"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer. country: ISO 3166 code; division: GeoNames' code of the first-level division it lies in
    (its own for a division); population: inhabitants, 0 if not known; others: spellings that are also in use."""

    name: str
    kind: Kind
    country: str
    division: str = ""
    population: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country's names in English, its capital and its neighbours' codes."""

    code: str
    name: str
    others: tuple[str, ...]
    capital: str
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a garbled name may mean; cost is the weighted edit distance of the spellings less a little for
    well-known ones, so lower is better."""

    place: Place
    cost: float
    spelling: str


def fold(name: str) -> str:
    """The key of a name: lower case, no marks, apostrophes or dots, one blank for hyphens and spaces."""
    return _APART.sub(" ", strip_marks(name).casefold().replace("'", "")).strip()


@lru_cache(maxsize=32768)
def homes(name: str) -> tuple[tuple[str, Kind, int], ...]:
    """Where places of this name are: (country code, kind, digits of the population), the largest first."""
    key = fold(name)
    if not key.isprintable() or not key:  # control characters confuse the trie
        return ()
    codes = country_codes()
    found = [(codes[number], Kind(chr(kind)), size) for number, kind, size in _trie().get(key, ())]
    return tuple(sorted(found, key=lambda home: (-home[2], home[1] not in "aC", home[0])))


def is_place(name: str, countries: Iterable[str] = ()) -> bool:
    """True if the gazetteer has the spelling (in one of the countries, if any are given)."""
    if not countries:
        return bool(homes(name))
    wanted = frozenset(countries)
    return any(country in wanted for country, _, _ in homes(name))


@lru_cache(maxsize=8192)
def places(name: str, country: str) -> tuple[Place, ...]:
    """All places of that exact name, or other spelling, in a country, the largest first."""
    key = fold(name)
    return tuple(_place(country, _rows(country)[number]) for number in (_rows_named(country, key) if key else ()))


def nearest(
    name: str, countries: Sequence[str] = (), kinds: Iterable[Kind] = (), *, limit: int = 5, slack: float = 0.36
) -> list[Candidate]:
    """The places that `name` may be a misspelling of, best first.

    countries: ISO codes of the context; without them only large places, divisions and capitals of the world are
    searched. kinds: only these. slack: the highest cost a sign of the name. Candidates have a consonant skeleton at
    most one edit away; among equals the better known (wordfreq), then the larger place comes first.
    """
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    wanted = frozenset(kinds)
    bones, sounds, low = skeleton(name), signs(name), name.lower()
    ceiling = slack * len(sounds)
    apart = 1 if len(bones) > 2 else 0
    most = max(3, (len(low) + 1) // 2)  # plain edits; a wide first sieve that costs no Python a spelling
    best: dict[tuple[str, str, Kind], Candidate] = {}
    for country in countries or ("",):
        rows = _rows(country)
        for initial in INITIALS.get(strip_marks(name)[:1].upper(), ""):
            spellings, lowered, at = _index(country, initial)
            for _, _, hit in extract(low, lowered, scorer=Levenshtein.distance, score_cutoff=most, limit=None):
                if Levenshtein.distance(bones, skeleton(spellings[hit]), score_cutoff=apart) > apart:
                    continue
                cost = distance(name, spellings[hit])
                if cost > ceiling:
                    continue
                place = _place(country, rows[at[hit]])
                if wanted and place.kind not in wanted:
                    continue
                cost -= 0.08 * min(zipf(place.name), 4.0) + 0.03 * len(str(place.population))
                key = (fold(place.name), place.country, place.kind)
                if key not in best or cost < best[key].cost:
                    best[key] = Candidate(place, cost, spellings[hit])
    return sorted(best.values(), key=lambda c: (c.cost, -c.place.population, c.place.name))[:limit]


@lru_cache(maxsize=8192)
def same_place(one: str, other: str, *, digits: int = 6) -> bool:
    """True if both are spellings of one place of at least 10^(digits-1) people: Kiev and Kyiv."""
    shared = {(c, k, size) for c, k, size in homes(one) if size >= digits} & set(homes(other))
    for country, _, _ in shared:
        first, second = fold(one), fold(other)
        for place in places(one, country):
            spellings = {fold(s) for s in (place.name, *place.others)}
            if first in spellings and second in spellings and len(str(place.population)) >= digits:
                return True
    return False


def division_of(name: str, country: str) -> tuple[Place, ...]:
    """The first-level divisions in which towns of that name lie, the largest town's first: Gardez is in Paktia."""
    towns = [p for p in places(name, country) if p.kind in (Kind.CITY, Kind.CAPITAL)]
    by_code = {p.division: p for p in reversed(table(country)) if p.kind is Kind.DIVISION and p.division}
    return tuple(by_code[code] for code in dict.fromkeys(t.division for t in towns) if code in by_code)


def seat_of(division: Place) -> Place | None:
    """The largest town of a first-level division, which nearly always is its capital (GeoNames' seats are not in the data)."""
    towns = (p for p in table(division.country) if p.kind in (Kind.CITY, Kind.CAPITAL) and p.division == division.division)
    return next(towns, None)


@lru_cache(maxsize=64)
def table(country: str) -> tuple[Place, ...]:
    """A country's places, the largest first; "" for the large places of the world. KeyError for an unknown code."""
    return tuple(_place(country, row) for row in _rows(country))


@cache
def all_countries() -> dict[str, Country]:
    """Every country by its code."""
    found = {}
    for line in _member("countries.tsv"):
        code, name, others, capital, neighbours = line.split("\t")
        found[code] = Country(code, name, tuple(filter(None, others.split("|"))), capital, tuple(filter(None, neighbours.split(","))))
    return found


@cache
def country_codes() -> tuple[str, ...]:
    """The codes in the order the trie numbers them."""
    return tuple(sorted(all_countries()))


def _place(country: str, row: str) -> Place:
    if not country:
        country, row = row.split("\t", 1)
    name, kind, division, population, others = [*row.split("\t"), "", "", "", ""][:5]
    return Place(name, Kind(kind), country, division, int(population or 0), tuple(filter(None, others.split("|"))))


@lru_cache(maxsize=64)
def _rows(country: str) -> list[str]:
    """The lines of a country's table, unparsed: most are never looked at."""
    return _member(f"{country or 'large'}.tsv")


@lru_cache(maxsize=64)
def _by_initial(country: str) -> dict[str, tuple[list[str], list[int]]]:
    """Spellings and the numbers of their rows, side by side, by first letter, for all spellings in a table."""
    spellings: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[int]] = defaultdict(list)
    at = 0 if country else 1
    for number, row in enumerate(_rows(country)):
        fields = row.split("\t")
        name = fields[at]
        letter = name[0]
        spellings[letter].append(name)
        numbers[letter].append(number)
        if len(fields) > 4 + at:
            for other in fields[-1].split("|"):
                letter = other[0]
                spellings[letter].append(other)
                numbers[letter].append(number)
    plain: dict[str, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for letter, some in spellings.items():
        both = plain[_initial(letter)]
        both[0].extend(some)
        both[1].extend(numbers[letter])
    return dict(plain)


def _rows_named(country: str, key: str) -> list[int]:
    """The numbers of the rows, rising, that have a spelling of this key. To fold every spelling of a table would cost a hundred times
    as much as to look for the longest word of the key in its text."""
    text, word = _searchable(country), max(key.split(" "), key=len).replace("`", "")
    found, number, last = list[int](), 0, 0
    at = text.find(word) if word else -1
    while at >= 0:
        number += text.count("\n", last, at)
        if any(fold(spelling) == key and _initial(spelling) == key[0].upper() for spelling in _spellings(country, _rows(country)[number])):
            found.append(number)
        last = text.find("\n", at)
        at = text.find(word, last) if last >= 0 else -1
    return found


@lru_cache(maxsize=64)
def _searchable(country: str) -> str:
    """A table in which the words of keys can be found: in lower case, without marks and apostrophes."""
    text = unicodedata.normalize("NFKD", "\n".join(_rows(country)))
    marked = unicodedata.normalize("NFKD", "".join([row for row in _rows(country) if not row.isascii()]))
    for character in set(marked):
        if not character.isascii():
            text = text.replace(character, strip_marks(character))
    return text.casefold().replace("'", "").replace("`", "")


def _spellings(country: str, row: str) -> list[str]:
    fields = row.split("\t")[0 if country else 1 :]
    return [fields[0], *(fields[4].split("|") if len(fields) > 4 else ())]


def _initial(spelling: str) -> str:
    return strip_marks(spelling[0])[:1].upper()


@lru_cache(maxsize=256)
def _index(country: str, initial: str) -> tuple[list[str], list[str], list[int]]:
    """Spellings that begin with a letter, the same in lower case, and the numbers of their rows, side by side."""
    spellings, numbers = _by_initial(country).get(initial, ([], []))
    return spellings, [s.lower() for s in spellings], numbers


def _member(name: str) -> list[str]:
    return [line for line in _archive().read(name).decode("utf-8").split("\n") if line]


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile((resources.files("mtqa.data") / "gazetteer.zip").open("rb"))


@cache
def _trie() -> Any:
    import marisa_trie

    trie = marisa_trie.RecordTrie(RECORD)
    with resources.as_file(resources.files("mtqa.data") / "gazetteer.marisa") as path:
        trie.mmap(str(path))
    return trie
