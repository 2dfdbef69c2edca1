"""mtqa fix --decisions: a review comes back."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from mtqa.cli.main import call

TEXT = "He walked to the the harbour that night.\n\nShe paid for for the boat and left. .\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def found(capfd: pytest.CaptureFixture[str], path: str = "a.txt") -> list[dict[str, Any]]:
    capfd.readouterr()
    call(["check", path, "--format", "jsonl"])
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def decide(folder: Path, *verdicts: dict[str, Any]) -> None:
    (folder / "d.jsonl").write_text("".join(json.dumps({"version": 1, **v}) + "\n" for v in verdicts))


def verdict(finding: dict[str, Any], what: str, **more: Any) -> dict[str, Any]:
    return {k: finding[k] for k in ("fingerprint", "path", "rule", "text")} | {"verdict": what} | more


def test_only_what_was_decided_is_applied(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, two, _ = found(capfd)
    decide(folder, verdict(one, "edit", replacement="to his"), verdict(two, "accept"))
    call(["fix", "a.txt", "--decisions", "d.jsonl", "--backup"])
    assert (folder / "a.txt").read_text() == TEXT.replace("the the", "to his").replace("for for", "for")
    assert (folder / "a.txt.bak").read_text() == TEXT


def test_rejected_ones_stay(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, two, three = found(capfd)
    decide(folder, verdict(one, "reject"), verdict(two, "accept"), verdict(three, "reject"))
    call(["fix", "a.txt", "--decisions", "d.jsonl"])
    assert (folder / "a.txt").read_text() == TEXT.replace("for for", "for")


def test_a_decision_for_a_text_that_has_changed_is_told_and_not_applied(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, _, _ = found(capfd)
    (folder / "a.txt").write_text(TEXT.replace("to the the harbour", "into the the old harbour"))
    decide(folder, verdict(one, "accept"))
    call(["fix", "a.txt", "--decisions", "d.jsonl"])
    assert "the the" in (folder / "a.txt").read_text()
    assert "fits nothing in the text any more" in capfd.readouterr().err


def test_own_text_is_escaped_in_html_and_json(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "a.html").write_text("<p>He came to to <b>town</b> on the Tuesday before the feast.</p>")
    (finding,) = found(capfd, "a.html")
    decide(folder, verdict(finding, "edit", replacement="to < & >"))
    call(["fix", "a.html", "--decisions", "d.jsonl"])
    assert (folder / "a.html").read_text() == "<p>He came to &lt; &amp; &gt; <b>town</b> on the Tuesday before the feast.</p>"
    (folder / "a.jsonl").write_text(json.dumps({"id": "1", "target": "He came to to town on the Tuesday before the feast."}) + "\n")
    (finding,) = found(capfd, "a.jsonl")
    decide(folder, verdict(finding, "edit", replacement='to "x"'))
    call(["fix", "a.jsonl", "--decisions", "d.jsonl"])
    assert json.loads((folder / "a.jsonl").read_text())["target"].startswith('He came to "x" town')


@pytest.mark.usefixtures("folder")
def test_decisions_and_unsafe_exclude_each_other(capfd: pytest.CaptureFixture[str]) -> None:
    Path("d.jsonl").write_text("")
    assert call(["fix", "a.txt", "--decisions", "d.jsonl", "--unsafe"]) == 2
    assert "use one of them" in capfd.readouterr().err


def interactively(monkeypatch: pytest.MonkeyPatch, answers: str, *options: str) -> int:
    monkeypatch.setenv("MTQA_INTERACTIVE", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return call(["fix", "a.txt", "--interactive", *options])


def test_one_finding_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    interactively(monkeypatch, "a\nr\nu\ne\nto pay\n?\nn\n", "--save-decisions", "d.jsonl")
    assert (folder / "a.txt").read_text() == TEXT.replace("the the", "the").replace("for for", "to pay")
    verdicts = [json.loads(line)["verdict"] for line in (folder / "d.jsonl").read_text().splitlines()]
    assert verdicts == ["accept", "edit"]
    out = capfd.readouterr()
    assert "[1/3]" in out.err
    assert out.out == ""


def test_quit_keeps_and_the_rest_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interactively(monkeypatch, "r\n1\nq\n")
    assert (folder / "a.txt").read_text() == TEXT.replace("for for", "for")


def test_the_end_of_input_quits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interactively(monkeypatch, "s\n")
    assert (folder / "a.txt").read_text() == TEXT


def test_bytes_that_are_no_text_are_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    interactively(monkeypatch, "e\n\udcff\ne\na\nq\n")
    assert (folder / "a.txt").read_text() == TEXT.replace("the the", "a")
    assert "no text in this terminal's encoding" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(
    ("answers", "change"),
    [
        (["a", "u", "r", "a", "q"], ("for for", "for")),
        (["e", "some", "s"], ("the the", "some")),
        (["u", "9", "?", "n", "e", "", "q"], ("", "")),
    ],
)
def test_on_a_terminal(folder: Path, answers: list[str], change: tuple[str, str]) -> None:
    """The whole command on a pseudo-terminal: each answer is typed when it is asked for."""
    import pty

    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-m", "mtqa", "fix", "a.txt", "--interactive"])
    shown, asked = b"", 0
    with contextlib.suppress(OSError):  # Linux ends a terminal's output so
        while piece := os.read(terminal, 65536):
            shown += piece
            if shown.count(b"u/q/?] ") + shown.count(b"keep them): ") > asked:
                os.write(terminal, answers[asked].encode() + b"\n")
                asked += 1
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) in (0, 1)
    assert (asked, (folder / "a.txt").read_text()) == (len(answers), TEXT.replace(*change) if change[0] else TEXT)


@pytest.mark.usefixtures("folder")
def test_nobody_to_ask(capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["fix", "a.txt", "--interactive"]) == 2
    assert "needs a terminal" in capfd.readouterr().err
