"""Words and the forms a glossary takes for them: parts of speech, stems, abbreviations, hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_help import found, texts

FOLDER = Path(__file__).parent.parent / "fixtures" / "glossary"

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.mark.parametrize(
    ("pair", "source", "target", "silent"),
    [
        ("sagen,say", "Das sagen alle.", "Everybody says so.", True),  # nobody said that it is a verb
        ("kaufen,buy", "Sie kaufen ein Haus.", "They bought a house.", True),
        ("Dosis,dose", "Die Dosis reicht.", "The doses will do.", True),
        ("Sankt Petersburg,Saint Petersburg", "Er lebt in Sankt Petersburg.", "He lives in St. Petersburg now.", True),
        ("China,China", "Exporte aus China sinken.", "Chinese exports are falling.", True),
        ("China,China", "Exporte aus China sinken.", "Korean exports are falling.", False),
        ("kaufen,buy", "Sie kaufen ein Haus.", "They built a house.", False),
        ("Dosis,dose", "Die Dosis reicht.", "The dozen will do.", False),
    ],
)
def test_a_rendering_counts_in_either_part_of_speech(tmp_path: Path, pair: str, source: str, target: str, silent: bool) -> None:
    assert bool(found(tmp_path, f"de,en\n{pair}\n", target, source)) is not silent


def test_short_stems_are_not_mixed_up(tmp_path: Path) -> None:
    """Snowball's stem of Russian обе (both) is об, which is the preposition."""
    table = "ru,en\nобе,both\n"
    assert not found(tmp_path, table, "He wrote about this.", "Об этом он написал.", ("ru", "en"))
    assert texts(found(tmp_path, table, "Sides agreed at last.", "Обе стороны согласились.", ("ru", "en")))


def test_a_forbidden_noun_is_not_found_in_a_verb(tmp_path: Path) -> None:
    """Being generous about parts of speech is for renderings only."""
    assert texts(found(tmp_path, "en,en forbidden\nlawsuit,legal claim\n", "Two legal claims failed.")) == ["legal claims"]
    assert not found(tmp_path, "en,en forbidden,pos\nlawsuit,claim,noun\n", "She claims that two failed.")


@pytest.mark.parametrize(
    ("pair", "source", "asked"),
    [
        ("газ,gas", "Поставки газа выросли.", True),
        ("газ,gas", "Столкнулись ГАЗ-3110 и автобус.", False),
        ("газ,gas", "ГАЗ ПОДОРОЖАЛ", True),  # a headline
        ("западный,western", "Это в западной провинции.", True),
        ("западный,western", "Это в юго-западной провинции.", False),
        ("юго-западный,southwestern", "Это в юго-западной провинции.", True),
    ],
)
def test_abbreviations_and_parts_of_hyphenated_words_are_other_words(tmp_path: Path, pair: str, source: str, asked: bool) -> None:
    assert bool(found(tmp_path, f"ru,en\n{pair}\n", "Nothing of the kind here.", source, ("ru", "en"))) is asked


def test_german_hyphens_join_compounds(tmp_path: Path) -> None:
    assert texts(found(tmp_path, "de,en\nKommission,Commission\n", "The panel met.", "Die EU-Kommission tagte."))
