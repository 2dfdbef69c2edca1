"""Files -> one `Glossary`. Read once, then taken from the cache as long as contents, names and the version of mtqa stay."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from mtqa.glossary import cache
from mtqa.glossary.entry import Entry, unpacked
from mtqa.glossary.problems import GlossaryError, Problems

READERS = {
    ".tbx": "read_tbx", ".xml": "read_tbx", ".csv": "read_csv", ".tsv": "read_tsv", ".tab": "read_tsv", ".txt": "read_tsv",
    ".xlsx": "read_xlsx", ".xlsm": "read_xlsx", ".yaml": "read_yaml", ".yml": "read_yaml",
}  # fmt: skip


class Glossary:
    """The entries of all files. An entry is parsed when it is first asked for: a page of text needs few of 50,000.

    digest: identifies contents and the way they are read. notes: what was left out (only where that was allowed).
    """

    def __init__(self, lines: Sequence[str], digest: str, notes: Sequence[str] = ()) -> None:
        self._lines = lines
        self.digest, self.notes = digest, tuple(notes)
        self.entry = lru_cache(maxsize=100_000)(self._entry)

    def __len__(self) -> int:
        return len(self._lines)

    def _entry(self, number: int) -> Entry:
        return unpacked(json.loads(self._lines[number]))

    def languages(self) -> frozenset[str]:
        """Of all terms (parses all entries)."""
        return frozenset(language for n in range(len(self)) for language in self._entry(n).terms)


def glossary_of(entries: Sequence[Entry]) -> Glossary:
    """A glossary that comes from no file."""
    lines = [_line(entry) for entry in entries]
    return Glossary(lines, hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest())


def load(paths: Sequence[Path], *, lenient: bool = False) -> Glossary:
    """The glossary in these files together.

    Raises GlossaryError naming files and rows if anything is wrong, unless `lenient`: then the valid rest is used and
    `notes` tell what was left out. A file that cannot be read, or has no valid entry, is always an error.
    """
    if not paths:
        return Glossary((), "")
    contents = [(path, _bytes(path)) for path in paths]
    digest = hashlib.blake2b(str(lenient).encode(), digest_size=16)
    for path, data in contents:
        digest.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        digest.update(data)
    name = digest.hexdigest()
    if (kept := cache.recall(name)) is not None:
        head, *lines = kept.split("\n")
        return Glossary(lines, name, json.loads(head))
    entries, problems = _read(contents)
    if problems.found and not lenient:
        raise problems.error()
    notes = [f"{problem} (left out)" for problem in problems.told()]
    lines = [_line(entry) for entry in entries]
    cache.keep(name, "\n".join((json.dumps(notes), *lines)))
    return Glossary(lines, name, notes)


def _read(contents: Sequence[tuple[Path, bytes]]) -> tuple[list[Entry], Problems]:
    from mtqa.glossary.validate import checked

    problems = Problems()
    entries: list[Entry] = []
    for path, data in contents:
        found = _reader(path)(data, path.as_posix(), problems)
        if not found:
            raise GlossaryError("\n".join((*problems.told(), f"{path.as_posix()}: no entry could be read from it")))
        entries += [draft.done() for draft in found]
    entries = checked(entries, problems)
    if not entries:
        raise GlossaryError("\n".join((*problems.told(), f"{', '.join(p.as_posix() for p, _ in contents)}: no valid entry")))
    return entries, problems


def _reader(path: Path):  # type: ignore[no-untyped-def]
    name = READERS.get(path.suffix.lower())
    if name is None:
        raise GlossaryError(f"{path.as_posix()}: unknown kind of glossary; give it one of the endings {', '.join(READERS)}")
    return importlib.import_module(f"mtqa.glossary.{name}").read


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise GlossaryError(f"{path.as_posix()}: the glossary cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _line(entry: Entry) -> str:
    """JSON has no line breaks inside, so an entry is a line."""
    return json.dumps(entry.packed(), ensure_ascii=True, separators=(",", ":"))
