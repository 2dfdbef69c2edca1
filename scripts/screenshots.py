"""The pictures of the documentation, from a fixture article: `python scripts/screenshots.py`. Needs playwright and chromium.

docs/images/report-light.png, report-dark.png, terminal.png. CHROMIUM names the browser (default /usr/bin/chromium).
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import Any

from mtqa.config import Settings, override
from mtqa.model import Report
from mtqa.pipeline import run
from mtqa.report import Look, render

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ("he-shelters", "ru-heating", "uk-bridge")
IMAGES = ROOT / "docs" / "images"
LARGEST = 300_000  # bytes of one picture: they are read over the network, in READMEs
PAGE = {"width": 1360, "height": 820}
SCROLL = """() => {  // the row of the chosen finding right below the bar at the top
  const mark = document.querySelector(".mark.current") ?? document.querySelector(".mark");
  window.scrollBy(0, mark.closest(".row, tr, section > div, div").getBoundingClientRect().top - 62);
}"""
TERMINAL_FINDINGS = ("stranded-relative-clause", "split-name-spelling", "doubled-word")
TERMINAL_WIDTH = 92  # cells


def main() -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page_file = Path(folder) / "report.html"
        page_file.write_text(render(checked(ARTICLES), "html", Look(colour=False, width=100, base="")), encoding="utf-8")
        for scheme in ("light", "dark"):
            save(report_picture(browser, page_file, scheme), IMAGES / f"report-{scheme}.png")
        save(terminal_picture(browser, checked(ARTICLES[:1])), IMAGES / "terminal.png")
        browser.close()


def checked(articles: tuple[str, ...]) -> Report:
    """The fixture articles, each beside its source, under paths that tell nothing of this machine."""
    here = Path.cwd()
    os.chdir(ROOT / "fixtures" / "articles")
    try:
        return run(
            [f"{name}/target.en.txt" for name in articles],
            lambda path: override(Settings(), source=str(next(Path(path).parent.glob("source.*")))),
        )
    finally:
        os.chdir(here)


def report_picture(browser: Any, page_file: Path, scheme: str) -> bytes:
    """The page with one finding chosen."""
    page = browser.new_page(viewport=PAGE, color_scheme=scheme, device_scale_factor=1)
    page.goto(page_file.as_uri())
    for _ in range(3):
        page.keyboard.press("j")
    page.wait_for_timeout(400)
    page.evaluate(SCROLL)
    page.wait_for_timeout(200)
    picture: bytes = page.screenshot()
    page.close()
    return picture


def terminal_picture(browser: Any, report: Report) -> bytes:
    """The first findings of the report for people, as a dark terminal shows them."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    shown = render(report, "text", Look(colour=True, width=TERMINAL_WIDTH, base=""))
    parts = shown.rstrip("\n").split("\n\n")
    chosen = [part for part in parts[:-1] if any(rule in part for rule in TERMINAL_FINDINGS)][:3]
    console = Console(record=True, width=TERMINAL_WIDTH + 2, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n\n".join([*chosen, "[…]", parts[-1]])))
    body = console.export_html(theme=MONOKAI, inline_styles=True, code_format="<pre>{code}</pre>")
    page = browser.new_page(viewport={"width": 860, "height": 400}, device_scale_factor=1.5)
    page.set_content(
        "<style>body{margin:0;background:#111} pre{display:inline-block;margin:0;padding:18px 22px;color:#ddd;background:#161616;"
        f"font:13px/1.45 'DejaVu Sans Mono',monospace}}</style>{body}"
    )
    picture: bytes = page.locator("pre").screenshot()
    page.close()
    return picture


def save(picture: bytes, path: Path) -> None:
    """Write a picture. Raises ValueError for one that is too large."""
    if len(picture) > LARGEST:
        raise ValueError(f"{path}: {len(picture):,} bytes, more than {LARGEST:,}")
    path.write_bytes(picture)


if __name__ == "__main__":
    main()
