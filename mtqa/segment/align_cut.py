"""Long texts in pieces: the table of `align_dp` grows with the product of the two lengths, so a book must be cut first.

Cuts are made before pairs of sentences that share keys found nowhere else in either text (numbers, names), as far as these
pairs keep their order on both sides; without such pairs, at the same share of both texts, where a paragraph opens if possible.
An article is never cut: below `LIMIT` everything is one piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from mtqa.segment.align_units import Units

LIMIT = 1_000_000  # cells: 1,000 sentences on each side, about 100 MB and a second
_STEP = 400  # sentences a piece should have at most when there is a choice

Piece = tuple[int, int, int, int]  # first and end sentence on one side, first and end on the other


def pieces(a: Units, b: Units) -> list[Piece]:
    """Consecutive stretches that cover both sides; one if the two are short enough."""
    n, m = len(a.spans), len(b.spans)
    if n * m <= LIMIT:
        return [(0, n, 0, m)]
    cuts = [(0, 0)]
    for i, j in [*_chain(_anchors(a, b)), (n, m)]:
        low, left = cuts[-1]
        if (i, j) != (n, m) and max(i - low, j - left) < _STEP:
            continue
        cuts += _even(a, b, (low, left), (i, j))
        cuts.append((i, j))
    return [(i, k, j, h) for (i, j), (k, h) in pairwise(cuts) if k > i or h > j]


def _anchors(a: Units, b: Units) -> list[tuple[int, int]]:
    """Pairs of sentences that share at least two keys which each side has once, in order of the first side."""
    once = [_once(side.keys) for side in (a, b)]
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for key, at in once[0].items():
        if (other := once[1].get(key)) is not None:
            votes[at, other] += 1
    return sorted(pair for pair, count in votes.items() if count >= 2)


def _once(sentences: Sequence[frozenset[str]]) -> dict[str, int]:
    places: dict[str, int] = {}
    twice: set[str] = set()
    for at, keys in enumerate(sentences):
        twice |= keys & places.keys()
        places.update(dict.fromkeys(keys, at))
    return {key: at for key, at in places.items() if key not in twice}


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides (patience sorting)."""
    tails: list[int] = []  # smallest second place that ends a run of each length
    ends: list[int] = []  # the pair that does
    before: list[int] = []
    for index, (i, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        if at and pairs[ends[at - 1]][0] == i:  # one sentence of the first side is an anchor once
            continue
        tails[at:], ends[at:] = [j, *tails[at + 1 :]], [index, *ends[at + 1 :]]
    run, index = [], ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _even(a: Units, b: Units, first: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """Cuts between two places that are too far apart, at equal shares of both sides."""
    rows, columns = end[0] - first[0], end[1] - first[1]
    parts = 1
    while rows * columns > LIMIT * parts * parts:
        parts += 1
    shares = [(first[0] + rows * k // parts, first[1] + columns * k // parts) for k in range(1, parts)]
    return [(_opening(a, i), _opening(b, j)) for i, j in shares]


def _opening(side: Units, at: int) -> int:
    """The nearest sentence within a few that opens a paragraph, else the place itself."""
    near = sorted(range(max(1, at - 5), min(len(side.spans), at + 6)), key=lambda place: abs(place - at))
    return next((place for place in near if side.opens[place]), at)
