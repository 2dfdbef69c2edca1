"""From texts as read to segments side by side: what is compared with what, and what cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.errors import InputError
from mtqa.model import File
from mtqa.score.board import Segments, System

Key = tuple[str | None, str]  # document, segment id


@dataclass(frozen=True, slots=True)
class Lines:
    """One file's segments. keys: document and id of each, None for a text file, whose lines are known by their numbers only.

    references: columns of the same file, each as long as `texts`; sources: its sources, empty if it has none.
    """

    name: str
    texts: tuple[str, ...]
    keys: tuple[Key, ...] | None = None
    references: tuple[tuple[str | None, ...], ...] = ()
    sources: tuple[str | None, ...] = ()


def from_text(name: str, text: str) -> Lines:
    """A segment a line, as sacrebleu reads them: only LF ends a line, white space at the end of a line falls away."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return Lines(name, tuple(line.rstrip() for line in lines))


def from_file(file: File) -> Lines:
    """The target's segments of a file that has such (JSONL), and the references that stand beside them."""
    texts: list[str] = []
    keys: list[Key] = []
    width = max((len(document.references) for document in file.documents), default=0)
    references: list[list[str | None]] = [[] for _ in range(width)]
    sources: list[str | None] = []
    for document in file.documents:
        beside = [{segment.id: segment.span.of(side.plain) for segment in side.segments} for side in document.references]
        side = document.source
        original = {segment.id: segment.span.of(side.plain) for segment in side.segments} if side else {}
        for segment in document.target.segments:
            sources.append(original.get(segment.id))
            texts.append(segment.span.of(document.target.plain).rstrip())
            keys.append((document.name, segment.id))
            for column in range(width):
                found = beside[column].get(segment.id) if column < len(beside) else None
                references[column].append(None if found is None else found.rstrip())
    return Lines(
        file.path, tuple(texts), tuple(keys), tuple(tuple(column) for column in references), tuple(sources) if any(sources) else ()
    )


def match(
    hypotheses: Sequence[Lines], references: Sequence[Lines], source: Lines | None = None
) -> tuple[list[System], Segments, list[str]]:
    """Systems and segments for `board.score_systems`, and notes. The first system's order holds. source: else the first system's own.

    Files of segments are matched by document and id; where ids repeat, or a side has none, by order, which needs equal
    numbers. Raises InputError, naming the files, where they do not fit.
    """
    first = hypotheses[0]
    if not first.texts:
        raise InputError(f"{first.name}: no segments to score")
    keys = first.keys or tuple((None, str(number)) for number in range(1, len(first.texts) + 1))
    notes: list[str] = []
    systems = [System(first.name, first.texts)]
    for other in hypotheses[1:]:
        texts = _ordered(first, other, notes)
        if (missing := next((key for key, text in zip(keys, texts, strict=True) if text is None), None)) is not None:
            raise InputError(f"{other.name}: segment {_said(missing)} of {first.name} is not there; systems must have the same segments")
        systems.append(System(other.name, tuple(text or "" for text in texts)))
    columns = [_ordered(first, reference, notes) for reference in references]
    if not references:
        columns = [list(column) for column in first.references]
    if not columns:
        raise InputError(f"{first.name}: no reference; name one with --reference")
    sources = tuple(_ordered(first, source, notes)) if source else first.sources
    return systems, Segments(tuple(i for _, i in keys), tuple(d for d, _ in keys), tuple(tuple(c) for c in columns), sources), notes


def _ordered(first: Lines, other: Lines, notes: list[str]) -> list[str | None]:
    """The other file's texts in the order of the first; None where it has none."""
    if first.keys is not None and other.keys is not None and _unique(first.keys) and _unique(other.keys):
        texts = dict(zip(other.keys, other.texts, strict=True))
        found = [texts.get(key) for key in first.keys]
        missing = [key for key, text in zip(first.keys, found, strict=True) if text is None]
        if len(missing) == len(found):
            raise InputError(f"{other.name}: none of its segments is in {first.name} (looked for {_said(missing[0])} and the like)")
        if missing:
            notes.append(f"{other.name}: {len(missing)} of {len(found)} segments are not there, such as {_said(missing[0])}")
        return found
    if len(first.texts) != len(other.texts):
        unit = "line" if first.keys is None else "segment"
        own, wanted = (f"{n} {what}{'s' if n != 1 else ''}" for n, what in ((len(other.texts), "line"), (len(first.texts), unit)))
        raise InputError(
            f"{other.name}: {own}, but {first.name} has {wanted}; "
            "line n must translate line n (a stray line break or blank line?), or give --align for articles cut in different ways"
        )
    return list(other.texts)


def _unique(keys: Sequence[Key]) -> bool:
    return max(Counter(keys).values(), default=0) <= 1


def _said(key: Key) -> str:
    document, segment = key
    return f"'{segment}'" if document is None else f"'{segment}' of '{document}'"
