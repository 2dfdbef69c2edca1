"""Names of peoples, schools of religion, movements, bodies and regions: mtqa/data/names-en.json, read once when first asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names.sound import likeness, skeleton


@dataclass(frozen=True, slots=True)
class Group:
    """Names that belong to one subject. topic: words one of which must stand near; heads: words beside a garbled name that
    tell what is meant; countries: whose mention counts as topic, too."""

    name: str
    kind: str
    topic: frozenset[str]
    heads: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cultural:
    """A name with its other accepted spellings."""

    name: str
    group: Group
    also: tuple[str, ...]
    countries: tuple[str, ...]


@cache
def culture() -> tuple[Cultural, ...]:
    """All names of the list, in its order."""
    found = []
    for entry in json.loads((resources.files("mtqa.data") / "names-en.json").read_text("utf-8")):
        group = Group(
            entry["group"], entry["kind"], frozenset(entry["topic"]), frozenset(entry["heads"]), frozenset(entry.get("countries", ()))
        )
        for name, facts in entry["names"].items():
            facts = facts or {}
            found.append(Cultural(name, group, tuple(facts.get("also", ())), tuple(facts.get("countries", ()))))
    return tuple(found)


@cache
def regions() -> tuple[Cultural, ...]:
    """The names of regions, valleys and the like, each with its countries."""
    return tuple(c for c in culture() if c.group.kind == "region")


@cache
def _entry_of() -> dict[str, str]:
    """Accepted spelling, folded -> the entry's name."""
    return {fold(s): c.name for c in culture() for s in (c.name, *c.also)}


def usual(name: str) -> str | None:
    """The list's own spelling for an accepted one ("Donbass" -> "Donbas"), None for a name it does not have."""
    return _entry_of().get(fold(name))


def is_culture(name: str) -> bool:
    """True if the list has the name in an accepted spelling."""
    return fold(name) in _entry_of()


@cache
def all_heads() -> frozenset[str]:
    """Words that may stand beside a garbled name, of all groups."""
    return frozenset().union(*(c.group.heads for c in culture()))


@cache
def _by_bone() -> dict[str, tuple[tuple[str, str, Cultural], ...]]:
    """First letter of the skeleton -> (spelling, skeleton, name) of one word; regions are places and left out."""
    found: dict[str, list[tuple[str, str, Cultural]]] = {}
    for entry in culture():
        for spelling in (entry.name, *entry.also):
            if entry.group.kind != "region" and " " not in spelling:
                bones = skeleton(spelling)
                found.setdefault(bones[:1], []).append((spelling, bones, entry))
    return {bone: tuple(entries) for bone, entries in found.items()}


@lru_cache(maxsize=4096)
def similar(word: str, *, least: float = 0.72) -> tuple[tuple[float, Cultural], ...]:
    """Names of one word that sound like `word`, the likest first. A word that only adds an ending to a name is none."""
    bones = skeleton(word)
    found = []
    for spelling, other, entry in _by_bone().get(bones[:1], ()):
        if abs(len(other) - len(bones)) <= 1 and abs(len(spelling) - len(word)) <= 3 and not fold(word).startswith(fold(spelling)):
            like = likeness(word, spelling)
            if like >= least:
                found.append((like, entry))
    best: dict[str, tuple[float, Cultural]] = {}
    for like, entry in sorted(found, key=lambda item: (-item[0], item[1].name)):
        best.setdefault(entry.name, (like, entry))
    return tuple(best.values())
