"""The best path through two rows of sentences, in steps of 1-1, 1-0, 0-1, 1-2, 2-1, 2-2, 1-3 and 3-1 (Gale and Church 1993)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Step = tuple[int, int]
STEPS: tuple[Step, ...] = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))


def best_path(scores: Mapping[Step, NDArray[np.floating]], rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    """(first row, end row, first column, end column) of each step, in order, with the largest sum of scores.

    scores[a, b][i, j] is that of the step which takes rows i..i+a and columns j..j+b; each array is
    (rows - a + 1) × (columns - b + 1). All cells whose row and column add up to the same number depend on earlier ones
    only, so whole diagonals are computed at once.
    """
    width = columns + 1
    best = np.full((rows + 1) * width, -np.inf)
    came = np.zeros((rows + 1) * width, dtype=np.int8)
    best[0] = 0.0
    padded = []
    for a, b in STEPS:
        full = np.full((rows + 1, width), -np.inf)
        given = scores[a, b]
        full[: given.shape[0], : given.shape[1]] = given
        padded.append(full.ravel())
    for total in range(1, rows + columns + 1):
        low, high = max(0, total - columns), min(rows, total)
        here = np.arange(low, high + 1) * columns + total  # row * width + (total - row)
        values = np.full(len(here), -np.inf)
        choice = np.zeros(len(here), dtype=np.int8)
        for index, (a, b) in enumerate(STEPS):
            first, last = max(low, a), min(high, total - b)
            if first > last:
                continue
            part = slice(first - low, last - low + 1)
            before = here[part] - (a * width + b)
            candidate = best[before] + padded[index][before]
            better = candidate > values[part]
            values[part][better] = candidate[better]
            choice[part][better] = index
        best[here], came[here] = values, choice
    return _walk_back(came, rows, columns)


def _walk_back(came: NDArray[np.int8], row: int, column: int) -> list[tuple[int, int, int, int]]:
    width, path = column + 1, []
    while row or column:
        a, b = STEPS[came[row * width + column]]
        path.append((row - a, row, column - b, column))
        row, column = row - a, column - b
    return path[::-1]
