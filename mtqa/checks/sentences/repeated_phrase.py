"""A phrase that comes twice in a row, or a loop of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtqa.annotate import AnnotatedDocument
from mtqa.checks.sentences._shared import SPOKEN
from mtqa.engine import UNSAFE, Scope, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_WORD = lazy(r"\w+(?:['’-]\w+)*")
_LONGEST = 14  # words of a phrase that is looked for twice in a row
_AGAIN = 7  # words: a run as long as this one, said again a little later in the sentence, is no figure of speech
_NEAR = 30  # words between the two
_LINKS = frozenset({"and", "by", "to", "of", "very", "so", "or", "upon", "after", "no", "yes", "ha", "that", "it", "is", "in"})
_BREAK = lazy(r"[.!?:;\n“”\"()\[\]|/—–…*=]|, ?(?:and|or|but) ")


@check(
    id="repeated-phrase", category=Category.LINGUISTIC_CONVENTIONS, its=Its.DUPLICATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT,
    message="The phrase stands here twice in a row.",
    why="A decoder that loses its place says the last phrase again, sometimes until it runs out of space.", fix=UNSAFE, confidence=0.85,
    examples=(
        bad("They met at the end of [[the long day the long day]] in Porto.", good="They met at the end of the long day in Porto."),
        bad("He left the house because he had seen the light, [[and that is why and that is why and that is why]] he never slept.",
            good="He left the house because he had seen the light, and that is why he never slept."),
        bad("The board said the new bridge across the river will be closed and [[the new bridge across the river will be closed]]."),
        ok("It went on and on and on, again and again and again, more and more and more."),
        ok("Step by step by step they came. He loves me, he loves me not. It was a long, long day, a very, very long day."),
        ok("Location, location, location. They won 2-1, 2-1 and 3-0. New York, New York."),
        ok("The man who knew the way and the man who knew the price met at noon."),
    ),
)  # fmt: skip
def repeated_phrase(document: AnnotatedDocument) -> Iterator[Mark]:
    """Block by block: a cheap look, and where a pair of words comes again too soon, the exact one."""
    low = document.target.lower
    for block in document.target.text.blocks:
        if _suspicious(low[block.span.start : block.span.end].replace(",", "").split()):
            yield from _loops(document.target.plain, low, block.span)


def _loops(plain: str, low: str, block: Span) -> Iterator[Mark]:
    """One pass over the words: where a pair of words comes again soon, the run that follows it is compared with itself."""
    places = [m.span() for m in _WORD.finditer(plain, block.start, block.end)]
    words = [low[a:b] for a, b in places]
    last: dict[tuple[str, str], int] = {}
    skip = 0
    for n in range(len(words) - 1):
        pair = (words[n], words[n + 1])
        first = last.get(pair)
        last[pair] = n
        if first is None or n < skip or n - first > _NEAR:
            continue
        period = n - first
        length = 0
        while n + length < len(words) and words[first + length] == words[n + length]:
            length += 1
        if period < 2 or not (length >= period or length >= _AGAIN):
            continue
        phrase = words[first : first + min(period, length)]
        if not _telling(phrase, length >= 2 * period):
            continue
        adjacent = length >= period and period <= _LONGEST
        end = n + (length if not adjacent else period * (length // period))
        span = Span(places[first][0], places[end - 1][1])
        if _BREAK.search(plain, span.start, span.end):
            continue
        comma = adjacent and "," in plain[places[n - 1][1] : places[n][0]]
        skip = end
        if adjacent and comma and period < 4:
            continue  # "he loves me, he loves me not"
        if adjacent and words[first - 1 : first] and words[first - 1] in ("makes", "make", "made", "making"):
            continue  # "what makes Porto Porto"
        if adjacent:
            # People say a thing twice; an engine that has lost its place says it three times.
            twice = SPOKEN if length < 2 * period and _in_quotes(plain, block.start, span.start) else None
            yield Mark(span, confidence=twice, fixes=(delete(Span(places[first + period - 1][1], span.end), UNSAFE, "Say it once"),))
        else:
            again = Span(places[n][0], span.end)
            message = f"The words '{again.of(plain)}' came a moment before in the same sentence."
            yield Mark(again, message=message, confidence=0.45, severity=Severity.MINOR)


def _in_quotes(plain: str, low: int, high: int) -> bool:
    return plain.count("“", low, high) > plain.count("”", low, high) or plain.count('"', low, high) % 2 == 1


def _suspicious(words: list[str]) -> bool:
    """Does any pair of words come again soon, with all that stands between said again? A cheap look before the exact one."""
    if len(set(pairwise(words))) >= len(words) - 1:
        return False  # no pair comes again at all
    last: dict[tuple[str, str], int] = {}
    for n, pair in enumerate(pairwise(words)):
        first = last.get(pair)
        last[pair] = n
        if first is not None and 1 < n - first <= _NEAR:
            size = min(n - first, _AGAIN)
            if [w.strip(",.") for w in words[first : first + size]] == [w.strip(",.") for w in words[n : n + size]]:
                return True
    return False


def _telling(phrase: list[str], thrice: bool) -> bool:
    """Not a figure of speech ("on and on and on", "step by step by step"), not figures, and more than small words."""
    if any(w.isdigit() or "\ufffc" in w for w in phrase) or len(set(phrase)) < 2 or phrase == ["a", "spade"]:
        return False
    if len(phrase) == 2:
        return ("s" not in phrase and not (_LINKS & set(phrase))) or (thrice and "and" not in phrase)
    return True
