"""Literal renderings of compounds, part by part, and the forms of German words, on sentences of our own."""

from __future__ import annotations

import pytest
from test_renderings import found, said

from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook.kinds._lexicon import Lexicon, reader
from mtqa.rulebook.kinds._literal import literal, meanings
from mtqa.rulebook.kinds._paradigms import german


def marked(word: str, language: str, source: str, target: str, explained: frozenset[str] = frozenset()) -> str:
    """The words taken for a literal rendering; '' if none are."""
    pair = example_document(Example(text=target, source=source, source_language=language), "en").pairs[0]
    run = literal(meanings(word, language), pair.target, explained)
    return "" if run is None else run.sentence.span_of(run.first, run.last).of(target)


@pytest.mark.parametrize(
    ("word", "language", "source", "target", "expected"),
    [
        ("驱逐舰", "zh", "驱逐舰离开了。", "The expulsion ship left in the morning.", "expulsion ship"),
        ("消防車", "ja", "消防車が来た。", "Ten digestive cars came at night.", "digestive cars"),
        ("Schildkröte", "de", "Eine Schildkröte kam.", "A shield toad came at night.", "shield toad"),
        ("Kaiserschnitt", "de", "Der Kaiserschnitt verlief gut.", "The emperor's cut went well.", ""),
        ("Schildkröte", "de", "Eine Schildkröte kam.", "A turtle came at night.", ""),
        ("驱逐舰", "zh", "驱逐舰离开了。", "A new destroyer and a large ship left, and a second ship was expelled.", ""),
    ],
)
def test_literal(word: str, language: str, source: str, target: str, expected: str) -> None:
    assert marked(word, language, source, target) == expected


def test_what_other_words_account_for_is_no_literal_rendering() -> None:
    explained = frozenset({"ship", "expuls", "expulsion"})
    assert marked("驱逐舰", "zh", "驱逐舰离开了。", "The expulsion ship left in the morning.", explained) == ""


@pytest.mark.parametrize(("word", "parts"), [("Flugzeugträger", 3), ("Hubschrauber", 2), ("Haus", 0), ("Qwxyz", 0)])
def test_parts_of_german_compounds(word: str, parts: int) -> None:
    assert len(meanings(word, "de")) == parts


def test_other_languages_have_no_parts() -> None:
    assert meanings("flygplan", "sv") == ()


@pytest.mark.parametrize(
    ("word", "forms", "strangers"),
    [
        ("anwalt", {"anwalts", "anwälte", "anwälten"}, {"anwaltschaft"}),
        ("haus", {"häuser", "häusern", "hauses"}, {"haustier"}),
        ("virus", {"viren"}, {"virulent"}),
        ("fähre", {"fähren"}, {"fahrer", "fahren"}),
        ("museum", {"museen", "museums"}, {"muse"}),
        ("lehrerin", {"lehrerinnen"}, {"lehrer"}),
        ("kenntnis", {"kenntnisse", "kenntnissen"}, {"kennen"}),
    ],
)
def test_german_forms(word: str, forms: set[str], strangers: set[str]) -> None:
    made = set(german(word))
    assert forms <= made
    assert made.isdisjoint(strangers)


@pytest.mark.parametrize(
    ("language", "word", "source", "found"),
    [
        ("ja", "サイ", "サイトを見る。", False),
        ("ja", "サイ", "サイが逃げた。", True),
        ("de", "Betrug", "Der Preis betrug zehn Euro.", False),
        ("de", "Betrug", "Der Betrug flog auf.", True),
        ("de", "Fähre", "Der Fahrer hielt an.", False),
        ("zh", "世纪", "上世纪的人", True),
    ],
)
def test_where_a_word_stands(language: str, word: str, source: str, found: bool) -> None:
    document = example_document(Example(text="Nothing of it is here.", source=source, source_language=language), "en")
    lexicon = Lexicon(language, [(["rhino"], [], {language: [word]})])
    assert bool(lexicon.find(reader(document), document.pairs[0])) is found


@pytest.mark.parametrize(
    ("language", "source", "entries", "text", "expected"),
    [
        ("zh", "这个小程序很方便。", "  小程序: mini program\n", "A small procedure is handy.", "small procedure"),
        ("ru", "Там строят населённый пункт.", "  населённый пункт: settlement\n", "A populated point is built.", "populated point"),
        ("he", "סופת ברקים גרמה להפסקות חשמל.", "  הפסקות חשמל: blackout, power cut\n", "Lightning storms knocked out power.", ""),
        ("ru", "Там строят населённый пункт.", "  населённый пункт: settlement, village\n", "They build at this point.", ""),
    ],
)
def test_expressions_rendered_word_by_word(language: str, source: str, entries: str, text: str, expected: str) -> None:
    assert [word for word, _ in said(found(text, source, language, entries), text)] == [expected] * bool(expected)


def test_a_german_word_is_told_by_what_stands_on_both_sides_of_it() -> None:
    entries = "  Notarin: notary\n  Bischof: bishop\n  Krankenhaus: hospital\n"
    source = "Der Bischof besuchte mit der Notarin das Krankenhaus."
    text = "The bishop visited with the candle the hospital."
    assert [word for word, _ in said(found(text, source, "de", entries), text)] == ["candle"]
    assert found("The bishop visited the hospital with the candle.", "Der Bischof ging mit der Notarin.", "de", entries) == []
