"""Count what the term rules do on the development data (MTQA_DATA, default ../shared/data beside the repository).

    python bench/terms.py                      # alarms on human text, findings on machine text, touch on human marks
    python bench/terms.py --sample 200         # findings to read: draws with a fixed seed and prints them to the terminal only
    python bench/terms.py --sample 60 --languages uk
    python bench/terms.py --verdicts           # precision of what was read: bench/terms_verdicts.jsonl, 95 % Wilson interval

A verdict line is {record, rule, start, end, verdict, fix}: `record` names set, document, system and segment, `start` and `end`
count code points of that segment, `verdict` is right or wrong, `fix` says whether the first suggestion is right (null: none
is offered). No text of the data is kept. Without the data the script says so and ends with exit code 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mtqa.engine import Check, Runner
from mtqa.model import Document
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text
from mtqa.rulebook import load_rules

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = Path(__file__).with_name("terms_verdicts.jsonl")
SOURCE_VERDICTS = Path(__file__).with_name("terms_source_verdicts.jsonl")
"""Findings that only a paired source brings (`paired` in mtqa/rulebook/kinds/term.py)."""
SEED = 20
LEAST = 20
"""Findings from which a rule's touch is judged."""


class Segment(NamedTuple):
    record: str
    text: str


class Found(NamedTuple):
    record: str
    rule: str
    start: int
    end: int
    text: str
    fix: str | None


def data_folder() -> Path:
    return Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))


def term_checks(floor: float = 0.5) -> list[Check]:
    """The rules of the family `terms` that are shown by default."""
    return [c for c in load_rules() if c.info.family == "terms" and c.info.confidence >= floor and c.info.severity != "neutral"]


def read_lines(path: Path) -> list[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def clean(folder: Path) -> Iterator[Segment]:
    for record in read_lines(folder / "clean" / "clean_news21.jsonl.gz"):
        yield Segment(f"clean|{record['id']}", str(record["text"]))


def documents(folder: Path, side: str, languages: frozenset[str]) -> Iterator[Segment]:
    """side: references or hypotheses."""
    for record in read_lines(folder / "documents.jsonl.gz"):
        if str(record["lp"])[:2] in languages:
            for name, texts in dict(record[side]).items():  # type: ignore[call-overload]
                for number, text in enumerate(texts):
                    yield Segment(f"documents|{record['id']}|{name}|{number}", text)


def text_lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return handle.read().splitlines()


def parallel(folder: Path, languages: frozenset[str]) -> Iterator[Segment]:
    for path in sorted((folder / "parallel").glob("*.hyp.*.en.gz")):
        pair, system = path.name.split(".")[1], path.name.split(".")[3]
        if pair[:2] in languages:
            for number, text in enumerate(text_lines(path)):
                yield Segment(f"parallel|{pair}|{system}|{number}", text)


def findings(runner: Runner, segments: Iterable[Segment]) -> tuple[int, list[Found]]:
    """Words read, and everything found, of overlapping findings the first."""
    words, found = 0, []
    for segment in segments:
        words += len(segment.text.split())
        outcome = runner.run(annotate(Document(path=segment.record, target=plain_text(segment.text, "en"))), ())
        last = -1
        for f in sorted(outcome.findings, key=lambda f: (f.plain.start, -f.plain.end)):
            if f.plain.start >= last:
                fix = f.fixes[0].edits[-1].replacement if f.fixes else None
                found.append(Found(segment.record, f.rule.id, f.plain.start, f.plain.end, segment.text, fix))
                last = f.plain.end
    return words, found


def touch(runner: Runner, folder: Path, name: str) -> dict[str, tuple[int, int]]:
    """rule -> (findings, those that overlap a human's mark) on an MQM set."""
    hits: dict[str, tuple[int, int]] = {}
    for record in read_lines(folder / "mqm" / f"{name}.jsonl.gz"):
        marks = [(s["start"], s["end"]) for s in record["spans"]]  # type: ignore[attr-defined]
        for f in findings(runner, [Segment(str(record["id"]), str(record["target"]))])[1]:
            seen, touched = hits.get(f.rule, (0, 0))
            hits[f.rule] = (seen + 1, touched + any(f.start < end and start < f.end for start, end in marks))
    return hits


def wilson(right: int, total: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, p = 1.96, right / total
    middle, half = p + z * z / (2 * total), z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def report_counts(runner: Runner, folder: Path) -> None:
    every = frozenset({"ru", "ja", "is", "uk"})
    for name, segments in (("clean_news21", clean(folder)), ("references", documents(folder, "references", every))):
        words, found = findings(runner, segments)
        print(f"{name}: {len(found)} alarms in {words:,} words, {1000 * len(found) / words:.3f} per 1,000")
        print("  ", dict(Counter(f.rule for f in found)))
    for language in ("ru", "ja", "is", "uk", "de", "zh"):
        one = frozenset({language})
        words, found = findings(runner, [*documents(folder, "hypotheses", one), *parallel(folder, one)])
        rules = len({f.rule for f in found})
        print(f"systems {language}: {len(found)} findings, {1000 * len(found) / words:.2f} per 1,000, {rules} rules")
    for name in ("zhen21news", "zhen22dev", "zhen21ted"):
        hits = touch(runner, folder, name)
        total, touched = (sum(column) for column in zip(*hits.values(), strict=True)) if hits else (0, 0)
        print(f"{name}: {total} findings, {touched} touch a human mark ({touched / max(total, 1):.0%})")
        for rule, (seen, there) in sorted(hits.items(), key=lambda row: -row[1][0]):
            if seen >= LEAST:
                print(f"  {rule}: {seen}, {there / seen:.0%}")


def report_sample(runner: Runner, folder: Path, size: int, languages: frozenset[str]) -> None:
    _, found = findings(runner, [*documents(folder, "hypotheses", languages), *parallel(folder, languages)])
    random.Random(SEED).shuffle(found)
    for f in found[:size]:
        shown = f"{f.text[max(0, f.start - 110) : f.start]}[[{f.text[f.start : f.end]}]]{f.text[f.end : f.end + 80]}"
        row = {"record": f.record, "rule": f.rule, "start": f.start, "end": f.end}
        print(json.dumps(row), "→", f.fix, "\n   ", shown.replace("\n", " "))


def report_verdicts() -> None:
    rows = [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()]
    paired = [json.loads(line) for line in SOURCE_VERDICTS.read_text(encoding="utf-8").splitlines()]
    confirm = [r for r in rows if r.get("confirm")]
    for name, part in (("all", rows), ("uk, not looked at before", confirm), ("only with a source", paired)):
        right = [r for r in part if r["verdict"] == "right"]
        low, high = wilson(len(right), len(part))
        fixed = sum(r["fix"] is True for r in right)
        print(f"{name}: {len(right)} of {len(part)} right ({len(right) / max(len(part), 1):.0%}, {low:.0%} to {high:.0%}); ", end="")
        print(f"first suggestion right in {fixed} of those ({fixed / max(len(right), 1):.0%})")
    print("wrong:", dict(Counter(r["rule"] for r in rows if r["verdict"] == "wrong")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--languages", default="ru,ja,is,de,zh")
    parser.add_argument("--verdicts", action="store_true")
    arguments = parser.parse_args()
    if arguments.verdicts:
        report_verdicts()
        return
    folder = data_folder()
    if not folder.is_dir():
        print(f"no development data at {folder}: set MTQA_DATA", file=sys.stderr)
        return
    runner = Runner(term_checks())
    if arguments.sample:
        report_sample(runner, folder, arguments.sample, frozenset(arguments.languages.split(",")))
    else:
        report_counts(runner, folder)


if __name__ == "__main__":
    main()
