"""The names of one document as numbers: what is kept of a text when many are compared (map; `corpus` is the reduce).

A tally holds spellings, how often they stand, who and what stands beside them, and one place of each. No sentence of the
text is in it, so a thousand tallies need less room than a hundred texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from mtqa.annotate.annotated import AnnotatedDocument
from mtqa.annotate.names.bodies import BodyTally, body_tallies
from mtqa.annotate.names.entities import EntityTally, entities_of
from mtqa.annotate.names.profile import Profile, beside
from mtqa.annotate.names.source import source_words, with_source
from mtqa.annotate.names.variants import Variant, eligible, variants
from mtqa.model.lazy import lazy

Locate = Callable[[int], tuple[int, int]]
"""Offset in `plain` -> line and column in the file."""
_WORD = lazy(r"[^\W\d_](?:[^\W\d_]|['’\-‐](?=[^\W\d_]))*")
SOURCES = 4
"""Source words kept for a spelling: its inflected forms; more are errors of the alignment."""


class WordTally(NamedTuple):
    """A spelling in a document. full: mentions with another name beside it; last: those that it ends; beside: the names that
    stand before (-1) and after it (1), with counts; frames: titles and place words; at: line and column of the first mention."""

    mentions: int
    full: int
    last: int
    speaks: bool
    beside: Mapping[tuple[str, int], int]
    frames: frozenset[str]
    at: tuple[int, int]


class Tally(NamedTuple):
    """A document's names. pairs: spellings that the document alone shows to be one name; apart: pairs that its source shows to be
    two; sources: spelling -> the source's words for it; referenced: spellings that a reference has, too; entities: only if asked for;
    bodies: names of organisations."""

    path: str
    words: Mapping[str, WordTally]
    pairs: tuple[Variant, ...]
    apart: tuple[tuple[str, str], ...]
    sources: Mapping[str, Mapping[str, int]]
    referenced: frozenset[str]
    entities: tuple[EntityTally, ...] = ()
    bodies: tuple[BodyTally, ...] = ()


def tally(document: AnnotatedDocument, locate: Locate, *, entities: bool = False) -> Tally:
    """Count the names of a document."""
    names = document.target.names
    found = {}
    for word, places in names.by_word.items():
        if eligible(word):
            profile = Profile(word, places)
            near = Counter(other for mention, index in places for other in beside(mention, index))
            mention, index = places[0]
            at = locate(mention.words[index].start)
            found[word] = WordTally(profile.mentions, profile.full, profile.last, profile.speaks, dict(near), profile.frames, at)
    pairs, apart = variants(names), list[tuple[str, str]]()
    sources = source_words(document, names) if document.source is not None else {}
    if document.source is not None:
        pairs, apart = with_source(document, names, pairs)
    said = referenced(document)
    return Tally(
        document.document.path,
        found,
        tuple(pairs),
        tuple(apart),
        {word: dict(words.most_common(SOURCES)) for word, words in sources.items() if word in found},
        frozenset(word for word in found if word in said),
        tuple(entities_of(document, locate)) if entities else (),
        body_tallies(document.target.plain, locate),
    )


def referenced(document: AnnotatedDocument) -> frozenset[str]:
    """The words of the document's references."""
    return frozenset(word for reference in document.references for word in _WORD.findall(reference.plain))
