"""Long numbers without separators: '80000 people'."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument, lexicon
from mtqa.engine import SAFE, UNSAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# A number alone: no part of a longer sign (a version, a code, a telephone number, a decimal fraction, a date).
_LONG = lazy(r"[1-9](?<![\w.,/:#№+–-].)\d{3,8}(?![\w/:#–-]|[.,]\d)")
_YEARS = range(1000, 2200)
# What a number that counts something follows; after anything else it may be a label ("Bill 7176", "room 4012").
_COUNTING = lazy(
    r"(?:^|[.!?;:(“\"$€£¥] ?|\b(?i:than|about|over|nearly|almost|some|to|and|least|most|with|for|has|have|had|the|are|were|is|was|or|only|"
    r"of|by|from|these|those|another|cost|costs|paid|pays|pay|around|roughly|approximately|exceeded|reached|including|total|all|every|per|"
    r"between|under|killed|injured|lost|sold|bought|built|produced|arrested|first|last|next|other|additional|more|in|on|at|its|their) )$"
)
_HOUR = lazy(r" (?:hours?|hrs|GMT|UTC)\b")  # "at 2400 hours"
_LABELLED = lazy(r",? [A-Z]|, [a-z]\.")  # a postal code before the town ("350000, Krasnodar"), a type before its name
_COUNTED = lazy(r" (?:(?!and\b|or\b)[a-z]+ )?([a-z]+)\b")
_UNITS = frozenset("people men women children yuan yen won km kg square cubic million billion percent staff police troops".split())


@check(
    id="ungrouped-number",
    category=Category.LOCALE_CONVENTIONS,
    its=Its.LOCALE_VIOLATION,
    severity=Severity.MINOR,
    message="English groups the digits of a long number.",
    why="Chinese and Japanese write long numbers without separators, other languages with a space or a stop; English news uses commas.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[1-9][0-9]{3}")),
    examples=(
        bad("The flood drove [[80000]] people from their homes.", good="The flood drove 80,000 people from their homes."),
        bad("A ticket costs [[3500]] yen and sells out at once.", good="A ticket costs 3,500 yen and sells out at once."),
        bad("The club has [[5038]] members.", good="The club has 5,038 members."),
        ok("In 2021 and in the year 3000 the code 80134; call 55512345 or room 4012."),
        ok("Write to the address: 350000, Krasnodar, or ask for the 11711 Nevsky project."),
        ok("It weighs 80,000 tons, or 80000.5; see page 4512 and flight MH 17000. The Canon 5000D. By 2400 hours."),
    ),
)  # fmt: skip
def ungrouped_number(document: AnnotatedDocument) -> Iterator[Mark]:
    """Five digits and more wherever nothing says that they are a label; four digits only where things are counted."""
    plain = document.target.plain
    for match in _LONG.finditer(plain):
        digits = match[0]
        if len(digits) == 4 and int(digits) in _YEARS:
            continue
        counting = _COUNTING.search(plain[max(0, match.start() - 16) : match.start()]) is not None
        after = plain[match.end() : match.end() + 40]
        counted = _counted(after)
        if (not counted and _LABELLED.match(after)) or (len(digits) == 4 and int(digits) <= 2400 and _HOUR.match(after)):
            continue
        if (counting and counted) or (len(digits) in (5, 6) and (counted or counting)):
            span = Span(*match.span())
            # Four digits go without a comma in many houses; references have none as often as one.
            sure = SAFE if counting and counted and len(digits) > 4 else UNSAFE
            yield Mark(span, fixes=(replace(span, f"{int(digits):,}", sure),), confidence=0.8 if len(digits) > 4 else 0.6)


def _counted(after: str) -> bool:
    """True if a plural noun or a unit follows, with at most one word before it."""
    match = _COUNTED.match(after)
    if match is None:
        return False
    words = after[: match.end()].split()
    return any(w in _UNITS or (w.endswith("s") and "NNS" in lexicon.tags(w) and w not in _NO_NOUNS) for w in words)


_NO_NOUNS = frozenset("is was has does says as this its his us plus goes means".split())
