"""The network behind the tagger and the clause reader, at run time: look-ups and one small matrix product.

A token's hidden state is a sum over the window of (vector of the word at that place) x (matrix of that place). The products
are made once per word type and kept, so a token costs one row look-up per window place and one product with the output
matrix. Words are few and texts repeat them: 1 MB of news has about 15,000 types.

Matrix products are cut into pieces small enough that OpenBLAS does not start threads (it does above 262,144 multiplications
a product): threads would cost more CPU time than they save here, and a library should not set their number for its caller.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

MODEL = Path(__file__).resolve().parent.parent / "data" / "tagger.npz"
Floats = npt.NDArray[np.float32]
_SERIAL = 262_144  # OpenBLAS: SMP_THRESHOLD_MIN * GEMM_MULTITHREAD_THRESHOLD
if os.environ.get("OPENBLAS_NUM_THREADS") == "1":  # as on the command line: larger pieces are faster
    _SERIAL = sys.maxsize
_BATCH = 1024  # tokens computed at a time: the hidden states stay in the cache of the processor
_TYPES = 8192  # rows there is room for at first: memory that is not written to is not taken, and growing means copying
_MOST_TYPES = 60_000  # then the cache of words starts afresh; at 4 kB a type this is 240 MB at worst


class Net:
    """One trained model of `MODEL`; `features` names the features of a word, `pad` stands around sentences."""

    def __init__(self, name: str, features: Callable[[Any], list[str]], pad: Hashable) -> None:
        with np.load(MODEL, allow_pickle=False) as arrays:
            part = {key: arrays[f"{name}_{key}"] for key in ("embed", "scale", "names", "outputs", "inner", "bias", "outer", "bias2")}
        self._embed: npt.NDArray[np.int8] = part["embed"]
        self._scale: Floats = part["scale"]
        names = part["names"].tobytes().decode().split("\n")
        self._index = dict(zip(names, range(len(names)), strict=True))
        self.outputs: list[str] = part["outputs"].tobytes().decode().split("\n")
        self.window, size, hidden = part["inner"].shape
        # One matrix for all places of the window, side by side: one product a batch of new words instead of one a place.
        self._inner: Floats = np.ascontiguousarray(part["inner"].transpose(1, 0, 2).reshape(size, -1), dtype=np.float32)
        self._bias: Floats = part["bias"].astype(np.float32)
        self._outer: Floats = part["outer"].astype(np.float32)
        self._bias2: Floats = part["bias2"].astype(np.float32)
        self._features, self._pad = features, pad
        self._sum: Floats = np.empty((_BATCH, hidden), dtype=np.float32)
        self._part: Floats = np.empty((_BATCH, hidden), dtype=np.float32)
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[Hashable, int] = {}
        self._table: Floats = np.empty((0, self._inner.shape[1]), dtype=np.float32)
        self._learn([self._pad])

    def _learn(self, words: Sequence[Hashable]) -> None:
        """Compute and keep the rows of words not met before."""
        rows: list[int] = []
        starts = []
        index = self._index.get
        for word in words:
            self._ids[word] = len(self._ids)
            starts.append(len(rows))
            rows.append(0)  # the feature that is nothing, so that no word is without one
            rows += filter(None, map(index, self._features(word)))
        vectors = np.add.reduceat(self._embed[rows].astype(np.float32), starts, axis=0) * self._scale
        used = len(self._ids) - len(words)
        if len(self._ids) > len(self._table):
            grown = np.empty((max(_TYPES, 2 * len(self._ids)), self._inner.shape[1]), dtype=np.float32)
            grown[:used] = self._table[:used]
            self._table = grown
        _product(vectors, self._inner, self._table[used : len(self._ids)])

    def _batch(self, ids: npt.NDArray[Any]) -> list[int]:
        """The best output for every place of a stream of word numbers, window // 2 pads at both ends left out."""
        count = len(ids) - self.window + 1
        total, part = self._sum[:count], self._part[:count]
        rows = self._table.reshape(-1, len(self._bias))  # a word's row for a place of the window: word * window + place
        first = ids * self.window
        # "clip" never has to clip here; it spares numpy a copy of the result.
        np.take(rows, first[:count], axis=0, out=total, mode="clip")
        total += self._bias
        for place in range(1, self.window):
            np.take(rows, first[place : place + count] + place, axis=0, out=part, mode="clip")
            total += part
        np.maximum(total, 0, out=total)
        scores = np.empty((count, len(self.outputs)), dtype=np.float32)
        _product(total, self._outer, scores)
        scores += self._bias2
        best: list[int] = scores.argmax(1).tolist()
        return best

    def best(self, sentences: Sequence[Sequence[Hashable]]) -> list[list[str]]:
        """The best output for every token."""
        if len(self._ids) > _MOST_TYPES:
            self._forget()
        known = self._ids
        if missing := {word: None for sentence in sentences for word in sentence if word not in known}:
            self._learn(list(missing))
        half = self.window // 2
        pads = [0] * half
        stream = list(pads)
        for sentence in sentences:
            stream += [known[word] for word in sentence]
            stream += pads
        ids = np.array(stream)
        names: list[str] = []
        for at in range(0, len(ids) - 2 * half, _BATCH):
            names += [self.outputs[n] for n in self._batch(ids[at : at + _BATCH + 2 * half])]
        found, at = [], 0
        for sentence in sentences:
            found.append(names[at : at + len(sentence)])
            at += len(sentence) + half
        return found


def _product(left: Floats, right: Floats, out: Floats) -> None:
    """`left @ right` into `out`, as a stack of products that stay below the threshold; a stack is one call into numpy."""
    rows = max(1, _SERIAL // right.size)
    full = len(left) - len(left) % rows
    if full:
        np.matmul(left[:full].reshape(-1, rows, left.shape[1]), right, out=out[:full].reshape(-1, rows, right.shape[1]))
    np.matmul(left[full:], right, out=out[full:])


@cache
def tagger() -> Net:
    """The tagger, loaded once a process (about 20 ms)."""
    from mtqa.annotate.tagger_words import PAD, features

    return Net("tagger", features, PAD)


@cache
def syntax() -> Net:
    """The clause reader, loaded once a process; its words are "word TAG" pairs."""
    from mtqa.annotate.tagger_words import PAD, syntax_features

    return Net("syntax", syntax_features, PAD)
