"""Words as learning sees them: one lemma for each form, so that inflections count together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mtqa.annotate import lexicon
from mtqa.annotate.tokens import tokenize
from mtqa.glossary.filing import UNSPACED
from mtqa.glossary.words import words_in, words_of

STOP = frozenset(
    "a an the of to in on at by for from with and or but not no is are was were be been being am it its this that these those as "
    "he she they we i you his her their our my your him them us me who which what will would can could may might shall should "
    "has have had do does did there here also so if than then when while about into over after before up out 's n't".split()
)
"""English words that carry no term. A substitution of nothing but these is grammar or style, which is not learned here."""

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
_TAGS = ("NN", "JJ", "RB", "VB", "NNS", "VBD", "VBN", "VBZ", "VBG", "JJR", "JJS")
_GRAMS = range(2, 6)  # characters of a candidate term in a script without spaces


@lru_cache(maxsize=200_000)
def lemma(low: str) -> str:
    """One English lemma for a form in lower case, without a look at its sentence: noun before verb, unknown words as they are."""
    known = lexicon.tags(low)
    return next((lexicon.lemma(low, tag) for tag in _TAGS if tag in known), low)


def lemmas(text: str, language: str) -> tuple[list[str], list[str]]:
    """The words of a text as lemmas (English) or stems, and as written. Signs are left out, hyphens part words."""
    tokens = tokenize(text, 0, len(text))
    kept = [n for n, low in enumerate(tokens.lowers) if low[:1].isalnum() or low in ("'s", "n't")]
    written = [tokens.texts[n] for n in kept]
    if language == "en":
        return [lemma(tokens.lowers[n].replace("’", "'")) for n in kept], written
    keys = words_of(language)
    return [next(iter(keys.wanted(tokens.lowers[n])), tokens.lowers[n]) for n in kept], written


def source_words(text: str, language: str) -> dict[str, str]:
    """Candidates for source terms: stem -> the word as written; in scripts without spaces every run of 2 to 5 characters."""
    if language in UNSPACED:
        runs = _CJK.findall(unicodedata.normalize("NFKC", text))
        grams = (run[at : at + size] for run in runs for size in _GRAMS for at in range(len(run) - size + 1))
        return {gram: gram for gram in grams}
    keys, found = words_of(language), dict[str, str]()
    for word in words_in(text):
        if len(word) > 2 and word[0].isalpha():
            found.setdefault(next(iter(keys.wanted(word)), word), word)
    return found
