"""Terms that a translation must leave as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.tokens import tokenize
from mtqa.glossary.entry import Entry, Term
from mtqa.glossary.forms import Forms
from mtqa.glossary.index import Hit
from mtqa.glossary.place import place_of
from mtqa.glossary.words import HYPHENS
from mtqa.model import Span

_NEAR = 75
"""Similarity (rapidfuzz, 0 to 100) from which words count as the changed term."""
_APART = 2  # words that a term may have become more ("Open Street Map")
_ENDING = r"(?:['’]?[^\W\d_]{1,3})?"  # endings of languages that decline names: Gazpromu, GitHub's


@lru_cache(maxsize=10_000)
def _pattern(text: str, exact: bool) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){body}{_ENDING}(?!\w)", re.NOFLAG if exact else re.IGNORECASE)


def changed_in(term: Term, entry: Entry, share: float, forms: Forms) -> tuple[Span, bool, bool] | None:
    """Where the term is not as it should be: (place, is it the same but for its capitals, is the place a guess); None if all is well."""
    sentences = forms.sentences
    if not sentences:
        return None
    plain, low, high = sentences[0].owner.plain, sentences[0].start, sentences[-1].end
    if _pattern(term.text, entry.exact).search(plain, low, high) or (term.text in plain[low:high] and not term.text[:1].isascii()):
        return None
    if (other := _pattern(term.text, False).search(plain, low, high)) is not None:
        return Span(other.start(), other.start() + len(other[0])), len(other[0]) == len(term.text), False
    if (near := _nearest(term.text, sentences)) is not None:
        return near, False, False
    place = place_of((), (), share, forms)
    return (place.span, False, True) if place else None


def _nearest(text: str, sentences: Sequence[Sentence]) -> Span | None:
    """The words most like the term in spelling."""
    from rapidfuzz import fuzz

    length = len([t for t in tokenize(text, 0, len(text)).texts if t not in HYPHENS])
    best: tuple[float, Span] | None = None
    squeezed = _squeezed(text)
    for sentence in sentences:
        texts = sentence.tokens.texts
        for size in range(length, length + _APART + 1):
            for first in range(len(texts) - size + 1):
                span = sentence.span_of(first, first + size - 1)
                found = span.of(sentence.owner.plain)
                if not (found[:1].isalnum() and found[-1:].isalnum()) or (size == 1 and lexicon.known(found) and found.islower()):
                    continue
                score = fuzz.ratio(_squeezed(found), squeezed)
                if score >= _NEAR and (best is None or score > best[0]):
                    best = score, span
    return best[1] if best else None


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def distinctive(text: str) -> bool:
    """Can the term be told from common words in a translation alone? GitHub and npm can, Apple and Go cannot."""
    return any(c.isupper() or c.isdigit() for c in text[1:]) or not all(lexicon.known(w) for w in text.lower().split())


def changed_alone(hit: Hit) -> bool:
    """Has it other capitals than the glossary's, for no good reason such as a heading or a sentence's beginning?"""
    found = hit.span.of(hit.sentence.owner.plain)
    written = hit.term.text
    if found == written or found.lower() != written.lower() or (found.isupper() and len(found) > 1):
        return False
    return not (hit.span.start == hit.sentence.start and found == written[:1].upper() + written[1:])
