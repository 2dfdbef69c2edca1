"""A space before a comma or full stop."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, delete, ok
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Found by its stop, which is quick; the space before it is measured afterwards.
_SPACED = lazy(r"[,.;!?](?<=[ \t\u00a0].)(?=[\s\"”’)]|\Z)(?![ \t]*[.,)(])")
_SPACE = " \t\u00a0"


@check(
    id="space-before-stop",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="No space belongs before '{match}'.",
    why="French sets a space before some stops, and tokenised text before all; English sets none.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    examples=(
        bad("The vote was close[[ ,]] he said.", good="The vote was close, he said."),
        bad("Who paid for it[[ ?]]", good="Who paid for it?"),
        ok("Wait ... what? The file is called .profile, he wrote."),
        ok("She ran .5 miles :) and left."),
    ),
)
def space_before_stop(document: AnnotatedDocument) -> Iterator[Mark]:
    """Marks the space together with the stop; the fix takes out the space."""
    plain = document.target.plain
    for match in _SPACED.finditer(plain):
        stop = match.start()
        start = stop
        while start and plain[start - 1] in _SPACE:
            start -= 1
        if start and plain[start - 1].isalnum():
            fix = delete(Span(start, stop), title="Close the gap")
            yield Mark(Span(start, stop + 1), f"No space belongs before '{plain[stop]}'.", (fix,))
