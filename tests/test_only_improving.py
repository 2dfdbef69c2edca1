"""mtqa fix with a reference: only what the reference confirms, and what the changes are worth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mtqa.cli.main import call
from mtqa.config import Settings
from mtqa.errors import InputError
from mtqa.fix import apply_edits, first_fix, plan
from mtqa.gains import _changes, _proved, fix_improving, worth
from mtqa.model import Applicability, Category, Document, Edit, File, FileReport, Finding, Fix, Its, Pair, RuleInfo, Severity, Span
from mtqa.pipeline import Checker
from mtqa.read.plain import plain_text
from mtqa.score.delta import DocumentScorer

GOOD = {"id": "1", "target": "The the house stood at the river.", "reference": "The house stood by the river."}
MEANT = {"id": "2", "target": "He said that that was all.", "reference": "He said that that was all."}
BLIND = {"id": "3", "target": "She paid for for the boat.", "reference": None}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(GOOD, BLIND)
    return tmp_path


def write(*records: Mapping[str, str | None]) -> None:
    Path("a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def targets() -> list[str]:
    return [json.loads(line)["target"] for line in Path("a.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("folder")
def test_what_no_reference_proves_is_left(capfd: pytest.CaptureFixture[str]) -> None:
    call(["fix", "a.jsonl", "--only-improving", "--select", "doubled-word"])
    assert targets() == [GOOD["target"].replace("The the", "The"), BLIND["target"]]
    said = capfd.readouterr().err
    assert "note: a.jsonl: against the reference the changes are worth chrF +" in said and "1 finding left" in said


@pytest.mark.usefixtures("folder")
def test_what_lowers_chrf_is_left() -> None:
    Path("a.txt").write_text("The the house stood at the river.\n\nShe paid for for the boat.\n", encoding="utf-8")
    Path("ref.txt").write_text("The house stood by the river.\n\nShe paid for for the boat.\n", encoding="utf-8")
    call(["fix", "a.txt", "--reference", "ref.txt", "--only-improving", "--select", "doubled-word", "-q"])
    assert Path("a.txt").read_text(encoding="utf-8") == "The house stood at the river.\n\nShe paid for for the boat.\n"


@pytest.mark.usefixtures("folder")
def test_without_a_reference_it_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("The the house.\n", encoding="utf-8")
    assert call(["fix", "a.txt", "a.jsonl", "--only-improving", "--select", "doubled-word"]) == 2
    assert "error: a.txt: --only-improving needs a reference" in capfd.readouterr().err
    assert Path("a.txt").read_text(encoding="utf-8") == "The the house.\n"
    assert targets()[0].startswith("The house")  # the other file is mended all the same
    with pytest.raises(InputError, match="--reference"):
        fix_improving(Checker(Settings()), "a.txt")


@pytest.mark.parametrize("other", [["--interactive"], ["--decisions", "d.jsonl"]])
@pytest.mark.usefixtures("folder")
def test_it_stands_alone(capfd: pytest.CaptureFixture[str], other: list[str]) -> None:
    assert call(["fix", "a.jsonl", "--only-improving", *other]) == 2
    assert "--only-improving lets the reference decide" in capfd.readouterr().err


@pytest.mark.usefixtures("folder")
def test_the_diff_says_what_it_is_worth(capfd: pytest.CaptureFixture[str]) -> None:
    call(["fix", "a.jsonl", "--diff", "--select", "doubled-word"])
    shown = capfd.readouterr()
    first, second = shown.out.splitlines()[:2]
    assert first.startswith("# doubled-word 'The the': Keep one 'The': chrF +") and second == "--- a/a.jsonl"
    assert "note: a.jsonl: against the reference the changes are worth chrF +" in shown.err
    Path("a.txt").write_text("The the house.\n", encoding="utf-8")
    call(["fix", "a.txt", "--diff", "--select", "doubled-word"])
    assert "reference" not in capfd.readouterr().err


@pytest.mark.usefixtures("folder")
def test_the_worth_is_that_of_the_whole_change() -> None:
    write(GOOD, {"id": "2", "target": "It was was late. .", "reference": "It was late."})
    result = fix_improving(Checker(Settings(select=("doubled-word", "typography"))), "a.jsonl")
    gain = worth(result)
    assert result.changed and result.file is not None and result.report.file is not None and gain is not None
    before, after = ([DocumentScorer(d) for d in file.documents] for file in (result.file, result.report.file))
    from mtqa.score.delta import scores

    assert gain.chrf == pytest.approx(scores(after)["chrf"] - scores(before)["chrf"], abs=1e-9)
    assert gain.ter == pytest.approx(scores(after)["ter"] - scores(before)["ter"], abs=1e-9)


@pytest.mark.parametrize(("old", "new"), [
    ("", ""), ("a b c", "a c"),
    ("One  two.\n\nThree!", "Zero one two. Three"), ("x", ""), ("", "x y"), ("Ein Ümlaut\u2028.", "Ein. Umlaut"),
])  # fmt: skip
def test_changes_make_one_text_of_the_other(old: str, new: str) -> None:
    assert apply_edits(old, _changes(old, new)) == new


INFO = RuleInfo("r", "f", Category.STYLE, Its.STYLE, Severity.MINOR, "m", "w")


def test_fixes_that_hurt_together_are_not_made_together() -> None:
    """Either of the two words is one too many, but not both."""
    text, reference = "It was very very cold.", "It was very cold."
    target, other = plain_text(text), plain_text(reference)
    pair = Pair(Span(0, len(text)), None, (Span(0, len(reference)),))
    document = Document("a", target, references=(other,), pairs=(pair,))
    findings = []
    for start, end in ((7, 12), (12, 17)):
        span = Span(start, end)
        fix = Fix("t", (Edit(span, ""),), Applicability.SAFE)
        findings.append(Finding(INFO, span, span, "", "m", Severity.MINOR, 0.9, "0" * 16, fixes=(fix,)))
    scorer = DocumentScorer(document)
    gains = [scorer.gain(f.fixes[0].edits) for f in findings]
    assert all(g is not None and g.document.chrf > 0 for g in gains)
    both = scorer.gain(plan(findings, first_fix()).edits)
    assert both is not None and both.document.chrf < 0
    kept = _proved(FileReport("a", File("a", text, (document,)), tuple(findings)), unsafe=False).findings
    made = [e for f in kept for fix in f.fixes for e in fix.edits]
    assert len(made) == 1 and apply_edits(text, made) == reference
