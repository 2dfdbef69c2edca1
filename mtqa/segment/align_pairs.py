"""Alignments of one target with its source and its references, folded into pairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mtqa.model import Document, Pair, Span, Text
from mtqa.segment.align import CROSS, SAME, align_units
from mtqa.segment.align_units import Units, units

Steps = list[tuple[int, int, int, int]]

SAME_TEXT = 0.38
"""Share of words that tied sentences of a text and its reference have in common (of the shorter one). Half of the references of
the development data: 0.46 to 0.9; with another article of the same source instead: 0.05 to 0.34."""
_ENOUGH = 50  # different words of the tied sentences, summed: with fewer, the share says little


def align_document(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document with pairs, and why a reference was left off. One that has pairs already (records) stays as it is."""
    if document.pairs or (document.source is None and not document.references):
        return document, ()
    reasons = []
    kept = []
    for number, reference in enumerate(document.references, 1):
        share = _common(document.target, reference)
        if share < SAME_TEXT:
            reasons.append(f"reference {number} shares only {share:.0%} of its words with the text: not the same text, not used")
        else:
            kept.append(reference)
    pairs = align_sides(document.target, document.source, kept) if document.source or kept else ()
    return replace(document, references=tuple(kept), pairs=pairs), tuple(reasons)


def _common(target: Text, reference: Text) -> float:
    """Share of the words of tied sentences that both have; 1.0 where there are too few to tell."""
    one, other = units(target, same_language=True), units(reference, same_language=True)
    common = least = 0
    for i, j, k, m in align_units(one, other, SAME):
        left, right = frozenset[str]().union(*one.keys[i:j]), frozenset[str]().union(*other.keys[k:m])
        common += len(left & right)
        least += min(len(left), len(right))
    return common / least if least >= _ENOUGH else 1.0


def align_sides(target: Text, source: Text | None, references: Sequence[Text] = ()) -> tuple[Pair, ...]:
    """The smallest stretches of the target that no alignment cuts through, in order, each with its counterparts.

    Every sentence of every side is in exactly one pair. What only the other sides have (a dropped sentence) is a pair whose
    target is empty and lies at the end of the target sentence before the gap.
    """
    within = units(target, same_language=True)
    sides: list[tuple[Units, Steps]] = []
    if source is not None:
        same = source.language is not None and source.language == target.language
        other = units(source, same_language=same)
        own = within if same else units(target, same_language=False)
        sides.append((other, align_units(own, other, SAME if same else CROSS)))
    for reference in references:
        other = units(reference, same_language=True)
        sides.append((other, align_units(within, other, SAME)))
    pairs = []
    for group in _groups(len(within.spans), [steps for _, steps in sides]):
        first, end, ranges = group
        spans = [_stretch(side.spans[low:high]) for (side, _), (low, high) in zip(sides, ranges, strict=True)]
        place = _stretch(within.spans[first:end]) or _gap(within.spans, first)
        pairs.append(Pair(place, spans[0], tuple(spans[1:])) if source is not None else Pair(place, None, tuple(spans)))
    return tuple(pairs)


def _groups(count: int, sides: Sequence[Steps]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """(first target sentence, end, range of sentences on each other side) between places where every side has a border.

    Sentences that a side has at such a border, and the target has not, are a group of their own without target sentences.
    """
    borders = set(range(count + 1))
    for steps in sides:
        borders -= {at for first, end, _, _ in steps for at in range(first + 1, end)}
    cuts = sorted(borders)
    added = [_ranges(steps, cuts, between=True) for steps in sides]
    inside = [_ranges(steps, cuts, between=False) for steps in sides]
    found = []
    for index, first in enumerate(cuts):
        if any(index in own for own in added):
            found.append((first, first, [own.get(index, (0, 0)) for own in added]))
        if index + 1 < len(cuts):
            found.append((first, cuts[index + 1], [own.get(index, (0, 0)) for own in inside]))
    return found


def _ranges(steps: Steps, cuts: Sequence[int], *, between: bool) -> dict[int, tuple[int, int]]:
    """Sentences of the other side by the cut they lie at (`between`), or by the cut that their group begins with."""
    found: dict[int, tuple[int, int]] = {}
    for first, end, low, high in steps:
        index = bisect_right(cuts, first) - 1
        if high > low and (first == end == cuts[index]) is between:
            found[index] = (found.get(index, (low, high))[0], high)
    return found


def _stretch(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _gap(spans: Sequence[Span], before: int) -> Span:
    at = spans[before - 1].end if before else (spans[0].start if spans else 0)
    return Span(at, at)
