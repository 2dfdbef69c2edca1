"""What a glossary of 50,000 terms costs: to load, and while checking, with the translation alone and with its source.

    python bench/glossary.py [--terms 50000] [--words 100000] [--language ru] [--wordnet /usr/share/wordnet] [--hostile]

The glossary: each source word of the development documents (MTQA_DATA names the folder; without it the script says so and ends)
with the English word that most often stands beside it in the references (Dice); the words of the open wordnets of the development
data with the first English word of their first sense (WordNet 3.0, Debian package wordnet-base; left out if it is not there); then,
up to the number wanted, pairs of neighbouring words of one half of the documents, matched at random. Every fifth entry has a
forbidden term, every fifth two renderings, both from other news. The other half of the documents is checked.

A team's glossary agrees with the team's own translations. So what the human references of the checked half break is taken out, again
and again until they break nothing. With --hostile no wordnet is read and all stays: 100 findings in 1,000 words, which no real
glossary gives, and findings are what costs then (see the figure for each).

Load: first reading, reading from the cache, and the index of each side made and from the cache; wall seconds. Check: CPU seconds
of the same texts with the default rules, without and with the glossary, the least of five runs of each, in turn, after a first one
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
import shutil
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


def wordnet_pairs(data: Path, wordnet: Path, language: str) -> dict[str, str]:
    """Source word -> the first English word of its first sense; nothing without WordNet."""
    if not (wordnet / "data.noun").is_file():
        return {}
    sys.path.append(str(ROOT / "scripts"))
    from mine_senses import senses, synsets

    english = synsets(wordnet)
    found = {}
    for word, ids in senses(data / "wordnets", language).items():
        first = next((english[one][0] for one in ids if one in english), "")
        if first and len(word) > 3:
            found[word] = first.replace("_", " ")
    return found


Row = tuple[str, str, str, str, str]  # number, source, approved, admitted, forbidden


def rows_of(source: list[str], target: list[str], rivals: list[str]) -> list[Row]:
    """The entries."""
    lowered: set[str] = set()
    left = iter(rivals)
    rows = []
    for n, (one, two) in enumerate(zip(source, target, strict=False)):
        if two.lower() in lowered and n % 5 < 2:
            continue
        lowered.add(two.lower())
        other = next(left) if n % 5 < 2 else ""
        rows.append((f"number {n}", one, two, other if n % 5 == 1 else "", other if n % 5 == 0 else ""))
    return rows


def write(path: Path, rows: list[Row], language: str) -> None:
    """The glossary as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("note", language, "en", "en admitted", "en forbidden"), *rows])


def kept_by_people(path: Path, rows: list[Row], records: list[dict[str, Any]], language: str) -> list[Row]:
    """The entries that the references of the documents do not break."""
    from mtqa.config import Settings
    from mtqa.pipeline import Checker

    references = [next(iter(record["references"].values())) for record in records]
    texts = [("a.jsonl", as_pairs(record, target)) for record, target in zip(records, references, strict=True)]
    texts += [("a.txt", "\n\n".join(target).encode()) for target in references]
    while True:
        write(path, rows, language)
        checker = Checker(
            Settings(glossaries=(path,), select=("glossary",), lenient_glossary=True, source_language=language, target_language="en")
        )
        broken: set[str] = set()
        for name, text in texts:
            for finding in checker.check_file(name, text).findings:
                broken.update(m[0] or m[1] for m in re.findall(r"'([^']+)'|\((number \d+)\)", finding.message))
        kept = [row for row in rows if broken.isdisjoint(row)]
        if len(kept) == len(rows):
            return rows
        rows = kept


def as_pairs(record: dict[str, Any], target: list[str]) -> bytes:
    """A document with its source, as JSON Lines."""
    rows = [{"id": n, "doc": "d", "source": s, "target": t} for n, (s, t) in enumerate(zip(record["source"], target, strict=True))]
    return "\n".join(json.dumps(row) for row in rows).encode()


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
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
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
    if not options.hostile:
        known_pairs = wordnet_pairs(data, options.wordnet, options.language) | known_pairs
    source, target = [*known_pairs, *source][: options.terms], [*known_pairs.values(), *target]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MTQA_CACHE"] = str(Path(folder) / "cache")
        path = Path(folder) / "terms.csv"
        rows = rows_of(source, target, rivals)
        if not options.hostile:
            rows = kept_by_people(path, rows, checked, options.language)
        write(path, rows, options.language)
        shutil.rmtree(os.environ["MTQA_CACHE"], ignore_errors=True)
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
            pairs.append(as_pairs(record, target))
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
        for turn in range(6):  # in turn, so that a busy neighbour slows both; the first loads tables
            for with_it, checker in checkers.items():
                begin = time.process_time()
                reports = [checker.check_file(name, text) for text in inputs]
                if turn:
                    spent[with_it] = min(spent[with_it], time.process_time() - begin)
        found = sum(f.rule.family == "glossary" for r in reports for f in r.findings)
        extra = spent[True] - spent[False]
        speed = f"{words / spent[False]:,.0f} words/CPU s without, {words / spent[True]:,.0f} with"
        cost = f"{extra:+.2f} s, {extra / spent[False]:+.0%} of checking time"
        print(f"{label}: {words:,} words, {speed}; {cost}")
        print(f"  {found:,} findings, {found / words * 1000:.1f} in 1,000 words, {extra / max(1, found) * 1000:.1f} ms for each")


if __name__ == "__main__":
    main()
