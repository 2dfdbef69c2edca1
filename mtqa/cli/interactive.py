"""mtqa fix --interactive: one finding at a time on the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from mtqa.cli.output import colour_wanted

if TYPE_CHECKING:
    from mtqa.commands.review import Review
    from mtqa.model import FileReport
    from mtqa.resolve.decisions import Decision

_HELP = """\
  a, Enter  accept the suggestion      1 … 9  accept another of the suggestions
  r         reject: leave it alone     e      write the right text
  n         next, undecided            s      skip the rest of this file
  u         take the last step back    q      quit and keep what was decided
  Ctrl-C    quit and change nothing
"""

Ask = Callable[[str], str]


def review(reports: list[FileReport], ask: Ask | None = None, show: Callable[[str], None] | None = None) -> list[Decision]:
    """The decisions a person makes on the findings of these files, in order. Ctrl-C goes through to the caller."""
    from mtqa.commands.review import Review

    ask, show = ask or _ask, show or _show
    walk = Review([(report, finding) for report in reports for finding in report.findings if report.file is not None])
    if walk.current is None:
        show("Nothing to decide.\n")
    while walk.current is not None:
        _present(walk, show)
        if not _step(walk, ask, show):
            break
    return walk.decisions


def _present(walk: Review, show: Callable[[str], None]) -> None:
    from mtqa.report.as_text import render_finding
    from mtqa.report.visible import one_line

    assert walk.current is not None
    report, finding = walk.current
    width = shutil.get_terminal_size((80, 24)).columns
    show(f"\n[{walk.at + 1}/{len(walk.places)}] " + render_finding(report, finding, colour=colour_wanted(), width=width))
    for number, fix in enumerate(finding.fixes, 1):
        show(f"  {number}  {one_line(fix.title)}\n")


def _step(walk: Review, ask: Ask, show: Callable[[str], None]) -> bool:
    """One answer. False if the person wants to stop."""
    answer = ask("accept, reject, edit, next, skip file, undo, quit? [a/r/e/n/s/u/q/?] ").strip()
    key = answer[:1].lower() or "a"
    if key == "q":
        return False
    if key == "a" or key.isdigit():
        if not walk.accept(int(answer) - 1 if answer.isdigit() and int(answer) else 0):
            show("  There is no such suggestion; 'e' lets you write the text.\n")
    elif key == "r":
        walk.reject()
    elif key == "e":
        text = ask("  instead of the marked words (empty: keep them): ")
        if any("\ud800" <= c <= "\udfff" for c in text):
            show("  These bytes are no text in this terminal's encoding; nothing was decided.\n")
        elif text:
            walk.edit(text)
    elif key == "n":
        walk.skip()
    elif key == "s":
        walk.skip_file()
    elif key == "u":
        if not walk.undo():
            show("  Nothing to take back.\n")
    else:
        show(_HELP)
    return True


def _ask(prompt: str) -> str:
    """A line from the terminal; its end (Ctrl-D) means quit. The prompt goes to stderr, as everything that is no data."""
    _show(prompt)
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else "q"


def _show(text: str) -> None:
    sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stderr.flush()


def possible() -> bool:
    """True if there is a person to ask (MTQA_INTERACTIVE=1 says so where it cannot be seen, as in tests)."""
    return sys.stdin.isatty() or bool(os.environ.get("MTQA_INTERACTIVE"))
