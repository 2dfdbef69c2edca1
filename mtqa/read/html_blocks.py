"""From tags and text to blocks of text with what is needed to judge them: how much of it is links, and what it lies in.

Elements are kept on a flat stack, each entry with what it hands down to its children, so that depth costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mtqa.model import BlockKind
from mtqa.model.lazy import lazy
from mtqa.read.builder import OBJECT
from mtqa.read.html_scan import Tag
from mtqa.read.html_words import CAPTION_HINTS, CODE, FURNITURE, HINTS, INLINE, KINDS, LAYOUT, MASKED, META, NEVER_HINTED, ROLES, VOID

_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = lazy(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DEEPEST = 512  # as browsers: deeper elements count as their parents' text
_REACH = 64  # an end tag closes an element at most so far up


@dataclass(frozen=True, slots=True)
class Context:
    """What an element hands down to all in it.

    furniture: by element or role it is none of the text, for certain; hinted: by class or id, probably. rank: 3 inside what is
    marked as the article's body, 2 inside <article>, 1 inside <main>. header: inside a <header> that belongs to none of them.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    masked: bool = False
    furniture: bool = False
    hinted: bool = False
    form: bool = False
    link: bool = False
    rank: int = 0
    header: bool = False


@dataclass(slots=True)
class Candidate:
    """A block of text. runs: (start, end, None) is a stretch of raw text, (start, end, "x") one for which "x" stands."""

    context: Context
    runs: list[tuple[int, int, str | None]] = field(default_factory=list)
    characters: int = 0
    linked: int = 0


def candidates(raw: str, tags: Iterable[Tag]) -> tuple[list[Candidate], str | None]:
    """All blocks of a page in order, masked ones left out, and the page's language as it states it."""
    stack = [("", Context())]
    open_names: dict[str, int] = {}
    found: list[Candidate] = []
    current = Candidate(stack[0][1])
    language: str | None = None
    breaks = 0

    def finish() -> Candidate:
        if current.characters:
            found.append(current)
        return Candidate(stack[-1][1])

    for tag in tags:
        outer, context = stack[-1]
        if not tag.name:
            if context.masked:
                continue
            size = len(raw[tag.start : tag.end].strip())
            breaks = 0 if size else breaks
            current.runs.append((tag.start, tag.end, None))
            current.characters += size
            current.linked += size if context.link else 0
            continue
        block = tag.name not in INLINE
        if tag.name == "br":
            breaks += 1
            current.runs.append((tag.start, tag.end, " "))
            if breaks == 2:
                current = finish()
        elif tag.closing:
            if open_names.get(tag.name):
                _close(stack, open_names, tag.name, block)
            if block:
                current = finish()
        else:
            values = tag.attribute_values() if tag.attributes.strip() else {}
            if language is None and tag.name in ("html", "body", "article", "main"):
                language = values.get("lang") or values.get("xml:lang") or None
            if tag.name in ("p", "li", "dt", "dd", "td", "th", "tr", "option") and outer == tag.name:
                _close(stack, open_names, tag.name, block)  # their end tags may be left out
            elif outer == "p" and block:
                _close(stack, open_names, "p", True)
            inner = _inside(stack[-1][1], tag.name, values)
            if tag.name in CODE and not context.masked:
                current.runs.append((tag.start, tag.end, OBJECT))
            if tag.name not in VOID and len(stack) < _DEEPEST and not tag.attributes.endswith("/"):
                stack.append((tag.name, inner))
                open_names[tag.name] = open_names.get(tag.name, 0) + 1
            if block:
                current = finish()
    finish()
    return found, language


def _close(stack: list[tuple[str, Context]], open_names: dict[str, int], name: str, block: bool) -> None:
    """Take elements off the stack up to the innermost `name`; an inline element does not close a block around its content."""
    for index in range(len(stack) - 1, max(0, len(stack) - _REACH), -1):
        if stack[index][0] == name:
            for inner, _ in stack[index:]:
                open_names[inner] -= 1
            del stack[index:]
            return
        if not block and stack[index][0] not in INLINE:
            return


def _inside(outer: Context, name: str, values: Mapping[str, str]) -> Context:
    """What holds inside an element."""
    if name in INLINE and not values and name not in MASKED and name != "a":
        return outer
    role = values.get("role", "").lower()
    kind, level = outer.kind, outer.level
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        kind, level = BlockKind.HEADING, int(name[1])
    elif name in KINDS:
        kind, level = KINDS[name], outer.level + 1 if name == "li" else 0
    rank = outer.rank
    if "articlebody" in values.get("itemprop", "").lower():
        rank = max(rank, 3)
    elif name == "article" or role == "article":
        rank = max(rank, 2)
    elif name == "main" or role == "main":
        rank = max(rank, 1)
    labels = f"{values.get('class', '')} {values.get('id', '')}"
    words = _hint_words(labels) if labels != " " else frozenset()
    hinted = name not in NEVER_HINTED and (not words.isdisjoint(HINTS) or META.search(labels) is not None)
    if kind is BlockKind.PARAGRAPH and not words.isdisjoint(CAPTION_HINTS):
        kind = BlockKind.CAPTION
    hidden = "hidden" in values or values.get("aria-hidden", "").lower() == "true" or _HIDDEN.search(values.get("style", "")) is not None
    return Context(
        kind=kind,
        level=level,
        masked=outer.masked or name in MASKED or (hidden and name not in ("html", "body")),
        furniture=outer.furniture or name in FURNITURE or role in ROLES,
        hinted=outer.hinted or hinted,
        form=outer.form or name == "form",
        link=outer.link or name == "a",
        rank=rank,
        header=outer.header or (name == "header" and outer.rank == 0),
    )


def _hint_words(labels: str) -> frozenset[str]:
    names = (name for name in labels.split() if not LAYOUT.match(name))
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))
