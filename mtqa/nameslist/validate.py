"""What entries must not be together: there twice, contradictory, circular."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mtqa.nameslist.entry import Entry, Spelling


def validate(entries: Sequence[Entry], problems: list[str]) -> None:
    """Add a line to `problems` for every fault, at the later of the two places that disagree."""
    for entry in entries:
        _inside(entry, problems)
    right: dict[str, tuple[Entry, Spelling]] = {}
    for entry in entries:
        for spelling in entry.rights:
            owner, first = right.setdefault(spelling.text, (entry, spelling))
            if owner is not entry:
                problems.append(f"{spelling.where}: '{spelling.text}' is there twice, also at {first.where}; join the two")
    wrong: dict[str, tuple[Entry, Spelling]] = {}
    for entry in entries:
        for spelling in entry.wrong:
            owner, first = wrong.setdefault(spelling.text, (entry, spelling))
            if owner is not entry:
                problems.append(
                    f"{spelling.where}: contradictory: '{spelling.text}' is a variant of '{entry.name.text}' here and of "
                    f"'{owner.name.text}' at {first.where}; take it out of one"
                )
    _against(entries, right, problems)


def _inside(entry: Entry, problems: list[str]) -> None:
    """An entry's own lists: no spelling in two of them, none twice."""
    told: dict[str, tuple[str, Spelling]] = {entry.name.text: ("the name", entry.name)}
    for role, spellings in (("a right spelling", entry.also), ("a variant", entry.wrong), ("another name", entry.distinct)):
        for spelling in spellings:
            known, first = told.setdefault(spelling.text, (role, spelling))
            if first is spelling:
                continue
            if known == role:
                problems.append(f"{spelling.where}: '{spelling.text}' is there twice; take one out")
            else:
                problems.append(f"{spelling.where}: contradictory: '{spelling.text}' is {known} and {role}; take it out of one")


def _against(entries: Sequence[Entry], right: dict[str, tuple[Entry, Spelling]], problems: list[str]) -> None:
    """Variants that are right spellings of another name; where names replace each other in a ring, the ring is told once."""
    leads: dict[int, list[tuple[int, Spelling]]] = defaultdict(list)  # entry -> entries whose right spelling it replaces
    number = {id(entry): n for n, entry in enumerate(entries)}
    for n, entry in enumerate(entries):
        for spelling in entry.wrong:
            owner = right.get(spelling.text, (entry, spelling))[0]
            if owner is not entry:
                leads[n].append((number[id(owner)], spelling))
    told: set[frozenset[int]] = set()
    for n, found in leads.items():
        for other, spelling in found:
            ring = _ring(leads, n, other)
            if ring is None:
                other_entry = entries[other]
                problems.append(
                    f"{spelling.where}: contradictory: '{spelling.text}' is a variant here and right at {other_entry.name.where}; "
                    "take it out of one"
                )
            elif frozenset(ring) not in told:
                told.add(frozenset(ring))
                names = " → ".join(f"'{entries[m].name.text}'" for m in (*reversed(ring), ring[-1]))
                problems.append(f"{spelling.where}: circular: {names} replace each other; keep one of them as the name")


def _ring(leads: dict[int, list[tuple[int, Spelling]]], start: int, first: int) -> list[int] | None:
    """The entries of a ring that begins at `start` and goes on with `first`, in order; None if there is none."""
    paths, seen = [[start, first]], {start, first}
    while paths:
        path = paths.pop()
        for following, _ in leads.get(path[-1], ()):
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return None
