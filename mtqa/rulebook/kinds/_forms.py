"""Source words in any inflection, without a dictionary: what a written word of a text may be a form of.

A lexicon's word asks for keys, a text's word has some. A Russian, Ukrainian, Hebrew or German word asks for its own forms
(`_paradigms`); for other languages that Snowball knows (PyStemmer; a C library, 2 µs a word) the key is the stem. Hebrew and Arabic
words of a text are looked up with and without what may be clitics.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from mtqa.rulebook.kinds._paradigms import german, hebrew, russian, ukrainian
from mtqa.rulebook.kinds._source import normal

UNSPACED = frozenset({"zh", "ja", "th", "lo", "my", "km"})
_SNOWBALL = {
    "ar": "arabic", "cs": "czech", "da": "danish", "es": "spanish", "fa": "persian", "fi": "finnish", "fr": "french",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip
_PARADIGMS: dict[str, Callable[[str], Iterator[str]]] = {"ru": russian, "uk": ukrainian, "he": hebrew, "de": german}
_PREFIX = re.compile(r"[והבלכמש]{1,4}")  # and, the, in, to, as, from, that
_ARABIC_PREFIX = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل|[وف]?[بلك]|[وف])(?=\w{3})")


@cache
def keys_of(language: str) -> Callable[[str], tuple[str, ...]]:
    """What a text's word, in lower case, may be a form of; remembered for every word type."""
    stem = _stemmer(language)

    @cache
    def keys(low: str) -> tuple[str, ...]:
        bare = plain(low)
        return tuple(dict.fromkeys((bare, *map(stem, _variants(bare, language)))))

    return keys


@lru_cache(maxsize=50_000)
def wanted(word: str, language: str) -> frozenset[str]:
    """The keys of which one finds this word of a lexicon; '=word' only as it is written."""
    if word.startswith("="):
        return frozenset((plain(word[1:]),))
    bare = plain(word)
    if (forms := _PARADIGMS.get(language)) is not None:
        return frozenset("~" + form for form in forms(bare))
    return frozenset((_stemmer(language)(bare),))


def plain(word: str) -> str:
    """A word as keys are made of it; for yes-or-no questions only, as lengths change."""
    return normal(word).replace("״", '"').replace("׳", "'").replace("ʼ", "'").replace("’", "'").replace("ё", "е")


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language in _SNOWBALL:
        import Stemmer

        if _SNOWBALL[language] in Stemmer.algorithms():
            stem = Stemmer.Stemmer(_SNOWBALL[language]).stemWord
            return lambda word: "~" + cut if len(cut := str(stem(word))) > 2 else word
    return lambda word: "~" + word


def _variants(word: str, language: str) -> Iterator[str]:
    """The word, and without what may be clitics."""
    yield word
    if language == "he" and (match := _PREFIX.match(word)):
        for cut in range(1, match.end() + 1):
            if len(word) - cut > 3 or (len(word) - cut == 3 and cut < 3):
                yield word[cut:]
    elif language == "ar" and (match := _ARABIC_PREFIX.match(word)):
        yield word[match.end() :]
