"""Every rule, coded or declarative, through its own examples; the compiled index and the schema are current."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from mtqa.engine import Check
from mtqa.engine.registry import coded_checks
from mtqa.example_document import example_document
from mtqa.rulebook import load_rules, rules_hash
from mtqa.rulebook.examples import cross_test, run_examples
from mtqa.rulebook.index import NAME, build_index, builtin_folder
from mtqa.rulebook.reference import reference_page
from mtqa.rulebook.schema import schema, schema_text

CHECKS = sorted([*coded_checks(), *load_rules(examples=True)], key=lambda c: c.info.id)
FILES = sorted(builtin_folder().rglob("*.yaml"))
REMEDY = "run 'python -m mtqa.rulebook.index'"


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.info.id)
def test_examples_hold(check: Check) -> None:
    assert [failure.what for failure in run_examples(check, example_document)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.info.id)
def test_has_bad_example_and_near_miss(check: Check) -> None:
    assert any(not example.silent for example in check.info.examples)
    assert any(example.silent for example in check.info.examples)


def test_ids_are_unique() -> None:
    ids = [check.info.id for check in CHECKS]
    assert sorted(set(ids)) == ids


def test_rules_are_silent_on_each_others_good_texts() -> None:
    assert [f"{c.rule} on {c.owner} {c.number}: {c.text}" for c in cross_test(CHECKS, example_document)] == []


def test_index_is_current() -> None:
    folder = builtin_folder()
    assert (folder / NAME).read_text(encoding="utf-8") == build_index(folder), REMEDY


def test_index_gives_the_same_rules_as_the_files() -> None:
    assert rules_hash(load_rules()) == rules_hash(load_rules(examples=True)), REMEDY


def test_schema_is_current() -> None:
    assert (builtin_folder() / "schema.json").read_text(encoding="utf-8") == schema_text(), REMEDY


def test_the_reference_page_is_current() -> None:
    page = builtin_folder().parent / "docs" / "reference" / "rules.md"
    assert page.read_text(encoding="utf-8") == reference_page(), "run 'python -m mtqa.rulebook.reference docs/reference/rules.md'"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_rule_file_fits_the_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    value = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert [error.message for error in validator.iter_errors(value)] == []


def test_schema_is_a_schema_and_refuses_unknown_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    rule = {"id": "a", "kind": "phrase", "mach": ["b"]}
    assert not jsonschema.Draft202012Validator(schema()).is_valid(rule)
