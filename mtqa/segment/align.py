"""Which sentences of two texts belong together, with no ids to go by: whole articles, source and target or target and reference.

One dynamic programme over all sentences of the article weighs four kinds of evidence for each step (1-1, 1-2, dropped ...):
lengths (Gale and Church 1993), shared numbers, names and words (`align_units`), punctuation, and the borders of paragraphs and
headings. Paragraphs come first in that sense: where both sides are cut into about as many, a step across their borders is dear.
They are no hard walls, because one side may join what the other parts.

The weights in `CROSS` and `SAME` were tuned by coordinate search on every sixth Russian and Japanese article of the development
data and confirmed on Ukrainian and Icelandic; `bench/align.py` measures them, docs/reference/score.md holds the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mtqa.model import Span, Text
from mtqa.segment.align_cut import pieces
from mtqa.segment.align_dp import STEPS, Step, best_path
from mtqa.segment.align_units import Units, units

Matrix = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in natural-log units.

    spread: variance of the length per character; length: weight of the length term. shared, missing: for each unit of key
    weight found on both sides, or on one only. number, word, sound: key weights by kind. marks: for each mark too many.
    border: for each paragraph border that the other side does not have. skip: a sentence without counterpart.
    merge: 1-2 and 2-1; more: 2-2, 1-3, 3-1.
    """

    spread: float
    length: float
    shared: float
    missing: float
    number: float
    word: float
    sound: float
    marks: float
    border: float
    skip: float
    merge: float
    more: float


CROSS = Weights(4.5, 1.0, 0.5, 0.05, 2.25, 1.5, 0.62, 1.0, 1.33, -3.6, -3.25, -9.0)
SAME = Weights(2.0, 0.5, 0.09, 0.08, 1.0, 1.0, 1.0, 0.3, 1.33, -2.3, -2.5, -7.5)


@dataclass(frozen=True, slots=True)
class Bead:
    """Stretches of `plain` that belong together; None on the side that has nothing here."""

    one: Span | None
    other: Span | None


def align(one: Text, other: Text, *, same_language: bool) -> list[Bead]:
    """The sentences of two texts in steps, in order; every sentence of either is in exactly one bead.

    same_language: for a target and its reference, where every word counts and not only names and numbers.
    """
    a, b = units(one, same_language=same_language), units(other, same_language=same_language)
    return [Bead(_stretch(a.spans[i:j]), _stretch(b.spans[k:m])) for i, j, k, m in align_units(a, b, SAME if same_language else CROSS)]


def align_units(a: Units, b: Units, weights: Weights) -> list[tuple[int, int, int, int]]:
    """The steps as ranges of sentences: (first, end) on one side, (first, end) on the other."""
    steps = []
    for low, high, left, right in pieces(a, b):
        if low == high or left == right:
            steps += [(i, i + 1, left, left) for i in range(low, high)] + [(low, low, j, j + 1) for j in range(left, right)]
            continue
        scores = _scores(a.part(low, high), b.part(left, right), weights)
        steps += [(i + low, j + low, k + left, h + left) for i, j, k, h in best_path(scores, high - low, right - left)]
    return steps


def _stretch(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _scores(a: Units, b: Units, w: Weights) -> dict[Step, Matrix]:
    n, m = len(a.spans), len(b.spans)
    ratio = _ratio(a, b)
    keys = _shared_keys(a, b, w)
    border = w.border * _trust(a, b)
    found: dict[Step, Matrix] = {}
    for step in STEPS:
        x, y = step
        if x > n or y > m:
            found[step] = np.zeros((max(0, n - x + 1), max(0, m - y + 1)))
            continue
        crossed = border * (_crossings(a, x)[:, None] + _crossings(b, y)[None, :])
        if not x or not y:
            found[step] = np.zeros((n - x + 1, m - y + 1)) + w.skip
            continue
        score = w.length * _length_term(_sums(a.lengths, x) * ratio, _sums(b.lengths, y), w.spread)
        both = keys.overlap(x, y)
        score += w.shared * both - w.missing * (keys.own(x, y) - 2 * both)
        score -= w.marks * _difference(_sums(a.marks, x), _sums(b.marks, y))
        score -= crossed
        score -= border * (a.opens[: n - x + 1, None] != b.opens[None, : m - y + 1])
        score += {2: 0.0, 3: w.merge, 4: w.more}[x + y]
        found[step] = score
    return found


def _ratio(a: Units, b: Units) -> float:
    """Characters of b for one of a: as the totals say, unless one side is clearly a part of the other."""
    return float(np.clip(b.lengths.sum() / a.lengths.sum(), 0.7, 1.4))


def _trust(a: Units, b: Units) -> float:
    """0 to 1: how far the paragraphs of the two sides can be expected to agree."""
    one, other = max(1, int(a.opens.sum())), max(1, int(b.opens.sum()))
    return (min(one, other) / max(one, other)) ** 2


def _sums(values: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Sums of `count` neighbours along the first axis."""
    total = values[: len(values) - count + 1].copy()
    for shift in range(1, count):
        total += values[shift : len(values) - count + 1 + shift]
    return total


def _crossings(side: Units, count: int) -> NDArray[np.float64]:
    """Paragraph borders inside each run of `count` sentences."""
    runs = len(side.spans) - count + 1
    total = np.zeros(max(runs, 0))
    for shift in range(1, count):
        total += side.opens[shift : runs + shift]
    return total


def _length_term(a: NDArray[np.float64], b: NDArray[np.float64], spread: float) -> Matrix:
    """Log of a t-like density of the normalised difference: long tails, so that one free translation costs little."""
    mean = (a[:, None] + b[None, :]) / 2
    delta = (b[None, :] - a[:, None]) ** 2 / (spread * mean)
    return np.asarray(-2.5 * np.log1p(delta / 4))


def _difference(a: NDArray[np.float64], b: NDArray[np.float64]) -> Matrix:
    total = np.zeros((len(a), len(b)))
    for column in range(a.shape[1]):
        total += np.minimum(np.abs(a[:, None, column] - b[None, :, column]), 1)
    return total


@dataclass(frozen=True, slots=True)
class _Keys:
    """Which sentence holds which shared key (sentences × keys, 0 or 1), for runs of one, two and three sentences."""

    weights: NDArray[np.float32]
    one: dict[int, NDArray[np.float32]]
    other: dict[int, NDArray[np.float32]]

    def overlap(self, x: int, y: int) -> Matrix:
        """Weight of the keys that x sentences of one side share with y of the other."""
        return (self.one[x] * self.weights) @ self.other[y].T

    def own(self, x: int, y: int) -> Matrix:
        """Weight of all shared keys in x sentences of one side, plus that in y of the other."""
        return (self.one[x] @ self.weights)[:, None] + (self.other[y] @ self.weights)[None, :]


def _shared_keys(a: Units, b: Units, w: Weights) -> _Keys:
    """Keys that occur on both sides; the rarer, the heavier."""
    places: list[dict[str, list[int]]] = []
    for side in (a, b):
        index: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(side.keys):
            for key in keys:
                index[key].append(at)
        places.append(index)
    common = sorted(places[0].keys() & places[1].keys())
    kinds = {"#": w.number, "=": w.word, "~": w.sound}
    cells = len(a.spans) * len(b.spans)
    weights = np.array([kinds[key[0]] * np.log(cells / (len(places[0][key]) * len(places[1][key]))) for key in common], dtype=np.float32)
    return _Keys(weights, _incidence(common, places[0], len(a.spans)), _incidence(common, places[1], len(b.spans)))


def _incidence(common: Sequence[str], places: Mapping[str, list[int]], size: int) -> dict[int, NDArray[np.float32]]:
    single = np.zeros((size, len(common)), dtype=np.float32)
    rows = [at for key in common for at in places[key]]
    columns = np.repeat(np.arange(len(common)), [len(places[key]) for key in common])
    single[rows, columns] = 1
    double = np.maximum(single[:-1], single[1:])
    return {1: single, 2: double, 3: np.maximum(double[:-1], single[2:])}
