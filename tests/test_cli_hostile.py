"""What a careless or hostile caller does: results over inputs, closed streams, folders that are gone, words without end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MTQA = [sys.executable, "-c", "from mtqa.cli.main import run; run()"]
TEXT = "He saw the the end.\n"


def run(*words: str, cwd: Path, shell: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [*MTQA, *words] if not shell else ["sh", "-c", f'exec "$@" {shell}', "sh", *MTQA, *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, timeout=120)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "mtqa.toml").write_text("select = ['doubled-word', 'non-word']\n")
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("check", "a.txt", "-o", "a.txt"),
        ("check", "a.txt", "--output-file", "json=./a.txt"),
        ("check", "*.txt", "-o", "link.txt"),
        ("report", "a.txt", "-o", "a.txt"),
        ("names", "a.txt", "-o", "a.txt"),
        ("baseline", "write", "a.txt", "--baseline", "a.txt"),
        ("score", "a.txt", "--reference", "a.txt", "-o", "a.txt"),
        ("learn", "a.txt", "--reference", "a.txt", "-o", "a.txt"),
        ("evaluate", "--clean", "a.txt", "-o", "a.txt"),
    ],
)
def test_a_result_never_takes_the_place_of_what_was_read(work: Path, words: tuple[str, ...]) -> None:
    (work / "link.txt").symlink_to("a.txt")
    done = run(*words, cwd=work)
    assert done.returncode == 2 and b"is a file to be read" in done.stderr
    assert (work / "a.txt").read_text() == TEXT


def test_closed_streams(work: Path) -> None:
    assert (done := run("check", "-", cwd=work, shell="<&-")).returncode == 2
    assert done.stderr == b"error: -: standard input is closed\n"
    assert (done := run("check", "a.txt", cwd=work, shell=">&-")).returncode == 2
    assert b"standard output is closed" in done.stderr
    assert run("check", "a.txt", cwd=work, shell="2>&-").returncode == 0
    assert run("check", "none.txt", cwd=work, shell="2>&-").returncode == 2


def test_help_on_a_full_disk(work: Path) -> None:
    assert run("--help", cwd=work, shell="> /dev/full").stderr.startswith(b"error: standard output cannot be written")


def test_a_current_folder_that_is_gone(work: Path) -> None:
    (work / "gone").mkdir()
    command = ["sh", "-c", 'cd gone && rmdir ../gone && exec "$@"', "sh", *MTQA, "check", str(work / "a.txt")]
    done = subprocess.run(command, cwd=work, capture_output=True, timeout=120)
    assert done.returncode == 2 and done.stderr == b"error: the current folder is not there any more; go to another one\n"


def test_a_name_that_is_not_utf_8(work: Path) -> None:
    Path(os.fsdecode(os.fsencode(work) + b"/b\xff.txt")).write_text(TEXT)
    done = run("check", ".", "--format", "sarif", cwd=work)
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in json.loads(done.stdout)["runs"][0]["results"]]
    assert sorted(places) == ["a.txt", "b%FF.txt"]


def test_a_misspelt_rule_is_told_for_files_that_are_not_checked(work: Path) -> None:
    (work / "mtqa.toml").write_text("[per-file-ignores]\n'archive/*' = ['typografy']\n")
    done = run("check", "a.txt", cwd=work)
    assert done.returncode == 2 and b"did you mean 'typography'?" in done.stderr


def test_words_without_end_take_no_time(work: Path) -> None:
    cries = " ".join(f"{sound * 30}q" for sound in ("a", "na", "aio", "eiu", "kka"))
    (work / "a.txt").write_text(f"He cried {cries} and fell. Then came {'ha' * 20_000}.\n")
    assert run("check", "a.txt", cwd=work).returncode in (0, 1)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_workers_end_with_the_process_that_started_them(work: Path) -> None:
    for number in range(40):
        (work / f"many{number}.txt").write_text(TEXT * 2_000)
    first = subprocess.Popen([*MTQA, "check", ".", "--jobs", "2", "-o", "out.json"], cwd=work, stderr=subprocess.PIPE)
    children = Path(f"/proc/{first.pid}/task/{first.pid}/children")
    until = time.monotonic() + 30
    while len(pids := children.read_text().split()) < 3 and time.monotonic() < until:  # two workers and their resource tracker
        time.sleep(0.05)
    assert len(pids) == 3
    first.send_signal(signal.SIGKILL)
    assert first.stderr is not None
    first.stderr.read()  # ends when the last process that holds it has ended
    first.wait()
    assert not (work / "out.json").exists()


def test_sarif_tags_stand_once_where_family_and_kind_have_one_name(work: Path) -> None:
    (work / "mtqa.toml").write_text("select = ['arrive-to']\n")
    (work / "a.txt").write_text("They arrived to the town on Monday.\n")
    rules = json.loads(run("check", "a.txt", "--format", "sarif", cwd=work).stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["properties"]["tags"] for rule in rules] == [["grammar", "linguistic-conventions"]]


def test_a_family_asked_for_as_a_rule_is_told(work: Path) -> None:
    assert b"'mtqa rules list --select typography' shows its rules" in run("explain", "typography", cwd=work).stderr


def test_the_nearest_option_is_proposed_first(work: Path) -> None:
    assert run("check", "--sellect", "x", "a.txt", cwd=work).stderr.startswith(
        b"error: no such option '--sellect'; did you mean '--select'"
    )


@pytest.mark.parametrize("text", ["[]", '{"version": 1}', '{"version": 1, "findings": [{"path": 3}]}'])
def test_no_baseline_is_told_in_words(work: Path, text: str) -> None:
    (work / "b.json").write_text(text)
    done = run("check", "a.txt", "--baseline", "b.json", cwd=work)
    assert done.returncode == 2 and b"not a baseline (" in done.stderr and b"Error" not in done.stderr
