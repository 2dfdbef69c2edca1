"""What the readers hand on: documents, and the pairs inside them."""

from __future__ import annotations

from dataclasses import dataclass

from mtqa.model.span import Span
from mtqa.model.text import Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of the target and its counterparts, as spans of each side's `plain`; None where there is none."""

    target: Span
    source: Span | None = None
    references: tuple[Span | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article: the unit of evidence. A file holds one, a file of records with `doc` keys holds several.

    path: as the user wrote it, "-" for standard input. name: the `doc` key, or None. format: the reader's name.
    pairs: the target aligned with source and references, in target order; empty when there is neither.
    """

    path: str
    target: Text
    format: str = "plain"
    name: str | None = None
    source: Text | None = None
    references: tuple[Text, ...] = ()
    pairs: tuple[Pair, ...] = ()
    genre: str = "news"


@dataclass(frozen=True, slots=True)
class File:
    """A file as read: its documents, notes for the user (stderr), and how to write it back byte for byte.

    encoding, bom: what the bytes were decoded with; raw: the whole text after decoding, without the BOM.
    source_path, reference_paths: the files that the document's other sides were read from, where they are files of their own.
    """

    path: str
    raw: str
    documents: tuple[Document, ...]
    encoding: str = "utf-8"
    bom: bool = False
    notes: tuple[str, ...] = ()
    source_path: str | None = None
    reference_paths: tuple[str, ...] = ()
