"""What a glossary of 50,000 terms costs: to load, and while checking, with the translation alone and with its source.

    python bench/glossary.py [--terms 50000] [--words 100000] [--language ru] [--hostile]

The glossary: each source word of the development documents (MTQA_DATA names the folder; without it the script says so and ends)
with the English word that most often stands beside it in the references (Dice), then, up to the number wanted, pairs of
neighbouring words of one half of the documents, matched at random. Every fifth entry has a forbidden term, every fifth two
renderings, both from other news. The other half of the documents is checked. A random match would be a finding wherever its source
words recur, so those that recur in the checked half are left out; with --hostile they stay: 100 findings in 1,000 words, which no
real glossary gives, and findings are what costs then (see the figure for each).

Load: first reading, reading from the cache, and the index of each side made and from the cache; wall seconds. Check: CPU seconds
of the same texts with the default rules, without and with the glossary, the least of three runs of each, in turn, after a first one
that loads tables. Garbage is collected as seldom as `mtqa` does.
"""

from __future__ import annotations

import argparse
import csv
import gc
import gzip
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtqa.annotate.language import FUNCTION_WORDS

ROOT = Path(__file__).resolve().parent.parent
_WORD = re.compile(r"[^\W\d_]{4,}")


def terms_of(texts: list[str], count: int, rng: random.Random, *, singles: bool, without: list[str] | None = None) -> list[str]:
    """So many different pairs of words, and if wanted single ones; none that stands in the texts `without`."""
    found: dict[str, None] = {}
    gone = set(terms_of(without, 0, rng, singles=singles)) if without else set[str]()
    for text in texts:
        words = [word for word in _WORD.findall(text) if word.lower() not in FUNCTION_WORDS]
        for n in range(len(words) - 1):
            found[words[n] if singles and n % 3 == 0 and len(words[n]) > 6 else f"{words[n]} {words[n + 1]}"] = None
    if count == 0:
        return list(found)
    chosen = [term for term in found if term not in gone]
    rng.shuffle(chosen)
    real = len(chosen)
    while len(chosen) < count:
        chosen.append(f"{chosen[rng.randrange(real)]} {chosen[rng.randrange(real)]}")
    return chosen[:count]


def partners(records: list[dict[str, Any]]) -> dict[str, str]:
    """Source word -> the English word that goes with it best, by segments that hold both."""
    ones: Counter[str] = Counter()
    twos: Counter[str] = Counter()
    both: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for source, target in zip(record["source"], next(iter(record["references"].values())), strict=True):
            first, second = ({w for w in _WORD.findall(text) if w.lower() not in FUNCTION_WORDS} for text in (source, target))
            ones.update(first)
            twos.update(second)
            for word in sorted(first):
                both[word].update(second)
    found = {}
    for word, beside in both.items():
        best = max(beside, key=lambda w: (2 * beside[w] / (ones[word] + twos[w]), w), default="")
        if best and 2 * beside[best] / (ones[word] + twos[best]) > 0.7 and beside[best] > 3:
            found[word] = best
    return found


def write(path: Path, source: list[str], target: list[str], rivals: list[str], language: str) -> None:
    """The glossary as CSV."""
    lowered: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", language, "en", "en admitted", "en forbidden"])
        left = iter(rivals)
        for n, (one, two) in enumerate(zip(source, target, strict=False)):
            if two.lower() in lowered and n % 5 < 2:
                continue
            lowered.add(two.lower())
            other = next(left) if n % 5 < 2 else ""
            table.writerow([n, one, two, other if n % 5 == 1 else "", other if n % 5 == 0 else ""])


def documents(data: Path, language: str) -> Iterator[dict[str, Any]]:
    """The records of this source language."""
    with gzip.open(data / "documents.jsonl.gz", "rt", encoding="utf-8") as handle:
        for record in map(json.loads, handle):
            if record["lp"].partition("-")[0] == language:
                yield record


def main() -> None:
    """Measure and print."""
    gc.set_threshold(100_000, 20, 100)  # as mtqa.cli.main.run does
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=int, default=50_000)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--language", default="ru")
    parser.add_argument("--hostile", action="store_true", help="a glossary that is wrong about every word it has")
    options = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not (data / "documents.jsonl.gz").is_file():
        sys.exit("no development data (MTQA_DATA names its folder)")
    records = list(documents(data, options.language))
    known, checked = records[::2], records[1::2]
    rng = random.Random(5)
    seen = None if options.hostile else [" ".join(r["source"]) for r in checked]
    source = terms_of([" ".join(r["source"]) for r in known], options.terms, rng, singles=False, without=seen)
    target = terms_of([" ".join(next(iter(r["references"].values()))) for r in known], options.terms, rng, singles=True)
    with gzip.open(data / "clean" / "clean_news21.jsonl.gz", "rt", encoding="utf-8") as handle:
        news = [json.loads(line)["text"] for line in handle]
    rivals = terms_of(news, options.terms, rng, singles=True)
    known_pairs = partners(records)
    source, target = [*known_pairs, *source][: options.terms], [*known_pairs.values(), *target]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MTQA_CACHE"] = str(Path(folder) / "cache")
        path = Path(folder) / "terms.csv"
        write(path, source, target, rivals, options.language)
        measure_load(path, options.language)
        measure_check(path, checked, options.words, options.language)


def measure_load(path: Path, language: str) -> None:
    """Print the first and the second time."""
    from mtqa.glossary import load_glossary
    from mtqa.glossary.index import Index

    for label in ("first time", "from the cache"):
        begin = time.perf_counter()
        glossary = load_glossary([path], lenient=True)
        loaded = time.perf_counter()
        Index(glossary, "en", "target")
        one = time.perf_counter()
        Index(glossary, language, "source")
        two = time.perf_counter()
        indexes = f"index of the target {one - loaded:.2f} s, of the source {two - one:.2f} s"
        print(f"{label}: {len(glossary):,} entries in {loaded - begin:.2f} s; {indexes}")


def measure_check(path: Path, records: list[dict[str, Any]], limit: int, language: str) -> None:
    """Print CPU seconds with and without the glossary."""
    from mtqa.config import Settings
    from mtqa.pipeline import Checker

    texts, pairs, words = [], [], 0
    for record in records:
        for system in sorted(record["hypotheses"]):
            target = record["hypotheses"][system]
            texts.append("\n\n".join(target).encode())
            rows = [{"id": n, "doc": "d", "source": s, "target": t} for n, (s, t) in enumerate(zip(record["source"], target, strict=True))]
            pairs.append("\n".join(json.dumps(row) for row in rows).encode())
            words += sum(len(t.split()) for t in target)
            break
        if words >= limit:
            break
    for label, name, inputs in (("translation alone", "a.txt", texts), ("with its source", "a.jsonl", pairs)):
        spent = {True: float("inf"), False: float("inf")}
        checkers = {
            bool(some): Checker(Settings(glossaries=some, lenient_glossary=True, source_language=language, target_language="en"))
            for some in ((), (path,))
        }
        for turn in range(4):  # in turn, so that a busy neighbour slows both; the first loads tables
            for with_it, checker in checkers.items():
                begin = time.process_time()
                reports = [checker.check_file(name, text) for text in inputs]
                if turn:
                    spent[with_it] = min(spent[with_it], time.process_time() - begin)
        found = sum(f.rule.family == "glossary" for r in reports for f in r.findings)
        extra = spent[True] - spent[False]
        speed = f"{words / spent[False]:,.0f} words/CPU s without, {words / spent[True]:,.0f} with"
        cost = f"{extra:+.2f} s, {extra / spent[False]:+.0%} of checking time"
        print(f"{label}: {words:,} words, {speed}; {cost}; {found:,} findings, {extra / max(1, found) * 1000:.1f} ms for each")


if __name__ == "__main__":
    main()
