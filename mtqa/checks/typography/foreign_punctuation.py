"""Punctuation of the source language left in an English text: 「 」 ， 。 « » „ ¿."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, delete, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# What English writes instead. A full-width stop brings its own space along, so one is put behind it where a word follows.
_ENGLISH = dict(zip("，、。；：！？،؛؟「」『』《》（）«»", ",,.;:!?,;?“”‘’“”()“”", strict=True)) | {"¿": "", "¡": ""}
_ENGLISH |= {"【": "[", "】": "]"}
_SIGN = lazy(f"[{''.join(_ENGLISH)}・]")
_QUOTES = lazy(r"[\"“”„「」『』«»]")
_STOPS = frozenset("，、。；：！？،؛؟")
_LATIN = lazy(r"[A-Za-z]")
_OPENING = frozenset("「『《（«【")
_CLOSING = frozenset("」』》）»】")
_NEAR = 12  # characters on each side in which an English letter must stand: a Chinese quotation keeps its own stops


@check(
    id="foreign-punctuation",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.TYPOGRAPHICAL,
    severity=Severity.MINOR,
    message="'{match}' is no English punctuation mark.",
    why="Engines copy the source's punctuation where they have not learned what stands for it.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    examples=(
        bad("He called it [[「]]a good day[[」]][[，]]and left.", good="He called it “a good day”, and left."),
        bad("[[¿]]Who will pay for the bridge?", good="Who will pay for the bridge?"),
        bad("The paper wrote of [[«]]a scandal[[»]] on Friday.", good="The paper wrote of “a scandal” on Friday."),
        bad('"Do you want to go out?"[[」]] she asked.', good='"Do you want to go out?" she asked.'),
        bad("A part[[・]]time nurse of Mon[[・]]Fri shifts.", good="A part-time nurse of Mon Fri shifts."),
        bad("He called it[[「]]a good day[[」]]and left.", good="He called it “a good day” and left."),
        bad('She said "we stay.[[»]]', good='She said "we stay."'),
        bad("[[【]]Video[[】]] The bridge opens.", good="[Video] The bridge opens."),
        ok("The sign said “出口。” Nobody could read it."),
    ),
)
def foreign_punctuation(document: AnnotatedDocument) -> Iterator[Mark]:
    """Only beside English letters, so that a quotation in another script keeps its own marks."""
    plain = document.target.plain
    if plain.isascii():
        return
    for match in _SIGN.finditer(plain):
        at = match.start()
        before, after = plain[max(0, at - _NEAR) : at], plain[at + 1 : at + 1 + _NEAR]
        if not _LATIN.search(before + after) or not ((before[-1:].isascii() and after[:1].isascii()) or _beside(before, after)):
            continue
        sign = match[0]
        if sign == "・":
            yield from _middle_dot(at, before, after)
            continue
        if sign in _CLOSING and _closed(before):
            yield Mark(Span(at, at + 1), fixes=(delete(Span(at, at + 1), UNSAFE),))
            continue
        english = '"' if sign in "」』»" and _opened_straight(plain, at) else _ENGLISH[sign]
        if (sign in _STOPS or sign in _CLOSING) and after[:1].isalnum():
            english += " "
        if sign in _OPENING and before[-1:].isalnum():
            english = " " + english
        span = Span(at, at + 1)
        yield Mark(
            span, fixes=(replace(span, english, UNSAFE if sign in "«»" and after[:1].isspace() and before[-1:].isspace() else SAFE),)
        )


def _middle_dot(at: int, before: str, after: str) -> Iterator[Mark]:
    """Between small letters an engine has made it of a hyphen: 'part・time'. Elsewhere it parts names or the items of a list."""
    span = Span(at, at + 1)
    if before[-1:].isalnum() and after[:1].isalnum():
        ways = [replace(span, sign, UNSAFE) for sign in (" ", ", ", "-")]
        if after[:1].islower() and (before[-1:].islower() or before[-1:].isdigit()):
            ways = [replace(span, "-", SAFE), ways[0]]
        yield Mark(span, fixes=tuple(ways))
    elif before[-1:].isspace() and after[:1].isspace():
        yield Mark(span, fixes=(replace(span, "–", UNSAFE),))


def _opened_straight(plain: str, at: int) -> bool:
    """True if the mark before this one in its line is a straight one, which this one is to match."""
    marks = _QUOTES.findall(plain, plain.rfind("\n", 0, at) + 1, at)
    return marks[-1:] == ['"']


def _closed(before: str) -> bool:
    """True if an English mark has closed the same quotation or bracket already: 'out?". 」'. Which of them is too many, nobody knows."""
    return before.rstrip(" .,!?！？")[-1:] in ('"', "”", "’", ")")


def _beside(before: str, after: str) -> bool:
    """True if the next signs on both sides are marks like this one, or ASCII: 'day」，and'."""
    return all(not c or c.isascii() or c in _ENGLISH for c in (before[-1:], after[:1]))
