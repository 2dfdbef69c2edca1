"""What entries must not be, alone and together: empty, there twice, contradictory, circular."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from mtqa.glossary.entry import TARGET, Entry, Status
from mtqa.glossary.problems import Problems

_Key = tuple[str, str]  # language, term in lower case


def checked(entries: Sequence[Entry], problems: Problems) -> list[Entry]:
    """The entries that can be used; what is wrong with the others goes to `problems`.

    Two entries may disagree about a term if their source words differ: 'claim' is wrong for one word and right for
    another. Then the one that forbids it does so only where the source has its word.
    """
    return _agreeing([entry for entry in entries if not _faulty(entry, problems)], problems)


def _faulty(entry: Entry, problems: Problems) -> bool:
    known = len(problems.found)
    terms = [(language, term) for language, some in entry.terms.items() for term in some]
    if not terms:
        problems.add(entry.where, "an empty entry: no term in any language; fill it in or take it out")
    for language, term in terms:
        if not any(c.isalnum() for c in term.text):
            problems.add(entry.where, f"'{term.text}' ({language}) holds no letter or digit; it cannot be looked for")
    forbids = any(term.status is Status.FORBIDDEN for _, term in terms)
    if terms and len(entry.terms) == 1 and not (forbids or entry.keep or entry.must or TARGET in entry.terms):
        language = next(iter(entry.terms))
        problems.add(entry.where, f"only one language ({language}) and nothing forbidden: there is nothing to check; add a translation")
    for language, some in entry.terms.items():
        told: dict[str, Status] = {}
        for term in some:
            before = told.setdefault(term.text.lower(), term.status)
            if before is not term.status and Status.FORBIDDEN in (before, term.status):
                problems.add(entry.where, f"contradictory: '{term.text}' ({language}) is {before} and {term.status}; take it out of one")
    if entry.keep and entry.must:
        problems.add(entry.where, "contradictory: must be translated and must not be; choose one")
    return len(problems.found) > known


def _unlike(entries: Sequence[Entry], problems: Problems) -> list[Entry]:
    """The entries without those that say what an earlier one said, and without terms that an entry has twice."""
    known: dict[object, Entry] = {}
    ids: dict[tuple[str, str], Entry] = {}
    kept = []
    for entry in entries:
        terms_said = frozenset((lang, term.text, term.status, term.pos) for lang, some in entry.terms.items() for term in some)
        said = (terms_said, entry.domain, entry.keep)
        if (other := known.setdefault(said, entry)) is not entry:
            problems.add(entry.where, f"the same entry as {other.where}; take one of them out")
            continue
        file = entry.where.rpartition(":")[0]
        if entry.id and (other := ids.setdefault((file, entry.id), entry)) is not entry:
            problems.add(entry.where, f"the id '{entry.id}' is that of {other.where} too; give one of them another")
            continue
        for language, some in entry.terms.items():
            if len({term.text for term in some}) < len(some):
                twice = next(t.text for n, t in enumerate(some) if t.text in {o.text for o in some[:n]})
                problems.add(entry.where, f"'{twice}' ({language}) is there twice; take one out")
        terms = {lang: tuple({t.text: t for t in reversed(some)}.values())[::-1] for lang, some in entry.terms.items()}
        kept.append(entry if terms == entry.terms else replace(entry, terms=terms))
    return kept


def _agreeing(entries: list[Entry], problems: Problems) -> list[Entry]:
    entries = _unlike(entries, problems)
    forbids: dict[_Key, list[int]] = defaultdict(list)
    for n, entry in enumerate(entries):
        for language, some in entry.terms.items():
            for term in some:
                if term.status is Status.FORBIDDEN:
                    forbids[language, term.text.lower()].append(n)
    if not forbids:
        return entries
    approves: dict[_Key, list[int]] = defaultdict(list)
    for n, entry in enumerate(entries):
        for language, some in entry.terms.items():
            for term in some:
                if term.status is Status.APPROVED and (key := (language, term.text.lower())) in forbids:
                    approves[key].append(n)
    out: set[int] = set()
    for key, against in forbids.items():
        for n in against:
            for other in approves.get(key, ()):
                one, two = entries[n], entries[other]
                if _same_source(one, two, key[0]):
                    problems.add(one.where, _told(key, one, two))
                    out |= {n, other}
                else:
                    entries[n] = replace(one, with_source=True)
    return [entry for n, entry in enumerate(entries) if n not in out]


def _told(key: _Key, one: Entry, two: Entry) -> str:
    language, text = key
    back = {t.text.lower() for t in two.terms.get(language, ()) if t.status is Status.FORBIDDEN}
    round_trip = [t.text for t in one.terms.get(language, ()) if t.status is Status.APPROVED and t.text.lower() in back]
    if round_trip:
        return f"circular: replaces '{text}' by '{round_trip[0]}', and {two.where} replaces '{round_trip[0]}' by '{text}'; choose one"
    return f"contradictory: forbids '{text}' ({language}), which {two.where} approves; take it out of one of them"


def _same_source(one: Entry, two: Entry, target: str) -> bool:
    """True if a text could ask for both entries at once: they share a word of another language, or one has none to tell them apart."""

    def words(entry: Entry) -> set[_Key]:
        return {(lang, t.text.lower()) for lang, some in entry.terms.items() if lang not in (target, TARGET) for t in some}

    first, second = words(one), words(two)
    return not first or not second or bool(first & second)
