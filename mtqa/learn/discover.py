"""Candidates: substitutions that recur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtqa.learn.align import Block, linkable, log_likelihood, substitutions
from mtqa.learn.counts import Bounded
from mtqa.learn.spool import Row, Spool
from mtqa.learn.words import STOP

_LEAST = 2  # segments of one half of the documents in which a candidate must recur
_MOST = 4_000  # candidates that are measured


def candidates(spool: Spool, language: str) -> dict[Block, frozenset[int]]:
    """Substitution -> the halves of the data that propose it, the most frequent first. Segments count, not their translations."""
    stop = STOP if language == "en" else frozenset[str]()
    both, first, second = Bounded[tuple[str, str]](), Bounded[str](), Bounded[str]()
    for rows in by_segment(spool):
        pairs = dict.fromkeys(pair for row in rows for block in row.blocks for pair in linkable(block, stop))
        for pair in pairs:
            both.add(pair)
        for word in dict.fromkeys(one for one, _ in pairs):
            first.add(word)
        for word in dict.fromkeys(other for _, other in pairs):
            second.add(word)
    total = spool.rows

    def strength(one: str, other: str) -> float:
        return log_likelihood(both[one, other], first[one], second[other], total)

    found = Bounded[tuple[Block, int]]()
    for rows in by_segment(spool):
        replaced = (sub for row in rows for block in row.blocks for sub in substitutions(block, stop, strength))
        for sub in dict.fromkeys(replaced):
            if _worth(sub):
                found.add((sub, rows[0].half))
    halves: dict[Block, set[int]] = defaultdict(set)
    count: dict[Block, int] = defaultdict(int)
    for (block, half), number in found.count.items():
        if number >= _LEAST:
            halves[block].add(half)
            count[block] += number
    order = sorted(halves, key=lambda block: (-count[block], block))
    return {block: frozenset(halves[block]) for block in order[:_MOST]}


def _worth(block: Block) -> bool:
    """False for numbers, single letters, and sides that differ in nothing but signs."""
    wrong, right = ("".join(side) for side in block)
    return wrong != right and not any(c.isdigit() for c in wrong + right) and len(wrong) > 1 and len(right) > 1


def by_segment(spool: Spool) -> Iterator[list[Row]]:
    """The translations of one segment that stand together."""
    rows: list[Row] = []
    for row in spool:
        if rows and row.key != rows[0].key:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows
