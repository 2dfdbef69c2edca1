"""Persons, places and organisations of one text: mentions grouped, bare surnames joined to their full names, kinds guessed.

The kind is decided by what stands around a name (a title, "said", "the city of"), then by lists; it is for reading a
table, no check depends on it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.annotated import AnnotatedDocument
from mtqa.annotate.gazetteer import all_countries, homes
from mtqa.annotate.names.find import Mention
from mtqa.annotate.names.places import country_words, frames, is_country_word
from mtqa.annotate.names.words import BODY_HEADS, FIRST_NAMES, FUNCTION, PERSON_VERBS, TITLES
from mtqa.model.lazy import lazy

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"
HEADS = frozenset(BODY_HEADS) | frozenset(
    "ministry university bank fund foundation hospital school college newspaper times post institute club team senate parliament "
    "congress police guard navy brigade battalion front organization organisation airlines university nations".split()
)
"""Words that end, or begin with "of", an organisation's name."""
_OF = lazy(r" (?:of|for) (?:the )?")
_IN = frozenset("of in near from to at".split())
"""Behind these a name that speaks may be a place: "the mayor of Brankovo agreed"."""
_LARGE = 6
"""Digits of the population from which a name is taken for that of a town without more evidence."""


class EntityTally(NamedTuple):
    """A name of one text under its longest form. kinds: votes; forms: spelling -> mentions; at: form -> line, column of the first."""

    text: str
    kinds: Counter[str]
    forms: Counter[str]
    at: dict[str, tuple[int, int]]


class _Found(NamedTuple):
    text: str
    kind: str
    weight: int
    start: int
    mention: Mention


def entities_of(document: AnnotatedDocument, locate: Callable[[int], tuple[int, int]]) -> Iterator[EntityTally]:
    """The entities of a document, in the order of their first mentions."""
    found = list(_mentions(document))
    owners = _owners(found)
    made: dict[str, EntityTally] = {}
    for one in found:
        text = owners.get(one.text, one.text) if len(one.mention.words) == 1 else one.text
        entity = made.setdefault(text, EntityTally(text, Counter(), Counter(), {}))
        entity.kinds[one.kind] += one.weight
        entity.forms[one.text] += 1
        if one.text not in entity.at:
            entity.at[one.text] = locate(one.start)
    yield from made.values()


def _mentions(document: AnnotatedDocument) -> Iterator[_Found]:
    text, names = document.target, document.target.names
    placed = {id(frame.mention): frame.sure for frame in frames(text.plain, names)}
    mentions = iter(names.mentions)
    held: Mention | None = next(mentions, None)
    while held is not None:
        following = next(mentions, None)
        last = held.words[-1].text.lower()
        gap = text.plain[held.words[-1].end : following.words[0].start] if following else ""
        if following and last in HEADS and _OF.fullmatch(gap):
            joined = f"{held.text}{gap}{following.text}"
            yield _Found(joined, ORGANISATION, 3, held.words[0].start, held._replace(words=(*held.words, *following.words)))
            following = next(mentions, None)
        elif (found := _kind(bare := _untitled(held), placed.get(id(held)))) is not None:
            yield _Found(bare.text, *found, bare.words[0].start, bare)
        held = following


def _untitled(mention: Mention) -> Mention:
    """Without a nationality and a title in front: "Russian President Vladimir Putin" is Vladimir Putin."""
    words = mention.words
    for at in range(len(words) - 2, -1, -1):
        if words[at].text.lower().rstrip(".") in TITLES and not any(lexicon.known(w.text.lower()) for w in words[at + 1 :]):
            return mention._replace(words=words[at + 1 :], title=(words[at].text.lower(),))
    return mention


def _kind(mention: Mention, placed: bool | None) -> tuple[str, int] | None:
    """The kind a mention speaks for and how strongly; None for what is no entity: peoples, and English words with a capital."""
    words = [w.text for w in mention.words]
    low = [w.lower() for w in words]
    common = len(words[0]) < 3 or low[0] in FUNCTION or lexicon.known(low[0]) or _adjective(low[0])
    if len(words) == 1 and not mention.title and common:
        return (PLACE, 3) if placed and homes(words[0]) else None
    if mention.title:
        return PERSON, 3
    if low[-1] in HEADS or (len(words) == 1 and words[0].isupper()):
        return ORGANISATION, 3
    if placed:
        return PLACE, 3
    if is_country_word(mention.text):
        return PLACE, 3
    if len(words) > 1 and low[0] in FIRST_NAMES:
        return PERSON, 2
    if mention.before not in _IN and (mention.after in PERSON_VERBS or mention.before in PERSON_VERBS):
        return PERSON, 2
    if any(size >= _LARGE for _, _, size in homes(mention.text)):
        return PLACE, 1
    if len(words) > 1 and not any(lexicon.known(w) for w in low):
        return PERSON, 1
    return (PLACE, 1) if placed is False and len(words) == 1 else ("", 1)


def _adjective(low: str) -> bool:
    """True for a people or an adjective of a country ("Afghan"), which is in the list of country words but names no place."""
    return low in country_words() and low not in _countries() and not homes(low)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for country in all_countries().values() for name in (country.name, *country.others))


def _owners(found: list[_Found]) -> dict[str, str]:
    """Bare surname -> the one full name of the text that ends in it."""
    full: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if len(one.mention.words) > 1 and one.kind == PERSON:
            full[one.mention.words[-1].text].add(one.text)
    return {last: names.pop() for last, names in full.items() if len(names) == 1}
