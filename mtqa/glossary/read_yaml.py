"""Glossaries as YAML: a list of entries whose keys are the column names of tables, and whose values are texts or lists.

- he: מדהב
  en: [school of law, madhhab]
  en forbidden: flattering
  note: one of the four Sunni schools
"""

from __future__ import annotations

from typing import Any

import yaml

from mtqa.glossary.columns import Cell, Column, columns_of, draft_of
from mtqa.glossary.entry import Draft
from mtqa.glossary.problems import Problems
from mtqa.glossary.text import decoded

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(data: bytes, path: str, problems: Problems) -> list[Draft]:
    """The entries. Anchors and aliases are refused: a few lines of them can stand for billions of values."""
    try:
        root = _composed(decoded(data, path, problems))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(f"{path}:{mark.line + 1 if mark else 1}", f"not valid YAML: {error.problem or error.context}")
        return []
    except (yaml.YAMLError, RecursionError) as error:
        problems.add(f"{path}:1", f"not valid YAML: {' '.join(str(error).split())}")
        return []
    if root is not None and root.id == "mapping":
        root = next((value for key, value in root.value if str(key.value) == "terms"), root)
    if root is None or root.id != "sequence":
        problems.add(f"{path}:1", "holds no list of entries; begin each with '- ', such as '- {he: ..., en: ...}'")
        return []
    drafts = (_draft(node, f"{path}:{node.start_mark.line + 1}", problems) for node in root.value)
    return [draft for draft in drafts if draft]


def _composed(text: str) -> Any:
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="aliases ('*name') are not read in glossaries; write it out", problem_mark=mark)
    return yaml.compose(text, Loader=_Loader)


_KNOWN: dict[tuple[str, ...], list[Column]] = {}


def _draft(node: Any, where: str, problems: Problems) -> Draft | None:
    if node.id != "mapping":
        problems.add(where, "an entry must be a mapping, such as '{he: ..., en: ...}'")
        return None
    names, cells = [], list[Cell]()
    for key, value in node.value:
        parts = value.value if value.id == "sequence" else [value]
        if key.id != "scalar" or any(part.id != "scalar" for part in parts):
            problems.add(f"{where.rpartition(':')[0]}:{key.start_mark.line + 1}", f"'{key.value}' must be a text or a list of texts")
            return None
        names.append("" if key.tag.endswith(":null") else str(key.value))
        texts = ["" if part.tag.endswith(":null") else str(part.value) for part in parts]
        cells.append(texts if value.id == "sequence" else _one(names[-1], texts[0]))
    header = tuple(names)
    if (columns := _KNOWN.get(header)) is None:
        before = len(problems.found)
        columns = columns_of(names, where, problems)
        if len(problems.found) > before:
            return draft_of(columns, cells, where, problems) if columns else None
        _KNOWN[header] = columns
    return draft_of(columns, cells, where, problems)


def _one(name: str, text: str) -> Cell:
    """A text that stands alone is one term, whatever signs it holds; other values are plain texts."""
    return text if name.strip().lower() in ("note", "notes", "comment", "domain", "id", "case", "pos") else [text]
