"""Glossaries as comma- or semicolon-separated tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Literal

from mtqa.glossary.columns import drafts_of
from mtqa.glossary.entry import Draft
from mtqa.glossary.problems import Problems
from mtqa.glossary.text import decoded

_LONGEST = 1_000_000  # code points in a cell; csv's own limit of 128 KiB would raise in the middle of a file


def read(data: bytes, path: str, problems: Problems) -> list[Draft]:
    """The entries. The separator is the comma, or the semicolon where the header has more of those (as spreadsheets write)."""
    text = decoded(data, path, problems)
    header = next((line for line in text.splitlines() if line.strip()), "")
    return table(text, ";" if header.count(";") > header.count(",") else ",", path, problems)


def table(text: str, separator: str, path: str, problems: Problems) -> list[Draft]:
    """The entries of a table with this separator."""
    return drafts_of(_rows(text, separator, path, problems), lambda row: f"{path}:{row}", problems)


def _rows(text: str, separator: str, path: str, problems: Problems) -> Iterator[tuple[int, Sequence[str]]]:
    """(line on which the row starts, cells)"""
    before = csv.field_size_limit(_LONGEST)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(f"{path}:{line}", f"cannot be read as a table: {error}; look for a quotation mark that is not closed")
    finally:
        csv.field_size_limit(before)
