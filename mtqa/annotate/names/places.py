"""Where a text plays, and which place a name that nobody uses may mean there.

The list of a country is asked, not the list of the world: among 195,000 places every garbled name is near something.
A text's countries are those it names, by name, adjective or capital; the sentence counts first, then its neighbours,
then the whole text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.gazetteer import Kind, all_countries, homes, is_place
from mtqa.annotate.names.culture import is_culture
from mtqa.annotate.names.find import Mention, Name, Names
from mtqa.annotate.names.words import DISTRICT_HEADS, DIVISION_HEADS, FEATURE_HEADS, PLACE_HEADS, TOWN_HEADS
from mtqa.annotate.vocabulary import zipf
from mtqa.model import Span
from mtqa.model.lazy import lazy

OWNS = ("'s", "’s")
_IN = frozenset(("in", "near", "from", "to", "outside", "around", "toward", "towards"))
_TO = lazy(
    r"\b(?:go|goes|going|gone|went|travel\w*|fl[eoy]w?\w*|dr[io]ve\w*|driving|mov\w+|return\w*|c[ao]me|coming|road|way|route|trains?|bus|buses|trip"
    r"|visit\w*|deport\w*|taken?|took|head\w*|march\w*|walk\w*|r[au]n|sent|transfer\w*|evacuat\w*|brought|close|north|south|east|west|next|roads?"
    r")(?: \w+)? to $"
)
"""What makes the name after "to" a place; most are persons and firms."""
_CAPITAL = lazy(r"['’s]*, (?:the )?(?:\w+ ){0,2}(?:capital|center|centre|seat) of ")
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
        elif mention.before == "to" and not _TO.search(before):
            continue
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


PINYIN = frozenset(("CN", "TW", "HK", "MO"))
"""Countries whose places are written in pinyin."""
