"""Ben-Gvir here, Ben Gvir there: one name with and without its hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names.find import Names
from mtqa.engine import UNSAFE, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Related, Severity, Span


@check(
    id="split-name-hyphen", category=Category.ACCURACY, its=Its.INCONSISTENT_ENTITIES, severity=Severity.MINOR, scope=Scope.DOCUMENT,
    message="The same name is written with and without a hyphen.", fix=UNSAFE, confidence=0.75,
    why="Sources in other scripts write names of two parts with a hyphen, with a blank or as one word, and engines follow now this, now "
    "that. Which way is right is a matter of the name; a text keeps to one.",
    examples=(
        bad("Itamar Ben-Gvir spoke first. Later Ben-Gvir left. Police said that [[Ben Gvir]]’s car was hit.",
            good="Itamar Ben-Gvir spoke first. Later Ben-Gvir left. Police said that Ben-Gvir’s car was hit."),
        bad("Shops in Sanyo Onoda opened. The mayor of [[Sanyo-Onoda]] was pleased. Sanyo Onoda has a port.",
            good="Shops in Sanyo Onoda opened. The mayor of Sanyo Onoda was pleased. Sanyo Onoda has a port."),
        bad("The bank Alfa-Bank sued. Alfa-Bank won, though [[Alfa Bank]] had paid.",
            good="The bank Alfa-Bank sued. Alfa-Bank won, though Alfa-Bank had paid."),
        ok("A Japanese-Korean team won. Japanese Korean Air pilots cheered.", note="countries"),
        ok("Fans liked the Night-Riders. The Night Riders won.", note="English words"),
    ),
)  # fmt: skip
def split_name_hyphen(document: AnnotatedDocument) -> Iterator[Mark]:
    """Names of two parts, with a hyphen somewhere and two words elsewhere; the rarer way is marked, the later one if they are even."""
    names, plain = document.target.names, document.target.plain
    listed = document.outside.listed
    for parts, joined in _hyphenated(names).items():
        apart = [
            Span(one.start, other.end)
            for mention, i in names.by_word.get(parts[0], ())
            for one, other in zip(mention.words[i : i + 1], mention.words[i + 1 : i + 2], strict=False)
            if other.text == parts[1] and other.start == one.end + 1
        ]
        if not apart or listed.right("-".join(parts)) or listed.right(" ".join(parts)):
            continue
        hyphen_wins = (len(joined), -joined[0].start) > (len(apart), -apart[0].start)
        right, wrong = (joined, apart) if hyphen_wins else (apart, joined)
        shown = right[0].of(plain)
        edits = tuple(Edit(span, shown) for span in wrong)
        for span in wrong:
            message = f"'{span.of(plain)}' is written '{shown}' elsewhere in this text."
            yield Mark(span, message, (Fix(f"Use '{shown}'", edits, UNSAFE),), (Related(right[0], f"'{shown}' here"),))


def _hyphenated(names: Names) -> dict[tuple[str, str], list[Span]]:
    """The two parts of every hyphenated name -> where it stands; compounds of English words and of countries are none."""
    from mtqa.annotate import lexicon
    from mtqa.annotate.names.places import is_country_word

    found: dict[tuple[str, str], list[Span]] = {}
    for word, places in names.by_word.items():
        first, hyphen, second = word.partition("-")
        if not hyphen or "-" in second or not first[:1].isupper() or not second[:1].isupper() or word.isupper():
            continue
        if any(is_country_word(part) for part in (first, second)) or all(lexicon.known(part.lower()) for part in (first, second)):
            continue
        found[first, second] = [Span(mention.words[i].start, mention.words[i].end) for mention, i in places]
    return found
