"""The wrong noun between what renders its neighbours, for German.

Words of the source and of the target are linked where a lexicon, the table of nouns, a number or a name leaves no choice. Where the
missing word stands between two that are linked, and only one noun that nothing explains stands between or beside what renders them,
that noun is taken for it. Measured on German references in which a rendering was replaced by another noun: told in 20 % of the cases,
94 % of these right, and no alarm on the references themselves. One neighbour alone told more than half, 85 % of them right, and took
omissions for mistakes; in Chinese and Japanese the noun was the right one in two of three cases at most. Where order is like that of
English (ru, uk, he), this adds nothing to the place in the sentence (`_leftover`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtqa.annotate import AnnotatedPair
from mtqa.annotate.source_nouns import LANGUAGES, meant
from mtqa.rulebook.kinds._leftover import Run
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._rendered import is_form, stems

_NEAR = 6  # words of the source between the missing one and a linked neighbour
_BESIDE = 5  # words of the target between what renders a neighbour and the wrong word
_WIDEST = 3  # tokens over which one rendering may reach


@dataclass(frozen=True, slots=True)
class _Unit:
    """Tokens of the source from start to end (exclusive), and the tokens of the target that may render them."""

    start: int
    end: int
    tokens: tuple[int, ...]


def between(item: Found, found: Sequence[Found], runs: Sequence[Run], side: Side, pair: AnnotatedPair) -> Run | None:
    """The only run between the renderings of two neighbours. runs: nouns that nothing explains."""
    first: dict[int, int] = {}
    lowers: list[str] = []
    for sentence in pair.target:
        first[id(sentence)] = len(lowers)
        lowers += sentence.tokens.lowers
    if any(is_form(word, low) for right in item.entry.rights for word in right.words for low in lowers):
        return None  # half of a longer rendering ("the villa of government")
    start, end = min(item.places), max(item.places) + 1
    sure = _linked(item, found, side, lowers)
    before = max((unit for unit in sure if 0 <= start - unit.end <= _NEAR), key=lambda unit: unit.end, default=None)
    after = min((unit for unit in sure if 0 <= unit.start - end <= _NEAR), key=lambda unit: unit.start, default=None)
    if before is None or after is None:
        return None
    beside = [run for run in runs if all(_apart(unit.tokens, first[id(run.sentence)], run) <= _BESIDE for unit in (before, after))]
    return beside[0] if len(beside) == 1 else None


def _apart(tokens: tuple[int, ...], offset: int, run: Run) -> int:
    """Tokens between. offset: of the run's sentence."""
    return max(0, tokens[0] - (offset + run.last) - 1, offset + run.first - tokens[-1] - 1)


def _linked(item: Found, found: Sequence[Found], side: Side, lowers: Sequence[str]) -> list[_Unit]:
    """Units with one rendering that no other unit may have."""
    units = [unit for unit in _units(item, found, side, lowers) if unit.tokens and unit.tokens[-1] - unit.tokens[0] < _WIDEST]
    count: dict[int, int] = {}
    for unit in units:
        for token in unit.tokens:
            count[token] = count.get(token, 0) + 1
    return [unit for unit in units if all(count[token] == 1 for token in unit.tokens)]


def _units(item: Found, found: Sequence[Found], side: Side, lowers: Sequence[str]) -> Iterator[_Unit]:
    taken = set(item.places)
    for other in found:
        if other is not item:
            taken |= other.places
            if other.rendered:
                yield _Unit(min(other.places), max(other.places) + 1, _of_lexicon(other, lowers))
    for n, low in enumerate(side.plain):
        if n not in taken and len(low) > 1:
            yield _Unit(n, n + 1, _of_table(side.language, low, lowers) or _same(side.lowers[n], lowers))


def _of_lexicon(other: Found, lowers: Sequence[str]) -> tuple[int, ...]:
    """The tokens of the first rendering that is there."""
    for right in other.entry.rights:
        places = [[n for n, low in enumerate(lowers) if is_form(word, low)] for word in right.words]
        if all(places):
            return tuple(sorted({n for some in places for n in some}))
    return ()


def _of_table(language: str, word: str, lowers: Sequence[str]) -> tuple[int, ...]:
    known = frozenset(meant(language, word)) if language in LANGUAGES else frozenset()
    return tuple(n for n, low in enumerate(lowers) if not known.isdisjoint(stems(low))) if known else ()


def _same(word: str, lowers: Sequence[str]) -> tuple[int, ...]:
    """A name or a number."""
    return tuple(n for n, low in enumerate(lowers) if low == word and (word.isdigit() or len(word) > 2))
