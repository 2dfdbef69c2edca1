"""The rule made from a user's names list, and a small list for its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Check, Scope, Words, bad, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, RuleInfo, Severity
from mtqa.nameslist.entry import Entry, NamesList, Spelling

if TYPE_CHECKING:
    from mtqa.nameslist.find import Hit

FAMILY = "names"


def _entry(name: str, variants: str, distinct: str = "") -> Entry:
    def spelled(texts: str) -> tuple[Spelling, ...]:
        return tuple(Spelling(text, "examples:1:1") for text in texts.split("|") if text)

    return Entry(spelled(name)[0], spelled(variants), distinct=spelled(distinct))


EXAMPLES = NamesList((
    _entry("Tamar Hollenberg", "Tamar Holenburg|Hollenburg"),
    _entry("Wexmoor", "Waxmoor", "Waxmoor Street"),
))  # fmt: skip
"""The list of the examples."""

CARD = RuleInfo(
    "name-against-list", FAMILY, Category.ACCURACY, Its.INCONSISTENT_ENTITIES, Severity.MAJOR,
    "The names list has another spelling.",
    "The team agreed on a spelling (`mtqa names --write`, or by hand), and the text has one that the list calls wrong, be it the same "
    "throughout. Plurals and possessives keep their endings. A variant that is only proposed is reported, but not mended without asking.",
    (
        bad("The ferry left [[Waxmoor]] at noon.", "The ferry left Wexmoor at noon."),
        bad("[[Hollenburg]]'s office paid. The [[Hollenburgs]] agreed.", "Hollenberg's office paid. The Hollenbergs agreed."),
        bad("“We are late,” said [[Tamar Holenburg]]. The mayor thanked [[Holenburg]].",
            "“We are late,” said Tamar Hollenberg. The mayor thanked Hollenberg."),
        ok("The shop in Waxmoor Street is in Wexmoor.", note="the street is another name"),
        ok("Tamar Hollenberg met Holenburger and Waxmoorland.", note="longer names"),
    ),
    SAFE, (), (), "0.1.0", 0.95, "mtqa.nameslist.rules",
)  # fmt: skip
_NEVER = Words()  # a trigger without words: there is nothing to look for


class NamesRun:
    """The rule's `run`. body: identifies the list in the hash of the rule set."""

    __slots__ = ("_finder", "body")

    def __init__(self, names: NamesList) -> None:
        from mtqa.nameslist.find import Finder

        self._finder = Finder(names)
        self.body = names.digest

    def __call__(self, document: AnnotatedDocument) -> Iterator[Mark]:
        from mtqa.annotate import lexicon

        hits = self._finder.hits(document.target)
        together: dict[int, list[Hit]] = {}
        for hit in hits:
            together.setdefault(id(hit.entry), []).append(hit)
        for hit in hits:
            places = together[id(hit.entry)]
            title = f"Use '{hit.right}'" + (f" in all {len(places)} places" if len(places) > 1 else "")
            edits = tuple(Edit(h.span, h.right) for h in places)
            # A variant that is also an English word may be just that word.
            sure = not any(h.proposed for h in places) and not (" " not in hit.wrong and lexicon.known(hit.wrong.lower()))
            facts = [fact for fact in (hit.entry.name.text if hit.entry.name.text != hit.right else "", hit.entry.note) if fact]
            facts += ["proposed, not yet agreed"] if hit.proposed else []
            told = f"The names list has '{hit.right}' for '{hit.span.of(document.target.plain)}'"
            message = f"{told} ({'; '.join(facts)})." if facts else f"{told}."
            fix = Fix(title, edits, SAFE if sure else UNSAFE)
            yield Mark(hit.span, message, (fix,), confidence=0.8 if hit.proposed else 0.95)


def names_checks(names: NamesList) -> list[Check]:
    """The rule for this list. For an empty one it is there, so that settings can name it, but never runs."""
    if not len(names):
        return [Check(CARD, _nothing, Scope.DOCUMENT, None, _NEVER)]
    return [Check(CARD, NamesRun(names), Scope.DOCUMENT)]


def _nothing(_: AnnotatedDocument) -> Iterable[Mark]:
    return ()


@cache
def example_checks() -> dict[str, Check]:
    """The rule with the list of the examples, by id."""
    return {check.info.id: check for check in names_checks(EXAMPLES)}
