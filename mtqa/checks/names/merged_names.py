"""Two names of the source that the translation gives one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Category, Its, Mark, Related, Severity, Span

if TYPE_CHECKING:
    from mtqa.annotate.names.source import Stretch

_TWICE = 2
"""Times that each of the two must stand in the source: once may be a slip of its author."""
_LETTERS = 5
"""Shorter words of the source are forms and particles too often."""


@check(
    id="merged-names", category=Category.ACCURACY, its=Its.MISTRANSLATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT, confidence=0.65,
    message="Two names of the source have one spelling here.",
    why="Engines know some names better than others and write the one they know for both: two people become one. Each of the two must "
    "stand at least twice in the source, must not be a form of the other, and at least one must have no spelling of its own in the "
    "translation.",
    examples=(
        bad("Barinov opened the meeting. Barinov spoke for an hour. [[Barinov]] disagreed with him. In the end [[Barinov]] left.",
            source="Баринов открыл собрание. Баринов говорил час. Баранов возразил ему. В конце Баранов ушёл.", source_language="ru"),
        bad("Ihnatenko won the first game. In the second one Ihnatenko lost. [[Ihnatenko]] watched. Later [[Ihnatenko]] came, too.",
            source="Ігнатенко виграв першу гру. У другій Ігнатенко програв. Гнатенко дивився. Пізніше прийшов і Гнатенко.",
            source_language="uk"),
        ok("Barinov opened the meeting. Barinov spoke for an hour. Baranov disagreed with him. In the end Baranov left.",
           source="Баринов открыл собрание. Баринов говорил час. Баранов возразил ему. В конце Баранов ушёл.", source_language="ru"),
        ok("Barinov opened the meeting. Barinov spoke for an hour. They disagreed with Barinov. In the end they left Barinov.",
           source="Баринов открыл собрание. Баринов говорил час. Бариновым возразили. В конце от Баринова ушли.", source_language="ru",
           note="forms of one name"),
        ok("Barinov opened the meeting. Barinov spoke for an hour. Barinov disagreed with them.",
           source="Баринов открыл собрание. Баринов говорил час. Баранов возразил им.", source_language="ru",
           note="once only: a slip of the source, as likely"),
    ),
)  # fmt: skip
def merged_names(document: AnnotatedDocument) -> Iterator[Mark]:
    """Compare the source words that one spelling stands for; the places of the rarer, less alike one are marked."""
    if document.source is None:
        return
    from mtqa.annotate.names.source import stretches_of

    stretches = stretches_of(document, document.target.names)
    for spelling, other, own in _merged(stretches):
        spans = [_span(stretch, spelling) for stretch in stretches if any(word == spelling and s in other for word, s in stretch.pairs)]
        first = next(_span(stretch, spelling) for stretch in stretches if any(word == spelling and s in own for word, s in stretch.pairs))
        names = [min(forms, key=lambda form: (len(form), form)).capitalize() for forms in (own, other)]
        message = f"'{spelling}' stands for '{names[1]}' here and for '{names[0]}' elsewhere: two names of the source have one spelling."
        for span in spans:
            if span is not None:
                yield Mark(span, message, (), (Related(first, f"for '{names[0]}' here"),) if first is not None else ())


def _merged(stretches: Sequence[Stretch]) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Spelling, the forms of the name it should not stand for, and those of the name it should."""
    from mtqa.annotate.names.known import known_names, same_name
    from mtqa.annotate.names.pairs import same_first_name
    from mtqa.annotate.names.sound import likeness
    from mtqa.annotate.romanise import romanise

    standing = Counter(word.text for stretch in stretches for word in stretch.words if word.raw[:1] == word.raw[:1].upper())
    names = [name for name in known_names(stretches) if sum(standing[form] for form in name.forms) >= _TWICE]
    for n, one in enumerate(names):
        for two in names[n + 1 :]:
            if one.usual != two.usual or not _comparable(one.forms | two.forms):
                continue
            if any(same_name(a, b) or same_first_name(romanise(a), romanise(b)) for a in one.forms for b in two.forms):
                continue
            if min(one.called[one.usual], two.called[two.usual]) < _TWICE or (len(one.called) > 1 and len(two.called) > 1):
                continue
            ranked = sorted((one, two), key=lambda name: -max(likeness(name.usual, romanise(form)) for form in name.forms))
            yield one.usual, ranked[1].forms, ranked[0].forms


def _comparable(forms: frozenset[str]) -> bool:
    """True for words of five letters or more, in a script with vowels: Hebrew and Arabic write many a name in two ways."""
    from mtqa.annotate.romanise import vowelled

    return all(len(form) >= _LETTERS and vowelled(form) for form in forms)


def _span(stretch: Stretch, spelling: str) -> Span | None:
    """Where the spelling stands in a stretch's target."""
    for sentence in stretch.targets:
        for mention, index in sentence.owner.names.by_word.get(spelling, ()):
            if mention.sentence == sentence.index:
                return Span(mention.words[index].start, mention.words[index].end)
    return None
