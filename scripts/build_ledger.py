"""Build the precision ledger, rules/ledger.json: how often each built-in rule was right.

    python scripts/build_ledger.py             # an entry for every rule, none for others; counts the verdicts in bench/ again
    python scripts/build_ledger.py --measure   # runs the rules over the development data as well (MTQA_DATA; about a minute)

Verdicts are lines of bench/*verdicts*.jsonl: {"id" or "record", "system"?, "start", "end", "rule", "verdict": "right" or "wrong"}, or
`right`, true, false or null (undecided, not counted), instead of `verdict`. A finding that was read twice counts once, in the
first file. An entry gets a new date and version only
when its counts change.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from mtqa import __version__
from mtqa.commands.evaluation import evaluate_files
from mtqa.config import Settings
from mtqa.engine.registry import coded_checks
from mtqa.errors import InputError
from mtqa.model import Measured, Tally
from mtqa.rulebook import load_rules
from mtqa.rulebook.ledger import NAME, pooled, read_ledger, written

ROOT = Path(__file__).resolve().parent.parent
LEDGER = ROOT / "rules" / NAME
BENCH = ROOT / "bench"
RIGHT = {"right": True, "wrong": False, True: True, False: False}
MARKED = (("zhen21news", "mqm/zhen21news.jsonl.gz", "zh"), ("zhen21ted", "mqm/zhen21ted.jsonl.gz", "zh"))
CLEAN = ("clean_news21", "clean/clean_news21.jsonl.gz")


def built_in() -> dict[str, str]:
    """The rules that ship, coded and declared, ordered, each with its family."""
    coded = [check.info for check in coded_checks() if check.info.origin.startswith("mtqa.checks")]
    return {info.id: info.family for info in sorted([*coded, *(check.info for check in load_rules())], key=lambda info: info.id)}


def verdicts(paths: Iterable[Path]) -> dict[str, tuple[Tally, ...]]:
    """Rule -> how its findings were judged, a tally for each file and set of data. Raises InputError naming file and line."""
    judged: dict[tuple[str, str, str], dict[Hashable, bool]] = defaultdict(dict)
    first: dict[Hashable, str] = {}  # the file that a finding is counted in
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                if row.get("right", "") is None:
                    continue  # read, and left undecided
                record, rule = str(row.get("id", row.get("record"))), row["rule"]
                place = (*_place(record, row.get("system")), row["start"], row["end"])
                right = RIGHT[row.get("verdict", row.get("right"))]
                if first.setdefault((rule, place), path.name) == path.name:
                    judged[rule, path.name, data_set(record)][place] = right
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}:{number}: not a verdict ({error!r}): it needs rule, start, end, and right or wrong") from None
    found: dict[str, list[Tally]] = defaultdict(list)
    for (rule, name, data), places in sorted(judged.items()):
        found[rule].append(Tally(data, len(places), sum(places.values()), source=f"{BENCH.name}/{name}"))
    return {rule: tuple(tallies) for rule, tallies in found.items()}


def _place(record: str, system: object) -> tuple[object, ...]:
    """The segment that is meant, however the files write it: 'documents|DOC|SYSTEM|7', or 'DOC|7' with the system beside it."""
    parts = record.split("|")
    if parts[0] == "documents" and len(parts) == 4:
        return parts[1], parts[2], parts[3]
    if len(parts) == 2 and system is not None:
        return parts[0], system, parts[1]
    return record, system


def data_set(record: str) -> str:
    """The set of data that a record is from: its id up to the first sign that parts names."""
    return re.split(r"[.:/|]", record, maxsplit=1)[0] or "unnamed"


def measure(data: Path) -> dict[str, tuple[tuple[Tally, ...], tuple[Tally, ...]]]:
    """Rule -> tallies on marked and on clean text. Rules without any finding have none on marked text."""
    touches: dict[str, tuple[Tally, ...]] = {}
    for name, path, language in MARKED:
        marked = evaluate_files([str(data / path)], [], Settings(source_language=language, target_language="en"))
        for rule in marked.rules:
            touches[rule.rule] = (*touches.get(rule.rule, ()), Tally(name, rule.findings, rule.right))
    clean_name, clean_path = CLEAN
    clean = evaluate_files([], [str(data / clean_path)], Settings(target_language="en"))
    alarms = {r.rule: r.alarms for r in clean.rules}
    return {rule: (touches.get(rule, ()), (Tally(clean_name, alarms.get(rule, 0), words=clean.clean_words),)) for rule in built_in()}


def updated(old: Mapping[str, Measured], judged: Mapping[str, tuple[Tally, ...]], today: str) -> dict[str, Measured]:
    """An entry for every rule, with these verdicts and the other counts as they were."""
    entries = {}
    for rule in built_in():
        before = old.get(rule, Measured())
        after = replace(before, judged=judged.get(rule, ()))
        entries[rule] = before if after == before else replace(after, date=today, version=__version__)
    return entries


def main() -> int:
    """Write the ledger, and say what has become of it."""
    parser = argparse.ArgumentParser(description="Build rules/ledger.json.")
    parser.add_argument("--measure", action="store_true", help="count findings on the development data too (MTQA_DATA)")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    arguments = parser.parse_args()
    old = read_ledger(LEDGER) if LEDGER.exists() else {}
    entries = updated(old, verdicts(sorted(BENCH.glob("*verdicts*.jsonl"))), today)
    families = built_in()
    LEDGER.write_text(written(entries, pooled(entries, families)), encoding="utf-8", newline="\n")  # the rules do not run without one
    if arguments.measure:
        data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
        if not data.is_dir():
            print("no development data: MTQA_DATA names its folder; the counts on it stay as they were", file=sys.stderr)
        else:
            for rule, (marked, clean) in measure(data).items():
                seen = marked or entries[rule].judged or any(tally.findings for tally in clean)
                after = replace(entries[rule], marked=marked, clean=clean if seen else ())  # no news of rules that found nothing
                entries[rule] = entries[rule] if after == entries[rule] else replace(after, date=today, version=__version__)
    pools = pooled(entries, families)
    LEDGER.write_text(written(entries, pools), encoding="utf-8", newline="\n")
    known = sum(entry.precision is not None for entry in entries.values())
    with_family = sum(e.precision is None and families[r] in pools and pools[families[r]].precision is not None for r, e in entries.items())
    new, gone = len(entries.keys() - old.keys()), len(old.keys() - entries.keys())
    print(f"{len(entries):,} rules, {new:,} new, {gone:,} gone; {known:,} measured, {with_family:,} with their family")
    return 0


if __name__ == "__main__":
    sys.exit(main())
