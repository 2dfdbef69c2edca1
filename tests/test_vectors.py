"""Context fit: the vectors' table, the margin, and what entries of the term packs make of it."""

from __future__ import annotations

import pytest

from mtqa.annotate import vectors
from mtqa.engine import Runner
from mtqa.model import Document
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text
from mtqa.rulebook import load_rules


def test_table_is_small_and_has_a_row_a_word() -> None:
    files = [vectors.DATA / name for name in ("vectors-en.npy", "vectors-en.marisa")]
    assert sum(path.stat().st_size for path in files) <= 5_000_000
    trie, table = vectors._table()
    assert len(trie) == len(table)
    assert abs(table).max(axis=1).min() > 0


@pytest.mark.parametrize(
    ("right", "wrong", "context"),
    [
        ("caliphate", "suit", "islamic conquest declared"),
        ("suit", "caliphate", "tailor trousers jacket"),
        ("surgery", "analysis", "hospital underwent knee"),
        ("grenade", "pomegranate", "soldiers thrown exploded"),
        ("pomegranate", "grenade", "juice fruit tree"),
    ],
)
def test_the_reading_that_belongs_there_fits_better(right: str, wrong: str, context: str) -> None:
    found = vectors.margin(right, wrong, context.split())
    assert found is not None and found > 0.1


def test_margin_is_antisymmetric_and_inflections_share_a_row() -> None:
    there, back = (vectors.margin(a, b, ["hospital", "knees"]) for a, b in (("surgery", "analysis"), ("analysis", "surgery")))
    assert there is not None and back is not None and there == pytest.approx(-back)
    assert vectors.row("knees") == vectors.row("knee")


@pytest.mark.parametrize(
    ("right", "wrong", "context"),
    [("surgery", "qqqzzz", "hospital knee"), ("qqqzzz", "surgery", "hospital knee"), ("surgery", "analysis", "the of"), ("", "", "")],
)
def test_nothing_is_said_about_unknown_words_or_without_context(right: str, wrong: str, context: str) -> None:
    assert vectors.margin(right, wrong, context.split()) is None


@pytest.fixture(scope="module")
def runner() -> Runner:
    return Runner([c for c in load_rules() if c.info.family == "terms"])


def found(runner: Runner, text: str) -> list[tuple[str, float]]:
    outcome = runner.run(annotate(Document(path="text", target=plain_text(text, "en"))), ())
    return [(f.rule.id, f.confidence) for f in outcome.findings]


def test_a_sentence_of_the_right_topic_is_a_context_that_nobody_listed(runner: Runner) -> None:
    assert ("figurant-for-suspect", 0.6) in found(runner, "The figurant was arrested by detectives for bribery.")


@pytest.mark.parametrize("text", ["The photographs on the wall were flattering.", "A flattering smile won her the part."])
def test_another_topic_is_not(runner: Runner, text: str) -> None:
    assert found(runner, text) == []
