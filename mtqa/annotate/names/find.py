"""Names in English text: which capitalised words are names, who stands together with whom.

Only capitalised words are looked at, so the layer costs one regular expression over the text. A `Mention` is a run of
them ("Colin Powell", "Ahmad Shah Massoud", "Abdullah bin Zayed"); titles before it are kept apart. A word that begins a
sentence, or stands in a heading, is capitalised anyway: whether it is a name is decided by the rest of the text and by
the dictionary. What a mention is (person, place, body) is left to those who ask, who see more of the context.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtqa.annotate import lexicon
from mtqa.annotate.names.words import FUNCTION, PARTICLES, TITLES, WEEK_AND_YEAR
from mtqa.model import Span
from mtqa.model.lazy import lazy

if TYPE_CHECKING:
    from mtqa.annotate.annotated import AnnotatedText
    from mtqa.annotate.names.places import Scene
    from mtqa.annotate.names.source import Stretch

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚƏḐḨṢṬẒ"
_ARTICLE = lazy(r"(?<![\w'’\-])(?:(?:[Aa]l|[Ee]l|ad|ar|as|ash|at|az|an|ul|ur)[\-‐]|[dlDL]['’]|O['’])$")
_WORD = lazy(rf"[{_UPPER}](?<!\w[{_UPPER}])[^\W\d_]*(?:(?:['’\-‐](?=[^\W\d_])|\.(?=[{_UPPER}]\.))[^\W\d_]*)*\.?")
"""Begins with the capital, which makes the search three times as quick; what may stand before it is asked afterwards."""
_TIED = frozenset("'’-‐")
_CLITIC = lazy(r"['’](?:s|ll|d|ve|re|S)\Z")
_GAP = lazy(r"[ \u00a0]([^\W\d_A-Z]+)[ \u00a0]")
_LETTER = lazy(r"[^\W_]")
_BLANK = frozenset(" \u00a0")
_ME = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll", "I'd", "I’d"))
_OPENING = frozenset(":•…([\"“«„‘'")
_RUNNING = frozenset("abcdefghijklmnopqrstuvwxyz,")
"""What stands before the blank before a word that is capitalised for its own sake; most words are, so it is asked first."""
STOPS = frozenset(".!?…;:\"”»’')")
"""A sentence that ends in one of these is no headline."""


class Name(NamedTuple):
    """One capitalised word: its letters without a possessive ending, its place in `plain`, and whether it would be
    capitalised here anyway."""

    text: str
    start: int
    end: int
    forced: bool


class Mention(NamedTuple):
    """A run of names in a sentence. title: the words of title before them, lower case; follows, precedes: the
    neighbouring words in lower case, '' at a sentence's end."""

    words: tuple[Name, ...]
    title: tuple[str, ...]
    sentence: int
    before: str
    after: str

    @property
    def span(self) -> Span:
        """From the first to the last letter, titles and possessive left out."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(w.text for w in self.words)


class Names:
    """All mentions of a text, and every place a word is a name at."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self.mentions = mentions
        self.stretches: tuple[Stretch, ...] | None = None
        """What they stand for in the source, once somebody asked (`source.stretches_of`)."""

    @cached_property
    def by_word(self) -> dict[str, list[tuple[Mention, int]]]:
        """Spelling -> its mentions, each with the word's index in it. Words in capitals stand under their usual spelling."""
        found: dict[str, list[tuple[Mention, int]]] = defaultdict(list)
        for mention in self.mentions:
            for index, word in enumerate(mention.words):
                found[spelled(word.text)].append((mention, index))
        return dict(found)

    @cached_property
    def scene(self) -> Scene:
        """The countries the text is about, sentence by sentence."""
        from mtqa.annotate.names.places import Scene

        return Scene(self)


CAPITALS = 6
"""Letters from which a word all in capitals is a name in a headline rather than an acronym."""


def spelled(word: str) -> str:
    """A name as it is written outside headlines: "ZELENSKY" is Zelensky."""
    return word.capitalize() if len(word) >= CAPITALS and word.isupper() and word.isalpha() else word


def find_names(text: AnnotatedText) -> Names:
    """The names of a text. Linear in its length."""
    raw = list(_capitalised(text))
    sure = {name.text for name, _ in raw if not name.forced}
    doubtful = {name.text for name, _ in raw if name.forced} - sure
    names = {word for word in sure if not _common(word)} | {word for word in doubtful if _nameable(word)}
    return Names(tuple(_mentions(text, raw, names)))


def _capitalised(text: AnnotatedText) -> Iterator[tuple[Name, int]]:
    """Capitalised words with the number of their sentence. Every step here is paid for every capital of the text."""
    plain, sentences = text.plain, text.sentences
    headings = {s.index for s in sentences if plain[s.end - 1 : s.end] not in STOPS and _title_case(s.text)}
    at, limit, first, heading = -1, (sentences[0].start if sentences else len(plain)), 0, False
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match.group()
        if start and plain[start - 1] in _TIED:
            article = _ARTICLE.search(plain, max(0, start - 4), start)
            if article is None:
                continue
            start = article.start()
            word = plain[start:end]
        while start >= limit:
            at += 1
            limit = sentences[at + 1].start if at + 1 < len(sentences) else len(plain) + 1
            heading = at in headings
            letter = _LETTER.search(plain, sentences[at].start)
            first = letter.start() if letter else len(plain)
        if not word.isalpha():
            if word.endswith(".") and not (len(word) == 2 or word.count(".") > 1):
                word, end = word[:-1], end - 1
            if clitic := _CLITIC.search(word):
                end -= len(word) - clitic.start()
                word = word[: clitic.start()]
            if word in _ME:
                continue
        elif word == "I":
            continue
        runs_on = plain[start - 1] == " " and plain[start - 2] in _RUNNING
        yield Name(word, start, end, heading or start <= first or (not runs_on and _opens(plain, start))), at


def _opens(plain: str, start: int) -> bool:
    """True after a colon, dash or opening quote, where capitals need no name; after a quote only if no word runs on before it."""
    before = plain[max(0, start - 3) : start].rstrip()
    return before[-1:] in _OPENING or before.endswith((". ", "! ", "? "))


def _title_case(sentence: str) -> bool:
    """True for a heading in which nearly all longer words are capitalised."""
    words = [w for w in re.findall(r"[^\W\d_]+", sentence) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _common(word: str) -> bool:
    return word.lower() in WEEK_AND_YEAR


def _nameable(word: str) -> bool:
    """May a word that only stands where everything is capitalised be a name?"""
    low = word.lower()
    return not (low in WEEK_AND_YEAR or low in FUNCTION or lexicon.known(low) or len(low) < 3 or "n't" in low or "n’t" in low)


def _mentions(text: AnnotatedText, raw: list[tuple[Name, int]], names: set[str]) -> Iterator[Mention]:
    """Runs of names. A word that is capitalised anyway joins a run only if it is a name."""
    plain = text.plain
    run: list[Name] = []
    sentence = -1
    for name, at in raw:
        usable = name.text in names if name.forced else not _common(name.text)
        joined = False
        if run and at == sentence and usable:
            before = run[-1].end
            if name.start - before < 2:
                joined = plain[before : name.start] in _BLANK
            else:
                gap = _GAP.fullmatch(plain, before, name.start)
                joined = gap is not None and gap[1] in PARTICLES
        if run and not joined:
            yield from _mention(plain, run, sentence)
            run = []
        if usable:
            run.append(name)
            sentence = at
    if run:
        yield from _mention(plain, run, sentence)


_AFTER = lazy(r"(?:['’]s?)?[ \u00a0,]*([^\W\d_][\w'’\-]*)?")


def _mention(plain: str, run: list[Name], sentence: int) -> Iterator[Mention]:
    """Cut leading titles off a run; nothing is left of a run of titles only."""
    first = 0
    while first < len(run) and run[first].text.lower().rstrip(".") in TITLES:
        first += 1
    words = tuple(run[first:])
    title = [w.text.lower().rstrip(".") for w in run[:first]]
    if not words:
        return
    start = run[0].start
    previous = ""
    if start and plain[start - 1] in _BLANK and (before := plain[max(0, start - 40) : start].rsplit(None, 1)):
        previous = before[-1].rstrip(".").lower()
    if previous in TITLES:
        title.insert(0, previous)
    after = _AFTER.match(plain, words[-1].end)
    yield Mention(words, tuple(title), sentence, previous, (after[1] or "").lower() if after else "")
