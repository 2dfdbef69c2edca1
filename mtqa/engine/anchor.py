"""A mark in the plain text becomes a finding in the original: the only place that turns one kind of offset into the other."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from mtqa.annotate import AnnotatedDocument
from mtqa.model import Applicability, Edit, Finding, Fix, Mark, Related, RuleInfo, Severity, Side, Span, Text
from mtqa.model.lazy import lazy

_WORDS = lazy(r"\w+")
_CONTEXT = 3  # word tokens on each side that go into the fingerprint (contract: three)
_REACH = 200  # code points looked at for them; three words are rarely longer, and a 50 MB line must not be copied


def anchor(mark: Mark, rule: RuleInfo, document: AnnotatedDocument, severity: Severity) -> Finding:
    """The finding that a mark stands for. Raises ValueError if the mark is empty or outside its text."""
    side = document.source if mark.side is Side.SOURCE else document.target
    if side is None:
        raise ValueError(f"rule {rule.id} marked the source of a document that has none")
    text, plain = side.text, side.plain
    if not 0 <= mark.span.start < mark.span.end <= len(plain):
        raise ValueError(f"rule {rule.id} marked {mark.span} in a text of {len(plain)} characters")
    before, after = context(text, mark.span)
    marked = mark.span.of(plain)
    return Finding(
        rule=rule,
        span=text.to_raw(mark.span),
        plain=mark.span,
        text=marked,
        message=mark.message or rule.message.replace("{match}", marked),
        severity=min(mark.severity or severity, severity, key=lambda s: s.rank),
        confidence=rule.confidence if mark.confidence is None else mark.confidence,
        fingerprint=fingerprint(rule.id, mark.side, marked, before, after),
        side=mark.side,
        fixes=tuple(_original(fix, text) for fix in mark.fixes),
        related=tuple(Related(text.to_raw(r.span), r.note, r.elsewhere) for r in mark.related),
        before=" ".join(before),
        after=" ".join(after),
        document=document.document.name,
    )


def fingerprint(rule: str, side: Side, marked: str, before: list[str], after: list[str]) -> str:
    """16 hex digits of blake2b over rule, side, marked text and the words around it, white space collapsed. No path, no position."""
    parts = [rule, side.value, " ".join(marked.split()), " ".join(before), " ".join(after)]
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def context(text: Text, span: Span) -> tuple[list[str], list[str]]:
    """Up to three words before and after the stretch, inside its block (and so inside its segment)."""
    low, high = _block_bounds(text, span)
    before = _WORDS.findall(text.plain[max(low, span.start - _REACH) : span.start])[-_CONTEXT:]
    after = _WORDS.findall(text.plain[span.end : min(high, span.end + _REACH)])[:_CONTEXT]
    return before, after


def _block_bounds(text: Text, span: Span) -> tuple[int, int]:
    low, high = 0, len(text.blocks)
    while low < high:  # the last block that starts at or before the stretch
        middle = (low + high) // 2
        if text.blocks[middle].span.start <= span.start:
            low = middle + 1
        else:
            high = middle
    if not low:
        return 0, len(text.plain)
    block = text.blocks[low - 1].span
    return block.start, max(block.end, span.end)


def _original(fix: Fix, text: Text) -> Fix:
    """The fix with edits of the raw text. Where an edit would tear markup apart the fix may only be shown."""
    if text.map is None:
        return fix
    edits, torn = [], False
    for edit in fix.edits:
        small = _trim(edit, text.plain)
        pieces = text.map.pieces_of(small.span)
        raw = text.to_raw(small.span)
        torn = torn or (len(small.span) > 0 and sum(len(p.raw) for p in pieces) != len(raw))
        edits.append(Edit(raw, text.escape.write(small.replacement)))
    return replace(fix, edits=tuple(edits), applicability=Applicability.DISPLAY if torn else fix.applicability)


def _trim(edit: Edit, plain: str) -> Edit:
    """The same change without the characters that stay as they are at its ends."""
    old, new = edit.span.of(plain), edit.replacement
    left = 0
    while left < min(len(old), len(new)) and old[left] == new[left]:
        left += 1
    right = 0
    while right < min(len(old), len(new)) - left and old[-1 - right] == new[-1 - right]:
        right += 1
    return Edit(Span(edit.span.start + left, edit.span.end - right), new[left : len(new) - right])
