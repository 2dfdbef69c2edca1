"""What the difference between two spellings can be: a sound, a case ending, a slip of the pen, a derived word.

Everything here looks at two spellings only; who stands beside them is decided in variants.
"""

from __future__ import annotations

from functools import lru_cache

from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names.sound import VOWELS, alike
from mtqa.annotate.names.words import FIRST_NAMES
from mtqa.model.lazy import lazy

KNOWN = 2.0
"""From this Zipf value on a spelling is one that people use."""
RARE = 1.5
"""Below this one a spelling may be a typing error of the list."""


def same_sound(left: str, right: str, cost: float, same_bones: bool, use: float, often: bool = False) -> bool:
    """Is the difference no more than two hands' spelling of one sound, given how common the rarer spelling is?

    left, right: signs; cost: their distance; often: the other spelling stands three times or more, this one once. Counted on
    2,600 pairs of names that are not one in 800 human texts, and on names that were garbled (bench/names_recall.py).
    """
    length = max(len(left), len(right))
    short = length == 5 and (cost == 0.0 or (use < RARE and same_bones) or (use == 0.0 and left[-1:] == right[-1:]))
    if cost <= 0.5 and (length >= 6 or short):
        return use < (KNOWN if same_bones else RARE)
    if use > 0.0 or length < 4:
        return False
    if same_bones:
        return cost <= (0.22 if length > 5 else 0.15 if left[:1] == right[:1] else 0.1) * length
    if length < 6 or left[:1] != right[:1]:
        return length == 5 and often and left[:2] == right[:2] and cost <= 1.0
    if length >= 8 and left[:2] == right[:2] and cost <= 0.2 * length and abs(len(left) - len(right)) < 2:
        return True
    return cost <= (0.25 if often and left[:2] == right[:2] else 0.18) * length


def same_first_name(one: str, other: str) -> bool:
    """True for first names that languages share (Vladimir, Volodymyr)."""
    number = FIRST_NAMES.get(one.lower())
    return number is not None and number == FIRST_NAMES.get(other.lower())


def differing(one: str, other: str) -> tuple[str, str]:
    """The names, or the parts of two hyphenated names that differ: Shonai and Suna of Shonai-gawa and Suna-gawa."""
    first, second = one.split("-"), other.split("-")
    apart = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return apart[0] if len(first) == len(second) and len(apart) == 1 else (one, other)


def initials_alike(one: str, other: str) -> bool:
    """True if two first signs may stand for one sound; a "y" stands for "e", "i" and "j" only."""
    if "y" in (one, other):
        return {one, other} <= {"y", "e", "i", "j"}
    return (one in VOWELS and other in VOWELS) or alike(one, other)


def ending_of(left: str, right: str) -> str:
    """How the ends differ: "same" (or one sound for another), "inflected" (one is the other and more), "other"."""
    if left[-1:] == right[-1:]:
        return "same"
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        more = long[len(short) :]
        return "same" if more in ("h", "j") or (more == "g" and short[-1:] == "n") else "inflected"
    end = {left[-1:], right[-1:]}
    if end <= {"i", "y", "e", "j"} or end <= {"o", "u"} or (not end & VOWELS and alike(left[-1:], right[-1:])):
        return "same"
    return "other"


_PATRONYMIC = ("ov", "ova", "ev", "eva", "son", "sson", "dottir", "dóttir", "sen", "vich", "vna", "yan", "shvili")
_DERIVED = ("n", "an", "ian", "ans", "ians", "ese", "ish", "i", "is", "s", "es", "er", "ers", "ic", "ist", "ists", "ism")


def derived_from(one: str, other: str) -> bool:
    """Iran/Iranian, Chechen/Chechens, Ivan/Ivanov: a word and what English or a patronymic makes of it."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if long.endswith(short) and long[: len(long) - len(short)] in ("l'", "l’", "d'", "d’"):  # L'Ordine and Ordine
        return True
    if "-" in (short[-2:-1], long[-2:-1]) or short in long.split("-"):  # Pantsir-S and the Pantsirs, Moriyama and Moriyama-ku
        return True
    if long.startswith(short) and len(long) > len(short):
        tail = long[len(short) :]
        if tail == "i" and short[-1] in VOWELS:  # Zelensky and Zelenskyi
            return False
        return tail.startswith(("-", "'", "’")) or tail in _DERIVED or tail in _PATRONYMIC
    stem = short[:-1]
    tail = long[len(stem) :]
    return len(stem) > 3 and long.startswith(stem) and tail in _DERIVED and tail != "i" and short[-1:] in "aeo"


def longer(one: str, other: str) -> bool:
    """True if one name is the other and a syllable more that is no case ending: Johoku and Johokuko, a school and its short name."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return len(long) > len(short) + 1 and long.startswith(short) and long[len(short) :] not in _CASES


_CASES = frozenset(("a", "u", "e", "i", "y", "ur", "ar", "ir", "um", "om", "em", "oy", "inn", "ni", "na", "nu", "inum"))
_SURNAMES = ("v", "in", "yn", "sk", "ck")
"""Ends of Slavic men's surnames, to which an "a" makes the wife's."""


def inflected(one: str, other: str) -> bool:
    """True if the two differ in a case ending of Icelandic, a Slavic or a Baltic language, which a translation leaves out."""
    a, b = fold(one), fold(other)
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    tails = {a[first:], b[first:]}
    if first < 4 or (a[:first].endswith(_SURNAMES) and tails & {"a", "y", "i", "e"}):
        return False
    return all(not t or t in _CASES for t in tails)


def other_vowel(one: str, other: str) -> bool:
    """True if the two end in different vowels ("Okayame", "Okayama"), or a u or o hangs on, as in a Japanese engine's "Robertsu"."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= VOWELS
    return long[:-1] == short and short[-1] not in VOWELS and (long[-1] == "u" or (long[-1] == "o" and short[-1] not in "vn"))


def slip_of_the_pen(one: str, other: str) -> bool:
    """One letter dropped, added or replaced inside a word of eight letters, or two neighbours swapped in one of five."""
    a, b = one.lower(), other.lower()
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and a[-1 - last] == b[-1 - last]:
        last += 1
    middle = a[first : len(a) - last], b[first : len(b) - last]
    if not first or not last:
        return False
    if len(middle[0]) == 2 and middle[0] == middle[1][::-1]:
        return len(a) >= 5
    return max(len(middle[0]), len(middle[1])) == 1 and min(len(a), len(b)) >= 8


_PINYIN = lazy(
    r"(?:(?:[bpmf]|[dt]|[nl]|[gkh]|[jqx]|zh|ch|sh|[rzcs]|y|w)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou"
    r"|ua|ue|ui|un|uo|a|e|i|o|u)){2,}",
)
_NOT_PINYIN = lazy(r"ee|oo|[bpmfdtnlgkhjqxrzcsyw]o(?!u|ng)(?<![bpmfw]o)|[gkh]i|[jqx][ao]|r[ai](?!n|o)|s[h]?i[ae]|(?:^|[aeiou])v")

_CHINESE = lazy(r"x|zh|q|ng|[iu]a[ion]?|ai|ou|uo|[aeiu]n(?![aeiou])|ei")
"""What a Japanese or Hebrew name of plain syllables seldom has."""


@lru_cache(maxsize=16384)
def pinyin(name: str) -> bool:
    """True if a name can be read as Chinese in pinyin, two syllables or more. There every vowel makes another name."""
    low = fold(name).replace(" ", "")
    return _PINYIN.fullmatch(low) is not None and _NOT_PINYIN.search(low) is None and _CHINESE.search(low) is not None
