"""Two conjunctions for one link: "Although it rained, but they came"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_PAIRS = {
    "although": ("but", "however", "yet"),
    "though": ("but", "however"),
    "even though": ("but", "however", "yet"),
    "despite": ("but", "however"),
    "in spite of": ("but", "however"),
    "because": ("so", "therefore", "that's why"),
    "since": ("so", "therefore"),
    "if": ("so",),
}
_FOUND = lazy(r", (?P<second>but|so|therefore|however|yet|that's why) (?P<next>[\w’']+)")
_FIRST = lazy(rf"[“\"‘'(]?(?:(?:and|but|so) )?(?P<first>{'|'.join(sorted(_PAIRS, key=len, reverse=True))}) ")
# "so can others", "so be it", "so much the better", "but also because": no second link.
_OTHER = frozenset(
    """
    am can could do does did is are was were will would has have had must should may might be too also much that far far as what not rather
    only instead never why because if when though although while once after before as to many
    """.split()
)


@check(
    id="doubled-conjunction", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The clause already has its conjunction at the beginning; the second one is too many.",
    why="Chinese, Hebrew, Persian and Turkish mark both halves of such a sentence ('although ... but', 'because ... so'); English one.",
    trigger=Pattern(_FOUND, lower=True), fix=UNSAFE,
    examples=(
        bad("Although it rained all day, [[but]] the ferry was full.", good="Although it rained all day, the ferry was full."),
        bad("Because the captain was ill, [[so]] the ferry stayed in port.", good="Because the captain was ill, the ferry stayed in port."),
        bad("Despite the rain, [[but]] they came.", good="Despite the rain, they came."),
        bad("Since the road was closed, [[therefore]] they took the boat.", good="Since the road was closed, they took the boat."),
        ok("Although it rained, they came, but the ferry was gone. As he says, so it will be."),
        ok("Because they can leave, so can we. If you are tired, so am I."),
        ok("If that is the price, so be it. Though small but loud, it was heard."),
        ok("He went because he was asked, but she stayed. Since May, but not before, the bridge has been closed."),
    ),
)  # fmt: skip
def doubled_conjunction(sentence: Sentence) -> Iterator[Mark]:
    """The sentence opens with the first one, the first comma is followed by the second, and a clause follows that."""
    lower = sentence.owner.lower
    opening = _FIRST.match(lower, sentence.start)
    if opening is None:
        return
    comma = lower.find(",", sentence.start, sentence.end)
    match = _FOUND.match(lower, comma) if comma > 0 else None
    if match is None or match["second"] not in _PAIRS[opening["first"]] or match["next"] in _OTHER:
        return
    if opening["first"] in ("if", "since") and lower[opening.end() :].startswith(("for ", "to ", "of ")):
        return
    span = Span(*match.span("second"))
    yield Mark(span, fixes=(Fix(f"Leave out '{match['second']}'", (Edit(span, ""), Edit(Span(span.end, span.end + 1), "")), UNSAFE),))
