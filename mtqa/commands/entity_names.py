"""Which name a spelling stands for, by the corpus and by the user's list."""

from __future__ import annotations

from mtqa.annotate.names.choice import By, Choice
from mtqa.annotate.names.corpus import CorpusNames, Shared
from mtqa.nameslist import Entry, NamesList

Reason = tuple[str, str]  # what decided, and the same in words


class Rights:
    """Answers for one corpus and one list; the list goes first."""

    def __init__(self, shared: CorpusNames, names: NamesList) -> None:
        self._words: dict[str, tuple[str, Reason]] = {}
        self._beside: dict[tuple[str, str, int], tuple[str, Reason]] = {}
        self._entries: dict[str, Entry] = {}
        self._also = frozenset(spelling.text for entry in names.entries for spelling in (*entry.also, *entry.distinct))
        self._right = frozenset(entry.name.text for entry in names.entries)
        for one in shared.shared:
            self._learn(one, names)
        listed = names.listed
        self._words |= {word: (right, _listed()) for word, right in listed.right_words.items()}
        self._words = {word: right for word, right in self._words.items() if word not in listed.words}
        for entry in names.entries:
            self._entries |= {spelling.text: entry for spelling in (*entry.variants, *entry.rights)}
        self._distinct = frozenset(spelling.text for entry in names.entries for spelling in entry.distinct)

    def _learn(self, shared: Shared, names: NamesList) -> None:
        words = sorted(shared.words)
        choice: Choice = names.listed.choice(words, {w: shared.words[w].mentions for w in words}) or shared.choice
        reason = (choice.by.value, choice.reason)
        wrong = [word for word in words if word != choice.right and word not in names.listed.words]
        if shared.whole or all(side == -1 for tie in shared.ties for _, side in tie.beside):
            self._words |= dict.fromkeys(wrong, (choice.right, reason))
            return
        for tie in shared.ties:
            for partner, side in tie.beside:
                self._beside |= {(word, partner, side): (choice.right, reason) for word in wrong}

    def of(self, text: str) -> str:
        """The right spelling of a name: the text itself, where nothing says otherwise."""
        if text in self._distinct:
            return text
        if text in self._entries:
            return self._entries[text].name.text
        words = text.split()
        return " ".join(found[0] if (found := self._word(words, n)) else word for n, word in enumerate(words))

    def why(self, text: str) -> Reason | None:
        """What decided against a spelling, None if nothing did."""
        if text in self._entries:
            return _listed()
        words = text.split()
        return next((found[1] for n in range(len(words)) if (found := self._word(words, n))), None)

    def _word(self, words: list[str], n: int) -> tuple[str, Reason] | None:
        if found := self._words.get(words[n]):
            return found
        for at, side in ((n - 1, -1), (n + 1, 1)):
            if 0 <= at < len(words) and (found := self._beside.get((words[n], words[at], side))):
                return found
        return None

    def also(self, text: str) -> bool:
        """True for a spelling that the list holds as right beside the chosen one."""
        return text in self._also

    def listed(self, name: str) -> bool:
        """True for a name of the list."""
        return name in self._right

    def kind(self, name: str) -> str:
        """The kind that the list gives."""
        return self._entries[name].kind if name in self._entries else ""


def _listed() -> Reason:
    return By.LIST.value, "the names list has it"
