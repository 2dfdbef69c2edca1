"""Sources and references from files of their own, paired with the target where paragraphs match one to one.

Where they do not match, a pair would be a guess: the side is left off, and a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from mtqa.errors import InputError
from mtqa.model import Block, BlockKind, Document, File, Pair, Text
from mtqa.read.side_files import expand, find_sides

_FACTOR = log(2.5)  # a paragraph and its counterpart differ in length by no more than this, beside what the languages differ by
_SHORT = 80  # characters: shorter paragraphs vary too much to tell


def attach_sides(
    file: File,
    source: str | None,
    references: Sequence[str],
    *,
    encoding: str | None = None,
    folder: str = "",
    source_language: str | None = None,
    target_language: str | None = None,
) -> File:
    """A file with the source and references that the patterns name.

    A pattern without a counterpart for this file gives a note. Raises InputError if a file named outright is missing or
    unreadable, ConfigError for an unknown field.
    """
    notes: list[str] = []
    own = next((d.target.language for d in file.documents if d.target.language), None) or target_language

    def load(pattern: str, option: str, language: str | None, other: str | None) -> File | None:
        from mtqa.read import read

        found = find_sides(pattern, file.path, folder=folder, language=language, other=other)
        if len(found) == 1:
            return read(found[0], encoding=encoding, target_language=language)
        if found:
            notes.append(f"{file.path}: {option} '{pattern}' fits {len(found)} files ({', '.join(found[:4])}); left out")
        elif "{" not in pattern:
            if pattern != file.path:
                raise InputError(f"{pattern}: no such file ({option})")
        else:
            wanted = expand(pattern, file.path, folder=folder, language=language)
            notes.append(f"{file.path}: no {option[2:]} found; {option} names {wanted}")
        return None

    source_file = load(source, "--source", source_language, own) if source else None
    reference_files = [load(pattern, "--reference", own, None) for pattern in references]
    paired = with_sides(file, source_file, tuple(f for f in reference_files if f is not None))
    return replace(paired, notes=(*paired.notes, *notes))


def with_sides(file: File, source: File | None, references: tuple[File, ...] = ()) -> File:
    """A file whose document carries the sides that match it paragraph by paragraph; notes tell why others do not."""
    if not references and source is None:
        return file
    if len(file.documents) != 1 or file.documents[0].target.segments:
        return replace(file, notes=(*file.notes, f"{file.path}: holds sources and references of its own; the files given are not used"))
    document = file.documents[0]
    notes = list(file.notes)

    def side(other: File | None, what: str) -> Text | None:
        if other is None:
            return None
        if len(other.documents) != 1 or other.documents[0].target.segments:
            notes.append(f"{file.path}: {other.path} is a file of records, not a text: not paired")
            return None
        text = other.documents[0].target
        reason = _mismatch(document.target, text)
        if reason:
            notes.append(f"{file.path}: {reason} in {other.path}: not paired, so checks that read the {what} do not run")
        return None if reason else text

    source_text = side(source, "source")
    reference_texts = tuple(text for text in (side(reference, "reference") for reference in references) if text is not None)
    return replace(file, documents=(_paired(document, source_text, reference_texts),), notes=tuple(notes))


def _paired(document: Document, source: Text | None, references: tuple[Text, ...]) -> Document:
    if source is None and not references:
        return document
    pairs = tuple(
        Pair(block.span, source.blocks[n].span if source else None, tuple(r.blocks[n].span for r in references))
        for n, block in enumerate(document.target.blocks)
    )
    return replace(document, source=source, references=references, pairs=pairs)


def _mismatch(target: Text, other: Text) -> str | None:
    """Why two texts do not match paragraph by paragraph, or None if they do.

    Paragraphs that were split or joined show as neighbours of the wrong length; a single one may have lost text.
    """
    ours, theirs = target.blocks, other.blocks
    if len(ours) != len(theirs):
        return f"{len(ours)} paragraphs against {len(theirs)}"
    if not ours:
        return "no paragraphs"
    differing = sum((a.kind is BlockKind.HEADING) != (b.kind is BlockKind.HEADING) for a, b in zip(ours, theirs, strict=True))
    if differing > 2 and differing * 4 > len(ours):
        return f"{differing} of {len(ours)} headings and paragraphs do not face one another"
    whole = _characters(ours) / _characters(theirs)
    if not 1 / 8 < whole < 8:
        return f"{_characters(ours)} characters against {_characters(theirs)}"
    odd = [
        n
        for n, (a, b) in enumerate(zip(ours, theirs, strict=True), 1)
        if max(len(a.span), len(b.span) * whole) >= _SHORT and abs(log(len(a.span) / (len(b.span) * whole))) > _FACTOR
    ]
    if len(odd) > 1 and len(odd) * 7 > len(ours):
        return f"paragraphs {', '.join(map(str, odd[:5]))} differ too much in length from those"
    return None


def _characters(blocks: Sequence[Block]) -> int:
    return sum(len(block.span) for block in blocks)
