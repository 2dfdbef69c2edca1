"""How alike two spellings of one foreign name can be: consonant skeletons and a weighted edit distance.

Translators and machines write the same Arabic, Hebrew, Persian or Cyrillic name with other letters for the same sound:
q, k, g, kh; sh, s, ch; v, w, b, f; y, i, e; doubled letters or not; vowels written or guessed. The skeleton throws all
of that away and finds candidates; the distance puts them in order. Measured among 195,000 place names: a skeleton with
Levenshtein distance ranks the right place first to sixth, Jaro-Winkler does not.
"""

from __future__ import annotations

from functools import lru_cache

from mtqa.annotate.vocabulary import strip_marks
from mtqa.model.lazy import lazy

VOWELS = frozenset("aeiouy")

DIGRAPHS = (
    ("sch", "š"), ("tch", "č"), ("shch", "š"), ("sh", "š"), ("kh", "χ"), ("ch", "č"), ("gh", "γ"), ("zh", "ž"), ("th", "θ"), ("ph", "f"),
    ("dh", "δ"), ("ts", "ц"), ("tz", "ц"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ei", "ei"), ("ii", "i"), ("iy", "i"), ("yi", "i"), ("ie", "ie"),
)  # fmt: skip
"""Letters that stand for one sound, as one sign each; longer ones come first."""
_DIGRAPH = lazy("|".join(sorted((d for d, _ in DIGRAPHS), key=len, reverse=True)))
_SIGN = dict(DIGRAPHS)

CLASSES = {
    "k": "kqgcχγč", "u": "wu", "i": "jiy",
    "s": "sšzžцčcθ", "v": "vwbfp", "j": "jžgγ", "t": "tdθδ", "ts": "tц", "tc": "tč",
    "zj": "zj", "h": "hχgγ", "r": "rγ", "z": "zδ", "p": "pbf", "l": "lł",
}  # fmt: skip
"""Sounds that transliterations swap. A letter may stand in several groups."""

_SKELETON = str.maketrans(
    dict.fromkeys("kqgcχγ", "k")
    | dict.fromkeys("sšzžцčθ", "s")
    | dict.fromkeys("vwf", "v")
    | dict.fromkeys("bp", "b")
    | dict.fromkeys("tdδ", "t")
    | dict.fromkeys("aeiouyh'’ -.ʿʾ", "")
)
_DOUBLED = lazy(r"(.)\1+")
_FINAL_H = lazy(r"(?<=[aeiou])h\b")
"""As in "Nasrallah": written or not."""
_SILENT_W = lazy(r"(?<=[oaeu])w(?=[^aeiouyw])|(?<=[oau])w$")
"""As in "Khowst", "Ghowr", "Moscow": part of the vowel. In "Startsew" it is a v."""

VOWEL_SWAP, VOWEL_GAP, ALIKE_SWAP, WEAK_GAP, OTHER = 0.35, 0.45, 0.4, 0.5, 1.0
"""Costs of an edit: one vowel for another, a vowel written or not, one letter for another of the same class, an h, '
or doubled letter written or not, anything else. Set by hand and checked on the garbled names in fixtures/names."""

_SWAP = {a + b: ALIKE_SWAP for group in CLASSES.values() for a in group for b in group if a != b} | {
    a + b: VOWEL_SWAP for a in VOWELS for b in VOWELS if a != b
}
"""What it costs to put the second letter in the place of the first, where it is less than `OTHER`."""


@lru_cache(maxsize=32768)
def signs(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and hyphens, one sign a sound; doubled letters become one."""
    plain = strip_marks(name).casefold().replace("'", "").replace("-", " ")
    if "h" in plain:
        plain = _FINAL_H.sub("", plain)
    if "w" in plain:
        plain = _SILENT_W.sub("", plain)
    return _DOUBLED.sub(r"\1", _DIGRAPH.sub(lambda match: _SIGN[match.group()], plain))


@lru_cache(maxsize=32768)
def skeleton(name: str) -> str:
    """The consonants by class: "Panjshir" and "Punjshir" are both "bnjsr". A vowel at the start counts as "a"."""
    sound = signs(name)
    bones = _DOUBLED.sub(r"\1", sound.translate(_SKELETON))
    return "a" + bones if sound[:1] in VOWELS else bones


@lru_cache(maxsize=65536)
def distance(one: str, other: str) -> float:
    """Weighted edit distance of two names, 0.0 for spellings that differ only in digraphs, doubling or marks.

    Plain dynamic programming over the signs, O(len * len): for the few candidates a skeleton search leaves.
    """
    a, b = signs(one), signs(other)
    if a == b:
        return 0.0
    row = [0.0]
    gaps = []
    before = ""
    for letter in b:
        gaps.append(_gap(letter, before))
        row.append(row[-1] + gaps[-1])
        before = letter
    before = ""
    for left in a:
        gap = _gap(left, before)
        before = left
        diagonal, previous = row[0], row[0] + gap
        fresh = [previous]
        for j, right in enumerate(b):
            best = diagonal if left == right else diagonal + _SWAP.get(left + right, OTHER)
            diagonal = row[j + 1]
            if diagonal + gap < best:
                best = diagonal + gap
            if previous + gaps[j] < best:
                best = previous + gaps[j]
            fresh.append(best)
            previous = best
        row = fresh
    return row[-1]


def alike(one: str, other: str) -> bool:
    """True if two signs are the same or stand for sounds that transliterations swap."""
    return one == other or one + other in _SWAP


def likeness(one: str, other: str) -> float:
    """1.0 for the same sounds, 0.0 for nothing in common: the distance over the longer length."""
    longest = max(len(signs(one)), len(signs(other)), 1)
    return max(0.0, 1.0 - distance(one, other) / longest)


def _gap(letter: str, before: str) -> float:
    if letter in VOWELS:
        return VOWEL_GAP
    return WEAK_GAP if letter in "h ʿ" or letter == before else OTHER
