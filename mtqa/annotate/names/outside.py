"""What is known of a text's names from outside it: the user's list, the references, and the other files of a corpus.

The order is that of trust: the list, then a reference, then what all files show together (`corpus`). Where none of
them has a say the text decides by itself (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.annotate.annotated import AnnotatedDocument
    from mtqa.annotate.names.choice import Choice
    from mtqa.annotate.names.corpus import CorpusNames, Shared
    from mtqa.annotate.names.find import Name
    from mtqa.annotate.names.variants import Variant


@dataclass(frozen=True, slots=True)
class Listed:
    """A names list as checks need it. rights: names that are right, and look-alikes that are names of their own; words: all words of
    those; right_words: a wrong word -> what to write for it."""

    rights: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    right_words: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.right_words)

    def right(self, name: str) -> bool:
        """True if the list has the name, or every word of it in names that it has."""
        return name in self.rights or (bool(self.words) and all(word in self.words for word in name.split()))

    def choice(self, spellings: Sequence[str], counts: Mapping[str, int]) -> Choice | None:
        """What the list says about spellings of one name, None if nothing. What it holds as right is never among the others."""
        from mtqa.annotate.names.choice import By, Choice

        rights = sorted((w for w in spellings if w in self.words), key=lambda w: (-counts.get(w, 0), w))
        if not rights:
            rights = sorted({self.right_words[w] for w in spellings if w in self.right_words})
        if not rights:
            return None
        return Choice(rights[0], tuple(w for w in spellings if w not in self.words and w != rights[0]), "the names list has it", by=By.LIST)


@dataclass(frozen=True, slots=True)
class Outside:
    """The evidence for one file. `Outside()` is none."""

    listed: Listed = field(default_factory=Listed)
    corpus: CorpusNames | None = None

    def groups(
        self, document: AnnotatedDocument, found: Iterable[tuple[list[str], list[Variant]]]
    ) -> list[tuple[list[str], list[Variant], Shared | None]]:
        """Spellings that hang together: those that the text shows by itself (`found`), and those that the corpus shows."""
        groups: list[tuple[list[str], list[Variant], Shared | None]] = []
        told: set[tuple[str, str]] = set()
        by_word = document.target.names.by_word
        for shared in self.corpus.touching(by_word) if self.corpus else ():
            groups.append(([word for word in shared.words if word in by_word], list(shared.ties), shared))
            told |= {(tie.one, tie.other) for tie in shared.ties}
        groups += [(words, ties, None) for words, ties in found if any((tie.one, tie.other) not in told for tie in ties)]
        return groups

    def places(
        self, document: AnnotatedDocument, spellings: Sequence[str], ties: Sequence[Variant], shared: Shared | None
    ) -> dict[str, list[Name]]:
        """Where the spellings stand. A first name that the corpus shows to be somebody's counts where the surname is in the text."""
        from mtqa.annotate.names.profile import beside
        from mtqa.annotate.names.variants import places_of

        names = document.target.names
        found = places_of(spellings, ties, names)
        if shared is None or shared.whole:
            return found
        telling = frozenset().union(*(tie.beside for tie in ties))
        if any(side != 1 for _, side in telling):
            return found
        meant = any(telling & set(beside(mention, index)) for word in spellings for mention, index in names.by_word[word])
        return found if meant else {word: [] for word in found}

    def choice(
        self, document: AnnotatedDocument, spellings: Sequence[str], places: Mapping[str, Sequence[Name]], shared: Shared | None
    ) -> Choice | None:
        """Which spelling is right; None where nothing outside the text says so."""
        counts = {word: len(places[word]) for word in spellings}
        everywhere = sorted(shared.words, key=lambda w: (-len(shared.words[w].paths), w)) if shared else spellings
        if (choice := self.listed.choice(everywhere, counts)) is not None:
            return choice._replace(others=tuple(w for w in choice.others if w in counts))
        if document.references and (choice := by_reference(spellings, document)) is not None:
            return choice
        return shared.choice._replace(others=tuple(w for w in spellings if w != shared.choice.right)) if shared else None


def by_reference(spellings: Sequence[str], document: AnnotatedDocument) -> Choice | None:
    """The one spelling that a reference has."""
    from mtqa.annotate.names.choice import By, Choice
    from mtqa.annotate.names.tally import referenced

    said = referenced(document)
    right = [word for word in spellings if word in said]
    if len(right) != 1:
        return None
    return Choice(right[0], tuple(w for w in spellings if w != right[0]), "the reference has it", by=By.REFERENCE)
