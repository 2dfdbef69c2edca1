"""Words that no list has, but that English makes from those it has: derivations, compounds, words of science, loans from the East.

A list of words is never complete, so before a word is called none, every way of making it is tried. What is asked here is
"could it be a word?", so that doubt ends in yes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import Any

from mtqa.annotate import lexicon
from mtqa.annotate.vocabulary import zipf
from mtqa.model.lazy import lazy

_PREFIXES = tuple(
    """
    non un re de pre post anti pro over under out mis dis co counter inter intra trans super sub semi multi mega micro mini macro mono
    poly bi tri geo bio eco neuro psycho cardio electro hydro thermo photo radio tele cyber nano pseudo quasi ultra hyper hypo meta neo
    paleo proto auto self fore up down off on by arch vice ex extra infra circum astro agro aero para peri endo exo iso phospho euro afro
    """.split()
)
# Ending -> what its base may be.
_SUFFIXES = {
    "ly": ("JJ", "VBG", "VBN"), "ness": ("JJ",), "less": ("NN",), "lessness": ("NN",), "able": ("VB",), "ability": ("VB",),
    "ible": ("VB",), "er": ("VB",), "or": ("VB",), "ed": ("VB",), "ing": ("VB",), "ize": ("NN", "JJ"), "ise": ("NN", "JJ"),
    "ized": ("NN", "JJ"), "ised": ("NN", "JJ"), "izing": ("NN", "JJ"), "ising": ("NN", "JJ"), "ization": ("NN", "JJ"),
    "isation": ("NN", "JJ"), "s": ("NN", "VB"), "like": ("NN",), "wise": ("NN",), "esque": ("NN",), "ish": ("NN", "JJ"),
    "ism": ("NN", "JJ"), "ist": ("NN", "JJ"), "ship": ("NN",), "hood": ("NN",), "dom": ("NN",), "ful": ("NN",), "y": ("NN",),
    "ity": ("JJ",), "ment": ("VB",), "ation": ("VB",), "ic": ("NN",), "al": ("NN",), "ian": ("NN",), "ification": ("NN",),
    "ite": ("NN",), "ee": ("VB",), "fold": ("NN",), "most": ("JJ",), "ward": ("NN",), "wards": ("NN",), "ies": ("NN",),
    "ier": ("JJ",), "iest": ("JJ",), "ally": ("JJ",), "th": ("NN",),
}  # fmt: skip
_SCIENCE = lazy(
    r"(?:um|us|is|ae|oid(?:s|es)?|ol|[ao]ne|ene|ine|ose|ase|ide|ite|ate|yl|osis|itis|oma|emia|aemia|pathy|ectomy|otomy|ostomy|graphy"
    r"|grams?|scop(?:e|y|ic)|olog(?:y|ist|ists|ical)|meters?|metry|phyt[ae]|saur(?:s|us)?|genic|genous|phobi[ac]|phili[ac]|cid(?:e|al)"
    r"|ans?|oxy\w*|gastric|dermal|thermal|nuclear|calories|watts?|universes?)$"
)
_MORA = r"(?:(?:[kgsztdnhbpmrfj]y|sh|ch|ts|[kgsztdnhbpmyrwfj])?[aeiou])"
_JAPANESE = lazy(rf"(?:{_MORA}|(?:k(?=k)|s(?=s)|t(?=t)|p(?=p)|t(?=ch))|n(?!ny)){{2,}}s?")
_PINYIN = lazy(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in"
    r"|ua|uo|ui|un|ue|ve|a|o|e|i|u)){2,}s?"
)
_LONGEST_LOAN = 24
"""Letters. Syllables can be cut in many ways ("na", "n-a"), so for a word of many the two expressions above would try for hours."""
_JOINTS = frozenset("the of and for with from that which while into not was were has have had their this these".split())
"""Words that stand in no compound: where one of them is a part, a space is missing."""
_COMMON = 3.0
"""Zipf value of a part of a compound."""


@lru_cache(maxsize=20_000)
def possible(word: str) -> bool:
    """Could this word, in small letters and in none of the two common lists, be one?"""
    return word in _rare() or makeable(word)


@cache
def _rare() -> Any:
    """The set of rare words (scripts/build_rare_words.py), memory-mapped."""
    import marisa_trie

    words = marisa_trie.Trie()
    with resources.as_file(resources.files("mtqa.data") / "rare-words-en.marisa") as path:
        words.mmap(str(path))
    return words


def makeable(word: str) -> bool:
    """Is the word made as English makes words, or spelled as a loan from Japanese or Chinese?"""
    return bool(_SCIENCE.search(word) or _derived(word) or compound(word) or (len(word) <= _LONGEST_LOAN and _loan(word)))


def native(word: str) -> bool:
    """Is the word on the list of rare ones, or made of English words? (A loan that no list has is not.)"""
    return word in _rare() or _derived(word) or compound(word)


def _loan(word: str) -> bool:
    return bool((_JAPANESE.fullmatch(word) and not word.endswith(("ed", "er"))) or _PINYIN.fullmatch(word))


def _derived(word: str) -> bool:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            rest = word[len(prefix) :].lstrip("-")
            if zipf(rest) >= 1.5 or lexicon.known(rest) or _suffixed(rest):
                return True
    return _suffixed(word)


def _suffixed(word: str) -> bool:
    for ending, tags in _SUFFIXES.items():
        if not word.endswith(ending) or len(word) - len(ending) < 3:
            continue
        stem = word[: -len(ending)]
        bases = [stem, stem + "e"]
        if stem[-1] == "i":
            bases.append(stem[:-1] + "y")
        if ending == "ies":
            bases.append(stem + "y")
        if stem[-1] == stem[-2]:
            bases.append(stem[:-1])
        if ending == "ly":
            bases += [stem + "le", stem + "l"]
        if any(_tagged(base, tags) for base in bases):
            return True
        if ending != "s" and ending != "y" and any(_suffixed_once(base, tags) for base in bases):
            return True
    return False


def _tagged(word: str, tags: tuple[str, ...]) -> bool:
    known = lexicon.tags(word)
    return not known.isdisjoint(tags) if known else zipf(word) >= 2.0


def _suffixed_once(word: str, tags: tuple[str, ...]) -> bool:
    """A derivation of a derivation: "unfussy" + "ly", "serviceable" + "ness"."""
    if "JJ" not in tags:
        return False
    return any(
        word.endswith(ending) and len(word) - len(ending) >= 3 and _tagged(word[: -len(ending)], base)
        for ending, base in (("less", ("NN",)), ("ful", ("NN",)), ("ic", ("NN",)), ("ical", ("NN",)), ("able", ("VB",)), ("ative", ("VB",)))
    ) or any(word.startswith(p) and lexicon.known(word[len(p) :]) for p in ("un", "non", "in", "over", "under"))


def compound(word: str) -> bool:
    """Two common words written as one, as in "keyworker" and "trackbed"."""
    parts = split(word)
    return parts is not None and _JOINTS.isdisjoint(parts)


def split(word: str) -> tuple[str, str] | None:
    """The two common words that a word is made of, the commonest pair; None if there is none."""
    best: tuple[float, tuple[str, str]] | None = None
    for at in range(3, len(word) - 2):
        first, second = word[:at], word[at:]
        common = min(zipf(first), zipf(second))
        if common >= _COMMON and (best is None or common > best[0]):
            best = (common, (first, second))
    return best[1] if best else None
