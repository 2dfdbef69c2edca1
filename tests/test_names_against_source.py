"""Names held against the source, in own sentences from seven languages: lost, merged, and translated as words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtqa.annotate.names.common import common_names
from mtqa.annotate.names.known import mentioned, same_name
from mtqa.annotate.romanise import kana_likeness
from mtqa.config import Settings
from mtqa.pipeline import Checker

FIXTURES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "fixtures" / "names" / "source.yaml").read_text("utf-8"))
RULES = ("missing-name", "translated-name", "merged-names")
CHECKER = Checker(Settings(select=RULES))


@pytest.mark.parametrize("entry", FIXTURES, ids=[e["id"] for e in FIXTURES])
def test_fixtures(entry: dict[str, Any]) -> None:
    records = [
        {"id": str(n), "source": source, "target": target, "doc": "d", "source_lang": entry["language"], "target_lang": "en"}
        for n, (source, target) in enumerate(entry["pairs"])
    ]
    report = CHECKER.check_file("pairs.jsonl", "\n".join(json.dumps(r) for r in records).encode())
    assert report.error is None
    assert not [note for note in report.notes if "failed" in note]
    expected = Counter((rule, mark) for rule, marks in entry.get("marks", {}).items() for mark in marks)
    assert Counter((f.rule.id, f.text) for f in report.findings) == expected


def test_every_language_has_both_kinds() -> None:
    for language in ("he", "ar", "ru", "uk", "ja", "zh", "de"):
        mine = [e for e in FIXTURES if e["language"] == language]
        assert any("marks" in e for e in mine)
        assert any("marks" not in e for e in mine)


@pytest.mark.parametrize("target", ["Then he came.", "", "Pavel"])
def test_silent_without_a_source(target: str) -> None:
    assert CHECKER.check_file("a.txt", target.encode()).findings == ()


def test_list_of_names() -> None:
    """Every line has a form, a name and words in lower case; no name is among its own wrong words; no form stands twice."""
    for language in ("uk", "ru", "he", "ar", "fa", "ja", "zh", "de", "fr", "es", "it", "pt", "cs", "pl", "hr", "tr", "is"):
        names = common_names(language)
        assert names
        forms = [form for name in names for form in name.forms]
        assert len(forms) == len(set(forms)), [form for form, n in Counter(forms).items() if n > 1]
        for name in names:
            assert all(word == word.lower() and word != name.name.lower() for word in name.words)
            assert all(name.forms)


def test_forms_of_one_word() -> None:
    assert same_name("кострюков", "кострюковым")
    assert not same_name("баринов", "баранов")
    assert same_name("לשטרנברג", "שטרנברג")


def test_mentioned() -> None:
    assert mentioned(["Georgia"], ["Georgian"])
    assert not mentioned(["Kostryukov"], ["mayor", "silence"])


def test_kana() -> None:
    assert kana_likeness("Furgal", "フルガル") > 0.8
    assert kana_likeness("Djokovic", "フルガル") == 0.0
