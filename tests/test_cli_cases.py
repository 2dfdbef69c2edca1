"""The cases of fixtures/cli: each folder's transcript must come out again, character for character."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from mtqa.cli.main import call

CASES = Path(__file__).parent.parent / "fixtures" / "cli"
_CHANGING = (
    (re.compile(r'"rules": "[0-9a-f]{16}"'), '"rules": "*"'),
    (re.compile(r'"name": "mtqa", "version": "[^"]+"'), '"name": "mtqa", "version": "*"'),
)


def cases() -> list[str]:
    return sorted(p.parent.name for p in CASES.glob("*/transcript.txt"))


def test_there_are_cases() -> None:
    assert len(cases()) >= 20


@pytest.mark.parametrize("case", cases())
def test_case(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    shutil.copytree(CASES / "shared", work)
    shutil.copytree(CASES / case, work, ignore=shutil.ignore_patterns("transcript.txt", "after"), dirs_exist_ok=True)
    monkeypatch.chdir(work)
    transcript = CASES / case / "transcript.txt"
    expected = transcript.read_text(encoding="utf-8")
    commands = [line[2:] for line in expected.splitlines() if line.startswith("$ ")]
    found = "".join(play(command, monkeypatch) for command in commands)
    if os.environ.get("MTQA_UPDATE"):
        transcript.write_text(found, encoding="utf-8", newline="\n")
        return
    assert found == expected
    after = CASES / case / "after"
    for path in (p for p in after.rglob("*") if p.is_file()):
        assert (work / path.relative_to(after)).read_bytes() == path.read_bytes(), path.name


def play(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a command of a transcript in this process; its part of the transcript."""
    line, _, stdin = command.partition(" < ")
    words = shlex.split(line)
    variables = {"COLUMNS": "80", "NO_COLOR": "", "FORCE_COLOR": ""}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        variables[name] = value
    assert words.pop(0) == "mtqa"
    out, err = Captured(), Captured()
    with monkeypatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(stdin).read_bytes() if stdin else b"")))
        code = call(words)
    told = f"$ {command}\n{out.text}"
    if err.text:
        told += f"[stderr]\n{err.text}"
    if code:
        told += f"[exit {code}]\n"
    for pattern, put in _CHANGING:
        told = pattern.sub(put, told)
    return told + "\n"


class Captured(io.TextIOWrapper):
    """A stream that remembers. Escapes are shown, so that a transcript is plain text."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    @property
    def text(self) -> str:
        self.flush()
        text = self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
        assert "\x1b" not in text or "\x1b[" in text
        text = text.replace("\x1b", "\\e").replace("\r", "\\r")
        return text if not text or text.endswith("\n") else text + "\\ no newline\n"
