"""What a reference has in the place of a finding: the words between the same neighbours on both sides.

The segment and its reference are compared word by word (difflib). The marked words have a counterpart only if the word before them
and the word after them, or the segment's border, stand in the reference too, in this order, with something else between them.
Anything looser proposes words that do not fit the sentence around them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from mtqa.model import Span

_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
_LONGER = 3  # words that a counterpart may have more than what it stands for: beyond, the sentences differ too much


def drawn(text: str, span: Span, references: Iterable[str | None]) -> str | None:
    """The counterpart of `text[span]` in the first reference that has one; None if there is none, or the same words."""
    for reference in references:
        found = _counterpart(text, span, reference) if reference else None
        if found is not None and found != span.of(text):
            return found
    return None


def _counterpart(text: str, span: Span, reference: str) -> str | None:
    own, other = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(reference))
    inside = [n for n, token in enumerate(own) if token.start() < span.end and span.start < token.end()]
    # A mark that cuts a word in two has no counterpart: the words are compared whole.
    if not inside or own[inside[0]].start() < span.start or own[inside[-1]].end() > span.end:
        return None
    first, end = inside[0], inside[-1] + 1
    if first == 0 and end == len(own):
        return None
    partner = _partners([token[0] for token in own], [token[0] for token in other])
    before = -1 if first == 0 else partner.get(first - 1)
    after = len(other) if end == len(own) else partner.get(end)
    if before is None or after is None or not before + 1 < after or after - before - 1 > end - first + _LONGER:
        return None
    if not any(own[n][0][0].isalnum() for n in (first - 1, end) if 0 <= n < len(own)):
        return None  # commas on both sides hold nothing in its place
    return reference[other[before + 1].start() : other[after - 1].end()]


def _partners(own: list[str], other: list[str]) -> dict[int, int]:
    """Word -> the same word of the other text, in order."""
    matcher = difflib.SequenceMatcher(None, own, other, autojunk=False)
    return {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
