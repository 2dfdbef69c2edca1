"""One body, two names: the same modifiers with another head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names.bodies import HEADS, Key, SharedBody, bodies
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok
from mtqa.model import Category, Edit, Elsewhere, Fix, Its, Mark, Related, Severity, Span
from mtqa.model.lazy import lazy


@check(
    id="split-organisation-name", category=Category.ACCURACY, its=Its.INCONSISTENT_ENTITIES, severity=Severity.MAJOR,
    scope=Scope.DOCUMENT, trigger=Pattern(lazy(rf"\b(?:{HEADS})\b")), fix=UNSAFE, confidence=0.7,
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
    """Group by modifiers and kind of head; the rarer head is marked, the later one if they are even. With other files at hand the name
    that most of them have is right."""
    plain = document.target.plain
    found: dict[Key, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for body in bodies(plain):
        found[body.key][body.name].append(body.span)
    corpus = document.outside.corpus
    for key, names in found.items():
        shared = corpus.bodies.get(key) if corpus is not None else None
        if shared is not None and not names.keys().isdisjoint(shared.names):
            yield from _against_others(plain, names, shared)
        elif len(names) > 1:
            yield from _in_itself(plain, names)


def _in_itself(plain: str, found: Mapping[str, Sequence[Span]]) -> Iterator[Mark]:
    ranked = sorted(found, key=lambda name: (-len(found[name]), found[name][0].start))
    even = len(found[ranked[0]]) == len(found[ranked[1]])
    shown = {name: spans[0].of(plain) for name, spans in found.items()}
    fixes = tuple(
        Fix(f"Use '{shown[name]}' everywhere", edits, UNSAFE)
        for name in (ranked if even else ranked[:1])
        if (edits := _edits(found, name, shown[name]))
    )
    right = ranked[0]
    for wrong in ranked[1:]:
        for span in found[wrong]:
            message = f"The same body is called '{shown[right]}' elsewhere in this text."
            related = (Related(found[right][0], f"'{shown[right]}' here"),)
            yield Mark(span, message, fixes, related, confidence=0.65 if even else 0.75)


def _against_others(plain: str, found: Mapping[str, Sequence[Span]], shared: SharedBody) -> Iterator[Mark]:
    """Every other name of the body than the one that most files have."""
    known = {name: spans for name, spans in found.items() if name in shared.names}
    right = shared.shown[shared.right]
    if own := known.get(shared.right):
        right = own[0].of(plain)
    fix = Fix(f"Use '{right}' everywhere", _edits(known, shared.right, right), UNSAFE)
    have = len(shared.names[shared.right])
    files = len({file for places in shared.names.values() for file in places})
    for name, spans in known.items():
        for span in spans if name != shared.right else ():
            if own:
                related: Related = Related(own[0], f"'{right}' here")
            else:
                related = Related(span, "in another file", Elsewhere(*shared.first, right))
            message = f"The same body is called '{right}' in other files: {have} of {files} files have it."
            yield Mark(span, message, (fix,), (related,), confidence=0.65)


def _edits(found: Mapping[str, Sequence[Span]], right: str, shown: str) -> tuple[Edit, ...]:
    """Every mention of another name becomes the right one."""
    return tuple(sorted((Edit(span, shown) for name in found if name != right for span in found[name]), key=lambda e: e.span))
