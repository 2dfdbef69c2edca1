"""The precision ledger: complete, honest, and shown beside every finding."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from mtqa.cli.main import call
from mtqa.config import Settings
from mtqa.errors import InputError, RuleError
from mtqa.model import Category, Its, Measured, Report, RuleInfo, Severity, Tally
from mtqa.pipeline import Checker
from mtqa.report import render
from mtqa.report.known import known_object, sentences
from mtqa.rulebook.ledger import NAME, pooled, read_ledger, written

ROOT = Path(__file__).parent.parent
INFO = RuleInfo("r", "f", Category.STYLE, Its.STYLE, Severity.MINOR, "m", "w")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_ledger", ROOT / "scripts" / "build_ledger.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_rule_that_ships_has_an_entry(script: ModuleType) -> None:
    """If this fails, run scripts/build_ledger.py."""
    assert read_ledger(ROOT / "rules" / NAME).keys() == set(script.built_in())


def test_the_entries_say_what_was_read(script: ModuleType) -> None:
    """If this fails, run scripts/build_ledger.py."""
    entries = read_ledger(ROOT / "rules" / NAME)
    judged = script.verdicts(sorted((ROOT / "bench").glob("*verdicts*.jsonl")))
    assert {rule: entry.judged for rule, entry in entries.items() if entry.judged} == {r: t for r, t in judged.items() if r in entries}
    raw = json.loads((ROOT / "rules" / NAME).read_text(encoding="utf-8"))["rules"]
    for rule, entry in entries.items():
        assert raw[rule]["status"] == ("measured" if entry.findings >= 20 else "not yet measured")
        assert not entry.judged or (entry.date and entry.version)


def test_a_family_pools_the_rules_that_are_not_measured() -> None:
    def entry(findings: int, right: int, data: str = "a", date: str = "2026-01-01") -> Measured:
        return Measured((Tally(data, findings, right, source="s"),), date=date, version="0.1.0")

    entries = {"own": entry(50, 20), "few": entry(15, 14, date="2026-02-02"), "other": entry(6, 5), "third": entry(4, 4, "b"),
               "lone": entry(3, 3), "none": Measured(), "elsewhere": entry(90, 9)}  # fmt: skip
    families = dict.fromkeys(("own", "few", "other", "third", "none"), "big") | {"lone": "small", "elsewhere": "small", "new": "empty"}
    found = pooled(entries, families)
    assert found == {
        "big": Measured((Tally("a", 21, 19, source="s"), Tally("b", 4, 4, source="s")), date="2026-02-02", version="0.1.0"),
        "small": Measured((Tally("a", 3, 3, source="s"),), date="2026-01-01", version="0.1.0"),  # not the measured one
    }


def test_the_families_of_the_ledger_are_its_rules(script: ModuleType) -> None:
    """If this fails, run scripts/build_ledger.py."""
    entries = read_ledger(ROOT / "rules" / NAME)
    assert read_ledger(ROOT / "rules" / NAME, "families") == pooled(entries, script.built_in())


def test_a_family_never_speaks_for_a_rule_that_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    families = {"words": Measured((Tally("a", 40, 30, source="s"),))}
    monkeypatch.setattr("mtqa.rulebook.ledger._families", lambda: families)
    monkeypatch.setattr("mtqa.rulebook.ledger._builtin", lambda: {"doubled-word": Measured((Tally("a", 3, 3, source="s"),))})
    checked = Checker(Settings(select=("doubled-word",))).check_file("a.txt", TEXT)
    report = Report((checked,), "0" * 16, "0.1.0")
    (finding,) = json.loads(render(report, "json"))["files"][0]["findings"]
    assert finding["precision"] is None
    text = " ".join(render(report, "text").split())
    assert "doubled-word The word" in text and "The rules are not yet measured on enough real texts" in text and "right in" not in text
    said = " ".join(sentences(checked.findings[0].rule))
    assert "Precision not yet measured: 3 of 3" in said and "together: 75.0 % (95 % interval 59.8 % to 85.8 %), 30 of 40" in said
    passed = Checker(Settings(select=("doubled-word",), min_precision=0.8)).check_file("a.txt", TEXT)
    assert passed.findings and any("rules not yet measured pass" in note for note in passed.notes)


def test_twenty_findings_make_a_precision() -> None:
    few, enough = Measured((Tally("a", 19, 19),)), Measured((Tally("a", 19, 17), Tally("b", 1, 1)))
    assert few.precision is None and enough.precision == 0.9 and enough.findings == 20
    assert enough.interval == pytest.approx((0.699, 0.972), abs=1e-3)
    marked = Measured(marked=(Tally("a", 500, 400),))
    assert marked.precision is None  # a mark nearby is no verdict


def test_written_and_read_again(tmp_path: Path) -> None:
    entries = {
        "b": Measured((Tally("x", 30, 29, source="s"),), (Tally("y", 4, 2),), (Tally("z", 0, words=90),), "2026-01-31", "0.1.0"),
        "a": Measured(),
    }
    families = {"f": Measured((Tally("x", 30, 29, source="s"),), date="2026-01-31", version="0.1.0")}
    (tmp_path / "l.json").write_text(written(entries, families), encoding="utf-8")
    assert read_ledger(tmp_path / "l.json") == entries and read_ledger(tmp_path / "l.json", "families") == families
    assert written(entries, families).count("\n") == 6 and '"a": {"status": "not yet measured"}' in written(entries, families)


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "rules": {}}', '{"version": 1, "rules": {"a": {"judged": [{"x": 1}]}}}'])
def test_a_broken_ledger_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "l.json").write_text(text)
    with pytest.raises(RuleError, match=r"l\.json: the precision ledger cannot be read"):
        read_ledger(tmp_path / "l.json")


def test_verdicts_are_counted_once(script: ModuleType, tmp_path: Path) -> None:
    rows = [
        {"id": "news.ru-en:1", "system": "A", "start": 1, "end": 2, "rule": "r", "verdict": "right"},
        {"id": "news.ru-en:1", "system": "A", "start": 1, "end": 2, "rule": "r", "verdict": "wrong", "reason": "read again"},
        {"id": "news.ru-en:1", "system": "B", "start": 1, "end": 2, "rule": "r", "right": True},
        {"record": "talks|3", "start": 1, "end": 2, "rule": "r", "verdict": "right", "fix": None},
    ]
    path = tmp_path / "x_verdicts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "\n")
    assert script.verdicts([path]) == {
        "r": (Tally("news", 2, 1, source="bench/x_verdicts.jsonl"), Tally("talks", 1, 1, source="bench/x_verdicts.jsonl"))
    }
    other = tmp_path / "y_verdicts.jsonl"
    twice = [{"id": "news.x|7", "system": "A"}, {"record": "documents|news.x|A|7"}, {"record": "documents|news.x|A|8"}]
    path.write_text(json.dumps({**twice[0], "start": 1, "end": 2, "rule": "q", "right": True}) + "\n")
    other.write_text("".join(json.dumps({**row, "start": 1, "end": 2, "rule": "q", "right": False}) + "\n" for row in twice))
    assert [(t.source, t.findings, t.right) for t in script.verdicts([path, other])["q"]] == [
        ("bench/x_verdicts.jsonl", 1, 1), ("bench/y_verdicts.jsonl", 1, 0),
    ]  # fmt: skip
    for wrong in ('{"rule": "r"}', "[1]", "{", '{"id": "a", "start": 1, "end": 2, "rule": "r", "verdict": "maybe"}'):
        path.write_text("\n" + wrong + "\n")
        with pytest.raises(InputError, match=r"x_verdicts\.jsonl:2: not a verdict"):
            script.verdicts([path])


def test_an_entry_is_dated_anew_only_when_its_counts_change(script: ModuleType) -> None:
    rule = next(iter(script.built_in()))
    tally = Tally("a", 3, 2, source="s")
    old = {rule: Measured((tally,), (Tally("m", 5, 1),), (), "2026-01-01", "0.0.9"), "gone": Measured()}
    same = script.updated(old, {rule: (tally,)}, "2026-02-02")
    assert same[rule] == old[rule] and "gone" not in same and len(same) == len(script.built_in())
    more = script.updated(old, {rule: (replace(tally, findings=4),)}, "2026-02-02")[rule]
    assert more.date == "2026-02-02" and more.marked == old[rule].marked and more.findings == 4


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rules as if they had been measured."""
    entries = {
        "doubled-word": Measured(
            (Tally("a", 40, 38, source="s"),), (Tally("b", 9, 3),), (Tally("c", 1, words=1000),), "2026-01-31", "0.1.0"
        ),
        "doubled-stop": Measured((Tally("a", 30, 12, source="s"),)),
        "untranslated-word": Measured(),
    }
    monkeypatch.setattr("mtqa.rulebook.ledger._builtin", lambda: entries)
    monkeypatch.setattr("mtqa.rulebook.ledger._families", dict)


TEXT = b"She paid for for the boat. .\n"


@pytest.mark.usefixtures("ledger")
def test_every_report_shows_it() -> None:
    report = Report((Checker(Settings(select=("doubled-word", "doubled-stop"))).check_file("a.txt", TEXT),), "0" * 16, "0.1.0")
    shown = [f["precision"] for f in json.loads(render(report, "json"))["files"][0]["findings"]]
    assert sorted(shown) == [0.4, 0.95]
    assert "doubled-word  right in 95 % of 40" in render(report, "text")
    assert '"known":"right in 95 % of 40"' in render(report, "html")


@pytest.mark.usefixtures("ledger")
def test_the_gate_lets_pass_what_was_not_measured(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    call(["check", str(tmp_path / "a.txt"), "--select", "doubled-word,doubled-stop", "--min-precision", "0.8", "-f", "json"])
    shown = capfd.readouterr()
    file = json.loads(shown.out)["files"][0]
    assert {f["rule"] for f in file["findings"]} == {"doubled-word"}
    assert [d["reason"] for d in file["dropped"]] == ["precision"]
    assert "1 finding not shown (precision)" in shown.err and "not yet measured" not in shown.err
    report = Checker(Settings(select=("doubled-word", "doubled-stop"), min_precision=0.96)).check_file("a.txt", TEXT)
    assert not report.findings and len(report.dropped) == 2


@pytest.mark.usefixtures("ledger")
def test_rules_without_entry_pass_and_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.rulebook.ledger._builtin", dict)
    report = Checker(Settings(select=("doubled-word",), min_precision=0.8)).check_file("a.txt", TEXT)
    assert len(report.findings) == 1
    assert [note for note in report.notes if "not yet measured pass" in note]


@pytest.mark.parametrize("value", ["2", "-0.1", "half"])
def test_a_wrong_share(value: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["check", "a.txt", f"--min-precision={value}"]) == 2
    assert "--min-precision: expected a number from 0 to 1" in capfd.readouterr().err


@pytest.mark.usefixtures("ledger")
def test_explain_tells_the_counts(capfd: pytest.CaptureFixture[str]) -> None:
    call(["explain", "doubled-word"])
    page = " ".join(capfd.readouterr().out.split())
    assert "Precision 95.0 % (95 % interval 83.5 % to 98.6 %): 38 of 40 findings that were read were right." in page
    assert "In b 3 of 9 findings touch an error" in page and "In 1,000 words of good text (c) 1 false alarm." in page
    call(["explain", "doubled-word", "-f", "json"])
    assert json.loads(capfd.readouterr().out)["measured"]["interval"] == [0.835, 0.986]


def test_what_is_not_known_is_said_so() -> None:
    assert list(sentences(INFO)) == [] and known_object(INFO) is None
    assert list(sentences(replace(INFO, measured=Measured()))) == ["Precision not yet measured: no findings were read."]
    few = replace(INFO, measured=Measured((Tally("a", 3, 2, source="s"),)))
    assert next(sentences(few)) == "Precision not yet measured: 2 of 3 findings that were read were right, and 20 are needed."
