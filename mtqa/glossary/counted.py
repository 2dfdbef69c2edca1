"""How often a term stands in a pair, and which of its renderings are there for it, and not for another word of the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.glossary.entry import Status, Term
from mtqa.glossary.peoples import PEOPLES
from mtqa.glossary.rendered import derived, places
from mtqa.glossary.terms import Asked, Stretch
from mtqa.glossary.words import HYPHENS
from mtqa.model import Span
from mtqa.rulebook.rule import unspaced

_ENDING = 3  # letters of endings
_STEM = 4  # letters that two forms of one word have in common (Ukraine, Ukrainian)


def counts(stretch: Stretch, language: str) -> list[tuple[Asked, list[Span]]]:
    """The terms that are rendered more or less often than they stand in the source, each with what renders it.

    What is part of a longer term that the source has too does not count (the first Vladimir of "Vladimir Putin and Vladimir Zelensky",
    where the first man is a term), nor a term that shares a rendering with another.
    """
    found = [(asked, _spans(_rights(asked, language), stretch)) for asked in stretch.asked]
    longer = {span for _, spans in found for span in spans}
    told = []
    for n, (asked, spans) in enumerate(found):
        others = {span for m, (_, some) in enumerate(found) if m != n for span in some}
        if others.isdisjoint(spans):
            own = [s for s in spans if not any(o != s and o.contains(s) for o in longer)]
            plain = stretch.pair.document.target.plain
            whole = [s for s in own if not _in_hyphens(plain, s)]
            most = max(asked.count, _relatives(asked, stretch))
            fewest = min(len(own), len(whole))
            if fewest <= most and asked.count <= len(own) + sum(derived(right.text, stretch.forms) for right in asked.rights(language)):
                continue  # as often, if words of the same family count too
            told.append((asked, own))
    return told


def _relatives(asked: Asked, stretch: Stretch) -> int:
    """Words of the source that may be forms of the term or of its family (Americans, for American)."""
    text, source = asked.term.text.lower(), stretch.pair.source_text.lower()
    stem = text if unspaced(text) else text[: max(_STEM, len(text) - _ENDING)]
    return source.count(stem)


def _in_hyphens(plain: str, span: Span) -> bool:
    """Is it part of a hyphenated word (anti-submarine), which the source may write as another one?"""
    before, after = plain[max(0, span.start - 2) : span.start], plain[span.end : span.end + 2]
    return any(len(two) == 2 and two[mark] in HYPHENS and two[1 - mark].isalpha() for two, mark in ((before, 1), (after, 0)))


def accounted_for(number: int, text: str | None, stretch: Stretch | None, language: str) -> bool:
    """Do approved renderings of the entry already stand there as often as the source asks for it? Then another one renders another word.
    text: the only rendering that counts; None for any that is approved."""
    asked = next((a for a in stretch.asked if number in a.numbers), None) if stretch is not None else None
    if stretch is None or asked is None:
        return False
    rights = [t for t in _rights(asked, language) if (t.status is Status.APPROVED if text is None else t.text == text)]
    return bool(rights) and len(_spans(rights, stretch)) >= asked.count


def one_word(first: str, second: str) -> bool:
    """Are two renderings the same word in two forms (feel, feeling; China, Chinese), and so no inconsistency?"""
    one, two = sorted((first.lower(), second.lower()), key=len)
    if " " in two:
        return False
    return PEOPLES.get(one) == two or PEOPLES.get(two) == one or (len(one) > _STEM and two.startswith(one[:-1]))


def _rights(asked: Asked, language: str) -> tuple[Term, ...]:
    kept = (asked.term,) if any(entry.keep for entry in asked.entries) else ()
    return (*asked.rights(language), *kept)


def _spans(rights: Iterable[Term], stretch: Stretch) -> list[Span]:
    """Where any of them stands, none inside another."""
    spans: Sequence[Span] = sorted(dict.fromkeys(span for term in rights for span in places(term, stretch.forms)))
    return [s for s in spans if not any(o != s and o.contains(s) for o in spans)]
