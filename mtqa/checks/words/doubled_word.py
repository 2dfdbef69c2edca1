"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, delete, ok
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Possessive, since a shorter word or gap can never help: that halves the time.
_TWICE = lazy(r"\b(?<!['’.-])([^\W\d_]++)([ \t\u00a0]++|[ \t]*+\r?\n[ \t]*+)\1(?![\w'’-])", re.IGNORECASE)

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
    wow oh ah eh mm hmm ok okay please bla night day dear poor little good great true right back lots i ylang
    """.split()
)

# Prepositions are said twice where the first ends a phrase ("the house he lives in in winter"), never after these words or first.
_TWICE_AFTER_VERB = frozenset({"in", "on", "is", "it", "do", "you", "so", "what", "how", "about", "over", "off", "up", "out", "down"})
_OPENERS = frozenset(
    "or nor either neither mainly mostly not only also even just and but both especially particularly as than then because".split()
) | {""}
_WORD_BEFORE = lazy(r"([\w'’]*)[ \t]*$")


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
        bad("[[In in]] 2015 the mine closed.", good="In 2015 the mine closed."),
        bad("It is sold only [[in in]] the official shop.", good="It is sold only in the official shop."),
        ok("The house he lives in in winter is cold, and what is is."),
        ok("He had had enough, and I know that that is what it is is hard to say."),
        ok("They flew to Pago Pago. It was a very very long night, ha ha."),
        ok("New York, New York. The more the merrier."),
    ),
)
def doubled_word(document: AnnotatedDocument) -> Iterator[Mark]:
    """Sure for articles and the like; less so for content words; silent for names and for what may be said twice."""
    plain, words = document.target.plain, document.target.words
    if not any(map(eq, words, words[1:])):
        return
    for match in _TWICE.finditer(plain):
        word, gap = match.group(1), match.group(2)
        first = match.start()
        second = plain[match.end() - len(word) : match.end()]
        lower = word.lower()
        if (lower in _MAYBE and not _opened(plain, first, lower)) or second[:1].isupper():
            continue
        if lower not in _NEVER and lower not in _MAYBE and (len(word) < 3 or not second.islower() or not word.islower()):
            continue
        sure = lower in _NEVER or lower in _MAYBE
        span = Span(first, match.end())
        extra = Span(first + len(word), first + len(word) + len(gap) + len(second))
        yield Mark(span, fixes=(delete(extra, SAFE if sure else UNSAFE, f"Keep one '{word}'"),), confidence=0.9 if sure else 0.7)


def _opened(plain: str, at: int, lower: str) -> bool:
    """True for a preposition (or the like) with nothing before it that it could end: at the start of a clause, or after "only"."""
    if lower not in _TWICE_AFTER_VERB:
        return False
    before = _WORD_BEFORE.search(plain[max(0, at - 20) : at])
    return (
        before is not None
        and before[1].lower() in _OPENERS
        and (before[1] != "" or not plain[max(0, at - 2) : at].strip(" \t").endswith(","))
    )
