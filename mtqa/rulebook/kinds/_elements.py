"""The elements of token patterns: what one token must be, and sequences of elements with optional and repeated ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mtqa.annotate import Sentence, lexicon
from mtqa.rulebook import inflect
from mtqa.rulebook.shape import Bool, Either, Key, ListOf, Num, Record, Str

POS = {
    "NOUN": ("NN", "NNS"), "PROPN": ("NNP", "NNPS"), "VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "AUX": ("MD",),
    "ADJ": ("JJ", "JJR", "JJS"), "ADV": ("RB", "RBR", "RBS", "WRB"), "DET": ("DT", "PDT", "WDT"),
    "PRON": ("PRP", "PRP$", "WP", "WP$", "EX"), "ADP": ("IN", "RP"), "PART": ("TO", "POS"), "NUM": ("CD",), "CONJ": ("CC",),
    "PUNCT": (".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "\"", "(", ")"), "SYM": ("SYM", "$", "#"), "INTJ": ("UH",),
    "X": ("FW", "LS", "ADD", "AFX", "GW", "XX"),
}  # fmt: skip
"""Coarse parts of speech and their Penn tags. Auxiliary be, have and do carry verb tags; modals are AUX."""


def _regex_fault(value: str) -> str | None:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        return f"not a regular expression: {error}; mend it"
    return None


_WORDS = ListOf(Str())
_CONDITIONS = {
    "lower": Key(_WORDS, "the token in small letters is one of these"),
    "text": Key(_WORDS, "the token is one of these, capitals as written"),
    "lemma": Key(_WORDS, "the token is a form of one of these words (read with its tag, where the form alone leaves it open)"),
    "pos": Key(ListOf(Str(tuple(POS))), "its part of speech is one of these"),
    "tag": Key(_WORDS, "its Penn Treebank tag is one of these"),
    "regex": Key(Str(check=_regex_fault), "the whole token matches this expression (capitals count)"),
    "at": Key(Str(("start", "end")), "the token is the first or the last one of the sentence"),
}
_NOT = Record(dict(_CONDITIONS), check=lambda v: None if v else "says nothing; add lower, lemma, pos ...")


def _element_fault(values: dict[str, Any]) -> str | None:
    if values.get("min", 1) > values.get("max", max(1, values.get("min", 1))):
        return "'min' is above 'max'; exchange them"
    if not any(name in values for name in (*_CONDITIONS, "not", "any")):
        return "an element that says nothing; add lower, lemma, pos ..., or 'any: true' for any token"
    return None


ELEMENT = Either(
    scalar=Str(),
    mapping=Record(
        {
            **_CONDITIONS,
            "not": Key(Either(scalar=Str(), sequence=_WORDS, mapping=_NOT), "what the token must not be: words, or conditions"),
            "any": Key(Bool(), "true for any token"),
            "optional": Key(Bool(), "true if the token may be missing"),
            "min": Key(Num(0, 50, integer=True), "how many tokens at least (default 1)"),
            "max": Key(Num(1, 50, integer=True), "how many tokens at most (default 1, or min)"),
            "mark": Key(Bool(), "true for the tokens that the finding covers (default: the whole match)"),
        },
        check=_element_fault,
    ),
)
"""A bare word stands for {lower: word}."""

Compiled = dict[str, Any]


def compile_element(read: str | dict[str, Any]) -> Compiled:
    """JSON-able: lists of words, `forms` for lemmas (`open`: those that need a tag), tags for parts of speech, `min` and `max`."""
    if isinstance(read, str):
        return {"lower": [inflect.plain_word(read.lower())], "min": 1, "max": 1}
    element = _conditions(read)
    if "not" in read:
        other = read["not"]
        element["not"] = _conditions(other) if isinstance(other, dict) else {"lower": [w.lower() for w in _as_list(other)]}
    low = read.get("min", 0 if read.get("optional") else 1)
    element |= {"min": low, "max": read.get("max", max(1, low))}
    if read.get("mark"):
        element["mark"] = True
    return element


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _conditions(read: dict[str, Any]) -> Compiled:
    found: Compiled = {}
    if "lower" in read:
        found["lower"] = [inflect.plain_word(w.lower()) for w in read["lower"]]
    if "lemma" in read:
        found["lemma"] = [w.lower() for w in read["lemma"]]
        found["forms"] = sorted({form for w in found["lemma"] for form in (inflect.any_form(w) if lexicon.known(w) else unknown_forms(w))})
        found["open"] = [form for form in found["forms"] if not _certain(form, found["lemma"])]
    tags = [*read.get("tag", ()), *(tag for pos in read.get("pos", ()) for tag in POS[pos])]
    if tags:
        found["tag"] = sorted(set(tags))
    found |= {name: read[name] for name in ("text", "regex", "at") if name in read}
    return found


def _certain(form: str, lemmas: list[str]) -> bool:
    """True if every reading that the dictionary has for the form is a form of one of the lemmas, so that no tag is needed."""
    tags = lexicon.tags(form)
    return bool(tags) and all(lemma(form, tag) in lemmas for tag in tags)


def unknown_forms(word: str) -> list[str]:
    """Forms of a word that the dictionary lacks, by the rules of spelling."""
    return sorted({*inflect.forms(word, "noun"), *inflect.forms(word, "verb")})


def literals(element: Compiled) -> list[str] | None:
    """Lower-case literals of which one must stand where the element matches; None if there are none, or it may be missing."""
    if not element["min"]:
        return None
    if "lower" in element:
        return list(element["lower"])
    if "text" in element:
        return [inflect.plain_word(t.lower()) for t in element["text"]]
    return list(element["forms"]) if "forms" in element else None


class Element:
    """A compiled element, ready to ask."""

    __slots__ = ("any_tag", "at", "forms", "lemmas", "low", "lower", "mark", "most", "open", "other", "pattern", "tags", "text")

    any_tag: bool

    def __init__(self, c: Compiled) -> None:
        self.lower = frozenset(c["lower"]) if "lower" in c else None
        self.text = frozenset(c["text"]) if "text" in c else None
        self.lemmas, self.forms = frozenset(c.get("lemma", ())), frozenset(c["forms"]) if "forms" in c else None
        self.open = frozenset(c.get("open", ()))  # forms that only the tag tells to be the lemma's
        self.tags = frozenset(c["tag"]) if "tag" in c else None
        self.pattern = re.compile(c["regex"]) if "regex" in c else None
        self.at = c.get("at")
        self.other = Element(c["not"]) if "not" in c else None
        self.low, self.most, self.mark = c.get("min", 1), c.get("max", 1), bool(c.get("mark"))
        self.any_tag = self.tags is not None or bool(self.open) or (self.other is not None and self.other.any_tag)

    def fits(self, sentence: Sentence, at: int, *, tagged: bool) -> bool:
        """Is token `at` what the element says? Without `tagged`, whatever depends on a tag counts as fitting."""
        tokens = sentence.tokens
        low = inflect.plain_word(tokens.lowers[at])
        if self.lower is not None and low not in self.lower:
            return False
        if self.forms is not None and low not in self.forms:
            return False
        if self.text is not None and inflect.plain_word(tokens.texts[at]) not in self.text:
            return False
        if self.at is not None and at != (0 if self.at == "start" else len(tokens) - 1):
            return False
        if self.pattern is not None and self.pattern.fullmatch(tokens.texts[at]) is None:
            return False
        if tagged and self.tags is not None and sentence.tags[at] not in self.tags:
            return False
        if tagged and low in self.open and lemma(tokens.texts[at], sentence.tags[at]) not in self.lemmas:
            return False
        if self.other is None or (self.other.any_tag and not tagged):
            return True
        return not self.other.fits(sentence, at, tagged=tagged)


def lemma(text: str, tag: str) -> str:
    """The lemma in lower case; names count as the common words they look like."""
    word = inflect.plain_word(text)
    if tag.startswith("VB") and word.lower() in inflect.BE:
        return "be"
    return lexicon.lemma(word, tag).lower()


@dataclass(frozen=True, slots=True)
class Found:
    """A match: for each element the half-open range of its tokens."""

    ranges: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first token."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """The token after the last one."""
        return self.ranges[-1][1]


class Elements:
    """A sequence of elements; repeated ones take as many tokens as they can."""

    def __init__(self, compiled: Sequence[Compiled]) -> None:
        self.elements = [Element(c) for c in compiled]
        self.needs_tags = any(e.any_tag for e in self.elements)
        self._required = [words for c in compiled if (words := frozenset(literals(c) or ()))]
        self._firsts = frozenset(literals(compiled[0]) or ())

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Matches from left to right, none overlapping. Tags are computed only if the words alone could match."""
        lowers = sentence.tokens.lowers
        if "’" in sentence.text:
            lowers = [inflect.plain_word(low) for low in lowers]
        if any(words.isdisjoint(lowers) for words in self._required):
            return
        at, size, firsts = 0, len(lowers), self._firsts
        while at < size:
            if firsts and lowers[at] not in firsts:
                at += 1
                continue
            found = self.match(sentence, at, tagged=False)
            if found is not None and self.needs_tags:
                found = self.match(sentence, at, tagged=True)
            if found is not None and found.end > at:
                yield found
                at = found.end
            else:
                at += 1

    def match(self, sentence: Sentence, start: int, *, tagged: bool) -> Found | None:
        """The match that begins at token `start`. Dead ends are remembered, so the time is bounded by elements times tokens squared."""
        size, dead = len(sentence.tokens), set[tuple[int, int]]()
        elements = self.elements

        def go(n: int, at: int) -> tuple[tuple[int, int], ...] | None:
            if n == len(elements):
                return ()
            if (n, at) in dead:
                return None
            element, end = elements[n], at
            while end < size and end - at < element.most and element.fits(sentence, end, tagged=tagged):
                end += 1
            while end - at >= element.low:
                rest = go(n + 1, end)
                if rest is not None:
                    return ((at, end), *rest)
                end -= 1
            dead.add((n, at))
            return None

        ranges = go(0, start)
        return None if ranges is None else Found(ranges)
