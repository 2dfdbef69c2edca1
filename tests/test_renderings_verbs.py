"""Expressions with verbs: Russian and Ukrainian verbs in the forms that news has, other words between verb and object, and lexicons
that report nothing but listed words."""

from __future__ import annotations

import pytest

from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook.kinds._paradigms import russian, ukrainian
from mtqa.rulebook.load import load_text
from mtqa.rulebook.rule import to_check


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("нанести", "нанес нанесла нанесли нанесет нанесут нанесен нанесены"),
        ("выйти", "вышел вышла вышли выйдет выйдут выйдя"),
        ("принять", "принял приняла примет примут принята приняв"),
        ("сдавать", "сдает сдают сдавал сдавали"),
        ("возбудить", "возбудил возбудили возбудят возбуждено возбужден"),
        ("объявить", "объявила объявит объявлена объявлен объявив"),
        ("голосовать", "голосует голосуют голосовали"),
        ("привлечь", "привлек привлекли привлечет привлекут привлечен"),
        ("отозвать", "отозвал отозвали отозвана"),
        ("подписать", "подписал подпишет подпишут подписано"),
        ("погибнуть", "погиб погибла погибли погибнет погибнут"),
        ("остаться", "остался осталась остались останется останутся"),
        ("передать", "передал передаст передадут передан переданы"),
    ],
)
def test_russian(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(russian(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("завдати", "завдав завдала завдали завдасть завдано завдадуть"),
        ("відбити", "відбив відбила відбили відбито"),
        ("ухвалити", "ухвалив ухвалила ухвалили ухвалить ухвалять ухвалено"),
        ("оголошувати", "оголошує оголошують оголошував"),
        ("вилучити", "вилучив вилучили вилучено"),
        ("понести", "поніс понесла понесли понесе"),
        ("допомогти", "допоміг допомогла допомогли допоможе допоможуть"),
        ("зняти", "зняв зняла зняли зніме знято"),
        ("перейти", "перейшов перейшла перейшли перейде"),
        ("відбуватися", "відбувається відбуваються відбувалася відбувались"),
    ],
)
def test_ukrainian(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(ukrainian(word))


def test_nouns_have_no_verb_forms() -> None:
    assert "печали" not in set(russian("печать"))
    assert "сел" not in set(russian("сеть"))
    assert "мал" not in set(russian("мать"))
    assert "діло" not in set(ukrainian("діти"))
    assert "влад" not in set(russian("власть"))


HEAD = """
id: r
kind: renderings
category: accuracy
its: mistranslation
severity: major
message: m
why: w
origin: o
licence: CC0-1.0
source: ru
examples: [{bad: "The [[pan]] is here.", good: "The stork is here.", source: "Аист здесь.", source_language: ru}, {ok: x}]
"""


def found(target: str, source: str, entry: str, more: str = "") -> list[tuple[str, str]]:
    """What a lexicon of one line marks, and writes instead."""
    rules, lists = load_text(f"{HEAD}{more}entries:\n  {entry}", origin="r.yaml", name="r")
    check = to_check(rules[0], lists)
    document = example_document(Example(target, (), None, source, None, "ru", ""), "en")
    marks = [mark for pair in document.pairs for mark in check.run(pair)]
    return [(m.span.of(target), m.fixes[0].edits[-1].replacement if m.fixes else "") for m in marks]


def test_other_words_may_stand_where_the_expression_has_two_dots() -> None:
    entry = "нанести .. удар: carry out a strike, strike != inflict a blow"
    expected = [("inflicted a blow", "carried out a strike")]
    assert found("They inflicted a blow.", "Они нанесли удар.", entry) == expected
    assert found("They inflicted a blow at night.", "Они нанесли ночью по городу удар.", entry) == expected
    assert found("They inflicted a blow.", "Нанесли они, и это был вчера удар.", entry) == []
    assert found("They struck.", "Они нанесли ночью удар.", entry) == []


def test_listed_words_only() -> None:
    line, other = "танк: tank != aquarium", ("Near the village stood a banana.", "Возле деревни стоял танк.")
    assert found(*other, line) == [("banana", "tank")]
    assert found(*other, line, "listed: true\n") == []
    assert found("Near the village stood the aquarium.", other[1], line, "listed: true\n") == [("aquarium", "tank")]
