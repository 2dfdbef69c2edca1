"""The names of many documents together (reduce): which spellings are one name, and which of them is right.

Two spellings in different files need more than likeness, as a corpus has far more names than a text: a reason that holds
across texts (marks, a partner, a place, the list of names, one source word), or a likeness between files that share a cast,
rare names that both have. Spellings that one text has side by side without being one name there are two names.
The result does not depend on the order of the files: everything is counted, sorted by path, or sorted by spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mtqa.annotate.names.bodies import CorpusBodies, Key, SharedBody
from mtqa.annotate.names.choice import By, Choice, choose_counted, clusters
from mtqa.annotate.names.pairs import same_first_name, slip_of_the_pen
from mtqa.annotate.names.profile import Profile, shape
from mtqa.annotate.names.sound import VOWEL_SWAP, distance, skeleton
from mtqa.annotate.names.source import proven, two_names
from mtqa.annotate.names.tally import Tally
from mtqa.annotate.names.variants import Variant, Why, variants_among
from mtqa.annotate.vocabulary import CURLY

ACROSS = frozenset((Why.MARKS, Why.PARTNER, Why.PLACE, Why.LIST, Why.SOURCE))
"""Reasons that hold between texts."""
SURE = frozenset((Why.MARKS, Why.PLACE, Why.LIST, Why.SOURCE))
"""Reasons that need no closeness besides."""
ALIKE = frozenset((Why.SOUND, Why.SLIP))
"""Reasons that hold between texts with a cast in common."""
CLOSE, LONG = 0.5, 6
"""Most that spellings in different files may differ (`sound.distance`: a vowel or a letter for its neighbour), and their length."""
SAME = 0.1
"""What a doubled letter, a hyphen or another digraph costs at most."""
CAST = 1
"""How many rare names must be in files of both spellings to make a cast."""
RARE = 3.0
"""Names commoner than this (Zipf) are no cast: presidents and countries are in every newspaper."""
PLACES = 4
"""Places kept of a spelling."""
_FILE = 1_000_000
"""What one more file weighs against mentions: a spelling that many files have beats one that a single file repeats."""


class Spelled(NamedTuple):
    """A spelling in the corpus. paths: the files that have it; places: path, line and column of its first mention in some, by path."""

    paths: frozenset[str]
    mentions: int
    places: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A name with several spellings. whole: the words alone are meant, in any company; else only beside the names in `ties`."""

    words: Mapping[str, Spelled]
    ties: tuple[Variant, ...]
    choice: Choice
    whole: bool


class CorpusNames:
    """What the files show together; small enough to be sent to every process."""

    def __init__(self, shared: Iterable[Shared], files: int, bodies: Mapping[Key, SharedBody] | None = None) -> None:
        self.shared = tuple(shared)
        self.bodies = bodies or {}
        self.files = files
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for n, one in enumerate(self.shared):
            for word in one.words:
                self._by_word[word].append(n)

    def touching(self, words: Iterable[str]) -> list[Shared]:
        """The names of which a text has a spelling, in a fixed order."""
        return [self.shared[n] for n in sorted({n for word in words for n in self._by_word.get(word, ())})]


class _Word:
    """A spelling's numbers, added up. files: path -> mentions, line, column."""

    __slots__ = ("beside", "files", "frames", "full", "last", "referenced", "speaks")

    def __init__(self) -> None:
        self.files: dict[str, tuple[int, int, int]] = {}
        self.beside: dict[tuple[str, int], dict[str, int]] = {}
        self.frames: set[str] = set()
        self.full = self.last = self.referenced = 0
        self.speaks = False

    @property
    def mentions(self) -> int:
        """In all files."""
        return sum(count for count, _, _ in self.files.values())


class Corpus:
    """Takes tallies in any order, then says what they show."""

    def __init__(self) -> None:
        self._words: dict[str, _Word] = defaultdict(_Word)
        self._pairs: dict[tuple[str, str], dict[Why, set[tuple[str, int]]]] = defaultdict(dict)
        self._apart: set[tuple[str, str]] = set()
        self._sources: dict[str, Counter[str]] = defaultdict(Counter)
        self._paths: set[str] = set()
        self._bodies = CorpusBodies()

    def add(self, tally: Tally) -> None:
        """Count a document in."""
        path = tally.path
        self._paths.add(path)
        self._bodies.add(path, tally.bodies)
        for text, found in tally.words.items():
            word = self._words[text]
            known = word.files.get(path, (0, *found.at))
            word.files[path] = (known[0] + found.mentions, *min(known[1:], found.at))
            word.full += found.full
            word.last += found.last
            word.speaks |= found.speaks
            word.frames |= found.frames
            word.referenced += text in tally.referenced
            for near, count in found.beside.items():
                per_file = word.beside.setdefault(near, {})
                per_file[path] = per_file.get(path, 0) + count
        for pair in tally.pairs:
            self._pairs[pair.one, pair.other].setdefault(pair.why, set()).update(pair.beside)
        self._apart.update(tally.apart)
        for text, sources in tally.sources.items():
            self._sources[text].update(sources)

    def decide(self) -> CorpusNames:
        """The names with several spellings."""
        pairs = self._all_pairs()
        given = [pair for pair in pairs if pair.why is Why.PARTNER and pair.beside and all(side == 1 for _, side in pair.beside)]
        rest = [pair for pair in pairs if pair not in set(given)]
        shared = [self._shared(words, ties, whole=any(t.why is not Why.PARTNER for t in ties)) for words, ties in clusters(rest)]
        shared += [self._shared(words, ties, whole=False) for words, ties in _by_bearer(given)]
        bodies = self._bodies.decide(lambda these, those: bool(self._cast(these) & self._cast(those)))
        return CorpusNames([one for one in shared if one is not None], len(self._paths), bodies)

    # -------------------------------------------------------------------------------------------- pairs

    def _all_pairs(self) -> list[Variant]:
        found: dict[tuple[str, str], Variant] = {}
        for (one, other), reasons in self._pairs.items():
            why = min(reasons, key=list(Why).index)
            beside = frozenset(reasons[why]) if set(reasons) == {Why.PARTNER} else frozenset()
            found[one, other] = Variant(one, other, why, beside)
        for pair in proven(self._sources):
            found.setdefault((pair.one, pair.other), pair)
        for pair in variants_among({word: _Merged(word, numbers) for word, numbers in self._words.items()}):
            if (pair.one, pair.other) not in found and self._holds(pair):
                found[pair.one, pair.other] = pair
        return [found[key] for key in sorted(found) if key not in self._apart and not two_names(found[key], self._sources)]

    def _holds(self, pair: Variant) -> bool:
        """Does the reason hold between texts?"""
        if pair.why not in ACROSS | ALIKE or (pair.why not in SURE and not _close(pair)):
            return False
        one, other = self._words[pair.one], self._words[pair.other]
        if pair.why is Why.PLACE:  # Karolina Something is no Carolina: a place stands alone
            return all(2 * word.full <= word.mentions for word in (one, other))
        if pair.why is Why.PARTNER:  # Vladimirs are many, Ovechkins are few
            return any(shape(name).use < RARE for name, _ in pair.beside) or self._one_cast(pair)
        if pair.why in (Why.MARKS, Why.SOUND) and _strangers(one, other):
            return False
        if pair.one.translate(CURLY) == pair.other.translate(CURLY):  # the same name, another apostrophe
            return False
        if pair.why in ACROSS:
            return True
        return one.files.keys().isdisjoint(other.files) and (_same_letters(pair) or self._one_cast(pair))

    def _one_cast(self, pair: Variant) -> bool:
        """Do files of both spellings have rare names in common?"""
        casts = [self._cast(self._words[word].files) for word in (pair.one, pair.other)]
        return len((casts[0] & casts[1]) - {pair.one, pair.other}) >= CAST

    def _cast(self, paths: Iterable[str]) -> set[str]:
        return set().union(*(self._rare_names.get(path, ()) for path in paths))

    @cached_property
    def _rare_names(self) -> dict[str, set[str]]:
        """Path -> names of it that few texts have."""
        found: dict[str, set[str]] = defaultdict(set)
        for word, numbers in self._words.items():
            known = shape(word)
            if known.use < RARE and not known.ordinary:
                for path in numbers.files:
                    found[path].add(word)
        return found

    # ------------------------------------------------------------------------------------------- choice

    def _shared(self, words: Iterable[str], ties: list[Variant], *, whole: bool) -> Shared | None:
        telling = frozenset() if whole else frozenset().union(*(t.beside for t in ties))
        mentions = {word: self._mentions(word, telling) for word in sorted(words)}
        mentions = {word: found for word, found in mentions.items() if found}
        if len(mentions) < 2:
            return None
        weight = {word: len(found) * _FILE + sum(found.values()) for word, found in mentions.items()}
        full = {word: self._words[word].full if whole else 0 for word in mentions}  # beside a partner all are full names
        choice = self._choice(list(mentions), ties, weight, full, mentions)
        spelled = {word: Spelled(frozenset(found), sum(found.values()), self._places(word, found)) for word, found in mentions.items()}
        return Shared(spelled, tuple(ties), choice, whole)

    def _mentions(self, word: str, telling: frozenset[tuple[str, int]]) -> dict[str, int]:
        """Path -> mentions of the name that is meant: all, or those without a bearer who is somebody else."""
        numbers = self._words[word]
        found = {path: count for path, (count, _, _) in numbers.files.items()}
        sides = {side for _, side in telling}
        for near, per_file in numbers.beside.items():
            if near[1] in sides and near not in telling:
                for path, count in per_file.items():
                    found[path] -= count
        if sides == {1}:  # a first name means somebody only with the surname behind it
            beside = [numbers.beside.get(near, {}) for near in telling]
            found = {path: sum(per_file.get(path, 0) for per_file in beside) for path in found}
        return {path: count for path, count in found.items() if count > 0}

    def _choice(
        self,
        words: list[str],
        ties: list[Variant],
        weight: Mapping[str, int],
        full: Mapping[str, int],
        mentions: Mapping[str, Mapping[str, int]],
    ) -> Choice:
        in_references = [word for word in words if self._words[word].referenced]
        if len(in_references) == 1:
            others = tuple(sorted((w for w in words if w != in_references[0]), key=lambda w: (-weight[w], w)))
            return Choice(in_references[0], others, "the reference has it", by=By.REFERENCE)
        choice = choose_counted(words, ties, weight, full, {word: n for n, word in enumerate(words)})
        if choice.by is not By.MAJORITY:
            return choice
        files = len({path for found in mentions.values() for path in found})
        have = len(mentions[choice.right])
        if have > max(len(mentions[w]) for w in choice.others):
            return choice._replace(reason=f"{have} of {files} files have it")
        total = sum(sum(found.values()) for found in mentions.values())
        return choice._replace(reason=f"{sum(mentions[choice.right].values())} of {total} mentions have it")

    def _places(self, word: str, found: Mapping[str, int]) -> tuple[tuple[str, int, int], ...]:
        files = self._words[word].files
        sure = [path for path in sorted(found) if found[path] == files[path][0]]  # else its first mention may be another's
        return tuple((path, *files[path][1:]) for path in sure[:PLACES])


def _strangers(one: _Word, other: _Word) -> bool:
    """Two persons: each spelling has other names beside it, or one has always (Liu Xian is not from Xi'an)."""
    partners = [{(skeleton(name), side) for name, side in word.beside} for word in (one, other)]
    if not partners[0].isdisjoint(partners[1]):
        return False
    return all(partners) or any(near and word.full == word.mentions for near, word in zip(partners, (one, other), strict=True))


def _close(pair: Variant) -> bool:
    """Are two spellings so near that two persons are unlikely to have them? In a corpus everybody has a namesake, nearly."""
    one, other = pair.one, pair.other
    if same_first_name(one, other) or (pair.why is not Why.SOUND and slip_of_the_pen(one, other)):
        return True
    return min(len(one), len(other)) >= LONG and distance(one, other) <= CLOSE


def _same_letters(pair: Variant) -> bool:
    """A long name with one vowel or no letter changed, such as Villareal and Villarreal, needs no cast."""
    size, cost = min(len(pair.one), len(pair.other)), distance(pair.one, pair.other)
    return (size >= LONG and cost < SAME) or (size >= LONG + 2 and cost <= VOWEL_SWAP)


def _by_bearer(pairs: list[Variant]) -> Iterator[tuple[list[str], list[Variant]]]:
    """First names are spellings of one name only beside one surname: Sergei and Sergey Lavrov say nothing of Serhiy Kyslytsya."""
    bearers: dict[str, list[Variant]] = defaultdict(list)
    for pair in pairs:
        by_bone: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for name, side in pair.beside:
            by_bone[skeleton(name)].add((name, side))
        for bone, beside in by_bone.items():
            bearers[bone].append(pair._replace(beside=frozenset(beside)))
    for bone in sorted(bearers):
        yield from clusters(bearers[bone])


class _Merged(Profile):
    """A profile whose numbers come from many texts."""

    def __init__(self, word: str, numbers: _Word) -> None:
        super().__init__(word, [])
        self.mentions = numbers.mentions
        # Values in the instance go before the cached properties of the class, which would read the mentions.
        counted = {"full": numbers.full, "last": numbers.last, "speaks": numbers.speaks}
        self.__dict__.update(partners=frozenset(numbers.beside), frames=frozenset(numbers.frames), **counted)
