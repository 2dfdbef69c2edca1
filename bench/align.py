"""How well whole articles are aligned: the development documents with their segmentation hidden.

    python bench/align.py [--pairs ru,ja] [--scenario running] [--limit N]

Scenarios. lines: one segment a paragraph. running: no paragraphs, but a segment that ends in no stop (a headline) is followed by
a break, as it is in any text; otherwise its sentence would run on into the next segment on one side only. mixed: both sides are
cut into paragraphs of one to four segments on their own. damaged: mixed, and on either side 5 % of the segments are gone and 5 %
are joined into one sentence with the one before. Sentences are always found by mtqa's own splitter.

A link ties a segment of one side to a segment of the other. Gold: equal numbers (a joined segment has two). Predicted: a bead
whose two stretches cover at least half of each segment, or are covered by it for at least half. F1 over all links of a
language; the average over articles is printed beside it. Time is CPU time of the whole alignment, segmentation included.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtqa.model import Block, Span, Text
from mtqa.segment.align import Bead, align

SCENARIOS = ("lines", "running", "mixed", "damaged")
Segments = list[tuple[int, str]]  # (number, text)
Places = list[tuple[list[int], Span]]  # a joined segment has two numbers


def documents(languages: set[str] | None = None) -> Iterator[dict[str, Any]]:
    """The articles of the development data; none if it is not there."""
    folder = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[1] / "../shared/data"))
    path = folder / "documents.jsonl.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if languages is None or record["lp"][:2] in languages:
                yield record


def build(segments: list[str], language: str, scenario: str, seed: str) -> tuple[Text, Places]:
    """A text made of the segments, and where each of them went."""
    chance = random.Random(seed)
    glue = "" if language in ("ja", "zh") else " "
    parts, places, blocks, at, start = [], [], [], 0, 0
    left, ended = chance.randint(1, 4), True
    for number, segment in enumerate(segments):
        text = segment.strip()
        if scenario == "damaged" and chance.random() < 0.05 and len(segments) > 3:
            continue
        joined = False
        if at:
            ends = scenario == "lines" or not ended or (scenario != "running" and left == 0)
            if ends:
                left = chance.randint(1, 4)
                blocks.append(Block(Span(start, at)))
                parts.append("\n\n")
                at += 2
                start = at
            else:
                joined = scenario == "damaged" and chance.random() < 0.05 and parts[-1][-1:] in ".。"
                if joined:
                    parts[-1] = parts[-1][:-1] + ","
                    text = text[:1].lower() + text[1:]
                parts.append(glue)
                at += len(glue)
            left -= 1
        ended = _ends(text)
        if joined:
            numbers, place = places.pop()
            places.append(([*numbers, number], Span(place.start, at + len(text))))
        else:
            places.append(([number], Span(at, at + len(text))))
        parts.append(text)
        at += len(text)
    blocks.append(Block(Span(start, at)))
    plain = "".join(parts)
    return Text(plain, plain, tuple(blocks), language=language), places


def _ends(segment: str) -> bool:
    return segment.rstrip("\"'”’»」』)]） ")[-1:] in tuple(".!?…。！？:：")


def links(beads: list[Bead], one: Places, other: Places) -> set[tuple[int, int]]:
    """Places in the two lists that the beads tie together."""
    found = set()
    for bead in beads:
        if bead.one and bead.other:
            found |= {(i, j) for i in _covered(bead.one, one) for j in _covered(bead.other, other)}
    return found


def _covered(span: Span, places: Places) -> list[int]:
    def common(place: Span) -> int:
        return min(place.end, span.end) - max(place.start, span.start)

    return [at for at, (_, place) in enumerate(places) if 2 * common(place) >= min(len(place), len(span))]


def gold(one: Places, other: Places) -> set[tuple[int, int]]:
    """Places that hold the same segment."""
    return {(i, j) for i, (a, _) in enumerate(one) for j, (b, _) in enumerate(other) if set(a) & set(b)}


class Tally:
    """Links found, right and wanted, and the time taken."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0
        self.articles: list[float] = []
        self.seconds = 0.0

    def add(self, found: set[tuple[int, int]], wanted: set[tuple[int, int]], seconds: float) -> None:
        right = len(found & wanted)
        self.right += right
        self.found += len(found)
        self.gold += len(wanted)
        self.seconds += seconds
        self.articles.append(f1(right, len(found), len(wanted)))

    @property
    def f1(self) -> float:
        return f1(self.right, self.found, self.gold)


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 1.0


def measure(records: list[dict[str, Any]], scenario: str) -> dict[tuple[str, str], Tally]:
    """(language, sides) -> tally; every third system of an article in turn is the target."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for turn, record in enumerate(records):
        language = record["lp"][:2]
        systems = sorted(record["hypotheses"])
        target = record["hypotheses"][systems[turn % len(systems)]]
        reference = record["references"][sorted(record["references"])[0]]
        sides = {"source-target": (record["source"], language, False), "reference-target": (reference, "en", True)}
        text, places = build(target, "en", scenario, record["id"] + "target")
        for name, (segments, spoken, same) in sides.items():
            other, other_places = build(segments, spoken, scenario, record["id"] + name)
            began = time.process_time()
            beads = align(other, text, same_language=same)
            took = time.process_time() - began
            tallies[language, name].add(links(beads, other_places, places), gold(other_places, places), took)
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default="ru,ja,uk,is")
    parser.add_argument("--scenario", choices=SCENARIOS)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    records = list(documents(set(options.pairs.split(","))))
    if not records:
        print("no development data (MTQA_DATA): nothing measured")
        return
    records = records[:: max(1, len(records) // options.limit)] if options.limit else records
    print(f"{'scenario':9} {'sides':17} {'language':8} {'F1':>6} {'P':>6} {'R':>6} {'mean':>6} {'articles':>8} {'ms/article':>10}")
    for scenario in (options.scenario,) if options.scenario else SCENARIOS:
        for (language, sides), t in sorted(measure(records, scenario).items(), key=lambda item: (item[0][1], item[0][0])):
            mean = sum(t.articles) / len(t.articles)
            precision, recall = t.right / max(1, t.found), t.right / max(1, t.gold)
            print(
                f"{scenario:9} {sides:17} {language:8} {t.f1:6.3f} {precision:6.3f} {recall:6.3f} {mean:6.3f} "
                f"{len(t.articles):8} {1000 * t.seconds / len(t.articles):10.1f}"
            )


if __name__ == "__main__":
    main()
