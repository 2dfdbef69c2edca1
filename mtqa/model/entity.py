"""Persons, places and organisations of a set of files, as `mtqa names` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mtqa.model.finding import Elsewhere


class Role(StrEnum):
    """What a spelling is to its entity: the chosen one, a part of it ("Kahl" of Colin Kahl), another right one, or a variant."""

    CHOSEN = "chosen"
    SHORT = "short"
    ALSO = "also"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class EntitySpelling:
    """One spelling. files: path -> mentions, by path; at: its first mention by path, line and column, None where it is only listed."""

    text: str
    role: Role
    files: tuple[tuple[str, int], ...]
    at: Elsewhere | None = None

    @property
    def count(self) -> int:
        """Mentions in all files."""
        return sum(count for _, count in self.files)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name with its spellings, the chosen one first. kind: person, place, organisation or "".

    by: what chose the spelling (names list, reference, gazetteer, usage, majority, even ...), "" where there is only one;
    reason: the same in words.
    """

    name: str
    kind: str
    spellings: tuple[EntitySpelling, ...]
    by: str = ""
    reason: str = ""

    @property
    def count(self) -> int:
        """Mentions in all files."""
        return sum(spelling.count for spelling in self.spellings)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that mention it, by path."""
        return tuple(sorted({path for spelling in self.spellings for path, _ in spelling.files}))

    @property
    def variants(self) -> tuple[EntitySpelling, ...]:
        """The spellings that ought to be the chosen one."""
        return tuple(s for s in self.spellings if s.role is Role.VARIANT)


@dataclass(frozen=True, slots=True)
class EntityTable:
    """All entities of a run, those with variants first, then by mentions, then by name. errors, notes: of files, for the user."""

    entities: tuple[Entity, ...]
    files: int
    version: str
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
