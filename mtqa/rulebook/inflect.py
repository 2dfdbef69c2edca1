"""Inflected forms of words and phrases, worked out when rules are compiled, so that the run time only compares strings."""

from __future__ import annotations

from functools import lru_cache

from mtqa.annotate import lexicon
from mtqa.annotate.tokens import tokenize

HYPHENS = frozenset({"-", "‐", "‑"})
TAGS = {"noun": ("NN", "NNS"), "verb": ("VB", "VBD", "VBN", "VBG", "VBZ"), "adj": ("JJ", "JJR", "JJS")}
BASE = {"noun": "NN", "verb": "VB", "adj": "JJ"}
BE = ("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m")
_PREPOSITIONS = {
    "of", "for", "in", "to", "on", "with", "at", "by", "from", "against", "about", "over", "under", "between", "among", "within", "without",
    "into", "as", "who", "which", "that", "and", "or",
}  # fmt: skip
_AFTER_VERB = _PREPOSITIONS | {
    "a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "some", "any", "no", "up", "down",
    "out", "off", "away",
}  # fmt: skip


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as lower-case tokens without hyphens: "Second-armed group" -> ("second", "armed", "group")."""
    tokens = tokenize(phrase, 0, len(phrase))
    return tuple(plain_word(w) for w in tokens.lowers if w not in HYPHENS)


def joined(phrase: str) -> list[int]:
    """The numbers of the words of a phrase that a hyphen precedes: "home-made second-hand car" -> [1, 3]."""
    found, count = [], 0
    for n, word in enumerate(tokens := tokenize(phrase, 0, len(phrase)).lowers):
        if word not in HYPHENS:
            if n and count and tokens[n - 1] in HYPHENS:
                found.append(count)
            count += 1
    return found


def plain_word(lower: str) -> str:
    """A token as rules compare it: with the straight apostrophe."""
    return lower.replace("’", "'") if "’" in lower else lower


@lru_cache(maxsize=50_000)
def forms(word: str, pos: str) -> dict[str, tuple[str, ...]]:
    """Form -> its Penn tags, for a base form and a part of speech (noun, verb, adj).

    Words that the dictionary has in that part of speech follow it; unknown nouns and verbs follow the spelling rules.
    """
    found: dict[str, list[str]] = {word: [BASE[pos]]}
    in_dictionary = BASE[pos] in lexicon.tags(word)
    for tag in TAGS[pos][1:]:
        if in_dictionary:
            form = lexicon.inflect(word, tag) if pos != "adj" or _compared(word) else word
            if tag not in lexicon.tags(form):
                continue
        else:
            form = _regular(word, tag)
        found.setdefault(form.lower(), []).append(tag)
    return {form: tuple(tags) for form, tags in found.items()}


def any_form(word: str) -> list[str]:
    """All forms of a word in every part of speech whose base form it can be; the word itself comes first."""
    if word == "be":
        return list(BE)
    known = lexicon.tags(word)
    found = {word: None}
    for pos, base in BASE.items():
        if base in known:
            found.update(dict.fromkeys(forms(word, pos)))
    return list(found)


def head(words: tuple[str, ...], pos: str | None = None, partner: tuple[str, ...] | None = None) -> tuple[int, str] | None:
    """The number of the word that is inflected, and as what; None for a phrase that does not change.

    pos: noun, verb, or anything else for "does not change"; None to guess: a verb if the first word can be one and a
    function word follows ("make a photo"), else the noun before the first preposition, or the last word. `partner` is
    the rendering on the other side of the rule: it decides between noun and verb for a word that can be both.
    """
    if pos is not None and pos not in ("noun", "verb"):
        return None
    noun = _noun_at(words)
    if pos == "verb":
        return (0, "verb") if "VB" in lexicon.tags(words[0]) or not lexicon.known(words[0]) else None
    if pos is None and "VB" in lexicon.tags(words[0]):
        other = lexicon.tags(partner[0]) if partner else frozenset()
        if len(words) > 1 and words[1] in _AFTER_VERB and (partner is None or "VB" in other):
            return 0, "verb"
        if len(words) == 1 and ("NN" not in lexicon.tags(words[0]) or ("VB" in other and "NN" not in other)):
            return 0, "verb"
    known = lexicon.tags(words[noun])
    if "NN" in known or not known:
        return noun, "noun"
    return None


def inflected(phrase: str, index: int, pos: str, tag: str) -> str:
    """The phrase as written with its word number `index` (hyphens not counted) in the form for `tag`.

    A word that is no base form, or cannot be that part of speech, stays as it is.
    """
    tokens = tokenize(phrase, 0, len(phrase))
    places = [n for n, w in enumerate(tokens.lowers) if w not in HYPHENS]
    at = places[index]
    low = plain_word(tokens.lowers[at])
    known = lexicon.tags(low)
    if tag == BASE[pos] or (known and BASE[pos] not in known):
        return phrase
    form = next((f for f, tags in forms(low, pos).items() if tag in tags), low)
    written = tokens.texts[at]
    if len(written) > 1 and written.isupper():
        form = form.upper() if known else written + form[len(low) :]
    elif written[:1].isupper():
        form = form[:1].upper() + form[1:]
    return phrase[: tokens.starts[at]] + form + phrase[tokens.ends[at] :]


def _noun_at(words: tuple[str, ...]) -> int:
    for n, word in enumerate(words):
        if n and word in _PREPOSITIONS:
            return n - 1
    return len(words) - 1


def _compared(word: str) -> bool:
    return len(word) <= 7


def _regular(word: str, tag: str) -> str:
    y = word.endswith("y") and word[-2:-1] not in "aeiou"
    if tag in ("NNS", "VBZ"):
        if word.endswith(("s", "x", "z", "ch", "sh")):
            return word + "es"
        return word[:-1] + "ies" if y else word + "s"
    if tag in ("VBD", "VBN"):
        return word + "d" if word.endswith("e") else word[:-1] + "ied" if y else word + "ed"
    if tag == "VBG":
        return word[:-1] + "ing" if word.endswith("e") and not word.endswith("ee") else word + "ing"
    return word
