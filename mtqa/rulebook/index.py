"""The compiled index of the built-in rules: `python -m mtqa.rulebook.index` writes it, a test proves it current.

What the run time needs of the YAML files, ready to use: triggers expanded, phrases inflected. No YAML and no
dictionary of inflections is loaded to run the rules, only this file.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.errors import RuleError
from mtqa.rulebook.rule import Body, Card

NAME = "index.json"
VERSION = 1


@cache
def builtin_folder() -> Path:
    """Where the built-in rules lie: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / NAME).is_file() or (folder / "en").is_dir():
            return folder
    raise RuleError(f"{package / 'rules'}: the built-in rules are missing; install mtqa again")


def read_index() -> tuple[list[tuple[Card, Body]], dict[str, list[str]]]:
    """Card and body of every built-in rule, and the word lists that bodies refer to. Raises RuleError if the file is broken."""
    path = builtin_folder() / NAME
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']} instead of {VERSION}")
        shared: Card = data["shared"]
        rules = [({**shared, **card}, body) for card, body in data["rules"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RuleError(f"{path}: the index of the rules cannot be read ({error}); run 'python -m mtqa.rulebook.index'") from error
    return rules, data["lists"]


def build_index(folder: Path) -> str:
    """The index's text for the YAML files below `folder`: one rule a line, so that a changed rule is a changed line."""
    from mtqa.rulebook.load import load_folder

    rules, lists = load_folder(folder, shown="rules")
    shared: dict[str, Any] = {"languages": ["en"], "since": "0.1.0", "kind": "term", "family": "terms"}
    shared |= {"category": "accuracy", "its": "mistranslation", "severity": "major"}

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    lines = [line([{k: v for k, v in rule.card.items() if shared.get(k) != v}, rule.body]) for rule in sorted(rules, key=lambda r: r.id)]
    return f'{{"version":{VERSION},"shared":{line(shared)},"lists":{line(lists)},\n"rules":[\n' + ",\n".join(lines) + "\n]}\n"


def main() -> None:
    """Write the index, and the JSON schema beside it."""
    from mtqa.rulebook.schema import schema_text

    folder = builtin_folder()
    (folder / NAME).write_text(build_index(folder), encoding="utf-8", newline="\n")
    (folder / "schema.json").write_text(schema_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
