"""Sources and references in files of their own: patterns, pairing, and the notes where paragraphs do not match."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.errors import ConfigError, InputError
from mtqa.model import File
from mtqa.read import read
from mtqa.read.side_files import expand, find_sides
from mtqa.read.sides import attach_sides, with_sides

ONE = "The council of the small harbour town met for the third time this year and voted on the plan. "
EINS = "Der Rat der kleinen Hafenstadt traf sich zum dritten Mal in diesem Jahr und stimmte über den Plan ab. "


def make(name: str, *paragraphs: str) -> File:
    return read(name, data="\n\n".join(paragraphs).encode())


@pytest.mark.parametrize(
    ("pattern", "path", "folder", "language", "wanted"),
    [
        ("src/{name}.{lang}.txt", "out/a.en.txt", "", "he", "src/a.he.txt"),
        ("src/{path}.txt", "out/x/a.b.en.txt", "out", None, "src/x/a.txt"),
        ("{path}.de.txt", "out/a.en.txt", "", None, "out/a.de.txt"),
        ("fixed.txt", "out/a.en.txt", "", "he", "fixed.txt"),
        ("{name}.{lang}", "v2.5.md", "", None, "v2.5.{lang}"),
    ],
)
def test_expand(pattern: str, path: str, folder: str, language: str | None, wanted: str) -> None:
    assert expand(pattern, path, folder=folder, language=language) == wanted


def test_unknown_field() -> None:
    with pytest.raises(ConfigError, match=r"\{nmae\}; did you mean 'name'"):
        expand("{nmae}.txt", "a.txt")


def test_sides_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("news/a.en.txt", "news/a.he.txt", "news/b.en.txt", "news/b.de.txt", "news/b.fr.txt", "refs/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ONE)
    assert find_sides("{name}.{lang}.txt", "news/a.en.txt", other="en") == [str(Path("news/a.he.txt"))]
    assert len(find_sides("news/{name}.{lang}.txt", "news/b.en.txt", other="en")) == 2
    assert find_sides("news/{name}.{lang}.txt", "news/b.en.txt", language="de") == ["news/b.de.txt"]
    assert find_sides("refs/{name}.txt", "news/a.en.txt") == ["refs/a.txt"]
    assert find_sides("{path}.txt", "refs/a.txt") == []
    file = attach_sides(read("news/a.en.txt"), "{name}.{lang}.txt", ["refs/{name}.txt", "refs/{name}.md"])
    document = file.documents[0]
    assert document.source is not None and document.source.language == "he" and len(document.references) == 1
    assert len(file.notes) == 1 and "no reference found; --reference names refs/a.md" in file.notes[0]
    assert "fits 2 files" in attach_sides(read("news/b.en.txt"), "{name}.{lang}.txt", []).notes[0]
    with pytest.raises(InputError, match=r"missing.txt: no such file \(--source\)"):
        attach_sides(read("news/a.en.txt"), "missing.txt", [])


def test_sides_are_hung_on_the_document() -> None:
    file = with_sides(make("a.en.txt", "The plan", ONE, ONE * 3), make("a.de.txt", "Der Plan", EINS * 4), (make("r.txt", ONE, ONE),))
    document = file.documents[0]
    assert file.notes == () and document.source is not None and document.source.language == "de"
    assert len(document.references) == 1 and document.pairs == ()  # pairs are the aligner's


def test_a_text_of_quite_another_length_is_not_used() -> None:
    target = make("a.txt", ONE * 10)
    short = with_sides(target, make("s.txt", EINS))
    assert short.documents == target.documents and " characters against 101 in s.txt: not used" in short.notes[0]
    assert "no text in s.txt: not used" in with_sides(target, make("s.txt", " ")).notes[0]
    chinese = "他走了，她留下了。我们也来了吧。"
    script = with_sides(make("a.txt", ONE, ONE * 2), make("s.zh.txt", chinese, chinese * 2))
    assert script.documents[0].source is not None


def test_records_keep_their_own_sides() -> None:
    records = read("a.jsonl", data=b'{"target": "One."}')
    assert "of its own" in with_sides(records, make("s.txt", "Eins.")).notes[0]
    assert "a file of records" in with_sides(make("a.txt", "One."), records).notes[0]
