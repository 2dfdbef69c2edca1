"""The protocol of a check: its card, where it looks, what it needs, and the function that decides.

    @check(
        id="stranded-relative-clause", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR,
        message="A relative clause stands alone as a sentence.", why="...", needs=Layer.TAGS, trigger=Words("who", "which"),
        examples=(bad("He met a man. [[Who sold boats.]]", good="He met a man, who sold boats."), ok("Who knew?")),
    )
    def stranded_relative_clause(sentence: Sentence) -> Iterator[Mark]: ...

A check reads `plain` text and yields `Mark`s in its offsets. It does no I/O and keeps nothing between calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mtqa.annotate import Layer, Sentence
from mtqa.model import Applicability, Category, Example, Its, Mark, RuleInfo, Severity, Span


class Scope(StrEnum):
    """What a check is called with: a `Sentence`, an `AnnotatedDocument`, or an `AnnotatedPair` (source needed).

    FILE: once a file, after all others and outside the runner, with `mtqa.model.suppression.Suppressed`; its marks count in `raw`.
    """

    SENTENCE = "sentence"
    DOCUMENT = "document"
    PAIR = "pair"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Words:
    """Call the check only where one of these literals stands as a word or words. Lower case; found in one pass for all checks.

    A blank stands for any white space and hyphens between two words, a hyphen inside a literal too.
    first: only where it opens a sentence, perhaps after quotation marks, brackets or a conjunction ("And who ...").
    This is the quick way: a pattern that looks for the beginning of sentences costs a hundred times as much.
    """

    words: tuple[str, ...]
    first: bool = False

    def __init__(self, *words: str, first: bool = False) -> None:
        object.__setattr__(self, "words", tuple(map(str.lower, words)))
        object.__setattr__(self, "first", first)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Call the check only for sentences (documents) in which this matches; it is searched once over the whole plain text.

    lower: search the lower-cased text instead. Keep it cheap and linear: it runs over everything.
    """

    regex: re.Pattern[str]
    lower: bool = False


Trigger = Words | Pattern


@dataclass(frozen=True, slots=True)
class Check:
    """A rule ready to run. `run` is called with what `scope` says and must be free of side effects.

    when: asked of each sentence before what the check `needs` is computed: False where its words alone leave nothing to find.
    """

    info: RuleInfo
    run: Callable[[Any], Iterable[Mark]]
    scope: Scope = Scope.SENTENCE
    needs: Layer | None = None
    trigger: Trigger | None = None
    when: Callable[[Sentence], bool] | None = None


def check(
    *,
    id: str,  # noqa: A002
    category: Category,
    its: Its,
    severity: Severity,
    message: str,
    why: str,
    examples: tuple[Example, ...],
    scope: Scope = Scope.SENTENCE,
    needs: Layer | None = None,
    trigger: Trigger | None = None,
    when: Callable[[Sentence], bool] | None = None,
    fix: Applicability | None = None,
    languages: tuple[str, ...] = ("en",),
    sources: tuple[str, ...] = (),
    confidence: float = 0.9,
    since: str = "0.1.0",
) -> Callable[[Callable[[Any], Iterable[Mark]]], Check]:
    """Turn a function into a `Check`. The family is the name of the folder the check lies in."""

    def wrap(function: Callable[[Any], Iterable[Mark]]) -> Check:
        parts = function.__module__.split(".")
        info = RuleInfo(
            id=id, family=parts[-2] if len(parts) > 1 else parts[-1], category=category, its=its, severity=severity, message=message,
            why=why, examples=examples, fix=fix, languages=languages, sources=sources, since=since, confidence=confidence,
            origin=function.__module__,
        )  # fmt: skip
        return Check(info, function, scope, needs, trigger, when)

    return wrap


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """'a [[b]] c' -> ('a b c', (Span(2, 3),)). Raises ValueError if the brackets do not pair."""
    plain, spans, at = [], [], 0
    length = start = 0
    for piece in re.split(r"(\[\[|\]\])", text):
        if piece == "[[":
            if at:
                raise ValueError(f"'[[' inside '[[ ]]' in example {text!r}")
            at, start = 1, length
        elif piece == "]]":
            if not at:
                raise ValueError(f"']]' without '[[' in example {text!r}")
            at = 0
            spans.append(Span(start, length))
        else:
            plain.append(piece)
            length += len(piece)
    if at:
        raise ValueError(f"'[[' without ']]' in example {text!r}")
    return "".join(plain), tuple(spans)


def bad(
    marked: str, good: str | None = None, *, source: str | None = None, reference: str | None = None, source_language: str | None = None,
    note: str = "",
) -> Example:  # fmt: skip
    """A text with a fault: `[[ ]]` around what must be found; `good` is the text after the first fix of each finding."""
    text, marks = unmark(marked)
    if not marks:
        raise ValueError(f"a bad example needs '[[ ]]': {marked!r}")
    return Example(text, marks, good, source, reference, source_language, note)


def ok(
    text: str, *, source: str | None = None, reference: str | None = None, source_language: str | None = None, note: str = ""
) -> Example:
    """A near miss: a text that looks like the fault and must stay silent."""
    return Example(text, (), None, source, reference, source_language, note)
