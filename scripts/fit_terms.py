"""Decide which entries of the term packs may ask the word vectors (`fit: true`), from how often clean text has their wrong words.

    python scripts/fit_terms.py            # writes `fit: true` into rules/en/packs, takes it out where it no longer holds
    python scripts/fit_terms.py --dry-run  # says what it would change
    python scripts/fit_terms.py --also DIR # DIR/*.txt is good English, too; what it has is kept in fit_seen.txt for later runs

An entry qualifies if it has contexts and a right rendering that the vectors know, if its renderings are not near neighbours,
if every wrong rendering of one word is rare in English (Zipf 3.5 or less in wordfreq's list), if 435,000 words of clean text
(clean_news21, UD EWT train, the human references of documents.jsonl.gz and parallel/) never have one of its wrong renderings
outside its contexts, if fit_seen.txt does not name it, and if its own examples still hold. Needs the development data
(MTQA_DATA, default ../shared/data beside the repository).
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mtqa.annotate import vectors, vocabulary
from mtqa.engine import Runner
from mtqa.example_document import example_document
from mtqa.model import Document
from mtqa.prepare import annotate
from mtqa.read.plain import plain_text
from mtqa.rulebook.examples import run_examples
from mtqa.rulebook.index import builtin_folder
from mtqa.rulebook.load import load_folder
from mtqa.rulebook.rule import Lists, Rule, to_check

ROOT = Path(__file__).resolve().parent.parent
RARE = 3.5
NEIGHBOURS = 0.6
"""Cosine above which two renderings are too much alike to be told apart."""
SEEN = Path(__file__).with_name("fit_seen.txt")
_HEAD = (
    "# Entries of rules/en/packs whose wrong renderings good English has, in other senses: `fit_terms.py --also` wrote this list from",
    "# 4.4 million words of speeches, radio news, reviews, legislation, political essays and manuals that are not in this repository.",
)
PORTION = 400
"""Segments annotated at once."""


def clean(folder: Path) -> Iterator[str]:
    """English by people, a segment or sentence at a time."""
    with gzip.open(folder / "clean" / "clean_news21.jsonl.gz", "rt", encoding="utf-8") as handle:
        yield from (json.loads(line)["text"] for line in handle)
    with gzip.open(folder / "treebank" / "en_ewt-train.conllu.gz", "rt", encoding="utf-8") as handle:
        yield from (line[9:].strip() for line in handle if line.startswith("# text = "))
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            for reference in json.loads(line)["references"].values():
                yield from reference
    for path in sorted((folder / "parallel").glob("*.ref.*.en.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            yield from handle.read().splitlines()


def candidate(rule: Rule) -> bool:
    body = rule.body
    if rule.card.get("kind", "term") != "term" or "context" not in body or not body.get("right") or rule.card["family"] != "terms":
        return False
    right = vectors.phrase(body["right"][0]["t"])
    if right is None:
        return False
    for wrong in body["wrong"]:
        vector = vectors.phrase(wrong["t"])
        if vector is None or float(vector @ right) > NEIGHBOURS:
            return False
        if len(wrong["w"]) == 1 and vocabulary.zipf(wrong["w"][0]) > RARE:
            return False
    return True


def chosen(folder: Path, also: Path | None) -> set[str]:
    """Ids of the entries that qualify; those that `also` speaks against are added to `SEEN`."""
    rules, lists = load_folder(builtin_folder(), shown="rules")
    bare = [
        to_check(dataclasses.replace(r, body={k: v for k, v in r.body.items() if k not in ("context", "source")}), lists)
        for r in rules
        if candidate(r)
    ]
    runner = Runner(bare)
    barred = {line for line in SEEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    if also is not None:
        texts = (path.read_text(encoding="utf-8").split("\n\n") for path in sorted(also.glob("*.txt")))
        barred |= _seen(runner, [segment for text in texts for segment in text])
        SEEN.write_text("\n".join((*_HEAD, *sorted(barred), "")), encoding="utf-8", newline="\n")
    seen = barred | _seen(runner, list(clean(folder)))
    return {r.id for r in rules if candidate(r) and r.id not in seen and not _misled(r, lists)}


def _seen(runner: Runner, segments: list[str]) -> set[str]:
    """Ids of the entries whose wrong renderings the segments have, contexts or not."""
    seen: set[str] = set()
    for at in range(0, len(segments), PORTION):
        text = "\n\n".join(segment.replace("\n", " ") for segment in segments[at : at + PORTION])
        outcome = runner.run(annotate(Document(path="clean", target=plain_text(text, "en"))), ())
        seen.update(f.rule.id for f in outcome.findings)
    return seen


def _misled(rule: Rule, lists: Lists) -> bool:
    """Would one of the entry's own examples fail if it asked the vectors?"""
    asking = to_check(dataclasses.replace(rule, body=rule.body | {"fit": True}), lists)
    return bool(run_examples(asking, example_document))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--also", type=Path, metavar="DIR", help="a folder of .txt files of good English")
    arguments = parser.parse_args()
    folder = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        sys.exit(f"no development data at {folder}: set MTQA_DATA")
    wanted = chosen(folder, arguments.also)
    for path in sorted((ROOT / "rules" / "en" / "packs").glob("*.yaml")):
        text = re.sub(r"^    fit: true\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        text = re.sub(r"^  - id: (\S+)\n", lambda m: m[0] + ("    fit: true\n" if m[1] in wanted else ""), text, flags=re.MULTILINE)
        if not arguments.dry_run:
            path.write_text(text, encoding="utf-8", newline="\n")
    print(len(wanted), "entries ask the vectors:", " ".join(sorted(wanted)))


if __name__ == "__main__":
    main()
