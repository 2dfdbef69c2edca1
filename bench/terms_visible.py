"""Wrong words in real machine translations that show from the English alone: how many are found, and how many rightly corrected?

    python bench/terms_visible.py                  # both halves
    python bench/terms_visible.py --half dev --show  # one half; what was missed or wrongly corrected, on standard output only

terms_visible.jsonl holds no text: {set, id, half, start, end, kind, right}, offsets in code points of the system's segment in
the development data (MTQA_DATA). Each segment is checked alone, its English only, with the default settings. A mark is found if
a finding of any family touches it, and rightly corrected if the first suggestion, applied, leaves one of the right words where
there was none more before. How the sample was drawn, read and split: terms_visible.md. Without the data: exit code 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.config import Settings
from mtqa.model import Finding
from mtqa.pipeline import Checker

ROOT = Path(__file__).resolve().parent.parent
MARKS = Path(__file__).with_name("terms_visible.jsonl")
OTHER = ("grammar", "loop", "order", "name", "article", "garble", "number", "typo")
"""Kinds of marks that are no wrong terms: counted apart. All others are."""


def folder() -> Path:
    return Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))


def lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [line.rstrip("\n") for line in handle]


@cache
def _mqm(name: str) -> dict[str, str]:
    return {row["id"]: row["target"] for row in map(json.loads, lines(folder() / "mqm" / f"{name}.jsonl.gz"))}


@cache
def _documents() -> dict[str, dict[str, list[str]]]:
    return {row["id"]: row["hypotheses"] for row in map(json.loads, lines(folder() / "documents.jsonl.gz"))}


@cache
def _system(pair: str, system: str) -> list[str]:
    return lines(folder() / "parallel" / f"newstest2021.{pair}.hyp.{system}.en.gz")


def text_of(kind: str, record: str) -> str:
    """The machine's segment that a mark belongs to."""
    if kind == "documents":
        document, system, number = record.rsplit("|", 2)
        return _documents()[document][system][int(number)]
    if kind == "parallel":
        pair, system, number = record.split("|")
        return _system(pair, system)[int(number)]
    return _mqm(kind)[record]


def verdict(checker: Checker, text: str, mark: dict[str, Any]) -> tuple[str, str]:
    """("missed" | "found" | "right", what the findings say)."""
    here = [f for f in _findings(checker, text) if f.span.start < mark["end"] and mark["start"] < f.span.end]
    said = "; ".join(f"{f.rule.id} [{f.text}] {[fix.title for fix in f.fixes[:2]]}" for f in here)
    if not here:
        return "missed", said
    return ("right" if any(_mended(text, f, mark["right"]) for f in here) else "found"), said


_CHECKED: dict[str, list[Finding]] = {}


def _findings(checker: Checker, text: str) -> list[Finding]:
    if text not in _CHECKED:
        _CHECKED[text] = list(checker.check_file("segment.txt", text.encode()).findings)
    return _CHECKED[text]


def _mended(text: str, finding: Finding, rights: list[str]) -> bool:
    if not finding.fixes:
        return False
    fixed = text
    for edit in reversed(finding.fixes[0].edits):
        fixed = fixed[: edit.span.start] + edit.replacement + fixed[edit.span.end :]
    before, after = text.lower(), fixed.lower()
    return any(after.count(right.lower()) > before.count(right.lower()) for right in rights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("dev", "conf"), help="only this half")
    parser.add_argument("--show", action="store_true", help="print what was missed or wrongly corrected")
    given = parser.parse_args()
    if not (folder() / "documents.jsonl.gz").is_file():
        print(f"no development data in {folder()}; set MTQA_DATA")
        return
    checker = Checker(Settings(target_language="en"))
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    for half in (given.half,) if given.half else ("dev", "conf"):
        tally = Counter[tuple[str, str]]()
        for mark in (m for m in marks if m["half"] == half):
            text = text_of(mark["set"], mark["id"])
            found, said = verdict(checker, text, mark)
            for group in (mark["kind"], mark["set"], "no terms" if mark["kind"] in OTHER else "wrong terms"):
                tally[group, found] += 1
            if given.show and found != "right":
                print(f"  {found:6} {mark['kind']:12} {text[mark['start'] : mark['end']]} -> {mark['right'][0]}  {said}")
        print(half)
        for group in sorted({group for group, _ in tally}, key=lambda g: -sum(tally[g, v] for v in ("right", "found", "missed"))):
            right, found_only, missed = (tally[group, v] for v in ("right", "found", "missed"))
            count = right + found_only + missed
            print(f"  {group:14} {count:4}   found {(right + found_only) / count:6.1%}   rightly corrected {right / count:6.1%}")


if __name__ == "__main__":
    main()
