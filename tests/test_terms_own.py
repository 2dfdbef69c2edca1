"""Own sentences with wrong terms keep being found; source phrases match with inner articles and plurals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.config import Settings
from mtqa.model import Side
from mtqa.pipeline import Checker
from mtqa.rulebook.kinds._source import normal, source_pattern

SENTENCES = Path(__file__).parents[1] / "bench" / "terms_own.jsonl"
RECORDS = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(target_language="en"))


def hits(checker: Checker, record: dict[str, str]) -> bool:
    line = json.dumps({"id": record["id"], "target": record["target"]}, ensure_ascii=False)
    start = line.index(record["wrong"]) if "wrong" in record else 0
    end = start + len(record["wrong"]) if "wrong" in record else len(line)
    found = checker.check_file("own.jsonl", line.encode()).findings
    terms = [f for f in found if f.rule.category.value in ("accuracy", "terminology") and f.side is Side.TARGET]
    return any(f.span.start < end and start < f.span.end for f in terms)


def test_nine_of_ten_known_wrong_terms_are_found(checker: Checker) -> None:
    known = [r for r in RECORDS if "wrong" in r and r["id"].startswith("a-")]
    assert sum(hits(checker, r) for r in known) >= 0.9 * len(known)


def test_clean_sentences_with_the_same_words_stay_silent(checker: Checker) -> None:
    clean = [r for r in RECORDS if "wrong" not in r]
    assert len(clean) == 80
    assert sum(hits(checker, r) for r in clean) <= 0.03 * len(clean)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("חבר כנסת", "שלושה חברי הכנסת פרשו"),
        ("כיתת כוננות", "לוחמי כיתת הכוננות נפגעו"),
        ("محكمة جنايات", "حكمت المحكمة الجنايات عليه"),
        ("im Dunkeln", "tappt im Dunkeln"),
    ],
)
def test_source_phrases_take_articles_and_plurals_inside(word: str, text: str) -> None:
    assert source_pattern([word]).search(normal(text))


@pytest.mark.parametrize(("word", "text"), [("חבר כנסת", "חברת הביטוח של בית הכנסת"), ("עד מדינה", "עדכון על המדינה")])
def test_other_words_between_do_not_match(word: str, text: str) -> None:
    assert not source_pattern([word]).search(normal(text))
