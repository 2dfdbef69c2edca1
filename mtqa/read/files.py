"""From what the user named (files, folders, patterns, "-") to the list of files to read. Problems are entries, not ends."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mtqa.errors import InputError, did_you_mean
from mtqa.read.formats import SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to check. path: as shown to the user. folder: the given folder it was found in, or "" if named itself.

    error: why it cannot be read, or None.
    """

    path: str
    folder: str = ""
    error: str | None = None


def collect(paths: Iterable[str]) -> tuple[Input, ...]:
    """All files behind `paths`, each once, in the order given; inside folders and patterns in code-point order.

    Folders are searched to the bottom for files with a known suffix; hidden files and folders are passed over there.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for entry in _expand(path):
            found.setdefault(entry.path if entry.path == STDIN else os.path.abspath(entry.path), entry)  # noqa: PTH100
    return tuple(found.values())


def load(path: str) -> bytes:
    """A file's bytes, or those of standard input for "-". Raises InputError."""
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("-: standard input is closed")
        return sys.stdin.buffer.read()
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a run reads hundreds, and a Path takes as long as the reading
            return file.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(_reason(path, error)) from None


def _expand(path: str) -> Iterator[Input]:
    if path == STDIN or os.path.isfile(path):  # noqa: PTH113 - a Path would normalise what the user wrote
        yield Input(path)
    elif os.path.isdir(path):  # noqa: PTH112
        closed: list[Input] = []
        found = sorted(_walk(path, closed))
        known = ", ".join(sorted(SUFFIXES))
        yield from (Input(p, folder=path) for p in found)
        yield from closed
        if not found and not closed:
            error = f"{path}: no files to check in this folder (looked for {known}); name a file to check it whatever its suffix"
            yield Input(path, error=error)
    elif glob.has_magic(path):
        hits = sorted(h for h in glob.glob(path, recursive=True) if os.path.isfile(h))  # noqa: PTH207, PTH113
        yield from (Input(h) for h in hits)
        if not hits:
            yield Input(path, error=f"{path}: no file matches this pattern")
    else:
        try:
            os.stat(path)  # noqa: PTH116
            yield Input(path)  # a pipe or the like: reading decides
        except (OSError, ValueError) as error:
            yield Input(path, error=_reason(path, error))


def _walk(folder: str, closed: list[Input]) -> Iterator[str]:
    """The files below a folder; folders that may not be looked into are added to `closed`. Pipes and the like are passed over."""

    def tell(error: OSError) -> None:
        closed.append(Input(str(error.filename), error=_reason(str(error.filename), error)))

    for base, folders, names in os.walk(folder, onerror=tell):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in names:
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in SUFFIXES:  # noqa: PTH122
                path = os.path.join(base, name)  # noqa: PTH118
                if os.path.isfile(path) or not os.path.exists(path):  # noqa: PTH113, PTH110 - reading tells what is wrong with a dead link
                    yield path


def _reason(path: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        parent = Path(path).parent
        try:
            names = [p.name for p in parent.iterdir()]
        except OSError:
            return f"{path}: there is no folder '{parent}'"
        return f"{path}: no such file{did_you_mean(Path(path).name, names)}"
    if isinstance(error, IsADirectoryError):
        return f"{path}: is a folder, not a file"
    if isinstance(error, PermissionError):
        return f"{path}: may not be read (permission denied)"
    if isinstance(error, OSError):
        return f"{path}: cannot be read ({error.strerror or error})"
    return f"{path!r}: not a file name ({error})"
