"""Counters that stay within bounds: what was seen once goes first when there is no more room (lossy counting, Manku and Motwani 2002)."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 1_000_000
"""Keys kept; about 200 MB."""


class Bounded(Generic[T]):
    """Counts keys. A key that is rarer than the floor may have been forgotten; what is kept is exact up to that floor."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self.floor = most, 0
        self.count: Counter[T] = Counter()

    def add(self, key: T) -> None:
        """One more."""
        self.count[key] += 1
        while len(self.count) > self._most:
            self.floor += 1
            self.count = Counter({k: n for k, n in self.count.items() if n > self.floor})

    def __getitem__(self, key: T) -> int:
        return self.count[key]
