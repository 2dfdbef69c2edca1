"""Findings made by hand, for the tests of reports."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from mtqa.model import (
    Applicability,
    Block,
    Category,
    Document,
    Edit,
    File,
    FileReport,
    Finding,
    Fix,
    Its,
    Report,
    RuleInfo,
    Severity,
    Span,
    Text,
)

RULE = RuleInfo("doubled-word", "words", Category.LINGUISTIC_CONVENTIONS, Its.DUPLICATION, Severity.MINOR, "Twice.", "A loop. It is short.")


def plain(raw: str) -> Text:
    """A text of one block a line."""
    return Text(raw, raw, tuple(Block(Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", raw)), language="en")


def found(raw: str, words: str, *fixes: Fix, **changes: Any) -> Finding:
    at = raw.index(words)
    span = Span(at, at + len(words))
    return replace(Finding(RULE, span, span, words, RULE.message, Severity.MINOR, 0.9, "0123456789abcdef", fixes=fixes), **changes)


def use(raw: str, old: str, new: str, applicability: Applicability = Applicability.SAFE) -> Fix:
    at = raw.index(old)
    return Fix(f"Use '{new}'", (Edit(Span(at, at + len(old)), new),), applicability)


def report_of(raw: str, *findings: Finding, path: str = "a.txt", text: Text | None = None) -> Report:
    document = Document(path, text or plain(raw))
    return Report((FileReport(path, File(path, raw, (document,)), findings, words=len(raw.split())),), "hash", "0.1.0")
