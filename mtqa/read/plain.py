"""Plain text. `plain` is the raw text itself; only the blocks are to be found.

Three habits are met: paragraphs parted by blank lines, one paragraph a line, and paragraphs wrapped at a fixed width as
in mails. They are told apart line by line: a line that could have taken the next line's first word was ended on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtqa.model import Block, BlockKind, Document, Span, Text
from mtqa.model.lazy import lazy
from mtqa.read.kinds import classify, head

_LINE = lazy(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = lazy(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKER = lazy(r"[ \t]*(?:([-*+•‣◦▪●·–])|(?:\(?(?:\d{1,2}|[a-z])[.)]))[ \t]+(?=\S)")
_RULE = lazy(r"[\s*_=~#·•-]*")
_WRAP = 110  # characters: no mail or terminal text is wrapped wider, so longer lines are paragraphs
_END = ".!?…:。！？؟।"


def read_plain(raw: str, path: str, genre: str, target_language: str | None) -> Document:
    """A text file as one document."""
    return Document(path=path, target=plain_text(raw, target_language), format="plain", genre=genre)


def plain_text(raw: str, language: str | None = None) -> Text:
    """A text without markup."""
    return Text(raw=raw, plain=raw, blocks=blocks(raw), language=language)


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, headings, list items and so on; together they hold every character that is not space, marker or rule."""
    spans = list(_paragraphs(text))
    items = {index for index, (span, marker) in enumerate(spans) if marker and _is_list(spans, index, text)}
    kinds = classify([head(text, span.start, span.end) for span, _ in spans])
    found = []
    for index, ((span, marker), kind) in enumerate(zip(spans, kinds, strict=True)):
        if index in items:
            found.append(Block(Span(span.start + marker, span.end), BlockKind.LIST_ITEM, 1))
        else:
            found.append(Block(span, kind, 1 if kind is BlockKind.HEADING else 0))
    return tuple(found)


def _is_list(spans: list[tuple[Span, int]], index: int, text: str) -> bool:
    """One dash may open a line of dialogue, one number a heading; two neighbours with the same kind of mark are a list."""

    def mark(at: int) -> str:
        span, width = spans[at]
        sign = text[span.start : span.start + width].strip()
        return "1" if sign[-1] in ".)" else sign

    near = (at for at in (index - 1, index + 1) if 0 <= at < len(spans) and spans[at][1])
    return mark(index) in "•‣◦▪●" or any(mark(at) == mark(index) for at in near)


def _paragraphs(text: str) -> Iterator[tuple[Span, int]]:
    """Paragraph spans without the space around them, each with the width of its list marker (0 if it has none)."""
    chunk: list[Span] = []
    for span in _lines(text):
        if chunk and _breaks(text, chunk[-1].end, span.start) > 1:
            yield from _split(text, chunk)
            chunk = []
        chunk.append(span)
    yield from _split(text, chunk)


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold more than space and rules such as "-----", trimmed."""
    for match in _LINE.finditer(text):
        line = match[0]
        start, end = match.start() + len(line) - len(line.lstrip()), match.end() - len(line) + len(line.rstrip())
        if start < end and not (end - start < 200 and _RULE.fullmatch(text, start, end) and end - start > 2):
            yield Span(start, end)


def _breaks(text: str, start: int, end: int) -> int:
    return 1 if end - start <= 1 else sum(1 for _ in _BREAK.finditer(text, start, end))


def _split(text: str, lines: list[Span]) -> Iterator[tuple[Span, int]]:
    """A run of lines without a blank one between: cut where a line was ended on purpose."""
    if not lines:
        return
    width = max(len(line) for line in lines)
    start, marker = lines[0].start, _marker(text, lines[0])
    for line, following in pairwise(lines):
        next_marker = _marker(text, following)
        if next_marker or not _wrapped(text, line, following, width):
            yield Span(start, line.end), marker
            start, marker = following.start, next_marker
    yield Span(start, lines[-1].end), marker


def _marker(text: str, line: Span) -> int:
    match = _MARKER.match(text, line.start, line.end)
    return match.end() - line.start if match else 0


def _wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """True if the line break between two lines is only the width of the page."""
    if width > _WRAP:
        return False
    first = text[following.start : following.start + _WRAP].split(None, 1)[0]
    full = len(line) + 1 + len(first) > width * 0.9
    if text[line.end - 1] in _END:
        return full and len(line) > 0.6 * width and width > 40
    return full or first[0].islower()
