"""A comment that hides findings, where there are none to hide."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, ok
from mtqa.model import Applicability, Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy
from mtqa.model.suppression import Suppressed, Suppression

_OWN = frozenset({"unused-suppression", "suppressions"})
_BREAK = lazy(r"\r\n?|\n|\Z")
_BLANK_LINE = lazy(r"[ \t]*(?:\r\n?|\n)")
_BLANKS = " \t"


@check(
    id="unused-suppression",
    category=Category.DESIGN_AND_MARKUP,
    its=Its.OTHER,
    severity=Severity.MINOR,
    message="This comment hides nothing.",
    why="A comment that outlives its fault hides the next one that comes to stand there. Delete it; if it comes back to use, so can the "
    "comment. Only rules that ran are judged: a run with --select leaves comments about other rules alone. Where some rules of a family "
    "need a source that this run does not have, deleting a comment about it is not a safe fix.",
    fix=Applicability.SAFE,
    scope=Scope.FILE,
    languages=(),
    confidence=1.0,
    examples=(
        bad(
            "The ferry sailed at noon. [[<!-- mtqa: ignore doubled-word: a quotation -->]]\n",
            good="The ferry sailed at noon.\n",
            note="there is no doubled word on the line",
        ),
        bad(
            "The ferry sailed at noon.\n[[# mtqa: ignore-next-line typography]]\nIt came back at six.\n",
            good="The ferry sailed at noon.\nIt came back at six.\n",
            note="the comment's line goes with it",
        ),
        bad(
            "[[<!-- mtqa: off terms -->]]\n\nThe ferry sailed at noon.\n\n<!-- mtqa: on terms -->\n\nIt came back at six.\n",
            good="The ferry sailed at noon.\n\nIt came back at six.\n",
            note="'on' goes with its 'off'",
        ),
        ok("The manual says: write mtqa: ignore, or # mtqa: off, in a comment.", note="prose about comments is none"),
        ok("The ferry sailed at noon. <!-- ask the harbour master -->\n", note="a comment that is not for mtqa"),
    ),
)
def unused_suppression(file: Suppressed) -> Iterator[Mark]:
    """Rule by rule: a comment that names two rules and needs one loses the other name only. Marks count in the raw text."""
    ended = {comment.until for comment in file.comments if comment.until}
    marks = [m for c in file.comments if c.verb != "on" for m in _of(c, file)]
    places = [mark.span for mark in marks]
    for comment in file.comments:
        if comment.verb == "on":
            if comment.comment not in ended:
                yield Mark(comment.comment, "There is no 'mtqa: off' that this comment could end.", (_deletion(file, comment),))
        elif comment.rules & _OWN and not any(comment.reaches(place) for place in places):
            marks += _judged(comment, file, [name for name, _ in comment.named if name in _OWN])
    yield from _merged(marks, file)


def _of(comment: Suppression, file: Suppressed) -> list[Mark]:
    """What is wrong with one comment, names of this very rule left aside."""
    if comment.rules:
        return _judged(comment, file, [name for name, _ in comment.named if name not in _OWN and _idle(comment, name, file)])
    if not file.blanket or any(_hidden(comment, f.span) for f in file.findings):
        return []
    fix = _deletion(file, comment, UNSAFE if file.partial else SAFE)
    return [Mark(comment.comment, "This comment hides nothing: no rule finds anything there.", (fix,))]


def _idle(comment: Suppression, name: str, file: Suppressed) -> bool:
    """True if the rule or family is unknown, or ran and found nothing where the comment reaches."""
    if file.known is not None and name not in file.known:
        return True
    if file.ran is not None and name not in file.ran:
        return False
    return not any(name in (f.rule.id, f.rule.family) and _hidden(comment, f.span) for f in file.findings)


def _hidden(comment: Suppression, span: Span) -> bool:
    """True if the comment has a purpose there; what is found in its own words is none."""
    return comment.reaches(span) and not comment.comment.overlaps(span)


def _judged(comment: Suppression, file: Suppressed, idle: list[str]) -> list[Mark]:
    """A mark for the whole comment if all its names are idle, else one for each idle name."""
    if not idle:
        return []
    if len(idle) == len(comment.named):
        return [Mark(comment.comment, _message("This comment", idle, file), (_deletion(file, comment, _safety(idle, file)),))]
    return [
        Mark(span, _message("The name", [name], file), (Fix("Delete the name", _without(name, comment, file.raw), _safety([name], file)),))
        for name, span in comment.named
        if name in idle
    ]


def _safety(idle: list[str], file: Suppressed) -> Applicability:
    """Not safe where a rule of the family was silent only because there is no source here."""
    return UNSAFE if file.partial.intersection(idle) else SAFE


def _merged(marks: list[Mark], file: Suppressed) -> Iterator[Mark]:
    """The marks, where a comment lost all of its names in two steps as one for the whole comment."""
    for comment in file.comments:
        own = [m for m in marks if comment.comment.contains(m.span)]
        if len(own) > 1 and len(own) == len(comment.named):
            names = [name for name, _ in comment.named]
            yield Mark(comment.comment, _message("This comment", names, file), (_deletion(file, comment, _safety(names, file)),))
        else:
            yield from own


def _message(what: str, idle: list[str], file: Suppressed) -> str:
    unknown = [name for name in idle if file.known is not None and name not in file.known]
    if unknown:
        return f"{what} hides nothing: there is no rule or family {' or '.join(repr(n) for n in unknown)}."
    return f"{what} hides nothing: {' and '.join(idle)} found nothing there."


def _without(name: str, comment: Suppression, raw: str) -> tuple[Edit, ...]:
    """The edits that take one name out of a list of names, with the comma that parted it."""
    places = [span for _, span in comment.named]
    at = next(n for n, (other, _) in enumerate(comment.named) if other == name)
    span = places[at]
    rest = Span(span.end, places[at + 1].start) if at + 1 < len(places) else Span(places[at - 1].end, span.start)
    assert "," in rest.of(raw)
    return tuple(sorted((Edit(span, ""), Edit(rest, "")), key=lambda e: e.span))


def _deletion(file: Suppressed, comment: Suppression, applicability: Applicability = SAFE) -> Fix:
    """Delete the comment; an 'on' that ends nothing else goes with its 'off'."""
    edits = _removal(file.raw, comment.comment)
    if comment.until and sum(other.until == comment.until for other in file.comments) == 1:
        edits += [e for e in _removal(file.raw, comment.until) if e not in edits]
    return Fix("Delete the comment", tuple(edits), applicability)


def _removal(raw: str, span: Span) -> list[Edit]:
    """The comment, and with it its line and a blank one too many if it stands alone, else the blanks that nothing needs any more.

    Separate edits, because none may cross the border of the finding.
    """
    start, stop = span.start, span.end
    while start > 0 and raw[start - 1] in _BLANKS:
        start -= 1
    ending = _BREAK.match(raw, _past_blanks(raw, span.end))
    opens = start == 0 or raw[start - 1] in "\r\n"
    if opens and ending:
        stop = ending.end()
        before = raw[:start][-4:].replace("\r\n", "\n").replace("\r", "\n")
        following = _BLANK_LINE.match(raw, stop)
        if following and (not start or before.endswith("\n\n")):
            stop = following.end()
    elif opens:
        start, stop = span.start, _past_blanks(raw, span.end)
    elif not ending and raw[span.end] not in _BLANKS:
        start = span.start  # a blank parts the words on both sides
    edges = (Span(start, span.start), span, Span(span.end, stop))
    return [Edit(edge, "") for edge in edges if len(edge)]


def _past_blanks(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in _BLANKS:
        at += 1
    return at
