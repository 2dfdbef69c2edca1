"""Source words in Latin letters, near enough to be held against an English spelling.

Cyrillic, Greek and kana are written sound by sound. Hebrew and Arabic leave most vowels out, so their words are compared
by consonant skeleton only (`vowelled` tells which way). Japanese and Chinese characters are not read here.
"""

from __future__ import annotations

from functools import lru_cache

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
_LETTERS = _CYRILLIC | _GREEK | _HEBREW | _ARABIC
_ABJAD = frozenset(_HEBREW) | frozenset(_ARABIC)


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """The word in Latin letters; letters of other scripts stay as they are.

    >>> romanise("Зеленский"), romanise("גנץ")
    ('zelenskiy', 'gnts')
    """
    return "".join(_LETTERS.get(letter, letter) for letter in word.lower())


def vowelled(word: str) -> bool:
    """False for a word whose script leaves vowels out."""
    return not any(letter in _ABJAD for letter in word)


def readable(text: str) -> bool:
    """True if the text's script can be read: at least half of its letters."""
    letters = [c for c in text[:400].lower() if c.isalpha()]
    return bool(letters) and sum(c in _LETTERS for c in letters) >= 0.5 * len(letters)
