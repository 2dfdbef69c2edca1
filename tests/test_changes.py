"""What `mtqa fix --diff` and `--word-diff` print, and what a reference adds to a finding."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.cli.main import call
from mtqa.commands.changes import _piece
from mtqa.config import Settings, override
from mtqa.fix import words
from mtqa.model import Applicability, Report, Span
from mtqa.pipeline import Checker, check_input
from mtqa.read import Input
from mtqa.report import FORMATS, render
from mtqa.report.paint import Paint
from mtqa.score.drawn import drawn

RECORD = {
    "id": "1",
    "target": "The the boat was moored at the pier , they said.",
    "reference": "The boat was moored at the pier, they said.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("a.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return tmp_path


@given(st.text("ab \n.\t\u2028", max_size=30), st.text("ab \n.", max_size=30))
def test_the_pieces_hold_both_texts(old: str, new: str) -> None:
    """Nothing is lost where everything is shown; a line break that is missing at the end is put there."""
    pieces = [piece for piece in words("p", old, new) if piece[0] not in "h@"]
    assert bool(pieces) == (old != new)
    if pieces and old.count("\n") < 4 and new.count("\n") < 4:
        for text, signs in ((old, " -"), (new, " +")):
            assert "".join(t for sign, t in pieces if sign in signs).rstrip("\n") == text.rstrip("\n")


def test_words_like_git() -> None:
    shown = "".join(_piece(*piece, Paint(False)) for piece in words("a.txt", "one\nHe saw the the dog.\n", "one\nHe saw a dog!\n"))
    assert shown == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\none\nHe saw [-the the-]{+a+} dog[-.-]{+!+}\n"


def test_colour_says_the_same_without_brackets_and_without_control_characters() -> None:
    pieces = list(words("a.txt", "a \x1b[2J b\n", "a c\n"))
    shown = "".join(_piece(*piece, Paint(True)) for piece in pieces)
    assert "\x1b[1;31m" in shown and "\x1b[1;32m" in shown and "[-" not in shown
    assert "\x1b[2J" not in shown and "\\x1b" in shown


@pytest.mark.usefixtures("folder")
def test_by_word_on_the_command_line(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = Path("a.jsonl").read_bytes()
    call(["fix", "a.jsonl", "--word-diff", "--no-scores", "-q"])
    shown = capfd.readouterr()
    assert "The[- the-] boat" in shown.out and "#" not in shown.out and Path("a.jsonl").read_bytes() == before
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    call(["fix", "a.jsonl", "--diff", "-q"])
    assert "\x1b[1;31m-{" in capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_tools_take_the_diff_with_the_scores_before_it(capfd: pytest.CaptureFixture[str]) -> None:
    call(["fix", "a.jsonl", "--diff", "-q"])
    patch = capfd.readouterr().out
    assert patch.startswith("# ") and "chrF +" in patch and "BLEU" in patch
    Path("a.patch").write_text(patch, encoding="utf-8")
    call(["fix", "a.jsonl", "--stdout", "-q"])
    wanted = capfd.readouterr().out
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", "-p1", "-o", "b.jsonl", "-i", "a.patch"], check=True)
        assert Path("b.jsonl").read_text(encoding="utf-8") == wanted
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", "."], check=True)
        subprocess.run(["git", "apply", "a.patch"], check=True)
        assert Path("a.jsonl").read_text(encoding="utf-8") == wanted


@pytest.mark.usefixtures("folder")
def test_scores_can_be_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    for options, scored in (([], True), (["--no-scores"], False)):
        call(["check", "a.jsonl", "-f", "json", *options])
        file = json.loads(capfd.readouterr().out)["files"][0]
        assert all((s["scores"] is not None) == scored for f in file["findings"] for s in f["suggestions"])
        assert ("scores" in file) == scored
    Path("mtqa.toml").write_text("scores = false\n")
    call(["check", "a.jsonl", "-f", "json"])
    assert "scores" not in json.loads(capfd.readouterr().out)["files"][0]


@pytest.mark.parametrize(("text", "marked", "reference", "found"), [
    ("They saw the Kyrgystan flag.", "Kyrgystan", "They saw the Kyrgyzstan flag.", "Kyrgyzstan"),
    ("Gasprom rose.", "Gasprom", "Gazprom rose.", "Gazprom"),
    ("He went shop early.", "went", "He went to the shop early.", "went to the"),
    ("They saw the Kyrgystan flag.", "Kyrgystan", "They saw the Kyrgystan flag.", None),  # no change
    ("They saw the Kyrgystan flag.", "Kyrgystan", "A banner was seen.", None),  # nothing to hold on to
    ("They saw the Kyrgystan flag.", "Kyrgystan", "They saw the flag.", None),  # the reference has nothing there
    ("They saw the Kyrgystan flag.", "Kyrgystan", "They saw the one that all of them had made flag.", None),  # too much
    ("They saw the Kyrgystan flag.", "Kyrgys", "They saw the Kyrgyzstan flag.", None),  # half a word
    ("Well, Kyrgystan, no.", "Kyrgystan", "He came, at last, and left.", None),  # between commas
    ("All of it.", "All of it.", "Something else.", None),  # the whole segment
    ("They saw it.", "saw", None, None),
])  # fmt: skip
def test_what_the_reference_has_there(text: str, marked: str, reference: str | None, found: str | None) -> None:
    at = text.index(marked)
    assert drawn(text, Span(at, at + len(marked)), [None, reference]) == found


@pytest.mark.usefixtures("folder")
def test_the_reference_offers_its_words_and_nobody_applies_them_unasked() -> None:
    record = {"id": "1", "target": "They met in Kyrgyztan on Monday.", "reference": "They met in Kyrgyzstan on Monday."}
    Path("a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    Path("rules").mkdir()
    Path("rules/odd-spelling.yaml").write_text(
        "id: odd-spelling\nkind: regex\ncategory: accuracy\nits: misspelling\nseverity: major\nmessage: odd\nwhy: odd\n"
        "match: ['Kyrgyztan']\nexamples:\n  - bad: 'In [[Kyrgyztan]].'\n  - ok: 'In Kyrgyzstan.'\n",
        encoding="utf-8",
    )
    checker = Checker(Settings(rules=(Path("rules"),), select=("odd-spelling",)))
    (finding,) = checker.check_file("a.jsonl").findings
    (fix,) = finding.fixes
    assert fix.applicability is Applicability.DISPLAY and fix.title == "Write 'Kyrgyzstan', as the reference has it"
    assert fix.scores is not None and fix.scores.segment.chrf > 0 and fix.edits[0].replacement == "Kyrgyzstan"
    assert not checker.fix_file("a.jsonl", unsafe=True).changed
    other = Checker(Settings(rules=(Path("rules"),), select=("odd-spelling",), scores=False)).check_file("a.jsonl")
    assert not other.findings[0].fixes and other.scores is None


def test_a_review_sees_the_sides_that_patterns_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """{path} counts from the given folder, also where findings are asked about one by one."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("out/x/a.txt", "The the boat sank.\n"), ("ref/x/a.txt", "The boat sank.\n")):
        Path(name).parent.mkdir(parents=True)
        Path(name).write_text(text, encoding="utf-8")
    from mtqa.cli import fix
    from mtqa.pipeline import Checkers

    seen = []

    def review(reports: list[object]) -> list[object]:
        seen.extend(reports)
        return []

    monkeypatch.setattr("mtqa.cli.interactive.review", review)
    monkeypatch.setenv("MTQA_INTERACTIVE", "1")
    settings = Settings(select=("doubled-word",), references=("ref/{path}.txt",))
    inputs = [Input("out/x/a.txt", folder="out")]
    fix._asked(inputs, Checkers(), lambda _: settings, None)
    assert seen[0].error is None and seen[0].findings[0].fixes[0].scores is not None  # type: ignore[attr-defined]
    assert check_input(Checkers(), inputs[0], settings).scores is not None


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "name", [n for n in FORMATS if n not in ("marot", "pearmut")]
)  # those two are for people who mark errors themselves
def test_every_report_says_what_a_suggestion_is_worth(name: str) -> None:
    settings = Settings(select=("doubled-word",))
    scored, unscored = (
        render(Report((Checker(s).check_file("a.jsonl"),), "0", "0"), name) for s in (settings, override(settings, scores=False))
    )
    assert "hrf" in scored.lower() and scored != unscored
    if name != "csv":  # which has the column anyway
        assert "chrf +" not in unscored.lower()
