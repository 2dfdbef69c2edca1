"""Consonants of a word in any script, coarse enough that a name and its transliteration come out alike.

No table for each script is needed: the Unicode names of letters say how they sound. "KATAKANA LETTER KU" is k, "ARABIC LETTER
SHEEN" sh, "HANGUL SYLLABLE GANG" gng, "CYRILLIC SMALL LETTER ER" r. The few names that mislead stand in `_MISLEADING`.
Vowels are dropped, as Semitic scripts do, and sounds that transliterations swap share one sign (l/r, b/v/p/f, s/z/sh ...).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from mtqa.model.lazy import lazy

_CLASSES = (
    ("sch|shch|tch|sh|ch|zh|ts|tz|dz|dj|th|[szjcxç]", "s"),
    ("kh|gh|ck|[kgqh]", "k"),
    ("ph|[bvpfw]", "b"),
    ("[td]", "t"),
    ("[lr]", "r"),
    ("[mn]", "n"),
)
_SOUND = lazy("|".join(f"({signs})" for signs, _ in _CLASSES))
_OUT = [""] + [sign for _, sign in _CLASSES]
_HARD_C = lazy(r"c(?![eiyh])")  # c is k before a, o, u and consonants, else s
_DOUBLED = lazy(r"(.)\1+")
_MISLEADING = {
    "ы": "", "ь": "", "ъ": "", "й": "", "ю": "", "я": "", "є": "", "ї": "", "і": "", "ў": "", "ё": "", "х": "kh", "г": "g", "ґ": "g",
    "ц": "ts", "щ": "sh", "א": "", "ע": "", "י": "", "ו": "v", "ח": "h", "צ": "ts", "ץ": "ts", "ا": "", "أ": "", "إ": "", "آ": "",
    "ع": "", "ء": "", "ئ": "", "ؤ": "", "ي": "", "ی": "", "و": "v", "ى": "", "ة": "", "ط": "t", "ظ": "z", "ث": "th", "ذ": "z",
    "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ー": "", "ッ": "", "っ": "", "ン": "n", "ん": "n", "シ": "sh", "し": "sh", "チ": "ch",
    "ち": "ch", "ツ": "ts", "つ": "ts", "フ": "f", "ふ": "f", "ヤ": "", "ユ": "", "ヨ": "", "や": "", "ゆ": "", "よ": "", "ャ": "",
    "ュ": "", "ョ": "", "ゃ": "", "ゅ": "", "ょ": "", "ァ": "", "ィ": "", "ゥ": "", "ェ": "", "ォ": "", "γ": "g", "χ": "kh", "υ": "",
    "η": "", "ξ": "ks", "ψ": "ps", "æ": "", "ø": "", "œ": "", "ð": "d", "þ": "t", "ł": "l", "đ": "d", "ß": "ss", "ı": "", "ո": "", "և": "v",
}  # fmt: skip
_NAMED = lazy(r"(?:LETTER|SYLLABLE|VOWEL SIGN|SIGN)\b.*?([A-Z]+)$")
# Scripts whose letter names open with the sound and go on to spell a word (ALEF, DAL, GAN); elsewhere the name is the sound.
_SPELLED = ("HEBREW", "ARABIC", "SYRIAC", "GREEK", "ARMENIAN", "GEORGIAN")
_OPENING = lazy(r"[^AEIOUY]*")
_ANY_VOWELS = lazy(r"[AEIOUYW]+")


@lru_cache(maxsize=8192)
def letter(char: str) -> str:
    """The consonants that a small letter stands for, in Latin letters; "" for vowels, marks and signs."""
    if "a" <= char <= "z":
        return char
    if char in _MISLEADING:
        return _MISLEADING[char]
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and not ("\uac00" <= char <= "\ud7a3"):
        # é is e and ガ is not カ: kana with sound marks keep their own names.
        return letter(base) if not unicodedata.name(char, "").startswith(("KATAKANA", "HIRAGANA")) else _by_name(char)
    return _by_name(char)


def _by_name(char: str) -> str:
    name = unicodedata.name(char, "")
    found = _NAMED.search(name)
    if found is None or "SIGN" in name:
        return ""
    sound = found[1]
    if name.startswith(_SPELLED):
        opening = _OPENING.match(sound)
        return opening[0].lower() if opening else ""
    return _ANY_VOWELS.sub("", sound).lower()


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonant classes of a lower-case word: "khabarovsk" and "хабаровск" are both "kbrbsk"."""
    latin = word if word.isascii() else "".join(map(letter, word))
    if "c" in latin:
        latin = _HARD_C.sub("k", latin)
    if "x" in latin:
        latin = latin.replace("x", "ks")
    signs = "".join(_OUT[match.lastindex or 0] for match in _SOUND.finditer(latin))
    return _DOUBLED.sub(r"\1", signs)
