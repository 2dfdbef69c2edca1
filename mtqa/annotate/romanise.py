"""Source words in Latin letters, near enough to be held against an English spelling.

Cyrillic, Greek and katakana are written sound by sound. Hebrew and Arabic leave most vowels out, so their words are compared
by consonant skeleton only (`vowelled` tells which way); so are katakana words, whose vowels are often nobody's but Japanese
(`kana_likeness`). Chinese characters are not read here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mtqa.annotate.vocabulary import strip_marks
from mtqa.model.lazy import lazy

_CYRILLIC = dict(zip(
    "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяўқғңөүұһәђѓјљњћќџ",
    "a|b|v|g|g|d|e|yo|ye|zh|z|i|i|yi|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch||y||e|yu|ya|w|q|gh|ng|o|u|u|h|a|dj|g|j|lj|nj|c|k|dz".split("|"),
    strict=True,
))  # fmt: skip
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a|v|g|d|e|z|i|th|i|k|l|m|n|x|o|p|r|s|s|t|y|f|ch|ps|o".split("|"), strict=True))
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a|b|g|d|h|v|z|kh|t|y|k|k|l|m|m|n|n|s|a|p|p|ts|ts|k|r|sh|t".split("|"), strict=True))
_ARABIC = dict(zip(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکیێەۆڤ",
    "|a|a|w|i|y|a|b|a|t|th|j|h|kh|d|dh|r|z|s|sh|s|d|t|z|a|gh|f|q|k|l|m|n|h|w|y|a|p|ch|zh|g|k|y|e|e|o|v".split("|"),
    strict=True,
))  # fmt: skip
_KANA = {
    kana: consonant + vowel
    for consonant, row in {
        "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト", "d": "ダヂヅデド",
        "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
    }.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | dict(zip("ャュョヤユヨワヲヴンァィゥェォッー", "a|u|o|ya|yu|yo|wa|o|v|n|a|i|u|e|o||".split("|"), strict=True)) | {
    "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "f", "ジ": "ji",
}  # fmt: skip
KATAKANA = lazy(r"[ァ-ヺー]{2,}")
_LETTERS = _CYRILLIC | _GREEK | _HEBREW | _ARABIC
_ABJAD = frozenset(_HEBREW) | frozenset(_ARABIC)


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """The word in Latin letters; letters of other scripts stay as they are.

    >>> romanise("Зеленский"), romanise("גנץ")
    ('zelenskiy', 'gnts')
    """
    return "".join(_LETTERS.get(letter) or _KANA.get(letter, "" if letter in _LETTERS else letter) for letter in word.lower())


_LATIN_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"), ("kh", "h"), ("(?<=n)g(?=[^aeiouyr])", ""), ("sch|sh|th|x", "s"), ("tch|ch|ts|tz", "t"), ("c(?=[eiy])", "s"),
        ("ck|[cq]", "k"), ("dj|dg|zh|j", "z"), ("z$", "s"), ("l", "r"), ("v", "b"), ("f", "h"), ("m(?=[bp])", "n"),
        ("[^a-z]|(?<=.)[aeiouyw]|(?<=[aeiou])h", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""What Japanese makes one sound of, in Latin letters; in this order."""


@lru_cache(maxsize=32768)
def _kana_bones(latin: str) -> str:
    """The consonants as Japanese hears them, a vowel at the start kept."""
    for pattern, sound in _LATIN_SOUNDS:
        latin = pattern.sub(sound, latin)
    return re.sub("^[aeiouyw]", "a", latin)


def kana_likeness(word: str, katakana: str) -> float:
    """How well a katakana word can stand for a Western name, 0 to 1: by consonants, of which an r may be silent or a vowel.

    >>> kana_likeness("Furgal", "フルガル"), kana_likeness("Oslo", "フルガル")
    (0.9, 0.0)
    """
    mine, theirs = _kana_bones(strip_marks(word).lower()), _kana_bones(romanise(katakana))
    if mine == theirs:
        return 0.9 if len(mine) > 2 else 0.72 if len(mine) == 2 and len(word) > 3 else 0.0
    if len(theirs) > 2 and mine.replace("r", "") == theirs.replace("r", "") and abs(len(mine) - len(theirs)) == 1:
        return 0.75
    return 0.0


def vowelled(word: str) -> bool:
    """False for a word whose script leaves vowels out."""
    return not any(letter in _ABJAD for letter in word)


def readable(text: str) -> bool:
    """True if the text's script can be read: at least half of its letters."""
    letters = [c for c in text[:400].lower() if c.isalpha()]
    return bool(letters) and sum(c in _LETTERS for c in letters) >= 0.5 * len(letters)
