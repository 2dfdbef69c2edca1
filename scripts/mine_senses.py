"""List source-language words with unrelated meanings, from open wordnets: ideas for the term packs.

    python scripts/mine_senses.py he [--least 3.3] [--alike 0.25] [--wordnet /usr/share/wordnet] > candidates.tsv

Reads the Open Multilingual Wordnet tables of the development data (MTQA_DATA, default ../shared/data beside the repository,
folder wordnets/) and WordNet 3.0 (Debian package wordnet-base). A word is written when it is frequent (wordfreq's Zipf value
for its language) and its senses fall into two groups or more whose English words are unlike each other in the static vectors.
A machine that takes the wrong group writes "The barber became a bestseller" (ספר), "an axle of the brigade" (סרן).

Columns: Zipf value, word, groups (words of a group joined by "/", groups by " | "). Most pairs are never confused, and the
context alone does not tell: bench/sense.md has the figures. A person decides what becomes an entry.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

from mtqa.annotate import vectors, vocabulary

ROOT = Path(__file__).resolve().parent.parent
CODES = {"ar": "arb", "zh": "cmn", "de": "deu", "fa": "fas", "fr": "fra", "he": "heb", "ja": "jpn", "ru": "rus", "es": "spa", "uk": "ukr"}
PARTS = {"noun": "n", "verb": "v", "adj": "a"}
COMMON = 2.3
"""Zipf value below which an English word is not what a machine would write."""


def synsets(folder: Path) -> dict[str, list[str]]:
    """Synset id ("02756098-n") -> its English words; names of persons and places (instances) are left out."""
    found = {}
    for name, letter in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" ") and "@i" not in (fields := line.split("|")[0].split()):
                number = int(fields[3], 16)
                found[f"{fields[0]}-{letter}"] = [re.sub(r"\(\w+\)$", "", w) for w in fields[4 : 4 + 2 * number : 2]]
    return found


def plain(word: str) -> str:
    """Without vowel points, in lower case."""
    marked = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in marked if not 0x0591 <= ord(c) <= 0x05C7 and not 0x064B <= ord(c) <= 0x0652))


def senses(folder: Path, language: str) -> dict[str, list[str]]:
    """Source word -> synset ids, over all tables of the language."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob(f"wn-*-{CODES[language]}.tab.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            for line in handle:
                fields = line.rstrip("\n").split("\t")
                if len(fields) > 2 and fields[1].endswith("lemma") and " " not in fields[2]:
                    found[plain(fields[2])].append(fields[0].replace("-s", "-a"))
    return found


def groups(english: list[list[str]], alike: float) -> list[list[str]]:
    """One word a sense, those with a cosine above `alike` to one of a group joined to it."""
    found: list[list[str]] = []
    for words in english:
        known = [w.lower() for w in words if "_" not in w and vocabulary.zipf(w) > COMMON and vectors.phrase(w) is not None]
        if not known or any(known[0] in group for group in found):
            continue
        vector = vectors.phrase(known[0])
        near = [g for g in found if max(float(vector @ vectors.phrase(other)) for other in g) > alike]
        if near:
            near[0].append(known[0])
        else:
            found.append([known[0]])
    return found


def mine(data: Path, wordnet: Path, language: str, least: float, alike: float) -> Iterator[tuple[float, str, list[list[str]]]]:
    """(Zipf value, word, groups), the most frequent word first."""
    english = synsets(wordnet)
    rows = []
    for word, ids in senses(data, language).items():
        zipf = zipf_frequency(word, language)
        if zipf >= least and len(found := groups([english[i] for i in dict.fromkeys(ids) if i in english], alike)) > 1:
            rows.append((zipf, word, found))
    yield from sorted(rows, key=lambda r: (-r[0], r[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(CODES))
    parser.add_argument("--least", type=float, default=3.3)
    parser.add_argument("--alike", type=float, default=0.25)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    arguments = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data")) / "wordnets"
    if not data.is_dir() or not (arguments.wordnet / "data.noun").is_file():
        sys.exit(f"needed: {data} (MTQA_DATA) and WordNet 3.0 in {arguments.wordnet}")
    for zipf, word, found in mine(data, arguments.wordnet, arguments.language, arguments.least, arguments.alike):
        print(f"{zipf:.1f}", word, " | ".join("/".join(group) for group in found), sep="\t")


if __name__ == "__main__":
    main()
