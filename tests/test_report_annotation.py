"""Exports for annotation tools: Marot's TSV and Pearmut's campaigns."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from mtqa.commands.evaluation import evaluate_files
from mtqa.config import Settings
from mtqa.model import FileReport, Report
from mtqa.pipeline import Checker
from mtqa.report import render
from mtqa.report.as_marot import COLUMNS
from mtqa.report.marked import pieces

RECORDS = [
    {"id": "a", "doc": "d", "source": "גשם 😀", "target": "😀 The the\nend. .\tFine.", "reference": "The end."},
    {"id": "b", "doc": "d", "source": "שמש", "target": "All was well.", "reference": "All was well."},
    {"id": "c", "target": '<img src=x onerror="y"> <v>He</v> went went home.'},
]
RULES = Settings(select=("doubled-word", "doubled-stop"), target_language="en")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(RULES)


@pytest.fixture(scope="module")
def report(checker: Checker) -> Report:
    file = checker.check_file("sys/a.jsonl", "".join(json.dumps(r) + "\n" for r in RECORDS).encode())
    article = checker.check_file("b.txt", b"A headline\n\nShe paid for for the boat. .\n\nAll was well.\n")
    return Report((file, article), "0" * 16, "0.1.0")


def rows(report: Report) -> list[dict[str, str]]:
    lines = render(report, "marot").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_segment_has_its_findings(report: Report) -> None:
    found = [(p.id, [m.span.of(p.target) for m in p.marks]) for _, parts in pieces(report.files[0]) for p in parts]
    assert found == [("a", ["The the", ". ."]), ("b", []), ("c", ["went went"])]
    found = [(p.id, [m.span.of(p.target) for m in p.marks]) for _, parts in pieces(report.files[1]) for p in parts]
    assert found == [("1", []), ("2", ["for for", ". ."]), ("3", [])]


def test_marot_has_a_line_for_each_error_and_each_good_segment(report: Report) -> None:
    made = rows(report)
    assert tuple(made[0]) == COLUMNS and all(None not in row and None not in row.values() for row in made)
    assert [(r["doc"], r["docSegId"], r["severity"]) for r in made] == [
        ("d", "a", "Minor"), ("d", "a", "Minor"), ("d", "b", "no-error"), ("sys/a.jsonl", "c", "Minor"),
        ("b.txt", "1", "no-error"), ("b.txt", "2", "Minor"), ("b.txt", "2", "Minor"), ("b.txt", "3", "no-error"),
    ]  # fmt: skip
    assert made[0]["target"] == "😀 <v>The the</v> end. . Fine." and made[0]["source"] == "גשם 😀"
    assert made[0]["category"] == "Linguistic conventions/Duplication"
    assert json.loads(made[0]["metadata"]) == {"note": "The word stands here twice.", "marked_text": "The the", "rule": "doubled-word"}
    assert made[3]["target"] == '<img src=x onerror="y"> ‹v›He‹/v› <v>went went</v> home.'  # no tags but our own
    assert len({r["globalSegId"] for r in made}) == 6


def test_what_marot_reads_mtqa_reads_too(report: Report, tmp_path: Path) -> None:
    (tmp_path / "marks.tsv").write_text(render(report, "marot"), encoding="utf-8")
    result = evaluate_files([str(tmp_path / "marks.tsv")], [], RULES)
    assert result.texts == 6 and result.spans.marked == 5
    assert (result.total.findings, result.total.right, result.spans.f1) == (5, 5, 1.0)


def test_pearmut_counts_utf_16_units_and_includes_the_end(report: Report) -> None:
    campaign = json.loads(render(report, "pearmut"))
    (task,) = campaign["data"]
    assert [[item["item_id"] for item in doc] for doc in task] == [["d:a", "d:b"], ["sys/a.jsonl:c"], ["b.txt:1", "b.txt:2", "b.txt:3"]]
    first = task[0][0]
    assert (first["src"], first["ref"]) == ("גשם 😀", "The end.") and "src" not in task[1][0]
    for doc in task:
        for item in doc:
            (text,) = item["tgt"].values()
            units = text.encode("utf-16-le")
            marked = [units[2 * s["start_i"] : 2 * s["end_i"] + 2].decode("utf-16-le") for s in item["error_spans"]["mt"]]
            assert marked == [note["text"].replace("\n", " ") for note in item["mtqa"]]
    assert "\n" not in first["tgt"]["mt"]  # Pearmut does not count line breaks


def test_pearmut_can_show_every_category_and_severity(report: Report) -> None:
    info = json.loads(render(report, "pearmut"))["info"]
    assert info["protocol"] == "MQM" and info["assignment"] == "task-based"
    offered = {f"{name}/{own}" for name, types in info["mqm_categories"].items() for own in types}
    spans: list[Any] = [s for d in json.loads(render(report, "pearmut"))["data"][0] for i in d for s in i["error_spans"]["mt"]]
    assert {s["category"] for s in spans} <= offered
    assert {s["severity"] for s in spans} <= {name.lower() for name in info["mqm_severities"]}
    assert all(types[0] == "" for name, types in info["mqm_categories"].items() if name)


def test_no_text_becomes_a_media_tag(report: Report) -> None:
    (item,) = json.loads(render(report, "pearmut"))["data"][0][1]
    assert item["tgt"]["mt"].startswith("‹img src=x")


def test_overlapping_findings_share_no_character_in_pearmut(checker: Checker) -> None:
    file = checker.check_file("a.txt", b"She paid for for the boat. .\n")
    one, two = file.findings
    from dataclasses import replace

    wide = replace(one, span=two.span, plain=replace(one.plain, end=two.plain.end))
    made = json.loads(render(Report((replace(file, findings=(wide, two)),), "0", "0"), "pearmut"))
    assert len(made["data"][0][0][0]["error_spans"]["mt"]) == 1 and len(made["data"][0][0][0]["mtqa"]) == 2


@pytest.mark.parametrize("name", ["marot", "pearmut"])
def test_what_cannot_be_read_has_no_segments(name: str) -> None:
    made = render(Report((FileReport("a.txt", None, error="a.txt: gone"),), "0", "0"), name)
    assert "gone" not in made and (json.loads(made)["data"] == [[]] if name == "pearmut" else made.count("\n") == 1)
