"""mtqa check: read files, print a report, tell by the exit code whether it failed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, keep_apart, look, save, say, say_notes
from mtqa.cli.progress import Progress

if TYPE_CHECKING:
    from mtqa.model import Report


_FORMATS = "text (default), concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, markdown, csv, html, marot, pearmut."
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=_FORMATS, show_default=False)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report to this file instead of stdout.")]
OutputFile = Annotated[list[str] | None, typer.Option(metavar="FORMAT=FILE", help="Write one more report; may be repeated.")]
ShowKnown = Annotated[bool, typer.Option("--show-known", help="Show what the baseline hides, as neutral findings that fail nothing.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")]
Scorecard = Annotated[bool, typer.Option("--scorecard", help="Add the MQM scorecard: penalties per 1,000 words, overall score.")]


@o.takes(*o.RULES, "fail_on", *o.TEXT, "baseline", "decisions", "mqm_profile", "fail_under", "jobs")
def check(
    settings: o.Configured,
    paths: o.Paths = None,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    output_file: OutputFile = None,
    exit_zero: ExitZero = False,
    scorecard: Scorecard = False,
    show_known: ShowKnown = False,
    changed_since: o.ChangedSince = None,
    corpus: o.Corpus = False,
    quiet: o.Quiet = False,
) -> int:
    """Report what is wrong in translated texts.

    Reads plain text, Markdown, HTML and JSONL pairs. Writes nothing but its report.
    """
    wanted = _wanted(format, output, output_file or [])
    keep_apart((path for _, path in wanted), paths or [])
    from mtqa import pipeline

    with Progress(quiet=quiet) as progress:
        report = pipeline.run(paths or [], settings, progress=progress, since=changed_since, corpus=corpus)
        from mtqa.report import render

        own = settings(report.files[0].path if report.files else "-")
        gone = 0
        if own.baseline:
            from mtqa.history.known import unused_entries, with_known_as_notes

            gone = unused_entries(own.baseline, report) if changed_since is None and not own.narrowed else 0
            report = with_known_as_notes(report) if show_known else report
        if scorecard or own.given.get("mqm_profile", "").startswith("--") or own.fail_under is not None:
            from mtqa.score.mqm import profile_named, with_scorecard

            report = with_scorecard(report, profile_named(own.mqm_profile, own.mqm_profiles))
        texts = [(path, render(report, name, look(path))) for name, path in wanted]
    for path, text in texts:
        if path is None:
            emit(text)
        else:
            save(path, text)
    tell(report, quiet=quiet)
    if gone and not quiet:
        say(f"note: {gone} known finding{'s' if gone != 1 else ''} no longer found; 'mtqa baseline prune' takes such entries out")
    low = report.scorecard is not None and own.fail_under is not None and not report.scorecard.passes(own.fail_under)
    if low and report.scorecard:
        from mtqa.report.card import closing

        say(f"{closing(report.scorecard)} This is below {own.fail_under:g}.")
    return 2 if report.broken else int((report.failed or low) and not exit_zero)


def _wanted(format_name: str, output: str | None, more: list[str]) -> list[tuple[str, str | None]]:
    """(format, file or None for stdout) of every report asked for. Raises ConfigError for an unknown format."""
    from mtqa.errors import ConfigError
    from mtqa.report import known_format

    wanted: list[tuple[str, str | None]] = [(known_format(format_name), None if output in (None, "-") else output)]
    for item in more:
        name, equals, path = item.partition("=")
        if not equals or not path:
            raise ConfigError(f"--output-file: expected FORMAT=FILE, such as json=report.json, got '{item}'")
        wanted.append((known_format(name), path))
    return wanted


def tell(report: Report, *, quiet: bool) -> None:
    """Errors, and notes unless the user wants quiet, on stderr."""
    if not quiet:
        say_notes([*report.notes, *(note for file in report.files for note in file.notes)])
        hidden = Counter(d.reason for file in report.files for d in file.dropped)
        for reason in ("baseline", "decision", "precision"):
            if hidden[reason]:
                say(f"note: {hidden[reason]} finding{'s' if hidden[reason] != 1 else ''} not shown ({reason})")
    for file in report.files:
        if file.error is not None:
            say(f"error: {file.error}")
