"""The formats for CI, each held against its schema or read back as its consumers read it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from mtqa.config import Settings
from mtqa.model import FileReport, Report
from mtqa.pipeline import Checker
from mtqa.report import CI_FORMATS, Look, render
from mtqa.report.as_sarif import LIMIT

TEXT = "He walked to the the harbour. .\n\nTom 🚢 said that the the “boat” <b>|sank|</b>, and 50% of of it: gone.\n"
HOSTILE = 'a,b:c%<script>"\n.txt'


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(select=("doubled-word", "doubled-stop")))


@pytest.fixture(scope="module")
def report(checker: Checker) -> Report:
    good = checker.check_file("/repo/docs/a b.txt", TEXT.encode())
    hostile = checker.check_file(HOSTILE, TEXT.encode())
    clean = checker.check_file("clean.txt", b"All is well here.\n")
    return Report((good, hostile, clean, FileReport("bad.txt", None, error="bad.txt: no such file")), "0" * 16, "0.1.0")


def of(report: Report, name: str) -> str:
    return render(report, name, Look(base="/repo"))


def test_sarif_is_valid_and_points_at_the_text(report: Report) -> None:
    sarif = json.loads(of(report, "sarif"))
    schema = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text())
    jsonschema.Draft4Validator(schema).validate(sarif)
    (run,) = sarif["runs"]
    assert len(run["results"]) == len(report.findings)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        lines = TEXT.split("\n")
        assert region["startLine"] == region["endLine"]
        marked = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert marked == TEXT[region["charOffset"] :][: region["charLength"]]
        assert marked in ("the the", ". .", "of of")
        fix = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
        assert region["charOffset"] <= fix["charOffset"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert "docs/a%20b.txt" in uris
    assert not run["invocations"][0]["executionSuccessful"]


def test_sarif_keeps_within_what_github_takes(checker: Checker) -> None:
    many = checker.check_file("many.txt", ("He came to the the end. .\n\n" * (LIMIT // 2 + 100)).encode())
    results = json.loads(render(Report((many,), "0", "0"), "sarif"))["runs"][0]["results"]
    assert len(many.findings) > LIMIT
    assert len(results) == LIMIT


def test_github_commands_are_one_line_each_and_escaped(report: Report) -> None:
    lines = of(report, "github").splitlines()
    assert len(lines) == len(report.findings) + 1
    assert lines[0].startswith("::notice file=docs/a b.txt,line=1,col=14,endLine=1,endColumn=21,title=mtqa doubled-word::")
    assert any("file=a%2Cb%3Ac%25<script>" in line and "%0A.txt" in line for line in lines)
    assert lines[-1] == "::error file=bad.txt::bad.txt: no such file"


def test_gitlab_fingerprints_are_unique(report: Report) -> None:
    issues = json.loads(of(report, "gitlab"))
    assert len({i["fingerprint"] for i in issues}) == len(issues) == len(report.findings)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["positions"]["begin"]["line"] >= 1
        assert {"description", "check_name", "fingerprint"} <= issue.keys()


def test_junit_counts_add_up(report: Report) -> None:
    root = ElementTree.fromstring(of(report, "junit").encode())
    suites = root.findall("testsuite")
    assert len(suites) == len(report.files)
    for key in ("tests", "failures", "errors"):
        assert int(root.attrib[key]) == sum(int(s.attrib[key]) for s in suites)
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase"))
    assert int(root.attrib["failures"]) == len(root.findall(".//failure"))
    assert len(root.findall(".//error")) == 1


def test_checkstyle_lists_every_file(report: Report) -> None:
    root = ElementTree.fromstring(of(report, "checkstyle").encode())
    assert len(root.findall("file")) == len(report.files)
    first = root.find("file/error")
    assert first is not None
    assert (first.attrib["line"], first.attrib["column"], first.attrib["source"]) == ("1", "14", "mtqa.doubled-word")


def test_rdjson_counts_bytes(report: Report) -> None:
    diagnostics = json.loads(of(report, "rdjson"))["diagnostics"]
    lines = TEXT.split("\n")
    seen = 0
    for d in diagnostics:
        if "range" not in d["location"]:
            continue
        start, end = d["location"]["range"]["start"], d["location"]["range"]["end"]
        line = lines[start["line"] - 1].encode()
        assert line[start["column"] - 1 : end["column"] - 1].decode() in ("the the", ". .", "of of")
        seen += 1
    assert seen == len(report.findings)


def test_markdown_cannot_be_broken_out_of(report: Report) -> None:
    text = of(report, "markdown")
    assert text.startswith("## mtqa: ")
    rows = [line for line in text.splitlines() if line.startswith("| 3:")]
    assert rows
    for row in rows:
        assert row.replace("\\|", "").count("|") == 6
    assert "<script>" not in text


def test_csv_reads_back(report: Report) -> None:
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(of(report, "csv"))))
    assert [r["text"] for r in rows] == [f.text for f in report.findings]
    assert all(r["suggestion"] for r in rows)


def test_a_formula_in_csv_is_inert(checker: Checker) -> None:
    made = checker.check_file("=cmd.txt", TEXT.encode())
    rows = list(csv.DictReader(io.StringIO(render(Report((made,), "0", "0"), "csv"))))
    assert {r["path"] for r in rows} == {"'=cmd.txt"}


@pytest.mark.parametrize("name", CI_FORMATS)
def test_an_empty_run_renders(name: str) -> None:
    render(Report((), "0", "0"), name)
