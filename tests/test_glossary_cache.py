"""The cache of glossaries: parsed once, never trusted blindly, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_help import entries, put

from mtqa.glossary import cache as glossary_cache
from mtqa.glossary import load_glossary
from mtqa.glossary.load import READERS

FOLDER = Path(__file__).parent.parent / "fixtures" / "glossary"


pytestmark = pytest.mark.usefixtures("own_cache")


def test_the_second_time_the_file_is_not_parsed(tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.csv", "de,en\nBär,bear\n")
    first = entries(load_glossary([path]))
    assert list(own_cache.iterdir())
    with monkeypatch.context() as m:
        m.setitem(READERS, ".csv", "no_such_reader")
        assert entries(load_glossary([path])) == first
    put(tmp_path, "a.csv", "de,en\nBär,brown bear\n")
    assert entries(load_glossary([path]))[0].terms["en"][0].text == "brown bear"


@pytest.mark.parametrize("damage", [b"", b"x", b"0123\n[]", b"\xff\xfe\x00"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, own_cache: Path, damage: bytes) -> None:
    path = put(tmp_path, "a.csv", "de,en\nBär,bear\n")
    first = entries(load_glossary([path]))
    (kept,) = own_cache.iterdir()
    whole = kept.read_bytes()
    for broken in (damage, whole[:-3], whole + b" ", whole.replace(b"bear", b"boar")):
        kept.write_bytes(broken)
        assert entries(load_glossary([path])) == first
        assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.csv", "de,en\nBär,bear\n")
    for place in (str(path / "below-a-file"), "off"):
        monkeypatch.setenv("MTQA_CACHE", place)
        assert len(load_glossary([path])) == 1


def test_the_cache_does_not_grow_for_ever(own_cache: Path) -> None:
    for n in range(glossary_cache.MOST_FILES + 5):
        glossary_cache.keep(f"n{n}", "x")
    assert len(list(own_cache.iterdir())) == glossary_cache.MOST_FILES


def test_what_another_format_kept_is_made_anew(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary_cache.keep("name", "payload")
    assert glossary_cache.recall("name") == "payload" and list(own_cache.iterdir())
    monkeypatch.setattr(glossary_cache, "FORMAT", "older")
    assert glossary_cache.recall("name") is None
