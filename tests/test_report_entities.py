"""The table of names in its four forms."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from jsonschema import validate

from mtqa.annotate.names.choice import By
from mtqa.errors import ConfigError
from mtqa.model import Elsewhere
from mtqa.model.entity import Entity, EntitySpelling, EntityTable, Role
from mtqa.report import Look
from mtqa.report.entities import FORMATS, render_entities
from mtqa.report.wrap import cells

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "reference" / "names-table.schema.json").read_text("utf-8"))
HOSTILE = "=cmd()<script>alert(1)</script>\x1b[31m\u202eX"


def spelled(text: str, role: Role, count: int = 2) -> EntitySpelling:
    return EntitySpelling(text, role, (("a.txt", count - 1), ("b.txt", 1)), Elsewhere("a.txt", 3, 7, text))


TABLE = EntityTable(
    (
        Entity("Colin Kahl", "person", (
            spelled("Colin Kahl", Role.CHOSEN), spelled("Kahl", Role.SHORT, 5), spelled("Colin Cahill", Role.VARIANT),
        ), "majority", "2 of 3 files have it"),
        Entity(HOSTILE, "", (spelled(HOSTILE, Role.CHOSEN), spelled(HOSTILE + "Y", Role.VARIANT))),
        Entity("基辅", "place", (EntitySpelling("基辅", Role.CHOSEN, ()),)),
    ),
    2,
    "0.1.0",
)  # fmt: skip


def test_json_fits_its_schema() -> None:
    made = json.loads(render_entities(TABLE, "json"))
    validate(made, SCHEMA)
    assert [(s["text"], s["role"], s["mentions"]) for s in made["names"][0]["spellings"]] == [
        ("Colin Kahl", "chosen", 2), ("Kahl", "short", 5), ("Colin Cahill", "variant", 2),
    ]  # fmt: skip
    assert made["names"][0]["spellings"][2]["first"] == {"path": "a.txt", "line": 3, "column": 7}
    assert "\x1b" not in render_entities(TABLE, "json") and "\u202e" not in render_entities(TABLE, "json")


def test_the_schema_knows_every_reason() -> None:
    assert {by.value for by in By} | {None} == set(SCHEMA["properties"]["names"]["items"]["properties"]["by"]["enum"])


def test_csv_has_a_row_for_each_spelling_and_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(render_entities(TABLE, "csv"))))
    assert [(r["name"], r["spelling"], r["role"], r["mentions"], r["first at"], r["in"]) for r in rows[:3]] == [
        ("Colin Kahl", "Colin Kahl", "chosen", "2", "a.txt:3:7", "a.txt 1; b.txt 1"),
        ("Colin Kahl", "Kahl", "short", "5", "a.txt:3:7", "a.txt 4; b.txt 1"),
        ("Colin Kahl", "Colin Cahill", "variant", "2", "a.txt:3:7", "a.txt 1; b.txt 1"),
    ]
    assert rows[3]["name"] == "'" + HOSTILE


@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_table_fits_the_terminal(width: int) -> None:
    plain = render_entities(TABLE, "table", Look(width=width))
    assert max(map(cells, plain.splitlines())) <= width
    flat = re.sub(r"\s+", "", plain)
    assert "\x1b" not in plain and "ColinCahill" in flat and "基辅" in plain
    assert ("majority" in flat) == (width > 40)
    assert "\x1b[" in render_entities(TABLE, "table", Look(colour=True, width=width))


def test_the_page_is_inert() -> None:
    page = render_entities(TABLE, "html")
    assert "<script" not in page and "\x1b" not in page and "\u202e" not in page and "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page and not re.search(r"<[^>]*\s(?:src|href)=", page)
    assert page == render_entities(TABLE, "html")


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_table_without_names_can_be_shown(format_name: str) -> None:
    made = render_entities(EntityTable((), 0, "0.1.0"), format_name)
    assert "nan" not in made.lower().replace("name", "")


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(ConfigError, match="unknown 'xml'"):
        render_entities(TABLE, "xml")
