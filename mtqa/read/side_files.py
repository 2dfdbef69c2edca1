"""Which file is the source or a reference of a checked file: `--source` and `--reference` patterns.

{name} is the checked file's name without its suffixes, {path} its path below the folder given on the command line without
them, {lang} a language code.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from mtqa.errors import ConfigError, did_you_mean
from mtqa.model.lazy import lazy
from mtqa.read.names import LANGUAGES, bare_name

_FIELD = lazy(r"\{([^{}]*)\}")
_FIELDS = ("name", "path", "lang")


def expand(pattern: str, path: str, *, folder: str = "", language: str | None = None) -> str:
    """A pattern with its fields filled in; {lang} stays where no language is given. Raises ConfigError for an unknown field.

    folder: the folder given by the user in which `path` was found, or "".

    >>> expand("src/{path}.{lang}.txt", "out/news/talk.en.md", folder="out", language="he")
    'src/news/talk.he.txt'
    """
    name = bare_name(path)
    below = os.path.relpath(path, folder) if folder else path
    parent = Path(below).parent.as_posix()
    values = {"name": name, "path": name if parent == "." else f"{parent}/{name}"}
    if language is not None:
        values["lang"] = language

    def fill(match: re.Match[str]) -> str:
        if match[1] not in _FIELDS:
            hint = did_you_mean(match[1], _FIELDS) or "; known are {name}, {path} and {lang}"
            raise ConfigError(f"'{pattern}': unknown field {match[0]}{hint}")
        return values.get(match[1], match[0])

    return _FIELD.sub(fill, pattern)


def find_sides(pattern: str, path: str, *, folder: str = "", language: str | None = None, other: str | None = None) -> list[str]:
    """The files that a pattern names for `path` and that exist: none, one, or several if {lang} is open.

    They are looked for from the current folder and, failing that, beside the checked file. `other` is a language that
    {lang} cannot be, the checked file's own when its source is sought. The checked file itself is never its own side.
    """
    codes = [language] if language else sorted(LANGUAGES - {other})
    names = list(dict.fromkeys(expand(pattern, path, folder=folder, language=code) for code in codes))
    found = _existing(names, path)
    if not found and not Path(pattern).is_absolute():
        found = _existing([str(Path(path).parent / name) for name in names], path)
    return found


def _existing(names: Sequence[str], path: str) -> list[str]:
    own = os.path.realpath(path)
    return [name for name in names if os.path.isfile(name) and os.path.realpath(name) != own]  # noqa: PTH113
