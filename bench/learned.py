"""Do proposals of `mtqa learn` hold in texts that they were not drawn from? Draws on some languages, confirms on another.

    python bench/learned.py [--draw is,ja,ru,zh,de] [--confirm uk] [--show 40] [--write DIR]

Draws proposals from documents.jsonl.gz and parallel/ (MTQA_DATA names the folder; without it the script says so and ends), each
language alone and all together. For every proposal the confirming language is asked: of its segments whose translation has the
wrong word in its context, how many have the right one in the reference, how many kept the wrong one. Printed are the sums beside
those that learning itself measured on held-out documents, and the proposals that met the most places. Word pairs and counts only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mtqa.learn.measure import holds
from mtqa.learn.nouns import Corrected, Learned, Options, Share
from mtqa.learn.read import from_lines, from_records
from mtqa.learn.render import pack, table
from mtqa.learn.run import learn
from mtqa.learn.words import lemmas

ROOT = Path(__file__).resolve().parent.parent


def quiet(_: int, __: str) -> None:
    """Progress, not shown."""


def corrections(data: Path, languages: list[str], folder: Path) -> Iterator[Corrected]:
    """The pairs of these source languages."""
    chosen = folder / f"{'-'.join(languages)}.jsonl"
    with gzip.open(data / "documents.jsonl.gz", "rt", encoding="utf-8") as handle, chosen.open("w", encoding="utf-8") as out:
        out.writelines(line for line in handle if json.loads(line)["lp"].partition("-")[0] in languages)
    if chosen.stat().st_size:
        yield from from_records(str(chosen), 0, "", quiet)
    for language in languages:
        targets = [str(path) for path in sorted((data / "parallel").glob(f"*.{language}-en.hyp.*.gz"))]
        if targets:
            stem = str(data / "parallel" / f"newstest2021.{language}-en")
            yield from from_lines(targets, [f"{stem}.ref.A.en.gz"], f"{stem}.src.{language}.gz", language, quiet)


def confirmed(learned: Learned, pairs: list[Corrected]) -> tuple[Counter[str], list[tuple[str, str, int, int, int]]]:
    """Sums, and (wrong, right, places, corrected so, kept) of each proposal that met a place."""
    segments: dict[str, list[Corrected]] = {}
    for pair in pairs:
        segments.setdefault(pair.key, []).append(pair)
    sides = [([lemmas(p.target, "en")[0] for p in some], [lemmas(c, "en")[0] for c in some[0].corrections]) for some in segments.values()]
    sums: Counter[str] = Counter()
    rows = []
    for proposal in learned.proposals:
        wrong, right, near = (tuple(lemmas(text, "en")[0]) for text in (proposal.wrong, proposal.right, " ".join(proposal.near)))
        places = corrected = kept = 0
        for targets, references in sides:
            if any(holds(wrong, own, target) and (not near or own.intersection(near)) for target in targets if (own := set(target))):
                places += 1
                is_kept = any(holds(wrong, set(r), r) for r in references)
                kept += is_kept
                corrected += not is_kept and any(holds(right, set(r), r) for r in references)
        if places:
            rows.append((proposal.wrong, proposal.right, places, corrected, kept))
            sums.update(proposals=1, places=places, corrected=corrected, kept=kept)
    return sums, sorted(rows, key=lambda row: (-row[2], row[:2]))


def shown(right: int, of: int) -> str:
    """'12 of 20, 60 % [39, 78]'."""
    low, high = Share(right, of).interval
    return f"{right:,} of {of:,}, {right / max(1, of):.0%} [{low:.0%}, {high:.0%}]"


def main() -> None:
    """Draw, confirm, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", default="is,ja,ru,zh,de")
    parser.add_argument("--confirm", default="uk")
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--write", help="folder for a draft pack of each language")
    options = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not (data / "documents.jsonl.gz").is_file():
        sys.exit("no development data (MTQA_DATA names its folder)")
    draw = options.draw.split(",")
    with tempfile.TemporaryDirectory() as place:
        check = list(corrections(data, [options.confirm], Path(place)))
        for languages in ([[one] for one in draw] + [draw]) if len(draw) > 1 else [draw]:
            learned = learn(corrections(data, languages, Path(place)), Options(most=1_000))
            own = Share(sum(p.precision.right for p in learned.proposals), sum(p.precision.of for p in learned.proposals))
            sums, rows = confirmed(learned, check)
            print(f"{'+'.join(languages)}: {learned.segments:,} segments, {len(learned.proposals)} proposals;", end=" ")
            print(f"held out: {shown(own.right, own.of)}")
            met = f"{sums['proposals']} meet a place; corrected so {shown(sums['corrected'], sums['places'])}"
            print(f"   on {options.confirm}: {met}; kept {shown(sums['kept'], sums['places'])}")
            if options.write and len(languages) == 1:
                folder = Path(options.write) / languages[0]
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "learned-terms.yaml").write_text(pack(learned.proposals, "en", learned.source_languages), encoding="utf-8")
                (folder / "table.txt").write_text(table(learned), encoding="utf-8")
    for wrong, right, places, corrected, kept in rows[: options.show]:
        print(f"   {wrong} -> {right}: {places} places, {corrected} corrected so, {kept} kept")


if __name__ == "__main__":
    main()
