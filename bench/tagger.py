"""Accuracy and speed of the tagger and the clause reader, beside what one would otherwise take.

    MTQA_DATA=../shared/data python bench/tagger.py [--perceptron] [--spacy MODEL]

Rows: this tagger; with --perceptron an averaged perceptron with the same dictionary, trained here on the same data (two
minutes); with --spacy an installed spaCy model (its training data differ). Speed is words per CPU second in one process on
the test part repeated to 200,000 words, the cold run (cache of words empty) and the warm one.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from mtqa.annotate import lexicon, syntax, tagger
from mtqa.annotate.tagger_words import plain

DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "treebank"
Tagger = Callable[[Sequence[Sequence[str]]], list[list[str]]]


def read(part: str, columns: Sequence[int]) -> list[list[list[str]]]:
    """Sentences as parallel lists of the CoNLL-U columns asked for."""
    found, rows = [], []
    with gzip.open(DATA / f"en_ewt-{part}.conllu.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            elif not line.strip() and rows:
                found.append([[row[c] for row in rows] for c in columns])
                rows = []
    return found


class Perceptron:
    """The textbook averaged perceptron tagger (Collins 2002), greedy, left to right, with the dictionary's tags added."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.tags: list[str] = []

    def features(self, words: Sequence[str], n: int, last: str, before: str) -> list[str]:
        word = words[n]
        low = word.lower()
        left = words[n - 1].lower() if n else "<s>"
        right = words[n + 1].lower() if n + 1 < len(words) else "</s>"
        return [
            "w " + low, "s3 " + low[-3:], "s2 " + low[-2:], "s1 " + low[-1:], "p1 " + word[:1], "b " + last, "bb " + before + " " + last,
            "bw " + last + " " + low, "l " + left, "l3 " + left[-3:], "r " + right, "r3 " + right[-3:],
            "ll " + (words[n - 2].lower() if n > 1 else "<s>"), "rr " + (words[n + 2].lower() if n + 2 < len(words) else "</s>"),
            "d " + " ".join(sorted(lexicon.tags(word))), f"c {word[:1].isupper()} {n == 0}", f"x {word.isalpha()} {word.isdigit()}", "1",
        ]  # fmt: skip

    def choose(self, found: Sequence[str]) -> str:
        scores: dict[str, float] = defaultdict(float)
        for name in found:
            for tag, weight in self.weights.get(name, {}).items():
                scores[tag] += weight
        return max(self.tags, key=lambda t: (scores[t], t))

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        result = []
        for words in sentences:
            last, before, tags = "<s>", "<s>", list[str]()
            for n in range(len(words)):
                tag = self.choose(self.features(words, n, last, before))
                tags.append(tag)
                last, before = tag, last
            result.append(tags)
        return result

    def train(self, gold: Sequence[Sequence[Sequence[str]]], epochs: int = 4) -> None:
        self.tags = sorted({t for _, tags in gold for t in tags})
        total: dict[tuple[str, str], float] = defaultdict(float)
        stamp: dict[tuple[str, str], int] = defaultdict(int)
        clock, rng, order = 0, random.Random(1), list(gold)
        for _ in range(epochs):
            rng.shuffle(order)
            for words, tags in order:
                last, before = "<s>", "<s>"
                for n, right in enumerate(tags):
                    clock += 1
                    found = self.features(words, n, last, before)
                    guess = self.choose(found)
                    if guess != right:
                        for name in found:
                            for tag, by in ((right, 1.0), (guess, -1.0)):
                                total[name, tag] += (clock - stamp[name, tag]) * self.weights[name][tag]
                                stamp[name, tag] = clock
                                self.weights[name][tag] += by
                    last, before = guess, last
        for name, row in self.weights.items():
            for tag in row:
                row[tag] = (total[name, tag] + (clock - stamp[name, tag]) * row[tag]) / clock


def accuracy(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> float:
    pairs = [(g, f) for a, b in zip(gold, found, strict=True) for g, f in zip(a, b, strict=True) if g != "_"]
    return 100 * sum(g == f for g, f in pairs) / len(pairs)


def speed(tag: Tagger, sentences: list[list[str]], least: int = 200_000) -> float:
    words = sum(map(len, sentences))
    many = sentences * max(1, least // words)
    began = time.process_time()
    tag(many)
    return sum(map(len, many)) / (time.process_time() - began)


def relation_scores(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> None:
    right, said, there = Counter[str](), Counter[str](), Counter[str]()
    for a, b in zip(gold, found, strict=True):
        for g, f in zip(a, b, strict=True):
            there[g.split()[0]] += 1
            said[f.split()[0]] += 1
            right[g.split()[0]] += g == f
    for name, count in there.most_common(28):
        precision, recall = right[name] / max(1, said[name]), right[name] / count
        both = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {name:14} n={count:5}  P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}")


def spacy_tagger(model: str) -> Tagger:
    import spacy
    from spacy.tokens import Doc

    pipe = spacy.load(model, exclude=["ner", "lemmatizer", "parser", "senter"])
    return lambda sentences: [[t.tag_ for t in doc] for doc in pipe.pipe(Doc(pipe.vocab, words=list(s)) for s in sentences)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--perceptron", action="store_true")
    parser.add_argument("--spacy", metavar="MODEL")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("no treebank: set MTQA_DATA")
        return
    test, dev = read("test", (1, 4, 7, 0, 6)), read("dev", (1, 4, 7, 0, 6))
    words = [s[0] for s in test]
    began = time.perf_counter()
    tagger.tag([["Hello", "."]])
    print(f"model loaded in {1000 * (time.perf_counter() - began):.0f} ms (numpy's import included)")
    rows: list[tuple[str, Tagger]] = [("mtqa", tagger.tag)]
    if options.perceptron:
        perceptron = Perceptron()
        perceptron.train([(s[0], s[1]) for s in read("train", (1, 4)) if "_" not in s[1]])
        rows.append(("averaged perceptron", perceptron.tag))
    if options.spacy:
        try:
            rows.append((f"spaCy {options.spacy}", spacy_tagger(options.spacy)))
        except (ImportError, OSError) as error:
            print(f"spaCy left out: {error}")
    for name, tag in rows:
        cold, warm = speed(tag, words, least=1), speed(tag, words)
        found = [accuracy([s[1] for s in part], tag([[plain(w) for w in s[0]] for s in part])) for part in (dev, test)]
        print(f"{name:22} XPOS dev {found[0]:.2f} %  test {found[1]:.2f} %  {cold:,.0f} words per CPU second cold, {warm:,.0f} warm")
    tags = tagger.tag(words)
    labels = syntax.relations(words, tags)
    gold = [["root" if r == "root" else f"{r} {'>' if int(h) > int(i) else '<'}" for r, i, h in zip(*s[2:], strict=True)] for s in test]
    warm = speed(lambda many: syntax.relations(many, tagger.tag(many)), words)
    print(f"clause reader: {accuracy(gold, labels):.2f} % of labels, tags and labels at {warm:,.0f} words per CPU second")
    relation_scores(gold, labels)


if __name__ == "__main__":
    main()
