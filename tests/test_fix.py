"""Fixes: planned, applied, repeated, written."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.config import Settings
from mtqa.errors import MtqaError, OutputError
from mtqa.fix import apply_edits, encode, first_fix, fix_to_fixed_point, plan, unified, write_atomically
from mtqa.model import Applicability, Category, Document, Edit, File, FileReport, Finding, Fix, Its, RuleInfo, Severity, Span
from mtqa.pipeline import Checker
from mtqa.read.plain import plain_text

INFO = RuleInfo("r", "f", Category.STYLE, Its.STYLE, Severity.MAJOR, "m", "w")


def finding(*edits: tuple[int, int, str], safe: bool = True, severity: Severity = Severity.MAJOR) -> Finding:
    span = Span(edits[0][0], max(edits[0][1], edits[0][0] + 1))
    how = Applicability.SAFE if safe else Applicability.UNSAFE
    fix = Fix("t", tuple(Edit(Span(a, b), c) for a, b, c in edits), how)
    return Finding(INFO, span, span, "", "m", severity, 0.9, "0" * 16, fixes=(fix,))


def test_plan_takes_only_what_is_allowed() -> None:
    both = [finding((0, 1, "a")), finding((2, 3, "b"), safe=False)]
    assert len(plan(both, first_fix()).chosen) == 1
    assert len(plan(both, first_fix(unsafe=True)).chosen) == 2


def test_plan_names_conflicts_and_does_not_depend_on_order() -> None:
    some = [
        finding((0, 5, "a")),
        finding((3, 8, "b"), severity=Severity.MINOR),
        finding((8, 9, "c")),
        finding((8, 8, "d"), severity=Severity.MINOR),
    ]
    for order in itertools.permutations(some):
        made = plan(order, first_fix())
        assert [e.replacement for e in made.edits] == ["a", "c"]
        assert sorted(c.fix.edits[0].replacement for c in made.conflicts) == ["b", "d"]


def test_equal_edits_of_two_fixes_stand_once() -> None:
    made = plan([finding((0, 1, "a"), (5, 6, "b")), finding((5, 6, "b"), (8, 9, "c"))], first_fix())
    assert [e.replacement for e in made.edits] == ["a", "b", "c"]
    assert not made.conflicts


@given(st.text(max_size=60), st.data())
def test_nothing_outside_the_edits_changes(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(Span(a, b), data.draw(st.text(max_size=5))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    result, at, kept = apply_edits(text, edits), 0, []
    for edit in edits:
        kept.append(text[at : edit.span.start])
        at = edit.span.end
    kept.append(text[at:])
    position = 0
    for piece, edit in itertools.zip_longest(kept, edits):
        assert result[position : position + len(piece)] == piece
        position += len(piece) + (len(edit.replacement) if edit else 0)
    assert position == len(result)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("abcdef", [Edit(Span(0, 3), ""), Edit(Span(2, 4), "")])


def report(text: str, *findings: Finding) -> FileReport:
    return FileReport("a.txt", File("a.txt", text, (Document("a.txt", plain_text(text)),)), findings)


def test_fixes_that_undo_each_other_fail_loudly() -> None:
    def check(text: str) -> FileReport:
        return report(text, finding((0, 1, "b" if text[0] == "a" else "a")))

    with pytest.raises(MtqaError, match="undo each other"):
        fix_to_fixed_point(check, check("a"))


def test_fixed_point_runs_as_often_as_needed() -> None:
    def check(text: str) -> FileReport:
        return report(text, finding((0, 1, ""))) if text.startswith("x") else report(text)

    result = fix_to_fixed_point(check, check("xxxa"))
    assert (result.after, len(result.applied)) == ("a", 3)


TEXT = "\ufeffHe walked to the the harbour . .\r\nIt was late, and and cold.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_line_endings_byte_order_mark_and_encoding_stay(encoding: str) -> None:
    result = Checker(Settings()).fix_file("a.txt", TEXT.encode(encoding))
    assert result.file is not None
    assert encode(result.file, result.after) == "\ufeffHe walked to the harbour.\r\nIt was late, and cold.\r\n".encode(encoding)
    again = Checker(Settings()).fix_file("a.txt", encode(result.file, result.after))
    assert not again.changed


def test_diff_is_what_patch_takes(tmp_path: Path) -> None:
    before, after = "one\rtwo\nthree\u2028x\nfour", "one\rtwo\n3\u2028x\nfive"
    (tmp_path / "a.txt").write_bytes(before.encode())
    diff = unified("a.txt", before, after)
    assert "\\ No newline at end of file" in diff
    done = subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.txt").read_bytes() == after.encode()
    assert unified("a.txt", before, before) == ""


def test_writing_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_an_unwritable_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "no" / "file.txt", b"")


KILLED = """
import os, sys
from mtqa.fix import write_atomically
at, target = int(sys.argv[1]), sys.argv[2]
calls = 0
def die(frame, event, arg):
    global calls
    calls += 1
    if calls == at:
        os._exit(9)
sys.setprofile(die)
write_atomically(target, b"new" * 1000)
"""


def test_killed_at_any_moment_the_file_is_old_or_new(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    seen = set()
    for at in random.Random(1).sample(range(1, 120), 12):
        target.write_bytes(b"old" * 1000)
        subprocess.run(
            [sys.executable, "-c", KILLED, str(at), str(target)], check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        )
        content = target.read_bytes()
        assert content in (b"old" * 1000, b"new" * 1000)
        seen.add(content)
    assert seen
