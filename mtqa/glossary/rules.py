"""The cards of the glossary's rules, with a small glossary for their examples; and the rules made from a user's glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Check, Scope, Words, bad, ok
from mtqa.glossary.entry import Entry, Status, Term
from mtqa.glossary.load import Glossary, glossary_of
from mtqa.model import Applicability, Category, Example, Its, Mark, RuleInfo, Severity

if TYPE_CHECKING:
    from mtqa.glossary.checks import Find
    from mtqa.glossary.terms import Terms

FAMILY = "glossary"


def _entry(de: str, en: str, forbidden: str = "", *, keep: bool = False) -> Entry:
    terms = {"de": tuple(Term(t) for t in de.split("|") if t), "en": tuple(Term(t) for t in en.split("|") if t)}
    terms["en"] += tuple(Term(t, Status.FORBIDDEN) for t in forbidden.split("|") if t)
    return Entry("examples", {lang: some for lang, some in terms.items() if some}, keep=keep, exact=keep)


EXAMPLES = (
    _entry("Bundestag", "Bundestag", "Federal Diet"),
    _entry("Verteidigungsministerium", "Ministry of Defence"),
    _entry("Rechtsschule", "school of law", "legal school"),
    _entry("Bürgermeister", "mayor"),
    _entry("Rechtsanwalt", "lawyer|attorney"),
    _entry("GitHub", "", keep=True),
)
"""The glossary of the examples, German to English."""


def _bad(marked: str, source: str, good: str | None = None) -> Example:
    return bad(marked, good, source=source, source_language="de")


def _ok(text: str, source: str, note: str = "") -> Example:
    return ok(text, source=source, source_language="de", note=note)


def _card(
    id_: str, severity: Severity, its: Its, message: str, why: str, examples: Iterable[Example], *, fix: Applicability | None = UNSAFE,
    category: Category = Category.TERMINOLOGY, confidence: float = 0.8,
) -> RuleInfo:  # fmt: skip
    return RuleInfo(
        id_, FAMILY, category, its, severity, message, why, tuple(examples), fix, (), (), "0.1.0", confidence, "mtqa.glossary.rules"
    )


CARDS: Mapping[str, tuple[RuleInfo, str]] = {
    info.id: (info, find)
    for info, find in (
        (
            _card(
                "glossary-term-missing", Severity.MAJOR, Its.TERMINOLOGY, "The glossary's rendering of a term is missing.",
                "The team agreed on a rendering, and the source has the term, but no inflected, hyphenated, reordered or derived form of "
                "the rendering stands in the paired stretch. Found by the source, so it needs one.",
                (
                    _bad("The [[Minstry of Defence]] said no.", "Das Verteidigungsministerium sagte nein.",
                        "The Ministry of Defence said no."),
                    _bad("The [[Department of Defence]] denied it.", "Das Verteidigungsministerium dementierte.",
                        "The Ministry of Defence denied it."),
                    _bad("[[He greeted the head of the council]].", "Er grüßte den Bürgermeister."),
                    _bad("The [[Bürgermeister]] came late.", "Der Bürgermeister kam spät.", "The mayor came late."),
                    _ok("The mayors met at the defence ministry.", "Die Bürgermeister trafen sich im Verteidigungsministerium.",
                        note="inflected, another word order"),
                    _ok("He greeted the head of the council.", "Er grüßte den Rat."),
                ),
            ),
            "term_missing",
        ),
        (
            _card(
                "glossary-forbidden-term", Severity.MAJOR, Its.TERMINOLOGY, "The glossary forbids '{match}'.",
                "The team decided against this term. It is found in any inflection, with the translation alone; where a source is at "
                "hand that holds none of the entry's words, something else is meant.",
                (
                    bad("They belong to two [[legal schools]].", "They belong to two schools of law."),
                    bad("A [[Federal Diet]] vote is near.", "A Bundestag vote is near."),
                    _bad("A [[legal school]] was founded.", "Eine Rechtsschule entstand.", "A school of law was founded."),
                    ok("The school is legal, and its diet is federal policy."),
                    _ok("A legal school opened.", "Eine erlaubte Schule öffnete.", note="the source has another word"),
                ),
            ),
            "forbidden_term",
        ),
        (
            _card(
                "glossary-inconsistent", Severity.MINOR, Its.INCONSISTENCY, "One concept is rendered in several ways.",
                "The glossary allows several renderings of one concept, but one text should keep to one of them: readers look for a "
                "difference where there is none. An abbreviation or a part of the longer term is no second rendering.",
                (
                    bad("The lawyer came. Two lawyers left. Then an [[attorney]] spoke.",
                        "The lawyer came. Two lawyers left. Then a lawyer spoke."),
                    ok("The attorney came. Two attorneys left.", note="one of the two throughout"),
                ),
                category=Category.STYLE, confidence=0.7,
            ),
            "inconsistent",
        ),
        (
            _card(
                "glossary-count", Severity.NEUTRAL, Its.TERMINOLOGY, "A term stands here more or less often than in the source.",
                "Often a pronoun stands for the term, which is good style; sometimes a part of the sentence is missing or was added. "
                "Reported only with --min-severity neutral.",
                (
                    _bad("The [[mayor]] thanked her.", "Der Bürgermeister dankte der Frau des Bürgermeisters."),
                    _ok("The mayor thanked the other mayor.", "Der Bürgermeister dankte dem anderen Bürgermeister."),
                ),
                fix=None, confidence=0.6,
            ),
            "count_mismatch",
        ),
        (
            _card(
                "glossary-untranslatable-changed", Severity.MAJOR, Its.TERMINOLOGY, "A term that stays as it is was changed.",
                "Names of products, organisations or laws that the team keeps as they are. With the translation alone, other capitals "
                "than the glossary's are found; with a source, every change.",
                (
                    _bad("The code is on [[Gitthub]] now.", "Der Code ist jetzt auf GitHub.", "The code is on GitHub now."),
                    bad("They moved it to [[Github]] in May.", "They moved it to GitHub in May."),
                    _bad("[[The code is on the hub now]].", "Der Code ist jetzt auf GitHub."),
                    ok("GitHub’s rules changed. GITHUB AND OTHERS."),
                ),
                fix=SAFE, confidence=0.85,
            ),
            "untranslatable_changed",
        ),
    )
}  # fmt: skip
_NEVER = Words()  # a trigger without words: there is nothing to look for


class GlossaryRun:
    """A rule's `run`: one function and the terms. body: identifies the glossary in the hash of the rule set."""

    __slots__ = ("_find", "_terms", "body")

    def __init__(self, find: Find, terms: Terms) -> None:
        self._find, self._terms = find, terms
        self.body = terms.glossary.digest

    def __call__(self, document: AnnotatedDocument) -> Iterator[Mark]:
        return self._find(self._terms, document)


def glossary_checks(glossary: Glossary) -> list[Check]:
    """The rules for this glossary. For an empty one they are there, so that settings can name them, but never run."""
    if not len(glossary):
        return [Check(info, _nothing, Scope.DOCUMENT, None, _NEVER) for info, _ in CARDS.values()]
    from mtqa.glossary import checks  # most runs have no glossary
    from mtqa.glossary.terms import Terms

    terms = Terms(glossary)
    return [Check(info, GlossaryRun(getattr(checks, find), terms), Scope.DOCUMENT) for info, find in CARDS.values()]


def _nothing(_: AnnotatedDocument) -> Iterable[Mark]:
    return ()


@cache
def example_checks() -> dict[str, Check]:
    """The rules with the glossary of the examples, by id."""
    return {check.info.id: check for check in glossary_checks(glossary_of(EXAMPLES))}
