"""The page of `mtqa names` in a real browser. Skips where Playwright or Chromium is missing; .ci/run installs both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mtqa.model import Elsewhere
from mtqa.model.entity import Entity, EntitySpelling, EntityTable, Role
from mtqa.report.entities import render_entities

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NAME = "Oleh <img src=x onerror=window.hit=1> Kostryukov"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_reads_well_and_runs_nothing(scheme: str, tmp_path: Path) -> None:
    sync = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    files = tuple((f"{n}.txt", n + 1) for n in range(3))
    spellings = (
        EntitySpelling(NAME, Role.CHOSEN, files, Elsewhere("0.txt", 1, 2, NAME)),
        EntitySpelling("Kostriukov", Role.VARIANT, files[:1], Elsewhere("0.txt", 3, 4, "Kostriukov")),
    )
    table = EntityTable((Entity(NAME, "person", spellings, "majority", "2 of 3 files have it"),), 3, "0.1.0")
    (tmp_path / "names.html").write_text(render_entities(table, "html"), encoding="utf-8")
    problems: list[str] = []
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(color_scheme=scheme).new_page()
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: problems.append(r.url) if not r.url.startswith("file:") else None)
        page.goto((tmp_path / "names.html").as_uri())
        assert page.inner_text("tbody th") == NAME and page.evaluate("window.hit") is None
        assert page.inner_text(".variant bdi") == "Kostriukov"
        page.click("summary")
        assert page.inner_text("details ul").split() == ["0.txt", "1.txt", "2.txt"]
        found = axe.Axe().run(page)
        browser.close()
    assert not problems and found.violations_count == 0, found.generate_report()
