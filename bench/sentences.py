"""The sentence checks on the development data: recall on cut fragments, alarms on clean text, touch of human marks.

    MTQA_DATA=../shared/data python bench/sentences.py cut [--show KIND]     fragments cut from gold trees (test and dev)
    python bench/sentences.py clean [--show RULE]                           clean_news21, alarms per 1,000 words
    python bench/sentences.py mqm SET [--show RULE]                         share of findings that touch a human mark, per rule
    python bench/sentences.py documents LP [--show RULE] [--references]     counts per rule on system outputs or references
    python bench/sentences.py own [sentences_own2] [--show KIND]            bench/sentences_own.jsonl (or another set): share found
    python bench/sentences.py real [--show dev|KIND|flagged]                700 real sentences that were read (sentences_real.jsonl)
    python bench/sentences.py speed                                         words per CPU second of this family alone

--show prints places (marked with [[ ]]) for reading; nothing is written to disk. --low adds findings below the default
confidence. The fragments come from the treebank with the script in ../shared/eval; it is found beside MTQA_DATA.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sentences_real import measure, records

from mtqa.config import Settings
from mtqa.model import Finding
from mtqa.pipeline import Checker

DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def shown(text: str, finding: Finding, around: int = 140) -> str:
    start, end = finding.span.start, finding.span.end
    return f"{text[max(0, start - around) : start]}[[{text[start:end]}]]{text[end : end + around]}".replace("\n", " ⏎ ")


class Bench:
    def __init__(self, low: bool, select: str) -> None:
        self.checker = Checker(
            Settings(select=() if select == "all" else tuple(select.split(",")), target_language="en", min_confidence=0.0 if low else 0.5)
        )

    def find(self, text: str) -> tuple[Finding, ...]:
        return self.checker.check_file("-", text.encode("utf-8", "surrogatepass")).findings

    def cut(self, show: str | None) -> None:
        spec = importlib.util.spec_from_file_location("cut_fragments", DATA.parent / "eval" / "cut_fragments.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        total, hit = Counter[str](), Counter[str]()
        for name in ("en_ewt-test", "en_ewt-dev"):
            for record in module.cut(name):
                kind, text = record["kind"], record["text"]
                found = self.find(text)
                total[kind] += 1
                hit[kind] += bool(found)
                if show == kind and bool(found) == (kind == "intact"):
                    print(f"{record['id']}  {' '.join(sorted({f.rule.id for f in found}))}  {text}")
        for kind, count in total.items():
            print(f"{kind:12} {hit[kind]:4} of {count:4}  {hit[kind] / count:.4f}")

    def own(self, show: str | None, name: str) -> None:
        """Sentences of our own, broken as engines break them, and unusual ones that stand; each between two plain sentences.

        A heading or a byline, known by its missing stop, stands alone between two paragraphs.
        """
        total, hit = Counter[str](), Counter[str]()
        broken, found_broken = Counter[str](), Counter[str]()
        for row in (Path(__file__).parent / f"{name or 'sentences_own'}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(row)
            kind, half = record["kind"], record.get("half", "all")
            before, gap = record.get("before", "The board met on Monday."), " " if record["text"][-1] in '.?!"' else "\n\n"
            found = self.find(f"{before}{gap}{record['text']}{gap}The vote was postponed until the spring.")
            total[kind] += 1
            hit[kind] += bool(found)
            where = f"{half} legitimate" if kind == "legitimate" else f"{half} broken"
            broken[where] += 1
            found_broken[where] += bool(found)
            if half != "confirm" and show in (kind, "all") and bool(found) == (kind == "legitimate"):
                print(kind, record["text"], sorted({f.rule.id for f in found}))
        for kind, count in total.items():
            print(f"{kind:24} {hit[kind]:4} of {count:4}  {hit[kind] / count:.2f}")
        for where, count in sorted(broken.items()):
            print(f"{where}: {found_broken[where]} of {count}, {found_broken[where] / count:.2f} flagged")

    def clean(self, show: str | None) -> None:
        texts = [r["text"] for r in records(DATA / "clean" / "clean_news21.jsonl.gz")]
        words = sum(len(t.split()) for t in texts)
        self.count(((str(n), t, ()) for n, t in enumerate(texts)), show, words)

    def mqm(self, name: str, show: str | None) -> None:
        rows = records(DATA / "mqm" / f"{name}.jsonl.gz")
        self.count(((r["id"], r["target"], r["spans"]) for r in rows), show, 0)

    def documents(self, lp: str, show: str | None, references: bool) -> None:
        def texts() -> Iterator[tuple[str, str, list[Any]]]:
            for r in records(DATA / "documents.jsonl.gz"):
                if r["lp"].startswith(lp):
                    for system, segments in (r["references"] if references else r["hypotheses"]).items():
                        yield f"{r['id']} {system}", "\n\n".join(s.replace("\n", " ") for s in segments), []

        kept = list(texts())
        self.count(iter(kept), show, sum(len(t.split()) for _, t, _ in kept))

    def count(self, texts: Iterator[tuple[str, str, Any]], show: str | None, words: int) -> None:
        number, touched, fixes = Counter[str](), Counter[str](), Counter[str]()
        lines: list[str] = []
        for name, text, spans in texts:
            for f in self.find(text):
                number[f.rule.id] += 1
                touched[f.rule.id] += any(min(f.span.end, s["end"]) > max(f.span.start, s["start"]) for s in spans)
                fixes[f.rule.id] += bool(f.fixes)
                if show in (f.rule.id, "all"):
                    mark = "+" if any(min(f.span.end, s["end"]) > max(f.span.start, s["start"]) for s in spans) else "-"
                    lines.append(f"{mark} {f.rule.id} {f.confidence:.2f} {name} {f.span.start} {f.span.end}  {shown(text, f)}")
        random.Random(7).shuffle(lines)
        print("\n".join(lines[: int(os.environ.get("SHOW", "60"))]))
        for rule, n in number.most_common():
            print(f"{rule:32} {n:5}  touch {touched[rule] / n:.2f}  with fix {fixes[rule] / n:.2f}")
        if words:
            print(f"{sum(number.values())} findings in {words:,} words: {1000 * sum(number.values()) / words:.2f} per 1,000")

    def speed(self) -> None:
        texts = [r["text"] for r in records(DATA / "clean" / "clean_news21.jsonl.gz")]
        text = "\n\n".join(texts * 7).encode()
        self.checker.check_file("-", text[:2000])
        began = time.process_time()
        report = self.checker.check_file("-", text)
        spent = time.process_time() - began
        print(f"{len(text) / 1e6:.2f} MB, {report.words:,} words in {spent:.2f} s: {report.words / spent:,.0f} words per CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["cut", "own", "clean", "mqm", "documents", "real", "speed"])
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--show")
    parser.add_argument("--low", action="store_true")
    parser.add_argument("--references", action="store_true")
    parser.add_argument("--select", default="sentences,grammar", help="families, or all")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("no development data: set MTQA_DATA")
        return
    bench = Bench(options.low, options.select)
    if options.what == "cut":
        bench.cut(options.show)
    elif options.what == "own":
        bench.own(options.show, options.name)
    elif options.what == "clean":
        bench.clean(options.show)
    elif options.what == "mqm":
        bench.mqm(options.name, options.show)
    elif options.what == "documents":
        bench.documents(options.name, options.show, options.references)
    elif options.what == "real":
        measure(DATA, bench.find, options.show)
    else:
        bench.speed()


if __name__ == "__main__":
    main()
