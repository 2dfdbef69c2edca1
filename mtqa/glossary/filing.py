"""Where terms are filed, so that a text's words find them: worked out once a glossary and kept in the cache."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from mtqa.glossary.entry import SOURCE, Entry, Status, Term
from mtqa.glossary.load import Glossary
from mtqa.glossary.words import words_of

MOST_TERMS = 1000
"""Terms of one entry in one language that are looked for; a reference is entry * 1000 + number."""
UNSPACED = frozenset({"zh", "ja", "th", "lo", "my", "km"})

Wanted = Callable[[Entry, str], tuple[Term, ...]]


def source_terms(entry: Entry, language: str) -> tuple[Term, ...]:
    """What is looked for in sources: every term of the language, approved or not."""
    return entry.of(language, SOURCE)


def target_terms(entry: Entry, language: str) -> tuple[Term, ...]:
    """What may be looked for in translations alone: what must not stand there, what may, and what must stand there unchanged."""
    kept = tuple(t for some in entry.terms.values() for t in some) if entry.keep else ()
    return (*entry.wrong(language), *(() if entry.keep else entry.right(language)), *kept)


def filed(glossary: Glossary, terms_of: Wanted, language: str) -> dict[str, str]:
    """key -> what is filed under it, as text: garbage collection would look through 50,000 lists again and again.

    The first line holds the references of terms of one word. Each other line is '>' or '<', the key of the word to the right or
    left that a term of several words has beside this one, a tab, and references. Under '' stand the terms that are searched as
    characters: a line for each, the reference, a tab and the term in lower case.
    """
    words = words_of(language)
    literal: list[str] = []
    looked_for: list[tuple[int, tuple[str, ...]]] = []
    perhaps: list[tuple[int, tuple[str, ...]]] = []
    wrong: set[str] = set()
    for number in range(len(glossary)):
        entry = glossary.entry(number)
        terms = terms_of(entry, language)[:MOST_TERMS]
        lonely = terms_of is target_terms and not entry.keep and sum(t.status is not Status.FORBIDDEN for t in terms) < 2
        for place, term in enumerate(terms):
            ref = number * MOST_TERMS + place
            forbidden = term.status is Status.FORBIDDEN
            if language in UNSPACED:
                literal.append(f"{ref}\t{term.text.lower()}")
                continue
            keys = words.wanted(term.text, term.pos)
            if any(key[:1].isalnum() for key in keys):
                (perhaps if lonely and not forbidden else looked_for).append((ref, keys))
                if forbidden:
                    wrong.update(key for key in keys if key[:1].isalnum())
    # The only rendering of its concept is of interest alone where it could hold a forbidden term ("Supreme Court", "court").
    todo = [*looked_for, *((ref, keys) for ref, keys in perhaps if len(keys) > 1 and not wrong.isdisjoint(keys))]
    found = _by_key(todo)
    if literal:
        found[""] = "\n".join(literal)
    return found


def _by_key(todo: list[tuple[int, tuple[str, ...]]]) -> dict[str, str]:
    """Each term under the key that the fewest terms share, and there by the word beside it."""
    shared = Counter(key for _, keys in todo for key in keys)
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for ref, keys in todo:
        rarest = min((key for key in keys if key[:1].isalnum()), key=lambda key: (shared[key], key))
        at = keys.index(rarest)
        beside = "" if len(keys) == 1 else f">{keys[at + 1]}" if at + 1 < len(keys) else f"<{keys[at - 1]}"
        places[rarest][beside].append(ref)
    found = {}
    for key, some in places.items():
        alone = ",".join(map(str, some.pop("", ())))
        found[key] = "\n".join((alone, *(f"{beside}\t{','.join(map(str, refs))}" for beside, refs in some.items())))
    return found
