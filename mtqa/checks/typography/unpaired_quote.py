"""A quotation mark without its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Block, Category, Its, Mark, Severity, Span

_QUOTE = re.compile(r"[\"“”„«»]")
_OPENING = re.compile(r"(?:^|[\s(\[\u2014\u2013/‘'-])$")


@check(
    id="unpaired-quote",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.TYPOGRAPHICAL,
    severity=Severity.MINOR,
    message="This quotation mark has no partner.",
    why="Nested and moved quotations lose a mark in translation; the reader no longer knows who is speaking.",
    scope=Scope.DOCUMENT,
    confidence=0.7,
    examples=(
        bad("The plan, he said, [[“]]is ready. But the chief called it “a draft” and left."),
        bad('He called it a [["]]good day and went home. She called it "a bad one" instead.'),
        ok('"We will go," she said. "We will go now.'),
        ok("“We came early.\n\n“We left late,” he said."),
        ok("The „Bild“ and the „Welt“ wrote of “it”."),
        ok('The 12" screen and the 6\'2" man.'),
    ),
)
def unpaired_quote(document: AnnotatedDocument) -> Iterator[Mark]:
    """Only what is wrong whatever stands around it: a mark that opens while another is open in the middle of a block.

    A block may end inside a quotation that goes on in the next one, and may begin inside one, so its ends prove nothing.
    """
    plain = document.target.plain
    for block in document.target.text.blocks:
        yield from _in_block(plain, block)


def _in_block(plain: str, block: Block) -> Iterator[Mark]:
    pending: int | None = None
    for match in _QUOTE.finditer(plain, block.span.start, block.span.end):
        at = match.start()
        if match[0] == '"' and at and plain[at - 1].isdigit():
            continue  # inches and seconds
        if _opens(plain, at, block.span.start) and not (pending is not None and plain[pending] == "„" and plain[at] == "“"):
            if pending is not None and pending != block.span.start:
                yield Mark(Span(pending, pending + 1))
            pending = at
        else:
            pending = None


def _opens(plain: str, at: int, start: int) -> bool:
    if plain[at] in "“„«":
        return True
    return plain[at] == '"' and bool(_OPENING.search(plain[max(start, at - 1) : at])) and not plain[at + 1 : at + 2].isspace()
