"""mtqa names, as a team uses it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from mtqa.cli.main import call

MANY = "The minister, Oleh Kostryukov, spoke in Lviv. Petro Halimenko of Brankovo agreed."
ONE = "The minister, Oleh Kostriukov, came late. Petro Halimenko of Brankovo said so."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.en.txt", MANY), ("b.en.txt", MANY), ("c.en.txt", ONE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_from_the_texts_to_a_list_that_is_enforced(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "mtqa.toml").write_text('names = ["names.yaml"]\nselect = ["names"]\n')
    (folder / "names.yaml").write_text("")
    assert call(["names", ".", "--write", "names.yaml"]) == 0
    text = (folder / "names.yaml").read_text("utf-8")
    assert "proposed: [Oleh Kostriukov]" in text
    assert call(["fix", "c.en.txt"]) == 1  # proposed only: reported, not mended
    (folder / "names.yaml").write_text(text.replace("proposed: [", "variants: ["), encoding="utf-8")
    assert call(["fix", "c.en.txt"]) == 0
    assert (folder / "c.en.txt").read_text("utf-8") == ONE.replace("Kostriukov", "Kostryukov")
    capfd.readouterr()
    assert call(["names", ".", "--write", "names.yaml"]) == 0
    assert "nothing new; it is as it was" in capfd.readouterr().err


def test_a_byte_order_mark_and_line_ends_stay(folder: Path) -> None:
    before = codecs.BOM_UTF8 + "names:\r\n- name: Oleh Kostryukov  # שלום\r\n- Lviv\r\n".encode()
    (folder / "names.yaml").write_bytes(before)
    assert call(["names", ".", "--write", "names.yaml"]) == 0
    new = b"  proposed: [Oleh Kostriukov]\r\n"
    assert (folder / "names.yaml").read_bytes() == before.replace(b"- Lviv", new + b"- Lviv")


def test_a_faulty_list_is_left_alone(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "names.yaml").write_text("- Lviv\n- Lviv\n")
    assert call(["names", ".", "--write", "names.yaml"]) == 2
    assert "names.yaml:2:3: 'Lviv' is there twice" in capfd.readouterr().err
    assert (folder / "names.yaml").read_text() == "- Lviv\n- Lviv\n"


def test_all_writes_names_with_one_spelling_too(folder: Path) -> None:
    assert call(["names", ".", "--write", "names.yaml", "--all", "--min-count", "3"]) == 0
    text = (folder / "names.yaml").read_text("utf-8")
    assert "name: Petro Halimenko" in text and "name: Brankovo" in text and "Lviv" not in text


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_table_is_the_same_for_any_number_of_processes(jobs: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert call(["names", ".", "--format", "csv", "--quiet", "--jobs", jobs]) == 0
    first = capfd.readouterr().out
    assert call(["names", "c.en.txt", "b.en.txt", "a.en.txt", "--format", "csv", "--quiet"]) == 0
    assert first.replace("./", "") == capfd.readouterr().out and "Oleh Kostriukov,variant" in first
