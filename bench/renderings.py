"""Lexicons of renderings: found and rightly corrected in sentences of our own, references and systems, and what they cost.

    python bench/renderings.py own [--show]     # renderings_own*.jsonl with the source, with and without the lexicons
    python bench/renderings.py texts ru [--show]  # alarms on references, findings on systems (ru, uk, ja; de and zh from parallel/)

renderings_own.jsonl: sentences in the style of engines, each with one wrong term, its source and what may stand there, and clean,
rather free translations (ids with `clean`). `r1-`: written before the lexicons; `r2-`: after, once, measured blind. What counts as
found and as right is as in terms_own.py. Figures: renderings.md. `texts` needs the development data (MTQA_DATA).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from terms_own import Bench

OWN = sorted(Path(__file__).parent.glob("renderings_own*.jsonl"))
DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"))
Segment = tuple[str, list[str], dict[str, str]]


def own(show: bool) -> None:
    """Found and rightly corrected by series and language, without the lexicons and with them."""
    records = [json.loads(line) for path in OWN for line in path.read_text(encoding="utf-8").splitlines()]
    for name in ("without", "with"):
        bench = Bench()
        if name == "without":
            bench.checker.checks = tuple(c for c in bench.checker.checks if c.info.kind != "renderings")
        tally = Counter[tuple[str, str]]()
        for record in records:
            series = f"{record['id'].split('-')[0]} {record['lang']}"
            if "wrong" in record:
                verdict, said = bench.verdict(record, True)
                tally[series, verdict] += 1
                if show and name == "with" and verdict != "right":
                    print(f"  {verdict:6} {record['id']}  {record['wrong']} -> {record['right'][0]}  {said}")
            else:
                found = bench.findings(record, True)[1]
                tally[series, "flagged" if found else "quiet"] += 1
                if show and name == "with" and found:
                    print(f"  flagged {record['id']}", *(f"{f.rule.id} [{f.text}]" for f in found))
        print(f"{name} the lexicons")
        for series in sorted({s for s, _ in tally}):
            right, found_, missed, flagged, quiet = (tally[series, v] for v in ("right", "found", "missed", "flagged", "quiet"))
            count = right + found_ + missed
            share = f"found {(right + found_) / count:6.1%}   right {right / count:6.1%}   " if count else ""
            print(f"  {series}  {count:3}   {share}flagged {flagged} of {flagged + quiet}")


def segments(language: str) -> Iterator[Segment]:
    """(source, references, system -> output)."""
    if language in ("de", "zh"):
        stem = f"newstest2021.{language}-en."
        paths = sorted((DATA / "parallel").glob(stem + "*"))
        sides = {p.name: gzip.decompress(p.read_bytes()).decode("utf-8").split("\n") for p in paths}
        for n, source in enumerate(sides[f"{stem}src.{language}.gz"]):
            if source.strip():
                systems = {name.split(".hyp.")[1].split(".")[0]: lines[n] for name, lines in sides.items() if ".hyp." in name}
                yield source, [lines[n] for name, lines in sides.items() if ".ref." in name], systems
        return
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["lp"].startswith(language):
                for n, source in enumerate(record["source"]):
                    yield source, [r[n] for r in record["references"].values()], {k: h[n] for k, h in record["hypotheses"].items()}


def texts(language: str, show: bool) -> None:
    """Findings of the lexicons alone, per 1,000 words."""
    checker = Bench().checker
    checker.checks = tuple(c for c in checker.checks if c.info.kind == "renderings")
    rows: dict[str, list[tuple[str, str]]] = {"references": [], "systems": []}
    for source, references, systems in segments(language):
        rows["references"] += [(source, text) for text in references]
        rows["systems"] += [(source, text) for text in systems.values()]
    for name, pairs in rows.items():
        lines = [json.dumps({"id": str(n), "source": s, "target": t, "source_lang": language}) for n, (s, t) in enumerate(pairs)]
        report = checker.check_file("texts.jsonl", "\n".join(lines).encode())
        words = sum(len(t.split()) for _, t in pairs)
        print(f"{language} {name}: {len(report.findings)} in {words} words, {1000 * len(report.findings) / words:.3f} per 1,000")
        if show:
            for finding in report.findings:
                print(f"  [{finding.text}] {finding.message}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("own", "texts"))
    parser.add_argument("language", nargs="?", default="ru")
    parser.add_argument("--show", action="store_true", help="print what was found, missed or flagged")
    given = parser.parse_args()
    if given.what == "own":
        own(given.show)
    else:
        texts(given.language, given.show)


if __name__ == "__main__":
    main()
