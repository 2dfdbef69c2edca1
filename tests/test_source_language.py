"""The source's language, named or told from its text, decides which rules run."""

from __future__ import annotations

import json

import pytest

from mtqa.config import Settings
from mtqa.pipeline import Checker

HEBREW = "דובר הצבא מסר כי הכוחות פעלו בלילה בעיר ועצרו שלושה חשודים, וכי בהמשך היום יימסרו פרטים נוספים לציבור הרחב."
RUSSIAN = "Представитель армии сообщил, что ночью силы действовали в городе и задержали трёх подозреваемых, подробности сообщат позже."
UKRAINIAN = "Речник армії повідомив, що вночі сили діяли в місті та затримали трьох підозрюваних, подробиці повідомлять пізніше."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(target_language="en"))


def ran(checker: Checker, source: str, language: str | None = None) -> set[tuple[str, ...]]:
    """The sources of the rules that were asked, among those for one source only."""
    asked: set[tuple[str, ...]] = set()
    runner, meant = checker._wanted, checker._wanted._meant_for

    def spy(target: str | None, sources: tuple[str, ...], sourced: bool) -> list[str | None]:
        found = meant(target, sources, sourced)
        asked.update(c.info.sources for c, why in zip(runner.checks, found, strict=True) if why is None and len(c.info.sources) == 1)
        return found

    runner._meant_for = spy  # type: ignore[method-assign, assignment]
    try:
        record = {"source": source, "target": "The spokesman told of it."} | ({"source_lang": language} if language else {})
        checker.check_file("one.jsonl", json.dumps(record, ensure_ascii=False).encode())
    finally:
        del runner._meant_for
    return asked


@pytest.mark.parametrize(("source", "language"), [(HEBREW, "he"), (RUSSIAN, "ru"), (UKRAINIAN, "uk")])
def test_a_detected_language_narrows_the_rules(checker: Checker, source: str, language: str) -> None:
    assert ran(checker, source) <= {(language,)}
    assert ran(checker, source) == ran(checker, source, language)


def test_a_few_words_narrow_nothing(checker: Checker) -> None:
    assert {("he",), ("zh",), ("de",)} <= ran(checker, "Речник сказав про це.")


def test_a_country_does_not_matter(checker: Checker) -> None:
    assert ran(checker, "Der Sprecher sagte es.", "de-AT") == {("de",)}
