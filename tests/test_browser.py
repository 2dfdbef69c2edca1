"""The HTML report in a real browser. Skips where Playwright or Chromium is missing; .ci/run installs both."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtqa.config import Settings
from mtqa.gains import with_scores
from mtqa.model import FileReport, Report
from mtqa.pipeline import Checker
from mtqa.report import render
from mtqa.resolve.decisions import parse

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TEXT = "He walked to the the harbour. .\n\nShe paid for for the boat 🚢 and left, and the the crew stayed.\n\nAll was well.\n"
HOSTILE = (
    'The the </script><script>window.hit=1</script><img src=x onerror="window.hit=2"> \u202egnp.exe\u202c \x1b[31m and and so on. '
    "&lt;b&gt;\n"
)
PAIR = {"doc": "d", "source_lang": "he", "target_lang": "en"}
RECORDS = [
    {"id": "1", "source": "הוא הלך אל הנמל.", "target": "He walked to the the harbour.", "reference": "He went to the harbour.", **PAIR},
    {"id": "2", "source": "היא נשארה.", "target": "She stayed and and slept.", "reference": "She stayed and slept.", **PAIR},
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    with sync.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(select=("doubled-word", "doubled-stop")))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a page with these files' reports; it fails the test if the page logs an error."""
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(8000)
    problems: list[str] = []

    def open_page(*files: FileReport) -> Page:
        (tmp_path / "report.html").write_text(render(Report(files, "0" * 16, "0.1.0"), "html"), encoding="utf-8")
        page = context.new_page()
        page.on("pageerror", lambda e: problems.append(str(e)))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: problems.append(r.url) if not r.url.startswith(("file:", "blob:", "data:")) else None)
        page.goto((tmp_path / "report.html").as_uri())
        page.wait_for_selector(".article .row, .error")
        return page

    yield open_page
    context.close()
    assert problems == []


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression holds. (Playwright's own way evaluates in the page, which the page's policy forbids.)"""
    for _ in range(80):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never came true: {expression}")


def decided(page: Page) -> str:
    return page.inner_text("#progress-text")


def test_keys_walk_accept_and_take_back(opened: Any, checker: Checker) -> None:
    page = opened(checker.check_file("a.txt", TEXT.encode()))
    assert page.locator(".card").count() == 4
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert decided(page) == "1 of 4 decided"
    page.keyboard.press("j")
    page.keyboard.press("r")
    assert decided(page) == "2 of 4 decided"
    page.keyboard.press("u")
    assert decided(page) == "1 of 4 decided"
    page.reload()
    page.wait_for_selector(".card")
    assert decided(page) == "1 of 4 decided"
    page.keyboard.press("?")
    assert page.locator("dialog#help").is_visible()


def test_marks_stand_on_the_right_characters_behind_an_emoji(opened: Any, checker: Checker) -> None:
    page = opened(checker.check_file("a.txt", TEXT.encode()))
    assert page.locator(".mark").all_inner_texts() == ["the the", ". .", "for for", "the the"]


def test_accept_all_export_and_fix(opened: Any, checker: Checker, tmp_path: Path) -> None:
    page = opened(checker.check_file("a.txt", TEXT.encode()))
    page.keyboard.press("j")
    page.keyboard.press("A")
    assert decided(page) == "3 of 4 decided"
    page.click("#open-export")
    with page.expect_download() as text:
        page.click("#export-text")
    fixed = Path(text.value.path()).read_text()
    assert fixed == TEXT.replace("the the", "the").replace("for for", "for")
    with page.expect_download() as patch:
        page.click("#export-patch")
    (tmp_path / "a.txt").write_text(TEXT)
    done = subprocess.run(
        ["git", "apply", "--unsafe-paths", "-"], input=Path(patch.value.path()).read_bytes(), cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.txt").read_text() == fixed


def test_decisions_go_out_and_come_back(opened: Any, checker: Checker, tmp_path: Path) -> None:
    page = opened(checker.check_file("a.txt", TEXT.encode()))
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("c")
    page.keyboard.type("a quotation")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("!")
    page.keyboard.press("Control+Enter")
    page.click("#open-export")
    with page.expect_download() as download:
        page.click("#export-decisions")
    out = tmp_path / "decisions.jsonl"
    download.value.save_as(out)
    one, two = parse(out.read_text(), "decisions.jsonl")
    assert (one.verdict, one.text, one.reason) == ("reject", "the the", "a quotation")
    assert (two.verdict, two.text, two.replacement) == ("edit", ". .", "!")
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector(".card")
    assert decided(page) == "0 of 4 decided"
    lines = (
        out.read_text()
        + "not json\n"
        + json.dumps({"version": 1, "fingerprint": "f" * 16, "path": "a.txt", "text": "x", "verdict": "accept"})
    )
    page.set_input_files("#import", {"name": "d.jsonl", "mimeType": "application/json", "buffer": lines.encode()})
    until(page, "document.getElementById('progress-text').textContent.startsWith('2')")
    assert "2 did not fit" in page.inner_text("#said")


def test_filters_and_search(opened: Any, checker: Checker) -> None:
    page = opened(checker.check_file("a.txt", TEXT.encode()), checker.check_file("clean.txt", b"All is well.\n"))
    assert page.locator("section.article").count() == 2
    page.check('[data-facet="rule:doubled-stop"]')
    assert page.locator(".card").count() == 1
    assert page.locator("section.article").count() == 1
    page.click("button[type=reset]")
    until(page, "document.querySelectorAll('section.article').length === 2")
    page.fill("#search", "for for")
    assert page.locator(".card").count() == 1
    page.fill("#search", "nothing like it")
    assert page.locator("#nothing").is_visible()


def test_right_to_left_source_and_reference_stand_beside(opened: Any, checker: Checker) -> None:
    lines = "\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS)
    page = opened(checker.check_file("pairs.jsonl", lines.encode()))
    assert page.locator(".columns > div").all_inner_texts() == ["Source", "Translation", "Fixed", "Reference"]
    source = page.locator('.cell[data-label="Source"]').first
    assert source.inner_text() == "הוא הלך אל הנמל."
    assert source.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator('.cell[data-label="Fixed"] del').all_inner_texts() == [" the", " and"]
    assert page.locator('.cell[data-label="Reference"] ins').all_inner_texts() == ["went"]


def test_scores_stand_beside_suggestions(opened: Any, checker: Checker) -> None:
    lines = "\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS)
    report = with_scores(checker.check_file("pairs.jsonl", lines.encode()))
    page = opened(report)
    assert report.scores is not None
    assert re.match(r"Against the reference: chrF [+]\d", page.locator(".worth").first.inner_text())
    assert "chrF +" in page.locator("button.choice").first.inner_text()
    rows = page.locator("#overview-body tbody tr", has_text="pairs.jsonl").all_inner_texts()
    before, after = (float(row.split()[-3]) for row in (rows[0], rows[2]))
    assert before == pytest.approx(report.scores.before["chrf"], abs=0.01)
    assert after == pytest.approx(report.scores.before["chrf"] + report.scores.all.chrf, abs=0.01) and after > before


def test_hostile_text_is_only_text(opened: Any, checker: Checker) -> None:
    page = opened(checker.check_file('<img src=x onerror="window.hit=3">.txt', HOSTILE.encode()))
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert "</script><script>" in page.locator(".cell").first.inner_text()
    assert "U+202E" in page.locator(".cell").first.inner_text()
    assert "\u202e" not in page.content()


def test_many_findings_are_drawn_as_they_are_reached(opened: Any, checker: Checker) -> None:
    files = [checker.check_file(f"docs/{n:03}.txt", (TEXT * 2).encode()) for n in range(100)]
    assert sum(len(f.findings) for f in files) >= 500
    page = opened(*files)
    drawn = page.locator(".card").count()
    assert 0 < drawn < 400
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    until(page, f"document.querySelectorAll('.card').length > {drawn}")
    size = len(render(Report(tuple(files), "0" * 16, "0.1.0"), "html").encode())
    assert size < 5_000_000


def test_a_file_that_could_not_be_read_is_told(opened: Any) -> None:
    page = opened(FileReport("bad.txt", None, error="bad.txt: no such file"))
    assert page.inner_text(".error") == "bad.txt: no such file"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, checker: Checker, tmp_path: Path, scheme: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    lines = "\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS)
    files = (with_scores(checker.check_file("pairs.jsonl", lines.encode())), checker.check_file("a.txt", TEXT.encode()))
    html = render(Report(files, "0" * 16, "0.1.0"), "html")
    # axe is put into the page, which the page's own policy would refuse; everything else is as it is.
    (tmp_path / "a.html").write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    page.goto((tmp_path / "a.html").as_uri())
    page.wait_for_selector(".card")
    page.keyboard.press("j")
    page.keyboard.press("a")
    results = axe.Axe().run(page).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in results if v["impact"] in ("serious", "critical")] == []
