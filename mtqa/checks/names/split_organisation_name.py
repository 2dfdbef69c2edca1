"""One body, two names: the same modifiers with another head."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names_words import BODY_HEADS, SAME_FIELD
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Related, Severity, Span

_HEADS = "|".join(sorted((head.capitalize() for head in BODY_HEADS), key=len, reverse=True))
_CAP = r"[^\W\d_a-z][\w'’\-]+"
BODY = re.compile(
    rf"\b(?P<mods>(?:{_CAP} ){{1,3}}{_CAP}) (?P<head>{_HEADS})\b(?! (?:of|for) (?:the )?{_CAP})"
    rf"|\b(?P<mods3>(?:{_CAP} ){{1,2}})(?P<head3>{_HEADS}) (?:of|for) (?:the )?(?P<more3>{_CAP}(?: {_CAP}){{0,2}})"
    rf"|\b(?P<head2>{_HEADS}) (?:of|for) (?:the )?(?P<mods2>{_CAP}(?: {_CAP}){{1,3}})"
)
VAGUE = frozenset(("the", "a", "an", "this", "that", "its", "their", "our", "former"))
"""Words that begin a sentence or describe a body, and are no part of its name."""


@check(
    id="split-organisation-name", category=Category.ACCURACY, its=Its.INCONSISTENT_ENTITIES, severity=Severity.MAJOR,
    scope=Scope.DOCUMENT, trigger=Pattern(re.compile(rf"\b(?:{_HEADS})\b")), fix=UNSAFE, confidence=0.7,
    message="One body has two names in this text.",
    why="An engine translates a body's name anew in each sentence: Directorate here, Administration there. Only heads that translators "
    "exchange for one another are compared, and only where at least two words before them are the same or name the same field.",
    examples=(
        bad("The Coastal Rescue Service sent two boats. The Coastal Rescue Service found nobody. The [[Coastal Rescue Agency]] left.",
            good="The Coastal Rescue Service sent two boats. The Coastal Rescue Service found nobody. The Coastal Rescue Service left."),
        bad("The Northern Grain Union bought it, said the Northern Grain Union’s head. The [[Northern Grain Association]]’s debts grew.",
            good="The Northern Grain Union bought it, said the Northern Grain Union’s head. The Northern Grain Union’s debts grew."),
        bad("The Central Election Commission counted. The Central Election Commission rested. The [[Central Electoral Commission]] erred.",
            good="The Central Election Commission counted. The Central Election Commission rested. The Central Election Commission erred."),
        ok("The National Security Council met. The National Security Agency listened.", note="two bodies"),
        ok("The City Council met the City Commission.", note="one word in common says little"),
        ok("The Department of Public Works is next to the Ministry of Public Works."),
    ),
)  # fmt: skip
def split_organisation_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Group by modifiers and kind of head; the rarer head is marked, the later one if they are even."""
    text = document.target
    bodies: dict[tuple[tuple[str, ...], str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for match in BODY.finditer(text.plain):
        suffix = "" if match["head"] else "2" if match["head2"] else "3"
        start = match.start()
        words = match["mods" + suffix].split()
        while len(words) > (2 if not suffix else 1) and words[0].lower() in VAGUE and suffix != "2":
            start += len(words.pop(0)) + 1
        if suffix == "3":
            words += match["more3"].split()
        modifiers = [w.lower() for w in words if w.lower() not in VAGUE]
        if len(modifiers) < 2 or any(w in BODY_HEADS for w in modifiers):
            continue
        head = match["head" + suffix]
        fields = tuple(sorted(SAME_FIELD.get(w, w) for w in modifiers))
        name = " ".join((*sorted(modifiers), head.lower()))
        bodies[fields, BODY_HEADS[head.lower()]][name].append(Span(start, match.end()))
    for found in bodies.values():
        if len(found) < 2:
            continue
        ranked = sorted(found, key=lambda name: (-len(found[name]), found[name][0].start))
        even = len(found[ranked[0]]) == len(found[ranked[1]])
        shown = {name: spans[0].of(text.plain) for name, spans in found.items()}
        fixes = tuple(
            Fix(f"Use '{shown[name]}' everywhere", edits, UNSAFE)
            for name in (ranked if even else ranked[:1])
            if (edits := tuple(sorted((Edit(s, shown[name]) for n in found if n != name for s in found[n]), key=lambda e: e.span)))
        )
        right = ranked[0]
        for wrong in ranked[1:]:
            for span in found[wrong]:
                message = f"The same body is called '{shown[right]}' elsewhere in this text."
                related = (Related(found[right][0], f"'{shown[right]}' here"),)
                yield Mark(span, message, fixes, related, confidence=0.65 if even else 0.75)
