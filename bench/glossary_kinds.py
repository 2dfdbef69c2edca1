"""Are the glossary's findings on forbidden terms, inconsistency and counts right? Counts, and a sample of each kind to be read.

    python bench/glossary_kinds.py [--languages ru,uk,ja,is] [--sample 60] [--seed 7] [--alone]

The glossary is that of `glossary_precision.py`, from one half of the documents, with a second rendering for each source term: the
word of like meaning (static vectors) that translations (references and systems) of that half have most often where the source has the
term and the first rendering is missing. It is forbidden in one glossary, admitted in another, left out in the third, for counts. The
other half is checked, references and systems; with --alone without its source. Right is: a forbidden term that stands there for that
source word (alone: that stands there in that part of speech); two renderings of one concept, both for it; a source term that is
rendered fewer or more times. Whether that matters is for the glossary's owner to say, and so is a second rendering that is none.
`glossary_kinds_verdicts.jsonl` holds what was read: id, offsets, rule, verdict.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from glossary_precision import ROOT, documents, glossary, grams

from mtqa.annotate import vectors
from mtqa.learn.words import lemmas, source_words

_LEAST, _SHARE, _LIFT, _LIKE = 3, 0.1, 8, 0.3
"""Segments with a second rendering; their share of those without the first; how much commoner it is there than elsewhere; cosine."""
KINDS = ("glossary-forbidden-term", "glossary-inconsistent", "glossary-count")


def seconds(records: list[dict[str, Any]], terms: list[tuple[str, str]], language: str) -> dict[str, str]:
    """Source term -> its second rendering, where there is one."""
    wanted = {key: (term, first) for term, first in terms for key in [" ".join(source_words(term, language))] if key}
    everywhere, lacking, without = Counter[str](), defaultdict[str, Counter[str]](Counter), Counter[str]()
    total = 0
    for record in records:
        for texts in (*record["references"].values(), *record["hypotheses"].values()):
            for source, target in zip(record["source"], texts, strict=True):
                here = grams(lemmas(target, "en")[0])
                everywhere.update(here)
                total += 1
                for key in wanted.keys() & source_words(source, language).keys():
                    first = " ".join(lemmas(wanted[key][1], "en")[0])
                    if not any(word in here for word in (first, *first.split())):
                        without[key] += 1
                        lacking[key].update(here)
    found = {}
    for key, beside in lacking.items():
        fit = [
            (n, word)
            for word, n in beside.items()
            if n >= max(_LEAST, _SHARE * without[key], _LIFT * without[key] * everywhere[word] / total) and alike(wanted[key][1], word)
        ]
        if fit:
            found[wanted[key][0]] = max(fit)[1]
    return found


def alike(first: str, second: str) -> bool:
    """Near in meaning, and not the same word in another form?"""
    one, two = vectors.phrase(first.lower()), vectors.phrase(second)
    near = one is not None and two is not None and float(one @ two) >= _LIKE
    return near and not any(a[:5] == b[:5] for a in first.lower().split() for b in second.split())


def main() -> None:
    """Count, and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default="ru,uk,ja,is")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--alone", action="store_true", help="without the source")
    options = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not (data / "documents.jsonl.gz").is_file():
        sys.exit("no development data (MTQA_DATA names its folder)")
    drawn: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for language in options.languages.split(","):
        records = documents(data, language)
        terms = glossary(records[::2], language)
        second = seconds(records[::2], terms, language)
        for column, kinds in (("forbidden", KINDS[:1]), ("admitted", KINDS[1:2]), ("note", KINDS[2:])):
            with tempfile.TemporaryDirectory() as folder:
                os.environ["MTQA_CACHE"] = str(Path(folder) / "cache")
                path = Path(folder) / "terms.csv"
                lines = [f'"{a}","{b}","{second.get(a, "") if column != "note" else ""}"\n' for a, b in terms]
                path.write_text(f"{language},en,{'note' if column == 'note' else f'en {column}'}\n" + "".join(lines), encoding="utf-8")
                for kind in ("references", "hypotheses"):
                    for row in measure(path, records[1::2], kind, language, kinds, options.alone):
                        drawn[row[0]].append(row)
        print(f"{language}: {len(terms)} terms, {len(second)} with a second rendering")
    rng = random.Random(options.seed)
    for kind, rows in sorted(drawn.items()):
        print(kind, len(rows))
        for row in rng.sample(sorted(set(rows)), min(options.sample, len(set(rows)))):
            print(*row, sep=" | ")


def measure(
    path: Path, records: list[dict[str, Any]], kind: str, language: str, kinds: tuple[str, ...], alone: bool
) -> list[tuple[str, ...]]:
    """The findings as (rule, id, offsets, message, the target around it, source)."""
    from mtqa.config import Settings
    from mtqa.model import Severity
    from mtqa.pipeline import Checker

    checker = Checker(Settings(glossaries=(path,), lenient_glossary=True, select=("glossary",), source_language=language,
                               target_language="en", min_severity=Severity.NEUTRAL))  # fmt: skip
    found, counts, words = [], Counter[str](), 0
    for number, record in enumerate(records):
        for name, texts in sorted(record[kind].items()):
            rows = [{"id": f"{language}{number}.{name}.{n}", "doc": "d", "target": t} | ({} if alone else {"source": s})
                    for n, (s, t) in enumerate(zip(record["source"], texts, strict=True))]  # fmt: skip
            file = checker.read("a.jsonl", "\n".join(map(json.dumps, rows)).encode())
            report = checker.check(file)
            words += report.words
            for finding in report.findings:
                if finding.rule.id in kinds:
                    counts[finding.rule.id] += 1
                    segment = next(s for s in file.documents[0].target.segments if s.span.start <= finding.plain.start <= s.span.end)
                    n = int(segment.id.rpartition(".")[2])
                    start, end = finding.plain.start - segment.span.start, finding.plain.end - segment.span.start
                    text = texts[n]
                    shown = f"{text[max(0, start - 90) : start]}[[{text[start:end]}]]{text[end : end + 60]}"
                    found.append((finding.rule.id, segment.id, f"{start}-{end}", finding.message, shown, record["source"][n]))
    print(f"{language} {kind}: {words} words, {dict(counts)}")
    return found


if __name__ == "__main__":
    main()
