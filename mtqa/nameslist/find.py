"""Where the spellings of a list stand in a text: all of them in one Aho-Corasick pass, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from mtqa.annotate import AnnotatedText
from mtqa.model import Span
from mtqa.nameslist.entry import Entry, NamesList, word_pairs

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "‐": "-"})
"""Characters that are one in a name; each stands for one character, so that offsets stay true."""
_UNSPACED = "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""Letters of scripts that write a name and what follows without a blank: there a word has no edge to look for."""
_PLURAL = re.compile(r"(?:es|s)(?![\w-])")


class Hit(NamedTuple):
    """A wrong spelling in a text. right: what to write for it, its plural ending included; proposed: nobody has agreed to it yet."""

    span: Span
    entry: Entry
    wrong: str
    right: str
    proposed: bool = False


class _Wanted(NamedTuple):
    entry: Entry
    wrong: str
    right: str | None  # None for a spelling that is right
    proposed: bool = False


class Finder:
    """Built once for a list; `hits` is called once a text."""

    def __init__(self, names: NamesList) -> None:
        wanted: dict[str, _Wanted] = {}
        for entry in names.entries:
            for spelling in (*entry.rights, *entry.distinct):
                for form, _ in _forms(spelling.text, spelling.text):
                    wanted[form] = _Wanted(entry, spelling.text, None)
        for entry in names.entries:
            for variant in entry.wrong:
                for form, right in _forms(variant.text, entry.right_for(variant.text)):
                    wanted.setdefault(form, _Wanted(entry, variant.text, right, variant in entry.proposed))
        self._wanted = list(wanted.values())
        self._forms = list(wanted)
        self._automaton = (
            AhoCorasick(self._forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA) if wanted else None
        )

    def hits(self, text: AnnotatedText) -> list[Hit]:
        """The wrong spellings, in order, none overlapping; what stands inside a right one ("Hollenburg Street") is part of it."""
        plain = text.plain.translate(_SAME)
        found = list(self._hits(plain, english=text.language in ("en", None)))
        known = {hit.span for hit in found}
        return sorted([*found, *(h for h in _bare(found, text) if not any(h.span.overlaps(k) for k in known))], key=lambda hit: hit.span)

    def _hits(self, plain: str, *, english: bool) -> Iterator[Hit]:
        if self._automaton is None:
            return
        matches = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        last = 0
        for number, start, end in sorted(matches, key=lambda m: (m[1], -m[2])):
            wanted = self._wanted[number]
            plural = ""
            if start < last or _inside(plain, start - 1, start):
                continue
            if _inside(plain, end, end - 1):
                ending = _PLURAL.match(plain, end) if english and plain[end - 1].isalpha() else None
                if ending is None:
                    continue
                plural = ending.group()
            last = end
            if wanted.right is not None:
                right = wanted.right + (_plural(wanted.right) if plural else "")
                yield Hit(Span(start, end + len(plural)), wanted.entry, wanted.wrong, right, wanted.proposed)


def _bare(found: list[Hit], text: AnnotatedText) -> Iterator[Hit]:
    """The surname alone, where its full name is a listed variant of the same text: "Tamar Holenburg said ... Holenburg left"."""
    if text.language not in ("en", None):
        return
    told: dict[str, tuple[Entry, str, bool]] = {}
    for hit in found:
        if " " in hit.wrong:
            pairs = word_pairs(hit.wrong, hit.entry.right_for(hit.wrong))
            told |= {wrong: (hit.entry, right, hit.proposed) for wrong, right in pairs if len(wrong) > 3}
    for wrong, (entry, right, proposed) in told.items():
        for mention, _ in text.names.by_word.get(wrong, ()):
            if len(mention.words) == 1:
                yield Hit(mention.span, entry, wrong, right, proposed)


def _forms(spelling: str, right: str) -> Iterator[tuple[str, str]]:
    """The spelling as it is, with a capital (al-Gindi opening a sentence), and in capitals, each with what to write for it."""
    yield spelling, right
    if spelling[:1].islower():
        yield spelling[:1].upper() + spelling[1:], right[:1].upper() + right[1:]
    if len(spelling) > 3 and spelling.upper() != spelling and len(spelling.upper()) == len(spelling):
        yield spelling.upper(), right.upper()


def _inside(plain: str, outer: int, inner: int) -> bool:
    """Does a word go on over the edge between these two neighbours?"""
    if not 0 <= outer < len(plain):
        return False
    a, b = plain[outer], plain[inner]
    return (a.isalnum() or a == "_") and b.isalnum() and not (re.match(_UNSPACED, a) or re.match(_UNSPACED, b))


def _plural(name: str) -> str:
    return "es" if name.endswith(("s", "x", "z", "ch", "sh")) else "s"
