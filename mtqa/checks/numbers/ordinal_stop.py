"""An ordinal with a stop: 'on 8. July', 'the 82. minute'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Pattern, Scope, bad, check, delete, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# It begins with a digit, which is quick to find.
_DAY = lazy(rf"\d(?<![\w.,:/-].)\d?\. (?={_MONTH}\b)")
_BEFORE = lazy(
    r"(?:\b(?:on|of|from|until|till|since|by|to|and|between|dated|before|after|through|for|starting|beginning|the|night|morning|evening|eve"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),?|\d\.?[-–]|[a-z]{3},|\() ?$"
)
_SURE = lazy(
    r"\b(?:on|until|till|since|dated|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|days? ago,|between \d\d?\. ?\w* and) $"
)  # never the end of a sentence
_GOES_ON = lazy(rf"{_MONTH}(?: \d{{4}}\b|[,;)]| (?:last|next|this|of|to|until|and|at|in)\b|\.?$)")
_DATED = lazy(r"\b(?:of|from|between|the|night|morning|evening|eve) $|\bfrom .*\bto $")  # 'to 15. July, ...' may end a sentence
_YEAR = lazy(rf"{_MONTH} (?:\d{{4}}\b|last\b|next\b)")
# What has ordinals in news. A small letter follows, so that no sentence can begin there.
_NOUN = lazy(
    r"\d(?<![\w.,:/-].)\d{0,2}\. (?=(?:minute|century|centuries|paragraph|article|section|clause|floor|storey|anniversary|birthday|round"
    r"|place|season|edition|grade|class|week|day|month|year|lap|stage|match|game|goal|time|district|division|brigade|battalion|regiment|army"
    r"|congress|amendment|meeting|session|position|quarter|hole|inning|wave|dose)s?\b)"
)
_THE = lazy(r"\b(?:the|in|on|at|his|her|its|their|our|my|after|of|for|to|from|until|every) $", re.IGNORECASE)
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


@check(
    id="ordinal-stop",
    category=Category.LOCALE_CONVENTIONS,
    its=Its.LOCALE_VIOLATION,
    severity=Severity.MINOR,
    message="English writes no stop after the number of a day or another ordinal.",
    why="German, Icelandic, Danish, Norwegian, Czech, Polish, Croatian and Hungarian write '8. July' and 'the 82. minute'.",
    fix=SAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[0-9]\. [A-Za-z]")),
    confidence=0.85,
    examples=(
        bad("It was announced on [[8.]] July last year.", good="It was announced on 8 July last year."),
        bad("The talks began on Wednesday, [[22.]] July, and end on [[27.]] July 2020.",
            good="The talks began on Wednesday, 22 July, and end on 27 July 2020."),
        bad("She scored in the [[82.]] minute and the [[21.]] century.", good="She scored in the 82nd minute and the 21st century."),
        ok("Deaths rose to 15. July was worse, at 20. August saw none. Sold by the 8th.\n\n1. May Day\n\n12. minute by minute"),
        ok("It costs 4.5. March brought 2.10. The version is 3. minute differences remain."),
    ),
)  # fmt: skip
def ordinal_stop(document: AnnotatedDocument) -> Iterator[Mark]:
    """A sentence may end in a number and the next begin with a month: without a sure word before or after, nothing is said."""
    plain = document.target.plain
    for match in _DAY.finditer(plain):
        number = match[0][:-2]
        before = plain[max(0, match.start() - 30) : match.start()].rpartition("\n")[2]
        after = plain[match.end() : match.end() + 20].partition("\n")[0]
        if not 1 <= int(number) <= 31:
            continue
        sure = bool(_SURE.search(before))
        if sure or (_BEFORE.search(before) and _GOES_ON.match(after)):
            at = match.start() + len(number)
            safe = sure or _DATED.search(before) or _YEAR.match(after)
            yield Mark(Span(match.start(), at + 1), fixes=(delete(Span(at, at + 1), SAFE if safe else UNSAFE, title="Drop the stop"),))
    for match in _NOUN.finditer(plain):
        before = plain[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
        if not (found := _THE.search(before)):
            continue
        number = match[0][:-2]
        ending = "th" if number[-2:] in ("11", "12", "13") else _ENDINGS.get(number[-1], "th")
        span = Span(match.start(), match.start() + len(number) + 1)
        yield Mark(span, fixes=(replace(span, number + ending, SAFE if found[0].strip().lower() == "the" else UNSAFE),))
