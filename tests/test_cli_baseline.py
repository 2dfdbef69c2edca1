"""mtqa baseline, as a team uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.cli.main import call

TEXT = "He walked to the the harbour that night.\n\nShe paid for for the boat and left.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(TEXT)
    return tmp_path


def findings(capfd: pytest.CaptureFixture[str], *options: str) -> int:
    capfd.readouterr()
    call(["check", "docs", "--select", "doubled-word", "--format", "json", "--baseline", "mtqa-baseline.json", *options])
    return int(json.loads(capfd.readouterr().out)["summary"]["findings"])


def test_from_known_to_new_and_back(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["baseline", "write", "docs", "--select", "doubled-word"]) == 0
    assert "2 known findings" in capfd.readouterr().err
    assert findings(capfd) == 0
    (folder / "docs" / "a.txt").write_text("New.\n\n" + TEXT + "\nAnd and so it went.\n")
    assert findings(capfd) == 1
    assert call(["baseline", "update", "docs", "--select", "doubled-word"]) == 0
    assert findings(capfd) == 0
    (folder / "docs" / "a.txt").rename(folder / "docs" / "moved.txt")
    assert findings(capfd) == 0
    (folder / "docs" / "moved.txt").write_text("All well.\n")
    assert call(["baseline", "prune", "docs"]) == 0
    assert json.loads((folder / "mtqa-baseline.json").read_text())["findings"] == []


@pytest.mark.usefixtures("folder")
def test_the_run_says_what_it_hides(capfd: pytest.CaptureFixture[str]) -> None:
    call(["baseline", "write", "docs"])
    capfd.readouterr()
    assert call(["check", "docs", "--baseline", "mtqa-baseline.json"]) == 0
    assert "2 findings not shown (baseline)" in capfd.readouterr().err


def test_known_ones_are_shown_on_request_and_gone_ones_are_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    call(["baseline", "write", "docs"])
    (folder / "docs" / "a.txt").write_text(TEXT.replace("for for", "for"))
    capfd.readouterr()
    assert call(["check", "docs", "--baseline", "mtqa-baseline.json", "--show-known", "--format", "json", "--fail-on", "minor"]) == 0
    out = capfd.readouterr()
    (file,) = json.loads(out.out)["files"]
    assert [(f["text"], f["severity"]) for f in file["findings"]] == [("the the", "neutral")]
    assert file["dropped"] == []
    assert "1 known finding no longer found" in out.err


def test_a_missing_or_broken_baseline_is_said(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["check", "docs", "--baseline", "no.json"]) == 2
    assert "no.json: no such baseline file" in capfd.readouterr().err
    (folder / "b.json").write_text('{"version": 7, "findings": []}')
    assert call(["check", "docs", "--baseline", "b.json"]) == 2
    assert "version 7" in capfd.readouterr().err


def test_an_unreadable_file_leaves_the_baseline_alone(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "b.txt").write_bytes(b"\x00\xff" * 9)
    assert call(["baseline", "write", "docs"]) == 2
    assert not (folder / "mtqa-baseline.json").exists()
    assert "left as it was" in capfd.readouterr().err


def test_rejected_findings_stay_away(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    call(["check", "docs", "--select", "doubled-word", "--format", "jsonl"])
    first = json.loads(capfd.readouterr().out.splitlines()[0])
    (folder / "d.jsonl").write_text(
        json.dumps({"version": 1, "fingerprint": first["fingerprint"], "text": first["text"], "verdict": "reject"})
    )
    call(["check", "docs", "--select", "doubled-word", "--format", "json", "--decisions", "d.jsonl"])
    out = capfd.readouterr()
    (file,) = json.loads(out.out)["files"]
    assert len(file["findings"]) == 1
    assert [d["reason"] for d in file["dropped"]] == ["decision"]
    assert "1 finding not shown (decision)" in out.err


def test_what_other_files_show_can_be_known(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cast = " Halimenko of Brankovo agreed."
    for name, spelling in (("a", "Kostryukov"), ("b", "Kostryukov"), ("c", "Kostriukov")):
        (folder / "docs" / f"{name}.txt").write_text(f"Oleh {spelling} spoke." + cast)
    shown = ["check", "docs", "--corpus", "--format", "concise", "--target-lang", "en"]
    assert call(shown) == 1 and "c.txt:1:6: split-name-spelling" in capfd.readouterr().out
    assert call(["baseline", "write", "docs", "--corpus"]) == 0
    assert call([*shown, "--baseline", "mtqa-baseline.json"]) == 0
    assert "1 finding not shown (baseline)" in capfd.readouterr().err
