"""Finds a lexicon's source words in a pair, and asks whether the target renders them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mtqa.annotate import AnnotatedDocument, AnnotatedPair, Sentence
from mtqa.annotate.source_nouns import nouns
from mtqa.annotate.tokens import tokenize
from mtqa.rulebook.kinds._forms import UNSPACED, keys_of, plain, wanted
from mtqa.rulebook.kinds._rendered import Rendering, Words, stems
from mtqa.rulebook.kinds._source import normal

_LONG = {"zh": 4, "ja": 4, "th": 8, "lo": 8, "my": 8, "km": 8, "de": 11}
"""Characters from which a word is likely to be a compound, which machines take apart."""
_SURE = {"uk": 1, "de": 1}
"""First letters that all forms of a word share, where these are not two (ніч, ночі; Mutter, Mütter)."""
_SURNAME = ("ов", "ев")
_GAP, _WIDEST = "..", 3
"""What in an expression stands for other words (нанести .. удар), and for how many at most."""
_STOPS = frozenset(".,;:!?()–—")
_HYPHENS = frozenset({"-", "‐", "‑", "־"})


class Entry:
    """A source word. Renderings are cut into words when a text first holds it."""

    def __init__(self, word: str, rights: list[str], wrongs: list[str]) -> None:
        self.word, self._rights, self.wrongs = word, rights, wrongs

    @cached_property
    def rights(self) -> tuple[Rendering, ...]:
        """The best first; none for an expression that is to be left alone."""
        return tuple(map(Rendering, self._rights))

    def strict(self, literal: frozenset[str]) -> tuple[Rendering, ...]:
        """Without single words, other than the first, that are but the literal sense of a part (train, for רכבת קלה, light rail)."""
        return tuple(r for n, r in enumerate(self.rights) if not n or len(r.words) > 1 or stems(r.words[0]).isdisjoint(literal))


@dataclass(slots=True)
class Found:
    """An entry's word in a source stretch: as written there, its place (0 to 1) and tokens; is it rendered?

    words: of the expression; half: only a literal rendering of one of them is there.
    """

    entry: Entry
    written: str
    share: float
    places: frozenset[int]
    words: int = 1
    rendered: bool = False
    half: bool = False


class Side:
    """What a pair's source holds: words, what each may be a form of, and where in the stretch it stands."""

    def __init__(self, sentences: tuple[Sentence, ...], text: str, language: str) -> None:
        keys: Callable[[str], tuple[str, ...]] = keys_of(language)
        self.text, self.language = text, language
        self.plain: list[str] = []
        self.texts: list[str] = []
        self.lowers: list[str] = []
        self.shares: list[float] = []
        self.firsts: set[int] = set()
        if not sentences:
            self.keys: list[tuple[str, ...]] = []
            return
        first, length = sentences[0].start, max(1, sentences[-1].end - sentences[0].start)
        for sentence in sentences:
            tokens = sentence.tokens
            self.firsts.add(next((n for n, t in enumerate(tokens.texts, len(self.texts)) if t[:1].isalnum()), 0))
            self.texts += tokens.texts
            self.lowers += tokens.lowers
            self.shares += [(start - first) / length for start in tokens.starts]
        self.keys = [keys(low) for low in self.lowers]
        self.plain = [some[0] for some in self.keys]

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """Key -> the tokens that have it. All lexicons of a language ask for the same words."""
        found: dict[str, list[int]] = {}
        for n, some in enumerate(self.keys):
            for key in some:
                found.setdefault(key, []).append(n)
        return found

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first letters of its words, by which entries wait."""
        letters = _SURE.get(self.language, 2)
        return frozenset(key.removeprefix("~")[:letters] for key in self.at)


class Reader:
    """One document's pairs, read once for all lexicons."""

    def __init__(self, document: AnnotatedDocument) -> None:
        self.document = document
        self._sides: dict[int, Side] = {}
        self._words: dict[int, Words] = {}
        self._number = {id(pair): n for n, pair in enumerate(document.pairs)}
        self._loose = document.document.format in _LOOSE

    @property
    def language(self) -> str:
        """Of the source, without its country."""
        return self.document.source_language.partition("-")[0]

    def side(self, pair: AnnotatedPair) -> Side:
        """The pair's source."""
        if (known := self._sides.get(id(pair))) is None:
            known = self._sides[id(pair)] = Side(pair.source, pair.source_text, self.language)
        return known

    def words(self, pair: AnnotatedPair) -> Words:
        """The words of its target, and where sentences were aligned by their lengths, of the stretches beside it."""
        if (known := self._words.get(id(pair))) is None:
            number = self._number[id(pair)]
            near = self.document.pairs[max(0, number - 1) : number + 2] if self._loose else (pair,)
            known = self._words[id(pair)] = Words(low for p in near for s in p.target for low in s.tokens.words)
        return known


_LOOSE = frozenset({"plain", "markdown", "html"})
"""Formats in which alignment is a guess: a rendering may stand in a neighbour's stretch."""
_last: list[Reader] = []


def reader(document: AnnotatedDocument) -> Reader:
    """The document's reader. Only the last one is kept: rules come one after another."""
    if not _last or _last[0].document is not document:
        _last[:] = [Reader(document)]
    return _last[0]


class Lexicon:
    """The entries of one file for one language."""

    def __init__(self, language: str, lines: list[tuple[list[str], list[str], dict[str, list[str]]]]) -> None:
        self.language = language
        self._names = language != "de"
        self._by_key: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        self._waiting: dict[str, list[Entry]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        self._literal: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for rights, wrongs, words in lines:
            for word in words.get(language, ()):
                self._file(Entry(word, rights, wrongs))
        self.sisters = frozenset(rights[0].lower() for rights, _, words in lines if rights and language in words)
        """What is the best rendering of some entry, and so no sign of a mistake where that entry's word stands in the source, too."""

    def _file(self, entry: Entry) -> None:
        word = entry.word
        if self.language in UNSPACED:
            self._literal[normal(word)[0]].append((normal(word), entry))
        elif word.endswith("*") and " " not in word:
            begin = normal(word[:-1])
            self._by_start[begin[:3]].append((begin, entry))
        else:
            self._waiting[plain(word.lstrip("=")[:4])[: _SURE.get(self.language, 2)]].append(entry)

    def _unfold(self, entry: Entry) -> None:
        """File it under every form of its first word: only when a text first holds a word that begins alike, as forms take time."""
        word = entry.word
        marks = "=" if word.startswith("=") or (word.isupper() and word.isalpha()) else ""
        written = word.removeprefix("=").split()
        parts = [p for part in written for p in (tokenize(part, 0, len(part)).lowers if part != _GAP else [part]) if p not in _HYPHENS]
        words = tuple(marks + part if part != _GAP else part for part in parts)
        for key in wanted(words[0], self.language):
            self._by_key[key].append((words, entry))

    def find(self, read: Reader, pair: AnnotatedPair) -> list[Found]:
        """The entries in the pair's source, in its order; a longer expression covers what it holds."""
        side = read.side(pair)
        hits = sorted(self._in_characters(side) if self._literal else self._in_words(side), key=lambda h: (h[0], -h[1]))
        found: dict[int, Found] = {}
        free = 0
        for start, end, entry in hits:
            if end <= free or (self._literal and start < free):  # 英国王室 is 英国 and 王室, not 国王
                continue
            free = max(free, end)
            if (known := found.get(id(entry))) is not None:
                known.places |= {start}
            elif self._literal:
                share, parts = start / max(1, len(side.text)), 2 if end - start >= _LONG[self.language] else 1
                found[id(entry)] = Found(entry, entry.word, share, frozenset({start}), parts)
            else:
                parts = 2 if end - start == 1 and len(side.lowers[start]) >= _LONG.get(self.language, 99) else end - start
                found[id(entry)] = Found(entry, " ".join(side.texts[start:end]), side.shares[start], frozenset(range(start, end)), parts)
        if found:
            words = read.words(pair)
            for item in found.values():
                claimed = {w for other in found.values() if other is not item for r in other.entry.rights[:1] for w in r.words}
                rights = item.entry.rights
                if item.words > 1 and " " in item.entry.word:  # 'naval forces' is right for Seestreitkräfte, if the list has 'forces'
                    own = () if self._literal else (side.plain[n] for n in item.places)
                    rights = item.entry.strict(nouns(self.language, own, item.written))
                item.rendered = any(words.hold(r) for n, r in enumerate(rights) if not n or not claimed.issuperset(r.words))
                item.half = not item.rendered and any(map(words.hold, item.entry.rights))
        done = frozenset[int]().union(*(item.places for item in found.values() if item.rendered))
        return [item for item in found.values() if item.rendered or done.isdisjoint(item.places)]  # черепах: of skulls, of turtles

    def _in_words(self, side: Side) -> Iterator[tuple[int, int, Entry]]:
        by_key, places = self._by_key, side.at
        if self._waiting:
            for begin in side.begins & self._waiting.keys():
                for entry in self._waiting.pop(begin):
                    self._unfold(entry)
        for key in [key for key in places if key in by_key]:
            for at in places[key]:
                for words, entry in by_key[key]:
                    if self._looks_like(entry.word, side, at):
                        continue
                    if (end := _match(words, side, at)) and not _part_of_another(side, at, end, entry.word.isupper()):
                        yield at, end, entry
        if self._by_start:
            for at, keys in enumerate(side.keys):
                for begin, entry in self._by_start.get(keys[0][:3], ()):
                    if keys[0].startswith(begin):
                        yield at, at + 1, entry

    def _looks_like(self, word: str, side: Side, at: int) -> bool:
        """Is the token a name that looks like the word (Жуков, жуков), a word that looks like an abbreviation (ии, ИИ), or in German a
        verb that looks like a noun (betrug, Betrug)?"""
        text, bare = side.texts[at], word.lstrip("=")
        if word.isupper() and not text.isupper():
            return True
        if not self._names:
            return text[:1].islower() and bare[:1].isupper()
        return text[:1].isupper() and word[:1].islower() and (at not in side.firsts or side.lowers[at].endswith(_SURNAME))

    def _in_characters(self, side: Side) -> Iterator[tuple[int, int, Entry]]:
        text = normal(side.text)
        for at, character in enumerate(text):
            for word, entry in self._literal.get(character, ()):
                if text.startswith(word, at):
                    end = at + len(word)
                    if not (_one_word(text[at - 1 : at], word[0]) or _one_word(word[-1], text[end : end + 1])):
                        yield at, end, entry


def _one_word(left: str, right: str) -> bool:
    """Do two characters side by side belong to one word: both katakana, both Latin? (Of Chinese characters nobody can tell.)"""
    return bool(_KATAKANA.match(left + right) or _LATIN.match(left + right))


_KATAKANA, _LATIN = re.compile("[ァ-ヺー]{2}"), re.compile("[A-Za-z0-9]{2}")


def _match(words: tuple[str, ...], side: Side, at: int) -> int:
    """The token after the last word of an expression that begins at this one; 0 if it does not stand there."""
    for n, word in enumerate(words):
        if n:
            at += 1
            if at < len(side.lowers) and side.lowers[at] in _HYPHENS:
                at += 1
        if word == _GAP:
            return _after_gap(words[n + 1 :], side, at)
        if at >= len(side.keys) or wanted(word, side.language).isdisjoint(side.keys[at]):
            return 0
    return at + 1


def _after_gap(rest: tuple[str, ...], side: Side, at: int) -> int:
    """As _match, where the rest may begin a few words later, in the same clause."""
    for start in range(at, min(at + _WIDEST + 1, len(side.lowers))):
        if end := _match(rest, side, start):
            return end
        if side.texts[start] in _STOPS:
            break
    return 0


def _part_of_another(side: Side, start: int, end: int, upper: bool) -> bool:
    """Is it part of a hyphenated word (юго-западный), or an abbreviation that looks like it (ГАЗ, газ)?"""
    lowers = side.lowers
    before = start > 1 and lowers[start - 1] in _HYPHENS and _touch(side, start - 1) and lowers[start - 2].isalpha()
    after = end + 1 < len(lowers) and lowers[end] in _HYPHENS and _touch(side, end) and lowers[end + 1].isalpha()
    return before or after or (end - start == 1 and not upper and len(side.texts[start]) > 1 and side.texts[start].isupper())


def _touch(side: Side, hyphen: int) -> bool:
    return side.lowers[hyphen] != "-" or side.text.find(side.texts[hyphen - 1] + side.texts[hyphen] + side.texts[hyphen + 1]) >= 0
