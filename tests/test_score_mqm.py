"""The MQM scorecard: penalties by hand, profiles of one's own, invariants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import ConfigError
from mtqa.model import Category, Finding, Its, RuleInfo, Severity, Span
from mtqa.score.mqm import PROFILES, profile_from, scorecard, tally

CORE, WMT = PROFILES["mqm-core"], PROFILES["wmt"]
Error = tuple[Category, Its, Severity]

MISTRANSLATION: Error = (Category.ACCURACY, Its.MISTRANSLATION, Severity.MAJOR)
OMISSION: Error = (Category.ACCURACY, Its.OMISSION, Severity.CRITICAL)
GRAMMAR: Error = (Category.LINGUISTIC_CONVENTIONS, Its.GRAMMAR, Severity.MINOR)
STOP: Error = (Category.LINGUISTIC_CONVENTIONS, Its.TYPOGRAPHICAL, Severity.MINOR)
REMARK: Error = (Category.STYLE, Its.STYLE, Severity.NEUTRAL)

ERRORS = [MISTRANSLATION, MISTRANSLATION, OMISSION, GRAMMAR, STOP, STOP, REMARK]


def test_core_multipliers() -> None:
    card = tally(ERRORS, 500, CORE)
    assert card.total.penalty == 2 * 5 + 25 + 1 + 2 * 1 + 0
    assert card.total.per_1000 == 76
    assert card.score == pytest.approx(100 * (1 - 38 / 500))
    assert [(row.name, row.penalty) for row in card.dimensions] == [("accuracy", 35), ("linguistic-conventions", 3), ("style", 0)]
    assert [(row.name, row.penalty) for row in card.types["accuracy"]] == [("omission", 25), ("mistranslation", 10)]
    assert card.total.counts == {Severity.NEUTRAL: 1, Severity.MINOR: 3, Severity.MAJOR: 2, Severity.CRITICAL: 1}
    assert card.passes(92) and not card.passes(93)


def test_wmt_weights() -> None:
    gibberish: Error = (Category.ACCURACY, Its.NON_CONFORMANCE, Severity.MAJOR)
    card = tally([*ERRORS, gibberish], 100, WMT)
    assert card.total.penalty == pytest.approx(2 * 5 + 5 + 1 + 2 * 0.1 + 0 + 25)


def test_a_profile_of_ones_own() -> None:
    own = profile_from("house", {"severities": {"major": 10}, "weights": {"accuracy": 2, "omission": 0.5}, "special": {"style/neutral": 3},
                                 "scaler": 0.5})  # fmt: skip
    assert own.severities[Severity.MINOR] == 1
    card = tally(ERRORS, 1000, own)
    assert card.total.penalty == 2 * 10 * 2 + 25 * 0.5 + 1 + 2 + 3
    assert card.score == pytest.approx(100 * (1 - 0.5 * card.total.penalty / 1000))


@pytest.mark.parametrize(("table", "message"), [
    ({"severity": {}}, "unknown key 'severity'; did you mean 'severities'"),
    ({"severities": {"huge": 1}}, "severities: unknown 'huge'"),
    ({"weights": {"accuracy": -1}}, "'accuracy' must be a number, 0 or more, not -1"),
    ({"weights": {"acuracy": 1}}, "unknown 'acuracy'; did you mean 'accuracy'"),
    ({"special": {"style": 1}}, "special: unknown 'style'"),
    ({"weights": [1]}, "weights: expected a table"),
    ({"scaler": True}, "'scaler' must be a number"),
    ({"severities": {"minor": float("inf")}}, "must be a number"),
])  # fmt: skip
def test_a_wrong_profile_is_told(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        profile_from("house", table)


def test_findings_are_counted_with_their_own_severity() -> None:
    rule = RuleInfo("x", "f", Category.TERMINOLOGY, Its.TERMINOLOGY, Severity.MAJOR, "m", "w")
    finding = Finding(rule, Span(0, 1), Span(0, 1), "a", "m", Severity.MINOR, 0.9, "0" * 16)
    card = scorecard([finding], 100)
    assert (card.score, card.dimensions[0].name) == (99, "terminology")


def test_no_words_no_score() -> None:
    card = tally(ERRORS, 0, CORE)
    assert card.score is None and card.total.per_1000 == 0 and card.passes(100)
    assert tally([], 10, CORE).score == 100


errors = st.lists(st.tuples(st.sampled_from(Category), st.sampled_from(Its), st.sampled_from(Severity)), max_size=30)


@given(errors, errors, st.integers(1, 10_000), st.sampled_from([CORE, WMT]))
def test_more_errors_never_raise_the_score_and_penalties_add_up(one: list[Error], two: list[Error], words: int, profile: object) -> None:
    assert profile in (CORE, WMT)
    both = tally([*one, *two], words, profile)  # type: ignore[arg-type]
    first, second = tally(one, words, profile), tally(two, words, profile)  # type: ignore[arg-type]
    assert both.score is not None and first.score is not None and both.score <= first.score
    assert both.total.penalty == pytest.approx(first.total.penalty + second.total.penalty)
    assert both.total.penalty == pytest.approx(sum(row.penalty for row in both.dimensions))
    assert both.total.penalty == pytest.approx(sum(row.penalty for rows in both.types.values() for row in rows))
