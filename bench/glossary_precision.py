"""How often are the glossary's findings right? Counts on human references and on systems, and a sample to be read.

    python bench/glossary_precision.py [--languages ru,ja,is] [--sample 60] [--seed 5]

The glossary: source words and pairs of source words with the English lemma (or pair of lemmas) that stands in the references of one
half of the documents wherever they stand, and seldom elsewhere (Dice, at least 4 segments). The other half is checked, references
and systems. A finding is right if the source has the term and the translation none of its approved renderings in any form; whether
another word would do too is for the glossary's owner. Printed: places asked, findings of each rule, and with --sample a drawn sample
(the texts stay on the screen). `glossary_verdicts.jsonl` holds what was read: id, offsets, rule, verdict.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from mtqa.learn.words import STOP, lemmas, source_words
from mtqa.model.precision import wilson

ROOT = Path(__file__).resolve().parent.parent
_LEAST, _DICE = 4, 0.7


def documents(data: Path, language: str) -> list[dict[str, Any]]:
    """The records of this source language."""
    with gzip.open(data / "documents.jsonl.gz", "rt", encoding="utf-8") as handle:
        return [record for record in map(json.loads, handle) if record["lp"].partition("-")[0] == language]


def grams(words: list[str]) -> set[str]:
    """Words and pairs of neighbours, small words left out."""
    return {w for w in words if w not in STOP and len(w) > 2} | {f"{a} {b}" for a, b in pairwise(words) if not {a, b} & STOP}


def glossary(records: list[dict[str, Any]], language: str) -> list[tuple[str, str]]:
    """(source term, English rendering), the surest first."""
    ones, twos = Counter[str](), Counter[str]()
    both: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    english: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        reference = record["references"][min(record["references"])]
        for source, target in zip(record["source"], reference, strict=True):
            there = source_words(source, language)
            if language not in ("ja", "zh"):
                stems = list(there)
                there |= {f"{a} {b}": f"{there[a]} {there[b]}" for a, b in pairwise(stems)}
            keys, forms = lemmas(target, "en")
            for key, form in zip(keys, forms, strict=True):
                english[key][form if form != form.lower() else key] += 1
            here = grams(keys)
            ones.update(there.keys())
            twos.update(here)
            for key, form in there.items():
                written[key][form] += 1
                both[key].update(here)
    found = []
    for key, beside in both.items():
        if ones[key] < _LEAST or any(c.isdigit() for c in key):
            continue
        best = max(beside, key=lambda w: (2 * beside[w] / (ones[key] + twos[w]), len(w), w))
        dice = 2 * beside[best] / (ones[key] + twos[best])
        if dice >= _DICE and beside[best] >= _LEAST and not any(c.isdigit() for c in best):
            shown = " ".join(min(english[w], key=lambda f: (-english[w][f], f)) for w in best.split())
            found.append((-dice, written[key].most_common(1)[0][0], shown))
    terms: dict[str, str] = {}
    taken: set[str] = set()
    for _, source, target in sorted(found, key=lambda f: (f[0], -len(f[1]), f[1])):
        if target.lower() not in taken:
            taken.add(target.lower())
            terms[source] = target
    return list(terms.items())


def main() -> None:
    """Count, and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default="ru,ja,is")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not (data / "documents.jsonl.gz").is_file():
        sys.exit("no development data (MTQA_DATA names its folder)")
    drawn: dict[str, list[tuple[str, ...]]] = {"references": [], "systems": []}
    for language in options.languages.split(","):
        records = documents(data, language)
        terms = glossary(records[::2], language)
        with tempfile.TemporaryDirectory() as folder:
            os.environ["MTQA_CACHE"] = str(Path(folder) / "cache")
            path = Path(folder) / "terms.csv"
            path.write_text(f"{language},en\n" + "".join(f'"{a}","{b}"\n' for a, b in terms), encoding="utf-8")
            for kind in drawn:
                drawn[kind] += measure(path, records[1::2], kind, language, len(terms))
    rng = random.Random(options.seed)
    for kind, findings in drawn.items():
        for row in rng.sample(sorted(findings), min(options.sample, len(findings))):
            print(kind, *row, sep=" | ")


def measure(path: Path, records: list[dict[str, Any]], kind: str, language: str, size: int) -> list[tuple[str, ...]]:
    """Print the counts; the findings of missing terms as (id, offsets, message, source, target)."""
    from mtqa.config import Settings
    from mtqa.pipeline import Checker, annotate

    checker = Checker(Settings(glossaries=(path,), lenient_glossary=True, select=("glossary",), source_language=language,
                               target_language="en", min_severity=Settings().min_severity))  # fmt: skip
    terms = next(c.run for c in checker.checks if c.info.id == "glossary-term-missing")._terms  # type: ignore[attr-defined]
    counts, asked, found = Counter[str](), 0, []
    for number, record in enumerate(records):
        texts = record["references"] if kind == "references" else record["hypotheses"]
        for name in sorted(texts):
            rows = [{"id": f"{language}{number}.{name}.{n}", "doc": "d", "source": s, "target": t}
                    for n, (s, t) in enumerate(zip(record["source"], texts[name], strict=True))]  # fmt: skip
            file = checker.read("a.jsonl", "\n".join(map(json.dumps, rows)).encode())
            report = checker.check(file)
            for document in file.documents:
                asked += sum(len(stretch.asked) for stretch in terms.in_pairs(annotate(document)))
            for finding in report.findings:
                counts[finding.rule.id] += 1
                if finding.rule.id == "glossary-term-missing":
                    segment = next(s for s in file.documents[0].target.segments if s.span.start <= finding.plain.start <= s.span.end)
                    row = rows[int(segment.id.rpartition(".")[2])]
                    at = f"{finding.plain.start - segment.span.start}-{finding.plain.end - segment.span.start}"
                    found.append((segment.id, at, finding.message, row["source"], row["target"]))
    missing = counts["glossary-term-missing"]
    low, high = wilson(missing, asked)
    share = f"{missing / max(1, asked):.1%} [{low:.1%}, {high:.1%}]"
    print(f"{language} {kind}: {size} terms, {asked:,} places asked, {missing} not rendered ({share}); {dict(counts)}")
    return found


if __name__ == "__main__":
    main()
