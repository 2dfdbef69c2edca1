""" "There is" before several things, "there are" before one: "there is many problems"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_MANY = ("many", "several", "two", "three", "four", "five")
_FOUND = lazy(
    rf"\bthere (?P<one>is|was) (?:{'|'.join(_MANY)}) (?!year|day|week|month|hour|minute|per|of\b)[a-z-]+"
    r"|\bthere (?P<many>are|were) (?:a|an)(?: (?!few|little|lot|number|couple|great|good|dozen)[a-z-]+)? (?P<thing>[a-z]+)\b"
)
_OTHER = {"is": "are", "was": "were", "are": "is", "were": "was"}
_SETS = frozenset(
    """
    number majority minority group series couple pair lot range variety handful set host team family half third quarter percentage total
    few little great large dozen hundred thousand million combination collection generation crowd plenty list string trio mix row flood
    """.split()
)


@check(
    id="there-agreement", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="'There is' stands before one thing, 'there are' before several.",
    why="Other languages have one word for both ('hay', 'il y a', 'yesh', 'you').",
    trigger=Words(*(f"there {v} {m}" for v in ("is", "was") for m in _MANY),
                  *(f"there {v} a{n}" for v in ("are", "were") for n in ("", "n"))),
    fix=UNSAFE,
    examples=(
        bad("There [[is]] many boats in the bay.", good="There are many boats in the bay."),
        bad("There [[are]] a big gap in the wall.", good="There is a big gap in the wall."),
        ok("There are a few boats, there are a lot of them, and there were a captain and his crew."),
        ok("There is two of everything. There was two years between them. There is many a boat."),
    ),
)  # fmt: skip
def there_agreement(sentence: Sentence) -> Iterator[Mark]:
    """The words right behind the verb; nouns of quantity and lists go with either."""
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = "one" if match["one"] else "many"
        rest = lower[match.end() : sentence.end]
        if group == "many" and (match["thing"] in _SETS or "NN" not in lexicon.tags(match["thing"]) or " and " in rest or "," in rest):
            continue
        if group == "one" and re.search(r"\bmany an?\b", match[0]):
            continue
        span = Span(*match.span(group))
        yield Mark(span, fixes=(replace(span, _OTHER[match[group]], UNSAFE),), confidence=SPOKEN if spoken(sentence) else None)
