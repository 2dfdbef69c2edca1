"""Bytes to documents. One module a format; markup is masked, never deleted, so every offset is one into the file's own text."""

from __future__ import annotations

from mtqa.model import Document, File
from mtqa.read.decode import decode
from mtqa.read.files import STDIN, Input, collect, load
from mtqa.read.formats import FORMATS, SUFFIXES, format_of
from mtqa.read.names import languages_of

__all__ = ["FORMATS", "STDIN", "SUFFIXES", "Input", "collect", "load", "read"]


def read(
    path: str,
    *,
    data: bytes | None = None,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002 - the name users know from --format
    source_language: str | None = None,
    target_language: str | None = None,
    genre: str = "news",
) -> File:
    """Read a file, or the bytes given as its content.

    Languages: as given, else as the file's name or the format says, else None. Raises InputError; ConfigError for an
    unknown format.
    """
    kind = format_of(path, format)
    decoded = decode(load(path) if data is None else data, path, encoding, markup=kind == "html")
    named_source, named_target = languages_of(path)
    source, target = source_language or named_source, target_language or named_target
    raw = decoded.text
    documents: tuple[Document, ...]
    notes: tuple[str, ...] = ()
    # Readers are loaded when needed: a text file needs no Markdown parser.
    if kind == "jsonl":
        from mtqa.read.jsonl import read_jsonl

        documents, notes = read_jsonl(raw, path, genre, source, target)
    elif kind == "markdown":
        from mtqa.read.markdown import read_markdown

        documents = (read_markdown(raw, path, genre, target),)
    elif kind == "html":
        from mtqa.read.html import own_page, read_html

        if own_page(raw):
            return File(path, raw, (), decoded.encoding, decoded.bom, (f"{path}: a page that mtqa wrote; it was not checked",))
        documents = (read_html(raw, path, genre, target),)
    else:
        from mtqa.read.plain import read_plain

        documents = (read_plain(raw, path, genre, target),)
    if not raw.strip():
        notes += (f"{path}: the file is empty",)
    elif not any(document.target.blocks for document in documents):
        notes += (f"{path}: no running text found in this file",)
    return File(path=path, raw=raw, documents=documents, encoding=decoded.encoding, bom=decoded.bom, notes=notes)
