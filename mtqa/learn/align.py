"""Which words of a machine translation its correction replaced by which.

Words that both sides share, in order, are taken as anchors (longest common runs over lemmas, difflib). What stands between two anchors
is a block. A block of few words on each side is a substitution as it is; in a longer one, words are linked one to one, the pair
that is most strongly associated over all the data first (log-likelihood ratio, Dunning 1993; competitive linking, Melamed 2000).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from math import log

Phrase = tuple[str, ...]
Block = tuple[Phrase, Phrase]

_LONGEST = 3  # words on a side of a substitution that is taken whole
_MOST = 8  # words on a side of a block in which single words are linked; beyond, the sentence was rewritten
SURE = 10.83
"""Log-likelihood ratio from which an association counts: chi-square with one degree of freedom at p = 0.001."""


def blocks(wrong: Sequence[str], right: Sequence[str], stop: frozenset[str]) -> Iterator[Block]:
    """What stands between the anchors, without small words at its ends and without words that stand elsewhere on the other side."""
    there, here = set(right), set(wrong)
    for kind, a, b, c, d in SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        left, other = _trimmed(wrong[a:b], stop), _trimmed(right[c:d], stop)
        if left and other and not (set(left) - stop <= there or set(other) - stop <= here):
            yield left, other


def _trimmed(words: Sequence[str], stop: frozenset[str]) -> Phrase:
    low, high = 0, len(words)
    while low < high and words[low] in stop:
        low += 1
    while high > low and words[high - 1] in stop:
        high -= 1
    return tuple(words[low:high])


def linkable(block: Block, stop: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that a block may link."""
    left, right = ([w for w in side if w not in stop] for side in block)
    if len(left) <= _MOST and len(right) <= _MOST:
        yield from ((one, other) for one in dict.fromkeys(left) for other in dict.fromkeys(right) if one != other)


def substitutions(block: Block, stop: frozenset[str], strength: Callable[[str, str], float]) -> Iterator[Block]:
    """The block itself if it is short, and the words in it that are linked. strength: how strongly two words are associated."""
    left, right = block
    if len(left) <= _LONGEST and len(right) <= _LONGEST:
        yield block
        if len(left) == len(right) == 1:
            return
    links = sorted((-strength(*pair), pair) for pair in linkable(block, stop))
    used: set[str] = set()
    for score, (one, other) in links:
        if -score < SURE:
            break
        if one in right or other in left or f"<{one}" in used or f">{other}" in used:
            continue
        used |= {f"<{one}", f">{other}"}
        yield (one,), (other,)


def log_likelihood(both: int, first: int, second: int, total: int) -> float:
    """Dunning's ratio for two events that happened together `both` times, and `first` and `second` times in `total`; 0 if they avoid
    each other."""
    if both * total <= first * second:
        return 0.0
    table = (both, first - both, second - both, total - first - second + both)
    rows, columns = (first, total - first), (second, total - second)
    expected = (rows[0] * columns[0], rows[0] * columns[1], rows[1] * columns[0], rows[1] * columns[1])
    return 2 * sum(n * log(n * total / e) for n, e in zip(table, expected, strict=True) if n > 0 and e > 0)
