"""Two spellings that stand for the same Chinese or Japanese characters, whatever the reading: 外崎 as Tonosaki and as Sotosaki.

Characters are not romanised here. A string of them belongs to two spellings if it stands in exactly those sentences of the
source whose translations have one of the two, and if no third name could be meant by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.annotated import AnnotatedDocument, Sentence
from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names.find import Names
from mtqa.annotate.names.pairs import KNOWN, derived_from, pinyin, same_first_name
from mtqa.annotate.names.places import is_country_word
from mtqa.annotate.names.profile import shape
from mtqa.annotate.names.sound import likeness
from mtqa.annotate.names.source import ALIKE, sentence_by_sentence
from mtqa.annotate.romanise import kana_likeness
from mtqa.model.lazy import lazy

_RUN = lazy(r"[一-鿿々〆ヶ]{2,}|[ァ-ヺー]{3,}")
_HAN = lazy(r"[一-鿿]")
_TITLE = lazy(
    "さん|氏|選手|監督|容疑者|被告|首相|社長|会長|知事|市長|町長|村長|教授|議員|大臣|投手|捕手|内野手|外野手|先生|くん|君|ちゃん|記者"
    "|館|寺|神社|町|市|村|区|県|駅|城|島|谷|社|会|店|先生|女士|教授|主任|书记|县|镇|乡|州|省|区"
)
"""What may follow a name without being part of it: titles and kinds of place."""
_CHARACTER = lazy("[一-鿿々〆ヶァ-ヺー]")
_LONGEST = 10
"""Characters of a name at most."""
_SHARE = 3
"""Letters that two readings have in common at their beginning or end; else they must sound alike."""
_ALIKE = 0.6
_SURE, _KANA = 3, 3
"""Sentences from which a string needs no title behind it; letters of a katakana word."""


class _Standing(NamedTuple):
    """The sentences that a spelling stands in, by number."""

    word: str
    at: frozenset[int]


def same_characters(document: AnnotatedDocument, names: Names) -> list[tuple[str, str]]:
    """Pairs of spellings that stand for the same characters, in alphabetical order. Empty for other sources."""
    if document.source is None or len(_HAN.findall(document.source.plain, 0, 400)) < 10:
        return []
    stretches = [stretch for stretch in sentence_by_sentence(document) if stretch[1]]
    standing = _standing(stretches, names)
    runs = [_RUN.findall(text) for _, text in stretches]
    texts = [text for _, text in stretches]
    found = []
    for one, other in combinations(standing, 2):
        if one.at & other.at or not _may_be_one(one.word, other.word):
            continue
        both, strange = one.at | other.at, _strange(one.word, other.word)
        for string in _common(both, runs):
            if (strange or not _HAN.search(string)) and _exclusive(string, both, texts, standing, (one.word, other.word)):
                found.append((one.word, other.word))
                break
    return sorted(found)


def _standing(stretches: Sequence[tuple[tuple[Sentence, ...], str]], names: Names) -> list[_Standing]:
    number = {sentence.index: n for n, (targets, _) in enumerate(stretches) for sentence in targets}
    found: dict[str, set[int]] = defaultdict(set)
    for word, places in names.by_word.items():
        if len(word) > 3 and not word.isupper() and not lexicon.known(word.lower()) and not is_country_word(word):
            found[word] = {number[mention.sentence] for mention, _ in places if mention.sentence in number}
    return [_Standing(word, frozenset(at)) for word, at in sorted(found.items()) if at]


def _may_be_one(one: str, other: str) -> bool:
    """Have they letters in common at one end, or do they sound alike? Not a word and what is derived from it."""
    a, b = fold(one), fold(other)
    if a == b or derived_from(one, other) or same_first_name(one, other):
        return False
    if pinyin(one) and pinyin(other) and (a.startswith(b) or b.startswith(a)):
        return False
    return a[:_SHARE] == b[:_SHARE] or a[-_SHARE:] == b[-_SHARE:] or likeness(one, other) >= _ALIKE


def _common(numbers: frozenset[int], runs: Sequence[Sequence[str]]) -> Iterator[str]:
    """The longest strings of characters that all the sentences have."""
    first, *rest = sorted(numbers, key=lambda n: sum(map(len, runs[n])))
    seen: list[str] = []
    pieces = {
        run[start : start + size]
        for run in runs[first]
        for size in range(2, min(len(run), _LONGEST) + 1)
        for start in range(len(run) - size + 1)
    }
    for piece in sorted(pieces, key=lambda p: (-len(p), p)):
        if any(piece in longer for longer in seen) or not all(any(piece in run for run in runs[n]) for n in rest):
            continue
        seen.append(piece)
        yield piece


def _strange(one: str, other: str) -> bool:
    """Do people use neither much, and one not at all? Two known places are two."""
    uses = sorted((shape(one).use, shape(other).use))
    return uses[0] == 0.0 and uses[1] < KNOWN


def _exclusive(string: str, both: frozenset[int], texts: Sequence[str], standing: Sequence[_Standing], pair: tuple[str, str]) -> bool:
    """Is the string a word of its own in these sentences, in no others, and nobody else's?"""
    kana = not _HAN.search(string)
    if (kana and len(string) < _KANA) or any(n not in both and string in text for n, text in enumerate(texts)):
        return False
    if any(both <= third.at for third in standing if third.word not in pair):
        return False
    if not all(_whole(string, texts[n]) for n in both):
        return False
    if kana:
        return likeness(*pair) >= _ALIKE and any(kana_likeness(word, string) >= ALIKE for word in pair)
    return len(both) >= _SURE or all(_TITLE.match(texts[n], texts[n].find(string) + len(string)) for n in both)


def _whole(string: str, text: str) -> bool:
    """Does the string stand somewhere with no character before it, and none but a title behind it?"""
    for found in re.finditer(re.escape(string), text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if not _CHARACTER.match(before) and (not _CHARACTER.match(after) or _TITLE.match(text, found.end())):
            return True
    return False
