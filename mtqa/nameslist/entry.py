"""What a names list holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mtqa.annotate.names.outside import Listed
from mtqa.errors import ConfigError

KINDS = ("person", "place", "organisation")


class NamesError(ConfigError):
    """A names file that cannot be used as it is; the message names file, line, column and what to do."""


class Spelling(NamedTuple):
    """A spelling and where it stands in its file: 'file:line:column'."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A name. variants: spellings that are wrong; proposed: those that mtqa found and nobody has agreed to; also: others that are
    right; distinct: look-alikes that are other names. kind: one of KINDS or "". why: what decided, as `mtqa names --write` found it.
    """

    name: Spelling
    variants: tuple[Spelling, ...] = ()
    proposed: tuple[Spelling, ...] = ()
    also: tuple[Spelling, ...] = ()
    distinct: tuple[Spelling, ...] = ()
    kind: str = ""
    why: str = ""
    note: str = ""

    @property
    def rights(self) -> tuple[Spelling, ...]:
        """The spellings that are right for this name."""
        return (self.name, *self.also)

    @property
    def wrong(self) -> tuple[Spelling, ...]:
        """All spellings that are to be replaced."""
        return (*self.variants, *self.proposed)

    def right_for(self, variant: str) -> str:
        """What to write for a variant: the name, or as many words of it as the variant has ("Hollenburg" of Tamar Hollenberg)."""
        words, size = self.name.text.split(), len(variant.split())
        if size >= len(words):
            return self.name.text
        from mtqa.annotate.names.sound import likeness

        windows = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        return max(reversed(windows), key=lambda window: likeness(window, variant))


class NamesList:
    """The entries of all files."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def digest(self) -> str:
        """Identifies what the list asks for; comments, notes and places in the file do not count."""
        said = [(e.name.text, *([s.text for s in some] for some in (e.variants, e.proposed, e.also, e.distinct))) for e in self.entries]
        return hashlib.blake2b(repr(sorted(said)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def listed(self) -> Listed:
        """What the checks of names need to know of the list."""
        rights = {s.text for e in self.entries for s in (*e.rights, *e.distinct)}
        right_words: dict[str, str] = {}
        for entry in self.entries:
            for variant in entry.wrong:
                right_words |= dict(word_pairs(variant.text, entry.right_for(variant.text)))
        words = {word for right in rights for word in right.split()}
        return Listed(frozenset(rights), frozenset(words), {w: r for w, r in right_words.items() if w not in words})


def word_pairs(variant: str, right: str) -> list[tuple[str, str]]:
    """The words in which a variant and a name of as many words differ: ("Cahill", "Kahl")."""
    wrong, good = variant.split(), right.split()
    return [(w, g) for w, g in zip(wrong, good, strict=True) if w != g] if len(wrong) == len(good) else []
