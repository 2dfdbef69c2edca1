"""What becomes of findings before anyone sees them."""

from __future__ import annotations

import itertools
from dataclasses import replace

from mtqa.errors import RuleError, why
from mtqa.model import Category, Finding, Its, RuleInfo, Severity, Side, Span
from mtqa.resolve import above, allowed, fold, ordered, resolve_overlaps, suppressed
from mtqa.resolve.suppress import suppressions


def finding(start: int, end: int, rule: str = "r", *, family: str = "f", its: Its = Its.GRAMMAR, severity: Severity = Severity.MAJOR,
            confidence: float = 0.9, text: str = "") -> Finding:  # fmt: skip
    info = RuleInfo(rule, family, Category.STYLE, its, severity, "m", "w")
    span = Span(start, end)
    return Finding(info, span, span, text or "x" * (end - start), "m", severity, confidence, "0" * 16)


def test_thresholds() -> None:
    kept, dropped = above(Severity.MINOR, 0.5)([finding(0, 1, severity=Severity.NEUTRAL), finding(1, 2, confidence=0.4), finding(2, 3)])
    assert [f.span.start for f in kept] == [2]
    assert dropped == []


def test_allowed_words_and_ignored_rules() -> None:
    stage = allowed(["Cahel", "New  York"], {"off"})
    kept, dropped = stage([finding(0, 5, text="cahel"), finding(6, 9, text="New York"), finding(9, 12, rule="off"), finding(12, 13)])
    assert [f.span.start for f in kept] == [12]
    assert [d.reason for d in dropped] == ["allowed", "allowed", "per-file-ignore"]


def test_overlaps_keep_the_most_severe_of_one_kind_whatever_the_order() -> None:
    group = [finding(0, 10, "a"), finding(5, 8, "b", severity=Severity.MINOR), finding(7, 12, "c", family="g", its=Its.MISSPELLING),
             finding(7, 12, "d", family="h", its=Its.NUMBERS, confidence=0.8)]  # fmt: skip
    for order in itertools.permutations(group):
        kept, dropped = resolve_overlaps(order)
        assert sorted(f.rule.id for f in kept) == ["a", "c"]
        assert sorted((d.finding.rule.id, d.reason) for d in dropped) == [("b", "overlap"), ("d", "overlap")]


def test_the_same_rule_twice_is_a_duplicate() -> None:
    kept, dropped = resolve_overlaps([finding(0, 3), finding(0, 3)])
    assert len(kept) == 1
    assert dropped[0].reason == "duplicate"


def test_neighbours_far_apart_and_long_spans_are_compared() -> None:
    kept, _ = resolve_overlaps([finding(0, 5000, "long"), finding(4000, 4010, "short", severity=Severity.MINOR), finding(6000, 6001)])
    assert sorted(f.rule.id for f in kept) == ["long", "r"]


def test_order_is_by_place() -> None:
    kept, _ = ordered([finding(5, 6), finding(0, 9, "z"), finding(0, 9, "a"), finding(0, 3)])
    assert [(f.span.start, f.span.end, f.rule.id) for f in kept] == [(0, 3, "r"), (0, 9, "a"), (0, 9, "z"), (5, 6, "r")]


def hidden(raw: str, rule: str = "doubled-word", family: str = "words") -> list[str]:
    """The x's of a text whose findings are hidden, by their number."""
    found = [finding(n, n + 1, rule, family=family) for n, c in enumerate(raw) if c == "X"]
    _, dropped = fold(found, [suppressed(raw)])
    places = [f.span.start for f in found]
    return [str(places.index(d.finding.span.start)) for d in dropped]


def test_suppression_on_the_line() -> None:
    assert hidden("X\nX <!-- mtqa: ignore doubled-word: a quotation -->\nX") == ["1"]
    assert hidden("X <!-- mtqa: ignore other-rule -->") == []
    assert hidden("X <!-- mtqa: ignore other-rule, words -->") == ["0"]
    assert hidden("X <!-- mtqa: ignore -->") == ["0"]


def test_suppression_of_the_next_line_skips_blank_ones() -> None:
    assert hidden("X\n<!-- mtqa: ignore-next-line doubled-word -->\n\nX\nX") == ["1"]
    assert hidden("X\r\n# mtqa: ignore-next-line\r\nX\r\nX") == ["1"]


def test_suppression_off_and_on() -> None:
    assert hidden("X\n// mtqa: off\nX\nX\n// mtqa: on\nX") == ["1", "2"]
    assert hidden("X\n<!-- mtqa: off doubled-word --> X <!-- mtqa: on doubled-word --> X") == ["1"]
    assert hidden("<!-- mtqa: off -->\nX") == ["0"]


def test_suppression_of_the_file() -> None:
    assert hidden("X\n# mtqa: ignore-file doubled-word: all quoted\nX") == ["0", "1"]


def test_reasons_are_kept() -> None:
    (one,) = suppressions("<!-- mtqa: ignore a-b, c: it is so -->")
    assert (one.rules, one.reason) == (frozenset({"a-b", "c"}), "it is so")


def test_prose_about_mtqa_is_no_suppression() -> None:
    assert suppressions("Write mtqa: ignore this, or # mtqa: off in the middle of a line.") == ()


def test_a_comment_says_nothing_about_a_source_in_another_file() -> None:
    raw = "<!-- mtqa: ignore-file -->"
    target, source = finding(3, 4), replace(finding(3, 4), side=Side.SOURCE)
    assert fold([target, source], [suppressed(raw)])[0] == ()
    assert fold([target, source], [suppressed(raw, source_inside=False)])[0] == (source,)


def test_a_failure_is_told_in_our_own_words_where_there_are_such() -> None:
    assert why(RuleError("an expression of r ran longer than 1 s")) == "an expression of r ran longer than 1 s"
    assert why(ValueError("x")) == "ValueError: x"
