"""The sentence around a finding, cut to what a reader needs: a window on long text, and no more of it copied than that."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from mtqa.model import Span, Text
from mtqa.model.lazy import lazy
from mtqa.report.visible import one_line, visible

# A stop that ends a sentence: not after an initial or a short capitalised word ("Dr.", "Gen."). Reports show context only,
# so a boundary that is missed costs a few words more, never a wrong finding.
_STOP = lazy(r"(?:(?<!\b[A-Z])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)[.!?…]|[。！？؟।])[\"'”’»)\]]*(?:\s+|(?<=[。！？]))")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text before, inside and after a marked stretch, ready to be shown: one line, neutralised, elided where it was too long."""

    before: str
    marked: str
    after: str


def excerpt(text: Text, span: Span, room: int) -> Excerpt:
    """The sentence that holds the plain stretch, in about `room` characters.

    A stretch that is a whole sentence brings the one before it: that is where a stranded clause belongs.
    """
    plain = text.plain
    block = block_of(text, span)
    low, high = max(block.start, span.start - room), min(block.end, span.end + room)
    stops = [low, *(m.end() for m in _STOP.finditer(plain, low, span.start))]
    start = stops[-1]
    if start == span.start and len(stops) > 1 and _ends_sentence(plain, span.end, high):
        start = stops[-2]
    ending = _STOP.search(plain, max(span.start, span.end - 2), high)
    end = high if ending is None else max(span.end, ending.end())
    marked = span.of(plain) if len(span) <= 2 * room else plain[span.start : span.start + room] + plain[span.end - room : span.end]
    marked = middle(shown_mark(marked), room * 2 // 3)
    left = max(room // 4, room - len(marked) - (end - span.end))
    right = max(room // 4, room - len(marked) - min(left, span.start - start))
    before, after = one_line(plain[start : span.start]), one_line(plain[span.end : end])
    cut_left, cut_right = start > block.start and start == low, end == high and end < block.end
    return Excerpt(tail(before.lstrip(), left, cut_left), marked, head(after.rstrip(), right, cut_right))


def block_of(text: Text, span: Span) -> Span:
    """The block that holds the stretch, widened to it; the whole text where there is none."""
    index = bisect_right(text.blocks, span.start, key=lambda block: block.span.start) - 1
    if index < 0:
        return Span(0, len(text.plain))
    block = text.blocks[index].span
    return Span(block.start, max(block.end, span.end))


def shown_mark(marked: str) -> str:
    """The marked characters so that they can be seen: where they are nothing but white space, as dots and arrows."""
    if not marked.strip():
        return visible(re.sub(r"\r\n|[\r\n]", "↵", marked).replace("\t", "→").replace(" ", "·").replace("\u00a0", "⍽"))
    return visible(re.sub(r"\r\n|[\r\n\t\v\f]", " ", marked))


def head(text: str, room: int, cut: bool = False) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= room:
        return text + _ELLIPSIS if cut else text
    part = text[:room]
    space = part.rfind(" ")
    return (part[:space] if space > room // 2 else part).rstrip() + f" {_ELLIPSIS}"


def tail(text: str, room: int, cut: bool = False) -> str:
    """The end of a text, cut between words."""
    if len(text) <= room:
        return _ELLIPSIS + text if cut else text
    part = text[-room:]
    space = part.find(" ")
    return f"{_ELLIPSIS} " + (part[space + 1 :] if 0 <= space < room // 2 else part).lstrip()


def middle(text: str, room: int) -> str:
    """A text without its middle, if it is longer than the room."""
    if len(text) <= room:
        return text
    return f"{head(text, room // 2)} {tail(text, room // 2)[2:]}"


def _ends_sentence(plain: str, at: int, high: int) -> bool:
    return at >= high or plain[at - 1] in '.!?…。！？؟।"”’»)' or not plain[at:high].strip()
