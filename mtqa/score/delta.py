"""What edits are worth against references, without scoring the whole text again: only the segments they touch are compared.

Corpus scores are functions of sums of rows, one for each segment (see `metrics`), so the document's score after an edit is its
sum less the old rows plus the new ones. An edit that reaches over a border joins the segments on both sides: the joined segment,
with its references joined too, is then compared with itself before the edit, so that the joining itself counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mtqa.model import Document, Edit, FixScores, Gain, Span
from mtqa.score.metrics import build, segment_metric, signature, statistics, value

NAMES = ("chrf", "ter", "bleu")
Rows = dict[str, list[Any]]  # metric -> rows


@dataclass(frozen=True, slots=True)
class Place:
    """A segment: its span in the target's `plain`, and its counterpart in each set of references."""

    span: Span
    references: tuple[str | None, ...]


def places(document: Document) -> list[Place]:
    """The segments of a document that can be compared. Records without reference are left out: nothing is known of them.

    In aligned text a pair without counterpart says that the reference has nothing here. It is joined to its neighbour, because
    chrF passes over segments whose reference is empty, and what should not be there would cost nothing.
    """
    records = bool(document.target.segments)
    found: list[Place] = []
    waiting: Span | None = None  # text before the first counterpart
    for pair in document.pairs:
        texts = tuple(_flat(span.of(side.plain)) if span else None for span, side in zip(pair.references, document.references, strict=True))
        if any(text is not None for text in texts):
            found.append(Place(Span(waiting.start if waiting else pair.target.start, pair.target.end), texts))
            waiting = None
        elif not records and found:
            found[-1] = Place(Span(found[-1].span.start, pair.target.end), found[-1].references)
        elif not records:
            waiting = Span(waiting.start if waiting else pair.target.start, pair.target.end)
    return found


class DocumentScorer:
    """Scores of one document and of edits to it. Building it compares every segment once; a gain then costs a few segments."""

    def __init__(self, document: Document) -> None:
        self._plain = document.target.plain
        self.places = places(document)
        self._columns = [list(column) for column in zip(*(place.references for place in self.places), strict=True)]

    @property
    def scorable(self) -> bool:
        """True if there is a segment with a reference."""
        return bool(self.places)

    @cached_property
    def metrics(self) -> dict[str, Any]:
        """The metrics with the document's references cached."""
        return {name: build(name, self._columns) for name in NAMES}

    @cached_property
    def signatures(self) -> dict[str, str]:
        """sacrebleu's, before comparing single segments makes the metrics forget how many references there are."""
        return {name: signature(build(name, self._columns)) for name in NAMES}

    @cached_property
    def rows(self) -> Rows:
        """Statistics of the text as it stands."""
        texts = [_flat(place.span.of(self._plain)) for place in self.places]
        return {name: statistics(metric, texts) for name, metric in self.metrics.items()}

    def gain(self, edits: Sequence[Edit]) -> FixScores | None:
        """The worth of edits made together (spans in `plain`); None if they touch no segment that has a reference."""
        before, after = self.changed(edits)
        if not before[NAMES[0]]:
            return None
        untouched = self._without(edits)
        single = {name: segment_metric(metric) for name, metric in self.metrics.items()}
        whole_before = {name: untouched[name] + before[name] for name in NAMES}
        whole_after = {name: untouched[name] + after[name] for name in NAMES}
        return FixScores(difference(single, before, after), difference(self.metrics, whole_before, whole_after))

    def changed(self, edits: Sequence[Edit]) -> tuple[Rows, Rows]:
        """Rows of the touched segments before and after the edits."""
        before: Rows = {name: [] for name in NAMES}
        after: Rows = {name: [] for name in NAMES}
        for first, end in self._groups(edits):
            texts = [tuple(place.references[i] for place in self.places[first:end]) for i in range(len(self._columns))]
            references = [[None if all(t is None for t in own) else _flat(" ".join(t or "" for t in own))] for own in texts]
            span = Span(self.places[first].span.start, self.places[end - 1].span.end)
            old, new = span.of(self._plain), _applied(self._plain, span, edits)
            for name, metric in self.metrics.items():
                before[name] += self.rows[name][first:end] if end - first == 1 else statistics(metric, [_flat(old)], references)
                after[name] += statistics(metric, [_flat(new)], references)
        return before, after

    def _without(self, edits: Sequence[Edit]) -> Rows:
        touched = {at for first, end in self._groups(edits) for at in range(first, end)}
        return {name: [row for at, row in enumerate(self.rows[name]) if at not in touched] for name in NAMES}

    def _groups(self, edits: Iterable[Edit]) -> list[tuple[int, int]]:
        """Ranges of segments that each edit touches, overlapping ones joined."""
        touched = sorted(r for edit in edits if (r := self._range(edit.span)) is not None)
        groups: list[tuple[int, int]] = []
        for first, end in touched:
            if groups and first < groups[-1][1]:
                groups[-1] = (groups[-1][0], max(end, groups[-1][1]))
            else:
                groups.append((first, end))
        return groups

    def _range(self, span: Span) -> tuple[int, int] | None:
        """The segments that share a character with the span; for an insertion the one that it stands in or at."""
        if len(span):
            found = [at for at, place in enumerate(self.places) if place.span.overlaps(span) and len(place.span)]
        else:
            found = [at for at, place in enumerate(self.places) if len(place.span) and place.span.start <= span.start <= place.span.end][:1]
        return (found[0], found[-1] + 1) if found else None


def difference(metrics: dict[str, Any], before: Rows, after: Rows) -> Gain:
    """After less before, metric by metric."""
    return Gain(*(value(metrics[name], after[name]) - value(metrics[name], before[name]) for name in NAMES))


def scores(scorers: Sequence[DocumentScorer]) -> dict[str, float]:
    """Scores of documents taken together."""
    metrics = scorers[0].metrics
    return {name: value(metrics[name], [row for scorer in scorers for row in scorer.rows[name]]) for name in NAMES}


def joint_gain(scorers: Sequence[DocumentScorer], edits: Sequence[Sequence[Edit]]) -> Gain:
    """The gain on documents taken together when each gets its edits."""
    before: Rows = {name: [] for name in NAMES}
    after: Rows = {name: [] for name in NAMES}
    for scorer, own in zip(scorers, edits, strict=True):
        untouched, (old, new) = scorer._without(own), scorer.changed(own)
        for name in NAMES:
            before[name] += untouched[name] + old[name]
            after[name] += untouched[name] + new[name]
    return difference(scorers[0].metrics, before, after)


def _applied(plain: str, span: Span, edits: Iterable[Edit]) -> str:
    """The stretch after the edits that touch it. What an edit deletes beyond the stretch is no segment's."""
    parts, at = [], span.start
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        inserts = not len(edit.span) and span.start <= edit.span.start <= span.end
        if inserts or edit.span.overlaps(span):
            parts += [plain[at : max(at, edit.span.start)], edit.replacement]
            at = max(at, edit.span.end)
    return "".join([*parts, plain[at : span.end]])


def _flat(text: str) -> str:
    return " ".join(text.split())
