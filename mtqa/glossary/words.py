"""Words by what they may be a form of, so that a term is found in any inflection.

A text's word has several keys, a term's word asks for one. In English the keys are the word itself and the base forms that
the dictionary knows for it, by part of speech. Elsewhere they are Snowball stems (PyStemmer; a C library that loads nothing,
2 µs a word; simplemma's lemmas are better but its tables take seconds to load), after clitics are taken off Hebrew and
Arabic words. Where words form compounds, a long word also has its own endings as keys ("+minister" for "Außenminister").
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from mtqa.annotate import lexicon
from mtqa.annotate.tokens import tokenize
from mtqa.model.lazy import lazy
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds._source import normal

HYPHENS = inflect.HYPHENS | {"־"}
_STEMMERS = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nl", "no", "sv"})
_HEAD = 6  # letters of a compound's last part, below which it is often a mere ending
_REST = 3  # letters before it
_STEM = 3  # letters; a shorter stem is shared by words that have nothing to do with each other (Russian обе and об)
_NONE = frozenset[str]()
_KNOWN = 300_000  # word types remembered; a book has 20,000

_SHORT = {
    "st.": "saint", "mt.": "mount", "ft.": "fort", "dr.": "doctor", "prof.": "professor", "gov.": "governor", "sen.": "senator",
    "gen.": "general", "col.": "colonel", "lt.": "lieutenant", "sgt.": "sergeant", "maj.": "major", "capt.": "captain",
    "adm.": "admiral", "rep.": "representative", "dept.": "department", "co.": "company", "corp.": "corporation",
}  # fmt: skip
"""English abbreviations that stand for the word in names and titles (St. Petersburg)."""

_HEBREW = lazy(r"[והבלכמש]{1,3}")
_HEBREW_END = lazy(r"(?:יות|ימ|ות|ית|יה|ה|ת|י)$")  # final letters were made plain
_ARABIC = lazy(r"(?:[وف]?[بك]?ال|[وف]?لل|[وف]?[بلك]|[وف])(?=\w{3})")
_ARABIC_END = lazy(r"(?:ات|ون|ين|ان|يه|ية|ها|هم|نا|ة|ه|ي)$")
_UKRAINIAN_END = lazy(
    r"(?:ськими|ського|ському|ськими|ська|ське|ські|ський|ську|ям[иі]?|ами|ями|ові|еві|єві|ого|ому|ими|іми|ів|їв|ах|ях|ам|ом|ем|єм|ою|ею|"
    r"єю|ій|ий|их|іх|ої|ей|ою|[аеиіїоуюяєьй])$"
)


class Words:
    """The keys of one language's words. Remembers every word type that it saw."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._known: dict[str, frozenset[str]] = {}
        self._loose: dict[str, frozenset[str]] = {}
        self._asked: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._having: dict[str, set[str]] = defaultdict(set)
        self._filed: set[str] = set()
        self._keys: Callable[[str], frozenset[str]] = _english if language == "en" else self._stemmed
        self._stem = _stemmer(language)

    def keys(self, low: str) -> frozenset[str]:
        """Everything that a text's word, in lower case, may be a form of."""
        found = self._known.get(low)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[low] = self._keys(low)
        return found

    def loose(self, low: str) -> frozenset[str]:
        """The same, and where the part of speech matters also keys that leave it open ("say/*" for "says")."""
        if self.language != "en":
            return self.keys(low)
        found = self._loose.get(low)
        if found is None:
            if len(self._loose) >= _KNOWN:
                self._loose.clear()
            keys = self.keys(low)
            found = self._loose[low] = keys | {key[:-1] + "*" for key in keys if key.endswith(("/n", "/v"))}
        return found

    def have(self, words: frozenset[str], keys: Sequence[str]) -> bool:
        """Is each of the keys a `loose` one of some of the words?"""
        return all(self.having(words, key) for key in keys)

    def having(self, words: frozenset[str], key: str) -> frozenset[str]:
        """Those of the words that have the key. The words of each key are noted once, so that few are looked at."""
        if not words <= self._filed:
            if len(self._filed) >= _KNOWN:
                self._filed.clear()
                self._having.clear()
            for low in words - self._filed:
                for found in self.loose(low):
                    self._having[found].add(low)
            self._filed |= words
        return words & self._having[key] if key in self._having else _NONE

    def wanted_loosely(self, written: str, pos: str | None = None) -> tuple[str, ...]:
        """What a term's words ask of `loose`: either part of speech if nobody said which. For telling that a term is there."""
        wanted = self.wanted(written, pos)
        return wanted if pos else tuple(key[:-1] + "*" if key.endswith(("/n", "/v")) else key for key in wanted)

    def wanted(self, written: str, pos: str | None = None) -> tuple[str, ...]:
        """The key that each word of a term asks for, hyphens left out. Remembered: a text's terms are asked for again and again."""
        asked = self._asked.get((written, pos))
        if asked is None:
            if len(self._asked) >= _KNOWN:
                self._asked.clear()
            asked = self._asked[written, pos] = tuple(self._wanted(written, pos))
        return asked

    def _wanted(self, written: str, pos: str | None) -> list[str]:
        words = words_in(written)
        if self.language != "en":
            return [self._stem(normal(word)) for word in words]
        asked = [inflect.plain_word(word) for word in words]
        head = inflect.head(tuple(asked), pos if pos in ("noun", "verb", None) else "other") if asked else None
        if head is not None:
            asked[head[0]] += "/n" if head[1] == "noun" else "/v"
        return asked

    def _stemmed(self, low: str) -> frozenset[str]:
        plain = normal(low)
        keys = {self._stem(variant) for variant in _variants(plain, self.language)}
        if self.language in COMPOUNDING and len(plain) >= _HEAD + _REST:
            stem = self._stem(plain)
            keys.update("+" + stem[at:] for at in range(_REST, len(stem) - _HEAD + 1))
        return frozenset(keys)


@cache
def words_of(language: str) -> Words:
    """One `Words` a language, for all glossaries."""
    return Words(language)


def words_in(written: str) -> list[str]:
    """A term's words in lower case, as the tokenizer cuts texts, without hyphens."""
    return [low for low in tokenize(written, 0, len(written)).lowers if low not in HYPHENS]


def _english(low: str) -> frozenset[str]:
    if low in _SHORT:
        return _english(_SHORT[low]) | {inflect.plain_word(low)}
    word = inflect.plain_word(low)
    tags = lexicon.tags(word)
    keys = {word}
    if not tags:  # a name, or a word that the dictionary lacks: it may be any regular form
        keys |= {word + "/n", word + "/v"}
        keys |= {lexicon.lemma(word, tag) + ("/n" if tag == "NNS" else "/v") for tag in ("NNS", "VBZ", "VBD", "VBG")}
    for tag in tags:
        if tag in ("NN", "NNS"):
            keys.add(lexicon.lemma(word, tag) + "/n")
        elif tag.startswith("VB"):
            keys.add(lexicon.lemma(word, tag) + "/v")
    return frozenset(keys)


def _variants(word: str, language: str) -> list[str]:
    """A Hebrew or Arabic word with and without what may be clitics; any other word as it is."""
    if language == "he" and (match := _HEBREW.match(word)):
        return [word[cut:] for cut in range(match.end() + 1) if cut == 0 or len(word) - cut >= 3]
    if language == "ar" and (match := _ARABIC.match(word)):
        return [word, word[match.end() :]]
    return [word]


def _stemmer(language: str) -> Callable[[str], str]:
    if language in _STEMMERS:
        import Stemmer

        if _STEMMERS[language] in Stemmer.algorithms():
            stem: Any = Stemmer.Stemmer(_STEMMERS[language]).stemWord
            return lambda word: cut if len(cut := str(stem(word))) >= _STEM else word
    ends = {"he": _HEBREW_END, "ar": _ARABIC_END, "uk": _UKRAINIAN_END}.get(language)
    if ends is None:
        return _bare
    return lambda word: cut if len(cut := ends.sub("", word)) >= 3 else word


def _bare(word: str) -> str:
    """For languages without a stemmer: the word itself, without accents that keyboards leave out."""
    return unicodedata.normalize("NFC", word)


def next_word(lowers: Sequence[str], at: int, by: int) -> int | None:
    """The token after (1) or before (-1) this one, a hyphen left out; None at the end."""
    at += by
    if 0 < at < len(lowers) - 1 and lowers[at] in HYPHENS:
        at += by
    return at if 0 <= at < len(lowers) else None


def match(
    keys: Callable[[str], frozenset[str]], wanted: Sequence[str], lowers: Sequence[str], at: int, anchor: int
) -> tuple[int, int] | None:
    """The first and last token of a term whose word number `anchor` stands at token `at`; hyphens between words do not count."""
    first: int | None = at
    for n in range(anchor - 1, -1, -1):
        assert first is not None
        first = next_word(lowers, first, -1)
        if first is None or wanted[n] not in keys(lowers[first]):
            return None
    last: int | None = at
    for n in range(anchor + 1, len(wanted)):
        assert last is not None
        last = next_word(lowers, last, 1)
        if last is None or wanted[n] not in keys(lowers[last]):
            return None
    assert first is not None and last is not None
    return first, last
