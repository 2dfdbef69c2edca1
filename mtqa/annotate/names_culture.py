"""Names of peoples, schools of religion, movements, bodies and regions: mtqa/data/names-en.yaml, read once when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names_sound import likeness, skeleton


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
    """A name with its other accepted spellings and the common words it is known to become, each with the words beside
    which it is surely wrong."""

    name: str
    group: Group
    also: tuple[str, ...]
    confused: tuple[tuple[str, tuple[str, ...]], ...]
    countries: tuple[str, ...]


@cache
def culture() -> tuple[Cultural, ...]:
    """All names of the list, in its order."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (resources.files("mtqa.data") / "names-en.yaml").read_text("utf-8")
    found = []
    for entry in yaml.load(text, loader):
        group = Group(
            entry["group"], entry["kind"], frozenset(entry["topic"]), frozenset(entry["heads"]), frozenset(entry.get("countries", ()))
        )
        found += [_cultural(name, group, facts or {}) for name, facts in entry["names"].items()]
    return tuple(found)


def _cultural(name: str, group: Group, facts: dict[str, Any]) -> Cultural:
    confused = tuple((word, tuple(heads)) for word, heads in facts.get("confused", {}).items())
    return Cultural(name, group, tuple(facts.get("also", ())), confused, tuple(facts.get("countries", ())))


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


@cache
def confusions() -> dict[str, tuple[tuple[Cultural, tuple[str, ...]], ...]]:
    """Wrong word in lower case -> the names that it may stand for, with the words beside which it does."""
    found: dict[str, list[tuple[Cultural, tuple[str, ...]]]] = {}
    for entry in culture():
        for word, heads in entry.confused:
            found.setdefault(word.lower(), []).append((entry, heads))
    return {word: tuple(entries) for word, entries in found.items()}
