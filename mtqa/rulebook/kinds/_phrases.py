"""Phrases over tokens: what `phrase`, `term` and `variant` have in common.

A phrase is compiled once into its words and the forms of the word that inflects; finding it at run time compares strings.
A space in a phrase also stands for a line break or a hyphen; a hyphen stands for a hyphen only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from mtqa.annotate import Sentence, vocabulary
from mtqa.annotate.tokens import Tokens
from mtqa.model import Span
from mtqa.rulebook import inflect
from mtqa.rulebook.rule import unspaced

Compiled = dict[str, Any]
_SMALL = frozenset({"a", "an", "the", "of", "for", "in", "to", "on", "with", "at", "by", "from", "and", "or", "as", "per", "vs"})
_OPENING = frozenset({'"', "'", "“", "‘", "«", "„", "(", "[", "—", "–", "-", "*"})


def compile_phrase(written: str, *, exact: bool, pos: str | None = None, partner: str | None = None, cased: bool = False) -> Compiled:
    """t: as written; w: its words; j: numbers of the words that a hyphen must precede; c: capitals must be as written.

    h, f: number and forms (form -> tags) of the inflecting word; a: number of the rarest word, by which the phrase is found.
    All but t and w are left out where they say nothing, a where it is 0.
    """
    words = inflect.words_of(written)
    compiled: Compiled = {"t": written, "w": list(words)}
    if joined := inflect.joined(written):
        compiled["j"] = joined
    if cased:
        compiled["c"] = True
    head = None if exact or not words else inflect.head(words, pos, inflect.words_of(partner) if partner else None)
    if head is not None:
        compiled["h"] = head[0]
        compiled["f"] = {form: " ".join(tags) for form, tags in inflect.forms(words[head[0]], head[1]).items()}
    if words and (rarest := _rarest(compiled)):
        compiled["a"] = rarest
    return compiled


def compile_right(written: str, pos: str | None) -> Compiled:
    """t: as written; f: tag -> the phrase inflected for it, where that differs. pos: of the wrong phrase's head."""
    if pos is None:
        return {"t": written}
    head = inflect.head(inflect.words_of(written), pos)
    if head is None or head[1] != pos:
        return {"t": written}
    forms = {tag: inflect.inflected(written, *head, tag) for tag in inflect.TAGS[pos]}
    return {"t": written, "f": {tag: form for tag, form in forms.items() if form != written}}


def pos_of(compiled: Compiled) -> str | None:
    """'noun' or 'verb' for a phrase that inflects."""
    if "f" not in compiled:
        return None
    return "noun" if next(iter(compiled["f"].values())).startswith("NN") else "verb"


def triggers(phrases: Sequence[Compiled]) -> list[str]:
    """For each phrase the literals of which one stands wherever the phrase does: its rarest word with a word beside it.

    Of 46,000 sentences a megabyte that hold the rarest word of some phrase of the built-in rules, 4,000 hold such a pair.
    """
    found: dict[str, None] = {}
    for phrase in phrases:
        for words in product(*(_word(phrase, n) for n in _pair(phrase))):
            literal = " ".join(words)
            found[literal] = None
            if "'" in literal:
                found[literal.replace("'", "’")] = None
    return sorted(found)


def _pair(phrase: Compiled) -> tuple[int, ...]:
    """The numbers of the rarest word and the rarer one of its neighbours, in the order of the phrase.

    Only words that are nothing but letters: in any text these are tokens of their own, with blanks or a hyphen between them.
    """
    at = phrase.get("a", 0)
    fit = [all(form.isalpha() and not unspaced(form) for form in _word(phrase, n)) for n in range(len(phrase["w"]))]
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(fit) and fit[n] and fit[at] and phrase["w"][min(n, at)] != "can"]  # not "cannot"
    if not beside:
        return (at,)
    return tuple(sorted((at, min(beside, key=lambda n: sum(10 ** vocabulary.zipf(form) for form in _word(phrase, n))))))


def _word(phrase: Compiled, n: int) -> list[str]:
    """What the phrase's word number `n` may be."""
    return list(phrase["f"]) if n == phrase.get("h") else [phrase["w"][n]]


def _rarest(phrase: Compiled) -> int:
    def share(n: int) -> tuple[bool, float, int]:
        forms = _word(phrase, n)
        # The word list knows no numbers, no 's and no comma; and the search for "s" stops at every s of every word.
        common = any(not form[0].isalpha() or len(form) < 3 for form in forms)
        return common, sum(10 ** vocabulary.zipf(form) for form in forms), n

    return min(range(len(phrase["w"])), key=share)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its tokens from `first` to `last` (inclusive), the place of the inflecting token, or None."""

    first: int
    last: int
    phrase: Compiled
    head: int | None


class Phrases:
    """Finds compiled phrases in the tokens of a sentence, the longest at each place, none inside another."""

    def __init__(self, phrases: Sequence[Compiled]) -> None:
        self._by_rarest: dict[str, list[tuple[frozenset[str], Compiled]]] = {}
        for phrase in phrases:
            plain = frozenset(word for n, word in enumerate(phrase["w"]) if n != phrase.get("h") and "'" not in word)
            for word in _word(phrase, phrase.get("a", 0)):
                for form in dict.fromkeys((word, word.replace("'", "’"))):
                    self._by_rarest.setdefault(form, []).append((plain, phrase))
        self._rarest = frozenset(self._by_rarest)

    def find(self, tokens: Tokens) -> list[Hit]:
        """All hits from left to right."""
        found, lowers = [], tokens.lowers
        for word in self._rarest & tokens.words:
            for plain, phrase in self._by_rarest[word]:
                if not plain <= tokens.words:
                    continue
                at = -1
                for _ in range(lowers.count(word)):
                    at = lowers.index(word, at + 1)
                    start = _back(lowers, at, phrase.get("a", 0))
                    if start is not None and (hit := _match(phrase, tokens, start)) is not None:
                        found.append(hit)
        if len(found) < 2:
            return found
        free, kept = 0, []
        for hit in sorted(found, key=lambda h: (h.first, -h.last, h.phrase["t"])):
            if hit.first >= free:
                kept.append(hit)
                free = hit.last + 1
        return kept


def _back(lowers: list[str], at: int, words: int) -> int | None:
    """The token that stands so many words before token `at`, hyphens not counted; None if there are not so many."""
    for _ in range(words):
        at -= 1
        if at > 0 and lowers[at] in inflect.HYPHENS:
            at -= 1
    return at if at >= 0 else None


def _match(phrase: Compiled, tokens: Tokens, at: int) -> Hit | None:
    lowers, words, joined = tokens.lowers, phrase["w"], phrase.get("j", ())
    places = [at]
    for n in range(1, len(words)):
        at += 1
        if at < len(lowers) and lowers[at] in inflect.HYPHENS:
            at += 1
        elif n in joined:
            return None
        places.append(at)
    if at >= len(lowers):
        return None
    head, forms = phrase.get("h"), phrase.get("f", {})
    for n, place in enumerate(places):
        low = inflect.plain_word(lowers[place])
        if (low not in forms) if n == head else (low != words[n]):
            return None
    if phrase.get("c") and not _same_case(phrase, [tokens.texts[p] for p in places]):
        return None
    return Hit(places[0], places[-1], phrase, None if head is None else places[head])


def _same_case(phrase: Compiled, texts: list[str]) -> bool:
    """Capitals as in the rule: each word's first letter, and all letters of a word written in capitals."""
    written = [w for w in phrase["t"].replace("-", " ").split() if w]
    if len(written) != len(texts):
        return " ".join(texts).startswith(phrase["t"][:1])
    return all(t[:1] == w[:1] and (t.isupper() or not (len(w) > 1 and w.isupper())) for t, w in zip(texts, written, strict=True))


def tag_of(sentence: Sentence, hit: Hit) -> str | None:
    """The Penn tag that the found form stands for; the tagger is asked only where the form leaves it open (made: VBD, VBN)."""
    if hit.head is None:
        return None
    tags = hit.phrase["f"][inflect.plain_word(sentence.tokens.lowers[hit.head])].split()
    if len(tags) > 1 and tags[0] != "NN" and (tag := sentence.tags[hit.head]) in tags:
        return tag  # a noun that is its own plural (headquarters) counts as written
    return str(tags[0])


def recased(replacement: str, written: str, sentence: Sentence, first: int, last: int) -> str:
    """`replacement` (as the rule writes it) with the capitals that the found text has and the rule's `written` has not."""
    matched = Span(sentence.tokens.starts[first], sentence.tokens.ends[last]).of(sentence.owner.plain)
    if not replacement or not matched[:1].isupper():
        return replacement
    if len(matched) > 1 and matched.isupper() and not written.isupper():
        return replacement.upper()
    words = [w for w in matched.replace("-", " ").split() if w.lower() not in _SMALL]
    titled = len(words) > 1 and all(w[:1].isupper() or not w[:1].isalpha() for w in words)
    if titled and sum(c.isupper() for c in matched) > sum(c.isupper() for c in written):
        return _titled(replacement)
    if not written[:1].isupper() or at_start(sentence, first):
        return replacement[:1].upper() + replacement[1:]
    return replacement


def at_start(sentence: Sentence, index: int) -> bool:
    """True if nothing but opening marks stands before the token in its sentence."""
    return all(text in _OPENING for text in sentence.tokens.texts[:index])


def _titled(text: str) -> str:
    return " ".join(w if n and w in _SMALL else w[:1].upper() + w[1:] for n, w in enumerate(text.split(" ")))
