"""The documentation says what the code does."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from mtqa.config import KEYS, Settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GENERATED = ("rules/", "reference/options.md")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = script("build_docs")
PAGES: dict[str, str] = BUILD.pages()


def test_every_rule_has_its_place_with_all_its_examples() -> None:
    whole = {name: text for name, text in PAGES.items() if name.startswith("rules/")}
    for check in BUILD.all_checks():
        info = check.info
        place = [name for name, text in whole.items() if f"## {info.id} {{#{info.id}}}\n" in text]
        assert place == [f"rules/{BUILD.pack_of(info) or info.family}.md"]
        part = whole[place[0]].split(f"{{#{info.id}}}\n")[1].split("\n## ")[0]
        assert part.count("<li>") == len(info.examples) and part.count("<mark>") == sum(len(e.marks) for e in info.examples)
        assert f"**{info.severity}**" in part


def test_every_family_is_introduced_and_explained() -> None:
    families = {check.info.family for check in BUILD.all_checks()}
    assert families <= BUILD.ABOUT.keys()
    explained = (DOCS / "explanation/families.md").read_text(encoding="utf-8")
    headings = " ".join(re.findall(r"^## (.*)$", explained, re.MULTILINE))
    assert [family for family in sorted(families) if not re.search(rf"\b{family}\b", headings)] == []


def test_examples_are_text_not_markup() -> None:
    from mtqa.engine import bad

    assert BUILD.example_part(bad("a [[<b> & *c*]]\nd", "x")) == "✗ a <mark>&lt;b&gt; &amp; *c*</mark><br>d<br>→ x"


def test_every_option_is_listed() -> None:
    page = PAGES["reference/options.md"]
    for command in ("check", "fix", "report", "init", "baseline write", "rules test"):
        part = page.split(f"## mtqa {command}\n")[1].split("\n## ")[0]
        told = subprocess.run([sys.executable, "-m", "mtqa", *command.split(), "--help"], capture_output=True, text=True, check=True).stdout
        options = set(re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", told, re.MULTILINE)) - {"--help"}
        assert options and {option for option in options if option not in part} == set()


def test_the_configuration_page_lists_every_key_and_its_default() -> None:
    page = (DOCS / "reference/configuration.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z`, -]+`) \| .*? \| (.*?) \|", page.split("## Options and the file")[0], re.MULTILINE)
    told = {key: default for keys, default in rows for key in re.findall(r"`([a-z-]+)`", keys)}
    assert told.keys() == KEYS.keys()
    plain = Settings()
    for key, default in told.items():
        value = getattr(plain, KEYS[key][0])
        if value not in (None, ()) and value != {}:
            assert default.strip("`").lower() == (f"{value:g}" if isinstance(value, float) else f"{value}").lower(), key


def test_the_tutorial_prints_what_it_says() -> None:
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    assert script("build_docs_tutorial").run_page(page) == page, "run 'python scripts/build_docs_tutorial.py docs/tutorial.md'"


def links() -> Iterator[Any]:
    for path in sorted(DOCS.rglob("*.md")):
        text = re.sub(r"^```.*?^```$|^ {4,}.*?$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            yield pytest.param(path, target, id=f"{path.relative_to(DOCS)}-{target}")


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_internal_links_lead_somewhere(page: Path, target: str) -> None:
    if target.startswith(("https://", "http://")):
        return
    name, _, anchor = target.partition("#")
    place = (page.parent / name).resolve() if name else page
    inside = place.relative_to(DOCS).as_posix()
    text = PAGES.get(inside) or (place.read_text(encoding="utf-8") if place.suffix == ".md" and place.is_file() else "")
    assert text or place.is_file(), f"{page}: {target}"
    if anchor:
        headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        assert f"{{#{anchor}}}" in text or anchor in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}


def test_the_navigation_holds_every_page() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))

    def pages(entry: Any) -> Iterator[str]:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values() if isinstance(entry, dict) else entry:
                yield from pages(inner)

    listed = list(pages(config["nav"]))
    written = {p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")}
    assert sorted(set(listed)) == sorted(listed)
    assert set(listed) == written | {"rules/index.md", "reference/options.md"}
    assert not [p for p in written if p.startswith(GENERATED)], "generated pages are not kept"
    config["nav"] = [{"Rules": "rules/index.md"}]
    nav = BUILD.on_config(type("C", (), {"nav": config["nav"]})()).nav[0]["Rules"]
    assert set(nav) == {name for name in PAGES if name.startswith("rules/")}


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "rules" / "names" / "index.html").is_file()
