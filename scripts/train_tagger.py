"""Train mtqa/data/tagger.npz: the tagger and the clause reader, on Universal Dependencies English EWT (CC BY-SA 4.0).

    MTQA_DATA=../shared/data python scripts/train_tagger.py [--epochs 14] [--output FILE]

numpy alone; a few minutes on two cores. Both models are one hidden layer over a window of tokens, each token the sum of
the embeddings of its features (see mtqa/annotate/tagger_words.py):

- tagger: window of five, word features, output = Penn tag (XPOS);
- syntax: window of nine, the word, its ending and its predicted tag, output = dependency relation + side of the head.

The syntax model learns from tags that a tagger predicted which had not seen the sentence (two halves, cross-wise), so that
it meets the mistakes it will live with. A share of the sentences is shown as headlines write them (Every Word Capitalised,
ALL CAPITALS) and with a lower-case start, because the treebank is web text and mtqa reads news. Same seed, same model.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from treebank import VARIANTS, Gold, fragments, read

from mtqa.annotate.tagger_words import PAD, features, syntax_features

Array = npt.NDArray[Any]
ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "mtqa" / "data" / "tagger.npz"
SEED = 20260131
DROP_FEATURE, DROP_HIDDEN = 0.1, 0.35
AVERAGED = 0.6  # the weights are averaged over the rest of the training


class Words:
    """Word types as rows of feature numbers, padded with 0 (the feature that is nothing)."""

    def __init__(self, extract: Callable[[str], list[str]], words: Counter[str], least: int) -> None:
        counts: Counter[str] = Counter()
        for word, n in words.items():
            for name in extract(word):
                counts[name] += n
        counts[extract(PAD)[0]] += least
        kept = sorted(name for name, n in counts.items() if n >= least)
        self.names = ["", *kept]
        self.index = {name: n for n, name in enumerate(self.names)}
        self.extract = extract
        self.rows: list[list[int]] = []
        self.ids: dict[str, int] = {}
        self.table: Array = np.zeros((0, 0), dtype=np.int32)
        self.id(PAD)

    def id(self, word: str) -> int:
        found = self.ids.get(word)
        if found is None:
            found = self.ids[word] = len(self.rows)
            self.rows.append([self.index[n] for n in self.extract(word) if n in self.index])
        return found

    def freeze(self) -> None:
        width = max(map(len, self.rows))
        self.table = np.array([r + [0] * (width - len(r)) for r in self.rows], dtype=np.int32)


class Adam:
    """Adam over named arrays; for embedding tables only the touched rows move (lazy Adam)."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.mean = {k: np.zeros_like(v) for k, v in weights.items()}
        self.var = {k: np.zeros_like(v) for k, v in weights.items()}
        self.step = 0

    def update(self, name: str, grad: Array, rate: float, rows: Array | None = None) -> None:
        at = slice(None) if rows is None else rows
        # The tiny term keeps the averages of dead units from becoming denormal numbers, which are ten times as slow.
        mean = self.mean[name][at] * 0.9 + (grad * 0.1 + 1e-30)
        var = self.var[name][at] * 0.98 + (grad * grad * 0.02 + 1e-30)
        self.mean[name][at], self.var[name][at] = mean, var
        t = self.step
        self.weights[name][at] -= rate * (mean / (1 - 0.9**t)) / (np.sqrt(var / (1 - 0.98**t)) + 1e-6)


class Net:
    """The network, its training step and its plain (slow, float32) prediction."""

    def __init__(self, words: Words, outputs: list[str], window: int, size: int, hidden: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.words, self.outputs, self.window, self.rng = words, outputs, window, rng
        self.weights: dict[str, Array] = {
            "embed": rng.normal(0, 0.08, (len(words.names), size)).astype(np.float32),
            "inner": rng.normal(0, 1 / np.sqrt(size * window), (window, size, hidden)).astype(np.float32),
            "bias": np.zeros(hidden, dtype=np.float32),
            "outer": rng.normal(0, 1 / np.sqrt(hidden), (hidden, len(outputs))).astype(np.float32),
            "bias2": np.zeros(len(outputs), dtype=np.float32),
        }
        self.weights["embed"][0] = 0
        self.adam = Adam(self.weights)

    def hidden(self, vectors: Array, ids: Array) -> Array:
        """Pre-activations of every position of a stream that is padded with window // 2 pads at both ends."""
        w = self.weights
        n = len(ids) - self.window + 1
        total = np.tile(w["bias"], (n, 1))
        for k in range(self.window):
            total += vectors[ids[k : k + n]] @ w["inner"][k]
        return total

    def step(self, stream: Array, gold: Array, rate: float, drop_word: float) -> None:
        """One step on a padded stream of word ids; gold is -1 where nothing is to be learned."""
        w, rng, half = self.weights, self.rng, self.window // 2
        types, ids = np.unique(stream, return_inverse=True)
        table = self.words.table[types].copy()
        table[:, 0][rng.random(len(types)) < drop_word] = 0
        table[:, 1:][rng.random((len(types), table.shape[1] - 1)) < DROP_FEATURE] = 0
        vectors = w["embed"][table].sum(1)
        n = len(stream) - 2 * half
        pre = self.hidden(vectors, ids)
        at = np.flatnonzero(gold[half : half + n] >= 0)
        keep = (rng.random((len(at), pre.shape[1])) > DROP_HIDDEN) / (1 - DROP_HIDDEN)
        active = (pre[at] > 0) * keep.astype(np.float32)
        hid = pre[at] * active
        scores = hid @ w["outer"] + w["bias2"]
        scores -= scores.max(1, keepdims=True)
        soft = np.exp(np.maximum(scores, -20))  # smaller ones become denormal numbers further on, ten times as slow
        soft /= soft.sum(1, keepdims=True)
        soft[np.arange(len(at)), gold[half:][at]] -= 1
        soft /= len(at)
        back = np.zeros((n, pre.shape[1]), dtype=np.float32)
        back[at] = (soft @ w["outer"].T) * active
        inner = np.empty_like(w["inner"])
        flow = np.zeros((len(stream), vectors.shape[1]), dtype=np.float32)
        for k in range(self.window):
            inner[k] = vectors[ids[k : k + n]].T @ back
            flow[k : k + n] += back @ w["inner"][k].T
        grad_types = group(flow, ids, len(types))
        rows, where = np.unique(table, return_inverse=True)
        grad_rows = group(np.repeat(grad_types, table.shape[1], axis=0), where.reshape(-1), len(rows))
        self.adam.step += 1
        self.adam.update("outer", hid.T @ soft, rate)
        self.adam.update("bias2", soft.sum(0), rate)
        self.adam.update("inner", inner, rate)
        self.adam.update("bias", back.sum(0), rate)
        self.adam.update("embed", grad_rows, rate, rows)
        w["embed"][0] = 0

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        half = self.window // 2
        stream = [0] * half
        for sentence in sentences:
            stream += [self.words.id(word) for word in sentence] + [0] * half
        self.words.freeze()
        vectors = self.weights["embed"][self.words.table].sum(1)
        ids = np.array(stream)
        best = (np.maximum(self.hidden(vectors, ids), 0) @ self.weights["outer"] + self.weights["bias2"]).argmax(1)
        found, at = [], 0
        for sentence in sentences:
            found.append([self.outputs[b] for b in best[at : at + len(sentence)]])
            at += len(sentence) + half
        return found


def group(values: Array, keys: Array, count: int) -> Array:
    """Sums of the rows of `values` by key; every key below `count` occurs."""
    order = np.argsort(keys, kind="stable")
    starts = np.searchsorted(keys[order], np.arange(count))
    return np.add.reduceat(values[order], starts, axis=0)


def fit(
    views: Sequence[Sequence[tuple[list[str], list[str]]]], extract: Callable[[str], list[str]], *, window: int, size: int,
    hidden: int, epochs: int, least: int, drop_word: float, batch: int = 600, rate: float = 0.003, seed: int = SEED,
) -> Net:  # fmt: skip
    """Train on sentences, each given in several views (as written, as a headline ...), of words and gold labels."""
    rng = np.random.default_rng(seed)
    words = Words(extract, Counter(w for view in views for w in view[0][0]), least)
    outputs = sorted({label for view in views for label in view[0][1]})
    number = {label: n for n, label in enumerate(outputs)}
    number["_"] = -1
    coded = [[(np.array([words.id(w) for w in ws]), np.array([number[g] for g in gs])) for ws, gs in view] for view in views]
    words.freeze()
    net = Net(words, outputs, window, size, hidden, seed)
    half = window // 2
    odds = np.array([1 - sum(p for p, _ in VARIANTS), *(p for p, _ in VARIANTS)])
    total = sum(len(view[0][0]) for view in views) * epochs
    seen, began, steps, summed = 0, time.time(), 0, 0
    sums = {name: np.zeros_like(w) for name, w in net.weights.items()}
    pad, none = np.zeros(half, dtype=np.int64), np.full(half, -1)
    for _ in range(epochs):
        order = rng.permutation(len(coded))
        choice = rng.choice(len(odds), len(coded), p=odds)
        stream, gold, length = [pad], [none], 0
        for n in order:
            ids, labels = coded[n][choice[n]]
            stream += [ids, pad]
            gold += [labels, none]
            length += len(ids)
            if length >= batch:
                seen += length
                net.step(np.concatenate(stream), np.concatenate(gold), rate * max(0.01, 1 - seen / total), drop_word)
                stream, gold, length = [pad], [none], 0
                steps += 1
                if seen > total * AVERAGED and steps % 20 == 0:
                    summed += 1
                    for name, weight in net.weights.items():
                        sums[name] += weight
    net.weights = {name: sums[name] / summed for name in sums}
    print(f"  {len(words.names):,} features, {len(outputs)} labels, {time.time() - began:.0f} s")
    return net


def tag_views(gold: Sequence[Gold]) -> list[list[tuple[list[str], list[str]]]]:
    return [[(g.forms, g.tags), *((change(g.forms, g.tags), g.tags) for _, change in VARIANTS)] for g in gold]


def accuracy(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> float:
    pairs = [(g, f) for a, b in zip(gold, found, strict=True) for g, f in zip(a, b, strict=True) if g != "_"]
    return 100 * sum(g == f for g, f in pairs) / len(pairs)


def pack(name: str, net: Net) -> dict[str, Array]:
    """Embeddings in seven bits with one scale a column, matrices as half floats, names as UTF-8 lines.

    Seven bits instead of eight leave the accuracy as it is (within .01 points) and spare the compressed file a ninth.
    """
    embed = net.weights["embed"]
    scale = np.abs(embed).max(0) / 63
    arrays: dict[str, Array] = {
        "embed": np.round(embed / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "names": np.frombuffer("\n".join(net.words.names).encode(), dtype=np.uint8),
        "outputs": np.frombuffer("\n".join(net.outputs).encode(), dtype=np.uint8),
    }
    arrays |= {k: net.weights[k].astype(np.float16) for k in ("inner", "bias", "outer", "bias2")}
    return {f"{name}_{k}": v for k, v in arrays.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--only", choices=["tagger", "syntax"], help="train one model and save nothing")
    options = parser.parse_args()
    train, dev, test = read("train"), read("dev"), read("test")
    tagger: dict[str, Any] = {"window": 5, "size": 48, "hidden": 192, "epochs": options.epochs, "least": 2, "drop_word": 0.2}
    syntax: dict[str, Any] = {"window": 9, "size": 48, "hidden": 128, "epochs": options.epochs, "least": 3, "drop_word": 0.1}
    saved: dict[str, Array] = {}
    if options.only != "syntax":
        net = fit(tag_views(train), features, **tagger)
        for name, part in (("dev", dev), ("test", test)):
            print(f"tagger {name}: {accuracy([g.tags for g in part], net.predict([g.forms for g in part])):.2f} % XPOS")
        saved |= pack("tagger", net)
    if options.only != "tagger":
        cut = list(fragments("train"))
        print(f"{len(cut):,} clauses cut out of their sentences")
        halves = [[*train[side::2], *(g for n, g in cut if n % 2 == side)] for side in (0, 1)]
        crossed: list[list[tuple[list[str], list[str]]]] = []
        for mine, other in (halves, halves[::-1]):
            half = fit(tag_views(other), features, **tagger | {"epochs": max(4, options.epochs // 2)})
            variants = [half.predict([view[n][0] for view in tag_views(mine)]) for n in range(len(VARIANTS) + 1)]
            for n, (gold, view) in enumerate(zip(mine, tag_views(mine), strict=True)):
                crossed.append(
                    [
                        ([f"{w} {t}" for w, t in zip(forms, tags[n], strict=True)], gold.labels)
                        for (forms, _), tags in zip(view, variants, strict=True)
                    ]
                )
        reader = fit(crossed, syntax_features, **syntax)
        for name, part in (("dev", dev), ("test", test)):
            tags = net.predict([g.forms for g in part]) if options.only != "syntax" else [g.tags for g in part]
            pairs = [[f"{w} {t}" for w, t in zip(g.forms, ts, strict=True)] for g, ts in zip(part, tags, strict=True)]
            print(f"syntax {name}: {accuracy([g.labels for g in part], reader.predict(pairs)):.2f} % labels")
        saved |= pack("syntax", reader)
    if not options.only:
        np.savez_compressed(options.output, allow_pickle=False, **saved)
        print(f"{options.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
