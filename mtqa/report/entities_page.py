"""The names of a set of files as one HTML page: no script, no network, a Content-Security-Policy that allows its own style only."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.model.entity import Entity, EntityTable
from mtqa.report.rows import relative
from mtqa.report.visible import one_line

_FOLDER = Path(__file__).parent / "html"


def render_page(table: EntityTable, base: str = "") -> str:
    """The page. The same table gives the same bytes; texts are escaped, their control characters shown."""
    from markupsafe import Markup

    style = (_FOLDER / "names.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    several = sum(bool(entity.variants) for entity in table.entities)
    return str(
        _template().render(
            entities=[_row(entity, base) for entity in table.entities],
            files=table.files,
            several=several,
            style=Markup(style),
            policy=f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'",
            version=table.version,
        )
    )


def _row(entity: Entity, base: str) -> dict[str, Any]:
    return {
        "name": one_line(entity.name),
        "kind": entity.kind,
        "count": entity.count,
        "by": entity.by,
        "reason": entity.reason,
        "variants": bool(entity.variants),
        "files": [one_line(relative(path, base)) for path in entity.files],
        "spellings": [
            {
                "text": one_line(s.text),
                "role": s.role.value,
                "count": s.count,
                "at": f"{one_line(relative(s.at.path, base))}:{s.at.line}:{s.at.column}" if s.at else "",
            }
            for s in entity.spellings
        ],
    }


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined).get_template("names.html.j2")
