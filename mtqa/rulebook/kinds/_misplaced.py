"""Which word stands where a rendering is missing: one that is listed as confused with it, the literal rendering of its parts, the word
itself in Latin letters, or the noun nearest to its place that renders nothing else; the surest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import AnnotatedPair
from mtqa.annotate.source_nouns import nouns
from mtqa.rulebook.kinds._confused import confused, relative
from mtqa.rulebook.kinds._forms import UNSPACED
from mtqa.rulebook.kinds._leftover import by_place, fits, here, leftover
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._literal import components, literal, meanings
from mtqa.rulebook.kinds._neighbours import between
from mtqa.rulebook.kinds._place import Place, put
from mtqa.rulebook.kinds._rendered import stems
from mtqa.rulebook.kinds._transcribed import strange, transcribed, untranslated

_OTHER_ORDER = frozenset({"de"})
"""Where the place in the sentence says too little (4 of 10 findings right)."""


def place_of(
    item: Found, found: Sequence[Found], sisters: frozenset[str], side: Side, pair: AnnotatedPair, listed: bool = False
) -> Place | None:
    """None where the wrong word cannot be told. sisters: best renderings of other words (Tuesday for the word that means Monday).
    listed: only words that the entry lists as wrong."""
    if item.entry.wrongs and (place := confused(item, found, sisters, pair)) is not None:
        return place
    if listed:
        return None if item.rendered or item.half or not item.entry.wrongs else relative(item, found, sisters, pair)
    if item.rendered:
        return untranslated(item, side, pair) if side.language == "de" else None
    text = side.text.replace(item.written, "\n") if side.language in UNSPACED else ""
    known = nouns(side.language, (low for n, low in enumerate(side.plain) if n not in item.places and len(low) > 2), text)
    others = (stems(word.rstrip("*")) for f in found if f is not item for r in f.entry.rights for word in r.words)
    explained = known.union(*others)
    if not item.half and (place := _part_by_part(item, explained, side, pair)) is not None:
        return place
    if not item.half and item.entry.wrongs and (place := relative(item, found, sisters, pair)) is not None:
        return place
    if (place := transcribed(item, explained, side, pair) or strange(item, found, side, pair)) is not None or not fits(item, side):
        return place
    if side.language in UNSPACED:
        return None  # order says too little: 14 of 46 findings read were right
    left = list(leftover(item, found, known, side, pair))
    if side.language not in _OTHER_ORDER:
        return by_place(item, found, left)
    run = between(item, found, left, side, pair)
    return None if run is None else here(run, item, 0.9)


def _part_by_part(item: Found, explained: frozenset[str], side: Side, pair: AnnotatedPair) -> Place | None:
    """A compound or an expression rendered by what its parts mean alone."""
    for parts, safe in _partitions(item, side):
        run = literal(parts, pair.target, explained) if parts else None
        if run is not None and (run.sure or not safe):
            return put(item.entry.rights, run.sentence, run.first, run.last, run.sentence.tags[run.last], "", 1.0 if run.sure else 0.9)
    return None


def _partitions(item: Found, side: Side) -> Iterator[tuple[tuple[frozenset[str], ...], bool]]:
    """Ways to take the word apart: for each part the stems of what it may mean; must two parts be there?"""
    language = side.language
    yield meanings(item.written if language in UNSPACED else item.entry.word.removeprefix("="), language), False
    if language in UNSPACED:
        for halves in components(item.written, language):
            yield halves, True
    elif len(item.places) > 1:
        own = frozenset().union(*(stems(word) for right in item.entry.rights for word in right.words))  # "power", of "power cut"
        words = tuple(filter(None, (nouns(language, (side.plain[n],), "") - own for n in sorted(item.places))))
        yield words if len(words) > 1 else (), True
