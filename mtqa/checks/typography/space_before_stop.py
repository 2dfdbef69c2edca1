"""A space before a comma or full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Pattern, Scope, bad, check, delete, ok
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span

_SPACED = re.compile(r"(?<=[^\W_])[ \t\u00a0]+[,.;!?](?=[\s\"”’)]|\Z)(?![ \t]*[.,)(])")


@check(
    id="space-before-stop",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="No space belongs before '{match}'.",
    why="French sets a space before some stops, and tokenised text before all; English sets none.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(_SPACED),
    examples=(
        bad("The vote was close[[ ,]] he said.", good="The vote was close, he said."),
        bad("Who paid for it[[ ?]]", good="Who paid for it?"),
        ok("Wait ... what? The file is called .profile, he wrote."),
        ok("She ran .5 miles :) and left."),
    ),
)
def space_before_stop(document: AnnotatedDocument) -> Iterator[Mark]:
    """Marks the space together with the stop; the fix takes out the space."""
    for match in _SPACED.finditer(document.target.plain):
        span = Span(*match.span())
        yield Mark(span, f"No space belongs before '{match[0].strip()}'.", (delete(Span(span.start, span.end - 1), title="Close the gap"),))
