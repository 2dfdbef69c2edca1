"""Names in texts of our own: true variants are found and mended, look-alikes stay silent."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names.culture import culture
from mtqa.annotate.names.find import find_names
from mtqa.annotate.names.pairs import derived_from, inflected, slip_of_the_pen
from mtqa.annotate.names.places import Scene, frames, nobody_uses
from mtqa.annotate.vocabulary import zipf
from mtqa.engine import Runner
from mtqa.engine.registry import coded_checks
from mtqa.model import Document, Finding, Fix
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text

FIXTURES = Path(__file__).parents[1] / "fixtures" / "names"
RUNNER = Runner([check for check in coded_checks() if check.info.family == "names"])
VARIANTS: list[dict[str, Any]] = yaml.safe_load((FIXTURES / "variants.yaml").read_text("utf-8"))
LOOKALIKES: list[str] = yaml.safe_load((FIXTURES / "lookalikes.yaml").read_text("utf-8"))


def document(text: str) -> AnnotatedDocument:
    return annotate(Document("-", plain_text(text, "en")))


def findings(text: str) -> list[Finding]:
    outcome = RUNNER.run(document(text))
    assert not outcome.failures
    return sorted(outcome.findings, key=lambda f: f.span)


def fixed(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize("entry", VARIANTS, ids=[e["id"] for e in VARIANTS])
def test_variants(entry: dict[str, Any]) -> None:
    found = findings(entry["text"])
    marks = [entry["mark"]] if "mark" in entry else entry["wrong"]
    rule = entry.get("rule", "split-name-spelling")
    assert [(f.rule.id, f.text) for f in found] == [(rule, mark) for mark in marks]
    for finding in found:
        after = [fixed(entry["text"], fix) for fix in finding.fixes]
        mended = after if entry.get("even") else after[:1]
        assert any(entry["right"] in text and not findings(text) for text in mended), after


@pytest.mark.parametrize("text", LOOKALIKES, ids=[t[:40] for t in LOOKALIKES])
def test_lookalikes(text: str) -> None:
    assert [(f.rule.id, f.text, f.message) for f in findings(text)] == []


def test_enough_fixtures() -> None:
    assert len(VARIANTS) >= 40
    assert len(LOOKALIKES) >= 60


def test_mentions() -> None:
    text = "Mr. Khaled bin Salman met Dr. Anna de Vries in Al-Hasakah. Vries’s sister, O’Hara, left.\n\nThe End Of Summer"
    names = document(text).target.names
    assert [m.text for m in names.mentions] == ["Khaled Salman", "Anna Vries", "Al-Hasakah", "Vries", "O’Hara"]
    assert names.mentions[0].title == ("mr",)
    assert [w.text for w in names.mentions[3].words] == ["Vries"]


def test_first_words_need_evidence() -> None:
    names = document("Although it rained, Gazprom rose. Gazprom fell. Nearly all left. However, Bread is a band.").target.names
    assert set(names.by_word) == {"Gazprom", "Bread"}


def test_empty_and_odd_texts() -> None:
    for text in ("", "   ", "\n\n\n", "ABC", "A.B.C. D", "İstanbul ist İ", "’s ’s", "Ж" * 50, "Al- El- O’ d’", "\u0000Kyiv\u0000 Kiev"):
        assert find_names(document(text).target) is not None
        findings(text)


def test_offsets_cover_the_names() -> None:
    text = "“Kraśniewska’s car,” said Kraśniewska. KRAŚNIEWSKA!"
    for mention in document(text).target.names.mentions:
        for word in mention.words:
            assert text[word.start : word.end] == word.text


def test_scene_and_frames() -> None:
    text = document("Afghan troops left the Wxyzabad district. In Norway it snowed.").target
    scene = Scene(text.names)
    assert scene.countries(0)[0] == "AF"
    assert scene.named_in(1) == {"NO"}
    found = [f for f in frames(text.plain, text.names) if f.sure]
    assert [(f.text, f.head) for f in found] == [("Wxyzabad", "district")]
    assert nobody_uses("Wxyzabad")
    assert not nobody_uses("Kandahar")


def test_pairs() -> None:
    assert derived_from("Iran", "Iranian")
    assert derived_from("Toyosawa", "Toyosawa-cho")
    assert not derived_from("Zelensky", "Zelenskyi")
    assert inflected("Brynleif", "Brynleifur")
    assert not inflected("Petrenkov", "Petrenkova")
    assert slip_of_the_pen("Masuda", "Mausda")
    assert not slip_of_the_pen("Levi", "Levin")


def test_culture_list() -> None:
    """At least 150 names; at least 95 % of the single words are known to wordfreq; no name stands twice."""
    names = [c.name for c in culture()]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
    single = [n for n in names if " " not in n]
    assert sum(zipf(n) > 0 for n in single) >= 0.95 * len(single)
    for entry in culture():
        assert entry.group.topic
        assert entry.group.heads


def test_culture_list_is_built() -> None:
    """names-en.json says what names-en.yaml says; after a change run scripts/build_names.py."""
    spec = importlib.util.spec_from_file_location("build_names", Path(__file__).parent.parent / "scripts" / "build_names.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (script.DATA / "names-en.json").read_text(encoding="utf-8") == script.built()
