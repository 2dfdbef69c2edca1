"""--changed-since: only what a git change touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtqa.history.changed import WHOLE, changed_lines

MTQA = [sys.executable, "-m", "mtqa"]
GOOD = "The dog barked at the post in the yard."
BAD = "The the dog barked at the post in the yard."
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git")


def test_added_changed_and_deleted_lines() -> None:
    diff = """diff --git a/a.txt b/a.txt
index 1..2 100644
--- a/a.txt
+++ b/a.txt
@@ -1 +1,2 @@
-old
+new
+more
@@ -9,2 +10,0 @@ here
-gone
-gone too
@@ -20,0 +20 @@
+one
"""
    assert changed_lines(diff) == {"a.txt": (range(1, 3), range(20, 21))}


def test_text_that_looks_like_a_diff_is_text() -> None:
    diff = """diff --git a/a.txt b/a.txt
--- a/a.txt
+++ b/a.txt
@@ -0,0 +1,3 @@
+++ b/other.txt
+@@ -1 +7 @@
+diff --git a/x b/x
\\ No newline at end of file
@@ -5 +8 @@
--- a/b.txt
+++ b/b.txt
diff --git a/c b/c
deleted file mode 100644
--- a/c
+++ /dev/null
@@ -1,2 +0,0 @@
-+++ b/d
-x
"""
    assert changed_lines(diff) == {"a.txt": (range(1, 4), range(8, 9))}


def test_names_with_odd_characters() -> None:
    diff = 'diff --git x\n+++ b/a b.txt\t\n@@ -0,0 +1 @@\n+x\ndiff --git y\n+++ "b/\\303\\244\\"\\t\\\\.txt"\n@@ -0,0 +1 @@\n+x\n'
    assert changed_lines(diff) == {"a b.txt": (range(1, 2),), 'ä"\t\\.txt': (range(1, 2),)}


def test_binary_files_are_new_as_a_whole() -> None:
    assert changed_lines("diff --git a/a.docx b/a.docx\nBinary files a/a.docx and b/a.docx differ\n") == {"a.docx": WHOLE}
    assert changed_lines("diff --git a/a b/a\nBinary files a/a and /dev/null differ\n") == {}


class Repository:
    """A scratch repository; git's settings of the machine are left out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
        return subprocess.run(["git", *who, *words], cwd=self.folder, env=env, check=True, capture_output=True, text=True).stdout

    def write(self, name: str, *lines: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n\n" for line in lines), encoding="utf-8")

    def commit(self, message: str = "x") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def mtqa(self, *words: str, code: int, cwd: str = ".", **env: str) -> tuple[str, str]:
        done = subprocess.run(
            [*MTQA, *words], cwd=self.folder / cwd, env=os.environ | env, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout, done.stderr

    def found(self, *words: str, cwd: str = ".") -> list[tuple[str, int]]:
        shown, _ = self.mtqa("check", "-f", "json", "--select", "words", "--exit-zero", *words, code=0, cwd=cwd)
        return [(file["path"], finding["line"]) for file in json.loads(shown)["files"] for finding in file["findings"]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.write("texts/a.txt", BAD, GOOD, BAD)
    made.write("texts/b.md", BAD)
    made.commit("first")
    return made


@needs_git
def test_only_touched_lines_count_committed_or_not(repository: Repository) -> None:
    assert len(repository.found("texts")) == 3
    assert repository.found("texts", "--changed-since", "HEAD") == []
    repository.write("texts/a.txt", BAD, BAD, BAD)
    assert repository.found("texts", "--changed-since", "HEAD") == [("texts/a.txt", 3)]
    repository.git("add", "-A")
    assert repository.found("texts", "--changed-since", "HEAD") == [("texts/a.txt", 3)]
    repository.commit("second")
    assert repository.found("texts", "--changed-since", "HEAD") == []
    assert repository.found("a.txt", "--changed-since", "HEAD~1", cwd="texts") == [("a.txt", 3)]


@needs_git
def test_new_files_are_new_as_a_whole_renamed_ones_are_followed(repository: Repository) -> None:
    repository.write("texts/new ä.txt", GOOD, BAD)
    repository.git("mv", "texts/a.txt", "texts/z.txt")
    assert repository.found("texts", "--changed-since", "HEAD") == [("texts/new ä.txt", 3)]
    repository.write(".gitignore", "out/")
    repository.write("out/c.txt", BAD)
    assert repository.found("out/c.txt", "--changed-since", "HEAD") == [("out/c.txt", 1)]
    repository.write("texts/z.txt", BAD, GOOD, f"{BAD} And so on.")
    assert repository.found("texts/z.txt", "--changed-since", "HEAD") == [("texts/z.txt", 5)]


@needs_git
def test_what_the_other_branch_gained_is_not_ours(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "work")
    repository.write("texts/c.txt", BAD)
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("texts/a.txt", GOOD, GOOD, GOOD)
    repository.commit()
    repository.git("checkout", "-q", "work")
    assert repository.found("texts", "--changed-since", "main") == [("texts/c.txt", 1)]


@needs_git
def test_settings_of_git_do_not_matter(repository: Repository) -> None:
    for key, value in (("diff.noprefix", "true"), ("color.ui", "always"), ("diff.interHunkContext", "9"), ("diff.relative", "true")):
        repository.git("config", key, value)
    repository.write("texts/a.txt", f"Once. {BAD}", GOOD, f"Twice. {BAD}", BAD)
    assert repository.found("texts", "--changed-since", "HEAD") == [("texts/a.txt", 1), ("texts/a.txt", 5)]


@needs_git
def test_the_report_page_knows_it_too(repository: Repository) -> None:
    repository.write("texts/new.txt", BAD)
    _, said = repository.mtqa("report", "texts", "--select", "words", "--changed-since", "HEAD", "-o", "r.html", code=0)
    assert "r.html: 1 finding in 1 file" in said and "2 of 3 files unchanged since HEAD, not read" in said


@needs_git
def test_nothing_touched_is_clean(repository: Repository) -> None:
    shown, said = repository.mtqa("check", "texts", "--changed-since", "HEAD", "--fail-on", "minor", code=0)
    assert "2 of 2 files unchanged" in said and shown == ""


@needs_git
def test_dropped_findings_say_why(repository: Repository) -> None:
    repository.write("texts/a.txt", BAD, BAD, BAD)
    shown, _ = repository.mtqa("check", "-f", "json", "texts/a.txt", "--select", "words", "--changed-since", "HEAD", code=0)
    assert [d["reason"] for d in json.loads(shown)["files"][0]["dropped"]] == ["unchanged", "unchanged"]


@needs_git
def test_wrong_use_is_told(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    for revision in ("nowhere", "-x", "HEAD:texts", ""):
        _, said = repository.mtqa("check", "texts", f"--changed-since={revision}", code=2)
        assert f"git knows no revision {revision!r}" in said
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_text(f"{GOOD}\n")
    _, said = repository.mtqa("check", str(outside), "--changed-since", "HEAD", code=2)
    assert "is in no git repository" in said
    _, said = repository.mtqa("check", "texts", "--changed-since", "HEAD", code=2, PATH="")
    assert "needs git, which was not found" in said


@needs_git
def test_a_repository_without_commits(tmp_path: Path) -> None:
    empty = Repository(tmp_path)
    empty.write("a.txt", BAD)
    _, said = empty.mtqa("check", "a.txt", "--changed-since", "HEAD", code=2)
    assert "git knows no revision 'HEAD'" in said
