"""Build mtqa/data/lexicon.marisa, the table behind `mtqa.annotate.lexicon`, from lemminflect's dictionary.

    python scripts/build_lexicon.py [OUTPUT]

lemminflect (MIT, derived from the NIH SPECIALIST Lexicon) unpacks two compressed CSV files at import, which takes a fifth
of a second and 40 MB. The same facts as one trie of 0.3 MB load in a millisecond. Rebuilding gives the same bytes.

Format: a `marisa_trie.BytesTrie`, word -> entries joined by ",". An entry is a letter for the Penn tag, a digit (how many
characters to take off the end of the word, 9 = all of them) and the ending to put on. A capital letter reads "this word can
carry the tag, and this is its lemma"; a small letter reads "this word is a lemma, and this is its form for the tag".
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

from mtqa.annotate.lexicon import LETTERS, TABLE

FORMS = {
    "noun": ["NNS"],
    "adj": ["JJR", "JJS"],
    "adv": ["RBR", "RBS"],
    "verb": ["VBD", "VBN", "VBG", "VBZ"],
}
BASES = {"noun": ["NN"], "adj": ["JJ"], "adv": ["RB"], "verb": ["VB", "VBP"]}
# lemminflect reads the forms of auxiliaries from a table of its own in code; these are the ones its CSV files leave out.
AUXILIARIES = {
    "be": {"VB": "be", "VBP": "are/am/'re/'m", "VBZ": "is/'s", "VBD": "was/were", "VBN": "been", "VBG": "being"},
    "have": {"VB": "have", "VBP": "have/'ve", "VBZ": "has/'s", "VBD": "had/'d", "VBN": "had", "VBG": "having"},
    "do": {"VB": "do", "VBP": "do", "VBZ": "does", "VBD": "did", "VBN": "done", "VBG": "doing"},
}


def rows(name: str) -> Iterator[list[str]]:
    import lemminflect

    path = Path(lemminflect.__file__).parent / "resources" / name
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        yield from csv.reader(handle, quoting=csv.QUOTE_NONE)


def edit(word: str, other: str) -> str:
    """How to turn `word` into `other`: "2y" takes two characters off and adds "y"."""
    shared = 0
    while shared < min(len(word), len(other)) and word[shared] == other[shared]:
        shared += 1
    cut = len(word) - shared
    return f"{cut}{other[shared:]}" if cut < 9 else f"9{other}"


def collect() -> dict[str, list[str]]:
    """word -> entries, in the dictionary's order (preferred spellings first), without duplicates."""
    entries: dict[str, dict[str, None]] = defaultdict(dict)

    def link(lemma: str, tag: str, form: str) -> None:
        entries[form][LETTERS[tag] + edit(form, lemma)] = None
        if form != lemma:
            entries[lemma][LETTERS[tag].lower() + edit(lemma, form)] = None

    for lemma, forms in AUXILIARIES.items():
        for tag, spellings in forms.items():
            for form in spellings.split("/"):
                link(lemma, tag, form)
    for lemma, kind, *cells in rows("infl_lu.csv.gz"):
        if kind not in FORMS or lemma in AUXILIARIES or "," in lemma:
            continue
        for tag in BASES[kind]:
            link(lemma, tag, lemma)
        if kind == "verb" and len(cells) > 1 and not cells[1]:
            cells[1] = cells[0]  # an empty participle is the past form: "ask, asked, , asking, asks"
        for tag, cell in zip(FORMS[kind], cells, strict=False):
            for form in filter(None, cell.split("/")):
                link(lemma, tag, form)
    for form, kind, lemmas in rows("lemma_lu.csv.gz"):
        if kind not in FORMS:
            continue
        known = {entry[0] for entry in entries.get(form, ())}
        # "information, noun, information/informations": a form that is its own lemma is nobody else's.
        for lemma in [form] if form in lemmas.split("/") else lemmas.split("/"):
            tags = BASES[kind] if lemma == form else guess(kind, form)
            if not any(LETTERS[tag] in known for tag in tags):
                for tag in tags:
                    entries[form][LETTERS[tag] + edit(form, lemma)] = None
    return {word: list(found) for word, found in entries.items()}


def guess(kind: str, form: str) -> list[str]:
    """Tags of an inflected form that the inflection table lacks, by its ending."""
    if kind == "verb":
        return ["VBG"] if form.endswith("ing") else ["VBZ"] if form.endswith("s") else ["VBD", "VBN"]
    if kind == "noun":
        return ["NNS"]
    comparative, superlative = FORMS[kind]
    return [comparative] if form.endswith("er") else [superlative]


def main() -> None:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    words = collect()
    trie = marisa_trie.BytesTrie([(word, ",".join(found).encode()) for word, found in sorted(words.items())])
    trie.save(str(output))
    print(f"{len(words):,} words, {output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
