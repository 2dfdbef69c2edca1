"""Glossaries as Excel workbooks, with openpyxl (the extra mtqa[xlsx])."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from mtqa.glossary.columns import drafts_of
from mtqa.glossary.entry import Draft
from mtqa.glossary.problems import GlossaryError, Problems

MOST_BYTES = 300_000_000
"""Unpacked; a workbook of 50,000 terms has 15 MB."""
_MOST_CELLS = 60  # in a row: sheets with a stray format can be 16,384 columns wide


def read(data: bytes, path: str, problems: Problems) -> list[Draft]:
    """The entries of all sheets; each has its own header. Raises GlossaryError if openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise GlossaryError(f"{path}: reading Excel workbooks needs openpyxl; install it with: pip install 'mtqa[xlsx]'") from None
    if fault := _fault(data):
        problems.add(f"{path}:1", fault)
        return []
    drafts: list[Draft] = []
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = book.worksheets
        for sheet in sheets:
            rows = list(_rows(sheet))
            place = f"{path}:{sheet.title}:" if len(sheets) > 1 else f"{path}:"
            if rows or len(sheets) == 1:  # an empty second sheet is what Excel makes by itself
                drafts += drafts_of(rows, lambda row, place=place: f"{place}{row}", problems)  # type: ignore[misc]
    except Exception as error:  # openpyxl lets through whatever a broken part makes zipfile, XML or itself raise
        problems.add(f"{path}:1", f"cannot be read as a workbook ({type(error).__name__}: {error}); save it again as .xlsx")
    return drafts


def _fault(data: bytes) -> str | None:
    """What speaks against opening it at all: no ZIP, far too big when unpacked, XML with a document type (entities)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                return f"unpacks to more than {MOST_BYTES:,} bytes; save the glossary as CSV"
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as handle:
                        if b"<!DOCTYPE" in handle.read(4096):
                            return "its XML declares a document type, which no workbook needs; it is not read"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return f"is no workbook ({error}); save it as .xlsx, or as .csv"
    return None


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_CELLS), start=1):
        cells = ["" if value is None else str(value) for value in row]
        if any(cells):
            yield number, cells
