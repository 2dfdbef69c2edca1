"""Glossaries as tab-separated tables: no quoting, so that quotation marks are letters like others."""

from __future__ import annotations

from mtqa.glossary.entry import Draft
from mtqa.glossary.problems import Problems
from mtqa.glossary.read_csv import table
from mtqa.glossary.text import decoded


def read(data: bytes, path: str, problems: Problems) -> list[Draft]:
    """The entries."""
    return table(decoded(data, path, problems), "\t", path, problems)
