"""What became of every place where a candidate's wrong words stand: corrected so, kept, or corrected otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mtqa.learn.align import Block, Phrase
from mtqa.learn.counts import Bounded
from mtqa.learn.discover import by_segment
from mtqa.learn.spool import Row, Spool
from mtqa.learn.words import STOP

_MOST = 1_500  # places of one candidate that are remembered; more would not move the figures


class Place(NamedTuple):
    """One segment that holds the wrong words. near: the other words of it. source: stems of its source."""

    half: int
    doc: str
    fixed: bool
    kept: bool
    near: frozenset[str]
    source: tuple[str, ...]
    language: str


@dataclass(slots=True)
class Measured:
    """The places of all candidates, and what is needed to judge them. rights: segments whose correction holds these words;
    sources: segments whose source holds this one."""

    places: dict[Block, list[Place]] = field(default_factory=lambda: defaultdict(list))
    rights: Counter[Phrase] = field(default_factory=Counter)
    segments: int = 0
    sources: Bounded[str] = field(default_factory=Bounded)
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    source_forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def measure(spool: Spool, candidates: Iterable[Block]) -> Measured:
    """Go through the data once. A segment counts once for a candidate, however many translations of it hold the words."""
    found = Measured()
    by_first: dict[str, list[Block]] = defaultdict(list)
    rights: dict[str, set[Phrase]] = defaultdict(set)
    for block in candidates:
        by_first[block[0][0]].append(block)
        rights[block[1][0]].add(block[1])
    words = {word for some in by_first.values() for block in some for side in block for word in side}
    for rows in by_segment(spool):
        found.segments += 1
        first = rows[0]
        for stem in first.source:
            found.sources.add(stem)
        corrections = [(set(side), side) for side in first.corrections]
        there = set().union(*(own for own, _ in corrections))
        for phrase in {p for word in there & rights.keys() for p in rights[word]}:
            found.rights[phrase] += any(holds(phrase, *own) for own in corrections)
        seen: set[Block] = set()
        for row in rows:
            own = set(row.target)
            for word in words & (own | there):
                found.forms[word][row.written.get(word, word)] += 1
            for block in (b for word in own & by_first.keys() for b in by_first[word]):
                if block not in seen and holds(block[0], own, row.target):
                    seen.add(block)
                    _remember(found, block, row, own, corrections)
    return found


def _remember(found: Measured, block: Block, row: Row, own: set[str], corrections: Sequence[tuple[set[str], list[str]]]) -> None:
    places = found.places[block]
    if len(places) >= _MOST:
        return
    kept = any(holds(block[0], *side) for side in corrections)
    fixed = not kept and any(holds(block[1], *side) for side in corrections)
    near = frozenset(own - STOP - set(block[0]) - set(block[1]))
    places.append(Place(row.half, row.doc, fixed, kept, near, tuple(row.source) if fixed else (), row.source_language))
    if fixed:
        for stem, form in row.source.items():
            found.source_forms[stem][form] += 1


def holds(phrase: Phrase, words: set[str], text: Sequence[str]) -> bool:
    """Do the words stand in the text one after another?"""
    if not words.issuperset(phrase):
        return False
    size = len(phrase)
    return size == 1 or any(tuple(text[at : at + size]) == phrase for at in range(len(text) - size + 1))
