"""How right the rules are, measured on annotated text: per rule findings, precision, recall, alarms; span F1 over all.

A finding is right if it shares a character with a marked error; that is how one human's marks are compared with another's, who
agree on no more than 38 % of them (news, WMT 2021), so read a rule's precision beside that figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mtqa.model import Span
from mtqa.model.precision import wilson


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text whose errors were marked by hand: one segment. errors: none for clean text; omissions (empty spans) do not count.

    source: for rules that read it. doc: texts with the same one are one document, in order. clean: True if the text is known to
    hold no error, so that every finding is a false alarm.
    """

    id: str
    text: str
    errors: tuple[Span, ...] = ()
    source: str | None = None
    clean: bool = False
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class Predicted:
    """A finding in one text."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule. right: findings that touch a marked error, of the `findings` in annotated text. low, high: Wilson interval.

    recall: share of all marked errors that it touches. alarms: findings in clean text; per_1000: per 1,000 words of it.
    Precision and its interval are None where there is nothing to measure it on.
    """

    rule: str
    findings: int
    right: int
    precision: float | None
    low: float | None
    high: float | None
    recall: float | None
    alarms: int
    per_1000: float | None


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Precision, recall and F1 of spans, 0 to 1, with how many were predicted and marked."""

    precision: float
    recall: float
    f1: float
    predicted: int
    marked: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """total: all rules taken together (a place that two rules find counts twice); spans: mpp over annotated text."""

    rules: tuple[RuleResult, ...]
    total: RuleResult
    spans: SpanScore
    texts: int
    words: int
    clean_words: int


def evaluate(
    texts: Sequence[Annotated], predictions: Sequence[Sequence[Predicted]], verdicts: Iterable[tuple[str, bool]] = ()
) -> Evaluation:
    """Measure findings (one sequence a text) against marks.

    verdicts: (rule, was it right) of findings that somebody judged; they count for precision, and for nothing else.
    """
    counts: dict[str, Counter[str]] = {}
    touched: dict[str, int] = Counter()
    everything: Counter[str] = Counter()
    touched_by_any = errors = words = clean_words = 0
    for rule, right in verdicts:
        counts.setdefault(rule, Counter())["right" if right else "wrong"] += 1
        everything["right" if right else "wrong"] += 1
    for text, found in zip(texts, predictions, strict=True):
        size = len(text.text.split())
        words, clean_words = words + size, clean_words + (size if text.clean else 0)
        marks = [] if text.clean else [span for span in text.errors if len(span)]
        errors += len(marks)
        for finding in found:
            kind = "alarm" if text.clean else "right" if any(finding.span.overlaps(m) for m in marks) else "wrong"
            counts.setdefault(finding.rule, Counter())[kind] += 1
            everything[kind] += 1
        for mark in marks:
            rules = {finding.rule for finding in found if finding.span.overlaps(mark)}
            touched_by_any += bool(rules)
            for rule in rules:
                touched[rule] += 1

    def result(rule: str, own: Mapping[str, int], hit: int) -> RuleResult:
        measured = own["right"] + own["wrong"]
        low, high = wilson(own["right"], measured) if measured else (None, None)
        per_1000 = 1000 * own["alarm"] / clean_words if clean_words else None
        precision = own["right"] / measured if measured else None
        return RuleResult(rule, measured, own["right"], precision, low, high, hit / errors if errors else None, own["alarm"], per_1000)

    return Evaluation(
        rules=tuple(result(rule, counts[rule], touched[rule]) for rule in sorted(counts)),
        total=result("total", everything, touched_by_any),
        spans=mpp(
            [[] if text.clean else text.errors for text in texts if not text.clean],
            [[p.span for p in found] for text, found in zip(texts, predictions, strict=True) if not text.clean],
        ),
        texts=len(texts),
        words=words,
        clean_words=clean_words,
    )


def mpp(marked: Iterable[Sequence[Span]], predicted: Iterable[Sequence[Span]]) -> SpanScore:
    """Match with partial overlap and partial credit, micro-averaged (arXiv 2603.19921); severities play no part.

    In each text the predicted and the marked spans are paired one to one so that the sum of 2 * overlap / (sum of lengths) is
    largest. A pair adds overlap / length of its predicted span to precision's credit, and of its marked span to recall's.
    """
    precision = recall = 0.0
    guesses = marks = 0
    for gold, found in zip(marked, predicted, strict=True):
        own, other = [s for s in found if len(s)], [s for s in gold if len(s)]
        guesses, marks = guesses + len(own), marks + len(other)
        weights = {
            (i, j): 2 * both / (len(a) + len(b)) for i, a in enumerate(own) for j, b in enumerate(other) if (both := _common(a, b)) > 0
        }
        for i, j in pairing(weights):
            precision += _common(own[i], other[j]) / len(own[i])
            recall += _common(own[i], other[j]) / len(other[j])
    p, r = precision / guesses if guesses else 0.0, recall / marks if marks else 0.0
    return SpanScore(p, r, 2 * p * r / (p + r) if p + r else 0.0, guesses, marks)


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def pairing(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of rows and columns with the largest total weight (all weights positive; absent ones cannot be paired).

    Pairs are added one at a time along the best augmenting path, found by Bellman and Ford's relaxation: a path takes free edges
    (+ weight) and gives matched ones back (- weight). Only overlapping spans have weights, so the graphs are tiny.
    """
    partner: dict[int, int] = {}  # column -> row
    rows = {i for i, _ in weights}
    while True:
        taken = {row: column for column, row in partner.items()}
        gain = {("row", row): 0.0 for row in rows - taken.keys()}
        came: dict[tuple[str, int], tuple[str, int]] = {}
        changed = True
        while changed:
            changed = False
            for (i, j), weight in weights.items():
                if partner.get(j) == i:  # give it back: from the column to its row
                    start, end, worth = ("column", j), ("row", i), -weight
                else:
                    start, end, worth = ("row", i), ("column", j), weight
                if start in gain and gain[start] + worth > gain.get(end, float("-inf")) + 1e-12:
                    gain[end], came[end], changed = gain[start] + worth, start, True
        free = [(value, node) for node, value in gain.items() if node[0] == "column" and node[1] not in partner and value > 1e-12]
        if not free:
            return sorted((row, column) for column, row in partner.items())
        node: tuple[str, int] | None = max(free)[1]
        while node is not None:
            row = came[node]
            partner[node[1]] = row[1]
            node = came.get(row)
