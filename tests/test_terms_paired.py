"""Term entries with a paired source: a source word is reason enough where an entry says so, and never without it."""

from __future__ import annotations

import pytest

from mtqa.engine import Runner
from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook import load_rules


@pytest.fixture(scope="module")
def runner() -> Runner:
    return Runner([c for c in load_rules() if c.info.family == "terms"])


def found(runner: Runner, text: str, source: str | None, language: str) -> list[str]:
    document = example_document(Example(text, (), None, source, None, language if source else None, ""), "en")
    return [f.rule.id for f in runner.run(document, (language,)).findings]


PLACES = (  # no context word of the entry stands in the sentence
    ("He belongs to the flattering majority of the valley.", "הוא משתייך לרוב החנפי של העמק.", "he", "flattering-for-hanafi"),
    ("A fraction wants to table a motion.", "Eine Fraktion will einen Antrag stellen.", "de", "faction-for-parliamentary-group"),
    ("They met the saboteur at dawn.", "הם פגשו את המחבל עם שחר.", "he", "saboteur-for-terrorist"),
    ("His mansion is on the fifth floor.", "彼のマンションは五階にある。", "ja", "mansion-for-apartment"),
)


@pytest.mark.parametrize(("text", "source", "language", "rule"), PLACES)
def test_source_word_is_enough(runner: Runner, text: str, source: str, language: str, rule: str) -> None:
    assert rule in found(runner, text, source, language)


@pytest.mark.parametrize(("text", "source", "language", "rule"), PLACES)
def test_without_the_source_the_context_is_asked(runner: Runner, text: str, source: str, language: str, rule: str) -> None:
    assert source and rule not in found(runner, text, None, language)


def test_entries_that_are_not_paired_still_ask_for_context(runner: Runner) -> None:
    source = "Кухня была маленькой и тёмной."
    assert found(runner, "The kitchen was small and dark.", source, "ru") == []
