"""Which word stands where a rendering is missing: one that is listed as confused with it, the literal rendering of its parts, the word
itself in Latin letters, or the noun nearest to its place that renders nothing else; the surest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.annotate import AnnotatedPair
from mtqa.annotate.source_nouns import nouns
from mtqa.rulebook.kinds._confused import confused, relative
from mtqa.rulebook.kinds._forms import UNSPACED
from mtqa.rulebook.kinds._leftover import by_place
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._literal import literal, meanings
from mtqa.rulebook.kinds._place import Place, put
from mtqa.rulebook.kinds._rendered import stems
from mtqa.rulebook.kinds._transcribed import strange, transcribed, untranslated


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
    return transcribed(item, explained, side, pair) or strange(item, found, side, pair) or by_place(item, found, known, side, pair)


def _part_by_part(item: Found, explained: frozenset[str], side: Side, pair: AnnotatedPair) -> Place | None:
    """A compound rendered by what its parts mean alone."""
    written = item.written if side.language in UNSPACED else item.entry.word.removeprefix("=")
    parts = meanings(written, side.language)
    run = literal(parts, pair.target, explained) if parts else None
    if run is None:
        return None
    return put(item.entry.rights, run.sentence, run.first, run.last, run.sentence.tags[run.last], "", 1.0 if run.sure else 0.9)
