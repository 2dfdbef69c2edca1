"""A mark in a file's raw text becomes a finding: for what stands in markup, where checks of the running text see nothing."""

from __future__ import annotations

from bisect import bisect_right

from mtqa.engine.anchor import context, fingerprint
from mtqa.model import Document, File, Finding, Mark, RuleInfo, Severity, Span, Text
from mtqa.model.lazy import lazy

_WORD = lazy(r"\w+")
_REACH = 2000  # code points of plain text searched for a word on each side


def anchor_in_file(mark: Mark, rule: RuleInfo, file: File, severity: Severity) -> Finding:
    """The finding of a mark whose spans, edits included, count in `file.raw`. Raises ValueError for a file without documents.

    `plain` is the stretch itself where the reader took it for text, else the nearest word, so that reports have a place to show.
    """
    document = _nearest(file, mark.span.start)
    text = document.target
    plain = _nearest_words(text, mark.span)
    before, after = context(text, plain)
    marked = mark.span.of(file.raw)
    return Finding(
        rule=rule,
        span=mark.span,
        plain=plain,
        text=marked,
        message=mark.message or rule.message.replace("{match}", marked),
        severity=min(mark.severity or severity, severity, key=lambda s: s.rank),
        confidence=rule.confidence if mark.confidence is None else mark.confidence,
        fingerprint=fingerprint(rule.id, mark.side, marked, before, after),
        side=mark.side,
        fixes=mark.fixes,
        related=mark.related,
        before=" ".join(before),
        after=" ".join(after),
        document=document.name,
    )


def _nearest(file: File, at: int) -> Document:
    """The document that begins last before the place, as reports look it up; the first one for a place before all."""
    if not file.documents:
        raise ValueError(f"{file.path} holds no document")
    starts = [d.target.map.pieces[0].raw.start if d.target.map and d.target.map.pieces else 0 for d in file.documents]
    return file.documents[max(0, bisect_right(starts, at) - 1)]


def _nearest_words(text: Text, raw: Span) -> Span:
    """The plain stretch of a raw one; where it is empty, the nearest word; an empty stretch only in a text without words."""
    plain = text.to_plain(raw)
    if len(plain) and text.to_raw(plain) == raw:
        return plain
    before = [Span(*m.span()) for m in _WORD.finditer(text.plain, max(0, plain.start - _REACH), plain.start)]
    after = _WORD.search(text.plain, plain.start, plain.start + _REACH)
    near = ([before[-1]] if before else []) + ([Span(*after.span())] if after else [])
    return min(near, key=lambda s: _gap(text.to_raw(s), raw)) if near else Span(0, 0)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
