"""Wrong terms in sentences of our own: found, rightly corrected, and clean sentences flagged.

    python bench/terms_own.py                     # both series, with and without the source
    python bench/terms_own.py --series b2- --show # one series; what was missed, wrongly corrected or flagged, on standard output

terms_own.jsonl holds sentences as engines write them, each with one wrong term (`wrong`) and what may stand there instead
(`right`), and clean sentences that use the same words rightly (ids with `clean`). Each is checked alone, with the default
settings and no source language named, first the English alone, then with its source. A finding counts if it touches the wrong
term and is of the categories accuracy or terminology; a correction is right if the first suggestion, applied to the sentence,
leaves one of the right terms where the wrong one was. Figures and how the series came about: terms_own.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from mtqa.config import Settings
from mtqa.model import Finding, Side
from mtqa.pipeline import Checker

SENTENCES = Path(__file__).with_name("terms_own.jsonl")
COUNTED = ("accuracy", "terminology")


class Bench:
    def __init__(self) -> None:
        self.checker = Checker(Settings(target_language="en"))

    def findings(self, record: dict[str, Any], source: bool) -> tuple[str, list[Finding]]:
        """The record as a line of JSON, and the findings in it; spans and edits are offsets into that line."""
        row = {"id": record["id"], "target": record["target"]} | (
            {"source": record["source"], "source_lang": record["lang"]} if source else {}
        )
        line = json.dumps(row, ensure_ascii=False)
        found = self.checker.check_file("own.jsonl", line.encode()).findings
        return line, [f for f in found if f.rule.category.value in COUNTED and f.side is Side.TARGET]

    def verdict(self, record: dict[str, Any], source: bool) -> tuple[str, str]:
        """("missed" | "found" | "right", what the findings say)."""
        line, found = self.findings(record, source)
        start = line.index(record["wrong"])
        here = [f for f in found if f.span.start < start + len(record["wrong"]) and start < f.span.end]
        said = "; ".join(f"{f.rule.id} [{f.text}] {[fix.title for fix in f.fixes[:2]]}" for f in here)
        if not here:
            return "missed", said
        return ("right" if any(_right(line, f, record) for f in here) else "found"), said

    def series(self, records: list[dict[str, Any]], show: bool) -> None:
        wrong = [r for r in records if "wrong" in r]
        for source in (False, True):
            tally = Counter[tuple[str, str]]()
            for record in wrong:
                verdict, said = self.verdict(record, source)
                tally[record["lang"], verdict] += 1
                tally["all", verdict] += 1
                if show and verdict != "right":
                    print(f"  {verdict:6} {record['id']}  {record['wrong']} -> {record['right'][0]}  {said}")
            print("with the source" if source else "English alone")
            for language in ("all", *dict.fromkeys(r["lang"] for r in wrong)):
                right, found, missed = (tally[language, v] for v in ("right", "found", "missed"))
                count = right + found + missed
                print(f"  {language:4} {count:4}   found {(right + found) / count:6.1%}   rightly corrected {right / count:6.1%}")
        clean = [r for r in records if "wrong" not in r]
        flagged = [(r["id"], f.rule.id, f.text) for r in clean for f in self.findings(r, False)[1]]
        print(f"clean sentences flagged: {len({i for i, _, _ in flagged})} of {len(clean)}", *(flagged if show else []))


def _right(line: str, finding: Finding, record: dict[str, Any]) -> bool:
    if not finding.fixes:
        return False
    fixed = line
    for edit in reversed(finding.fixes[0].edits):
        fixed = fixed[: edit.span.start] + edit.replacement + fixed[edit.span.end :]
    before, after = record["target"].lower(), str(json.loads(fixed)["target"]).lower()
    return any(after.count(r.lower()) > before.count(r.lower()) for r in record["right"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", choices=("a-", "b2-"), help="only this one")
    parser.add_argument("--show", action="store_true", help="print what was missed, wrongly corrected or flagged")
    given = parser.parse_args()
    records = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    bench = Bench()
    for name in (given.series,) if given.series else ("a-", "b2-"):
        chosen = [r for r in records if r["id"].startswith("b2-") == (name == "b2-")]
        if chosen:
            print(f"series {name.rstrip('-')}")
            bench.series(chosen, given.show)


if __name__ == "__main__":
    main()
