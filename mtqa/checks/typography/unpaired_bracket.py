"""A bracket that is opened and never closed, or closed and never opened, in its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_BRACKET = lazy(r"[()\[\]（）【】]")
_CLOSES = {")": "(", "）": "(", "]": "[", "】": "["}  # (so） is another fault: foreign-punctuation
_OPENS = {"（": "(", "【": "["}
_LABEL = lazy(r"(?:^|[\s(,;:])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")  # a) 1) iv) are labels, not brackets
_EMOTICON = lazy(r"[:;=8xX][-'o^]?$")

_GOES_ON = lazy(r"\s*[a-z,.;:]")  # a lone ")" at the end of a sentence is a smile, as Russian and Ukrainian write it


@check(
    id="unpaired-bracket",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.TYPOGRAPHICAL,
    severity=Severity.MINOR,
    message="This bracket has no partner in its paragraph.",
    why="When a translation moves or drops part of a sentence, one half of a pair of brackets is easily left behind.",
    scope=Scope.DOCUMENT,
    languages=(),
    examples=(
        bad("The minister [[(]]in office since May resigned on Friday."),
        bad("The minister, in office since May[[)]], resigned on Friday."),
        ok("There are two ways: a) pay now, b) pay later. Nice :) See you) The bill (if any) comes [sic] in June."),
    ),
)
def unpaired_bracket(document: AnnotatedDocument) -> Iterator[Mark]:
    """Brackets are paired within each block; those of labels and emoticons do not count."""
    plain = document.target.plain
    if not any(sign in plain for sign in "()[]"):
        return
    for block in document.target.text.blocks:
        open_at: list[tuple[int, str]] = []
        for match in _BRACKET.finditer(plain, block.span.start, block.span.end):
            at, sign = match.start(), match[0]
            before = plain[max(block.span.start, at - 6) : at]
            if sign not in _CLOSES:
                if not _EMOTICON.search(before):
                    open_at.append((at, _OPENS.get(sign, sign)))
            elif open_at and open_at[-1][1] == _CLOSES[sign]:
                open_at.pop()
            elif sign in ")]" and _left_over(plain, at, block.span.start, before):
                yield Mark(Span(at, at + 1), confidence=0.8)
        yield from (Mark(Span(at, at + 1), confidence=0.8) for at, _ in open_at if plain[at] in "([")


def _left_over(plain: str, at: int, start: int, before: str) -> bool:
    """False for labels, emoticons, and smiles, which Russian and Ukrainian writers set as a lone bracket, often behind a greeting."""
    if before[-1:] == ")" or not _GOES_ON.match(plain, at + 1) or _LABEL.search(before) or _EMOTICON.search(before):
        return False
    return len(plain[start:at].split(None, 3)) > 2
