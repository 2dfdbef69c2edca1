"""Reports for people and for programs: JSON by its schema, no line too wide, colour that changes nothing but colour."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_help import RULE, found, report_of, use

from mtqa.model import (
    Block,
    Document,
    Dropped,
    Edit,
    Escape,
    File,
    FileReport,
    Fix,
    OffsetMap,
    Piece,
    Related,
    Report,
    Segment,
    Severity,
    Span,
    Text,
)
from mtqa.report import Look, render
from mtqa.report.visible import one_line
from mtqa.report.wrap import cells

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "reference" / "report.schema.json").read_text(encoding="utf-8"))

# ------------------------------------------------------------------------------------------------ JSON


def valid(report: Report) -> Any:
    value = json.loads(render(report, "json"))
    Draft202012Validator(SCHEMA).validate(value)
    line_schema = {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}
    for line in render(report, "jsonl").splitlines():
        Draft202012Validator(line_schema).validate(json.loads(line))
    return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_json_of_running_text() -> None:
    raw = "One.\r\nHe saw the the end."
    finding = found(raw, "the the", use(raw, "the the", "the"), related=(Related(Span(0, 3), "begin"),))
    report = report_of(raw, finding)
    dropped = (Dropped(found(raw, "saw"), "suppressed"),)
    report = replace(
        report, files=(replace(report.files[0], dropped=dropped), FileReport("gone.txt", None, error="gone.txt: no such file"))
    )
    value = valid(report)
    first = value["files"][0]["findings"][0]
    assert (first["start"], first["end"], first["line"], first["column"], first["text"]) == (13, 20, 2, 8, "the the")
    assert first["suggestions"][0]["replacement"] == "the"
    assert first["related"][0] == {"start": 0, "end": 3, "line": 1, "column": 1, "text": "One", "note": "begin", "segment": None}
    assert value["files"][0]["dropped"] == [{"rule": "doubled-word", "start": 9, "end": 12, "reason": "suppressed"}]
    assert value["files"][1]["error"] == "gone.txt: no such file"
    assert value["summary"] == {"files": 2, "findings": 1, "by_severity": {"minor": 1}, "words": 6}


def records() -> tuple[str, Text, Text]:
    r"""Two records that stand alone: 'a "b" c' written with escapes, and 'the the'."""
    raw = '{"target": "a \\"b\\" c"}\n{"target": "the the"}\n'
    first, second = raw.index("a \\"), raw.index("the the")
    pieces = (
        Piece(Span(0, 2), Span(first, first + 2)),
        Piece(Span(2, 3), Span(first + 2, first + 4)),
        Piece(Span(3, 4), Span(first + 4, first + 5)),
        Piece(Span(4, 5), Span(first + 5, first + 7)),
        Piece(Span(5, 7), Span(first + 7, first + 9)),
    )
    one = Text(raw, 'a "b" c', (Block(Span(0, 7)),), OffsetMap(pieces), (Segment("1", Span(0, 7)),), "en", Escape.JSON)
    other = OffsetMap((Piece(Span(0, 7), Span(second, second + 7)),))
    return raw, one, Text(raw, "the the", (Block(Span(0, 7)),), other, (Segment("2", Span(0, 7)),), "en", Escape.JSON)


def test_json_of_records() -> None:
    raw, one, two = records()
    quoted = Span(2, 5)
    fix = Fix("Use", (Edit(one.to_raw(quoted), '\\"x\\"'),))
    findings = (
        replace(found(raw, "a"), span=one.to_raw(quoted), plain=quoted, text='"b"', fixes=(fix,)),
        replace(found(raw, "a"), span=two.to_raw(Span(0, 7)), plain=Span(0, 7), text="the the"),
    )
    file = File("a.jsonl", raw, (Document("a.jsonl", one), Document("a.jsonl", two)))
    report = Report((FileReport("a.jsonl", file, findings),), "hash", "0.1.0")
    first, second = valid(report)["files"][0]["findings"]
    assert (first["start"], first["end"], first["line"]) == (None, None, 1)
    assert first["segment"] == {"id": "1", "start": 2, "end": 5}
    suggestion = first["suggestions"][0]
    assert suggestion["replacement"] == '"x"'
    assert suggestion["edits"] == [{"start": None, "end": None, "replacement": '"x"', "segment": {"id": "1", "start": 2, "end": 5}}]
    assert second["segment"] == {"id": "2", "start": 0, "end": 7}
    assert raw[second["start"] : second["end"]] == "the the" and second["line"] == 2


def test_the_order_of_the_summary_is_by_severity() -> None:
    raw = "the the one one two two"
    findings = [found(raw, w, severity=s) for w, s in (("the the", Severity.MINOR), ("one one", Severity.CRITICAL))]
    assert list(valid(report_of(raw, *findings))["summary"]["by_severity"]) == ["critical", "minor"]


# ------------------------------------------------------------------------------------------------ for people


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    raw = (
        "Some words stand here and there. " * 5
        + "Here is the the fault, 東京都は日本の首都であり、世界最大の. "
        + "More of them follow. " * 9
    )
    finding = found(raw, "the the", use(raw, "the the", "the"), use(raw, "the the", "a"), message="A message of many words, " * 6)
    rule = replace(RULE, why="A long explanation that goes on " * 9)
    shown = render(report_of(raw, replace(finding, rule=rule)), "text", Look(width=width))
    assert max(cells(line) for line in shown.splitlines()) <= width


def test_colour_changes_nothing_but_colour() -> None:
    raw = "He saw the the end. It  was late."
    findings = (found(raw, "the the", use(raw, "the the", "the")), found(raw, "  ", use(raw, "  ", " ")))
    bare = render(report_of(raw, *findings), "text")
    assert re.sub(r"\x1b\[[0-9;]*m", "", render(report_of(raw, *findings), "text", Look(colour=True))) == bare
    assert "\x1b" not in bare


def test_why_is_told_once_for_each_rule() -> None:
    raw = "the the one one"
    shown = render(report_of(raw, found(raw, "the the"), found(raw, "one one")), "text")
    assert shown.count("Why: A loop.") == 1 and "It is short" not in shown


def test_concise_is_one_line_a_finding() -> None:
    raw = "the the\none"
    finding = found(raw, "the the", use(raw, "the the", "the"), message="Two\nlines")
    assert render(report_of(raw, finding), "concise") == "a.txt:1:1: doubled-word minor Two lines [the]\n"
    gone = Fix("Delete it", (Edit(Span(0, 7), ""),))
    assert render(report_of(raw, found(raw, "the the", gone)), "concise").endswith("[Delete it]\n")


def test_right_to_left_text_is_marked_with_brackets() -> None:
    raw = "הוא אמר the the שלום"
    shown = render(report_of(raw, found(raw, "the the")), "text")
    assert "⟦the the⟧" in shown and "^" not in shown


def test_white_space_of_a_text_is_folded_but_its_words_stay() -> None:
    assert one_line("a\r\n\tb  c\x1b") == "a b c\\x1b"
