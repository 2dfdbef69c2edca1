"""Settings: where they are found, what they may be, what goes before what."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from mtqa.config import KEYS, Settings, find, load, match_rules, override
from mtqa.errors import ConfigError
from mtqa.model import Category, Its, RuleInfo, Severity


def rule(id_: str, family: str) -> RuleInfo:
    return RuleInfo(id_, family, Category.ACCURACY, Its.OTHER, Severity.MINOR, "", "")


RULES = [rule("split-name", "names"), rule("split-place", "names"), rule("doubled-word", "words")]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_has_a_key_and_every_key_a_setting() -> None:
    fields = {f.name for f in dataclasses.fields(Settings)} - {"origin", "given"}
    assert {name for name, _ in KEYS.values()} == fields


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"`{key}`" not in page] == []


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path / "mtqa.toml", 'jobs = 3\nallow = ["x"]')
    inner = write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.mtqa]\nmin-confidence = 0.7")
    found = find(tmp_path / "a" / "b" / "c")
    assert found == inner
    settings = load(found)
    assert (settings.min_confidence, settings.jobs, settings.allow) == (0.7, 0, ())
    assert find(tmp_path / "a") == tmp_path / "mtqa.toml"


def test_mtqa_toml_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.mtqa]\njobs = 1")
    own = write(tmp_path / "mtqa.toml", "jobs = 2")
    assert find(tmp_path) == own


def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path) -> None:
    own = write(tmp_path / "mtqa.toml", "")
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'mtqa-user'")
    write(tmp_path / "a" / "b" / "pyproject.toml", "this is = = not TOML")
    assert find(tmp_path / "a" / "b") == own


def test_the_path_is_short_below_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a" / "mtqa.toml", "")
    monkeypatch.chdir(tmp_path)
    assert find(Path("a/b")) == Path("a/mtqa.toml")


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a" / "mtqa.toml", 'rules = ["house"]\nsource = "src/{name}.txt"\nreference = "/ref/{name}.txt"')
    settings = load(path)
    assert settings.rules == (tmp_path / "a" / "house",)
    assert settings.source == str(tmp_path / "a" / "src" / "{name}.txt")
    assert settings.references == ("/ref/{name}.txt",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nmin-severtiy = 'major'", ":2: unknown key 'min-severtiy'; did you mean 'min-severity'"),
        ("zzz = 1", ":1: unknown key 'zzz'; the keys are select,"),
        ("min_severity = 'major'", "did you mean 'min-severity'"),
        ("select = 3", ":1: select: expected a list of strings, got a number"),
        ("select = [3]", ":1: select: expected a string, got a number"),
        ("fail-on = 'mayor'", "unknown severity 'mayor'; did you mean 'major'"),
        ("fail-on = 'x'", "unknown severity 'x'; use neutral, minor, major, critical"),
        ("min-confidence = 1.5", "expected a number from 0 to 1, got 1.5"),
        ("min-confidence = true", "expected a number from 0 to 1, got True"),
        ("jobs = -1", "expected a whole number, 0 or more, got -1"),
        ("genre = 'newz'", "unknown genre 'newz'; did you mean 'news'"),
        ("target-lang = 'English'", "expected a language code such as 'en' or 'pt-BR', got 'English'"),
        ("severities = 1", "severities: expected a table, got a number"),
        ("[severities]\nx = 'mayor'", ":1: severities: unknown severity 'mayor'"),
        ("[per-file-ignores]\nx = 1", "per-file-ignores: expected a list of strings, got a number"),
        ("a = [\n1 2]", ":2:3: not valid TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "mtqa.toml", text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(str(path)) and message in str(caught.value)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path / "mtqa.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "gone.toml")


def test_options_go_on_top_and_remember_where_they_came_from(tmp_path: Path) -> None:
    path = write(tmp_path / "mtqa.toml", 'ignore = ["a"]\nselect = ["b"]\njobs = 2')
    base = load(path)
    both = override(base, ignore=["c"], jobs=None, fail_on="minor")
    assert (both.ignore, both.select, both.jobs, both.fail_on) == (("a", "c"), ("b",), 2, Severity.MINOR)
    assert override(base, select=["d"]).ignore == ()
    assert override(base, select=["d"], ignore=["e"]).ignore == ("e",)
    assert (both.where("ignore"), both.where("select"), both.where("allow")) == ("--ignore", f"{path}: select", "allow")


def test_a_wrong_option_is_named() -> None:
    with pytest.raises(ConfigError, match=r"^--min-confidence: expected a number from 0 to 1, got 'high'$"):
        override(Settings(), min_confidence="high")


def test_language_is_the_primary_subtag() -> None:
    assert override(Settings(), target_language="pt-BR").target_language == "pt"


def test_rules_are_named_by_id_family_and_pattern() -> None:
    assert match_rules(["split-name"], RULES, "x") == {"split-name"}
    assert match_rules(["names"], RULES, "x") == {"split-name", "split-place"}
    assert match_rules(["split-*", "doubled-word"], RULES, "x") == {r.id for r in RULES}
    with pytest.raises(ConfigError, match="--select: unknown rule or family 'split-nam'; did you mean 'split-name'"):
        match_rules(["split-nam"], RULES, "--select")
    with pytest.raises(ConfigError, match="'mtqa rules list' shows them all"):
        match_rules(["zzz-*"], RULES, "--select")


def test_per_file_ignores_match_paths_below_the_file_and_bare_names(tmp_path: Path) -> None:
    path = write(tmp_path / "mtqa.toml", '[per-file-ignores]\n"drafts/*" = ["a"]\n"*.md" = ["b", "c"]\n"other.txt" = ["d"]')
    settings = load(path)
    assert settings.ignored_for(str(tmp_path / "drafts" / "deep" / "x.md")) == ("a", "b", "c")
    assert settings.ignored_for(str(tmp_path / "elsewhere" / "other.txt")) == ("d",)
    assert settings.ignored_for(str(tmp_path / "x.txt")) == ()
    assert Settings().ignored_for("x.txt") == ()


def test_the_example_of_the_docs_is_valid(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert tomllib.loads(example)
    settings = load(write(tmp_path / "mtqa.toml", example))
    assert settings.severities == {"doubled-word": Severity.MAJOR}
