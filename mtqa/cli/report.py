"""mtqa report: one HTML file in which reviewers read, accept and reject."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.check import Baseline, ChangedSince, Decisions, tell
from mtqa.cli.output import look, save, say
from mtqa.cli.progress import Progress

Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")]


def report(
    paths: o.Paths = None,
    output: Output = "mtqa-report.html",
    select: o.Select = None,
    ignore: o.Ignore = None,
    min_severity: o.MinSeverity = None,
    min_confidence: o.MinConfidence = None,
    min_precision: o.MinPrecision = None,
    source: o.Source = None,
    reference: o.Reference = None,
    source_lang: o.SourceLang = None,
    target_lang: o.TargetLang = None,
    genre: o.Genre = None,
    glossary: o.Glossary = None,
    lenient_glossary: o.LenientGlossary = False,
    names: o.Names = None,
    corpus: o.Corpus = False,
    baseline: Baseline = None,
    decisions: Decisions = None,
    changed_since: ChangedSince = None,
    config: o.ConfigFile = None,
    encoding: o.Encoding = None,
    no_scores: o.NoScores = False,
    jobs: o.Jobs = None,
    quiet: o.Quiet = False,
) -> int:
    """Write a page for reviewers: read, accept, reject, edit, export the decisions.

    The page is one file without any link to the network. It keeps the reviewer's decisions in the browser until they are
    exported; 'mtqa fix --decisions FILE' applies them, 'mtqa check --decisions FILE' hides what was rejected.
    """
    settings = o.settings_for(config, {
        "select": select, "ignore": ignore, "min_severity": min_severity, "min_confidence": min_confidence, "source": source,
        "min_precision": min_precision, "names": names,
        "references": reference, "source_language": source_lang, "target_language": target_lang, "genre": genre,
        "encoding": encoding, "jobs": jobs, "scores": False if no_scores else None,
        "baseline": baseline, "decisions": decisions,
        "glossaries": glossary, "lenient_glossary": lenient_glossary or None,
    })  # fmt: skip
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
