"""Measure the checks of names on the development documents, and draw findings for reading.

    python bench/names.py                      # shares and counts on references, systems, clean news; speed
    python bench/names.py --draw 100 --seed 7  # findings to read, as JSON lines on standard output (with text: not for the repository)

A document is its segments joined by a blank line; offsets count in that text. Verdicts of readings are in
names_verdicts.jsonl: record id, system, offsets, rule, verdict ("right" or "wrong") and, where wrong, a reason; no text.
Needs the development data (MTQA_DATA, default ../shared/data); ends quietly without them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtqa.engine import Check, Runner
from mtqa.engine.registry import coded_checks
from mtqa.model import Document, Finding, Pair, Span
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text

DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).parents[2] / "shared" / "data"))
VERDICTS = Path(__file__).with_name("names_verdicts.jsonl")
TUNED, CONFIRMED = ("ru", "ja", "is"), ("uk",)


def checks() -> list[Check]:
    """The checks of the family."""
    return [check for check in coded_checks() if check.info.family == "names"]


def findings(runner: Runner, segments: list[str], source: tuple[str, list[str]] | None = None) -> tuple[Finding, ...]:
    """The findings of one document, in text order. source: its language and its segments."""
    document = Document("-", plain_text("\n\n".join(segments), "en"))
    if source is not None:
        language, lines = source
        sides = (document.target, text := plain_text("\n\n".join(lines), language))
        places = [zip_spans(side.plain, some) for side, some in zip(sides, (segments, lines), strict=True)]
        pairs = tuple(Pair(mine, theirs) for mine, theirs in zip(*places, strict=True))
        document = replace(document, source=text, pairs=pairs)
    return tuple(sorted(runner.run(annotate(document)).findings, key=lambda f: (f.span, f.rule.id)))


def zip_spans(text: str, segments: list[str]) -> list[Span]:
    """Where each segment stands in a text that has them all, a blank line between them."""
    found, at = [], 0
    for segment in segments:
        found.append(Span(at, min(len(text), at + len(segment))))
        at += len(segment) + 2
    return found


def sources() -> dict[str, tuple[str, list[str]]]:
    """Record id -> the source's language and segments."""
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {record["id"]: (record["lp"][:2], record["source"]) for record in map(json.loads, lines)}


def documents(languages: tuple[str, ...], side: str) -> Iterator[tuple[str, str, list[str]]]:
    """(record id, reference's or system's name, segments)."""
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            if record["lp"][:2] in languages:
                for name, segments in record[side].items():
                    yield record["id"], name, segments


def measure() -> None:
    """Print the table of shares and the speed."""
    runner = Runner(checks())
    for label, languages in (("tuned on", TUNED), ("confirmed on", CONFIRMED)):
        for side in ("references", "hypotheses"):
            count, hit, words, rules = 0, 0, 0, Counter[str]()
            began = time.process_time()
            for _, _, segments in documents(languages, side):
                found = findings(runner, segments)
                count, hit = count + 1, hit + any(f.rule.id == "split-name-spelling" for f in found)
                words += sum(len(s.split()) for s in segments)
                rules.update(f.rule.id for f in found)
            seconds = time.process_time() - began
            print(f"{label} {'+'.join(languages)} {side}: {count} documents, {hit} ({hit / count:.1%}) with a split name, "
                  f"{words / seconds:,.0f} words/s all layers; {dict(sorted(rules.items()))}")  # fmt: skip
    count, words = Counter[str](), 0
    with gzip.open(DATA / "clean" / "clean_news21.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            words += len(text.split())
            count.update(f.rule.id for f in findings(runner, [text]))
    alarms = sum(count.values())
    print(f"clean_news21: {alarms} alarms in {words} words ({1000 * alarms / words:.2f} per 1,000): {dict(count)}")


def draw(number: int, seed: int) -> None:
    """Print findings on system outputs, drawn with a fixed seed, with 60 characters around them."""
    runner = Runner(checks())
    everything = []
    for identity, system, segments in documents(TUNED + CONFIRMED, "hypotheses"):
        text = "\n\n".join(segments)
        for f in findings(runner, segments):
            around = text[max(0, f.span.start - 60) : f.span.end + 60].replace("\n", " ")
            everything.append({
                "id": identity, "system": system, "start": f.span.start, "end": f.span.end, "rule": f.rule.id, "message": f.message,
                "around": around,
            })  # fmt: skip
    for record in random.Random(seed).sample(everything, min(number, len(everything))):
        print(json.dumps(record, ensure_ascii=False))


def verdicts() -> None:
    """Print the share of findings that were read as right, by rule, with the 95 % Wilson interval."""
    if not VERDICTS.exists():
        return
    read = [json.loads(line) for line in VERDICTS.read_text("utf-8").splitlines()]
    for rule in ("all", *sorted({r["rule"] for r in read})):
        mine = [r for r in read if rule in ("all", r["rule"])]
        right = sum(r["verdict"] == "right" for r in mine)
        low, high = wilson(right, len(mine))
        print(f"read: {rule}: {right} of {len(mine)} right ({right / len(mine):.0%}, 95 % interval {low:.0%} to {high:.0%})")


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share (Wilson 1927)."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if not (DATA / "documents.jsonl.gz").exists():
        sys.exit(f"no development data in {DATA}; set MTQA_DATA")
    if options.draw:
        draw(options.draw, options.seed)
    else:
        measure()
        verdicts()


if __name__ == "__main__":
    main()
