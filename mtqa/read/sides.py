"""Sources and references from files of their own, hung on the document. Which sentence belongs to which is `segment.align`'s affair.

A file that cannot be the other side (records, no text, a fraction of the length) is left off, and a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtqa.errors import InputError
from mtqa.model import Block, File, Text
from mtqa.read.side_files import expand, find_sides

_FACTOR = 8  # a text of which less than an eighth was translated is no translation of it


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
    joined = with_sides(file, source_file, tuple(f for f in reference_files if f is not None))
    return replace(joined, notes=(*joined.notes, *notes))


def with_sides(file: File, source: File | None, references: tuple[File, ...] = ()) -> File:
    """A file whose document carries its sides, not yet aligned; notes tell why a file was left off."""
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
            notes.append(f"{file.path}: {other.path} is a file of records, not a text: not used")
            return None
        text = other.documents[0].target
        reason = _mismatch(document.target, text)
        if reason:
            notes.append(f"{file.path}: {reason} in {other.path}: not used, so checks that read the {what} do not run")
        return None if reason else text

    source_text = side(source, "source")
    read = [(reference.path, side(reference, "reference")) for reference in references]
    reference_texts = tuple(text for _, text in read if text is not None)
    reference_paths = tuple(path for path, text in read if text is not None)
    return replace(
        file,
        documents=(replace(document, source=source_text, references=reference_texts),),
        notes=tuple(notes),
        source_path=source.path if source is not None and source_text is not None else None,
        reference_paths=reference_paths,
    )


def _mismatch(target: Text, other: Text) -> str | None:
    """Why two texts cannot be sides of one document, or None if they may be. Scripts differ in length by a factor of up to four."""
    ours, theirs = _characters(target.blocks), _characters(other.blocks)
    if not ours or not theirs:
        return "no text"
    if not 1 / _FACTOR < ours / theirs < _FACTOR:
        return f"{ours} characters against {theirs}"
    return None


def _characters(blocks: Sequence[Block]) -> int:
    return sum(len(block.span) for block in blocks)
