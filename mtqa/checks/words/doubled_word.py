"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, delete, ok
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span

_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]+)([ \t\u00a0]+|[ \t]*\r?\n[ \t]*)\1(?![\w'’-])", re.IGNORECASE)

# English never needs these twice in a row.
_NEVER = frozenset(
    """
    the a an of to and or for with by from as at was were are be been has have will would they we he his their its these those but
    if than into which because my our your
    """.split()
)
# Words that good English does say twice: grammar ("he had had", "what it is is"), emphasis, interjections, names.
_MAYBE = frozenset(
    """
    that had her is in on it do you who so very no yes ha bye never really far many much more long old big well there now again hush
    knock blah ho hey go win two one choo chop tut pooh yo ya la na hear please come wait run too up down out over off about what why how
    wow oh ah eh mm hmm ok okay please bla night day day-to-day dear poor little good great true right back lots and-and i
    """.split()
)


@check(
    id="doubled-word",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.DUPLICATION,
    severity=Severity.MINOR,
    message="The word stands here twice.",
    why="A decoder that loses its place repeats itself; the shortest loop is a single word.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    examples=(
        bad("He walked to [[the the]] old harbour.", good="He walked to the old harbour."),
        bad("The [[police police]] closed the road.", good="The police closed the road."),
        ok("He had had enough, and I know that that is what it is is hard to say."),
        ok("They flew to Pago Pago. It was a very very long night, ha ha."),
        ok("New York, New York. The more the merrier."),
    ),
)
def doubled_word(document: AnnotatedDocument) -> Iterator[Mark]:
    """Sure for articles and the like; less so for content words; silent for names and for what may be said twice."""
    plain = document.target.plain
    for match in _TWICE.finditer(plain):
        word, gap = match.group(1), match.group(2)
        first = match.start()
        second = plain[match.end() - len(word) : match.end()]
        lower = word.lower()
        if lower in _MAYBE or (second[:1].isupper() and not (lower in _NEVER and second.islower())):
            continue
        if lower not in _NEVER and (len(word) < 3 or not second.islower() or not word.islower()):
            continue
        sure = lower in _NEVER
        span = Span(first, match.end())
        extra = Span(first + len(word), first + len(word) + len(gap) + len(second))
        yield Mark(span, fixes=(delete(extra, SAFE if sure else UNSAFE, f"Keep one '{word}'"),), confidence=0.9 if sure else 0.7)
