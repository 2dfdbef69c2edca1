"""mtqa report: one HTML file in which reviewers read, accept and reject."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.check import tell
from mtqa.cli.output import keep_apart, look, save, say
from mtqa.cli.progress import Progress

Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")]


@o.takes(*o.RULES, *o.TEXT, "baseline", "decisions", "jobs")
def report(
    settings: o.Configured,
    paths: o.Paths = None,
    output: Output = "mtqa-report.html",
    changed_since: o.ChangedSince = None,
    corpus: o.Corpus = False,
    quiet: o.Quiet = False,
) -> int:
    """Write a page for reviewers: read, accept, reject, edit, export the decisions.

    The page is one file without any link to the network. It keeps the reviewer's decisions in the browser until they are
    exported; 'mtqa fix --decisions FILE' applies them, 'mtqa check --decisions FILE' hides what was rejected.
    """
    keep_apart([output], paths or [])
    from mtqa import pipeline
    from mtqa.report import render

    with Progress(quiet=quiet) as progress:
        found = pipeline.run(paths or [], settings, progress=progress, since=changed_since, corpus=corpus)
        page = render(found, "html", look(output))
    save(output, page)
    tell(found, quiet=quiet)
    if not quiet:
        count = len(found.findings)
        say(f"{output}: {count} finding{'s' if count != 1 else ''} in {len(found.files)} file{'s' if len(found.files) != 1 else ''}")
    return 2 if found.broken else 0
