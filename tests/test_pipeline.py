"""The whole way: what a run depends on, and what it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import mtqa
from mtqa.config import Settings
from mtqa.errors import ConfigError
from mtqa.model import Severity
from mtqa.pipeline import Checker, check_text, run
from mtqa.report import render

TEXT = "He walked to the the harbour. .\n\nThe the dog , he said, barked.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(TEXT * (n + 1))
    return tmp_path


def as_json(folder: Path, *options: str, cwd: Path | None = None, **env: str) -> list[object]:
    command = [sys.executable, "-m", "mtqa", "check", "--format", "json", *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **env})
    assert done.returncode in (0, 1), done.stderr
    files = json.loads(done.stdout)["files"]
    for file in files:
        file["path"] = Path(file["path"]).name
    return list(files)


def test_output_is_the_same_for_every_seed_locale_folder_and_number_of_jobs(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = as_json(folder, PYTHONHASHSEED="0")
    assert any(file["findings"] for file in first)  # type: ignore[index]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert as_json(folder, "--jobs", "2", cwd=elsewhere, PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Tokyo") == first


def test_a_file_is_judged_alone(folder: Path) -> None:
    together = {r.path: [(f.rule.id, f.span, f.fingerprint) for f in r.findings] for r in run([str(folder)], Settings()).files}
    for path, found in together.items():
        (alone,) = run([path], Settings()).files
        assert [(f.rule.id, f.span, f.fingerprint) for f in alone.findings] == found


def test_a_bad_file_does_not_hide_the_others(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    report = run([str(folder / "missing.txt"), str(folder)], Settings())
    errors = [r.path for r in report.files if r.error]
    assert [Path(e).name for e in errors] == ["missing.txt", "bad.txt"]
    assert report.broken
    assert report.failed is any(f.severity.rank >= Severity.MAJOR.rank for f in report.findings)
    assert sum(bool(r.findings) for r in report.files) == 6


def test_severities_select_and_ignore() -> None:
    ids = {f.rule.id for f in check_text(TEXT).findings}
    assert {"doubled-word", "doubled-stop", "space-before-stop"} <= ids
    assert {f.rule.id for f in check_text(TEXT, Settings(select=("typography",))).findings} == ids - {"doubled-word"}
    assert {f.rule.id for f in check_text(TEXT, Settings(ignore=("doubled-*",))).findings} == ids - {"doubled-word", "doubled-stop"}
    raised = check_text(TEXT, Settings(severities={"doubled-word": Severity.CRITICAL})).findings
    assert {f.severity for f in raised if f.rule.id == "doubled-word"} == {Severity.CRITICAL}


def test_rules_below_the_wanted_severity_do_not_run() -> None:
    called: list[object] = []

    def found(text: str, **severities: Severity) -> set[str]:
        """The rules with findings of severity major and above; `called` tells whether the rule about doubled words, a minor one, ran."""
        called.clear()
        checker = Checker(Settings(severities={name.replace("_", "-"): s for name, s in severities.items()}, min_severity=Severity.MAJOR))
        watched = next(c for c in checker.checks if c.info.id == "doubled-word")

        def run(place: Any) -> Any:
            called.append(place)
            return watched.run(place)

        checker.checks = tuple(replace(c, run=run) if c is watched else c for c in checker.checks)
        return {f.rule.id for f in checker.check_file("a.txt", text.encode()).findings}

    assert "doubled-word" not in found(TEXT) and not called
    assert "doubled-word" in found(TEXT, doubled_word=Severity.MAJOR) and called
    hiding = "<!-- mtqa: off doubled-word -->\n\n" + TEXT  # the comment hides a finding, wanted or not
    assert "unused-suppression" not in found(hiding, unused_suppression=Severity.MAJOR) and called
    assert "unused-suppression" in found(hiding.replace("doubled-word", "stranded-relative-clause"), unused_suppression=Severity.MAJOR)


@pytest.mark.parametrize(
    "settings", [Settings(select=("doubled-wrod",)), Settings(ignore=("typografy",)), Settings(severities={"x": Severity.MINOR})]
)
def test_unknown_rules_are_refused(settings: Settings) -> None:
    with pytest.raises(ConfigError, match="unknown rule"):
        Checker(settings)


def test_a_language_without_rules_is_said() -> None:
    report = Checker(Settings(target_language="de")).check_file("a.txt", b"Er ging nach nach Hause. .")
    assert any("'de'" in note for note in report.notes)
    assert "doubled-stop" in {f.rule.id for f in report.findings}


def test_public_surface() -> None:
    assert sorted(mtqa.__all__) == ["MtqaError", "__version__", "check_text"]
    for name in mtqa.__all__:
        assert getattr(mtqa, name)
    assert mtqa.check_text("The the dog.").findings
    with pytest.raises(AttributeError):
        mtqa.nothing  # noqa: B018


def test_importing_mtqa_is_free() -> None:
    code = "import sys, mtqa; print([m for m in ('numpy', 'typer', 'rich', 'yaml', 'regex') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_pages_that_mtqa_wrote_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The the dog barked at the post in the yard.\n")
    (tmp_path / "report.html").write_text(render(run(["a.txt"], lambda _: Settings()), "html"))
    text, page = run(["."], lambda _: Settings()).files
    assert text.findings and not page.findings and not page.error
    assert page.notes == ("./report.html: a page that mtqa wrote; it was not checked",)
