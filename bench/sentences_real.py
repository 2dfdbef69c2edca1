"""Real sentences of machine translation, read before any check was run on them: which are broken, and what of that is found.

`sentences_real.jsonl` holds 700 places, no text: record id, system (documents, parallel), segment, offsets of the sentence in
the segment, half, verdict (broken, unusual, stands) and the faults as [kind, start, end] in the segment. How they were drawn and
read: bench/sentences.md. `bench/sentences.py real` measures.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mtqa.model import Finding
from mtqa.model.precision import wilson

PLACES = Path(__file__).with_name("sentences_real.jsonl")


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a packed JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as handle:
        return [json.loads(row) for row in handle]


class Texts:
    """The segments around a place, as (text before it, segment, text behind): an article whole, a loose line with its neighbours."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.documents = {r["id"]: r["hypotheses"] for r in records(data / "documents.jsonl.gz")}
        self.marked = {r["id"]: r["target"] for name in ("zhen21news", "zhen21ted") for r in records(data / "mqm" / f"{name}.jsonl.gz")}
        self.lines: dict[str, list[str]] = {}

    def around(self, place: dict[str, Any]) -> tuple[str, str, str]:
        name, at = place["id"], place["segment"]
        if name in self.documents:
            rows = self.documents[name][place["system"]]
        elif name in self.marked:
            rows = [self.marked[name]]
        else:
            if name not in self.lines:
                packed = gzip.decompress((self.data / "parallel" / f"{name}.en.gz").read_bytes())
                self.lines[name] = packed.decode("utf-8").split("\n")
            low = max(0, at - 1)
            rows, at = self.lines[name][low : at + 2], at - low
        rows = [row.replace("\n", " ") for row in rows]
        return "".join(f"{row}\n\n" for row in rows[:at]), rows[at], "".join(f"\n\n{row}" for row in rows[at + 1 :])


def measure(data: Path, find: Callable[[str], tuple[Finding, ...]], show: str | None) -> None:
    """Print, for each half, how many of the broken sentences have a finding, by kind of their first fault.

    At the place: a finding overlaps one of the marked faults, or stands next to it (two characters at most between).
    show: "dev" prints the sentences of that half that are missed; a kind only those of that kind; "flagged" what else is flagged.
    """
    texts = Texts(data)
    total, hit, near, rules = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[str]()
    for row in PLACES.read_text(encoding="utf-8").splitlines():
        place = json.loads(row)
        before, segment, behind = texts.around(place)
        offset, half = len(before), place["half"]
        low, high = offset + place["start"], offset + place["end"]
        found = [f for f in find(before + segment + behind) if f.span.start < high and f.span.end > low]
        kind = place["faults"][0][0] if place["verdict"] == "broken" else place["verdict"]
        for key in ((half, kind), (half, "broken")) if place["verdict"] == "broken" else ((half, kind),):
            total[key] += 1
            hit[key] += bool(found)
            near[key] += any(
                f.span.start <= offset + end + 2 and f.span.end >= offset + start - 2
                for f in found
                for _, start, end in place.get("faults", ())
            )
        rules.update({f"{f.rule.id} ({place['verdict']})" for f in found})
        named = ", ".join(sorted({f.rule.id for f in found}))
        missed = place["verdict"] == "broken" and not found and show in (half, kind)
        if half == "dev" and (missed or (show == "flagged" and found)):
            print(f"{kind:12} {named} {place.get('faults', '')} {segment[place['start'] : place['end']]}")
    for key in sorted(total):
        print(f"{key[0]:8} {key[1]:12} {hit[key]:3} of {total[key]:3}  at the place {near[key]:3}")
    for half in ("dev", "confirm"):
        count, of = hit[half, "broken"], total[half, "broken"]
        low_share, high_share = wilson(count, of)
        print(f"{half}: {count / of:.2f} of the broken sentences found ({low_share:.2f} to {high_share:.2f})")
    for rule, count in rules.most_common():
        print(f"  {rule} {count}")
