"""A space on the inner side of a bracket: '( as of May )'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, Pattern, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_BRACKET = lazy(r"[()]")
_BLANKS = " \t\u00a0"
_STOPS = frozenset('.!?…"”’%)')


@check(
    id="loose-bracket",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="A bracket clings to the words inside it.",
    why="Engines that cut the text at brackets put the pieces together with spaces.",
    fix=SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"\([ \u00a0]|[ \u00a0]\)")),
    confidence=0.85,
    languages=(),
    examples=(
        bad("The mayor [[( ]]in office since May[[ )]] resigned.", good="The mayor (in office since May) resigned."),
        bad("The bridge (built in 1920[[ )]] is closed.", good="The bridge (built in 1920) is closed."),
        bad("The tower is 30 metres high[[( ]]the hall 12).", good="The tower is 30 metres high (the hall 12)."),
        ok("The mayor (in office since May) resigned. Nice :) It rained (all day)."),
    ),
)
def loose_bracket(document: AnnotatedDocument) -> Iterator[Mark]:
    """Only brackets with a mate in their block: a lone one may be a smile or the mark of a list."""
    plain = document.target.plain
    for block in document.target.text.blocks:
        opened: list[int] = []
        for match in _BRACKET.finditer(plain, block.span.start, block.span.end):
            if match[0] == "(":
                opened.append(match.start())
            elif opened:
                yield from _loose(plain, opened.pop(), match.start(), block.span.start)


def _loose(plain: str, left: int, right: int, start: int) -> Iterator[Mark]:
    inner = plain[left + 1 : right]
    words = inner.strip(_BLANKS)
    if not any(c.isalpha() for c in words):
        return
    first, last = left + 1 + len(inner) - len(inner.lstrip(_BLANKS)), right - (len(inner) - len(inner.rstrip(_BLANKS)))
    clings = left > start and plain[left - 1].isalnum()  # 'high( the': the space stands on the wrong side
    head = (Edit(Span(left, first), " (" if clings else "("),) if first > left + 1 and words[0].isalnum() else ()
    tail = (Edit(Span(last, right), ""),) if last < right and (words[-1].isalnum() or words[-1] in _STOPS) else ()
    if head:
        yield Mark(Span(left, first), fixes=(Fix("Close the gap", head, SAFE),))
    if tail:
        yield Mark(Span(last, right + 1), fixes=(Fix("Close the gap", tail, SAFE),))
