"""Long numbers grouped with stops or spaces: '1.250.000', '2 400 000'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Two groups of three or more; no part of an address, a version or a telephone number.
_GROUPED = lazy(r"[1-9](?<![\w.,:/+#№-].)\d{0,2}(?:(?:\.\d{3}){2,3}|(?:[ \u00a0\u202f]\d{3}){2})(?![\w,:/+#-]|\.\d|[ \u00a0\u202f]\d)")
_LABEL = lazy(r"(?:\d[ \u00a0\u202f]|\+ ?|\b(?:tel|phone|fax|call|mob|mobile|whatsapp|pager|version|ip|no)\b\.?:? ?\(?)$", re.IGNORECASE)


@check(
    id="thousand-stops",
    category=Category.LOCALE_CONVENTIONS,
    its=Its.LOCALE_VIOLATION,
    severity=Severity.MINOR,
    message="English groups the digits of a number with commas.",
    why="German, Icelandic, Spanish, Italian and Turkish group with stops, Russian, Ukrainian and French with spaces.",
    fix=Applicability.UNSAFE,
    scope=Scope.DOCUMENT,
    trigger=Pattern(lazy(r"[0-9][. \u00a0\u202f][0-9]{3}[. \u00a0\u202f][0-9]{3}")),
    confidence=0.8,
    examples=(
        bad("The city has [[1.250.000]] inhabitants.", good="The city has 1,250,000 inhabitants."),
        bad("They collected [[2 400 000]] signatures.", good="They collected 2,400,000 signatures."),
        ok("Call +7 905 989 917 or 1 800 451 049; the server is 1.250.000.7 and version 2.100.200 is out."),
    ),
)
def thousand_stops(document: AnnotatedDocument) -> Iterator[Mark]:
    """One group alone may be a decimal fraction: see the rule thousand-stop."""
    plain = document.target.plain
    for match in _GROUPED.finditer(plain):
        if _LABEL.search(plain[max(0, match.start() - 12) : match.start()]):
            continue
        span = Span(*match.span())
        yield Mark(span, fixes=(replace(span, re.sub(r"\D", ",", match[0]), UNSAFE),))
