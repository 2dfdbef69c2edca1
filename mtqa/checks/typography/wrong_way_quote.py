"""A closing quotation mark of another language: '"We are late,“ she said', '„We are late,“ she said'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_MARK = lazy(r"[\"“”„]")
_STOP = frozenset(".,!?…)%")


@check(
    id="wrong-way-quote",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.TYPOGRAPHICAL,
    severity=Severity.MINOR,
    message="'{match}' does not stand so in English: “ opens a quotation, ” closes it.",
    why="German, Icelandic, Czech, Bulgarian and others write „so“; engines turn only one of the two marks, or neither.",
    fix=SAFE,
    scope=Scope.DOCUMENT,
    confidence=0.85,
    examples=(
        bad('"We are late,[[“]] she said. "It rains.[[“]]', good='"We are late," she said. "It rains."'),
        bad("[[„]]We are late,[[“]] she said.", good="“We are late,” she said."),
        bad("The paper called it “a scandal.[[“]]", good="The paper called it “a scandal.”"),
        bad('He spoke of "a mistake[[“]] and left.', good='He spoke of "a mistake" and left.'),
        ok("He said “we are late” and left. She cried:“ We are late!” The paper wrote “‘No’ is no answer”."),
    ),
)
def wrong_way_quote(document: AnnotatedDocument) -> Iterator[Mark]:
    """A “ right behind a word or stop and before a space closes something. It becomes the mate of the mark that opened it.

    Behind a word, with nothing open in its block, it may as well open a quotation and stand on the wrong side of its space; then only a
    mark that closes nothing else makes it sure.
    """
    plain = document.target.plain
    if "“" not in plain and "„" not in plain:
        return
    straight = plain.count('"') > plain.count("”")
    for block in document.target.text.blocks:
        marks = list(_MARK.finditer(plain, block.span.start, block.span.end))
        opened = ""
        for number, match in enumerate(marks):
            at, sign = match.start(), match[0]
            closing = _closes(plain, at, block.span.start, block.span.end)
            if sign == "„" and not closing:
                yield Mark(Span(at, at + 1), fixes=(replace(Span(at, at + 1), "“", SAFE),))
                opened = sign
            elif sign == "“" and closing:
                later = any(m[0] == "”" for m in marks[number + 1 :][:1])
                if not opened and (later or plain[at - 1] not in _STOP):
                    continue
                english = '"' if opened == '"' or (not opened and straight) else "”"
                yield Mark(Span(at, at + 1), fixes=(replace(Span(at, at + 1), english, UNSAFE if later else SAFE),))
                opened = ""
            else:
                opened = "" if closing or sign == "”" else sign


def _closes(plain: str, at: int, start: int, end: int) -> bool:
    """True if the mark clings to what stands before it and not to what follows."""
    before, after = plain[max(start, at - 1) : at], plain[at + 1 : min(end, at + 2)]
    return bool(before) and (before.isalnum() or before in _STOP or before in "’'") and not after.isalnum() and after not in ("$", "€", "£")
