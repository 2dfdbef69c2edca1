"""Edits put into a text. Nothing outside them changes."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.model import Edit


def apply_edits(raw: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made. They must be in text order and must not overlap; raises ValueError otherwise."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if edit.span.start < at or edit.span.end > len(raw):
            raise ValueError(f"edit {edit.span} overlaps the one before it or lies outside the text")
        pieces += (raw[at : edit.span.start], edit.replacement)
        at = edit.span.end
    pieces.append(raw[at:])
    return "".join(pieces)
