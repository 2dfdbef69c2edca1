"""Do the fixes bring translations nearer to what people wrote? Every article of the development data, its weakest system.

    python bench/gains.py [--limit N] [--rules] [--rest] [--write]

The rules see source and target, never a reference: fixes are chosen blind. Then every system text is scored against the references
before and after (a) all safe fixes and (b) the first suggestion of every finding. Weakest: lowest chrF of the article's systems.
Printed for both: how many articles were touched, in how many chrF rose, fell or stayed, the corpus's chrF, TER and BLEU before and
after, and the sign test over the articles whose chrF changed (two-sided, exact). With --rules, the same counts by rule, each
suggestion alone. With --rest all other systems are measured too (four minutes): they were not looked at while rules were made safe.
With --write the tables go into docs/reference/score.md as well.

fixes_verdicts.jsonl holds what was read of the safe fixes: 200, drawn with a fixed seed from the other systems of these articles and the
parallel texts, which had not been looked at (record and segment, system, offsets in the segment, rule; verdict: is the finding right;
fix: is the fix). 200 that were read earlier, when fewer rules had safe fixes, are in rules_verdicts.jsonl (197 right).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter, defaultdict
from math import comb
from pathlib import Path
from typing import Any

from mtqa import __version__
from mtqa.config import Settings
from mtqa.fix import apply_edits, first_fix, plan
from mtqa.model import Edit, Finding, Fix, Side, Span
from mtqa.model.precision import wilson
from mtqa.pipeline import Checker
from mtqa.report.locate import Locator, plain_edits, segment
from mtqa.score.metrics import build, statistics, value

METRICS = ("chrf", "ter", "bleu")
VERDICTS = Path(__file__).with_name("fixes_verdicts.jsonl")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "score.md"
BEGIN, END = "<!-- bench/gains.py writes this -->\n", "<!-- so far bench/gains.py -->\n"
WEAKEST, REST = "the weakest system of each", "all other systems"
LABELS = {"before": "none", "safe": "all safe fixes", "all": "all first suggestions"}


def documents(limit: int | None, *, rest: bool = False) -> list[dict[str, Any]]:
    """Articles with their weakest system's text, or one for each other system; none if the data is not there."""
    folder = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[1] / "../shared/data"))
    if not (folder / "documents.jsonl.gz").exists():
        return []
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    records = records[:: max(1, len(records) // limit)] if limit else records
    found = []
    for record in records:
        record["references"] = [record["references"][name] for name in sorted(record["references"])]
        chrf = build("chrf", record["references"])
        systems = record["hypotheses"]
        weakest = min(sorted(systems), key=lambda name: value(chrf, statistics(chrf, systems[name])))
        found += [record | {"target": systems[name]} for name in sorted(systems) if (name != weakest) is rest]
    return found


def fixes(checker: Checker, record: dict[str, Any]) -> tuple[list[Finding], Locator]:
    """What the rules say of an article, without a reference."""
    language = record["lp"][:2]
    lines = [
        json.dumps({"id": str(n), "doc": record["id"], "source": s, "target": t, "source_lang": language, "target_lang": "en"})
        for n, (s, t) in enumerate(zip(record["source"], record["target"], strict=True))
    ]
    report = checker.check_file("article.jsonl", "\n".join(lines).encode())
    assert report.error is None, report.error
    return [f for f in report.findings if f.side is Side.TARGET], Locator(report)


def applied(target: list[str], chosen: list[tuple[Finding, Fix]], locator: Locator) -> list[str]:
    """The segments after the fixes."""
    edits: dict[int, dict[tuple[int, int, str], Edit]] = defaultdict(dict)
    for finding, fix in chosen:
        text = locator.text(finding)
        for edit in plain_edits(fix, text):
            place = segment(text, edit.span)
            assert place is not None
            edits[int(place.id)][place.start, place.end, edit.replacement] = Edit(Span(place.start, place.end), edit.replacement)
    return [apply_edits(text, [edits[n][key] for key in sorted(edits[n])]) if n in edits else text for n, text in enumerate(target)]


def sign_test(up: int, down: int) -> float:
    """Two-sided exact p of so uneven a split by chance."""
    n, k = up + down, max(up, down)
    return min(1.0, 2 * sum(comb(n, i) for i in range(k, n + 1)) / 2**n) if n else 1.0


class Tally:
    """Articles by what happened to their chrF, and the rows that make the corpus score."""

    def __init__(self) -> None:
        self.articles: Counter[str] = Counter()
        self.edits = 0
        self.rows: dict[str, list[Any]] = {name: [] for name in METRICS}


def table(articles: int, tallies: dict[str, Tally], systems: str) -> str:
    """The result as Markdown."""
    metrics = {name: build(name) for name in METRICS}
    lines = [
        f"{articles:,} articles, {len(tallies['before'].rows['chrf']):,} segments, {systems}; mtqa {__version__}.",
        "",
        "| fixes | made | articles touched | chrF rose | fell | same | p (sign test) | chrF | TER | BLEU |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, tally in tallies.items():
        up, down, same = (tally.articles[key] for key in ("rose", "fell", "same"))
        counts = f"{tally.edits} | {up + down + same} | {up} | {down} | {same} | {sign_test(up, down):.2g}" if tally.edits else "| | | | |"
        scores = " | ".join(f"{value(metrics[name], tally.rows[name]):.4f}" for name in METRICS)
        lines.append(f"| {LABELS[kind]} | {counts} | {scores} |")
    safe = tallies["safe"].articles
    lines += ["", f"Safe fixes lower chrF in {safe['fell'] / max(1, safe.total()):.1%} of the articles that they touch."]
    return "\n".join(lines) + "\n"


def read() -> str:
    """What was read of the safe fixes."""
    rows = [json.loads(line) for line in VERDICTS.read_text(encoding="utf-8").splitlines()]
    right = sum(row["fix"] for row in rows)
    low, high = wilson(right, len(rows))
    return f"Of {len(rows)} that were read {right} were right ({right / len(rows):.1%}; 95 % interval {low:.1%} to {high:.1%})."


def measured(checker: Checker, records: list[dict[str, Any]], by_rule: dict[str, Counter[str]] | None = None) -> dict[str, Tally]:
    """The articles before and after; counts by rule go into `by_rule`."""
    tallies = {"before": Tally(), "safe": Tally(), "all": Tally()}
    for record in records:
        findings, locator = fixes(checker, record)
        metrics = {name: build(name, record["references"]) for name in METRICS}
        before = {name: statistics(metric, record["target"]) for name, metric in metrics.items()}

        def rows_of(segments: list[str], record: dict[str, Any] = record, before: dict[str, list[Any]] = before) -> dict[str, list[Any]]:
            changed = [n for n, (old, new) in enumerate(zip(record["target"], segments, strict=True)) if old != new]
            own = {name: list(rows) for name, rows in before.items()}
            if changed:
                columns = [[column[n] for n in changed] for column in record["references"]]
                for name in METRICS:
                    for n, row in zip(changed, statistics(build(name), [segments[n] for n in changed], columns), strict=True):
                        own[name][n] = row
            return own

        chrf = value(metrics["chrf"], before["chrf"])
        for name in METRICS:
            tallies["before"].rows[name] += before[name]
        for kind, unsafe in (("safe", False), ("all", True)):
            chosen = [(choice.finding, choice.fix) for choice in plan(findings, first_fix(unsafe=unsafe)).chosen]
            after = rows_of(applied(record["target"], chosen, locator))
            tally = tallies[kind]
            tally.edits += len(chosen)
            for name in METRICS:
                tally.rows[name] += after[name]
            if chosen:
                tally.articles[_direction(value(metrics["chrf"], after["chrf"]) - chrf)] += 1
        if by_rule is not None:
            for finding in findings:
                if finding.fixes:
                    alone = rows_of(applied(record["target"], [(finding, finding.fixes[0])], locator))
                    kind = f"{finding.fixes[0].applicability} {finding.rule.id}"
                    by_rule[kind][_direction(value(metrics["chrf"], alone["chrf"]) - chrf)] += 1
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--rest", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (records := documents(options.limit)):
        print("no development data (MTQA_DATA): nothing measured")
        return
    checker = Checker(Settings())
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    text = table(len(records), measured(checker, records, by_rule if options.rules else None), WEAKEST) + f"\n{read()}\n"
    if options.rest:
        others = documents(options.limit, rest=True)
        text += "\n" + table(len(others), measured(checker, others), REST)
    print(text)
    if options.write and not options.limit:
        PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8", newline="\n")
    for rule, counts in sorted(by_rule.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        print(f"{rule:48} rose {counts['rose']:4}  fell {counts['fell']:4}  same {counts['same']:4}")


def rewritten(page: str, text: str) -> str:
    """The page with the new tables; the one of the other systems stays where it was not measured again."""
    before, _, rest = page.partition(BEGIN)
    old, _, after = rest.partition(END)
    lines = old.splitlines(keepends=True)
    kept = next((n for n, line in enumerate(lines) if REST in line), len(lines)) if REST not in text else len(lines)
    return before + BEGIN + text + "".join(["\n", *lines[kept:]] if lines[kept:] else []) + END + after


def _direction(change: float) -> str:
    return "rose" if change > 1e-9 else "fell" if change < -1e-9 else "same"


if __name__ == "__main__":
    main()
