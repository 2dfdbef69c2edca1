"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_QUOTE = lazy(r"[\"“”„«»」』]")
_STOP_AND_SPACE = lazy(r"[.,!?…] $")
_OPENING = lazy(r"(?:^|[\s(\[\u2014\u2013/‘'-])$")


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
        bad("[[“]]We have asked for years, said the mayor.\n\nThe council called it “a start” on Monday."),
        ok('"We will go," she said. "We will go now.'),
        ok("“We came early.\n\n“We left late,” he said."),
        ok("The “Bild” and the “Welt” wrote of “it”."),
        ok('The 12" screen and the 6\'2" man.'),
    ),
)
def unpaired_quote(document: AnnotatedDocument) -> Iterator[Mark]:
    """Only what is wrong whatever stands around it: a mark that opens, has another open after it, and is never closed.

    A quotation may go on over several paragraphs (each opening with a mark, by custom) and over several segments, so an end of
    a block proves nothing, nor does a closing mark whose partner may stand before the text begins. A text of one block may be such
    a segment, cut from its neighbours (humans marked 6 of 31 in zhen21news): there it is a note.
    """
    plain = document.target.plain
    if _QUOTE.search(plain) is None:
        return
    severity = Severity.MINOR if len(document.target.text.blocks) > 1 else Severity.NEUTRAL
    pending: list[int] = []  # marks that have opened, the innermost last
    followed: set[int] = set()
    lost: list[int] = []
    for block in document.target.text.blocks:
        for match in _QUOTE.finditer(plain, block.span.start, block.span.end):
            at = match.start()
            if match[0] == '"' and at and plain[at - 1].isdigit() and (not pending or plain[pending[-1]] != '"'):
                continue  # inches and seconds
            if not _opens(plain, at, block.span.start) or _closes(plain, at, pending):
                if pending:
                    pending.pop()
            elif at == block.span.start:
                lost += [mark for mark in pending if mark in followed]
                pending = [at]
            else:
                followed.update(pending[-1:])
                pending.append(at)
    for mark in lost + [mark for mark in pending if mark in followed]:
        yield Mark(Span(mark, mark + 1), severity=severity)


def _opens(plain: str, at: int, start: int) -> bool:
    if plain[at] in "“„«":
        return True
    return plain[at] == '"' and bool(_OPENING.search(plain[max(start, at - 1) : at])) and not plain[at + 1 : at + 2].isspace()


def _closes(plain: str, at: int, pending: list[int]) -> bool:
    """True for what looks like an opening mark and closes: the “ of other languages ('so,“ she said'), and a straight mark with its
    space on the wrong side ('so, "said she')."""
    before, after = plain[max(0, at - 2) : at], plain[at + 1 : at + 2]
    if not pending:
        return False
    if plain[at] == "“":
        if not before[-1:].isspace():
            return not after.isalnum()
        return before[:1] == "," or (before[:1] in ".!?…" and not after.isupper())
    return plain[at] == '"' and bool(_STOP_AND_SPACE.match(before))
