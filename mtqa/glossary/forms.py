"""A stretch of the translation, prepared for many questions: each word is looked at once, then asked for by what it may be a form of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from mtqa.annotate import Sentence, lexicon
from mtqa.glossary.words import HYPHENS, words_of

START = 5
"""Letters by which words are filed to find derived ones (Syria, Syrian)."""

At = tuple[int, int]  # number of the sentence in the stretch, and of the token in it


class Forms:
    """The sentences of a stretch and the words in them. Nothing is computed before it is asked for."""

    def __init__(self, language: str, sentences: Iterable[Sentence]) -> None:
        self.language, self.sentences = language, tuple(sentences)
        self.words = words_of(language)

    def at(self, key: str) -> list[At]:
        """Where words with this key stand, from left to right."""
        some = self.words.having(self.lowers, key)
        return [(n, at) for n, s in enumerate(self.sentences) for at, low in enumerate(s.tokens.lowers) if low in some] if some else []

    @cached_property
    def lowers(self) -> frozenset[str]:
        """The words in lower case, each once."""
        return frozenset[str]().union(*(s.tokens.words for s in self.sentences))

    @cached_property
    def by_start(self) -> dict[str, list[At]]:
        """The first letters -> where words that begin so stand; shorter words are left out."""
        found: dict[str, list[At]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for at, low in enumerate(sentence.tokens.lowers):
                if len(low) >= START:
                    found[low[:START]].append((number, at))
        return dict(found)

    @cached_property
    def squeezed(self) -> tuple[str, ...]:
        """Each sentence's words in lower case, without blanks and hyphens."""
        return tuple("".join(low for low in s.tokens.lowers if low not in HYPHENS) for s in self.sentences)

    @cached_property
    def bare(self) -> tuple[list[int], ...]:
        """The tokens of each sentence without hyphens."""
        return tuple([n for n, low in enumerate(s.tokens.lowers) if low not in HYPHENS] for s in self.sentences)

    @cached_property
    def strange(self) -> tuple[list[int], ...]:
        """The words of each sentence that may be misspelt: in English, those that the dictionary lacks."""
        english = self.language == "en"
        return tuple(
            [n for n, low in enumerate(s.tokens.lowers) if low[:1].isalnum() and not (english and lexicon.known(low))]
            for s in self.sentences
        )

    def holds(self, keys: Sequence[str]) -> bool:
        """Does the stretch have every one of the keys, wherever?"""
        return self.words.have(self.lowers, keys)
