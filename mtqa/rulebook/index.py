"""The compiled index of the built-in rules: `python -m mtqa.rulebook.index` writes it, a test proves it current.

What the run time needs of the YAML files, ready to use: triggers expanded, phrases inflected. No YAML is loaded to run
the rules, only this file: JSON lines, the first with what cards share, the second with the packs' word lists, then for
each rule a line [card, trigger words, scope] and a line with its body, which is parsed only if the rule ever runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.engine import Check, Scope
from mtqa.errors import RuleError
from mtqa.rulebook.rule import make_check, written

NAME = "index.jsonl"
VERSION = 1
_SHARED: dict[str, Any] = {
    "languages": ["en"], "since": "0.1.0", "kind": "term", "family": "terms", "category": "accuracy", "its": "mistranslation",
    "severity": "major", "fix": "unsafe", "confidence": 0.8, "message": "'{match}' is a wrong rendering here; probably '{right}' is meant.",
}  # fmt: skip
"""Values that most cards have and so leave out."""


class _Lists(Mapping[str, list[str]]):
    """The packs' word lists, parsed when the first rule asks for one."""

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._parsed: dict[str, list[str]] | None = None

    def _all(self) -> dict[str, list[str]]:
        if self._parsed is None:
            self._parsed = json.loads(self._line)
        return self._parsed

    def __getitem__(self, name: str) -> list[str]:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


@cache
def builtin_folder() -> Path:
    """Where the built-in rules lie: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / NAME).is_file() or (folder / "en").is_dir():
            return folder
    raise RuleError(f"{package / 'rules'}: the built-in rules are missing; install mtqa again")


def read_index() -> list[Check]:
    """The checks of the built-in rules, without their examples. Raises RuleError if the file is missing or broken."""
    path = builtin_folder() / NAME
    try:
        lines = path.read_bytes().rstrip(b"\n").split(b"\n")
        head = json.loads(lines[0])
        if head["version"] != VERSION:
            raise ValueError(f"version {head['version']} instead of {VERSION}")
        shared, lists, scopes = head["shared"], _Lists(lines[1]), {scope.value: scope for scope in Scope}
        cards = json.loads(b"[%b]" % b",".join(lines[2::2]))
        return [
            make_check({**shared, **card}, body, words, scopes[scope], lists)
            for (card, words, scope), body in zip(cards, lines[3::2], strict=True)
        ]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise RuleError(f"{path}: the index of the rules cannot be read ({error}); run 'python -m mtqa.rulebook.index'") from error


def build_index(folder: Path) -> str:
    """The index's text for the YAML files below `folder`."""
    from mtqa.rulebook.load import load_folder

    rules, lists = load_folder(folder, shown="rules")
    lines = [written({"version": VERSION, "shared": _SHARED}), written(lists)]
    for rule in sorted(rules, key=lambda r: r.id):
        own = {k: v for k, v in rule.card.items() if k not in _SHARED or _SHARED[k] != v}
        missing = {k: None for k in _SHARED if k not in rule.card}  # such as a rule without a fix
        lines += [written([own | missing, rule.words, rule.scope]), written(rule.body)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the index, and the JSON schema beside it."""
    from mtqa.rulebook.schema import schema_text

    folder = builtin_folder()
    (folder / NAME).write_text(build_index(folder), encoding="utf-8", newline="\n")
    (folder / "schema.json").write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
