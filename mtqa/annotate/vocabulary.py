"""How common an English word is: the table of wordfreq's large list, memory-mapped.

Names stand in it in lower case, as all words do ("gaddafi" 3.2, "panjshir" 1.9), so it also tells a name that the press
uses from a spelling that nobody uses. Measured on Hebrew-English news: it knows 14 of 15 correct foreign names and
none of 7 misspelt ones. Good text holds unknown names too, so "unknown" is never a fault by itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

STEPS = 20
"""Steps per Zipf unit in the file (scripts/build_vocabulary.py)."""
CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@lru_cache(maxsize=65536)
def zipf(word: str) -> float:
    """The Zipf value of a word (log10 of occurrences per 10^9 words, 1 to 7.7), 0.0 if the list does not have it.

    Case does not count. An English possessive is taken off, a spelling with diacritics falls back to the one without
    ("Erdoğan"), and a word with hyphens is as common as its rarest part (the list is split at hyphens).
    """
    key = word.translate(CURLY).casefold()
    value = _stored(key)
    if value:
        return value
    if key.endswith("'s"):
        return zipf(key[:-2])
    if key.endswith("s'"):
        return zipf(key[:-1])
    if not key.isascii():
        plain = strip_marks(key)
        if plain != key:
            return zipf(plain)
    if "-" in key or "–" in key:
        parts = [part for part in key.replace("–", "-").split("-") if part]
        return min((zipf(part) for part in parts), default=0.0)
    return 0.0


def known(word: str) -> bool:
    """True if the list has the word, or every part of it between hyphens."""
    return zipf(word) > 0.0


def strip_marks(word: str) -> str:
    """The word without diacritics, and with ASCII for the letters that have no mark to take off (ø, ł, ı, ß ...)."""
    if word.isascii():
        return word
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.translate(_LETTERS)


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ǝ": "a", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("‘’ʻʼʽʿʾ`´", "")
)


def _stored(key: str) -> float:
    found = _table().get(key) if key.isprintable() else None  # control characters confuse the trie
    return found[0][0] / STEPS if found else 0.0


@cache
def _table() -> Any:
    """The trie, opened once. A wheel may be unpacked anywhere, so the path comes from the package's resources."""
    import marisa_trie

    table = marisa_trie.BytesTrie()
    with resources.as_file(resources.files("mtqa.data") / "vocabulary-en.marisa") as path:
        table.mmap(str(path))
    return table
