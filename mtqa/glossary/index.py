"""Finds the terms of a glossary in a text, whatever their number: one look-up a word.

A term is filed under the key of that of its words which the fewest terms share. Texts without spaces between words are
searched by Aho-Corasick instead. What is filed is kept in the cache; terms are compiled when a text first holds their word.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mtqa.annotate import AnnotatedText, Sentence, lexicon
from mtqa.annotate.tokens import tokenize
from mtqa.glossary import cache
from mtqa.glossary.entry import SOURCE, TARGET, Entry, Status, Term
from mtqa.glossary.load import Glossary
from mtqa.glossary.words import HYPHENS, match, next_word, words_of
from mtqa.model import Span
from mtqa.rulebook.rule import unspaced

_MOST_TERMS = 1000
"""Terms of one entry in one language that are looked for; a reference is entry * 1000 + number."""
UNSPACED = frozenset({"zh", "ja", "th", "lo", "my", "km"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found. first, last: its tokens in `sentence`, or -1 in texts without spaces. sure: False if a clitic or the front of
    a compound had to be taken off."""

    entry: int
    term: Term
    span: Span
    sentence: Sentence
    first: int = -1
    last: int = -1
    sure: bool = True


Wanted = Callable[[Entry, str], tuple[Term, ...]]


def source_terms(entry: Entry, language: str) -> tuple[Term, ...]:
    """What is looked for in sources: every term of the language, approved or not."""
    return entry.of(language, SOURCE)


def target_terms(entry: Entry, language: str) -> tuple[Term, ...]:
    """What may be looked for in translations alone: what must not stand there, what may, and what must stand there unchanged."""
    kept = tuple(t for some in entry.terms.values() for t in some) if entry.keep else ()
    return (*entry.wrong(language), *(() if entry.keep else entry.right(language)), *kept)


@dataclass(frozen=True, slots=True)
class _Term:
    """A term ready to be compared. wanted: keys of its words; anchor: number of the word that it is filed under."""

    entry: int
    term: Term
    wanted: list[str]
    anchor: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Filed:
    """The terms filed under a word: of one word, and of several by the key of the word to the right or left of it."""

    alone: list[_Term]
    right: dict[str, list[_Term]]
    left: dict[str, list[_Term]]


_NOTHING = _Filed([], {}, {})


class Index:
    """The terms of one side in one language."""

    def __init__(self, glossary: Glossary, language: str, side: str) -> None:
        self._glossary, self._language, self._side = glossary, language, side
        self._terms: Wanted = source_terms if side == SOURCE else target_terms
        self._words = words_of(language)
        self._filed = self._recalled()
        self._by_word: dict[str, _Filed] = {}
        self._compiled: dict[int, _Term] = {}
        self._literals: list[_Term] = []
        self._automaton = None
        if literals := self._filed.get(""):
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._literals = [self._compile(ref) for ref in literals]
            self._automaton = AhoCorasick([t.term.text.lower() for t in self._literals], matchkind=MatchKind.Standard)

    def find(self, text: AnnotatedText) -> list[Hit]:
        """All hits from left to right, none inside a longer one; several entries may have the same place."""
        return _outermost([*self._in_words(text), *self._in_characters(text)]) if self._filed else []

    def _in_words(self, text: AnnotatedText) -> Iterator[Hit]:
        by_word, keys = self._by_word, self._words.keys
        for sentence in text.sentences:
            tokens = sentence.tokens
            lowers = tokens.lowers
            for at, low in enumerate(lowers):
                filed = by_word.get(low)
                if filed is None:
                    filed = by_word[low] = self._filed_under(low)
                if filed is _NOTHING:
                    continue
                for term in filed.alone:
                    if (hit := self._hit(term, sentence, at, at)) is not None:
                        yield hit
                for terms, beside in ((filed.right, next_word(lowers, at, 1)), (filed.left, next_word(lowers, at, -1))):
                    if not terms or beside is None:
                        continue
                    for key in keys(lowers[beside]):
                        for term in terms.get(key, ()):
                            found = match(keys, term.wanted, lowers, at, term.anchor)
                            if found is not None and (hit := self._hit(term, sentence, *found)) is not None:
                                yield hit

    def _hit(self, term: _Term, sentence: Sentence, first: int, last: int) -> Hit | None:
        texts = sentence.tokens.texts
        if term.exact and not _as_written(term.term.text, texts[first : last + 1]):
            return None
        if self._language == "en":
            if len(term.wanted) == 1 and not _of_its_kind(term.term.pos, sentence, first):
                return None
            sure = True
        else:
            sure = self._words.wanted(texts[first])[:1] == term.wanted[:1]
        return Hit(term.entry, term.term, sentence.span_of(first, last), sentence, first, last, sure)

    def _in_characters(self, text: AnnotatedText) -> Iterator[Hit]:
        if self._automaton is None:
            return
        for n, start, end in self._automaton.find_matches_as_indexes(text.lower, overlapping=True):
            sentence = text.sentence_at(start)
            if sentence is not None and end <= sentence.end:
                term = self._literals[n]
                alone = unspaced(term.term.text) or not in_latin_word(text.plain, start, end)
                if alone and (not term.exact or text.plain[start:end] == term.term.text):
                    yield Hit(term.entry, term.term, Span(start, end), sentence)

    def _filed_under(self, low: str) -> _Filed:
        keys = self._words.keys(low)
        filed = _Filed([], defaultdict(list), defaultdict(list))
        for ref in dict.fromkeys(ref for key in keys for ref in self._filed.get(key.removeprefix("+"), ())):
            term = self._compile(ref)
            if len(term.wanted) == 1:
                filed.alone.append(term)
            elif term.wanted[term.anchor] not in keys:
                continue  # of several words, none may be the end of a compound
            elif term.anchor + 1 < len(term.wanted):
                filed.right[term.wanted[term.anchor + 1]].append(term)
            else:
                filed.left[term.wanted[term.anchor - 1]].append(term)
        return filed if filed.alone or filed.right or filed.left else _NOTHING

    def _compile(self, ref: int) -> _Term:
        if (known := self._compiled.get(ref)) is not None:
            return known
        number, place = divmod(ref, _MOST_TERMS)
        entry = self._glossary.entry(number)
        term = self._terms(entry, self._language)[place]
        wanted = self._words.wanted(term.text, term.pos)
        anchor = next((n for n, key in enumerate(wanted) if ref in self._filed.get(key, ())), 0)
        exact = entry.exact and not (entry.keep and self._side == TARGET)  # a kept term with other capitals is what is looked for
        known = self._compiled[ref] = _Term(number, term, wanted, anchor, exact)
        return known

    def _recalled(self) -> dict[str, list[int]]:
        name = f"{self._glossary.digest}-{self._side}-{self._language or 'any'}"
        if (kept := cache.recall(name)) is not None:
            found: dict[str, list[int]] = json.loads(kept)
            return found
        found = self._file()
        cache.keep(name, json.dumps(found, ensure_ascii=True, separators=(",", ":")))
        return found

    def _file(self) -> dict[str, list[int]]:
        """key -> references; under '' those that are searched as characters."""
        literal: list[int] = []
        looked_for: list[tuple[int, list[str]]] = []
        perhaps: list[tuple[int, list[str]]] = []
        wrong: set[str] = set()
        for number in range(len(self._glossary)):
            entry = self._glossary.entry(number)
            terms = self._terms(entry, self._language)[:_MOST_TERMS]
            lonely = self._side == TARGET and not entry.keep and sum(t.status is not Status.FORBIDDEN for t in terms) < 2
            for place, term in enumerate(terms):
                ref = number * _MOST_TERMS + place
                forbidden = term.status is Status.FORBIDDEN
                if self._language in UNSPACED:
                    literal.append(ref)
                elif keys := [key for key in self._words.wanted(term.text, term.pos) if key[:1].isalnum()]:
                    (perhaps if lonely and not forbidden else looked_for).append((ref, keys))
                    if forbidden:
                        wrong.update(keys)
        # The only rendering of its concept is of interest alone where it could hold a forbidden term ("Supreme Court", "court").
        todo = [*looked_for, *((ref, keys) for ref, keys in perhaps if len(keys) > 1 and not wrong.isdisjoint(keys))]
        shared = Counter(key for _, keys in todo for key in keys)
        filed: dict[str, list[int]] = defaultdict(list)
        for ref, keys in todo:
            filed[min(keys, key=lambda key: (shared[key], key))].append(ref)
        if literal:
            filed[""] = literal
        return dict(filed)


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
