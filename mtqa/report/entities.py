"""The names of a set of files, for the terminal, for spreadsheets, for programs, and as a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mtqa.errors import ConfigError, did_you_mean
from mtqa.model.entity import Entity, EntitySpelling, EntityTable
from mtqa.report import Look
from mtqa.report.visible import json_visible, one_line

VERSION = 1
COLUMNS = ("name", "kind", "spelling", "role", "mentions", "files", "decided by", "reason", "first at", "in")
_NARROW, _WIDEST = 72, 160  # cells: below the first, columns are left out


def render_entities(table: EntityTable, format: str = "table", look: Look | None = None) -> str:  # noqa: A002
    """The table in a format of `FORMATS`. Raises ConfigError for an unknown one."""
    return FORMATS[known_format(format)](table, look or Look())


def known_format(name: str) -> str:
    """The name back. Raises ConfigError if there is no such format."""
    if name not in FORMATS:
        raise ConfigError(f"--format: unknown '{name}'{did_you_mean(name, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    return name


def _table(table: EntityTable, look: Look) -> str:
    """Rich lays the columns out. Variants come first, other right spellings behind them in brackets."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not table.entities:
        return ""
    out = io.StringIO()
    width = max(40, min(look.width, _WIDEST))
    # Colour only where the look says so: the environment was asked already.
    console = Console(file=out, width=width, color_system="standard" if look.colour else None, force_terminal=look.colour, highlight=False)
    rows = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False, header_style="dim")
    wide = width >= _NARROW
    rows.add_column("name", ratio=3, overflow="fold")
    if wide:
        rows.add_column("kind", no_wrap=True)
    rows.add_column("mentions", justify="right", no_wrap=True)
    if wide:
        rows.add_column("files", justify="right", no_wrap=True)
    rows.add_column("other spellings", ratio=4, overflow="fold")
    if wide:
        rows.add_column("decided by", no_wrap=True)
    for entity in table.entities:
        others = Text(", ").join(Text(_counted(spelling), "red") for spelling in entity.variants)
        if right := ", ".join(map(_counted, _shown(entity))):
            others.append(f"{' ' if others else ''}({right})", "dim")
        name = Text(one_line(entity.name), "bold" if entity.variants else "")
        row = (name, entity.kind, f"{entity.count:,}", f"{len(entity.files):,}", others, entity.by)
        rows.add_row(*(row if wide else (row[0], row[2], row[4])))
    console.print(rows)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _counted(spelling: EntitySpelling) -> str:
    return f"{one_line(spelling.text)} ×{spelling.count}"


def _shown(entity: Entity) -> Iterable[EntitySpelling]:
    """Right spellings besides the chosen one that stand in the texts."""
    return (s for s in entity.spellings[1:] if s not in entity.variants and s.count)


def _csv(table: EntityTable, _: Look) -> str:
    """RFC 4180, a row for each spelling. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    from mtqa.report.as_csv import inert

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entity in table.entities:
        for spelling in entity.spellings:
            at = f"{spelling.at.path}:{spelling.at.line}:{spelling.at.column}" if spelling.at else ""
            where = "; ".join(f"{path} {count}" for path, count in spelling.files)
            texts = (entity.name, entity.kind, spelling.text, spelling.role.value)
            row = (*texts, spelling.count, len(spelling.files), entity.by, entity.reason, at, where)
            writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _json(table: EntityTable, _: Look) -> str:
    """One object; a line for each entity, so that two runs can be compared with `diff`."""
    head = {"version": VERSION, "tool": {"name": "mtqa", "version": table.version}, "files": table.files, "errors": list(table.errors)}
    rows = ",\n  ".join(_dump(entity_object(entity)) for entity in table.entities)
    return f'{_dump(head)[:-1]},\n "names": [{chr(10) + "  " + rows if rows else ""}]}}\n'


def entity_object(entity: Entity) -> dict[str, Any]:
    """One entity as JSON knows it (docs/reference/json.md)."""
    return {
        "name": entity.name,
        "kind": entity.kind or None,
        "mentions": entity.count,
        "files": list(entity.files),
        "by": entity.by or None,
        "reason": entity.reason or None,
        "spellings": [
            {
                "text": s.text,
                "role": s.role.value,
                "mentions": s.count,
                "files": [{"path": path, "mentions": count} for path, count in s.files],
                "first": {"path": s.at.path, "line": s.at.line, "column": s.at.column} if s.at else None,
            }
            for s in entity.spellings
        ],
    }


def _html(table: EntityTable, look: Look) -> str:
    from mtqa.report.entities_page import render_page

    return render_page(table, look.base)


def _dump(value: Mapping[str, Any]) -> str:
    return json_visible(json.dumps(value, ensure_ascii=False))


FORMATS: Mapping[str, Callable[[EntityTable, Look], str]] = {"table": _table, "csv": _csv, "json": _json, "html": _html}
