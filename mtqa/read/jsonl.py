"""JSON Lines: one record of a source, a target and perhaps references a line. Records with the same `doc` are one document.

The texts are never copied out of the file: each side's map leads through the JSON escapes to the file's own characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import Any

from mtqa.errors import InputError
from mtqa.model import Document
from mtqa.model.lazy import lazy
from mtqa.read.records import Literal, Record, documents_of

_SPACE = lazy(r"[ \t\r]*+")
_BLANK = lazy(r"[ \t\r\n]*+")
_KEY = lazy(r'[ \t\r]*+"([^"\\\x00-\x1f]*+)"[ \t\r]*+:[ \t\r]*+')
_AFTER = lazy(r"[ \t\r]*+([,}])")
_SHAPE = 'one JSON object a line: {"id": ..., "target": "...", "source": "...", "reference": "...", "doc": ...}'
_OURS = frozenset(("id", "doc", "target", "source", "reference", "source_lang", "target_lang"))
_scan = JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner: (text, offset) -> (value, offset behind it)

Fields = dict[str, tuple[Any, int, int]]  # key -> value, and where it stands in the raw text, quotes or brackets included


def read_jsonl(
    raw: str, path: str, genre: str, source_language: str | None, target_language: str | None
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents of a file of records, and notes for the user. Raises InputError naming path:line:column."""
    records: list[Record] = []
    seen: dict[tuple[str | None, str], int] = {}
    notes: list[str] = []
    for line, fields in enumerate(_lines(raw, path), 1):
        record = _record(fields, raw, path, line, source_language, target_language)
        key = (record.doc, record.id)
        if key in seen and len(notes) < 3:
            notes.append(f"{path}: records {seen[key]} and {line} have the same id '{record.id}'")
        seen.setdefault(key, line)
        records.append(record)
    return documents_of(records, raw, path, "jsonl", genre), tuple(notes)


def _lines(raw: str, path: str) -> Iterator[Fields]:
    """The fields of each line that is not blank."""
    at = _skip(_BLANK, raw, 0)
    while at < len(raw):
        if raw[at] != "{":
            raise _error(raw, path, at, f"expected {_SHAPE}")
        fields, at = _object(raw, path, at)
        at = _skip(_SPACE, raw, at)
        if at < len(raw) and raw[at] != "\n":
            raise _error(raw, path, at, "expected the end of the line after a record")
        yield fields
        at = _skip(_BLANK, raw, at)


def _object(raw: str, path: str, begin: int) -> tuple[Fields, int]:
    """The top-level object that opens at `begin`, and the offset behind it."""
    fields: Fields = {}
    at = _skip(_SPACE, raw, begin + 1)
    if raw.startswith("}", at):
        return fields, at + 1
    while True:
        try:
            found = _KEY.match(raw, at)
            key, start = (found[1], found.end()) if found else _unusual_key(raw, path, at)
            value, end = _scan(raw, start)
        except JSONDecodeError as error:
            raise _error(raw, path, error.pos, f"not JSON: {error.msg}; expected {_SHAPE}") from None
        except StopIteration as stop:
            raise _error(raw, path, stop.value, "expected a JSON value here, such as a string in double quotes") from None
        except (RecursionError, ValueError) as error:
            raise _error(raw, path, begin, f"cannot read this record ({error})") from None
        if key in fields and key in _OURS:
            raise _error(raw, path, start, f'the key "{key}" stands twice in this record')
        fields[key] = (value, start, end)
        after = _AFTER.match(raw, end)
        if after is None:
            raise _error(raw, path, _skip(_SPACE, raw, end), "expected ',' or '}'")
        at = after.end()
        if after[1] == "}":
            return fields, at


def _unusual_key(raw: str, path: str, at: int) -> tuple[str, int]:
    """A key with escapes in it and the offset of its value; raises InputError for what is none."""
    at = _skip(_SPACE, raw, at)
    if not raw.startswith('"', at):
        raise _error(raw, path, at, 'expected a key in double quotes, such as "target"')
    key, end = scanstring(raw, at + 1, True)
    colon = _skip(_SPACE, raw, end)
    if not raw.startswith(":", colon):
        raise _error(raw, path, colon, f"expected ':' after the key \"{key}\"")
    return key, _skip(_SPACE, raw, colon + 1)


def _record(fields: Fields, raw: str, path: str, line: int, source_language: str | None, target_language: str | None) -> Record:
    """Check one line's fields. `line` serves as the id where none is given."""
    target = _literal(fields, "target", raw, path)
    if target is None:
        at = next((start for _, start, _ in fields.values()), len(raw) if not fields else 0)
        known = f" (it has {', '.join(fields)})" if fields else ""
        raise _error(raw, path, at, f'the record has no "target" string{known}; expected {_SHAPE}')
    return Record(
        _name(fields, "id", raw, path) or str(line),
        _name(fields, "doc", raw, path),
        target,
        _literal(fields, "source", raw, path),
        (_literal(fields, "reference", raw, path),),
        source_language or _name(fields, "source_lang", raw, path),
        target_language or _name(fields, "target_lang", raw, path),
    )


def _name(fields: Fields, key: str, raw: str, path: str) -> str | None:
    value, start, _ = fields.get(key, (None, 0, 0))
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _error(raw, path, start, f'"{key}" must be a string or a number')
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _literal(fields: Fields, key: str, raw: str, path: str) -> Literal | None:
    value, start, end = fields.get(key, (None, 0, 0))
    if value is None:
        return None
    if not isinstance(value, str):
        raise _error(raw, path, start, f'"{key}" must be a string')
    return Literal(value, start + 1, end - 1)


def _skip(pattern: re.Pattern[str], raw: str, at: int) -> int:
    match = pattern.match(raw, at)
    return match.end() if match else at


def _error(raw: str, path: str, at: int, what: str) -> InputError:
    at = min(at, len(raw))
    return InputError(f"{path}:{raw.count(chr(10), 0, at) + 1}:{at - raw.rfind(chr(10), 0, at)}: {what}")
