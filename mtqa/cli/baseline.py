"""mtqa baseline: make a list of the findings that are there today, so that only new ones are reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import keep_apart, save, say
from mtqa.cli.progress import Progress

if TYPE_CHECKING:
    from mtqa.resolve.baseline import Baseline

app = typer.Typer(help="Keep known findings out of the report.", no_args_is_help=True, rich_markup_mode=None)
File = Annotated[str, typer.Option("--baseline", metavar="FILE", help="The baseline file.")]
DEFAULT = "mtqa-baseline.json"


@app.command()
@o.takes("select", "ignore")
def write(settings: o.Configured, paths: o.Paths = None, baseline: File = DEFAULT, corpus: o.Corpus = False) -> int:
    """Write all findings of today, in place of what the file held."""
    keep_apart([baseline], paths or [])
    made, _ = _found(paths or [], baseline, settings, corpus=corpus)
    return _save(baseline, made, "written")


@app.command()
@o.takes("select", "ignore")
def update(settings: o.Configured, paths: o.Paths = None, baseline: File = DEFAULT, corpus: o.Corpus = False) -> int:
    """Write the findings of the given files; what is known of other files stays."""
    from mtqa.history.known import read_baseline
    from mtqa.resolve.baseline import merged

    made, checked = _found(paths or [], baseline, settings, corpus=corpus)
    return _save(baseline, merged(read_baseline(baseline), made, checked), "updated")


@app.command()
@o.takes("select", "ignore")
def prune(settings: o.Configured, paths: o.Paths = None, baseline: File = DEFAULT, corpus: o.Corpus = False) -> int:
    """Take out what is no longer found in the given files; nothing new is added."""
    from mtqa.history.known import read_baseline
    from mtqa.resolve.baseline import pruned

    made, checked = _found(paths or [], baseline, settings, corpus=corpus)
    return _save(baseline, pruned(read_baseline(baseline), made, checked), "pruned")


def _found(paths: list[str], baseline: str, settings: o.Configured, *, corpus: bool) -> tuple[Baseline, list[str]]:
    """The findings of the paths as a baseline, and the paths as it names them. A file that cannot be read stops everything."""
    from dataclasses import replace

    from mtqa import pipeline
    from mtqa.errors import InputError
    from mtqa.history.known import path_in
    from mtqa.resolve.baseline import of_findings

    with Progress(quiet=False) as progress:
        report = pipeline.run(paths, lambda path: replace(settings(path), baseline=None), progress=progress, corpus=corpus)
    if errors := [file.error for file in report.files if file.error]:
        raise InputError("; ".join(errors) + f"; {baseline} was left as it was")
    found = [(path_in(baseline, file.path), finding) for file in report.files for finding in file.findings]
    return of_findings(found), [path_in(baseline, file.path) for file in report.files]


def _save(path: str, made: Baseline, done: str) -> int:
    from mtqa.resolve.baseline import dump

    existed = Path(path).exists()
    save(path, dump(made))
    count = sum(made.counts.values())
    say(f"{path}: {done if existed else 'written'}, {count} known finding{'s' if count != 1 else ''}")
    return 0
