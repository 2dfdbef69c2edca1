"""Corrections from files: JSONL records one by one, lines of parallel files side by side. Nothing is held in memory as a whole."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

from mtqa.errors import InputError
from mtqa.learn.nouns import Corrected

_CORRECTED = ("reference", "references", "post_edit", "post-edit", "postedit", "corrected", "ref")
_SHAPE = 'a record is {"target": ..., "reference": ... or "post_edit": ..., "source"?: ..., "doc"?: ...}'
_LONGEST = 10_000  # code points of a segment; what is longer is no segment, and its alignment would take minutes

Tell = Callable[[int, str], None]
"""Called with (segments read, path)."""


def from_records(path: str, index: int, source_language: str, tell: Tell) -> Iterator[Corrected]:
    """JSONL (.gz too): records of one segment, or of one document with lists of segments under `source`, `references` and
    `hypotheses`. index: the file's number; segments and documents without a name are told apart by it and by their line, not by the
    path, so that moved files teach the same. Raises InputError naming the line."""
    with _opened(path) as file:
        for number, line in enumerate(_lines(file, path), 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise ValueError("not an object")
                yield from (_documents if "hypotheses" in record else _segment)(record, f"{index}:{number}", source_language)
            except (ValueError, RecursionError) as error:
                raise InputError(f"{path}:{number}: {error}; {_SHAPE}") from None
            tell(number, path)


def _segment(record: Mapping[str, Any], where: str, source_language: str) -> Iterator[Corrected]:
    target = record.get("target", record.get("mt"))
    given = [record[name] for name in _CORRECTED if record.get(name)]
    corrections = [text for some in given for text in _texts(some)]
    if not isinstance(target, str) or not corrections or not all(isinstance(text, str) for text in corrections):
        raise ValueError(f"no {'correction' if isinstance(target, str) else 'target'}")
    source = record.get("source") or ""
    if not isinstance(source, str):
        raise ValueError("'source' is no text")
    language = str(record.get("source_lang") or source_language or str(record.get("lp", "")).partition("-")[0])
    key = f"{record.get('doc', where.partition(':')[0])}\0{record['id']}" if "id" in record else where
    yield from _pair(key, str(record.get("doc") or key), target, corrections, source, language)


def _texts(given: Any) -> list[Any]:
    """A text, a list of texts, or texts by the name of who wrote them."""
    return list(given.values()) if isinstance(given, dict) else given if isinstance(given, list) else [given]


def _documents(record: Mapping[str, Any], where: str, source_language: str) -> Iterator[Corrected]:
    """A document's segments, each with all its translations."""
    try:
        systems = [record["hypotheses"][name] for name in sorted(record["hypotheses"])]
        references = [record["references"][name] for name in sorted(record["references"])]
        source = record.get("source") or [""] * len(systems[0])
        columns = zip(source, zip(*references, strict=True), zip(*systems, strict=True), strict=True)
        language = str(source_language or str(record.get("lp", "")).partition("-")[0])
        for number, (original, corrections, targets) in enumerate(columns):
            for target in targets:
                yield from _pair(f"{where}:{number}", where, target, corrections, original, language)
    except (KeyError, TypeError, IndexError, AttributeError):
        raise ValueError("its 'source', 'references' and 'hypotheses' do not fit together") from None


def _pair(key: str, doc: str, target: str, corrections: Sequence[str], source: str, language: str) -> Iterator[Corrected]:
    corrections = tuple(text for text in corrections if text.strip())
    if target.strip() and corrections and max(len(target), *map(len, corrections)) <= _LONGEST:
        yield Corrected(key, doc, target, corrections, source, language)


def from_lines(targets: Sequence[str], references: Sequence[str], source: str | None, language: str, tell: Tell) -> Iterator[Corrected]:
    """Files whose line n translates line n; several targets are several systems. Raises InputError if one is shorter."""
    paths = [*targets, *references, *([source] if source else [])]
    with ExitStack() as stack:
        sides = [_lines(stack.enter_context(_opened(path)), path) for path in paths]
        for number, row in enumerate(zip_longest(*sides), 1):
            if None in row:
                short, long = paths[row.index(None)], next(p for p, line in zip(paths, row, strict=True) if line is not None)
                raise InputError(f"{short}: ends after {number - 1} lines, but {long} goes on; line n must translate line n")
            own, others = row[: len(targets)], row[len(targets) : len(targets) + len(references)]
            for target in own:
                yield from _pair(f"0:{number}", f"0:{number}", target, others, row[-1] if source else "", language)
            tell(number, targets[0])


def _lines(file: IO[str], path: str) -> Iterator[str]:
    number = 0
    try:
        for number, line in enumerate(file, 1):  # noqa: B007 - told if reading fails
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:{number + 1}: not UTF-8 ({error.reason}); save the file as UTF-8") from None
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: cannot be read to its end ({error})") from None


def _opened(path: str) -> IO[str]:
    """As text; only LF ends a line."""
    try:
        raw: Any = gzip.open(path, "rb") if path.endswith(".gz") else Path(path).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None
    return io.TextIOWrapper(raw, encoding="utf-8-sig", newline="\n")
