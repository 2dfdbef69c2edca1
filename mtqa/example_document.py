"""From a rule's example to the annotated document that its check is run on, through the same stages as a text file."""

from __future__ import annotations

from dataclasses import replace

from mtqa.annotate import AnnotatedDocument
from mtqa.model import Document, Example, Pair, Span, Text
from mtqa.prepare import annotate
from mtqa.read.plain import plain_text


def example_document(example: Example, language: str) -> AnnotatedDocument:
    """The example's texts, read as plain text. Paragraphs are paired one to one where their numbers agree, else whole texts."""
    target = plain_text(example.text, language)
    source = plain_text(example.source, example.source_language) if example.source is not None else None
    references = (plain_text(example.reference, language),) if example.reference is not None else ()
    document = Document(path="example", target=target, source=source, references=references)
    if source is not None or references:
        document = replace(document, pairs=_pairs(target, source, references))
    return annotate(document)


def _pairs(target: Text, source: Text | None, references: tuple[Text, ...]) -> tuple[Pair, ...]:
    others = [text for text in (source, *references) if text is not None]
    if all(len(text.blocks) == len(target.blocks) for text in others):
        return tuple(
            Pair(block.span, source.blocks[n].span if source else None, tuple(r.blocks[n].span for r in references))
            for n, block in enumerate(target.blocks)
        )

    def whole(text: Text) -> Span:
        return Span(0, len(text.plain))

    return (Pair(whole(target), whole(source) if source else None, tuple(whole(r) for r in references)),)
