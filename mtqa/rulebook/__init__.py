"""Declarative rules: YAML and the compiled index become the same `Check` objects as coded checks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from mtqa.engine import Check
from mtqa.model import Example
from mtqa.rulebook.rule import Declared, to_check

__all__ = ["Declared", "load_rules", "rules_hash", "with_examples"]


def load_rules(folders: Sequence[Path] = (), *, examples: bool = False) -> list[Check]:
    """The built-in rules from their compiled index, and the rules of the users' folders, ordered by id.

    With `examples` the built-in rules are read from their YAML files too: slower, and with `RuleInfo.examples`.
    Raises RuleError for faulty rule files.
    """
    from mtqa.rulebook.index import builtin_folder, read_index

    checks: list[Check] = []
    if examples:
        folders = (builtin_folder(), *folders)
    else:
        checks = read_index()
    for folder in folders:
        from mtqa.rulebook.load import load_folder

        rules, named = load_folder(folder, shown="rules" if examples and folder == builtin_folder() else None)
        checks += [to_check(rule, named) for rule in rules]
    return sorted(checks, key=lambda c: c.info.id)


def with_examples(check: Check) -> Check:
    """The same check with its examples, which the index leaves out; a check that has them comes back as it is."""
    if check.info.examples or not isinstance(check.run, Declared):
        return check
    examples = _examples_in(check.info.origin.partition(":")[0].removeprefix("rules/")).get(check.info.id, ())
    return replace(check, info=replace(check.info, examples=examples))


@cache
def _examples_in(path: str) -> dict[str, tuple[Example, ...]]:
    """The examples of a file of built-in rules, by rule. The files do not change while mtqa runs."""
    from mtqa.rulebook.index import builtin_folder
    from mtqa.rulebook.load import load_file

    rules, _ = load_file(builtin_folder() / path, origin=f"rules/{path}")
    return {rule.id: rule.examples for rule in rules}


def rules_hash(checks: Sequence[Check]) -> str:
    """16 hex digits that change when a rule is added, removed or (if declarative) edited, or its severity is set otherwise.

    Coded checks count with the version of mtqa, which the report names beside the hash.
    """
    digest = hashlib.blake2b(digest_size=8)
    for check in sorted(checks, key=lambda c: c.info.id):
        info = check.info
        digest.update("\x1f".join([info.id, info.severity, str(info.confidence), info.message, ""]).encode("utf-8", "surrogatepass"))
        if isinstance(check.run, Declared):
            digest.update(check.run.written)
        else:
            digest.update(getattr(check.run, "body", "").encode("utf-8", "surrogatepass"))  # of a glossary or a names list
        digest.update(b"\x1f\n")
    return digest.hexdigest()
