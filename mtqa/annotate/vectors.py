"""Does a word fit its surroundings better than another? Static vectors of 40,000 English words, memory-mapped.

The table comes from a sentence encoder run over single words (scripts/build_vectors.py): words that are spoken of together
lie near each other, "caliphate" by "Islamic" and "conquest", "suit" by "tailor". A context is the weighted sum of its words
(rare words count more; Arora et al. 2017), and a reading fits as well as its cosine with that sum.

Measured on the examples of the term packs: the right reading fits better than the wrong one in 75 % of the wrong uses and
in 47 % of the near misses, which were written to mislead. So a margin alone proves nothing: it counts only for entries
whose wrong renderings clean text hardly ever has (see `fit` in mtqa/rulebook/kinds/term.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mtqa.annotate import lexicon, vocabulary

DATA = Path(__file__).resolve().parent.parent / "data"
COMMON = 1e-3
"""a of a word's weight a / (a + p), p its share of all words."""
LEAST = 2
"""Context words below which nothing is said."""
_EMPTY = frozenset(
    "be have do will would can could may might shall should must not of in on at by for to from with and or but the a an this that it he "
    "she they we you i his her their its our my your as is was were are been also said say one two new".split()
)


def margin(right: str, wrong: str, context: Iterable[str]) -> float | None:
    """How much better `right` fits the context than `wrong` (-2 to 2); None where one of the three is unknown.

    right, wrong: words or phrases; context: the other words around, in lower case, in any inflection.
    """
    readings = phrase(right), phrase(wrong)
    if readings[0] is None or readings[1] is None:
        return None
    rows = [(n, weight(w)) for w in context if len(w) > 2 and w not in _EMPTY and w[0].isalpha() and (n := row(w)) is not None]
    if len(rows) < LEAST:
        return None
    whole = _sum(rows)
    return None if whole is None else float(whole @ (readings[0] - readings[1]))


@lru_cache(maxsize=10_000)
def phrase(written: str) -> Any:
    """The unit vector of a word or phrase, None if the table knows none of its words."""
    words = [w for w in written.lower().replace("-", " ").split() if w not in _EMPTY]
    rows = [(n, weight(w)) for w in words if (n := row(w)) is not None]
    return _sum(rows) if rows else None


@lru_cache(maxsize=50_000)
def row(word: str) -> int | None:
    """The word's row in the table: as it stands, or one of its lemmas."""
    trie, _ = _table()
    for form in dict.fromkeys((word, *(lexicon.lemma(word, tag).lower() for tag in sorted(lexicon.tags(word))))):
        if form in trie:
            return int(trie[form])
    return None


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """Near 1 for a rare word, near 0 for "the"."""
    return float(COMMON / (COMMON + 10 ** vocabulary.zipf(word) / 1e9))


def _sum(rows: list[tuple[int, float]]) -> Any:
    import numpy as np

    _, table = _table()
    vectors = table[[n for n, _ in rows]].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    whole = np.array([w for _, w in rows], np.float32) @ vectors
    length = float(np.linalg.norm(whole))
    return whole / length if length else None


@cache
def _table() -> tuple[Any, Any]:
    """The trie (word -> row) and the rows of signed bytes, opened once."""
    import marisa_trie
    import numpy as np

    trie = marisa_trie.Trie()
    trie.mmap(str(DATA / "vectors-en.marisa"))
    return trie, np.load(DATA / "vectors-en.npy", mmap_mode="r")
