"""What alignment knows of a sentence: its length, the words and numbers that may come back on the other side, its marks.

A *key* is anything that is likely to stand in both sentences of a pair: a number, a word in Latin letters, the consonants of
a word (`align_roman.bones`), and for sides in one language every word. Keys are strings with a sign in front that says the kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mtqa.model import Span, Text
from mtqa.model.lazy import lazy
from mtqa.segment.align_roman import bones
from mtqa.segment.sentences import sentences

_KATAKANA, _HAN, _SPACELESS = "\u30a1-\u30fa\u30fc", "\u3400-\u9fff\uf900-\ufaff", "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = lazy(
    rf"(?P<number>\d+(?:[.,:]\d+)*)|(?P<kana>[{_KATAKANA}]+)|(?P<hira>[\u3041-\u3096]+)|(?P<han>[{_HAN}\u3005]+)"
    rf"|(?P<thai>[{_SPACELESS}]+)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
)
_DIGITS = lazy(r"[^\d]")
MARKS = ("?", "!", ":", '"', "(", "–", "%", "$")  # counted in a sentence and compared
_MARK_OF = {
    **dict.fromkeys("?？؟;", 0), **dict.fromkeys("!！", 1), **dict.fromkeys(":：", 2), **dict.fromkeys("\"“”„«»「」『』", 3),
    **dict.fromkeys("()（）[]【】", 4), **dict.fromkeys("–—", 5), **dict.fromkeys("%％٪", 6), **dict.fromkeys("$＄€£¥￥₽", 7),
}  # fmt: skip
_MARK = lazy("[" + re.escape("".join(_MARK_OF)) + "]")
# Characters of running English that one character of the script stands for; refined on the article itself.
_HAN_WEIGHT, _KANA_WEIGHT, _HANGUL_WEIGHT = 3.0, 1.7, 2.2
_HANS, _KANAS, _HANGULS = re.compile(f"[{_HAN}]"), re.compile("[\u3041-\u30ff]"), re.compile("[\uac00-\ud7a3]")
_SPACE = lazy(r"\s+")


@dataclass(frozen=True, slots=True)
class Units:
    """The sentences of one side. spans: in `plain`. lengths: weighted characters. keys: for each sentence.

    marks: sentences × MARKS, counts. opens: True where a sentence opens a paragraph, heading or other block.
    """

    spans: tuple[Span, ...]
    lengths: NDArray[np.float64]
    keys: tuple[frozenset[str], ...]
    marks: NDArray[np.float64]
    opens: NDArray[np.bool_]

    def part(self, first: int, end: int) -> Units:
        """The sentences from `first` to `end`, as if they were all."""
        return Units(self.spans[first:end], self.lengths[first:end], self.keys[first:end], self.marks[first:end], self.opens[first:end])


def units(text: Text, *, same_language: bool) -> Units:
    """The sentences of a text with what alignment needs to know of them."""
    found = sentences(text)
    parts = [unicodedata.normalize("NFKC", span.of(text.plain)) for _, span in found]
    blocks = np.array([block for block, _ in found], dtype=np.int64)
    opens = np.ones(len(found), dtype=np.bool_)
    opens[1:] = blocks[1:] != blocks[:-1]
    cut = _same_keys if same_language else _cross_keys
    return Units(
        spans=tuple(span for _, span in found),
        lengths=np.array([_length(part) for part in parts]),
        keys=tuple(frozenset(cut(part)) for part in parts),
        marks=_marks(parts),
        opens=opens,
    )


def _length(text: str) -> float:
    size = float(len(_SPACE.sub("", text)))
    if not text.isascii():
        size += (_HAN_WEIGHT - 1) * len(_HANS.findall(text)) + (_KANA_WEIGHT - 1) * len(_KANAS.findall(text))
        size += (_HANGUL_WEIGHT - 1) * len(_HANGULS.findall(text))
    return max(size, 1.0)


def _marks(parts: Sequence[str]) -> NDArray[np.float64]:
    counts = np.zeros((len(parts), len(MARKS)))
    for index, part in enumerate(parts):
        for sign in _MARK.findall(part):
            counts[index, _MARK_OF[sign]] += 1
    return counts


def _same_keys(part: str) -> Iterator[str]:
    """Every word by its beginning, so that inflections meet; pairs of characters where words are not spaced."""
    for match in _WORD.finditer(part.lower()):
        token = match[0]
        if match.lastgroup == "number":
            yield "#" + _DIGITS.sub("", token)
        elif match.lastgroup == "word":
            yield "=" + token[:6]
        else:
            yield from ("=" + token[at : at + 2] for at in range(max(1, len(token) - 1)))


def _cross_keys(part: str) -> Iterator[str]:
    """Numbers; words in Latin letters; the first consonants of every longer word, which names and loan words share."""
    for match in _WORD.finditer(part):
        token, kind = match[0], match.lastgroup
        if kind == "number":
            yield "#" + _DIGITS.sub("", token)
        elif kind == "han":
            yield from _kanji(token)
        elif kind != "hira" and kind != "thai":
            yield from _word_keys(token)


@lru_cache(maxsize=65536)
def _word_keys(token: str) -> tuple[str, ...]:
    lower = token.lower()
    keys = []
    if lower.isascii() and len(lower) > 1:
        keys.append("=" + lower)
    consonants = bones(lower)
    named = token != lower or not lower.isascii()
    if len(consonants) > 2 or (len(consonants) == 2 and named and len(lower) > 3):
        keys.append("~" + consonants[:4])
        if len(consonants) > 4:
            keys.append("~" + consonants[:6])
    return tuple(keys)


_KANJI_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")}


def _kanji(token: str) -> Iterator[str]:
    if all(c in _KANJI_DIGITS for c in token):
        yield "#" + "".join(_KANJI_DIGITS[c] for c in token)
