"""A quotation that clings to its neighbour: 'said that"contact lenses" are', 'the “home order”of May'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_GLUED = lazy(r"[\"“„](?<=[A-Za-z,;:].)\w|[\"”](?<=\w.)[A-Za-z]")
_MARK = lazy(r"[\"“”„]")
_WORD_BEFORE = lazy(r"(?<![^\W_])[A-Za-z]+(?:['’][A-Za-z]+)?[,;:]?$")
_ENDINGS = frozenset("th st nd rd ish ed ing".split())  # of a quoted word: the “x”th time
_WORD_AFTER = lazy(r"[A-Za-z]{2,}(?![^\W_])")


@check(
    id="glued-quote",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="A space is missing between the quotation mark and the word beside it.",
    why="Chinese and Japanese set no spaces around their quotation marks; engines turn the marks and forget the space.",
    fix=SAFE,
    scope=Scope.DOCUMENT,
    confidence=0.85,
    examples=(
        bad('He said [[that"]]contact lenses" are safe.', good='He said that "contact lenses" are safe.'),
        bad("They broke the “home [[order”of]] May.", good="They broke the “home order” of May."),
        bad('[[The"]]home [[order"of]] May.', good='The "home order" of May.'),
        ok('The "Mulan"s of this world, the “x”th time, a 6"x4" board, a pro-"order" march. Who wrote href="page"or so?'),
    ),
)
def glued_quote(document: AnnotatedDocument) -> Iterator[Mark]:
    """Straight marks open and close in turn; where their number in a block is odd, nobody knows which is which."""
    plain = document.target.plain
    if _GLUED.search(plain) is None:
        return
    for block in document.target.text.blocks:
        marks = list(_MARK.finditer(plain, block.span.start, block.span.end))
        straight = [m.start() for m in marks if m[0] == '"']
        if len(straight) % 2 or not _alternate(plain, straight):
            straight = []
        turn = {at: number % 2 == 0 for number, at in enumerate(straight)}
        inside, sure, found = False, True, list[tuple[Span, str]]()
        for match in marks:
            at, sign = match.start(), match[0]
            opens = turn.get(at) if sign == '"' else sign != "”"
            if opens is None:  # its own space tells
                inside = plain[at - 1 : at].isspace() and not plain[at + 1 : at + 2].isspace()
                continue
            sure, inside = sure and opens != inside, opens
            clings = _before(plain, at, block.span.start) if opens else _behind(plain, at, block.span.start, block.span.end)
            found += [clings] if clings is not None else []
        for span, spaced in found:  # marks that open and close out of turn stand the wrong way round, who knows which
            yield Mark(span, fixes=(replace(span, spaced, SAFE if sure else UNSAFE, title="Put a space"),))


def _before(plain: str, at: int, start: int) -> tuple[Span, str] | None:
    """The word that an opening mark clings to, with the space between them; None if it does not."""
    word = _WORD_BEFORE.search(plain, max(start, at - 30), at)
    if word is None or len(word[0]) < 2 or not plain[at + 1 : at + 2].isalnum() or plain[at + 1] == "s":
        return None
    return Span(word.start(), at + 1), f"{word[0]} {plain[at]}"


def _behind(plain: str, at: int, start: int, end: int) -> tuple[Span, str] | None:
    """The word that clings to a closing mark, with the space between them; None if there is none."""
    word = _WORD_AFTER.match(plain, at + 1, end)
    if word is None or not plain[at - 1].isalnum() or word[0] in _ENDINGS:
        return None
    left = _WORD_BEFORE.search(plain, max(start, at - 30), at)
    span = Span(left.start() if left else at, word.end())
    return span, f"{plain[span.start : at + 1]} {word[0]}"


def _alternate(plain: str, straight: list[int]) -> bool:
    """False where a mark's own spaces say that it opens though it should close, or the other way round."""
    for number, at in enumerate(straight):
        before, after = plain[at - 1 : at] if at else " ", plain[at + 1 : at + 2] or " "
        if before.isspace() != after.isspace() and before.isspace() != (number % 2 == 0):
            return False
        if before == "=" or before.isdigit():
            return False
    return True
