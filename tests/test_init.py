"""mtqa init and the files for CI, end to end in a scratch repository: set up → green → a fault → red → mended → green."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mtqa import __version__
from mtqa.commands.starter import config_text, github_workflow, gitlab_job, provider
from mtqa.config import KEYS, load
from mtqa.read.formats import SUFFIXES

ROOT = Path(__file__).parent.parent
OLD = "The the ferry sailed at noon, who knew the captain well and his his crew.\n"
GOOD = "The dog barked at the post in the yard.\n"
FAULT = "The dog barked at the the post in the yard.\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="no git or no bash")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with texts that have findings already; `mtqa` and `pip` on its path are stand-ins that start this mtqa, or nothing."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, line in (("mtqa", f'exec {shlex.quote(sys.executable)} -m mtqa "$@"'), ("pip", "exit 0")):
        (commands / name).write_text(f"#!/bin/sh\n{line}\n")
        (commands / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    work = tmp_path / "repository"
    (work / "content").mkdir(parents=True)
    (work / "content" / "old.txt").write_text(OLD)
    (work / "content" / "a.txt").write_text(GOOD)
    git(work, "init", "-q", "-b", "main")
    return work


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def mtqa(folder: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run([sys.executable, "-m", "mtqa", *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def job(folder: Path, script: str, **env: str) -> int:
    """Run a step as a CI system does."""
    known = {
        "GITHUB_STEP_SUMMARY": "summary.md",
        "GITHUB_PATH": "path.txt",
        "GITHUB_OUTPUT": "output.txt",
        "RUNNER_TEMP": ".",
        "GITHUB_BASE_REF": "",
    }
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=os.environ | known | env, check=False).returncode


def yaml_of(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value


def github_script(folder: Path) -> str:
    steps = yaml_of(folder / ".github/workflows/mtqa.yml")["jobs"]["mtqa"]["steps"]
    return "\n".join(step["run"] for step in steps if "run" in step)


def gitlab_script(folder: Path) -> tuple[str, dict[str, str]]:
    whole = yaml_of(folder / ".gitlab/mtqa.yml")
    return "\n".join([*whole["mtqa"]["before_script"], *whole["mtqa"]["script"]]), whole["variables"]


@needs_git
def test_github_from_nothing_to_red_and_green(work: Path) -> None:
    git(work, "remote", "add", "origin", "git@github.com:acme/news.git")
    said = mtqa(work, "init", "content")
    for name in ("mtqa.toml", "mtqa-baseline.json", ".github/workflows/mtqa.yml"):
        assert f"{name}: written" in said
    commit(work, "mtqa")
    assert job(work, github_script(work)) == 0
    assert "Nothing to mend" in mtqa(work, "check", "content")
    (work / "content" / "a.txt").write_text(FAULT + OLD)
    assert job(work, github_script(work), MTQA="") == 0  # minor findings do not fail
    config = work / "mtqa.toml"
    config.write_text(config.read_text().replace('fail-on = "major"', 'fail-on = "minor"'))
    (work / "content" / "a.txt").write_text(FAULT)
    assert job(work, github_script(work)) == 1
    result = json.loads((work / "mtqa.sarif").read_text())["runs"][0]["results"]
    jsonschema.validate(json.loads((work / "mtqa.sarif").read_text()), json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text()))
    assert [r["ruleId"] for r in result] == ["doubled-word"]
    assert "doubled-word" in (work / "summary.md").read_text() and "doubled-word" in (work / "mtqa-report.html").read_text()
    mtqa(work, "fix", "content/a.txt")
    assert (work / "content" / "a.txt").read_text() == GOOD
    assert job(work, github_script(work)) == 0


@needs_git
def test_only_what_a_branch_touched(work: Path) -> None:
    mtqa(work, "init", "content", "--ci", "github", "--no-baseline")
    assert not (work / "mtqa-baseline.json").exists()
    commit(work, "mtqa")
    git(work, "checkout", "-q", "-b", "work")
    strict = ("check", "content", "--fail-on", "minor")
    mtqa(work, *strict, code=1)
    mtqa(work, *strict, "--changed-since", "main")
    (work / "content" / "a.txt").write_text(FAULT)
    commit(work, "a fault")
    shown = mtqa(work, *strict, "--changed-since", "main", "--format", "concise", code=1)
    assert "content/a.txt:1:19: doubled-word" in shown and "old.txt" not in shown
    (work / "content" / "a.txt").write_text(GOOD)
    mtqa(work, *strict, "--changed-since", "main")


@needs_git
def test_gitlab(work: Path) -> None:
    git(work, "remote", "add", "origin", "https://gitlab.example.org/acme/news.git")
    mtqa(work, "init", "content")
    assert yaml_of(work / ".gitlab-ci.yml") == {"include": [{"local": ".gitlab/mtqa.yml"}]}
    script, variables = gitlab_script(work)
    assert job(work, script, **variables) == 0
    (work / "content" / "a.txt").write_text(FAULT)
    assert job(work, script, **variables | {"MTQA_ARGS": "--fail-on minor"}) == 1
    (issue,) = json.loads((work / "gl-code-quality-report.json").read_text())
    assert (issue["check_name"], issue["location"]["path"]) == ("doubled-word", "content/a.txt")


@needs_git
def test_nothing_is_overwritten_without_force(work: Path) -> None:
    (work / ".gitlab-ci.yml").write_text("stages: [test]\n")
    (work / "mtqa.toml").write_text('ignore = ["terms"]\n')
    said = mtqa(work, "init", "content")
    assert (work / "mtqa.toml").read_text() == 'ignore = ["terms"]\n' and (work / ".gitlab-ci.yml").read_text() == "stages: [test]\n"
    assert "add this line to it: baseline" in said and "add to its 'include': - local: .gitlab/mtqa.yml" in said
    before = {p: p.read_bytes() for p in work.rglob("*") if p.is_file() and ".git/" not in p.as_posix()}
    assert "exists, left alone" in mtqa(work, "init", "content")
    assert {p: p.read_bytes() for p in before} == before
    mtqa(work, "init", "content", "--force")
    assert "fail-on" in (work / "mtqa.toml").read_text() and (work / ".gitlab-ci.yml").read_text() == "stages: [test]\n"


@needs_git
def test_wrong_use_is_told(work: Path, tmp_path: Path) -> None:
    assert "run 'mtqa init' there" in mtqa(work / "content", "init", code=2)
    assert "outside this folder" in mtqa(work, "init", str(tmp_path), code=2)
    assert "no such file" in mtqa(work, "init", "nothing", code=2)
    assert "did you mean 'github'" in mtqa(work, "init", "--ci", "gihub", code=2)
    assert sorted(p.name for p in work.iterdir()) == [".git", "content"]


def test_without_a_repository_there_is_no_job(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text(GOOD)
    said = mtqa(tmp_path, "init", "a b.txt")
    assert "neither GitHub nor GitLab" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a b.txt", "mtqa-glossary.csv", "mtqa.toml"]
    mtqa(tmp_path, "init", "a b.txt", "--ci", "github")
    assert "mtqa check 'a b.txt'" in github_script(tmp_path)


def test_the_configuration_is_valid_also_with_every_example_switched_on(tmp_path: Path) -> None:
    path = tmp_path / "mtqa.toml"
    for text in (config_text(None), config_text('odd "name".json')):
        path.write_text(text)
        load(path)
        everything = re.sub(r"^# (?=[\[\"a-z-]+\"?\]?( = .*)?$)", "", text, flags=re.MULTILINE)
        path.write_text(everything)
        load(path)
        assert set(tomllib.loads(everything)) >= {"ignore", "source-lang", "allow", "rules", "per-file-ignores", "severities"}
        assert set(tomllib.loads(everything)) <= set(KEYS)


def test_the_glossary_works_as_soon_as_it_holds_a_term(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Minister of Labor met the flattering school.\n")
    mtqa(tmp_path, "init", "a.txt", "--no-baseline")
    config, glossary = tmp_path / "mtqa.toml", tmp_path / "mtqa-glossary.csv"
    config.write_text(config.read_text().replace("# glossaries", "glossaries"))
    glossary.write_text(glossary.read_text() + "משרד העבודה,Labour Minister,Minister of Labor,,\n", encoding="utf-8")
    assert "glossary-forbidden-term" in mtqa(tmp_path, "check", "a.txt", "--format", "concise", code=1)
    mtqa(tmp_path, "init", "a.txt", "--force")
    assert "Labour" in glossary.read_text(encoding="utf-8")


def test_remotes_tell_where_a_repository_lives() -> None:
    assert provider(["git@github.com:a/gitlab.git"]) == "github"
    assert provider(["https://user@gitlab.example.org/github/b.git"]) == "gitlab"
    assert provider(["ssh://git@example.org:22/github.git", "/srv/gitlab/x.git"]) is None


def test_the_template_for_gitlab_is_what_init_writes() -> None:
    assert (ROOT / "ci/gitlab.yml").read_text(encoding="utf-8") == gitlab_job(["."], __version__)


def test_paths_with_odd_characters_survive_yaml_and_shell() -> None:
    odd = ["a b", "it's", 'say "x"', "back\\slash", "$HOME"]
    for text in (github_workflow(odd, "1"), gitlab_job(odd, "1")):
        yaml.safe_load(text)
    step = next(s["run"] for s in yaml.safe_load(github_workflow(odd, "1"))["jobs"]["mtqa"]["steps"] if s.get("name") == "Check")
    assert shlex.split(step)[2:7] == odd


def test_pre_commit_hooks_know_every_format() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {"mtqa", "mtqa-fix"}
    for hook in hooks:
        unknown = [s for s in SUFFIXES if re.search(hook["files"], f"a{s}") is None]
        assert unknown == [], "add them to 'files' in .pre-commit-hooks.yaml"
        assert re.search(hook["files"], "a.py") is None
        assert hook["entry"].split()[:2] in (["mtqa", "check"], ["mtqa", "fix"])


@needs_git
def test_the_action_checks_what_it_is_told(work: Path) -> None:
    action = yaml_of(ROOT / "action.yml")
    assert action["runs"]["using"] == "composite"
    steps = {step.get("name", step.get("uses")): step for step in action["runs"]["steps"]}
    check = steps["Check"]
    assert all("shell" in step for step in steps.values() if "run" in step)
    assert "${{" not in check["run"] + steps["Install mtqa"]["run"]  # inputs reach the shell as variables only
    assert {re.sub(r".*inputs\.([a-z-]+).*", r"\1", v) for v in check["env"].values()} <= set(action["inputs"])
    env = {"MTQA_PATHS": "content/a.txt content/old.txt", "MTQA_ARGS": "--fail-on minor", "MTQA_CHANGED_ONLY": "false"}
    assert job(work, check["run"], **env) == 1
    assert (work / "output.txt").read_text() == "sarif=true\n"
    commit(work, "texts")
    git(work, "update-ref", "refs/remotes/origin/main", "main")
    assert job(work, check["run"], **env | {"MTQA_CHANGED_ONLY": "true", "GITHUB_BASE_REF": "main"}) == 0
    assert json.loads((work / "mtqa.sarif").read_text())["runs"][0]["results"] == []
