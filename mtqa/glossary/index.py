"""Finds the terms of a glossary in a text, whatever their number: one look-up a word.

A term is filed under the key of that of its words which the fewest terms share. Texts without spaces between words are
searched by Aho-Corasick instead. What is filed is kept in the cache; terms are compiled when a text first holds their word.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mtqa.annotate import AnnotatedText, Sentence, lexicon
from mtqa.annotate.tokens import tokenize
from mtqa.glossary import cache
from mtqa.glossary.entry import SOURCE, TARGET, Status, Term
from mtqa.glossary.filing import MOST_TERMS, Wanted, filed, source_terms, target_terms
from mtqa.glossary.load import Glossary
from mtqa.glossary.words import COMPOUNDING, HYPHENS, match, words_of
from mtqa.model import Span
from mtqa.rulebook.rule import unspaced


class Hit(NamedTuple):
    """A term found. first, last: its tokens in `sentence`, or -1 in texts without spaces. sure: False if a clitic or the front of
    a compound had to be taken off."""

    entry: int
    term: Term
    span: Span
    sentence: Sentence
    first: int = -1
    last: int = -1
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Term:
    """A term ready to be compared. wanted: keys of its words; anchor: number of the word that it is filed under."""

    entry: int
    term: Term
    wanted: tuple[str, ...]
    anchor: int
    exact: bool


_Beside = dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class _Filed:
    """The terms filed under a word: of one word, and of several by the key of the word to the right or left of it.

    As (key, references); a term is compiled when the word beside it is there too.
    """

    alone: dict[int, str]
    right: _Beside
    left: _Beside


_NOTHING = _Filed({}, {}, {})


class Index:
    """The terms of one side in one language."""

    def __init__(self, glossary: Glossary, language: str, side: str) -> None:
        self._glossary, self._language, self._side = glossary, language, side
        self._terms: Wanted = source_terms if side == SOURCE else target_terms
        self._words = words_of(language)
        self._filed = self._recalled()
        self._by_word: dict[str, _Filed] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._lone: dict[str, dict[int, str]] = {}
        self._others: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._compiled: dict[int, _Term] = {}
        self._literals: list[int] = []
        self._automaton = None
        if literals := self._filed.get(""):
            from ahocorasick_rs import AhoCorasick, MatchKind

            pairs = [line.split("\t", 1) for line in literals.split("\n")]
            self._literals = [int(ref) for ref, _ in pairs]
            self._automaton = AhoCorasick([text for _, text in pairs], matchkind=MatchKind.Standard)

    def find(self, text: AnnotatedText) -> list[Hit]:
        """All hits from left to right, none inside a longer one; several entries may have the same place."""
        return _outermost([*self._in_words(text), *self._in_characters(text)]) if self._filed else []

    def _in_words(self, text: AnnotatedText) -> Iterator[Hit]:
        words = frozenset[str]().union(*(sentence.tokens.words for sentence in text.sentences))
        self._look_up(words)
        rivals = self._rivals(words) if self._side == TARGET else {}
        by_word, keys = self._by_word, self._keys
        for sentence in text.sentences:
            lowers = sentence.tokens.lowers
            end = len(lowers)
            for at, low in enumerate(lowers):
                filed = by_word.get(low)
                if filed is None:
                    continue
                if filed.alone:
                    for ref, key in rivals.get(low, filed.alone).items():
                        if (hit := self._hit(self._compile(ref, key), sentence, at, at)) is not None:
                            yield hit
                if filed.right:  # as `next_word` goes, written out: this is asked of every other word
                    beside = at + 2 if at + 2 < end and lowers[at + 1] in HYPHENS else at + 1
                    if beside < end and not filed.right.keys().isdisjoint(keys[lowers[beside]]):
                        yield from self._beside(filed.right, sentence, at, beside)
                if filed.left and at:
                    beside = at - 2 if at > 1 and lowers[at - 1] in HYPHENS else at - 1
                    if not filed.left.keys().isdisjoint(keys[lowers[beside]]):
                        yield from self._beside(filed.left, sentence, at, beside)

    def _look_up(self, words: frozenset[str]) -> None:
        for low in words.difference(self._keys):  # `words - keys()` would go through all keys
            self._keys[low] = self._words.keys(low)
            if (filed := self._filed_under(low)) is not _NOTHING:
                self._by_word[low] = filed
                if filed.alone:
                    self._lone[low] = filed.alone

    def _rivals(self, words: frozenset[str]) -> dict[str, dict[int, str]]:
        """The terms of one word in a translation of these words, by word, without renderings that have no rival there: nobody asks for
        them, and they cover no other hit."""
        present = set[str]().union(*map(self._keys.__getitem__, words))
        if self._language in COMPOUNDING:
            present = {key.removeprefix("+") for key in present}
        found = {}
        for low in filter(self._lone.__contains__, words):
            found[low] = {ref: key for ref, key in self._lone[low].items() if any(map(present.issuperset, self._rivals_of(ref)))}
        return found

    def _rivals_of(self, ref: int) -> tuple[tuple[str, ...], ...]:
        """The keys of the words of each other rendering of the concept; for a term that is forbidden or kept, one that asks for nothing."""
        others = self._others.get(ref)
        if others is None:
            number, place = divmod(ref, MOST_TERMS)
            entry = self._glossary.entry(number)
            terms = self._terms(entry, self._language)[:MOST_TERMS]
            if entry.keep or terms[place].status is Status.FORBIDDEN:
                others = ((),)
            else:
                rest = [t for n, t in enumerate(terms) if n != place and t.status is not Status.FORBIDDEN]
                others = tuple(self._words.wanted(t.text, t.pos) for t in rest)
            self._others[ref] = others
        return others

    def _beside(self, terms: _Beside, sentence: Sentence, at: int, beside: int) -> Iterator[Hit]:
        keys, lowers = self._words.keys, sentence.tokens.lowers
        for own, refs in [some for key in keys(lowers[beside]) for some in terms.get(key, ())]:
            for term in [self._compile(int(ref), own) for ref in refs.split(",")]:
                found = match(keys, term.wanted, lowers, at, term.anchor)
                if found is not None and (hit := self._hit(term, sentence, *found)) is not None:
                    yield hit

    def _hit(self, term: _Term, sentence: Sentence, first: int, last: int) -> Hit | None:
        texts = sentence.tokens.texts
        span = sentence.span_of(first, last)
        if self._another_word(term, sentence, span, first, last):
            return None
        if term.exact and not _as_written(term.term.text, texts[first : last + 1]):
            return None
        if self._language == "en":
            if len(term.wanted) == 1 and not _of_its_kind(term.term.pos, sentence, first):
                return None
            sure = True
        else:
            sure = self._words.wanted(texts[first])[:1] == term.wanted[:1]
        return Hit(term.entry, term.term, span, sentence, first, last, sure)

    def _another_word(self, term: _Term, sentence: Sentence, span: Span, first: int, last: int) -> bool:
        """Is it an abbreviation that looks like the term (ГАЗ, газ; IT, it), or in a source a part of a hyphenated word (юго-западный)?"""
        texts = sentence.tokens.texts
        if first == last and texts[first].isupper() and len(texts[first]) > 1 and not term.term.text.isupper():
            return any(low.islower() for low in texts)
        if self._side != SOURCE or self._language in COMPOUNDING:
            return False
        plain, start, end = sentence.owner.plain, span.start, span.end
        return (start > 1 and plain[start - 1] in HYPHENS and plain[start - 2].isalpha()) or (
            end + 1 < len(plain) and plain[end] in HYPHENS and plain[end + 1].isalpha()
        )

    def _in_characters(self, text: AnnotatedText) -> Iterator[Hit]:
        if self._automaton is None:
            return
        for n, start, end in self._automaton.find_matches_as_indexes(text.lower, overlapping=True):
            sentence = text.sentence_at(start)
            if sentence is not None and end <= sentence.end:
                term = self._compile(self._literals[n], "")
                alone = unspaced(term.term.text) or not in_latin_word(text.plain, start, end)
                if alone and (not term.exact or text.plain[start:end] == term.term.text):
                    yield Hit(term.entry, term.term, Span(start, end), sentence)

    def _filed_under(self, low: str) -> _Filed:
        keys = self._words.keys(low)
        alone: dict[int, str] = {}
        beside: dict[str, _Beside] = {">": {}, "<": {}}
        for key in keys:
            bare = key.removeprefix("+")
            if not (here := self._filed.get(bare)):
                continue
            first, *rest = here.split("\n")
            alone.update((int(ref), bare) for ref in first.split(",") if ref)
            for line in rest if bare in keys else ():  # of several words, none may be the end of a compound
                other, _, refs = line[1:].partition("\t")
                side = beside[line[0]]
                side[other] = (*side.get(other, ()), (bare, refs))
        return _Filed(alone, beside[">"], beside["<"]) if alone or beside[">"] or beside["<"] else _NOTHING

    def _compile(self, ref: int, key: str) -> _Term:
        """The term, which is filed under this key."""
        if (known := self._compiled.get(ref)) is not None:
            return known
        number, place = divmod(ref, MOST_TERMS)
        entry = self._glossary.entry(number)
        term = self._terms(entry, self._language)[place]
        wanted = self._words.wanted(term.text, term.pos)
        anchor = wanted.index(key) if key else 0
        exact = entry.exact and not (entry.keep and self._side == TARGET)  # a kept term with other capitals is what is looked for
        known = self._compiled[ref] = _Term(number, term, wanted, anchor, exact)
        return known

    def _recalled(self) -> dict[str, str]:
        name = f"{self._glossary.digest}-{self._side}-{self._language or 'any'}"
        if (kept := cache.recall(name)) is not None:
            found: dict[str, str] = json.loads(kept)
            return found
        found = filed(self._glossary, self._terms, self._language)
        cache.keep(name, json.dumps(found, ensure_ascii=True, separators=(",", ":")))
        return found


def _outermost(hits: list[Hit]) -> list[Hit]:
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    longest = Span(0, 0)
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end, h.entry)):
        if hit.span.end > longest.end:
            longest = hit.span
        elif hit.span != longest:
            continue
        kept.append(hit)
    return kept


def _of_its_kind(pos: str | None, sentence: Sentence, at: int) -> bool:
    """False if the glossary says "noun" and the word is a verb here, or the other way round. The tagger is asked only then."""
    if pos not in ("noun", "verb", "adj"):
        return True
    other = {"noun": "VB", "verb": "NN", "adj": "VB"}[pos]
    return not any(tag.startswith(other) for tag in lexicon.tags(sentence.tokens.lowers[at])) or not sentence.tags[at].startswith(other)


def _as_written(written: str, texts: list[str]) -> bool:
    """Capitals as in the glossary: the first letter of each word, and all letters of a word written in capitals."""
    words = [w for w in tokenize(written, 0, len(written)).texts if w not in HYPHENS]
    found = [t for t in texts if t not in HYPHENS]
    return all(t[:1] == w[:1] and (t.isupper() or not (len(w) > 1 and w.isupper())) for w, t in zip(words, found, strict=False))


def in_latin_word(plain: str, start: int, end: int) -> bool:
    """True if a Latin word or a number goes on beyond the stretch; Chinese around it is no part of it."""
    sides = ((plain[start - 1 : start], plain[start]), (plain[end - 1], plain[end : end + 1]))
    return any(a.isascii() and b.isascii() and a.isalnum() and b.isalnum() for a, b in sides)
