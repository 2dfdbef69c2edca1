"""One pass over a text tells which checks have something to look at.

All literals of all checks are found together by Aho-Corasick (linear in the text, whatever the number of literals);
a hit counts only where it is not part of a longer word. A blank in a literal stands for any white space and hyphens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from mtqa.annotate import AnnotatedText, Sentence
from mtqa.engine.check import Check, Pattern, Scope, Words
from mtqa.engine.openings import Openings
from mtqa.model.lazy import lazy

_LONG = 50_000  # characters of text after which it pays to learn what the matches of patterns begin with
_HYPHENS = "-‐‑"
_ASCII_BLANKS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f-"
_BLANKS = "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000‐‑"
_WIDE = lazy("  +")
_SIMPLE = lazy(r"[\w']++(?: [\w']++)*+")
_OPENING = lazy(r"([^\w]*)((?:and|but|or|so|then|also)[ ,]+)?")  # what may stand before a sentence's first word
_FIRST = lazy(r"[^\W_]+")


def flat(lower: str) -> str:
    """The text with a blank for every white space and hyphen: of the same length, so that offsets stay true."""
    for blank in _ASCII_BLANKS if lower.isascii() else _ASCII_BLANKS + _BLANKS:
        lower = lower.replace(blank, " ")
    return lower


class Literals:
    """Literals and the checks that wait for them."""

    def __init__(self, owners: dict[str, list[int]]) -> None:
        self._owners, self._literals = list(owners.values()), list(owners)
        self._automaton = (
            AhoCorasick(self._literals, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA) if owners else None
        )

    def find(self, text: str, *, long: bool = False) -> Iterator[tuple[list[int], int]]:
        """The checks that wait for a literal of the text, and its place. long: only literals of several words."""
        size = len(text)
        for n, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ():
            # A word that goes on before or behind the literal; written out here, as this runs 20,000 times a megabyte.
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < size and text[end].isalnum() and text[end - 1].isalnum():
                continue
            if not long or " " in self._literals[n]:
                yield self._owners[n], start


class Firsts:
    """Literals that must open a sentence: each sentence's first word is looked up, or the one behind "And", "But ..."."""

    def __init__(self, owners: dict[str, list[int]]) -> None:
        self._by_word: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for literal, waiting in owners.items():
            word = _FIRST.match(literal)
            assert word is not None, f"a trigger that opens a sentence begins with a letter or digit: {literal!r}"
            self._by_word[word[0]].append((literal, waiting))

    def find(self, text: str, lower: str, sentences: Iterable[Sentence]) -> Iterator[tuple[list[int], int]]:
        """The checks that wait for what opens a sentence, and its place. text: `lower` made `flat`."""
        known = self._by_word
        for sentence in sentences:
            opening = _OPENING.match(lower, sentence.start)
            assert opening is not None
            for at in (opening.end(1), opening.end()) if opening[2] else (opening.end(),):
                word = _FIRST.match(text, at)
                if word is None or word[0] not in known or (at and text[at - 1].isalnum()):
                    continue
                for literal, waiting in known[word[0]]:
                    end = at + len(literal)
                    if text.startswith(literal, at) and not (text[end : end + 1].isalnum() and literal[-1].isalnum()):
                        yield waiting, at


class TriggerIndex:
    """Built once for a rule set; `hits` is called once a text."""

    def __init__(self, checks: Sequence[Check]) -> None:
        words: dict[str, list[int]] = defaultdict(list)
        edged: dict[str, list[int]] = defaultdict(list)  # a hyphen at the edge of a literal stands for itself
        firsts: dict[str, list[int]] = defaultdict(list)
        self._patterns: list[tuple[int, Pattern]] = []
        self._whole = [check.scope is not Scope.SENTENCE for check in checks]  # one hit is enough for these
        self.always = [n for n, check in enumerate(checks) if check.trigger is None]
        for n, check in enumerate(checks):
            if isinstance(check.trigger, Words):
                own = firsts if check.trigger.first else words
                # Most literals are letters and single blanks, and nothing is to be done for them.
                simple = _SIMPLE.fullmatch("".join(check.trigger.words)) is not None
                for word in check.trigger.words:
                    if simple:
                        own[word].append(n)
                    elif word[:1] in _HYPHENS or word[-1:] in _HYPHENS:
                        edged[word].append(n)
                    else:
                        own[_WIDE.sub(" ", flat(word))].append(n)
            elif isinstance(check.trigger, Pattern):
                self._patterns.append((n, check.trigger))
        self._words, self._edged, self._firsts = Literals(words), Literals(edged), Firsts(firsts)
        self._read = 0
        self._openings: dict[bool, Openings] = {}

    def hits(self, text: AnnotatedText) -> dict[int, list[int]]:
        """For each check (by number) that has a trigger: the offsets of its hits in `plain`, rising."""
        found: dict[int, list[int]] = defaultdict(list)

        def note(hits: Iterable[tuple[list[int], int]]) -> None:
            for waiting, start in hits:
                for n in waiting:
                    found[n].append(start)

        plain = flat(text.lower)
        note(self._words.find(plain))
        note(self._firsts.find(plain, text.lower, text.sentences))
        note(self._edged.find(text.lower))
        for sentence in text.sentences if "  " in plain else ():  # few: those with several blanks between two words
            if plain.find("  ", sentence.start, sentence.end) >= 0:
                for waiting, _ in self._words.find(_WIDE.sub(" ", plain[sentence.start : sentence.end]), long=True):
                    for n in waiting:
                        found[n].append(sentence.start)
        self._match_patterns(text, found)
        for starts in found.values():
            starts.sort()
        return found

    def _match_patterns(self, text: AnnotatedText, found: dict[int, list[int]]) -> None:
        self._read += len(text.plain)
        for lower in (False, True):
            mine = [(n, pattern.regex) for n, pattern in self._patterns if pattern.lower is lower]
            searched = text.lower if lower else text.plain
            if self._read > _LONG:
                if lower not in self._openings:
                    self._openings[lower] = Openings([regex for _, regex in mine])
                for at, start in self._openings[lower].matches(searched):
                    found[mine[at][0]].append(start)
                mine = [mine[at] for at in self._openings[lower].unknown]
            for n, regex in mine:
                if self._whole[n]:
                    if regex.search(searched):
                        found[n] = [0]
                elif starts := [m.start() for m in regex.finditer(searched)]:
                    found[n] = starts
