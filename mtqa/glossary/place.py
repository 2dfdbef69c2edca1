"""Where an approved term is missing: the words that stand in its place, if they can be told, else the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtqa.annotate import Sentence, lexicon
from mtqa.glossary.entry import Term
from mtqa.glossary.rendered import _SMALL, places
from mtqa.glossary.words import HYPHENS, words_in, words_of
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


def place_of(rights: Sequence[Term], source: Sequence[Term], share: float, language: str, sentences: Sequence[Sentence]) -> Place | None:
    """The source's own word left in the translation; else words that agree with a right term in part or in spelling; else the
    sentence at this share of the stretch, without the stops at its ends."""
    for term in source:
        if any(term.text.lower() == right.text.lower() for right in rights):
            continue
        for span in places(term, language, sentences):
            return Place(span, _sentence(sentences, span), rights[0] if rights else None, untranslated=True)
    for right in rights:
        for sentence in sentences:
            if (found := _alike(right, language, sentence)) is not None:
                return Place(sentence.span_of(*found), sentence, right)
    if not sentences:
        return None
    wanted = sentences[0].start + share * (sentences[-1].end - sentences[0].start)
    sentence = next((s for s in sentences if s.end > wanted), sentences[-1])
    words = [n for n, text in enumerate(sentence.tokens.texts) if text[:1].isalnum()]
    return Place(sentence.span_of(words[0], words[-1]), sentence) if words else None


def _sentence(sentences: Sequence[Sentence], span: Span) -> Sentence:
    return next(s for s in sentences if s.start <= span.start < s.end)


def _alike(right: Term, language: str, sentence: Sentence) -> tuple[int, int] | None:
    """The best stretch of as many words as the term has, word by word the same or misspelt; at least half are the same."""
    wanted, written = words_of(language).wanted(right.text, right.pos), words_in(right.text)
    small = [word in _SMALL for word in written]
    if len(wanted) > 1:  # then one word at least must be there as it is
        there = frozenset[str]().union(*map(words_of(language).keys, sentence.tokens.lowers))
        if not any(key in there for key, is_small in zip(wanted, small, strict=True) if not is_small):
            return None
    best: tuple[float, tuple[int, int]] | None = None
    for at in _windows(sentence.tokens.lowers, len(wanted)):
        lowers = [sentence.tokens.lowers[n] for n in at]
        points = [
            1.0 if key in words_of(language).keys(low) else 0.8 if _misspelt(low, word, language) else 0.0
            for key, word, low in zip(wanted, written, lowers, strict=True)
        ]
        content = [p for p, s in zip(points, small, strict=True) if not s]
        if any(p == 0.0 for p, s in zip(points, small, strict=True) if s) or not content:
            continue
        capital = all(sentence.tokens.texts[n][:1].isupper() for n, p in zip(at, points, strict=True) if p == 0.0)
        score = sum(content) / len(content)
        half = score >= 0.5 and (capital or score > 0.6) and points[-1] + points[0] > 0
        if half and (best is None or score > best[0]):
            best = score, (at[0], at[-1])
    return best[1] if best else None


def _windows(lowers: Sequence[str], length: int) -> Iterator[list[int]]:
    words = [n for n, low in enumerate(lowers) if low not in HYPHENS]
    for start in range(len(words) - length + 1):
        window = words[start : start + length]
        if all(lowers[n][:1].isalnum() for n in window):
            yield window


def _misspelt(low: str, word: str, language: str) -> bool:
    if len(word) < _LONG or abs(len(low) - len(word)) > 3 or (language == "en" and lexicon.known(low)):
        return False
    from rapidfuzz import fuzz

    return float(fuzz.ratio(low, word)) >= _NEAR
