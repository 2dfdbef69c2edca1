"""Corrections as words, kept on disk: the data is read and aligned once, and gone through several times in little memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import IO, NamedTuple

from mtqa.learn.align import Block, blocks
from mtqa.learn.nouns import Corrected
from mtqa.learn.words import STOP, lemmas, source_words


class Row(NamedTuple):
    """One translation. half: 0 or 1, by its document, for measuring on what was not learned from. corrections: their lemmas.
    written: lemma -> form, where they differ."""

    key: str
    doc: str
    half: int
    target: list[str]
    corrections: list[list[str]]
    blocks: list[Block]
    written: dict[str, str]
    source: dict[str, str]
    source_language: str


class Spool:
    """Use as a context; add, then iterate as often as needed."""

    def __init__(self) -> None:
        self._file: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="mtqa-learn-")  # noqa: SIM115 - closed by __exit__
        self.rows = 0
        self.languages: set[str] = set()

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, pairs: Iterable[Corrected], language: str) -> None:
        """Write the rows of all pairs. A translation that no correction changed teaches too: its words were kept."""
        stop = STOP if language == "en" else frozenset[str]()
        for pair in pairs:
            target, forms = lemmas(pair.target, language)
            sides = [lemmas(text, language) for text in pair.corrections]
            # Of several corrections the nearest is aligned; whether a word was kept is asked of all of them.
            nearest = max(sides, key=lambda side: len(set(target) & set(side[0])) / (len(set(side[0])) or 1))[0]
            written = {low: form for low, form in zip(target, forms, strict=True) if low != form}
            for own in sides:
                written |= {low: form for low, form in zip(*own, strict=True) if low != form and low not in written}
            half = blake2b(pair.doc.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] & 1
            source = source_words(pair.source, pair.source_language) if pair.source else {}
            self.languages.add(pair.source_language)
            row = (pair.key, pair.doc, half, target, [s[0] for s in sides], list(blocks(target, nearest, stop)), written, source)
            self._file.write(json.dumps((*row, pair.source_language)) + "\n")
            self.rows += 1

    def __iter__(self) -> Iterator[Row]:
        self._file.seek(0)
        for line in self._file:
            key, doc, half, target, corrections, found, written, source, language = json.loads(line)
            yield Row(key, doc, half, target, corrections, [(tuple(a), tuple(b)) for a, b in found], written, source, language)
