"""The HTML report with findings that stand in markup, where the running text shows nothing of them. In a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from test_browser import browser, opened

from mtqa.config import Settings
from mtqa.history.known import read_decisions
from mtqa.pipeline import Checker

__all__ = ["browser", "opened"]

CLEAN = "# A Fine day\n\nThe dog barked at the post in the yard.\n\nHe came home on Monday.\n"
FIRST, SECOND = "<!-- mtqa: ignore-next-line words -->\n", "<!-- mtqa: ignore-next-line typography -->\n"
RAW = CLEAN.replace("The dog", f"{FIRST}{SECOND}The dog")


def test_unused_comments_are_deleted_without_a_trace(opened: Any) -> None:
    checker = Checker(Settings())
    report = checker.check_file("a.md", RAW.encode())
    page = opened(report)
    assert page.locator(".card").count() == 2
    page.keyboard.press("j")
    page.keyboard.press("A")
    page.click("#open-export")
    with page.expect_download() as text:
        page.click("#export-text")
    assert Path(text.value.path()).read_text() == CLEAN
    with page.expect_download() as decisions:
        page.click("#export-decisions")
    made = read_decisions(str(decisions.value.path()))
    assert [(d.verdict, d.replacement) for d in made] == [("accept", ""), ("accept", "")]


def test_an_own_text_for_a_comment_leaves_its_neighbours_alone(opened: Any) -> None:
    page = opened(Checker(Settings()).check_file("a.md", CLEAN.replace("The dog", f"{FIRST}The dog").encode()))
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("[checked]")
    page.keyboard.press("Control+Enter")
    page.click("#open-export")
    with page.expect_download() as text:
        page.click("#export-text")
    assert Path(text.value.path()).read_text() == CLEAN.replace("The dog", "[checked]\nThe dog")
