"""From what the user named to the files to read, and what their names say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.errors import ConfigError, InputError
from mtqa.read import collect, load, read
from mtqa.read.names import bare_name, languages_of


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/d.jsonl", "sub/e.png", ".hidden/f.txt", "sub/.g.txt", "data/x.bin"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Text.")
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_folders_patterns_and_order() -> None:
    assert [i.path for i in collect(["."])] == ["./a.md", "./b.txt", "./sub/c.HTML", "./sub/d.jsonl"]
    assert [(i.path, i.folder) for i in collect(["sub", "b.txt", "*.txt", "-"])] == [
        ("sub/c.HTML", "sub"), ("sub/d.jsonl", "sub"), ("b.txt", ""), ("-", ""),
    ]  # fmt: skip
    assert [i.path for i in collect(["**/*.HTML", "sub/../b.txt", "b.txt"])] == ["sub/c.HTML", "sub/../b.txt"]
    assert [i.path for i in collect(["data/x.bin"])] == ["data/x.bin"]


@pytest.mark.usefixtures("tree")
def test_what_cannot_be_read_is_an_entry() -> None:
    entries = collect(["b.text", "data", "*.rst", "no/where.txt", "b.txt", "nul\0.txt", "b.txt/x"])
    errors = [e.error for e in entries]
    assert errors[0] == "b.text: no such file; did you mean 'b.txt'?"
    assert errors[1] is not None and errors[1].startswith("data: no files to check in this folder (looked for .htm, ")
    assert errors[2] == "*.rst: no file matches this pattern"
    assert errors[3] == "no/where.txt: there is no folder 'no'"
    assert errors[4] is None
    assert errors[5] is not None and "not a file name" in errors[5]
    assert errors[6] is not None and errors[6].startswith("b.txt/x: ")


@pytest.mark.usefixtures("tree")
def test_load() -> None:
    assert load("b.txt") == b"Text."
    with pytest.raises(InputError, match="is a folder"):
        load("sub")
    with pytest.raises(InputError, match="no such file"):
        load("x.txt")
    if os.geteuid():
        Path("b.txt").chmod(0)
        with pytest.raises(InputError, match="permission denied"):
            load("b.txt")


@pytest.mark.usefixtures("tree")
def test_a_name_that_is_a_pattern_and_a_file() -> None:
    Path("[b].txt").write_text("Text.")
    assert [i.path for i in collect(["[b].txt"])] == ["[b].txt"]


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("news/talk.en.txt", (None, "en")),
        ("talk.en-US.txt", (None, "en")),
        ("talk.zh-Hans.md", (None, "zh")),
        ("talk_de.md", (None, "de")),
        ("talk-fr.html", (None, "fr")),
        ("talk.he-en.jsonl", ("he", "en")),
        ("zhen.zh-en.jsonl", ("zh", "en")),
        ("opt-in.txt", (None, None)),
        ("how_to.txt", (None, None)),
        ("read-it.txt", (None, None)),
        ("article_with_br.html", (None, None)),
        ("talk.it.txt", (None, "it")),
        ("talk.xx.txt", (None, None)),
        ("talk.txt", (None, None)),
        ("en.txt", (None, None)),
        ("-", (None, None)),
        (".en.txt", (None, None)),
    ],
)
def test_languages_in_names(path: str, languages: tuple[str | None, str | None]) -> None:
    assert languages_of(path) == languages


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b.en.txt", "b"),
        ("b.tar.gz", "b"),
        ("report-2.5.txt", "report-2.5"),
        ("b", "b"),
        (".txt", ".txt"),
        ("Dr. Who.txt", "Dr. Who"),
        ("-", "-"),
    ],
)
def test_bare_names(path: str, name: str) -> None:
    assert bare_name(path) == name


def test_formats_by_name_and_by_wish() -> None:
    data = b"*One* &amp; two."
    shown = {name: read(name, data=data).documents[0] for name in ("a", "a.TXT", "a.md", "a.html")}
    assert [d.format for d in shown.values()] == ["plain", "plain", "markdown", "html"]
    assert [d.target.plain for d in shown.values()] == ["*One* &amp; two.", "*One* &amp; two.", "One & two.", "*One* & two."]
    assert read("a.md", data=data, format="plain").documents[0].format == "plain"
    with pytest.raises(ConfigError, match="unknown input format 'markdwn'; did you mean 'markdown'"):
        read("a", data=data, format="markdwn")


def test_languages_given_by_name_by_file_and_none() -> None:
    page = b"<html lang=fr><p>Oui.</p>"
    assert read("a.html", data=page).documents[0].target.language == "fr"
    assert read("a.de.html", data=page).documents[0].target.language == "de"
    assert read("a.de.html", data=page, target_language="it").documents[0].target.language == "it"
    record = read("a.he-en.jsonl", data=b'{"source": "x", "target": "y", "source_lang": "ar"}').documents[0]
    assert record.source is not None and (record.source.language, record.target.language) == ("he", "en")
    assert read("a.txt", data=b"One.").documents[0].target.language is None


def test_no_text_is_noted() -> None:
    assert "no running text" in read("a.html", data=b"<nav>Home</nav>").notes[0]
    assert "is empty" in read("a.html", data=b"").notes[0]


@pytest.mark.usefixtures("tree")
def test_in_a_folder_pipes_are_passed_over_and_dead_links_told() -> None:
    os.mkfifo("sub/pipe.txt")
    Path("sub/dead.txt").symlink_to("nowhere")
    assert [i.path for i in collect(["sub"])] == ["sub/c.HTML", "sub/d.jsonl", "sub/dead.txt"]


@pytest.mark.usefixtures("tree")
def test_a_folder_that_may_not_be_looked_into_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    errors = {i.path: i.error for i in collect(["."])}
    assert errors == {"./a.md": None, "./b.txt": None, "./sub": "./sub: may not be read (permission denied)"}
    assert [i.error for i in collect(["sub"])] == ["sub: may not be read (permission denied)"]


@pytest.mark.usefixtures("tree")
def test_one_file_by_two_paths_is_one() -> None:
    assert [i.path for i in collect(["b.txt", str(Path("b.txt").resolve())])] == ["b.txt"]
