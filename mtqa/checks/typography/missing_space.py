"""No space after a stop: 'It ended.The crowd went home.'"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.vocabulary import zipf
from mtqa.engine import SAFE, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Found by its stop, which is quick; the words around it are looked at afterwards.
_GLUED = lazy(r"[.!?;,](?<=[a-z][a-z].)(?:[A-Z]?[a-z]+|I)(?![\w.@/(-])")
_LEFT = lazy(r"(?<![\w.@/-])[a-z]+$")
_SENTENCE = frozenset(".!?")
_COMMON = 4.0  # Zipf frequency: one in 100,000 words. Both neighbours must be everyday words, or it may be a file or a site.


@check(
    id="missing-space-after-stop",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.WHITESPACE,
    severity=Severity.MINOR,
    message="A space is missing after the stop.",
    why="Chinese and Japanese set no space after a stop, and segments that are joined lose theirs.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    examples=(
        bad("The match [[ended.The]] crowd went home.", good="The match ended. The crowd went home."),
        bad("He was [[tired,but]] he stayed.", good="He was tired, but he stayed."),
        ok("See example.com or write to info@bank.Org about node.js files."),
    ),
)
def missing_space(document: AnnotatedDocument) -> Iterator[Mark]:
    """After a full stop a capital must follow, after a comma a small letter; both words must be everyday ones."""
    plain = document.target.plain
    for match in _GLUED.finditer(plain):
        stop, right = match[0][0], match[0][1:]
        left = _LEFT.search(plain[max(0, match.start() - 40) : match.start()])
        if left is None or (stop in _SENTENCE) != right[0].isupper() or min(zipf(left[0]), zipf(right.lower())) < _COMMON:
            continue
        span = Span(match.start() - len(left[0]), match.end())
        yield Mark(span, fixes=(replace(span, f"{left[0]}{stop} {right}", SAFE, title="Put a space"),))
