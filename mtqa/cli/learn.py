"""mtqa learn: proposes rules and glossary entries from corrections."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, keep_apart, save, say

Data = Annotated[list[str] | None, typer.Argument(metavar="[MT]...", help="Machine translations (a segment a line), or JSONL records.")]
Reference = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Their corrections, line by line; may be repeated.")]
Source = Annotated[str | None, typer.Option(metavar="FILE", help="Their source, line by line.")]
Decisions = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Reviewers' decisions (JSONL); may be repeated.")]
Write = Annotated[str | None, typer.Option(metavar="DIR", help="Write proposed rules, a glossary and an allow-list to this folder.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite proposals of an earlier run.")]
Support = Annotated[str, typer.Option("--min-support", metavar="N", help="Least number of segments with the correction.")]
Share = Annotated[str, typer.Option("--min-precision", metavar="SHARE", help="Least share of the wrong word's places so corrected.")]
Most = Annotated[str, typer.Option("--max", metavar="N", help="Proposals at the most.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text (default) or json.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table to this file instead of stdout.")]


def learn(
    data: Data = None,
    reference: Reference = None,
    source: Source = None,
    decisions: Decisions = None,
    write: Write = None,
    min_support: Support = "3",
    min_precision: Share = "0.5",
    most: Most = "200",
    source_lang: o.SourceLang = None,
    target_lang: o.TargetLang = None,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    force: Force = False,
    quiet: o.Quiet = False,
) -> None:
    """Propose rules and glossary entries from machine translations and their corrections.

    Nothing is switched on: the proposals are for a person to review. They hold words and counts, no sentence of the data.
    """
    from mtqa.cli.progress import Progress
    from mtqa.commands.learning import learn_files, proposed_files
    from mtqa.errors import ConfigError, did_you_mean
    from mtqa.learn import render
    from mtqa.learn.nouns import Options

    formats = {"text": render.table, "json": render.as_json}
    if format not in formats:
        raise ConfigError(f"--format: unknown '{format}'{did_you_mean(format, formats) or '; use ' + ', '.join(formats)}")
    language = target_lang or "en"
    options = Options(_number("--min-support", min_support), _share(min_precision), _number("--max", most), language)
    keep_apart([output], [*(data or []), *(reference or []), source, *(decisions or [])])
    with Progress(quiet=quiet) as progress:
        learned = learn_files(
            data or [], reference or [], source, decisions or [], options, source_language=source_lang or "", progress=progress
        )
    if write is not None:
        _save_all(write, proposed_files(learned, language), force=force)
        if not quiet:
            say(f"note: proposals are in {write}; nothing uses them until you review them and move them to your rules or glossary")
    text = formats[format](learned)
    if output is None or output == "-":
        emit(text)
    else:
        save(output, text)


def _save_all(folder: str, files: dict[str, str], *, force: bool) -> None:
    """All files or none; what a reviewer may have worked on is not overwritten."""
    from pathlib import Path

    from mtqa.errors import OutputError

    paths = {Path(folder) / name: text for name, text in files.items()}
    if not force and (there := next((path for path in paths if path.exists()), None)) is not None:
        raise OutputError(f"{there.as_posix()}: is there already; name another folder, or overwrite it with --force")
    for path, text in paths.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path.parent.as_posix()}: cannot be made ({error.strerror or error})") from error
        save(str(path), text)


def _number(name: str, value: str) -> int:
    from mtqa.errors import ConfigError

    if not value.isdecimal() or int(value) < 1:
        raise ConfigError(f"{name}: '{value}' is no number of 1 or more")
    return int(value)


def _share(value: str) -> float:
    from mtqa.errors import ConfigError

    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ConfigError(f"--min-precision: '{value}' is no share between 0 and 1")
    return share
