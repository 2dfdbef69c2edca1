"""A glossary's nouns: an entry is one concept with its terms in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SOURCE, TARGET = "source", "target"
"""Stand for a language where a table only says which side a term is on."""


class Status(StrEnum):
    """What may be done with a term in a translation."""

    APPROVED = "approved"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say it in one language. pos: noun, verb, adj, adv, other, or None where nobody said."""

    text: str
    status: Status = Status.APPROVED
    pos: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept. where: 'file:row' for messages; row: what is before the colon left out.

    terms: language (or SOURCE, TARGET) -> terms, the best first. keep: must stand in the translation as it is. must: may not be
    left as it is. exact: capitals count. with_source: what it forbids is right in another entry's sense, so that a forbidden
    term is one only where the source has this entry's word.
    """

    where: str
    terms: Mapping[str, tuple[Term, ...]]
    id: str = ""
    keep: bool = False
    must: bool = False
    exact: bool = False
    domain: str = ""
    note: str = ""
    with_source: bool = False

    def of(self, language: str | None, side: str) -> tuple[Term, ...]:
        """The terms of one side of a text in this language."""
        return (*self.terms.get(language or "", ()), *self.terms.get(side, ()))

    def right(self, language: str | None) -> tuple[Term, ...]:
        """What may stand in a translation into this language, the best first."""
        found = [t for t in self.of(language, TARGET) if t.status is not Status.FORBIDDEN]
        return tuple(sorted(found, key=lambda t: t.status is Status.ADMITTED))

    def wrong(self, language: str | None) -> tuple[Term, ...]:
        """What may not."""
        return tuple(t for t in self.of(language, TARGET) if t.status is Status.FORBIDDEN)

    def remark(self) -> str:
        """Domain and note, for the end of a message."""
        said = [f"domain: {self.domain}"] if self.domain else []
        said += [self.note] if self.note else []
        return f" ({'; '.join(said)})" if said else ""

    def packed(self) -> list[Any]:
        """As JSON takes it."""
        terms = {lang: [[t.text, t.status.value, t.pos] for t in some] for lang, some in self.terms.items()}
        return [self.where, terms, self.id, self.keep, self.must, self.exact, self.domain, self.note, self.with_source]


def unpacked(packed: list[Any]) -> Entry:
    """The entry that `packed` gave."""
    where, terms, *rest = packed
    return Entry(where, {lang: tuple(Term(t, Status(s), p) for t, s, p in some) for lang, some in terms.items()}, *rest)


@dataclass(slots=True)
class Draft:
    """An entry as a reader finds it, piece by piece."""

    where: str
    terms: dict[str, list[Term]] = field(default_factory=dict)
    id: str = ""
    keep: bool = False
    must: bool = False
    exact: bool | None = None
    domain: str = ""
    note: str = ""

    def add(self, language: str, texts: Iterable[str], status: Status = Status.APPROVED, pos: str | None = None) -> None:
        """Put terms of one language and status; white space is collapsed."""
        for text in texts:
            self.terms.setdefault(language, []).append(Term(" ".join(text.split()), status, pos))

    def done(self) -> Entry:
        """The entry. What is kept as it is keeps its capitals too, unless the glossary says otherwise."""
        exact = self.keep if self.exact is None else self.exact
        terms = {language: tuple(some) for language, some in self.terms.items() if some}
        return Entry(self.where, terms, self.id, self.keep, self.must, exact, self.domain, self.note)
