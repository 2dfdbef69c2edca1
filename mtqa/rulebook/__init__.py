"""Declarative rules: YAML and the compiled index become the same `Check` objects as coded checks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from mtqa.engine import Check
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
        cards, lists = read_index()
        checks = [to_check(card, body, lists) for card, body in cards]
    for folder in folders:
        from mtqa.rulebook.load import load_folder

        rules, named = load_folder(folder, shown="rules" if examples and folder == builtin_folder() else None)
        checks += [to_check(rule.card, rule.body, named, rule.examples) for rule in rules]
    return sorted(checks, key=lambda c: c.info.id)


def with_examples(check: Check) -> Check:
    """The same check with its examples, which the index leaves out; a check that has them comes back as it is."""
    if check.info.examples or not isinstance(check.run, Declared):
        return check
    from mtqa.rulebook.index import builtin_folder
    from mtqa.rulebook.load import load_file

    inside = check.info.origin.partition(":")[0].removeprefix("rules/")
    rules, lists = load_file(builtin_folder() / inside, origin=f"rules/{inside}", family=check.info.family, languages=check.info.languages)
    return next((to_check(r.card, r.body, lists, r.examples) for r in rules if r.id == check.info.id), check)


def rules_hash(checks: Sequence[Check]) -> str:
    """16 hex digits that change when a rule is added, removed or (if declarative) edited, or its severity is set otherwise.

    Coded checks count with the version of mtqa, which the report names beside the hash.
    """
    digest = hashlib.blake2b(digest_size=8)
    for check in sorted(checks, key=lambda c: c.info.id):
        body = check.run.body if isinstance(check.run, Declared) else None
        info = check.info
        digest.update(json.dumps([info.id, info.severity, info.confidence, info.message, body], sort_keys=True).encode())
    return digest.hexdigest()
