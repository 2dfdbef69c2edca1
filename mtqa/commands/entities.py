"""The table of `mtqa names`: the entities of many files, put together by what the files show of each other's names, and by a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mtqa import __version__
from mtqa.annotate.names.bodies import Key, body_key
from mtqa.annotate.names.corpus import Corpus, CorpusNames
from mtqa.annotate.names.entities import ORGANISATION, PERSON, EntityTally
from mtqa.annotate.vocabulary import zipf
from mtqa.commands.entity_names import Rights
from mtqa.config import Settings
from mtqa.corpus import gathered
from mtqa.errors import MtqaError
from mtqa.model import Elsewhere
from mtqa.model.entity import Entity, EntitySpelling, EntityTable, Role
from mtqa.nameslist import NamesList, load_names
from mtqa.pipeline import Progress
from mtqa.read import collect

FAMOUS = 3.3
"""A bare surname commoner than this (Zipf) may be anybody's."""
_Places = dict[str, tuple[int, int, int]]  # path -> mentions, line and column of the first


def entity_table(
    paths: Sequence[str], settings: Callable[[str], Settings], progress: Progress | None = None, names: str | None = None
) -> EntityTable:
    """Read all files behind `paths` and list their names. names: a names file besides those that the settings of the first file name.

    Raises MtqaError if there are no files, ConfigError for wrong settings or a faulty names list.
    """
    inputs = collect(paths)
    if not inputs:
        raise MtqaError("no files to read names in; name files, folders or patterns")
    chosen = [settings(entry.path) for entry in inputs]
    lists = {path.resolve(): path for path in (*chosen[0].names, *([Path(names)] if names else []))}
    known = load_names(tuple(lists.values()))
    corpus, people = Corpus(), Entities()
    silent = 0
    for tallies in gathered(inputs, chosen, progress, entities=True):
        silent += not tallies
        for tally in tallies:
            corpus.add(tally)
            for entity in tally.entities:
                people.add(tally.path, entity)
    errors = tuple(entry.error for entry in inputs if entry.error is not None)
    unread = silent - len(errors)
    notes = (f"{unread} of {len(inputs)} files hold no English text, or cannot be read; names are read in English only",) if unread else ()
    return EntityTable(people.table(corpus.decide(), known), len(inputs) - silent, __version__, errors, notes)


def cut(table: EntityTable, *, several: bool = False, min_count: int = 1) -> EntityTable:
    """The table without names that have no variants (`several`) or too few mentions."""
    return replace(table, entities=tuple(e for e in table.entities if e.count >= min_count and (e.variants or not several)))


@dataclass(slots=True)
class _Group:
    """What belongs to one entity: votes for its kind, and the places of each form."""

    kinds: Counter[str] = field(default_factory=Counter)
    forms: dict[str, _Places] = field(default_factory=lambda: defaultdict(dict))

    def take(self, other: _Group) -> None:
        self.kinds.update(other.kinds)
        for form, places in other.forms.items():
            for path, (count, line, column) in places.items():
                known = self.forms[form].get(path, (0, line, column))
                self.forms[form][path] = (known[0] + count, *min(known[1:], (line, column)))

    @property
    def kind(self) -> str:
        """The kind with the most votes; who says nothing has none."""
        votes = sorted(((count, kind) for kind, count in self.kinds.items() if kind), key=lambda v: (-v[0], v[1]))
        return votes[0][1] if votes else ""

    def mentions(self) -> int:
        return sum(count for places in self.forms.values() for count, _, _ in places.values())


class Entities:
    """Takes the entities of documents in any order, then makes the table."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = defaultdict(_Group)

    def add(self, path: str, entity: EntityTally) -> None:
        """Count an entity of a document in."""
        forms = {form: {path: (count, *entity.at[form])} for form, count in entity.forms.items()}
        self._groups[entity.text].take(_Group(entity.kinds, forms))

    def table(self, shared: CorpusNames, names: NamesList) -> tuple[Entity, ...]:
        """The entities, those with variants first, then by mentions, then by name."""
        rights = Rights(shared, names)
        merged: dict[str, _Group] = defaultdict(_Group)
        for text in sorted(self._groups):
            merged[rights.of(text)].take(self._groups[text])
        _join_surnames(merged)
        bodies = _bodies(merged)
        together: dict[str, list[tuple[str, _Group]]] = defaultdict(list)
        for name, group in merged.items():
            together[bodies.get(name, name)].append((name, group))
        made = [_entity(name, groups, rights) for name, groups in together.items()]
        return tuple(sorted(made, key=lambda e: (not e.variants, -e.count, e.name)))


def _entity(name: str, groups: Sequence[tuple[str, _Group]], rights: Rights) -> Entity:
    """One row. More than one group: bodies whose heads differ, of which `name` is the most frequent."""
    spellings = []
    everything = _Group()
    by = reason = ""
    for own, group in groups:
        everything.take(group)
        for form, places in group.forms.items():
            wrong = own != name or rights.of(form) != form
            if form == name:
                role = Role.CHOSEN
            elif wrong and not rights.also(form):
                role = Role.VARIANT
                by, reason = rights.why(form) or (by, reason)
            else:
                role = Role.SHORT if set(form.split()) <= set(name.split()) else Role.ALSO
            first = min(places)
            at = Elsewhere(first, *places[first][1:], form)
            spellings.append(EntitySpelling(form, role, tuple((p, places[p][0]) for p in sorted(places)), at))
    if len(groups) > 1 and not by:
        counts = sorted((group.mentions() for _, group in groups), reverse=True)
        by, reason = "majority", f"{counts[0]} of {sum(counts)} mentions have it"
        if counts[0] == counts[1]:
            by, reason = "even", "it comes first"
    if not any(s.role is Role.CHOSEN for s in spellings):
        spellings.append(EntitySpelling(name, Role.CHOSEN, ()))
    order = list(Role)
    spellings.sort(key=lambda s: (order.index(s.role), -s.count, s.text))
    if not by and rights.listed(name):
        by, reason = "names list", "the names list has it"
    return Entity(name, rights.kind(name) or everything.kind, tuple(spellings), by, reason)


def _join_surnames(groups: dict[str, _Group]) -> None:
    """Surnames that no text introduces go to the one person of the corpus who has them."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, group in groups.items():
        if " " in name and group.kind == PERSON:
            owners[name.split()[-1]].append(name)
    for surname, persons in owners.items():
        if len(persons) == 1 and surname in groups and groups[surname].kind in (PERSON, "") and zipf(surname) < FAMOUS:
            groups[persons[0]].take(groups.pop(surname))


def _bodies(groups: dict[str, _Group]) -> dict[str, str]:
    """Names of one body whose heads or fields are exchanged (Rescue Service, Rescue Agency) -> the name that stands most often."""
    alike: dict[Key, list[str]] = defaultdict(list)
    for name, group in groups.items():
        if group.kind == ORGANISATION and (key := body_key(name)) is not None:
            alike[key].append(name)
    return {name: best for names in alike.values() if len(names) > 1 for best in [_most(names, groups)] for name in names}


def _most(names: Iterable[str], groups: dict[str, _Group]) -> str:
    return min(names, key=lambda n: (-groups[n].mentions(), n))
