"""Names held against the source: one source word with two spellings is one name, two source words are two."""

from __future__ import annotations

import json

import pytest

from mtqa.annotate.romanise import readable, romanise, vowelled
from mtqa.config import Settings
from mtqa.pipeline import Checker

CHECKER = Checker(Settings(select=("split-name-spelling",)))


def found(pairs: list[tuple[str, str]], language: str) -> set[str]:
    """The marked texts of one document made of (source, target) records."""
    records = [
        {"id": str(n), "source": source, "target": target, "doc": "d", "source_lang": language, "target_lang": "en"}
        for n, (source, target) in enumerate(pairs)
    ]
    report = CHECKER.check_file("pairs.jsonl", "\n".join(json.dumps(r) for r in records).encode())
    assert report.error is None
    return {f.text for f in report.findings}


def test_cyrillic_source_proves_a_variant() -> None:
    pairs = [
        ("Попович победил в Риме.", "Popovic won in Rome."),
        ("Фанаты любят Попович.", "Fans like Popovich."),
        ("Попович отдохнёт.", "Popovich will rest."),
    ]
    assert found(pairs, "ru") == {"Popovic"}
    assert found([("", target) for _, target in pairs], "ru") == set()


def test_hebrew_source_proves_a_variant() -> None:
    """No vowels, and a prefix on one of the words."""
    pairs = [
        ("גנץ דיבר בכנסת.", "Gantz spoke in parliament."),
        ("ההצעה של גנץ נדחתה.", "The proposal of Ganz was rejected."),
        ("לגנץ לא אכפת.", "Gantz does not care."),
    ]
    assert found(pairs, "he") == {"Ganz"}


def test_two_source_names_are_two_names() -> None:
    alike = [("", "Kostriukov left. Kostryukov stayed."), ("", "Kostriukov fell.")]
    assert found(alike, "ru") == {"Kostryukov"}
    apart = [("Костиков ушёл.", "Kostriukov left."), ("Кострюков остался.", "Kostryukov stayed."), ("Костиков упал.", "Kostriukov fell.")]
    assert found(apart, "ru") == set()


@pytest.mark.parametrize(
    "pairs",
    [
        [("Иванов сказал.", "Ivanov spoke."), ("Иванова ответила.", "Ivanova answered.")],
        [("Путин и Зеленский встретились.", "Putin and Zelensky met."), ("Путин ушёл.", "Putin left.")],
        [("Балтийск ждёт флот.", "Baltiysk awaits the fleet."), ("Балтийский флот ушёл.", "The Baltic Fleet left.")],
    ],
)
def test_silent(pairs: list[tuple[str, str]]) -> None:
    assert found(pairs, "ru") == set()


def test_romanise() -> None:
    assert romanise("Щукин") == "shchukin"
    assert romanise("Їжак") == "yizhak"
    assert romanise("חנוכה") == "khnvkh"
    assert vowelled("Киев")
    assert not vowelled("כהן")
    assert readable("Киев, 24 часа")
    assert not readable("東京 is here")
    assert not readable("")


def test_same_characters_are_one_name() -> None:
    """Another reading: the source has the same two characters before the same title."""
    pairs = [
        ("外崎選手は二本打った。", "Tonosaki hit two."),
        ("観客は外崎選手に拍手した。", "The crowd applauded Sotozaki."),
        ("外崎選手は喜んだ。", "Tonosaki was glad."),
        ("試合は五月二十日に所沢で行われ、三万人が観戦した。", "The game was played on May 20, and 30,000 people watched it."),
    ]
    assert found(pairs, "ja") == {"Sotozaki"}
    assert found([("", target) for _, target in pairs], "ja") == set()
    others = [(source.replace("観客は外崎", "観客は山崎"), target) for source, target in pairs]
    assert found(others, "ja") == set()


def test_katakana_is_read() -> None:
    pairs = [
        ("フォルニエラは今日の試合に出場した。", "Forniera played today."),
        ("フォルニエラは今年の夏に大阪へ移る。", "Hollniela moves to Osaka in summer."),
        ("観客はフォルニエラの名前を呼んだ。", "The crowd called for Forniera."),
    ]
    assert found(pairs, "ja") == {"Hollniela"}


def test_a_source_in_latin_letters_has_the_right_spelling() -> None:
    pairs = [
        ("Hollendorfer sprach zuerst.", "Hollendorfer spoke first."),
        ("Danach ging Hollendorfer.", "Then Hollendorffer left."),
        ("Hollendorfer kam zurück.", "Hollendorffer came back."),
    ]
    assert found(pairs, "de") == {"Hollendorffer"}


def test_a_slip_of_the_source_is_no_second_name() -> None:
    pairs = [
        ("Укроборонпром начал работу.", "Ukroboronprom began to work."),
        ("Работники Укроборонрома ждали.", "The workers of Ukroboronrom waited."),
        ("Укроборонпром ответил.", "Ukroboronprom answered."),
    ]
    assert found(pairs, "ru") == {"Ukroboronrom"}


def test_case_endings_of_one_source_word() -> None:
    """Known without the source for rare names only; "Buch" is a name in use."""
    pairs = [
        ("Буча ожила.", "Bucha came to life."),
        ("В Буче открыли школу.", "A school opened in Buche."),
        ("Мэр Бучи поблагодарил всех.", "The mayor of Bucha thanked everybody."),
    ]
    assert found(pairs, "ru") == {"Buche"}
    couple = [
        ("Петренков спел.", "Petrenkov sang."),
        ("Петренкова танцевала.", "Petrenkova danced."),
        ("Петренков ушёл.", "Petrenkov left."),
    ]
    assert found(couple, "ru") == set()
    town = [
        ("Сальск ждёт.", "Salsk waits."),
        ("Дороги Сальского района.", "Roads of the Salsky district."),
        ("Сальск спит.", "Salsk sleeps."),
    ]
    assert found(town, "ru") == set()
