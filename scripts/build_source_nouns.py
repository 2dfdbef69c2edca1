"""Make mtqa/data/source-nouns-*.marisa and source-nouns.txt: source word -> English nouns, from open wordnets.

    python scripts/build_source_nouns.py [--wordnet /usr/share/wordnet]

Reads the Open Multilingual Wordnet tables of the development data (MTQA_DATA, default ../shared/data beside the repository, folder
wordnets/) and WordNet 3.0 (Debian package wordnet-base). The words of the built-in lexicons (rules/en/renderings) are added. Kept are
English words that the dictionary knows as nouns and that stand in wordfreq's list with a Zipf value of 2 or more, for source words that
its lists know with 1.8 or more. The .txt lists the stems (Porter 2), a line each; the tries' records are line numbers. One trie a
licence: what comes from Wiktionary, and the rest.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import Stemmer
import yaml
from wordfreq import get_frequency_dict

from mtqa.annotate import lexicon, vocabulary
from mtqa.annotate.source_nouns import DATA, LANGUAGES, TABLES, stemmer
from mtqa.rulebook.kinds._source import normal

ROOT = Path(__file__).resolve().parent.parent
CODES = {"zh": "cmn", "de": "deu", "he": "heb", "ja": "jpn", "ru": "rus", "uk": "ukr"}
LEAST = 2.0
RARE = 10**-7.2
"""Share of all words of its language below which a source word is left out (Zipf 1.8): half of the table."""


def unmarked(word: str) -> str:
    """Without vowel points, as Hebrew is written."""
    return "".join(c for c in word if not unicodedata.combining(c))


def synsets(folder: Path) -> dict[str, set[str]]:
    """Synset id ("02756098-n") -> stems of the English nouns in its words."""
    stem = Stemmer.Stemmer("english").stemWord
    found: dict[str, set[str]] = {}
    for name, letter in (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split(" | ")[0].split()
            written = [re.sub(r"\(.*\)", "", parts[4 + 2 * n]).replace("_", " ").lower() for n in range(int(parts[3], 16))]
            words = {w for phrase in written for w in re.findall("[a-z]{3,}", phrase)}
            found[f"{parts[0]}-{letter}"] = {stem(w) for w in words if "NN" in lexicon.tags(w) and vocabulary.zipf(w) >= LEAST}
    return found


def listed_renderings() -> Iterator[tuple[str, str, set[str]]]:
    """(language, single source word, stems of the nouns in its renderings) of the built-in lexicons."""
    stem = Stemmer.Stemmer("english").stemWord
    for path in sorted((ROOT / "rules" / "en" / "renderings").glob("*.yaml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        lines = [(rule.get("source"), key, said) for key, said in rule.get("entries", {}).items()]
        lines += [(lang, key, said) for said, keys in rule.get("concepts", {}).items() for lang, key in keys.items()]
        for language, key, said in lines:
            words = {w for w in re.findall("[a-z]{3,}", said.partition("!=")[0].lower()) if "NN" in lexicon.tags(w)}
            for word in key.split("|"):
                if (bare := word.strip().strip("=*").lower()) and " " not in bare:
                    yield language, bare, {stem(w) for w in words if vocabulary.zipf(w) >= LEAST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    english = synsets(parser.parse_args().wordnet)
    folder = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data")) / "wordnets"
    found: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in TABLES}
    for language in LANGUAGES:
        stem = stemmer(language)
        frequent = {word for word, share in get_frequency_dict(language).items() if share >= RARE}
        for path in sorted(folder.glob(f"wn-*-{CODES[language]}.tab.gz")):
            pairs = found["wiktionary" if "wikt" in path.name else "wordnet"]
            for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
                parts = line.split("\t")
                if len(parts) == 3 and parts[1].endswith(":lemma") and parts[0] in english:
                    word = normal(parts[2].strip())
                    if parts[2].strip().casefold() in frequent or unmarked(parts[2].strip()) in frequent:
                        pairs[f"{language}:{stem(word)}"] |= english[parts[0]]
    for language, word, words in listed_renderings():
        if language in LANGUAGES:
            found["wordnet"][f"{language}:{stemmer(language)(normal(word))}"] |= words
    listed = sorted({stem for pairs in found.values() for stems in pairs.values() for stem in stems})
    number = {stem: n for n, stem in enumerate(listed)}
    for name, pairs in found.items():
        table = marisa_trie.RecordTrie("<H", [(key, (number[s],)) for key, stems in sorted(pairs.items()) for s in sorted(stems)])
        table.save(str(DATA / f"source-nouns-{name}.marisa"))
    (DATA / "source-nouns.txt").write_text("\n".join(listed), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
