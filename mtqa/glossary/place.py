"""Where an approved term is missing: the words that stand in its place, if they can be told, else the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtqa.annotate import Sentence, lexicon
from mtqa.glossary.entry import Term
from mtqa.glossary.forms import Forms
from mtqa.glossary.rendered import SMALL, places
from mtqa.glossary.words import words_in
from mtqa.model import Span

_NEAR = 80
"""Similarity (rapidfuzz, 0 to 100) from which a word that no dictionary has counts as a misspelt term."""
_LONG = 5  # letters; shorter words are near to too many others


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one sentence, and which right term it stands for; None where that is a guess."""

    span: Span
    sentence: Sentence
    right: Term | None = None
    untranslated: bool = False


def place_of(rights: Sequence[Term], source: Sequence[Term], share: float, forms: Forms) -> Place | None:
    """The source's own word left in the translation; else words that agree with a right term in part or in spelling; else the
    sentence at this share of the stretch, without the stops at its ends."""
    sentences = forms.sentences
    for term in source:
        if any(term.text.lower() == right.text.lower() for right in rights):
            continue
        for span in places(term, forms):
            return Place(span, _sentence(sentences, span), rights[0] if rights else None, untranslated=True)
    for right in rights:
        for number, sentence in enumerate(sentences):
            if (found := _alike(right, forms, number)) is not None:
                return Place(sentence.span_of(*found), sentence, right)
    if not sentences:
        return None
    wanted = sentences[0].start + share * (sentences[-1].end - sentences[0].start)
    sentence = next((s for s in sentences if s.end > wanted), sentences[-1])
    words = [n for n, text in enumerate(sentence.tokens.texts) if text[:1].isalnum()]
    return Place(sentence.span_of(words[0], words[-1]), sentence) if words else None


def _sentence(sentences: Sequence[Sentence], span: Span) -> Sentence:
    return next(s for s in sentences if s.start <= span.start < s.end)


def _alike(right: Term, forms: Forms, number: int) -> tuple[int, int] | None:
    """The best stretch of as many words as the term has, word by word the same or misspelt; at least half are the same."""
    wanted, written = forms.words.wanted_loosely(right.text, right.pos), words_in(right.text)
    small = [word in SMALL for word in written]
    best: tuple[float, tuple[int, int]] | None = None
    tokens = forms.sentences[number].tokens
    for at in _windows(wanted, small, forms, number):
        lowers = [tokens.lowers[n] for n in at]
        points = [
            1.0 if key in forms.words.loose(low) else 0.8 if _misspelt(low, word, forms.language) else 0.0
            for key, word, low in zip(wanted, written, lowers, strict=True)
        ]
        content = [p for p, s in zip(points, small, strict=True) if not s]
        if any(p == 0.0 for p, s in zip(points, small, strict=True) if s) or not content:
            continue
        capital = all(tokens.texts[n][:1].isupper() for n, p in zip(at, points, strict=True) if p == 0.0)
        score = sum(content) / len(content)
        half = score >= 0.5 and (capital or score > 0.6) and points[-1] + points[0] > 0
        if half and (best is None or score > best[0]):
            best = score, (at[0], at[-1])
    return best[1] if best else None


def _windows(wanted: Sequence[str], small: Sequence[bool], forms: Forms, number: int) -> Iterator[list[int]]:
    """The stretches in which one of the term's own words stands in its place; for a term of one word, those that may be misspelt."""
    tokens, bare = forms.sentences[number].tokens, forms.bare[number]
    if len(wanted) == 1:
        for at in forms.strange[number]:
            yield [at]
        return
    starts: set[int] = set()
    for n, key in enumerate(wanted):
        if not small[n]:
            starts.update(bisect_left(bare, at) - n for s, at in forms.at(key) if s == number)
    for start in sorted(starts):
        window = bare[start : start + len(wanted)] if start >= 0 else []
        if len(window) == len(wanted) and all(tokens.lowers[n][:1].isalnum() for n in window):
            yield window


def _misspelt(low: str, word: str, language: str) -> bool:
    if len(word) < _LONG or abs(len(low) - len(word)) > 3 or (language == "en" and lexicon.known(low)):
        return False
    from rapidfuzz import fuzz

    return float(fuzz.ratio(low, word)) >= _NEAR
