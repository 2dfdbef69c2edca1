"""Mine recurring wrong words from machine translations and their human references: ideas for the term packs.

    python scripts/mine_terms.py [--languages ru,ja,is,de,zh] [--min-count 3] [--word WORD] > candidates.tsv

Reads the development data (MTQA_DATA, default ../shared/data beside the repository): documents.jsonl.gz and parallel/.
For every segment the words that machine and person share (longest common runs over lemmas) are taken away; what is left on
either side is aligned with IBM model 1 (Brown et al. 1993), machine word given reference word and the reverse, and a pair
counts where both directions choose each other. A pair is written when it recurs in enough different segments.

Columns: wrong, right, segments (how many hold the substitution), share (of all segments in which a machine wrote `wrong`
and the reference did not), kept (segments where reference and machine both have `wrong`: high means the word is often
right), languages, context (words that stand in its segments more often than elsewhere). Words and counts only: no sentence
of the data leaves this script. A pair is a hint, most are mere synonyms; a person decides what becomes an entry.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from mtqa.annotate import lexicon

ROOT = Path(__file__).resolve().parent.parent
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]|[A-Za-z]")
ROUNDS = 6
"""Rounds of EM: the likelihood moves by less than 1 % after the fifth."""
STOP = frozenset(
    "a an the of to in on at by for from with and or but not no is are was were be been being am it its this that these those as "
    "he she they we i you his her their our my your him them us me who which what will would can could may might shall should "
    "has have had do does did there here also so if than then when while about into over after before up out".split()
)


class Segment(NamedTuple):
    language: str
    id: str
    hypothesis: str
    reference: str


class Pair(NamedTuple):
    wrong: str
    right: str


def data_folder() -> Path:
    return Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))


def segments(folder: Path, languages: frozenset[str]) -> Iterator[Segment]:
    """Every hypothesis beside every reference. Segments of one source share `id`, so that five systems count once."""
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            record = json.loads(line)
            language = record["lp"].split("-")[0]
            if language not in languages:
                continue
            for reference in record["references"].values():
                for hypothesis in record["hypotheses"].values():
                    for number, (wrong, right) in enumerate(zip(hypothesis, reference, strict=True)):
                        yield Segment(language, f"{record['id']}:{number}", wrong, right)
    for path in sorted((folder / "parallel").glob("*.hyp.*.en.gz")):
        pair = path.name.split(".")[1]
        language = pair.split("-")[0]
        if language not in languages:
            continue
        lines = [_lines(path), _lines(_reference(path, pair))]
        for number, (wrong, right) in enumerate(zip(*lines, strict=True)):
            yield Segment(language, f"{pair}:{number}", wrong, right)


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return handle.read().splitlines()


def _reference(path: Path, pair: str) -> Path:
    return path.with_name(f"{path.name.split('.')[0]}.{pair}.ref.A.en.gz")


@lru_cache(maxsize=200_000)
def lemma(form: str) -> str:
    """One lemma for a form without looking at its tag: noun before verb, the form itself where nothing is known."""
    lower = form.lower().replace("’", "'").removesuffix("'s")
    known = lexicon.tags(lower)
    for tag in ("NN", "JJ", "RB", "VB", "NNS", "VBD", "VBN", "VBZ", "VBG", "JJR", "JJS"):
        if tag in known:
            return lexicon.lemma(lower, tag)
    return lower


def leftovers(hypothesis: list[str], reference: list[str]) -> tuple[list[str], list[str]]:
    """The content words of each side that are in no common run of the two and nowhere on the other side."""
    left, right = [], []
    for kind, a, b, c, d in SequenceMatcher(None, hypothesis, reference, autojunk=False).get_opcodes():
        if kind != "equal":
            left += hypothesis[a:b]
            right += reference[c:d]
    there, here = set(reference), set(hypothesis)
    return (
        [w for w in left if w not in there and w not in STOP],
        [w for w in right if w not in here and w not in STOP],
    )


def align(bags: list[tuple[list[str], list[str]]]) -> list[set[Pair]]:
    """Pairs of each segment on which IBM model 1 agrees in both directions; () stands for the empty word on either side."""
    forward, backward = _model(bags), _model([(b, a) for a, b in bags])
    found = []
    for left, right in bags:
        best = {w: _likeliest(forward, w, (*right, "")) for w in left}
        back = {r: _likeliest(backward, r, (*left, "")) for r in right}
        found.append({Pair(w, r) for w, r in best.items() if r and back[r] == w})
    return found


def _likeliest(table: dict[tuple[str, str], float], word: str, others: tuple[str, ...]) -> str:
    return max(others, key=lambda other: table.get((word, other), 0.0))


def _model(bags: list[tuple[list[str], list[str]]]) -> dict[tuple[str, str], float]:
    """t(left | right) after EM over all segments, in numpy over the distinct cells (left word, right word)."""
    cells: dict[tuple[str, str], int] = {}
    cell, slot, slots = [], [], 0  # one entry per (left token, candidate); a slot is one left token
    for left, right in bags:
        for word in left:
            for other in (*right, ""):
                cell.append(cells.setdefault((word, other), len(cells)))
                slot.append(slots)
            slots += 1
    if not cells:
        return {}
    cell_ids, slot_ids = np.array(cell), np.array(slot)
    others = {other: number for number, other in enumerate({other for _, other in cells})}
    given = np.array([others[other] for _, other in cells])
    table: np.ndarray[Any, Any] = np.ones(len(cells))
    for _ in range(ROUNDS):
        weight = table[cell_ids]
        weight = weight / np.bincount(slot_ids, weight, slots)[slot_ids]
        table = np.bincount(cell_ids, weight, len(cells))
        table = table / np.bincount(given, table, len(others))[given]
    return dict(zip(cells, table.tolist(), strict=True))


def mine(found: Iterable[Segment], least: int) -> Iterator[tuple[Pair, int, float, int, str, str]]:
    """Rows of the table, most frequent pair first. `least`: in how many segments a pair must recur."""
    items = list(dict.fromkeys(found))
    tokens = [([lemma(w) for w in WORD.findall(s.hypothesis)], [lemma(w) for w in WORD.findall(s.reference)]) for s in items]
    bags = [leftovers(a, b) for a, b in tokens]
    where: dict[Pair, set[str]] = defaultdict(set)
    wrote: dict[str, set[str]] = defaultdict(set)
    kept: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    tongues: dict[Pair, Counter[str]] = defaultdict(Counter)
    for item, (hypothesis, reference), (left, _), pairs in zip(items, tokens, bags, align(bags), strict=True):
        words[item.id].update(hypothesis)
        for word in left:
            wrote[word].add(item.id)
        for word in set(hypothesis) & set(reference):
            kept[word].add(item.id)
        for pair in pairs:
            if item.id not in where[pair]:
                tongues[pair][item.language] += 1
            where[pair].add(item.id)
    spread = Counter(word for held in words.values() for word in held)
    for pair, ids in sorted(where.items(), key=lambda row: (-len(row[1]), row[0])):
        if len(ids) >= least:
            share = len(ids) / len(wrote[pair.wrong])
            languages = ",".join(f"{name}:{count}" for name, count in tongues[pair].most_common())
            yield pair, len(ids), share, len(kept[pair.wrong]), languages, _context(pair, ids, words, spread)


def _context(pair: Pair, ids: set[str], words: dict[str, set[str]], spread: Counter[str]) -> str:
    """Up to eight words that stand in the pair's segments more often than elsewhere (count times log ratio)."""
    here = Counter(word for one in ids for word in words[one] if word not in STOP and word not in pair)
    total = len(words)
    scored = {w: n * math.log(n * total / (len(ids) * spread[w])) for w, n in here.items() if n > 1 or len(ids) < 4}
    return " ".join(sorted(scored, key=lambda w: (-scored[w], w))[:8])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", default="ru,ja,is,de,zh", help="uk is left out: it is kept for confirming")
    parser.add_argument("--min-count", type=int, default=3)
    parser.add_argument("--word", help="only pairs with this lemma on either side")
    arguments = parser.parse_args()
    folder = data_folder()
    if not folder.is_dir():
        sys.exit(f"no development data at {folder}: set MTQA_DATA")
    print("wrong", "right", "segments", "share", "kept", "languages", "context", sep="\t")
    for pair, count, share, kept, languages, context in mine(
        segments(folder, frozenset(arguments.languages.split(","))), arguments.min_count
    ):
        if arguments.word in (None, *pair):
            print(pair.wrong, pair.right, count, f"{share:.2f}", kept, languages, context, sep="\t")


if __name__ == "__main__":
    main()
