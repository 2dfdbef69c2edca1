"""mtqa check --scorecard, --mqm-profile and --fail-under."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtqa.cli.main import call

SCHEMA = Path(__file__).parents[1] / "docs" / "reference" / "report.schema.json"
WORDS = "All was well in the town that day. " * 25  # 200 words
TEXT = f"She paid for for the boat and left. .\n\n{WORDS}\n"  # two minor errors in 209 words
RULES = ["--select", "doubled-word,doubled-stop", "-q"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")


def shown(capfd: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    call(["check", "a.txt", *RULES, "-f", "json", *options])
    report = json.loads(capfd.readouterr().out)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(report)
    return dict(report.get("scorecard", {}))


def test_errors_by_dimension_and_the_score(capfd: pytest.CaptureFixture[str]) -> None:
    card = shown(capfd, "--scorecard")
    assert (card["profile"], card["words"], card["penalty"], card["by_severity"]) == ("mqm-core", 209, 2.0, {"minor": 2})
    assert card["score"] == pytest.approx(100 * (1 - 2 / 209), abs=1e-4) and card["per_1000"] == pytest.approx(2000 / 209, abs=1e-4)
    (dimension,) = card["dimensions"]  # type: ignore[misc]
    assert dimension["name"] == "linguistic-conventions"  # type: ignore[has-type]
    assert {own["name"] for own in dimension["types"]} == {"duplication", "typographical"}  # type: ignore[has-type]
    assert shown(capfd) == {}


def test_text_and_markdown(capfd: pytest.CaptureFixture[str]) -> None:
    call(["check", "a.txt", *RULES, "--scorecard"])
    out = capfd.readouterr().out
    assert "MQM scorecard (mqm-core)" in out and "Overall quality score 99.04 (mqm-core; 100 is no penalty) over 209 words." in out
    call(["check", "a.txt", *RULES, "--scorecard", "-f", "markdown"])
    assert "| linguistic-conventions | · | · | 2 | · | 2.0 | 9.57 |" in capfd.readouterr().out


def test_below_a_score_the_run_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["check", "a.txt", *RULES, "--fail-under", "99"]) == 0
    assert call(["check", "a.txt", *RULES, "--fail-under", "99.5"]) == 1
    assert "Overall quality score 99.04" in (err := capfd.readouterr().err) and "This is below 99.5." in err
    assert call(["check", "a.txt", *RULES, "--fail-under", "99.5", "--exit-zero"]) == 0
    assert call(["check", "a.txt", *RULES, "--fail-under", "high"]) == 2
    assert "--fail-under: expected a number, got 'high'" in capfd.readouterr().err
    Path("empty.txt").write_text("")
    assert call(["check", "empty.txt", "--fail-under", "99.5"]) == 0
    assert "No words, so there is no score" in capfd.readouterr().out


def test_profiles(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, "--mqm-profile", "wmt")["penalty"] == 1.1  # a minor one for punctuation costs 0.1
    Path("mtqa.toml").write_text('mqm-profile = "house"\nfail-under = 95\n[mqm-profiles.house]\nweights = {duplication = 10}\n')
    assert shown(capfd)["penalty"] == 11.0
    assert call(["check", "a.txt", *RULES]) == 1
    capfd.readouterr()
    call(["config"])
    printed = capfd.readouterr().out
    Path("mtqa.toml").write_text(printed)
    assert shown(capfd)["penalty"] == 11.0  # what config prints means the same


@pytest.mark.parametrize(("text", "said"), [
    ('mqm-profile = "hous"\n[mqm-profiles.house]\n', "unknown mqm profile 'hous'; did you mean 'house'?"),
    ("[mqm-profiles.house]\nweight = 1\n", "mtqa.toml:1: mqm-profiles: mqm profile 'house': unknown key 'weight'; did you mean 'weights'"),
    ("mqm-profiles = {house = 3}\n", "house: expected a table, got a number"),
    ("mqm-profiles = 3\n", "expected a table, got a number"),
    ("fail-under = nan\n", "expected a number, got nan"),
])  # fmt: skip
def test_faults_of_the_configuration(text: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("mtqa.toml").write_text(text)
    assert call(["check", "a.txt", *RULES, "--scorecard"]) == 2
    assert said in capfd.readouterr().err
