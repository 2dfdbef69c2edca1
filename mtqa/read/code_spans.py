"""Where a Markdown text shows code: found by its fences and back-ticks alone, for what reads the raw text."""

from __future__ import annotations

import re

from mtqa.model import Span
from mtqa.model.lazy import lazy

_FENCE = lazy(r"^(?: {0,3}>)* {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = lazy(r"(?<!`)(`+)(?!`)")
_INDENTED = lazy(r"^(?: {4}|\t)[^\n]*$", re.MULTILINE)


def code_spans(raw: str) -> tuple[Span, ...]:
    """Fenced blocks (an open one reaches to the end), indented lines, and stretches between back-ticks inside a paragraph."""
    found: list[Span] = []
    at = 0
    while (opening := _FENCE.search(raw, at)) is not None:
        closing = re.compile(rf"^(?: {{0,3}}>)* {{0,3}}{re.escape(opening[1])}+[ \t]*\r?$", re.MULTILINE).search(raw, opening.end())
        at = closing.end() if closing else len(raw)
        found.append(Span(opening.start(), at))
    found += [Span(*m.span()) for m in _INDENTED.finditer(raw)]
    open_at: re.Match[str] | None = None
    for ticks in _TICKS.finditer(raw):
        if open_at is not None and re.search(r"\n[ \t]*\r?\n", raw[open_at.end() : ticks.start()]):
            open_at = None  # back-ticks pair inside one paragraph
        if open_at is None:
            open_at = ticks
        elif open_at[1] == ticks[1]:
            found.append(Span(open_at.start(), ticks.end()))
            open_at = None
    return tuple(sorted(found))
