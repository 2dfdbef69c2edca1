"""Tables (CSV, TSV, XLSX): what the columns mean, and how a row becomes an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mtqa.errors import did_you_mean
from mtqa.glossary.entry import SOURCE, TARGET, Draft, Status
from mtqa.glossary.languages import language_of
from mtqa.glossary.problems import Problems

_NAMES = {
    "id": "id", "concept": "id", "concept id": "id", "entry": "id",
    "source": "source", "source term": "source",
    "target": "approved", "target term": "approved", "translation": "approved", "approved": "approved", "preferred": "approved",
    "admitted": "admitted", "allowed": "admitted",
    "forbidden": "forbidden", "deprecated": "forbidden", "do not use": "forbidden",
    "do not translate": "keep", "dnt": "keep", "must translate": "must",
    "pos": "pos", "part of speech": "pos", "domain": "domain", "subject": "domain", "subject field": "domain",
    "case": "case", "note": "note", "notes": "note", "comment": "note",
    "source lang": "source lang", "source language": "source lang", "target lang": "target lang", "target language": "target lang",
}  # fmt: skip
_STATUSES = {"approved": Status.APPROVED, "preferred": Status.APPROVED, "admitted": Status.ADMITTED, "forbidden": Status.FORBIDDEN}
_POS = {
    "noun": "noun", "n": "noun", "proper noun": "noun", "verb": "verb", "v": "verb", "adjective": "adj", "adj": "adj", "adverb": "adv",
    "adv": "adv", "other": "other",
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "x", "y"})
_NO = frozenset({"", "no", "false", "0", "n"})


Cell = str | list[str]


@dataclass(frozen=True, slots=True)
class Column:
    """role: a value of `_NAMES`, or 'term' for a column of one language's terms, or '' for one that is not used."""

    role: str
    language: str = ""
    status: Status = Status.APPROVED


def columns_of(header: Sequence[str], where: str, problems: Problems) -> list[Column]:
    """What each column holds. An unknown one is a problem; so is a column that is there twice, or a table without terms."""
    columns: list[Column] = []
    for name in header:
        column = column_of(name)
        if column is None:
            hint = did_you_mean(_plain(name), _NAMES) or "; use a language code such as 'he' or 'en forbidden', or one of the known names"
            problems.add(where, f"unknown column '{name}'{hint}")
            column = Column("")
        elif column.role and column in columns:
            problems.add(where, f"column '{name}' is there twice; put several terms into one cell with '|'")
            column = Column("")
        columns.append(column)
    if not any(c.role in ("term", "source", "approved", "forbidden") for c in columns):
        problems.add(where, "no column holds terms; the first row must name the columns, such as 'source,target' or 'he,en,en forbidden'")
        return []
    return columns


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_\-]+", name.strip().lower().replace(":", " ")))


def column_of(name: str) -> Column | None:
    """What a column of this name holds, None for an unknown name."""
    if not name.strip():
        return Column("")
    if role := _NAMES.get(_plain(name)):
        return Column(role)
    first, _, last = name.strip().replace(":", " ").rpartition(" ")
    if first and last.lower() in _STATUSES:
        language = language_of(first)
        return Column("term", language, _STATUSES[last.lower()]) if language else None
    language = language_of(name)
    return Column("term", language) if language else None


def draft_of(columns: Sequence[Column], cells: Sequence[Cell], where: str, problems: Problems) -> Draft | None:
    """The entry of one row; None for a row without any text, and for one with a problem."""
    if not any(map(_said, cells)):
        return None
    if any(map(_said, cells[len(columns) :])):
        problems.add(where, f"{len(cells)} cells where the header has {len(columns)}; quote cells that hold the separator")
        return None
    before = len(problems.found)
    draft, sides = Draft(where), {"source lang": SOURCE, "target lang": TARGET}
    given = {c.role: _said(cell) for c, cell in zip(columns, cells, strict=False)}
    for role in sides:
        if given.get(role):
            sides[role] = language_in(given[role], where, problems)
    pos = pos_in(given.get("pos", ""), where, problems)
    for column, cell in zip(columns, cells, strict=False):
        texts = several(cell)
        if column.role == "term":
            draft.add(column.language, texts, column.status, pos)
        elif column.role == "source":
            draft.add(sides["source lang"], texts, pos=pos)
        elif column.role in _STATUSES:
            draft.add(sides["target lang"], texts, _STATUSES[column.role], pos)
    draft.id, draft.domain, draft.note = (given.get(name, "") for name in ("id", "domain", "note"))
    draft.keep = flag_in("do not translate", given.get("keep", ""), where, problems)
    draft.must = flag_in("must translate", given.get("must", ""), where, problems)
    draft.exact = case_in(given.get("case", ""), where, problems)
    return draft if len(problems.found) == before else None


def several(cell: Cell) -> Iterable[str]:
    """The terms of a cell: a list, or separated by '|', ';' or line breaks."""
    return [part for part in (re.split(r"[|;\n]", cell) if isinstance(cell, str) else cell) if part.strip()]


def _said(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else "; ".join(cell).strip()


def language_in(value: str, where: str, problems: Problems) -> str:
    """The language's code, or '' and a problem."""
    if (language := language_of(value)) is None:
        problems.add(where, f"unknown language '{value}'; use a code such as 'en' or 'pt-BR'")
        return ""
    return language


def pos_in(value: str, where: str, problems: Problems) -> str | None:
    """The part of speech, None if nothing is said or it is unknown."""
    if not value:
        return None
    pos = _POS.get(re.sub(r"(?<=[a-z])(?=[A-Z])|[\s_-]+", " ", value.strip()).lower())
    if pos is None:
        problems.add(where, f"unknown part of speech '{value}'; use noun, verb, adjective, adverb or other")
    return pos


def flag_in(name: str, value: str, where: str, problems: Problems) -> bool:
    """Yes or no."""
    low = value.strip().lower()
    if low not in _YES | _NO:
        problems.add(where, f"{name}: '{value}' is neither yes nor no")
    return low in _YES


def case_in(value: str, where: str, problems: Problems) -> bool | None:
    """True for 'exact', False for 'any', None if nothing is said."""
    low = value.strip().lower()
    if low not in ("", "exact", "any"):
        problems.add(where, f"case: '{value}' is no case rule; use 'exact' or 'any'")
    return {"exact": True, "any": False}.get(low)


def drafts_of(rows: Iterable[tuple[int, Sequence[str]]], shown: Callable[[int], str], problems: Problems) -> list[Draft]:
    """The entries of a table whose first row with text is the header. shown: row number -> 'file:row'."""
    columns: list[Column] | None = None
    drafts = []
    for number, cells in rows:
        if columns is None:
            if any(cell.strip() for cell in cells):
                columns = columns_of(cells, shown(number), problems)
        elif columns and (draft := draft_of(columns, cells, shown(number), problems)):
            drafts.append(draft)
    if columns is None:
        problems.add(shown(1), "the table is empty; the first row must name the columns, such as 'source,target'")
    return drafts
