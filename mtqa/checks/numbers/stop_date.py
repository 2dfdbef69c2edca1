"""A date of numbers and stops: '24.08.2021'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# A day, a month and a year; no part of an address, a version or a longer number. It begins with a digit, which is quick to find.
_DATE = lazy(r"\d(?<![\w.,:/-].)\d?\.\d\d?\.(?:\d{4}|\d\d)(?![\w/-]|\.\d)")
_NO_DATE = lazy(r"\b(?:version|release|update|build|firmware|ip|v)\.? ?$", re.IGNORECASE)
_SECTION = lazy(r"(?:\A|\n)[ \t]*\d+\.\d+\.\d\d(?=\.?[ \u00a0]+[^\W\d_a-z])")
"""The number of a section before its title."""
_MONTHS = "January February March April May June July August September October November December".split()


@check(
    id="stop-date",
    category=Category.LOCALE_CONVENTIONS,
    its=Its.LOCALE_VIOLATION,
    severity=Severity.MINOR,
    message="English news writes the month as a word.",
    why="German, Russian, Hebrew and the Nordic languages write 24.08.2021; British and American readers differ on what comes first.",
    fix=Applicability.UNSAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[0-9]\.[0-9][0-9]?\.[0-9]")),
    confidence=0.75,
    examples=(
        bad("He was arrested on [[24.08.2021]] in the port.", good="He was arrested on 24 August 2021 in the port."),
        bad("The strike of [[1.9.22]] closed the harbour.", good="The strike of 1 September 2022 closed the harbour."),
        ok("Version 10.12.2021 is out; the address is 10.1.20.4; it costs 10.05, or 31.13.2021 in all."),
        ok("4.2.10. Locking the harbour\n\nClose both gates.", note="the number of a section"),
    ),
)
def stop_date(document: AnnotatedDocument) -> Iterator[Mark]:
    """Languages that write stops put the day first."""
    plain = document.target.plain
    sections = {match.end() for match in _SECTION.finditer(plain)}
    for match in _DATE.finditer(plain):
        if _NO_DATE.search(plain[max(0, match.start() - 12) : match.start()]) or match.end() in sections:
            continue
        day, month, year = match[0].split(".")
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12 and (1900 <= int(year) < 2100 if len(year) == 4 else int(year) < 40)):
            continue
        span = Span(*match.span())
        written = f"{int(day)} {_MONTHS[int(month) - 1]} {year if len(year) == 4 else '20' + year}"
        yield Mark(span, fixes=(replace(span, written, UNSAFE),))
