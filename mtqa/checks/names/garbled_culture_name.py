"""Names of peoples, movements and institutions that came out as other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument, Sentence
from mtqa.engine import UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))+")
LIKE = 0.78
"""Least likeness of a word that nobody uses and a name."""


@check(
    id="garbled-culture-name", category=Category.ACCURACY, its=Its.MISTRANSLATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT,
    fix=UNSAFE, message="This is no word; a name of the subject sounds like it.", confidence=0.75,
    why="Machines spell names of peoples and movements by ear, or take them for common words: Hanafi, Salafi and Haredi share their "
    "letters with everyday words of Arabic and Hebrew. The list of names (mtqa/data/names-en.yaml) is asked only where the words around "
    "it are about its subject.",
    examples=(
        bad("The Sunni clerics of the town belong to the [[flattering]] school of Islam.",
            good="The Sunni clerics of the town belong to the Hanafi school of Islam."),
        bad("A mosque of the [[Slavic]] movement, which rejects other Muslims, was closed in Cairo.",
            good="A mosque of the Salafi movement, which rejects other Muslims, was closed in Cairo."),
        bad("In Iraq, fighters drove the [[Yezzidi]] minority out of its villages.",
            good="In Iraq, fighters drove the Yazidi minority out of its villages."),
        bad("Afghan officials said that the [[hazarra]] community had asked for schools.",
            good="Afghan officials said that the Hazara community had asked for schools."),
        ok("The Slavic tradition of bread and salt lives on in Minsk."),
        ok("The review was flattering, and the school was proud of its Islamic art class."),
        ok("The Zubrow community centre opened in Ohio.", note="no subject, no such name"),
    ),
)  # fmt: skip
def garbled_culture_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Common words known to stand for names, then words that nobody uses."""
    from mtqa.annotate.names_culture import confusions

    text = document.target
    for word, entries in confusions().items():
        at = text.lower.find(word)
        while at >= 0:
            span = Span(at, at + len(word))
            sentence = text.sentence_at(at)
            if sentence is not None and _whole(text.lower, span):
                for entry, heads in entries:
                    beside = text.lower[span.end : span.end + 40].lstrip()
                    if any(re.match(rf"{re.escape(head)}\b", beside) for head in heads) and _subject(sentence, entry.group.topic, span):
                        message = f"'{span.of(text.plain)}' is a known mistranslation of {entry.name} here."
                        yield Mark(span, message, (replace(span, entry.name),), confidence=0.85)
                        break
            at = text.lower.find(word, at + 1)
    yield from _unknown(document)


def _unknown(document: AnnotatedDocument) -> Iterator[Mark]:
    """Words that nobody uses, before a word that tells that a name of the list must stand there."""
    from mtqa.annotate import lexicon
    from mtqa.annotate.gazetteer import is_place
    from mtqa.annotate.names_culture import all_heads, is_culture, similar
    from mtqa.annotate.names_places import is_country_word
    from mtqa.annotate.vocabulary import zipf

    text = document.target
    heads = all_heads()
    for head, match in _before_heads(text.lower, heads):
        span = Span(*match)
        word = text.plain[span.start : span.end]
        if zipf(word) or word.isupper():
            continue
        word = re.sub(r"['’]s\Z", "", word)
        if lexicon.known(word.lower()) or is_place(word) or is_culture(word) or is_country_word(word):
            continue
        span = Span(span.start, span.start + len(word))
        sentence = text.sentence_at(span.start)
        if sentence is None:
            continue
        for like, entry in similar(word, least=LIKE):
            countries = entry.group.countries & text.names.scene.named_in(sentence.index)
            both = Span(span.start, match[1] + 1 + len(head))
            if head in entry.group.heads and (countries or _subject(sentence, entry.group.topic, both)):
                message = f"'{word}' is no word; {entry.name} sounds like it."
                yield Mark(span, message, (replace(span, entry.name),), confidence=round(min(0.9, like), 2))
                break


def _before_heads(lower: str, heads: frozenset[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every head with the word of four letters or more directly before it, as offsets; in text order."""
    found = []
    for head in heads:
        at = lower.find(f" {head}")
        while at >= 0:
            start = at
            while start > 0 and (lower[start - 1].isalpha() or lower[start - 1] in "'’"):
                start -= 1
            if at - start > 3 and not lower[at + 1 + len(head) : at + 2 + len(head)].isalnum():
                found.append((start, at, head))
            at = lower.find(f" {head}", at + 1)
    return ((head, (start, end)) for start, end, head in sorted(found))


def _whole(lower: str, span: Span) -> bool:
    return not lower[span.start - 1 : span.start].isalnum() and not lower[span.end : span.end + 1].isalnum()


def _subject(sentence: Sentence, topic: frozenset[str], span: Span) -> bool:
    """True if the sentence, or one beside it, has a word of the topic outside the marked stretch."""
    near = [s for s in (sentence.previous, sentence, sentence.next) if s is not None]
    return any(
        match.group().lower() in topic and not span.overlaps(Span(s.start + match.start(), s.start + match.end()))
        for s in near
        for match in WORD.finditer(s.text)
    )
