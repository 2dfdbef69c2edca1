"""A declarative rule between YAML and the engine: JSON-able, so that thousands load from one index without YAML."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mtqa.engine import Check, Pattern, Scope, Words
from mtqa.engine.check import Trigger
from mtqa.model import Applicability, Category, Example, Its, Mark, RuleInfo, Severity

Card = dict[str, Any]
Body = dict[str, Any]
Lists = Mapping[str, list[str]]
Run = Callable[[Any], Iterable[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule. card: what `RuleInfo` says, as plain strings. body: what the rule's kind needs to run.

    words: the trigger literals in lower case, or None for a rule that is tried everywhere.
    """

    card: Card
    body: Body
    words: tuple[str, ...] | None = None
    scope: Scope = Scope.SENTENCE
    examples: tuple[Example, ...] = ()

    @property
    def id(self) -> str:
        """The rule's id."""
        return str(self.card["id"])


def written(value: Any) -> str:
    """JSON on one line, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class Declared:
    """A rule's `run`: its body is parsed and compiled when it is first called, which for most rules is never.

    written: the body as JSON in UTF-8, as the index holds it.
    """

    __slots__ = ("_run", "card", "lists", "written")

    def __init__(self, card: Card, written: bytes, lists: Lists) -> None:
        self.card, self.written, self.lists = card, written, lists
        self._run: Run | None = None

    def __call__(self, place: Any) -> Iterable[Mark]:
        if self._run is None:
            module = importlib.import_module(f"mtqa.rulebook.kinds.{self.card['kind']}")
            self._run = module.build(self.card, json.loads(self.written), self.lists)
        return self._run(place)


_CATEGORY = {c.value: c for c in Category}
_ITS = {i.value: i for i in Its}
_SEVERITY = {s.value: s for s in Severity}
_FIX = {None: None} | {a.value: a for a in Applicability}


def make_check(
    card: Card, body: bytes, words: Iterable[str] | None, scope: Scope, lists: Lists, examples: tuple[Example, ...] = ()
) -> Check:
    """The check of a compiled rule. Cheap: the body is not looked at."""
    info = RuleInfo(
        id=card["id"], family=card["family"], category=_CATEGORY[card["category"]], its=_ITS[card["its"]],
        severity=_SEVERITY[card["severity"]], message=card["message"], why=card["why"], examples=examples, fix=_FIX[card.get("fix")],
        languages=tuple(card["languages"]), sources=tuple(card.get("sources", ())), since=card["since"], confidence=card["confidence"],
        origin=card["origin"], kind=card["kind"],
    )  # fmt: skip
    return Check(info, Declared(card, body, lists), scope, None, _trigger(words))


def to_check(rule: Rule, lists: Lists) -> Check:
    """The check of a rule that was just compiled."""
    return make_check(rule.card, written(rule.body).encode("utf-8", "surrogatepass"), rule.words, rule.scope, lists, rule.examples)


def _trigger(words: Iterable[str] | None) -> Trigger | None:
    if words is None:
        return None
    words = tuple(words)
    joined = "".join(words)
    if not joined.isascii() and unspaced(joined):  # a literal inside running Chinese is never at a word's edge
        return Pattern(re.compile("|".join(map(re.escape, words))), lower=True)
    return Words(*words)


_UNSPACED = (
    range(0xE00, 0xF00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x3040, 0x3100),
    range(0x3400, 0xA000),
    range(0xF900, 0xFB00),
)


def unspaced(text: str) -> bool:
    """True for text in a script that writes no spaces between words (Chinese, Japanese, Thai ...)."""
    return not text.isascii() and any(ord(c) in some for c in set(text) if c > "\u0dff" for some in _UNSPACED)
