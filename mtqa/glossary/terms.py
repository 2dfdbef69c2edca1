"""What the glossary's terms are in one document: looked up once, asked for by all checks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtqa.annotate import AnnotatedDocument, AnnotatedPair, AnnotatedText
from mtqa.glossary.entry import SOURCE, TARGET, Entry, Status, Term
from mtqa.glossary.forms import Forms
from mtqa.glossary.index import Hit, Index
from mtqa.glossary.load import Glossary
from mtqa.model import Span


@dataclass(slots=True)
class Asked:
    """A source term in a pair: the entries that have it, how often it stands there, and where first.

    share: its place in the source stretch, 0 to 1. sure: False if clitics or the front of a compound had to be taken off.
    """

    term: Term
    entries: tuple[Entry, ...]
    numbers: tuple[int, ...]
    share: float
    count: int = 1
    sure: bool = True

    def rights(self, language: str) -> tuple[Term, ...]:
        """What all entries with this term allow, the first entry's first."""
        return tuple(dict.fromkeys(t for e in self.entries for t in e.right(language)))

    @property
    def remark(self) -> str:
        """The first entry's domain and note."""
        return self.entries[0].remark()


@dataclass
class Stretch:
    """A pair with the glossary's terms in its source; `wrong`: numbers of the entries of which a forbidden term stands in its target."""

    pair: AnnotatedPair
    forms: Forms
    asked: list[Asked]
    wrong: set[int] = field(default_factory=set)

    @cached_property
    def numbers(self) -> set[int]:
        """The entries that the source asks for."""
        return {n for asked in self.asked for n in asked.numbers}


class Terms:
    """The checks' view of a glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._indexes: dict[tuple[str, str], Index] = {}
        self._last_target: tuple[AnnotatedText, list[Hit]] | None = None
        self._last_pairs: tuple[AnnotatedDocument, list[Stretch], dict[int, Stretch]] | None = None

    def entry(self, number: int) -> Entry:
        """By its number in the glossary."""
        return self.glossary.entry(number)

    def in_target(self, document: AnnotatedDocument) -> list[Hit]:
        """Forbidden, rival and untranslatable terms in the translation, from left to right."""
        text = document.target
        if self._last_target is None or self._last_target[0] is not text:
            self._last_target = text, self._index(text.language or "", TARGET).find(text)
        return self._last_target[1]

    def in_pairs(self, document: AnnotatedDocument) -> list[Stretch]:
        """The pairs whose source holds terms; none without a source."""
        return self._pairs_of(document)[0]

    def asked_at(self, document: AnnotatedDocument, at: int) -> set[int] | None:
        """The entries that the source beside this place asks for; None where no source is."""
        pair = document.pair_at(at) if document.source is not None else None
        if pair is None or pair.pair.source is None:
            return None
        stretch = self._pairs_of(document)[1].get(id(pair))
        return stretch.numbers if stretch is not None else set()

    def stretch_at(self, document: AnnotatedDocument, at: int) -> Stretch | None:
        """The pair beside this place, where its source holds terms."""
        pair = document.pair_at(at) if document.source is not None else None
        return self._pairs_of(document)[1].get(id(pair)) if pair is not None else None

    def _pairs_of(self, document: AnnotatedDocument) -> tuple[list[Stretch], dict[int, Stretch]]:
        """The stretches, and what each pair's source asks for. Only the last document's are kept: the checks come one after another."""
        if self._last_pairs is None or self._last_pairs[0] is not document:
            found = list(self._pairs(document))
            self._last_pairs = document, found, {id(s.pair): s for s in found}
        return self._last_pairs[1:]

    def _index(self, language: str, side: str) -> Index:
        if (language, side) not in self._indexes:
            self._indexes[language, side] = Index(self.glossary, language, side)
        return self._indexes[language, side]

    def _pairs(self, document: AnnotatedDocument) -> Iterator[Stretch]:
        if document.source is None or not document.pairs:
            return
        hits = self._index(document.source_language, SOURCE).find(document.source)
        starts = [hit.span.start for hit in hits]
        forbidden = [h for h in self.in_target(document) if h.term.status is Status.FORBIDDEN]
        for pair in document.pairs:
            span = pair.pair.source
            if span is None:
                continue
            inside = [h for h in hits[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)] if h.span.end <= span.end]
            if inside:
                where = pair.pair.target
                wrong = {h.entry for h in forbidden if where.start <= h.span.start < where.end}
                yield Stretch(pair, Forms(document.target.language or "", pair.target), self._asked(inside, span), wrong)

    def _asked(self, hits: Sequence[Hit], span: Span) -> list[Asked]:
        by_span: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for hit in hits:
            by_span[hit.span.start, hit.span.end].append(hit)
        found: dict[tuple[int, ...], Asked] = {}
        for (start, _), some in by_span.items():
            numbers = tuple(dict.fromkeys(h.entry for h in some))
            sure = any(h.sure for h in some)
            if (known := found.get(numbers)) is not None:
                known.count, known.sure = known.count + 1, known.sure or sure
                continue
            share = (start - span.start) / max(1, len(span))
            found[numbers] = Asked(some[0].term, tuple(map(self.entry, numbers)), numbers, share, 1, sure)
        return list(found.values())
