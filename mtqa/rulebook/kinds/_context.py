"""Conditions on what stands around a found phrase: words before, after or near it, within a reach.

A condition is a mapping with the groups `before`, `after`, `near` (lists of words and phrases, in any inflection; `@name`
stands for a list of the pack), `reach` and `all`. One group that holds is enough, or with `all: true` every group must.
Several conditions in a list: one that holds is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from mtqa.annotate import AnnotatedText, Sentence
from mtqa.model.lazy import lazy
from mtqa.rulebook import inflect
from mtqa.rulebook.rule import Lists
from mtqa.rulebook.shape import Bool, Either, Faults, Key, ListOf, Path, Record, Str

GROUPS = ("before", "after", "near")
NEIGHBOURS = 10
"""Sentences looked at on each side for `reach: paragraph`; real paragraphs are shorter, hostile ones are not."""


def _reach_fault(value: str) -> str | None:
    if value in ("sentence", "paragraph", "document") or re.fullmatch(r"[1-9]\d?( words?)?", value):
        return None
    return f"{value!r} is no reach; write sentence, paragraph, document or a number of words such as '3 words'"


def _item_fault(value: str) -> str | None:
    return None if inflect.words_of(value.removeprefix("@")) else f"{value!r} holds no word; write a word or phrase"


WORDS = ListOf(Str(check=_item_fault))
_CONDITION = Record(
    {
        "before": Key(WORDS, "words of which one stands before the phrase; in any inflection; '@name' for a list of the pack"),
        "after": Key(WORDS, "words of which one stands after the phrase"),
        "near": Key(WORDS, "words of which one stands before or after the phrase"),
        "reach": Key(
            Str(check=_reach_fault),
            "how far to look: sentence (default), paragraph, document (in any direction), or a number of words such as '3 words'",
        ),
        "all": Key(Bool(), "true if every group must hold; by default one is enough"),
        "exact": Key(Bool(), "true to take the words as written, without their inflections"),
    },
    check=lambda v: (
        None if any(g in v for g in GROUPS) else "a condition without words; add 'near: [...]', 'before: [...]' or 'after: [...]'"
    ),
)
CONDITIONS = Either(mapping=_CONDITION, sequence=ListOf(_CONDITION))
"""One condition, or a list of which one must hold."""


def compile_conditions(read: Any, lists: Lists, faults: Faults, path: Path) -> list[dict[str, Any]]:
    """The conditions with their words expanded to all inflected forms; references to lists stay references."""
    if read is None:
        return []
    compiled = []
    for condition in read if isinstance(read, list) else [read]:
        done: dict[str, Any] = {"reach": _reach(condition.get("reach", "sentence"))}
        if condition.get("all"):
            done["all"] = True
        for group in GROUPS:
            if group not in condition:
                continue
            words = []
            for item in condition[group]:
                if not item.startswith("@"):
                    words += [" ".join(inflect.words_of(item))] if condition.get("exact") else expand(item)
                elif item[1:] in lists:
                    done.setdefault(group + "@", []).append(item[1:])
                else:
                    faults.at((*path, group), f"unknown list {item!r}; add it to the pack's 'lists', known: {', '.join(lists) or 'none'}")
            done[group] = list(dict.fromkeys(words))
        compiled.append(done)
    return compiled


@lru_cache(maxsize=20_000)
def _expanded(item: str) -> tuple[str, ...]:
    words = inflect.words_of(item)
    if len(words) == 1:
        return tuple(inflect.any_form(words[0]))
    head = inflect.head(words)
    if head is None:
        return (" ".join(words),)
    return tuple(" ".join((*words[: head[0]], form, *words[head[0] + 1 :])) for form in inflect.forms(words[head[0]], head[1]))


def expand(item: str) -> list[str]:
    """A context word or phrase in all its forms, each as lower-case tokens joined by spaces."""
    return list(_expanded(item))


def _reach(value: str) -> str | int:
    return value if value in ("sentence", "paragraph", "document") else int(value.split()[0])


class Conditions:
    """Compiled conditions, ready to ask."""

    def __init__(self, compiled: list[dict[str, Any]], lists: Lists) -> None:
        self._conditions = [
            (
                c["reach"],
                bool(c.get("all")),
                [(g, _by_first(c[g], [lists[name] for name in c.get(g + "@", ())])) for g in GROUPS if g in c],
            )
            for c in compiled
        ]

    def hold(self, sentence: Sentence, first: int, last: int) -> bool:
        """True if one of the conditions holds around the tokens `first` to `last`."""
        return any(
            (all if every else any)(_stands(words, group, reach, sentence, first, last) for group, words in groups)
            for reach, every, groups in self._conditions
        )


_Index = dict[str, tuple[tuple[str, ...], ...]]  # first word -> what must follow it
_ALONE: tuple[tuple[str, ...], ...] = ((),)


def _by_first(words: list[str], lists: list[list[str]]) -> _Index:
    index: _Index = {}
    for source in (words, *lists):
        for item in source:
            if " " in item:
                first, *rest = item.split(" ")
                index[first] = (*index.get(first, ()), tuple(rest))
            else:  # most of them
                index[item] = (*index[item], ()) if item in index else _ALONE
    return index


def _stands(words: _Index, group: str, reach: str | int, sentence: Sentence, first: int, last: int) -> bool:
    if reach == "document":
        return _in_document(words, sentence.owner)
    if words.keys().isdisjoint(sentence.tokens.words) and reach != "paragraph":
        return False
    lowers = sentence.tokens.lowers
    before, after = lowers[:first], lowers[last + 1 :]
    if isinstance(reach, int):
        before, after = _words_only(before)[-reach:], _words_only(after)[:reach]
    if (group != "after" and _found(words, before)) or (group != "before" and _found(words, after)):
        return True
    if reach != "paragraph":
        return False
    directions = {"before": (-1,), "after": (1,)}.get(group, (-1, 1))
    beside = (s.tokens for by in directions for s in _neighbours(sentence, by))
    return any(not words.keys().isdisjoint(tokens.words) and _found(words, tokens.lowers) for tokens in beside)


def _neighbours(sentence: Sentence, by: int) -> Iterator[Sentence]:
    at = sentence
    for _ in range(NEIGHBOURS):
        beside = at.previous if by < 0 else at.next
        if beside is None:
            return
        yield beside
        at = beside


def _found(words: _Index, lowers: list[str]) -> bool:
    for at, low in enumerate(lowers):
        rests = words.get(low) or ("’" in low and words.get(inflect.plain_word(low)))
        if rests and any(not rest or _follows(rest, lowers, at + 1) for rest in rests):
            return True
    return False


def _follows(rest: tuple[str, ...], lowers: list[str], at: int) -> bool:
    for word in rest:
        if at < len(lowers) and lowers[at] in inflect.HYPHENS:
            at += 1
        if at >= len(lowers) or inflect.plain_word(lowers[at]) != word:
            return False
        at += 1
    return True


def _words_only(lowers: list[str]) -> list[str]:
    return [low for low in lowers if low[:1].isalnum() or low[:1] in "'’"]


_VOCABULARIES: WeakKeyDictionary[AnnotatedText, frozenset[str]] = WeakKeyDictionary()
_WORD = lazy(r"\w+")


def _in_document(words: _Index, text: AnnotatedText) -> bool:
    """Does one of the words stand anywhere in the text? Its vocabulary is kept as long as the text lives: many rules ask for it."""
    known = _VOCABULARIES.get(text)
    if known is None:
        known = _VOCABULARIES[text] = frozenset(text.words)
    for first, rests in words.items():
        if (m := _WORD.search(first)) is not None and m[0] not in known:
            continue
        if any(not rest or " ".join((first, *rest)) in text.lower for rest in rests):
            return True
    return False
