"""Each rendering is for one word of the source: forbidden and second renderings of other words, and counts, are no findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_help import found, texts

from mtqa.model import Severity

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        ("Die Übung war im Lager.", "The training took place in the camp.", ["training"]),
        ("Die Übung war im Trainingslager.", "The practice took place in the training camp.", []),
        ("Die Übung war schwer, die Übung war lang.", "The practice was hard, the training was long.", ["training"]),
    ],
)
def test_a_forbidden_word_may_render_another_one(tmp_path: Path, source: str, target: str, marked: list[str]) -> None:
    assert texts(found(tmp_path, "de,en,en forbidden\nÜbung,practice,training\n", target, source)) == marked


@pytest.mark.parametrize(
    ("terms", "source", "target", "marked"),
    [
        ("Schiff,ship,vessel", "Ein Schiff sank. Das Schiff war alt.", "A ship sank. The vessel was old.", ["vessel"]),
        ("Schiff,ship,vessel", "Ein Schiff sank. Es war voller Gefäße.", "A ship sank. It was full of vessels.", []),
        ("China,China,Chinese", "China handelt. Waren aus China sind da.", "China trades. Chinese goods are here.", []),
        ("Ukraine,Ukraine,Ukrainian", "Die Ukraine handelt. Waren der Ukraine.", "Ukraine trades. Ukrainian goods.", []),
    ],
)
def test_a_second_rendering_may_render_another_word(tmp_path: Path, terms: str, source: str, target: str, marked: list[str]) -> None:
    assert texts(found(tmp_path, f"de,en,en admitted\n{terms}\n", target, source)) == marked


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        ("Der Hund sah ihn.", "The dog saw him, and the dog barked.", ["dog"]),
        ("Wladimir Putin und Wladimir Selenskyj sprachen.", "Vladimir Putin and Vladimir Zelensky spoke.", []),
        ("Das Amt der Ukraine, das Heer der Ukraine.", "The office of Ukraine and the Ukrainian army.", []),
        ("Das Boot und der U-Jäger liefen aus.", "The boat and the anti-boat ship left.", []),
        ("Ein Däne sprach Dänisch.", "A Dane spoke Danish.", []),
    ],
)
def test_counts(tmp_path: Path, source: str, target: str, marked: list[str]) -> None:
    table = "de,en\nHund,dog\nWladimir,Vladimir\nWladimir Putin,Vladimir Putin\nUkraine,Ukraine\nBoot,boat\nDäne,Dane\n"
    findings = found(tmp_path, table, target, source, min_severity=Severity.NEUTRAL)
    assert texts([f for f in findings if f.rule.id == "glossary-count"]) == marked
