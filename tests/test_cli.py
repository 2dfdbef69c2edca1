"""The command line as a process: streams, signals, terminals, limits."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from mtqa.report import FORMATS

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "fixtures" / "cli" / "shared"
MTQA = [sys.executable, "-c", "from mtqa.cli.main import run; run()"]
TEXT = "Residents made a photo of the flooded hall after the big rain and sent it to the mayor.\n"


def run(*words: str, cwd: Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*MTQA, *words], cwd=cwd, input=stdin, capture_output=True, env=os.environ | env, timeout=120)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder whose configuration runs two small rules only."""
    (tmp_path / "mtqa.toml").write_text(f"rules = [{json.dumps(str(HOUSE / 'house'))}]\nselect = ['house-photo', 'house-rain']\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_help_tells_every_command_and_option(work: Path) -> None:
    shown = run("--help", cwd=work).stdout.decode()
    for command in ("check", "fix", "rules", "explain", "config", "--version", "--install-completion"):
        assert command in shown


def test_the_page_of_the_command_line_is_complete(work: Path) -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    commands = re.findall(r"^  ([a-z]+)  ", run("--help", cwd=work).stdout.decode().partition("Commands:")[2], re.M)
    options = re.findall(r"(--[a-z-]+)", run("check", "--help", cwd=work).stdout.decode().partition("Options:")[2])
    assert len(commands) >= 5 and len(set(options)) >= 17
    assert [c for c in commands if f"`mtqa {c} " not in page] == []
    assert [o for o in options if o not in page and o != "--help"] == []
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_no_command_is_told_what_there_is(work: Path) -> None:
    done = run(cwd=work)
    assert (done.returncode, done.stdout) == (2, b"") and b"Usage: mtqa" in done.stderr


def test_help_imports_no_heavy_module(work: Path) -> None:
    code = "import sys; from mtqa.cli.main import call; call(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=work, capture_output=True, text=True, check=True)
    loaded = set(eval(done.stderr))
    assert not loaded & {"numpy", "rich", "regex", "yaml", "mtqa.model", "mtqa.pipeline", "mtqa.engine", "sacrebleu", "markdown_it"}


def test_a_command_needs_no_pydantic(work: Path) -> None:
    code = "import sys; from mtqa.cli.main import call; call(['check', '-f', 'json', 'a.txt']); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=work, capture_output=True, text=True)
    assert done.stdout.endswith("\nFalse\n")


def test_version(work: Path) -> None:
    assert run("--version", cwd=work).stdout.startswith(b"mtqa 0.")


def test_a_reader_that_goes_away_is_no_error(work: Path) -> None:
    (work / "a.txt").write_text(TEXT * 3000, encoding="utf-8")
    with subprocess.Popen([*MTQA, "check", "-f", "json", "a.txt"], cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()
    assert told == b"" and process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(work: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*MTQA, "check", "a.txt"], cwd=work, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2 and done.stderr.startswith(b"error: standard output cannot be written (No space left")
    assert run("check", "--output", "/dev/full", "a.txt", cwd=work).returncode == 2


def test_devices_are_written_to_and_stay_devices(work: Path) -> None:
    assert run("check", "--output", os.devnull, "a.txt", cwd=work).returncode == 1
    assert not Path(os.devnull).is_file()


LISTENS = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
"""Run in the child: a suite that itself runs in the background would hand on that Ctrl-C is not for it."""


def test_interrupted_in_one_line_and_nothing_half_written(work: Path) -> None:
    fifo = work / "slow.txt"
    os.mkfifo(fifo)  # reading it waits for us
    command = [*MTQA, "fix", "slow.txt", "a.txt"]
    with subprocess.Popen(command, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=LISTENS) as process:
        time.sleep(2.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"interrupted\n")
    assert (work / "a.txt").read_text(encoding="utf-8") == TEXT
    assert sorted(p.name for p in work.iterdir()) == ["a.txt", "mtqa.toml", "slow.txt"]


def test_interrupted_with_several_processes(work: Path) -> None:
    for n in range(4):
        (work / f"b{n}.txt").write_text((TEXT + "\n") * 20_000, encoding="utf-8")
    command = [*MTQA, "check", "--jobs", "2", "."]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=work, start_new_session=True, preexec_fn=LISTENS, **piped) as process:
        time.sleep(2.5)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to all of them
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"interrupted\n")


def test_an_output_that_cannot_be_written_leaves_the_old_one(work: Path) -> None:
    (work / "report.json").write_text("old")
    done = run("check", "-q", "--output", "report.json/x", "a.txt", cwd=work)
    assert done.returncode == 2 and done.stderr.startswith(b"error: report.json/x: ") and done.stderr.count(b"\n") == 1
    assert (work / "report.json").read_text() == "old"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_permissions_are_told(work: Path) -> None:
    (work / "a.txt").chmod(0)
    done = run("check", "a.txt", cwd=work)
    assert done.returncode == 2 and b"permission denied" in done.stderr


def test_output_is_utf8_and_the_same_in_every_locale_and_for_every_seed(work: Path) -> None:
    (work / "a.txt").write_text("Они — “They” made a photo of 東京 in the big rain of yesterday.\n", encoding="utf-8")
    outputs = {
        run("check", "-f", form, "a.txt", cwd=work, PYTHONHASHSEED=seed, LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").stdout
        for form in ("json",)
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "en_US.ISO-8859-1"))
    }
    assert len(outputs) == 1
    assert "made" in outputs.pop().decode("utf-8")


def test_the_number_of_jobs_changes_nothing(work: Path) -> None:
    for n in range(6):
        (work / f"b{n}.txt").write_text(TEXT * n + "Clean.\n", encoding="utf-8")
    one, three = (run("check", "-f", "json", ".", "--jobs", jobs, cwd=work) for jobs in ("1", "3"))
    assert one.stdout == three.stdout and one.stdout.count(b'"path"') == 7
    assert (one.stderr, three.stderr) == (b"", b"")


def test_traceback_only_when_asked_for(work: Path) -> None:
    (work / "a.txt").write_bytes(b"\xff")
    assert b"Traceback" not in run("explain", "x", cwd=work).stderr
    assert b"Traceback" in run("explain", "x", cwd=work, MTQA_DEBUG="1").stderr


def test_a_long_single_line(work: Path) -> None:
    # 1 MB here; 50 MB takes the same path and fifty times as long.
    size = 1_000_000
    (work / "long.txt").write_text("It was a quiet night. " * (size // 22) + TEXT, encoding="utf-8")
    done = run("check", "long.txt", cwd=work)
    assert done.returncode == 1 and b"Traceback" not in done.stderr
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 80


def test_progress_only_on_a_terminal(work: Path) -> None:
    pty = pytest.importorskip("pty")
    os.mkfifo(work / "slow.txt")
    main, side = pty.openpty()
    process = subprocess.Popen([*MTQA, "check", "slow.txt"], cwd=work, stdout=subprocess.DEVNULL, stderr=side)
    os.close(side)
    time.sleep(4)
    (work / "slow.txt").write_text(TEXT, encoding="utf-8")
    assert process.wait(60) == 1
    shown = b""
    while True:
        try:
            part = os.read(main, 4096)
        except OSError:  # Linux: the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(main)
    assert b"\r\x1b[Kslow.txt  " in shown and shown.endswith(b"\r\x1b[K")


def test_colour_follows_the_terminal_and_the_environment(work: Path) -> None:
    assert b"\x1b" not in run("check", "a.txt", cwd=work).stdout
    assert b"\x1b[" in run("check", "a.txt", cwd=work, FORCE_COLOR="1").stdout
    assert b"\x1b" not in run("check", "a.txt", cwd=work, FORCE_COLOR="1", NO_COLOR="1").stdout
