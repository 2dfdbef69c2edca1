"""Names that a document's source and translation show together: a source word in its forms, and what it is called in the target.

A word is known where it was aligned to a target name. Its other forms (case endings, a prefixed letter) are found in the
rest of the source, so a check can ask what became of the name in every place that has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.names.sound import likeness
from mtqa.annotate.names.source import SourceWord, Stretch, bare_forms, one_word
from mtqa.annotate.romanise import vowelled

SHORTEST = 4
"""Letters of a source word in a script with vowels; shorter ones are forms of too much."""
SHORTEST_ABJAD = 3
ENDING = 3
"""Letters that a case ending has at most."""


class Known(NamedTuple):
    """A source name. forms: its words in the source, lower case; called: what the target calls it, with the number of stretches;
    at: the stretches in which it is aligned."""

    forms: frozenset[str]
    called: Counter[str]
    at: frozenset[int]

    @property
    def usual(self) -> str:
        """The most frequent target spelling; of equal ones the first in the alphabet."""
        return min(self.called, key=lambda word: (-self.called[word], word))


def known_names(stretches: Sequence[Stretch]) -> list[Known]:
    """The aligned names, forms of one word together, in the order of their first stretches."""
    groups: dict[str, list[tuple[int, str, str]]] = defaultdict(list)  # keyed by the first letters: forms share them
    for number, stretch in enumerate(stretches):
        for word, source in stretch.pairs:
            if len(source) >= (SHORTEST if vowelled(source) else SHORTEST_ABJAD):
                groups[_key(source)].append((number, word, source))
    found = []
    for aligned in groups.values():
        clusters: list[list[tuple[int, str, str]]] = []
        for one in aligned:
            for cluster in clusters:
                if any(same_name(one[2], other[2]) for other in cluster):
                    cluster.append(one)
                    break
            else:
                clusters.append([one])
        for cluster in clusters:
            called = Counter(word for _, word, _ in cluster)
            found.append(Known(frozenset(s for _, _, s in cluster), called, frozenset(n for n, _, _ in cluster)))
    return sorted(found, key=lambda known: (min(known.at), known.usual))


def same_name(one: str, other: str) -> bool:
    """Are two source words the same, or forms that differ in a short ending or a prefixed letter?"""
    return one == other or one_word(one, other)


def stands_in(known: Known, stretch: Stretch) -> SourceWord | None:
    """The first place in the source of a stretch that has the name as one of its known forms, or with another short ending."""
    for word in stretch.words:
        if word.text in known.forms:
            return word
        if not vowelled(word.text):
            if any(form in known.forms for form in bare_forms(word.text)):
                return word
        elif word.raw[:1].isupper() and any(_ending(word.text, form) for form in known.forms):
            return word
    return None


def _ending(word: str, form: str) -> bool:
    """Is the word the form with another ending of up to three letters? All but one letter of the shorter one must agree."""
    first = 0
    while first < min(len(word), len(form)) and word[first] == form[first]:
        first += 1
    return first >= max(SHORTEST, min(len(word), len(form)) - 1) and max(len(word), len(form)) - first <= ENDING


def _key(source: str) -> str:
    """Forms of one name have the same key: its first letters, in Hebrew and Arabic script the last ones, as prefixes come and go."""
    return source[:2] if vowelled(source) else source[-2:]


def mentioned(names: Iterable[str], words: Iterable[str], least: float = 0.55) -> bool:
    """Does one of the target's words begin as one of the names does (adjectives, peoples), or sound like it without being English?"""
    stems = [name.lower() for name in names]
    for word in words:
        low = word.lower()
        strange = word[:1].isupper() or not lexicon.known(low)
        if any(low[:4] == stem[:4] or stem[:5] in low or (strange and likeness(low, stem) >= least) for stem in stems):
            return True
    return False
