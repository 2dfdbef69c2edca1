"""Literal renderings of a compound: 'expulsion ship' for 驱逐舰 (destroyer), 'digestive car' for 消防车 (fire engine), 'shield toad' for
Schildkröte (turtle).

Where an engine does not know a compound, it renders its parts. What the parts mean alone is a short list (`mtqa/data/literal-parts.txt`),
so a run of English words that render nothing else, two of them parts of the word, or one beside words that nothing explains, is its
literal rendering. Tried where no listed rendering stands in the target.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from mtqa.annotate import Sentence
from mtqa.annotate.source_nouns import meant
from mtqa.rulebook.kinds._rendered import stems

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "literal-parts.txt"
_JOINTS = ("-", "of")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW"})
_CONTENT = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN", "FW"})
_LINKS = ("s", "n", "en", "es", "er", "e")
"""Letters between the parts of a German compound, or after the last."""
_LEAST = 3  # letters of a German part
_LONGEST = 5  # words of a literal rendering


@dataclass(frozen=True, slots=True)
class Literal:
    """A run of tokens; sure: whether two parts are in it."""

    sentence: Sentence
    first: int
    last: int
    sure: bool


@cache
def _parts() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What Chinese characters, and what parts of German words mean alone: stems of English words."""
    han: dict[str, set[str]] = {}
    german: dict[str, set[str]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        head, *english = line.split()
        known = frozenset().union(*map(stems, english))
        if "\u3400" <= head[0] <= "\u9fff":
            for character in head:
                han.setdefault(character, set()).update(known)
        else:
            german.setdefault(head, set()).update(known)
    return {k: frozenset(v) for k, v in han.items()}, {k: frozenset(v) for k, v in german.items()}


@lru_cache(maxsize=20_000)
def meanings(word: str, language: str) -> tuple[frozenset[str], ...]:
    """For each part of a compound, the stems of what it may mean; () if it has no known parts or is no compound."""
    han, german = _parts()
    if language in ("zh", "ja"):
        return tuple(han[c] for c in word if c in han) if len(word) > 1 else ()
    elif language == "de":
        known = tuple(german[p] for p in _split(word.lower().replace("ß", "ss"), german) or _split(word.lower(), german))
    else:
        known = ()
    return known if len(known) > 1 else ()


@lru_cache(maxsize=20_000)
def components(word: str, language: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Two halves of a Chinese or Japanese compound that the table of nouns or the list of characters knows, wherever it can be cut."""
    han, _ = _parts()
    found = []
    for at in range(1, len(word)):
        halves = word[:at], word[at:]
        if max(map(len, halves)) > 1:
            parts = tuple(han[half] if half in han else frozenset(meant(language, half)) for half in halves)
            if all(parts):
                found.append(parts)
    return tuple(found)


def _split(low: str, known: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """The fewest known parts that make up the word; () if none do."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(_LEAST, len(low) + 1):
        for start in range(end - _LEAST + 1):
            if start not in best:
                continue
            piece = low[start:end]
            links = (piece, *(piece.removesuffix(link) for link in _LINKS if piece.endswith(link)))
            part = next((p for p in links if p in known), None)
            if part is not None and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], part)
    return best.get(len(low), ())


def literal(parts: tuple[frozenset[str], ...], sentences: tuple[Sentence, ...], explained: frozenset[str]) -> Literal | None:
    """The only run that looks like a literal rendering, the one with two parts before one with one. explained: stems that other words
    of the source account for."""
    found = sorted((run for s in sentences for run in _runs(parts, s, explained)), key=lambda run: not run.sure)
    if not found or (len(found) > 1 and found[0].sure == found[1].sure):
        return None
    return found[0]


def _runs(parts: tuple[frozenset[str], ...], sentence: Sentence, explained: frozenset[str]) -> Iterator[Literal]:
    lowers, tags = sentence.tokens.lowers, sentence.tags
    which: list[frozenset[int]] = []
    free: list[bool] = []
    for low, tag in zip(lowers, tags, strict=True):
        own = stems(low) if low[:1].isalpha() and len(low) > 2 else frozenset()
        which.append(frozenset(n for n, part in enumerate(parts) if not part.isdisjoint(own)))
        free.append(bool(own) and (tag in _CONTENT or bool(which[-1])) and own.isdisjoint(explained))
    at = 0
    while at < len(lowers):
        end = at
        while end < len(lowers) and (free[end] or which[end] or (at < end < len(lowers) - 1 and lowers[end] in _JOINTS)):
            end += 1
        named = [n for n in range(at, end) if which[n]]
        if named:
            first, last = at, end - 1
            while lowers[last] in _JOINTS:
                last -= 1
            first += max((n + 1 for n, low in enumerate(lowers[at : named[0]]) if low == "of"), default=0)
            sure = len(named) > 1 and len(frozenset().union(*(which[n] for n in named))) > 1
            if sure:  # two parts say where it ends; of one, the words beside it are the rest
                first, last = named[0], named[-1]
            if (
                0 < last - first < _LONGEST
                and any(free[n] for n in named)
                and (sure or free[named[0]])
                and (tags[last] in _NOUNS or (sure and tags[last] == "VBG"))
            ):
                yield Literal(sentence, first, last, sure)
        at = max(end, at + 1)
