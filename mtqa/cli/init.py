"""mtqa init: what a repository needs to start with: configuration, the head of a glossary, baseline, CI."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import save, say
from mtqa.cli.progress import Progress

BASELINE = "mtqa-baseline.json"
WORKFLOW = ".github/workflows/mtqa.yml"
JOB, PIPELINE = ".gitlab/mtqa.yml", ".gitlab-ci.yml"

Ci = Annotated[str, typer.Option(metavar="NAME", help="github, gitlab or none; by default what the repository seems to live on.")]
Force = Annotated[bool, typer.Option("--force", help="Write files anew that exist.")]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Keep today's findings in the report.")]


def init(paths: o.Paths = None, ci: Ci = "auto", no_baseline: NoBaseline = False, force: Force = False, quiet: o.Quiet = False) -> int:
    """Set up a folder: mtqa.toml, a glossary to fill in, a baseline of today's findings, and the job for its CI.

    PATHs are what is to be checked from now on; the current folder by default. Run it at the top of the repository.
    Nothing that exists is overwritten without --force, and .gitlab-ci.yml and the glossary never are.
    """
    from dataclasses import replace

    from mtqa import __version__, pipeline
    from mtqa.commands.starter import GITLAB_INCLUDE, GLOSSARY, GLOSSARY_NAME, config_text, github_workflow, gitlab_job
    from mtqa.errors import ConfigError
    from mtqa.history.changed import repository_root
    from mtqa.history.known import path_in
    from mtqa.resolve.baseline import dump, of_findings

    here = Path.cwd()
    root = repository_root(here)
    if root is not None and root != here:
        raise ConfigError(f"this folder is inside the repository {root}; run 'mtqa init' there, and name this folder as a PATH")
    places = [_below(path, here) for path in paths or ["."]]
    wanted = _provider(ci, root)
    config = _existing_config(here)
    writes_config = config is None or (force and config.name == "mtqa.toml")
    with Progress(quiet=quiet) as progress:
        settings = o.settings_for(None, {})
        report = pipeline.run(places, lambda path: replace(settings(path), baseline=None), progress=progress)
    for file in report.files:
        if file.error is not None:
            say(f"note: {file.error}")
    found = [(path_in(BASELINE, file.path), finding) for file in report.files for finding in file.findings]
    written: list[str] = []
    baseline = bool(found) and not no_baseline and _write(BASELINE, dump(of_findings(found)), force, written)
    if writes_config:
        _write("mtqa.toml", config_text(BASELINE if baseline else None), force, written)
        _write(GLOSSARY_NAME, GLOSSARY, False, written)
    elif config is not None:
        say(f"{config.name}: exists, left alone" + (f'; add this line to it: baseline = "{BASELINE}"' if baseline else ""))
    if wanted == "github":
        _write(WORKFLOW, github_workflow(places, __version__), force, written)
    elif wanted == "gitlab":
        _write(JOB, gitlab_job(places, __version__), force, written)
        if not Path(PIPELINE).exists():
            _write(PIPELINE, GITLAB_INCLUDE.format(path=JOB), False, written)
        else:
            say(f"next: {PIPELINE} exists and was left alone; add to its 'include': - local: {JOB}")
    if baseline:
        count = f"{len(found)} finding{'s' if len(found) != 1 else ''}"
        say(f"{count} of today in {BASELINE}; 'mtqa report {' '.join(places)}' shows those to come")
    if wanted is None and ci == "auto":
        say("next: found neither GitHub nor GitLab here; 'mtqa init --ci github' or '--ci gitlab' writes a job for one of them")
    check = f"mtqa check {' '.join(places)}"
    say(f"next: look at mtqa.toml, run '{check}', commit " + (", ".join(written) if written else "nothing: all was there"))
    return 0


def _below(path: str, here: Path) -> str:
    """The path as CI will name it. Raises ConfigError for one outside this folder, or missing."""
    from mtqa.errors import ConfigError

    full = Path(path).resolve()
    if not full.is_relative_to(here.resolve()):
        raise ConfigError(f"{path}: is outside this folder, so no CI would find it")
    if not full.exists() and not any(c in path for c in "*?["):
        raise ConfigError(f"{path}: no such file or folder")
    if any(c in path for c in "\n\r"):
        raise ConfigError(f"{path!r}: a path with a line break cannot be written into a CI file")
    return full.relative_to(here.resolve()).as_posix()


def _provider(ci: str, root: Path | None) -> str | None:
    """What the CI file is for: as asked, or by the repository's folders, or its remotes."""
    from mtqa.commands.starter import provider
    from mtqa.errors import ConfigError, did_you_mean
    from mtqa.history.changed import remotes

    if ci not in ("auto", "github", "gitlab", "none"):
        raise ConfigError(f"--ci: unknown '{ci}'{did_you_mean(ci, ('github', 'gitlab', 'none')) or '; use github, gitlab or none'}")
    if ci != "auto":
        return None if ci == "none" else ci
    if Path(PIPELINE).exists() or Path(".gitlab").is_dir():
        return "gitlab"
    if Path(".github").is_dir():
        return "github"
    return provider(remotes(root)) if root is not None else None


def _existing_config(here: Path) -> Path | None:
    """The configuration that holds in this folder and lies in it."""
    from mtqa.config import find

    found = find(here)
    return found if found is not None and found.absolute().parent == here else None


def _write(path: str, text: str, force: bool, written: list[str]) -> bool:
    """Write a file that is not there, or any if forced; tell either. True if it was written."""
    if Path(path).exists() and not force:
        say(f"{path}: exists, left alone (--force writes it anew)")
        return False
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    save(path, text)
    written.append(path)
    say(f"{path}: written")
    return True
