"""Names of bodies whose heads or fields translators exchange: Rescue Service and Rescue Agency, Election and Electoral Commission.

Two names are one body's if their modifiers are the same or name the same field, at least two of them, and their heads belong
to one group (`words.BODY_HEADS`). Across files that is not enough: many countries have a National Security Service or
Agency, so the files must share rare names as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mtqa.annotate.names.words import BODY_HEADS, SAME_FIELD
from mtqa.model import Span
from mtqa.model.lazy import lazy

HEADS = "|".join(sorted((head.capitalize() for head in BODY_HEADS), key=len, reverse=True))
_CAP = r"[^\W\d_a-z][\w'’\-]+"
BODY = lazy(
    rf"\b(?P<mods>(?:{_CAP} ){{1,3}}{_CAP}) (?P<head>{HEADS})\b(?! (?:of|for) (?:the )?{_CAP})"
    rf"|\b(?P<mods3>(?:{_CAP} ){{1,2}})(?P<head3>{HEADS}) (?:of|for) (?:the )?(?P<more3>{_CAP}(?: {_CAP}){{0,2}})"
    rf"|\b(?P<head2>{HEADS}) (?:of|for) (?:the )?(?P<mods2>{_CAP}(?: {_CAP}){{1,3}})"
)
VAGUE = frozenset(("the", "a", "an", "this", "that", "its", "their", "our", "former"))
"""Words that begin a sentence or describe a body, and are no part of its name."""
LEAST = 2
"""Files that must have a name before another file's is held against it."""

Key = tuple[tuple[str, ...], str]
"""What names of one body share: the fields of the modifiers, sorted, and the group of the head."""


class Body(NamedTuple):
    """A mention of a body. name: its modifiers, sorted, and its head, lower case, so that word order does not matter."""

    key: Key
    name: str
    span: Span


class BodyTally(NamedTuple):
    """A body's name in one document: as it is written there, its mentions, and the place of the first."""

    key: Key
    name: str
    shown: str
    mentions: int
    at: tuple[int, int]


class SharedBody(NamedTuple):
    """A body with several names in a corpus. names: name -> path -> mentions; shown: how each is written; right: the one to keep, as most
    files have it; first: its first place in a file, by path."""

    names: Mapping[str, Mapping[str, int]]
    shown: Mapping[str, str]
    right: str
    first: tuple[str, int, int]


def bodies(plain: str) -> Iterator[Body]:
    """The bodies that a text names."""
    for match in BODY.finditer(plain):
        suffix = "" if match["head"] else "2" if match["head2"] else "3"
        start = match.start()
        words = match["mods" + suffix].split()
        while len(words) > (2 if not suffix else 1) and words[0].lower() in VAGUE and suffix != "2":
            start += len(words.pop(0)) + 1
        if suffix == "3":
            words += match["more3"].split()
        modifiers = [w.lower() for w in words if w.lower() not in VAGUE]
        if len(modifiers) < 2 or any(w in BODY_HEADS for w in modifiers):
            continue
        head = match["head" + suffix].lower()
        fields = tuple(sorted(SAME_FIELD.get(w, w) for w in modifiers))
        yield Body((fields, BODY_HEADS[head]), " ".join((*sorted(modifiers), head)), Span(start, match.end()))


def body_key(name: str) -> Key | None:
    """The key of a name that is a body's as a whole, None for others."""
    found = next(bodies(name), None)
    return found.key if found is not None and found.span == Span(0, len(name)) else None


def body_tallies(plain: str, locate: Callable[[int], tuple[int, int]]) -> tuple[BodyTally, ...]:
    """A document's bodies as numbers."""
    found: dict[tuple[Key, str], list[Span]] = defaultdict(list)
    for body in bodies(plain):
        found[body.key, body.name].append(body.span)
    return tuple(BodyTally(key, name, spans[0].of(plain), len(spans), locate(spans[0].start)) for (key, name), spans in found.items())


class CorpusBodies:
    """Takes tallies of bodies in any order, then says which have several names."""

    def __init__(self) -> None:
        self._found: dict[Key, dict[str, dict[str, tuple[int, str, int, int]]]] = defaultdict(lambda: defaultdict(dict))

    def add(self, path: str, tallies: tuple[BodyTally, ...]) -> None:
        """Count a document in."""
        for one in tallies:
            places = self._found[one.key][one.name]
            mentions, shown, line, column = places.get(path, (0, one.shown, *one.at))
            first = min((line, column, shown), (*one.at, one.shown))
            places[path] = (mentions + one.mentions, first[2], first[0], first[1])

    def decide(self, acquainted: Callable[[set[str], set[str]], bool]) -> dict[Key, SharedBody]:
        """The bodies of which one name is in more files than the others. acquainted: do two sets of files share rare names?"""
        decided = {}
        for key in sorted(self._found):
            names = self._found[key]
            ranked = sorted(names, key=lambda name: (-len(names[name]), -sum(place[0] for place in names[name].values()), name))
            if len(ranked) < 2 or len(names[ranked[0]]) < max(LEAST, len(names[ranked[1]]) + 1):
                continue
            kept = [name for name in ranked[1:] if acquainted(set(names[ranked[0]]), set(names[name]))]
            if kept:
                spelled = {name: {path: names[name][path][0] for path in sorted(names[name])} for name in (ranked[0], *kept)}
                shown = {name: names[name][min(names[name])][1] for name in spelled}
                first = min(names[ranked[0]])
                decided[key] = SharedBody(spelled, shown, ranked[0], (first, *names[ranked[0]][first][2:]))
        return decided
