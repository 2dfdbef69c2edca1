"""Sentences, and the counterparts of a stretch on the other side."""

from __future__ import annotations

from mtqa.segment.sentences import sentences, split

__all__ = ["sentences", "split"]
