"""From a file as read to documents that checks can read: sides aligned, the language known, sentences cut, layers hung on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.annotate import AnnotatedDocument, AnnotatedText
from mtqa.config import Settings
from mtqa.model import Document, File, Text
from mtqa.read import read
from mtqa.segment import sentences

if TYPE_CHECKING:
    from mtqa.annotate.names.outside import Outside


def read_file(settings: Settings, path: str, data: bytes | None = None, *, folder: str = "") -> File:
    """Read a file as the settings say, with its source and references if patterns name them. Raises InputError.

    folder: the given folder that the file was found in, which `{path}` of a pattern counts from.
    """
    s = settings
    languages = {"source_language": s.source_language, "target_language": s.target_language}
    file = read(path, data=data, encoding=s.encoding, genre=s.genre, **languages)
    if s.source is None and not s.references:
        return file
    from mtqa.read.sides import attach_sides

    return aligned(attach_sides(file, s.source, s.references, encoding=s.encoding, folder=folder, **languages))


def aligned(file: File) -> File:
    """The file with its documents' sides aligned sentence by sentence; notes name references that are of another text."""
    from mtqa.segment.align_pairs import align_document

    found = [align_document(document) for document in file.documents]
    notes = tuple(f"{file.path}: {reason}" for _, reasons in found for reason in reasons)
    return replace(file, documents=tuple(document for document, _ in found), notes=(*file.notes, *notes))


def in_its_language(document: Document) -> Document:
    """The document with the target's language: detected where neither the settings nor the file name it."""
    if document.target.language is not None:
        return document
    from mtqa.annotate.language import detect

    language = detect(document.target.plain)
    return replace(document, target=replace(document.target, language=language)) if language else document


def annotate(document: Document, outside: Outside | None = None) -> AnnotatedDocument:
    """Segment every side and hang the lazy layers on it. References are in the target's language. outside: other evidence about names."""
    language = document.target.language

    def side(text: Text, spoken: str | None) -> AnnotatedText:
        return AnnotatedText(text, sentences(text, spoken), spoken)

    return AnnotatedDocument(
        document,
        side(document.target, language),
        side(document.source, None) if document.source else None,
        tuple(side(reference, language) for reference in document.references),
        outside,
    )
