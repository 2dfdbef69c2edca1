"""A given name of the Muslim world in an unusual spelling."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.annotate.names.find import spelled
from mtqa.annotate.names.given import COUNTRIES, sounds_like
from mtqa.annotate.vocabulary import zipf
from mtqa.engine import UNSAFE, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span

_SHORTEST = 5  # letters
_LIKE = 1.0
"""Least likeness: the same sounds, only letters doubled or not and a last h written or not. With one vowel else (0.9) the six
alarms on clean news and EWT were all wrong: the press itself writes Mujahed and Mujahid, Muhiyadin and Muhyiddin."""


@check(
    id="misspelt-given-name", category=Category.ACCURACY, its=Its.MISSPELLING, severity=Severity.MINOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    message="This is not a usual spelling of the name.", confidence=0.65,
    why="Arabic and Hebrew script leave vowels and doubled letters out, so a machine has to guess how a name is spelled. The list "
    "(mtqa/data/muslim-names-en.tsv) is asked for a given name that no word list has, in texts about the countries where it is at home.",
    examples=(
        bad("The Afghan envoy [[Habibula]] Rahimi left on Monday.", good="The Afghan envoy Habibullah Rahimi left on Monday."),
        bad("In Syria, [[Nurudin]] Darwish and his brother rebuilt the mill.",
            good="In Syria, Nuruddin Darwish and his brother rebuilt the mill."),
        bad("Afghan police met Mullah [[Obaidula]] on Sunday. “We wait,” [[Obaidula]] said.",
            good="Afghan police met Mullah Obaidullah on Sunday. “We wait,” Obaidullah said."),
        ok("Iraqi police released Dr. Abdelkerim Saadi and Mujahed Ali at noon.", note="vowels differ in the press itself"),
        ok("The Afghan envoy Habibullah Rahimi left on Monday."),
        ok("The Norwegian envoy Habibula Rahimi left on Monday.", note="a text of another world"),
        ok("The Afghan envoy Mohamed Rahimi left on Monday.", note="many spellings are in use"),
        ok("Habibula is a Syrian village.", note="no person's first name"),
    ),
)  # fmt: skip
def misspelt_given_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Names that stand as a first name, or alone after a title, held against the list by their sound; then all their mentions."""
    names = document.target.names
    right: dict[str, tuple[str, ...]] = {}
    for mention in names.mentions:
        first = mention.words[0].text
        if first in right or len(first) < _SHORTEST or not (mention.title or len(mention.words) > 1) or zipf(first):
            continue
        found = () if document.outside.listed.right(first) else sounds_like(first, least=_LIKE)
        if found and not COUNTRIES.isdisjoint(names.scene.countries(mention.sentence)):
            right[first] = tuple(name for _, name in found[:2])
    for word, choices in right.items():
        spans = [Span(m.words[at].start, m.words[at].end) for m, at in names.by_word[spelled(word)]]
        fixes = tuple(Fix(f"Use '{name}'", tuple(Edit(span, name) for span in spans), UNSAFE) for name in choices)
        for span in spans:
            yield Mark(span, f"'{word}' is not a usual spelling of a name; '{choices[0]}' sounds the same.", fixes)
