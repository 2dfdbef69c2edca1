"""Glossaries in files, and checking one segment with one, for the tests of glossaries."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from mtqa.config import Settings
from mtqa.glossary import Glossary
from mtqa.glossary.entry import Entry
from mtqa.model import Finding
from mtqa.pipeline import Checker


def found(
    tmp_path: Path, table: str, target: str, source: str | None = None, languages: tuple[str, str] = ("de", "en"), **more: object
) -> list[Finding]:
    """The findings of the family in one paired segment."""
    glossary = tmp_path / "terms.csv"
    glossary.write_text(table, encoding="utf-8")
    settings = Settings(
        glossaries=(glossary,), select=("glossary",), source_language=languages[0], target_language=languages[1],
        **more,  # type: ignore[arg-type]
    )  # fmt: skip
    record = {"id": "1", "target": target} | ({"source": source} if source is not None else {})
    report = Checker(settings).check_file("a.jsonl", (json.dumps(record) + "\n").encode())
    assert report.error is None
    return list(report.findings)


def texts(findings: list[Finding]) -> list[str]:
    return [f.text for f in findings]


def fixes(findings: list[Finding]) -> list[str]:
    return [f.fixes[0].title.removeprefix("Use '").removesuffix("'") for f in findings if f.fixes]


def entries(glossary: Glossary) -> list[Entry]:
    return [dataclasses.replace(glossary.entry(n), where="") for n in range(len(glossary))]


def put(tmp_path: Path, name: str, text: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
