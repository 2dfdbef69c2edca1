"""How well sentence borders are found: F1 on gold sentences joined by a space, against sentencex where it is installed.

    python bench/splitting.py

Gold: the segments of human reference translations in `documents.jsonl.gz`, and the sentences of English EWT by paragraph.
Only borders behind a stop count for the first; a segment of two sentences shows there as a false border. Looks for the data
in MTQA_DATA (default ../shared/data) and says so if there is none.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mtqa.segment import split

DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")


def references() -> Iterator[list[str]]:
    """Documents as lists of sentences, each ending in a stop."""
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            for segments in json.loads(line)["references"].values():
                sentences, current = [], ""
                for segment in filter(None, map(str.strip, segments)):
                    current = f"{current} {segment}".strip()
                    if _STOP.search(segment):
                        sentences.append(current)
                        current = ""
                yield [*sentences, current] if current else sentences


def treebank(part: str) -> Iterator[list[str]]:
    """Paragraphs of EWT as lists of sentences: web text, a third of whose borders have no stop before them."""
    paragraph: list[str] = []
    with gzip.open(DATA / "treebank" / f"en_ewt-{part}.conllu.gz", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith(("# newpar", "# newdoc")) and paragraph:
                yield paragraph
                paragraph = []
            if line.startswith("# text ="):
                paragraph.append(line[8:].strip())
    yield paragraph


def score(ends: Callable[[str], list[int]], texts: list[list[str]]) -> str:
    """Precision, recall and F1 of the borders inside each text."""
    hits = found = gold = 0
    for sentences in texts:
        text = " ".join(sentences)
        borders, at = set(), -1
        for sentence in sentences:
            at += len(sentence) + 1
            borders.add(at)
        guess = {end for end in ends(text) if end < len(text)}
        borders.discard(len(text))
        hits, found, gold = hits + len(guess & borders), found + len(guess), gold + len(borders)
    precision, recall = hits / found, hits / gold
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}  ({gold} borders)"


def main() -> None:
    if not (DATA / "documents.jsonl.gz").exists():
        print(f"no development data in {DATA}; set MTQA_DATA")
        return
    splitters: dict[str, Callable[[str], list[int]]] = {"mtqa": lambda text: [span.end for span in split(text, "en")]}
    try:
        from sentencex import get_sentence_boundaries
    except ImportError:
        pass
    else:
        splitters["sentencex"] = lambda text: [len(text[: b["end_index"]].rstrip()) for b in get_sentence_boundaries("en", text)]
    for name, texts in (("references", list(references())), ("ewt-test", list(treebank("test")))):
        for splitter, ends in splitters.items():
            print(f"{name:12} {splitter:10} {score(ends, texts)}")


if __name__ == "__main__":
    main()
