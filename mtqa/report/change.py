"""A fix as two lines, removed and added: the words around it, and which parts changed."""

from __future__ import annotations

from dataclasses import dataclass

from mtqa.model import Edit, Finding, Fix, Span, Text
from mtqa.report.excerpt import block_of, head, middle, shown_mark, tail
from mtqa.report.locate import plain_edits
from mtqa.report.visible import one_line

_NEAR = 160  # characters: edits further from the finding are counted, not shown
_AROUND = 24  # characters of context on each side


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a shown line."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """old, new: the stretch before and after, part by part. elsewhere: how many of the fix's edits lie further off."""

    old: tuple[Part, ...]
    new: tuple[Part, ...]
    elsewhere: int = 0


def change(text: Text, finding: Finding, fix: Fix) -> Change:
    """What the fix does at the finding."""
    edits = sorted(plain_edits(fix, text), key=lambda e: e.span)
    reach = Span(finding.plain.start - _NEAR, finding.plain.end + _NEAR)
    near = _telling([e for e in edits if reach.contains(e.span)] or edits[:1], text.plain)
    whole = [_whole_words(e, text.plain, other) for e, other in zip(near, [*near[1:], None], strict=True)]
    block = block_of(text, Span(whole[0].span.start, max(e.span.end for e in whole)))
    low, high = block.start, block.end
    old: list[Part] = [Part(_before(text.plain, low, whole[0].span.start))]
    new = list(old)
    at = whole[0].span.start
    for edit in whole:
        same = Part(one_line(text.plain[at : edit.span.start]))
        old += [same, *_changed(edit.span.of(text.plain))]
        new += [same, *_changed(edit.replacement)]
        at = edit.span.end
    after = Part(_after(text.plain, at, high))
    far = sum(1 for e in edits if not reach.contains(e.span) and e not in near)
    return Change(_filled([*old, after]), _filled([*new, after]), far)


def _telling(edits: list[Edit], plain: str) -> list[Edit]:
    """The edits without those that only clear the line breaks left by a deletion beside them."""

    def beside(edit: Edit) -> bool:
        return any(o is not edit and o.span.start <= edit.span.end and edit.span.start <= o.span.end for o in edits)

    telling = [e for e in edits if e.replacement or e.span.of(plain).strip() or not len(e.span) or not beside(e)]
    return telling or edits


def _whole_words(edit: Edit, plain: str, following: Edit | None) -> Edit:
    """The same change said in whole words: an edit of "s" in "makes" is easier to read as one of the word."""
    start, end = edit.span.start, edit.span.end
    limit = following.span.start if following else len(plain)
    core = plain[start:end] + edit.replacement
    while start > 0 and plain[start - 1].isalnum() and (core[:1].isalnum() or edit.replacement[:1].isalnum()):
        start -= 1
    while end < limit and plain[end].isalnum() and (plain[end - 1].isalnum() or edit.replacement[-1:].isalnum()):
        end += 1
    return Edit(Span(start, end), plain[start : edit.span.start] + edit.replacement + plain[edit.span.end : end])


def _changed(text: str) -> list[Part]:
    """A changed stretch; the spaces at its ends carry no colour unless they are all there is."""
    shown = middle(shown_mark(text), 240)
    core = shown.strip(" ")
    at = shown.find(core)
    return [Part(shown[:at]), Part(core, True), Part(shown[at + len(core) :])]


def _before(plain: str, low: int, at: int) -> str:
    start = max(low, at - 2 * _AROUND)
    return tail(one_line(plain[start:at]).lstrip() if start == low else one_line(plain[start:at]), _AROUND, start > low)


def _after(plain: str, at: int, high: int) -> str:
    end = min(high, at + 2 * _AROUND)
    return head(one_line(plain[at:end]).rstrip() if end == high else one_line(plain[at:end]), _AROUND, end < high)


def _filled(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)
