"""mtqa names: list persons, places and organisations with their spellings; make the list that later runs enforce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, keep_apart, look, save, say, say_notes
from mtqa.cli.progress import Progress

if TYPE_CHECKING:
    from mtqa.model.entity import EntityTable

Write = Annotated[str | None, typer.Option("--write", metavar="FILE", help="Add the names to this YAML file; what it holds stays.")]
All = Annotated[bool, typer.Option("--all", help="With --write: names with one spelling, too.")]
Several = Annotated[bool, typer.Option("--several", help="Only names with variants.")]
MinCount = Annotated[str | None, typer.Option(metavar="N", help="Only names with that many mentions.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="table (default), csv, json or html.", show_default=False)]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table to this file instead of stdout.")]


@o.takes("names", *o.SIDES, "encoding", "jobs")
def names(
    settings: o.Configured,
    paths: o.Paths = None,
    write: Write = None,
    every: All = False,
    several: Several = False,
    min_count: MinCount = None,
    format: Format = "table",  # noqa: A002
    output: Output = None,
    quiet: o.Quiet = False,
) -> int:
    """List persons, places and organisations with their spellings, mentions and files.

    All files are compared with each other. With --write, the names with several spellings go into a list that
    'check --names FILE' enforces; writing again adds and never takes away.
    """
    from mtqa.commands.entities import cut, entity_table
    from mtqa.errors import ConfigError
    from mtqa.report.entities import known_format, render_entities

    known_format(format)
    keep_apart([output, write], paths or [])
    if min_count is not None and not min_count.isdecimal():
        raise ConfigError(f"--min-count: expected a whole number, got '{min_count}'")
    if write and (format != "table" or output):
        raise ConfigError("--write makes a names file and no table; leave out --format and --output, or run it twice")
    if every and not write:
        raise ConfigError("--all says what --write writes; a table has all names unless --several is given")
    existing = None
    if write:
        from mtqa.commands.names_file import existing_text

        existing = existing_text(write)
    with Progress(quiet=quiet) as progress:
        table = entity_table(paths or [], settings, progress, write if existing else None)
    table = cut(table, several=several, min_count=int(min_count or 1))
    if write:
        _write(write, existing or "", table, every=every)
    elif output in (None, "-"):
        emit(render_entities(table, format, look()))
    else:
        save(output or "", render_entities(table, format, look(output)))
    for error in table.errors:
        say(f"error: {error}")
    if not quiet:
        say_notes(table.notes)
        if not write:
            variants = sum(bool(entity.variants) for entity in table.entities)
            say(f"{_count(len(table.entities), 'name')} in {_count(table.files, 'file')}, {variants:,} with more than one spelling.")
    return 2 if table.errors else 0


def _write(path: str, existing: str, table: EntityTable, *, every: bool) -> None:
    from mtqa.commands.names_file import as_before, merged

    done = merged(existing, path, table, every=every)
    if done.text != existing:
        save(path, as_before(done.text, path))
    if not existing:
        say(f"{path}: written, {_count(done.names, 'name')}. What is 'proposed' in it waits for you to agree.")
        return
    new = [_count(done.names, "name")] if done.names else []
    new += [f"{_count(done.variants, 'spelling')} of names that it had"] if done.variants else []
    say(f"{path}: {' and '.join(new)} added; the rest is as it was." if new else f"{path}: nothing new; it is as it was.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
