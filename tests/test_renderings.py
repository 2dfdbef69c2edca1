"""Lexicons of renderings: source words in any form, renderings in any guise, and the word that stands in the wrong place."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mtqa.annotate.source_nouns import nouns
from mtqa.errors import RuleError
from mtqa.example_document import example_document
from mtqa.model import Example, Mark
from mtqa.rulebook import load_rules
from mtqa.rulebook.index import builtin_folder
from mtqa.rulebook.kinds._forms import keys_of, wanted
from mtqa.rulebook.kinds._rendered import Rendering, Words, is_form
from mtqa.rulebook.load import load_folder, load_text
from mtqa.rulebook.rule import to_check

HEAD = """id: r
kind: renderings
category: accuracy
its: mistranslation
severity: major
message: m
why: w
origin: o
licence: CC0-1.0
examples: [{bad: "The [[pan]] is here.", good: "The stork is here.", source: "Der Storch ist hier.", source_language: de}, {ok: x}]
"""


def found(text: str, source: str, language: str, entries: str) -> list[Mark]:
    """What a lexicon of these lines finds in a pair."""
    rules, lists = load_text(f"{HEAD}source: {language}\nentries:\n{entries}", origin="r.yaml", name="r")
    check = to_check(rules[0], lists)
    document = example_document(Example(text, (), None, source, None, language, ""), "en")
    return [mark for pair in document.pairs for mark in check.run(pair)]


def said(marks: list[Mark], text: str) -> list[tuple[str, list[str]]]:
    """Each mark's word and what to write instead."""
    return [(m.span.of(text), [fix.edits[-1].replacement for fix in m.fixes]) for m in marks]


@pytest.mark.parametrize(
    ("language", "word", "forms", "others"),
    [
        ("ru", "кит", "кита киты китов китами", "китай китая"),
        ("ru", "винтовка", "винтовки винтовок винтовкой", "винт винты"),
        ("ru", "орёл", "орла орлов орлом", "ореол орлица"),
        ("uk", "порт", "порту портів портами", "портал портрет"),
        ("uk", "рік", "року роки років", "рок-н-рол"),
        ("uk", "в'язниця", "в'язниці в'язницю", "в'язень"),
        ("he", "חצבת", "החצבת לחצבת", "חצב מחצבה"),
        ("he", "מסוק", "מסוקים המסוק ומסוקי", "עסוק"),
    ],
)
def test_a_word_stands_for_its_forms_and_for_no_stranger(language: str, word: str, forms: str, others: str) -> None:
    asked, keys = set(wanted(word, language)), keys_of(language)
    assert all(not asked.isdisjoint(keys(form)) for form in forms.split())
    assert all(asked.isdisjoint(keys(other)) for other in others.split())


@pytest.mark.parametrize(
    ("word", "low", "is_one"),
    [
        ("thief", "thieves", True), ("prosecutor", "prosecution", True), ("police", "policewoman", True), ("storm", "thunderstorms", True),
        ("port", "portrait", False), ("howitzer", "hubs", False), ("mobil*", "mobilised", True),
    ],
)  # fmt: skip
def test_guises_of_a_rendering(word: str, low: str, is_one: bool) -> None:
    assert is_form(word, low) is is_one


def test_all_words_of_a_rendering_must_be_there_in_any_order() -> None:
    words = Words("the court tried him , and the supreme judge wept".split())
    assert words.hold(Rendering("supreme court"))
    assert not words.hold(Rendering("supreme council"))
    assert Words(["$", "5"]).hold(Rendering("$"))


def test_a_confused_word_is_marked_and_replaced_in_its_number() -> None:
    text = "Two shelves were sent to the front."
    marks = found(text, "Два полка отправили на фронт.", "ru", "  полк: regiment, unit != shelf\n")
    assert said(marks, text) == [("shelves", ["regiments", "units"])]
    assert marks[0].message is not None
    assert "'полка'" in marks[0].message
    assert "'regiment' or 'unit'" in marks[0].message


def test_a_rendering_of_any_kind_keeps_it_silent() -> None:
    entries = "  полк: regiment, unit != shelf\n"
    for text in ("The regimental band was there.", "Units were there.", "He put the regiment's shelf there."):
        assert found(text, "Полк был там.", "ru", entries) == []


def test_a_longer_expression_covers_the_word_in_it() -> None:
    entries = '  медаль: medal\n  сторона медали: "-"\n'
    assert found("That is the other side of the pancake.", "Это другая сторона медали.", "ru", entries) == []
    assert len(found("He won a pancake.", "Он выиграл медаль.", "ru", entries)) == 1


def test_a_literal_part_is_no_rendering_of_an_expression() -> None:
    entries = "  רכבת קלה: light rail, tram, train\n"
    text = "The easy train stopped."
    assert said(found(text, "הרכבת הקלה נעצרה.", "he", entries), text)[0] == ("easy train", ["light rail", "tram", "train"])
    assert found("The train stopped.", "הרכבת הקלה נעצרה.", "he", entries) == []


def test_a_word_left_in_latin_letters_is_found() -> None:
    text = "The Ramatkal approved it."
    marks = found(text, 'הרמטכ"ל אישר זאת.', "he", "  רמטכ״ל: chief of staff\n")
    assert said(marks, text) == [("Ramatkal", ["chief of staff"])]


@pytest.mark.parametrize(
    ("language", "source", "entries", "text", "expected"),
    [
        ("uk", "Наша ППО збила ракету.", "  ППО: air defence, anti-aircraft\n", "Our PPO shot down a rocket.", ("PPO", "air defence")),
        ("ru", "Врио главы приехал.", "  врио: acting\n", "The Vrio head has come.", ("Vrio", "acting")),
        ("ru", "Они говорили с хавбеком.", "  хавбек: midfielder\n", "They spoke with the havback.", ("havback", "midfielder")),
        ("ja", "このストールは軽い。", "  ストール: scarf, stole\n", "This stall is light.", ("stall", "scarf")),
        ("ja", "昨日、寄席に行った。", "  寄席: variety theatre\n", "We went to a yose yesterday.", ("yose", "variety theatre")),
        ("de", "Der Elfmeter war klar.", '  Elfmeter: "penalty, Elfmeter*"\n', "The elfmeter was clear.", ("elfmeter", "penalty")),
    ],
)
def test_what_only_sounds_like_the_source_word(language: str, source: str, entries: str, text: str, expected: tuple[str, str]) -> None:
    assert [(word, fixes[0]) for word, fixes in said(found(text, source, language, entries), text)] == [expected]


@pytest.mark.parametrize(
    ("language", "source", "entries", "text"),
    [
        ("ja", "このストールは屋台で買った。", "  ストール: scarf\n  屋台: stall\n", "I bought it at a stall."),
        ("ja", "昨日、絵馬を見た。", "  絵馬: votive tablet\n", "We watched the disinfestation yesterday."),
        ("de", "Das ist nur eine Chochme, keine Wahl.", "  Wahl: election\n", "This is just a chochme."),
        ("de", "Im Landtag wurde gestritten.", '  Landtag: "state parliament, Landtag*"\n', "They argued in the Landtag."),
        ("de", "Auf der Autobahn.", '  Autobahn: "motorway, Autobahn*"\n', "On the autobahn."),
    ],
)
def test_what_sounds_alike_may_be_right(language: str, source: str, entries: str, text: str) -> None:
    assert found(text, source, language, entries) == []


@pytest.mark.parametrize(
    ("entries", "text", "expected"),
    [
        ("  оправдал: acquit, clear != justify\n", "The court justified him.", ("justified", ["acquitted", "cleared"])),
        ("  оправдал: acquit, acquittal != justify\n", "The justification came late.", ("justification", ["acquittal", "acquit"])),
        ("  оправдал: acquit != white washing\n", "It was a white-washing at court.", ("white-washing", ["acquit"])),
        ("  оправдал: shy away, acquit != step away\n", "The court steps away.", ("steps away", ["shies away", "acquits"])),
        ("  оправдал: open a case != filed a case\n", "The court filed a case.", ("filed a case", ["opened a case"])),
        ("  оправдал: fully acquit != step away\n", "The court stepped away.", ("stepped away", ["fully acquitted"])),
    ],
)
def test_confused_words_in_any_inflection_and_derivation(entries: str, text: str, expected: tuple[str, list[str]]) -> None:
    assert said(found(text, "Суд оправдал его.", "ru", entries), text) == [expected]


def test_a_rendering_of_another_word_does_not_excuse() -> None:
    entries = "  полк: regiment, unit != shelf\n  часть: part, unit\n"
    source, text = "Полк и часть были там.", "The shelf and the unit were there."
    assert said(found(text, source, "ru", entries), text) == [("shelf", ["regiment", "unit"])]
    assert found("The unit had a shelf, as had a part of it.", source, "ru", entries) == []


def test_names_and_abbreviations_are_no_words() -> None:
    assert found("Pancakes saw it.", "Это видел Жуков.", "ru", "  жук: beetle\n") == []
    assert found("The pancake saw it.", "И блин это видел.", "ru", "  ИИ: artificial intelligence\n") == []


def test_a_synonym_that_the_list_lacks_is_no_mistake() -> None:
    assert found("They recorded a massacre.", "Зафіксовано вбивство.", "uk", "  вбивство: murder, killing\n") == []


def test_the_other_language_stays_silent() -> None:
    assert found("The shelf was there.", "Полк був там.", "uk", "  полк: regiment != shelf\n") != []
    rules, lists = load_text(f"{HEAD}concepts:\n  'regiment != shelf': {{ru: полк}}\n", origin="r.yaml", name="r")
    check = to_check(rules[0], lists)
    document = example_document(Example("The shelf was there.", (), None, "Полк був там.", None, "uk", ""), "en")
    assert [m for pair in document.pairs for m in check.run(pair)] == []
    assert check.info.sources == ("ru",)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("entries: {a: b}", "of which language"),
        ("source: de\nentries: {a | a: b}", "'a' is listed twice"),
        ("source: de\nentries: {a |: b}", "an empty source word"),
        ("source: de\nentries: {a: 'b != b'}", "'b' is right and confused"),
        ("source: de", "no entries"),
    ],
)
def test_faults_say_what_to_write(lines: str, fault: str) -> None:
    with pytest.raises(RuleError, match=fault):
        load_text(f"{HEAD}{lines}\n", origin="r.yaml", name="r")


def test_the_table_of_nouns_knows_what_words_stand_for() -> None:
    assert "reservoir" in nouns("ru", ["водохранилища"], "")
    assert "street" in nouns("he", ["ברחוב"], "")
    assert "court" in nouns("zh", [], "法院的决定")
    assert nouns("xx", ["a"], "") == frozenset()


def test_built_in_source_words_stand_once() -> None:
    """Two files with one word would not know of each other's renderings. So a word stands in one file that guesses, and in one where
    only listed words are wrong; and what one of these calls wrong the other does not call right."""
    known: dict[tuple[bool, str, str], str] = {}
    right: dict[tuple[str, str], set[str]] = defaultdict(set)
    wrong: list[tuple[str, str, str, str]] = []
    twice = []
    for rule in load_folder(builtin_folder())[0]:
        if rule.card["kind"] != "renderings":
            continue
        listed = bool(rule.body.get("listed"))
        for rights, wrongs, words in rule.body["lines"]:
            for language, some in words.items():
                twice += [(language, w, rule.id, known[listed, language, w]) for w in some if (listed, language, w) in known]
                known |= {(listed, language, w): rule.id for w in some}
                for word in some:
                    right[language, word] |= {text.lower() for text in rights}
                    wrong += [(language, word, text.lower(), rule.id) for text in wrongs]
    assert not twice
    assert not [(word, text, file) for language, word, text, file in wrong if text in right[language, word]]
    assert sum(language in ("ru", "uk", "he") for _, language, _ in known) > 4000


def test_lexicons_run_for_their_languages_only() -> None:
    checks = [c for c in load_rules() if c.info.kind == "renderings"]
    assert len(checks) >= 9
    assert all(c.info.sources for c in checks)
