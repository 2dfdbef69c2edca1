"""The checks that a glossary stands for. Each is one function for all its terms: the index says where to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, replace
from mtqa.glossary.counted import accounted_for, counts, one_word
from mtqa.glossary.entry import SOURCE, TARGET, Entry, Status, Term
from mtqa.glossary.fixes import fixes_for, replaced
from mtqa.glossary.index import Hit
from mtqa.glossary.place import place_of
from mtqa.glossary.rendered import places, rendered
from mtqa.glossary.terms import Asked, Stretch, Terms
from mtqa.glossary.unchanged import changed_alone, changed_in, distinctive
from mtqa.model import Fix, Mark, Related, Severity, Span

Find = Callable[[Terms, AnnotatedDocument], Iterator[Mark]]


def term_missing(terms: Terms, document: AnnotatedDocument) -> Iterator[Mark]:
    """Approved terms whose source word stands in a pair, while no rendering of it stands in the translation."""
    language = document.target.language or ""
    for stretch in terms.in_pairs(document):
        for asked in stretch.asked:
            rights = asked.rights(language)
            must = any(entry.must for entry in asked.entries)
            if (not rights and not must) or any(entry.keep for entry in asked.entries):
                continue
            if stretch.wrong.intersection(asked.numbers):
                continue
            if any(rendered(t, stretch.forms) for t in rights):
                if all(entry.exact for entry in asked.entries):
                    yield from _other_capitals(asked, rights, stretch)
                continue
            if (mark := _missing(asked, rights, stretch, document)) is not None:
                yield mark


def _missing(asked: Asked, rights: tuple[Term, ...], stretch: Stretch, document: AnnotatedDocument) -> Mark | None:
    own = tuple(t for entry in asked.entries for t in entry.of(document.source_language, SOURCE))
    place = place_of(rights, own, asked.share, stretch.forms)
    if place is None or not (rights or place.untranslated):
        return None
    said = _listed(rights)
    if place.untranslated:
        message = f"'{asked.term.text}' is left as it is" + (f"; the glossary has {said}{asked.remark}." if said else f"{asked.remark}.")
    else:
        message = f"The source has '{asked.term.text}', which the glossary renders as {said}{asked.remark}; the translation does not."
    fixes: tuple[Fix, ...] = ()
    if place.right is not None:
        first = (place.right, *(t for t in rights if t is not place.right)) if place.untranslated else (place.right,)
        fixes = tuple(replaced(place.span, right, place.sentence) for right in first)
    return Mark(place.span, message, fixes, confidence=(0.8 if fixes else 0.7) - (0.0 if asked.sure else 0.1))


def _other_capitals(asked: Asked, rights: tuple[Term, ...], stretch: Stretch) -> Iterator[Mark]:
    found = [(term, span) for term in rights for span in places(term, stretch.forms)]
    plain = stretch.pair.document.target.plain
    if any(term.text in span.of(plain) or span.of(plain).isupper() for term, span in found):
        return
    for term, span in found[:1]:
        if span.of(plain).lower() == term.text.lower():
            message = f"The glossary writes '{term.text}'{asked.remark}."
            yield Mark(span, message, (replace(span, term.text, UNSAFE),), severity=Severity.MINOR)


def forbidden_term(terms: Terms, document: AnnotatedDocument) -> Iterator[Mark]:
    """Forbidden terms, where the source does not say that another word is rendered."""
    language = document.target.language
    told: set[Span] = set()
    for hit in terms.in_target(document):
        entry = terms.entry(hit.entry)
        if hit.term.status is not Status.FORBIDDEN or hit.span in told:
            continue
        asked = terms.asked_at(document, hit.span.start) if _has_source(entry, language) else None
        if (asked is None and entry.with_source) or (asked is not None and hit.entry not in asked):
            continue
        if asked is not None and accounted_for(hit.entry, None, terms.stretch_at(document, hit.span.start), language or ""):
            continue
        told.add(hit.span)
        rights = tuple(t for t in entry.right(language) if t.status is Status.APPROVED) or entry.right(language)
        instead = f"; write {_listed(rights)}" if rights else ""
        message = f"The glossary forbids '{hit.term.text}'{instead}{entry.remark()}."
        yield Mark(hit.span, message, _in_place(rights, hit), confidence=0.95 if asked else 0.85)


def inconsistent(terms: Terms, document: AnnotatedDocument) -> Iterator[Mark]:
    """One concept, rendered in several of the ways that the glossary allows."""
    language = document.target.language
    by_entry: dict[int, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for hit in terms.in_target(document):
        if hit.term.status is Status.FORBIDDEN or terms.entry(hit.entry).keep:
            continue
        asked = terms.asked_at(document, hit.span.start) if _has_source(terms.entry(hit.entry), language) else None
        if asked is None or hit.entry in asked:
            by_entry[hit.entry][hit.term.text].append(hit)
    told: set[Span] = set()
    for number, used in by_entry.items():
        order = {term.text: n for n, term in enumerate(terms.entry(number).right(language))}
        best = min(used, key=lambda text: (-len(used[text]), order.get(text, len(order))))
        main = used[best][0]
        for text, hits in used.items():
            if text == best or _short_for(text, best) or _short_for(best, text) or one_word(text, best):
                continue
            for hit in hits:
                if hit.span in told or accounted_for(number, best, terms.stretch_at(document, hit.span.start), language or ""):
                    continue
                told.add(hit.span)
                message = f"'{hit.term.text}' here, '{best}' elsewhere in this text: the glossary has both for one concept."
                related = (Related(main.span, f"'{best}' here"),)
                yield Mark(hit.span, message, _in_place((main.term,), hit), related, confidence=0.8 if document.source else 0.6)


def count_mismatch(terms: Terms, document: AnnotatedDocument) -> Iterator[Mark]:
    """A term stands in the source more often, or less often, than any of its renderings in the translation."""
    language = document.target.language or ""
    for stretch in terms.in_pairs(document):
        for asked, spans in counts(stretch, language):
            if spans:
                times = f"{asked.count} time{'s' if asked.count > 1 else ''} in the source and {len(spans)} in the translation"
                yield Mark(spans[-1], f"'{asked.term.text}', in the glossary {_listed(asked.rights(language))}, stands {times}.")


def untranslatable_changed(terms: Terms, document: AnnotatedDocument) -> Iterator[Mark]:
    """Terms to be kept as they are that the translation changed; without a source, those with other capitals."""
    language = document.target.language or ""
    told: set[Span] = set()
    for stretch in terms.in_pairs(document):
        for asked in stretch.asked:
            entry = next((e for e in asked.entries if e.keep), None)
            if entry is None or any(rendered(t, stretch.forms) for t in entry.right(language) if t.text != asked.term.text):
                continue
            if (found := changed_in(asked.term, entry, asked.share, stretch.forms)) is not None:
                span, same, guess = found
                fix = () if guess else (replace(span, asked.term.text, SAFE if same else UNSAFE),)
                told.add(span)
                message = f"The source has '{asked.term.text}', which stays as it is{entry.remark()}."
                yield Mark(span, message, fix, confidence=(0.7 if guess else 0.85) - (0.0 if asked.sure else 0.1))
    for hit in terms.in_target(document):
        entry = terms.entry(hit.entry)
        if entry.keep and entry.exact and hit.span not in told and distinctive(hit.term.text) and changed_alone(hit):
            told.add(hit.span)
            yield Mark(hit.span, f"'{hit.term.text}' is to keep its capitals{entry.remark()}.", (replace(hit.span, hit.term.text, SAFE),))


def _has_source(entry: Entry, target: str | None) -> bool:
    """Does the entry say which source words it is about?"""
    return any(language not in (target, TARGET) for language in entry.terms)


def _in_place(rights: tuple[Term, ...], hit: Hit) -> tuple[Fix, ...]:
    if hit.first >= 0:
        return fixes_for(rights, hit.term, hit.sentence, hit.first, hit.last)
    return tuple(replaced(hit.span, right, hit.sentence) for right in rights)


def _short_for(short: str, whole: str) -> bool:
    """An abbreviation, or a part of the longer term, as texts use after the first mention."""
    first, second = short.lower(), whole.lower()
    if f" {first} " in f" {second} ":
        return True
    letters = "".join(c for c in short if c.isalnum())
    initials = "".join(word[0] for word in whole.replace("-", " ").split())
    return letters.isupper() and letters in (initials.upper(), "".join(c for c in initials if c.isupper()))


def _listed(rights: tuple[Term, ...]) -> str:
    return " or ".join(f"'{t.text}'" for t in rights[:3])
