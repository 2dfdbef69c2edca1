"""Hebrew sentences with wrong and right translations, all our own: the wrong term is found with its source, the right one is silent."""

from __future__ import annotations

import pytest

from mtqa.engine import Runner
from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook import load_rules

# source, wrong translation, what is to be marked in it, first suggestion
SENTENCES = (
    ("הוא משתייך לרוב החנפי של העמק.", "He belongs to the flattering majority of the valley.", "flattering", "Hanafi"),
    ("המטיף הסלפי נעצר אתמול.", "The Slavic preacher was arrested yesterday.", "Slavic", "Salafi"),
    ("הם פגשו את המחבל עם שחר.", "They met the saboteur at dawn.", "saboteur", "terrorist"),
    ("כתב אישום הוגש נגד ראש העיר.", "A letter of accusation was filed against the mayor.", "letter of accusation", "indictment"),
    ("השופט הוציא צו איסור פרסום.", "The judge issued a publication prohibition order.", "publication prohibition order", "gag order"),
    ("החטופים הוחזקו במנהרה.", "The abductees were held in a tunnel.", "abductees", "hostages"),
    ("הליכוד קיבל שלושים מנדטים.", "Likud won thirty mandates.", "mandates", "seats"),
    ('המג"ד נהרג בקרב.', "The magad was killed in the fighting.", "magad", "battalion commander"),
    ("הנאשם נידון למאסר על תנאי.", "The defendant got conditional imprisonment.", "conditional imprisonment", "suspended sentence"),
    ("הפרות סדר פרצו בשכונה.", "Order violations broke out in the quarter.", "Order violations", "Riots"),
    ("עסקת חטופים עומדת על הפרק.", "A kidnapping deal is on the table.", "kidnapping deal", "hostage deal"),
    ("שער הדולר ירד.", "The dollar gate fell.", "dollar gate", "exchange rate"),
    ("מדד המחירים לצרכן עלה.", "The consumer price measure rose.", "consumer price measure", "consumer price index"),
    ("חברת הבת נמכרה.", "The daughter company was sold.", "daughter company", "subsidiary"),
    ("הוגשה תביעה ייצוגית נגד הבנק.", "A representative lawsuit was filed against the bank.", "representative lawsuit", "class action"),
    ("הוא פצוע אנוש.", "He is humanly wounded.", "humanly wounded", "critically wounded"),
    ("ארבעה נפגעי חרדה טופלו.", "Four anxiety victims were treated.", "anxiety victims", "shock victims"),
    ("חייל בודד קיבל דירה.", "A solitary soldier was given a flat.", "solitary soldier", "lone soldier"),
    ("הפסקת אש נכנסה לתוקף.", "A fire cessation came into force.", "fire cessation", "ceasefire"),
    ("הותר לפרסום שמו.", "His name was allowed for publication.", "allowed for publication", "cleared for publication"),
    ("הוא מסר גרסה בחקירה נגדית.", "He gave his version in a counter-interrogation.", "counter-interrogation", "cross-examination"),
    ("נייר ערך הוא נכס.", "A value paper is an asset.", "value paper", "security"),
    ("הזמר החרדי שתק.", "The anxious singer kept silent.", "anxious", "ultra-Orthodox"),
)


@pytest.fixture(scope="module")
def runner() -> Runner:
    return Runner([c for c in load_rules() if c.info.family == "terms" and c.info.severity != "neutral"])


def found(runner: Runner, target: str, source: str | None) -> list[tuple[str, str]]:
    document = example_document(Example(target, (), None, source, None, "he" if source else None, ""), "en")
    findings = runner.run(document, ("he",)).findings
    return [(f.plain.of(target), f.fixes[0].edits[-1].replacement if f.fixes else "") for f in findings]


@pytest.mark.parametrize(("source", "target", "marked", "right"), SENTENCES)
def test_wrong_term_is_found_and_the_right_one_offered(runner: Runner, source: str, target: str, marked: str, right: str) -> None:
    assert (marked, right) in found(runner, target, source)


@pytest.mark.parametrize(("source", "target", "marked", "right"), SENTENCES)
def test_right_translation_is_silent(runner: Runner, source: str, target: str, marked: str, right: str) -> None:
    assert found(runner, target.replace(marked, right), source) == []


@pytest.mark.parametrize(("source", "target", "marked", "right"), SENTENCES)
def test_another_source_keeps_the_entry_silent(runner: Runner, source: str, target: str, marked: str, right: str) -> None:
    assert source and (marked, right) not in found(runner, target, "הילדים שיחקו בחצר כל היום.")
