"""The English dictionary: which tags a word can carry, its lemma, its inflected forms.

Derived from lemminflect's dictionary (MIT) by scripts/build_lexicon.py, which also describes the table's format. The table
(0.3 MB) is loaded at the first look-up, in a millisecond; answers are cached per word. lemminflect itself is imported only to
inflect a lemma that the dictionary lacks.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parent.parent / "data" / "lexicon.marisa"

# Penn tag -> its letter in the table. Capital: form to lemma; small: lemma to form.
LETTERS = {
    "NN": "A", "NNS": "B", "JJ": "C", "JJR": "D", "JJS": "E", "RB": "F", "RBR": "G", "RBS": "H",
    "VB": "I", "VBP": "J", "VBD": "K", "VBN": "L", "VBG": "M", "VBZ": "N",
}  # fmt: skip
_TAGS = {letter: tag for tag, letter in LETTERS.items()}
_LIKE = {"NNP": "NN", "NNPS": "NNS"}
_MODALS = {
    "can": "can", "ca": "can", "could": "can", "may": "may", "might": "may", "must": "must", "shall": "shall",
    "sha": "shall", "should": "shall", "will": "will", "wo": "will", "'ll": "will", "would": "will", "'d": "will",
}  # fmt: skip
# Endings tried on words that the dictionary lacks: what to take off, what to put on; the first that leaves a known word
# wins, else the last.
_ENDINGS = {
    "NNS": (("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("s", "")),
    "VBZ": (("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("d", "e"), ("ed", "")),
    "VBN": (("ied", "y"), ("ed", "e"), ("d", "e"), ("ed", "")),
    "VBG": (("ing", "e"), ("ing", "")),
}


@cache
def _trie() -> Any:
    import marisa_trie

    trie = marisa_trie.BytesTrie()
    trie.load(str(TABLE))
    return trie


@lru_cache(maxsize=100_000)
def _entries(word: str) -> tuple[str, ...]:
    found = _trie().get(word)
    return tuple(found[0].decode().split(",")) if found else ()


def _apply(word: str, edit: str) -> str:
    cut = int(edit[0])
    return edit[1:] if cut == 9 else word[: len(word) - cut] + edit[1:]


@lru_cache(maxsize=100_000)
def tags(form: str) -> frozenset[str]:
    """Penn tags that the dictionary knows for `form`, as written or in lower case; empty for an unknown word.

    Only open classes are there (nouns, verbs, adjectives, adverbs); a capitalised noun of the dictionary is NN here.
    """
    entries = _entries(form)
    if form != form.lower():
        entries += _entries(form.lower())
    return frozenset(_TAGS[entry[0]] for entry in entries if entry[0].isupper())


@lru_cache(maxsize=100_000)
def signature(word: str) -> str:
    """The tags that the dictionary gives `word` exactly as written, as the table's letters: a key, cheaper than `tags`."""
    found = _trie().get(word)
    return "".join(sorted({e[0] for e in found[0].decode().split(",") if e[0] < "a"})) if found else ""


def known(form: str) -> bool:
    """Does the dictionary hold `form` (as written or in lower case) in an open class?"""
    return bool(tags(form))


@lru_cache(maxsize=100_000)
def lemma(form: str, xpos: str) -> str:
    """The lemma of `form` read with the Penn tag `xpos`; the form itself where there is none to look up.

    Names keep their capital; every other word is looked up, and answered, in lower case unless the dictionary has it
    capitalised ("Mondays", NNS -> "Monday").
    """
    if xpos == "MD":
        return _MODALS.get(form.lower().replace("’", "'"), form.lower())
    proper = xpos in _LIKE
    tag = _LIKE.get(xpos, xpos)
    if tag not in LETTERS:
        return form if proper else form.lower()
    for word in dict.fromkeys((form, form.lower())):
        for entry in _entries(word.replace("’", "'")):
            if entry[0] == LETTERS[tag]:
                found = _apply(word.replace("’", "'"), entry[1:])
                return found[:1].upper() + found[1:] if proper else found
    return _unknown(form if proper else form.lower(), tag)


def _unknown(word: str, tag: str) -> str:
    candidate = word
    for ending, put in _ENDINGS.get(tag, ()):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            candidate = word[: len(word) - len(ending)] + put
            if known(candidate):
                return candidate
    return candidate


@lru_cache(maxsize=10_000)
def inflect(word: str, xpos: str) -> str:
    """The form of the lemma `word` for the Penn tag `xpos`, its first spelling; keeps a capital first letter.

    Falls back on lemminflect's model for lemmas outside the dictionary (imported then), and on `word` itself for tags
    that no word is inflected for.
    """
    if word.lower() == "be" and xpos in ("VBP", "VBD"):
        return _like({"VBP": "are", "VBD": "were"}[xpos], word)
    tag = _LIKE.get(xpos, xpos)
    if tag not in LETTERS or tag in ("NN", "JJ", "RB", "VB", "VBP"):
        return word
    for base in dict.fromkeys((word, word.lower())):
        for entry in _entries(base):
            if entry[0] == LETTERS[tag].lower():
                return _like(_apply(base, entry[1:]), word)
    import lemminflect

    found = lemminflect.getInflection(word.lower(), tag, inflect_oov=True)
    return _like(found[0], word) if found else word


def _like(form: str, model: str) -> str:
    return form[:1].upper() + form[1:] if model[:1].isupper() else form
