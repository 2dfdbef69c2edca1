"""Files -> one `NamesList`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtqa.nameslist.entry import Entry, NamesError, NamesList

MOST = 20
"""Problems told one by one; the rest is counted."""


def load(paths: Sequence[Path]) -> NamesList:
    """The names of these files together. Raises NamesError that tells every fault as 'file:line:column: what; what to do'."""
    if not paths:
        return NamesList(())
    from mtqa.nameslist.read import read  # YAML is needed from here on

    entries: list[Entry] = []
    problems: list[str] = []
    for path in paths:
        entries += read(text_of(path), path.as_posix(), problems)
    return checked(entries, problems)


def load_text(text: str, path: str) -> NamesList:
    """The names of one file's text. Raises NamesError."""
    from mtqa.nameslist.read import read

    problems: list[str] = []
    return checked(read(text, path, problems), problems)


def checked(entries: Sequence[Entry], problems: list[str]) -> NamesList:
    """The list, if nothing is wrong with it. Raises NamesError."""
    from mtqa.nameslist.validate import validate

    validate(entries, problems)
    if problems:
        more = len(problems) - MOST
        raise NamesError("\n".join([*problems[:MOST], *([f"... and {more:,} more"] if more > 0 else [])]))
    return NamesList(tuple(entries))


def text_of(path: Path) -> str:
    """A names file's text. Raises NamesError for one that is missing, or not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise NamesError(f"{path.as_posix()}: no such names file; 'mtqa names PATH... --write {path.name}' makes one") from None
    except UnicodeDecodeError as error:
        raise NamesError(f"{path.as_posix()}: not UTF-8 (byte offset {error.start}); save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise NamesError(f"{path.as_posix()}: the names file cannot be read ({getattr(error, 'strerror', None) or error})") from None
