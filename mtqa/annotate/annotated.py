"""A text with lazy layers: a check asks for what it needs, and nothing else is computed.

`AnnotatedDocument` holds one `AnnotatedText` a side; a text holds its `Sentence`s; a sentence computes its tokens, tags
and clause relations when they are first asked for. `AnnotatedText.prepare` computes a layer for many sentences in one
batch, which is much faster; the runner calls it, checks need not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mtqa.annotate.tokens import Tokens, tokenize
from mtqa.model import Block, BlockKind, Document, Pair, Span, Text
from mtqa.model.lazy import lazy

if TYPE_CHECKING:
    from mtqa.annotate.names.find import Names
    from mtqa.annotate.names.outside import Outside

_WORD = lazy(r"\w+")


class Layer(StrEnum):
    """The layers that are worth computing in batches, in the order in which they build on each other."""

    TOKENS = "tokens"
    TAGS = "tags"
    RELATIONS = "relations"


class Sentence:
    """One sentence of a text. `start` and `end` are offsets into `owner.plain`; `index` counts within the text."""

    __slots__ = ("_relations", "_tags", "_tokens", "block", "end", "index", "owner", "start")

    def __init__(self, owner: AnnotatedText, index: int, block: Block, span: Span) -> None:
        self.owner, self.index, self.block = owner, index, block
        self.start, self.end = span.start, span.end
        self._tokens: Tokens | None = None
        self._tags: list[str] | None = None
        self._relations: list[str] | None = None

    @property
    def text(self) -> str:
        """The sentence's characters."""
        return self.owner.plain[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the plain text."""
        return Span(self.start, self.end)

    @property
    def kind(self) -> BlockKind:
        """What kind of block it belongs to."""
        return self.block.kind

    @property
    def previous(self) -> Sentence | None:
        """The sentence before it in the same block."""
        return self._neighbour(-1)

    @property
    def next(self) -> Sentence | None:
        """The sentence after it in the same block."""
        return self._neighbour(1)

    def _neighbour(self, by: int) -> Sentence | None:
        at = self.index + by
        if 0 <= at < len(self.owner.sentences) and (other := self.owner.sentences[at]).block is self.block:
            return other
        return None

    @property
    def tokens(self) -> Tokens:
        """Words and punctuation marks with their places in the plain text."""
        if self._tokens is None:
            self._tokens = tokenize(self.owner.plain, self.start, self.end)
        return self._tokens

    @property
    def tags(self) -> list[str]:
        """A Penn Treebank tag for every token."""
        if self._tags is None:
            self.owner.prepare((self,), Layer.TAGS)
        assert self._tags is not None
        return self._tags

    @property
    def relations(self) -> list[str]:
        """A Universal Dependencies relation, and the side of its head, for every token (see `annotate.syntax`)."""
        if self._relations is None:
            self.owner.prepare((self,), Layer.RELATIONS)
        assert self._relations is not None
        return self._relations

    def span_of(self, first: int, last: int | None = None) -> Span:
        """The stretch from token `first` to token `last` (inclusive; the same one by default) in the plain text."""
        return Span(self.tokens.starts[first], self.tokens.ends[first if last is None else last])


class AnnotatedText:
    """One side of a document with its layers. Offsets everywhere are into `plain`."""

    def __init__(self, text: Text, sentence_spans: Iterable[tuple[int, Span]], language: str | None = None) -> None:
        self.text = text
        self.document: AnnotatedDocument | None = None  # set for the target's text, so that a sentence can see its pair
        self.plain = text.plain
        self.language = language or text.language
        self.sentences: tuple[Sentence, ...] = tuple(
            Sentence(self, index, text.blocks[block], span) for index, (block, span) in enumerate(sentence_spans)
        )
        self._starts = [s.start for s in self.sentences]

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that holds the offset; between two sentences, the one before."""
        index = bisect_right(self._starts, at) - 1
        return self.sentences[index] if index >= 0 else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with the stretch."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        for sentence in self.sentences[first:]:
            if sentence.start >= span.end:
                break
            if sentence.end > span.start:
                found.append(sentence)
        return tuple(found)

    @cached_property
    def lower(self) -> str:
        """The plain text in lower case, character by character, so that offsets stay true (İ would become two)."""
        lowered = self.plain.lower()
        if len(lowered) != len(self.plain):
            lowered = "".join(low if len(low := c.lower()) == 1 else c for c in self.plain)
        return lowered

    @cached_property
    def signs(self) -> frozenset[str]:
        """The characters of the text, each once."""
        return frozenset(self.plain)

    @cached_property
    def words(self) -> list[str]:
        """The runs of letters and digits in lower case, in order: a quick look at the whole text, where tokens are not needed."""
        return _WORD.findall(self.lower)

    @cached_property
    def names(self) -> Names:
        """Persons, places and organisations of this text, with their mentions."""
        from mtqa.annotate.names.find import find_names

        return find_names(self)

    def prepare(self, sentences: Iterable[Sentence], layer: Layer) -> None:
        """Compute a layer, and those it builds on, for all the given sentences in one batch."""
        todo = [s for s in sentences if (s._relations if layer is Layer.RELATIONS else s._tags) is None]
        if layer is Layer.TOKENS or not todo:
            return
        from mtqa.annotate.tagger import tag

        untagged = [s for s in todo if s._tags is None]
        for sentence, tags in zip(untagged, tag([s.tokens.texts for s in untagged]), strict=True):
            sentence._tags = tags
        if layer is Layer.RELATIONS:
            from mtqa.annotate.syntax import relations

            found = relations([s.tokens.texts for s in todo], [s.tags for s in todo])
            for sentence, labels in zip(todo, found, strict=True):
                sentence._relations = labels


class AnnotatedPair:
    """A stretch of the target with the sentences of each side that belong to it."""

    def __init__(self, document: AnnotatedDocument, pair: Pair) -> None:
        self.document, self.pair = document, pair

    @property
    def target(self) -> tuple[Sentence, ...]:
        """The target's sentences."""
        return self.document.target.sentences_in(self.pair.target)

    @property
    def source(self) -> tuple[Sentence, ...]:
        """The source's sentences, none where the source has nothing here."""
        if self.document.source is None or self.pair.source is None:
            return ()
        return self.document.source.sentences_in(self.pair.source)

    @property
    def source_text(self) -> str:
        """The source's characters of this pair."""
        if self.document.source is None or self.pair.source is None:
            return ""
        return self.pair.source.of(self.document.source.plain)

    @property
    def target_text(self) -> str:
        """The target's characters of this pair."""
        return self.pair.target.of(self.document.target.plain)


class AnnotatedDocument:
    """A document whose sides carry layers: what checks of documents and pairs are given."""

    def __init__(
        self,
        document: Document,
        target: AnnotatedText,
        source: AnnotatedText | None = None,
        references: tuple[AnnotatedText, ...] = (),
        outside: Outside | None = None,
    ) -> None:
        self.document, self.target, self.source, self.references = document, target, source, references
        self._outside = outside
        target.document = self

    @cached_property
    def pairs(self) -> tuple[AnnotatedPair, ...]:
        """The aligned stretches, in target order."""
        return tuple(AnnotatedPair(self, pair) for pair in self.document.pairs)

    @cached_property
    def source_language(self) -> str:
        """Of the source: named by the user, the file or its records, else detected; '' without a source, or if it cannot be told."""
        if self.source is None or self.source.language:
            return (self.source.language or "") if self.source else ""
        from mtqa.annotate.language import detect

        return detect(self.source.plain) or ""

    @cached_property
    def source_languages(self) -> tuple[str, ...]:
        """For rules of some sources only: that language without its country; () if not named and the text is too short to tell."""
        if self.source is not None and not self.source.language:
            from mtqa.annotate.language import enough

            if not enough(self.source.plain):
                return ()
        return (self.source_language.partition("-")[0],) if self.source_language else ()

    @cached_property
    def outside(self) -> Outside:
        """What is known of names from outside this document: a names list, other files."""
        from mtqa.annotate.names.outside import Outside

        return self._outside or Outside()

    @property
    def genre(self) -> str:
        """The genre that the user named, "news" by default."""
        return self.document.genre

    def let_go(self) -> None:
        """Forget sentences and layers. They hold on to each other, and finding such cycles costs the collector more than this does."""
        self.__dict__.pop("pairs", None)
        for side in (self.target, self.source, *self.references):
            if side is not None:
                side.document = None
                side.sentences = ()
                side.__dict__.pop("names", None)

    def pair_at(self, at: int) -> AnnotatedPair | None:
        """The pair whose target holds the offset."""
        index = bisect_right(self._pair_starts, at) - 1
        return self.pairs[index] if index >= 0 and at < self.pairs[index].pair.target.end else None

    @cached_property
    def _pair_starts(self) -> list[int]:
        return [pair.target.start for pair in self.document.pairs]
