"""The frequency table: what it must know, what it must not, and what it may cost."""

from __future__ import annotations

import time
from importlib import resources

import pytest

from mtqa.annotate.vocabulary import known, strip_marks, zipf


@pytest.mark.parametrize("word", ["the", "The", "Gaddafi", "Panjshir", "Reykjavik", "Zelensky", "al-Qaeda", "Kyiv’s", "Erdoğan", "São"])
def test_known(word: str) -> None:
    assert known(word)
    assert 1.0 <= zipf(word) < 8.0


@pytest.mark.parametrize("word", ["Gadaffhi", "Panchshirr", "Reykjvick", "Zelenskiyj", "", "-", "’s", "1234", "\x00", "xqj-zvq"])
def test_unknown(word: str) -> None:
    assert zipf(word) == 0.0
    assert not known(word)


def test_order() -> None:
    assert zipf("the") > zipf("house") > zipf("panjshir")
    assert zipf("well-gazprom") == zipf("gazprom")


def test_strip_marks() -> None:
    assert strip_marks("Zaṟah Şūrābād") == "Zarah Surabad"
    assert strip_marks("Łódź ʿAlī Østfold") == "Lodz Ali Ostfold"
    plain = "Kyiv"
    assert strip_marks(plain) is plain


def test_cost() -> None:
    """A generous bound: 200,000 different look-ups in two seconds of CPU, and a small file."""
    words = [f"{first}{second}" for first in ("ba", "ka", "lo", "mi") for second in range(50_000)]
    began = time.process_time()
    for word in words:
        zipf(word)
    assert time.process_time() - began < 2.0
    assert (resources.files("mtqa.data") / "vocabulary-en.marisa").stat().st_size <= 1_500_000  # type: ignore[attr-defined]
