"""One pass over a text tells which checks have something to look at.

All literals of all checks are found together by Aho-Corasick (linear in the text, whatever the number of literals);
a hit counts only where it is not part of a longer word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from mtqa.annotate import AnnotatedText
from mtqa.engine.check import Check, Pattern, Scope, Words


class TriggerIndex:
    """Built once for a rule set; `hits` is called once a text."""

    def __init__(self, checks: Sequence[Check]) -> None:
        owners: dict[str, list[int]] = defaultdict(list)
        self._patterns: list[tuple[int, Pattern]] = []
        self._whole = [check.scope is not Scope.SENTENCE for check in checks]  # one hit is enough for these
        self.always = [n for n, check in enumerate(checks) if check.trigger is None]
        for n, check in enumerate(checks):
            if isinstance(check.trigger, Words):
                for word in check.trigger.words:
                    owners[word].append(n)
            elif isinstance(check.trigger, Pattern):
                self._patterns.append((n, check.trigger))
        self._literals = list(owners)
        self._owners = [tuple(owners[word]) for word in self._literals]
        self._automaton = (
            AhoCorasick(self._literals, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA) if owners else None
        )

    def hits(self, text: AnnotatedText) -> dict[int, list[int]]:
        """For each check (by number) that has a trigger: the offsets of its hits in `plain`, rising."""
        found: dict[int, list[int]] = defaultdict(list)
        if self._automaton is not None:
            lower = text.lower
            size = len(lower)
            for literal, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
                # A word that goes on before or behind the literal; written out here, as this runs 200,000 times a megabyte.
                if start and lower[start - 1].isalnum() and lower[start].isalnum():
                    continue
                if end < size and lower[end].isalnum() and lower[end - 1].isalnum():
                    continue
                for n in self._owners[literal]:
                    found[n].append(start)
        for n, pattern in self._patterns:
            if self._whole[n]:
                if pattern.regex.search(text.lower if pattern.lower else text.plain):
                    found[n] = [0]
                continue
            starts = [m.start() for m in pattern.regex.finditer(text.lower if pattern.lower else text.plain)]
            if starts:
                found[n] = starts
        for starts in found.values():
            starts.sort()
        return found
