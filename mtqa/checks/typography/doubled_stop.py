"""'. .', '..', ',,' and ',.': two stops where one belongs."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, ok
from mtqa.model import Applicability, Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Two stops, with or without space, that are no ellipsis, no path and no emoticon.
# The first character is a set, which `re` looks for quickly; what must stand before it is looked up afterwards.
_TWO = lazy(r"([.,;:!?])(?<!\..)(?<!\.\s.)([ \t\u00a0]*)([.,;])(?![.\w/\\)(])(?!\s*\.)")
_ABBREVIATION = lazy(r"(?:\b(?:etc|[A-Za-z]|Inc|Ltd|Co|Corp|Jr|Sr|St|No|Mr|Mrs|Dr|vs|approx|al|Bros|Ph\.D)|\b(?:[A-Za-z]\.)+[A-Za-z])$")

_ENDED = lazy(r"[.!?][\"”]\s*$")
# A stop after a quotation that ends with one: 'We left.” .' Without the space it is a matter of style.
_QUOTED = lazy(r"[.!?][\"”’]+([ \t\u00a0]+\.)(?![.\w])")


@check(
    id="doubled-stop",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.TYPOGRAPHICAL,
    severity=Severity.MINOR,
    message="Two stops where one belongs.",
    why="Machine translation often keeps the source's stop and adds its own, or leaves one behind when a clause is dropped.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    languages=(),
    examples=(
        bad("They paid in cash[[. .]]", good="They paid in cash."),
        bad("The bank closed early[[..]] Nobody knew why.", good="The bank closed early. Nobody knew why."),
        bad("“We left[[.” .]]", good="“We left.”"),
        bad("The mayor[[,,]] a farmer, agreed.", good="The mayor, a farmer, agreed."),
        bad("It closed at noon [[. .]]", good="It closed at noon."),
        bad("It rained[[,.]] Then it stopped.", good="It rained. Then it stopped."),
        bad("Pears, etc[[. ,]] are sold by the Smith Co[[. ,]] Ltd. here.", good="Pears, etc., are sold by the Smith Co., Ltd. here."),
        bad("She left[[. ,]] but he stayed.", good="She left, but he stayed."),
        bad("They saw Bonn[[. ,]] Ulm and Jena.", good="They saw Bonn, Ulm and Jena."),
        bad('"It was good." [[..]] She left.', good='"It was good." She left.'),
        ok("He paused ... and went on. . . . Then he left. “A . . . b. . .\n. c”"),
        ok("Pears, plums, etc., are sold by Smith & Co., the grocers."),
        ok("Open ../notes.txt first."),
    ),
)
def doubled_stop(document: AnnotatedDocument) -> Iterator[Mark]:
    """One mark for each pair of stops; which of the two stays depends on which is the stronger."""
    plain = document.target.plain
    for match in _TWO.finditer(plain):
        first, between, second = match.groups()
        before = plain[max(0, match.start() - 8) : match.start()]
        if first == "." and not between and (second in ",;" or _ABBREVIATION.search(before)):
            continue  # an abbreviation keeps its stop: "etc., and so on"
        if first in ":!?" and (second in ",;" or (not between and plain[match.end() : match.end() + 1] in "\"'”’")):
            continue  # 'Who? What?, he asked' is a matter of style
        span = Span(*match.span())
        if first == second == "." and not between and plain[match.end() :].lstrip()[:1].islower():
            yield Mark(span, "Two stops inside a sentence.", (Fix("Use an ellipsis", (Edit(span, "..."),), UNSAFE),), confidence=0.6)
            continue
        gap = Span(_word_end(plain, span.start), span.start)
        clear = (Edit(gap, ""),) if len(gap) else ()
        ways = _ways(first, second, before, plain[match.end() : match.end() + 2])
        yield Mark(span, fixes=tuple(Fix(title, (*clear, Edit(span, stay)), safety) for title, stay, safety in ways))
    for match in _QUOTED.finditer(plain):
        yield Mark(Span(*match.span()), fixes=(Fix("Drop the second stop", (Edit(Span(*match.span(1)), ""),), SAFE),))


def _ways(first: str, second: str, before: str, after: str) -> list[tuple[str, str, Applicability]]:
    """What may be written instead, with title and safety. 'Co. ,' keeps both; else before a small letter the comma is meant, before a
    capital nobody knows. After 'We left.”' there is no stop."""
    if first in ".,;" and _ENDED.search(before):
        return [("Drop both", "", SAFE)]
    if first == "." and second in ",;":
        if _ABBREVIATION.search(before):
            return [(f"Write '{first + second}'", first + second, SAFE)]
        if after.strip()[:1].islower():
            return [(f"Keep one '{second}'", second, SAFE)]
        return [(f"Keep one '{stay}'", stay, UNSAFE) for stay in (second, first)]
    stay = first if first in ".!?" else second
    return [(f"Keep one '{stay}'", stay, SAFE if stay == first or first == second or second == "." else UNSAFE)]


def _word_end(plain: str, at: int) -> int:
    """Where the space before `at` begins."""
    while at and plain[at - 1] in " \t\u00a0":
        at -= 1
    return at
