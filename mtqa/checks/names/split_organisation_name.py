"""One body, two names: the same modifiers with another head."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names_words import BODY_HEADS
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Related, Severity, Span

_HEADS = "|".join(sorted((head.capitalize() for head in BODY_HEADS), key=len, reverse=True))
_CAP = r"[^\W\d_a-z][\w'’\-]+"
BODY = re.compile(
    rf"\b(?P<mods>(?:{_CAP} ){{1,3}}{_CAP}) (?P<head>{_HEADS})\b"
    rf"|\b(?P<head2>{_HEADS}) (?:of|for) (?:the )?(?P<mods2>{_CAP}(?: {_CAP}){{1,3}})"
)
VAGUE = frozenset(("the", "a", "an", "this", "that", "its", "their", "our", "former"))
"""Words that begin a sentence or describe a body, and are no part of its name."""


@check(
    id="split-organisation-name", category=Category.ACCURACY, its=Its.INCONSISTENT_ENTITIES, severity=Severity.MAJOR,
    scope=Scope.DOCUMENT, trigger=Pattern(re.compile(rf"\b(?:{_HEADS})\b")), fix=UNSAFE, confidence=0.7,
    message="One body has two names in this text.",
    why="An engine translates a body's name anew in each sentence: Directorate here, Administration there. Only heads that translators "
    "exchange for one another are compared, and only where at least two words before them are the same.",
    examples=(
        bad("The Coastal Rescue Service sent two boats. The Coastal Rescue Service found nobody. The [[Coastal Rescue Agency]] left.",
            good="The Coastal Rescue Service sent two boats. The Coastal Rescue Service found nobody. The Coastal Rescue Service left."),
        bad("The Northern Grain Union bought it, said the Northern Grain Union’s head. The [[Northern Grain Association]]’s debts grew.",
            good="The Northern Grain Union bought it, said the Northern Grain Union’s head. The Northern Grain Union’s debts grew."),
        ok("The National Security Council met. The National Security Agency listened.", note="two bodies"),
        ok("The City Council met the City Commission.", note="one word in common says little"),
        ok("The Department of Public Works is next to the Ministry of Public Works."),
    ),
)  # fmt: skip
def split_organisation_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Group by modifiers and kind of head; the rarer head is marked, the later one if they are even."""
    text = document.target
    bodies: dict[tuple[tuple[str, ...], str], dict[str, list[tuple[Span, Span]]]] = defaultdict(lambda: defaultdict(list))
    for match in BODY.finditer(text.plain):
        suffix = "" if match["head"] else "2"
        start = match.start()
        words = match["mods" + suffix].split()
        while len(words) > 2 and words[0].lower() in VAGUE and not suffix:
            start += len(words.pop(0)) + 1
        modifiers = [w.lower() for w in words if w.lower() not in VAGUE]
        if len(modifiers) < 2 or any(w.capitalize() in BODY_HEADS for w in modifiers):
            continue
        head = match["head" + suffix]
        spans = Span(start, match.end()), Span(match.start("head" + suffix), match.end("head" + suffix))
        bodies[tuple(sorted(modifiers)), BODY_HEADS[head.lower()]][head].append(spans)
    for heads in bodies.values():
        if len(heads) < 2:
            continue
        ranked = sorted(heads, key=lambda h: (-len(heads[h]), heads[h][0][0].start))
        right, even = ranked[0], len(heads[ranked[0]]) == len(heads[ranked[1]])
        fixes = tuple(
            Fix(f"Use '{head}' everywhere", edits, UNSAFE)
            for head in (ranked if even else ranked[:1])
            if (edits := tuple(sorted((Edit(s, head) for h in heads if h != head for _, s in heads[h]), key=lambda e: e.span)))
        )
        first = heads[right][0][0]
        for wrong in ranked[1:]:
            for whole, _ in heads[wrong]:
                message = f"The same body is called '{first.of(text.plain)}' elsewhere in this text."
                yield Mark(whole, message, fixes, (Related(first, f"'{right}' here"),), confidence=0.65 if even else 0.75)
