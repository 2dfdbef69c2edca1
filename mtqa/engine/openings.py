"""What the matches of an expression begin with: "will ", "would not ", so that Aho-Corasick finds the places to try in a long text.

`re` tries an alternation of words at every place of a text, some 30 ms a megabyte and expression; all openings of all
expressions together are found in about as much. The openings are read off the parse tree of the expression. Where that tells
too little (`[A-Z][a-z]+`), or the standard library keeps its parser elsewhere, there are none, and `re` searches by itself.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

MOST = 300
"""Openings of one expression; what would take more is cut where the choices multiply."""
SHORTEST = 2
"""Characters: shorter openings stand everywhere."""
_RANGE = 10
"""Characters of a range that are taken one by one: digits, but no alphabet."""


def openings(expression: re.Pattern[str]) -> list[str] | None:
    """Strings of which every match begins with one; None if they cannot be told or are too short to help."""
    if expression.flags & (re.IGNORECASE | re.LOCALE):
        return None
    try:
        tree = importlib.import_module("re._parser").parse(expression.pattern, expression.flags)
        found, _ = _sequence(tree)
    except (ImportError, AttributeError, TypeError, ValueError):  # another Python with another parser
        return None
    return sorted(found) if found and min(map(len, found)) >= SHORTEST else None


def needs_digit(pattern: str) -> bool:
    """Does every match of the expression hold a digit? False where that cannot be told."""
    try:
        return _with_digit(importlib.import_module("re._parser").parse(pattern))
    except (ImportError, AttributeError, TypeError, ValueError, re.error):
        return False


def _with_digit(items: Iterable[tuple[Any, Any]]) -> bool:
    for op, argument in items:
        name = str(op)
        if (
            (name == "LITERAL" and chr(argument) in "0123456789")
            or (name == "IN" and all(_digits(str(kind), member) for kind, member in argument))
            or (name == "SUBPATTERN" and _with_digit(argument[-1]))
            or (name == "BRANCH" and all(map(_with_digit, argument[1])))
            or (name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0 and _with_digit(argument[2]))
        ):
            return True
    return False


def _digits(kind: str, member: Any) -> bool:
    """Is the member of a set one or more digits?"""
    if kind == "RANGE":
        return bool(ord("0") <= member[0] and member[1] <= ord("9"))
    return (kind == "LITERAL" and chr(member) in "0123456789") or (kind == "CATEGORY" and str(member) == "CATEGORY_DIGIT")


def _sequence(items: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The beginnings of what a sequence of nodes matches, and whether they are all of it."""
    heads = {""}
    for op, argument in items:
        tails, whole = _node(str(op), argument)
        if tails is None or len(heads) * len(tails) > MOST:
            return heads, False
        heads = {head + tail for head in heads for tail in tails}
        if not whole:
            return heads, False
    return heads, True


def _node(op: str, argument: Any) -> tuple[set[str] | None, bool]:
    """The same for one node; None if it can begin with anything."""
    if op == "LITERAL":
        return {chr(argument)}, True
    if op == "IN":
        return _set(argument), True
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}, True
    if op == "SUBPATTERN":
        return _sequence(argument[-1]) if not argument[1] and not argument[2] else (None, False)
    if op == "BRANCH":
        parts = [_sequence(branch) for branch in argument[1]]
        return _cut(set().union(*(heads for heads, _ in parts)), all(whole for _, whole in parts))
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        low, high, body = argument
        heads, whole = _sequence(body)
        if low:
            return heads, whole and low == high == 1
        return heads | {""}, whole and high == 1
    return None, False


def _cut(heads: set[str], whole: bool) -> tuple[set[str], bool]:
    """Shorter and so fewer beginnings, where there are too many."""
    size = max(map(len, heads))
    while len(heads) > MOST:
        size -= 1
        heads, whole = {head[:size] for head in heads}, False
    return heads, whole


def _set(members: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """The characters of a set; none of classes and long ranges, which tell little apart."""
    found: set[str] = set()
    for op, argument in members:
        if str(op) == "LITERAL":
            found.add(chr(argument))
        elif str(op) == "RANGE" and argument[1] - argument[0] < _RANGE:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return found


class Openings:
    """The places where expressions may match, for all of them in one pass."""

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        owners: dict[str, list[int]] = {}
        self.unknown = []
        for n, expression in enumerate(expressions):
            heads = openings(expression)
            if heads is None:
                self.unknown.append(n)
            for head in heads or ():
                owners.setdefault(head, []).append(n)
        self._expressions = expressions
        self._owners = [tuple(waiting) for waiting in owners.values()]
        self._automaton = (
            AhoCorasick(list(owners), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA) if owners else None
        )

    def matches(self, text: str) -> Iterator[tuple[int, int]]:
        """Number of the expression and place for every match, overlapping ones too; those in `unknown` are not searched."""
        tries = [expression.match for expression in self._expressions]
        for opening, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ():
            for n in self._owners[opening]:
                if tries[n](text, start) is not None:
                    yield n, start
