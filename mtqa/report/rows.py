"""What the formats for CI have in common: a finding as a row with its place, its advice and a path that others understand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from mtqa.model import FileReport, Finding, Report
from mtqa.report.locate import Locator, replacement
from mtqa.report.visible import one_line
from mtqa.report.worth import in_brackets


@dataclass(frozen=True, slots=True)
class Row:
    """One finding. Lines and columns count from 1, columns in code points; the end column is the one after the last character.

    advice: the message with the first suggestion behind it, in one line, free of control characters.
    """

    finding: Finding
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    advice: str


def rows(report: Report, base: str = "") -> Iterator[Row]:
    """All kept findings of a run."""
    for file in report.files:
        yield from rows_of(file, base)


def rows_of(file: FileReport, base: str = "") -> Iterator[Row]:
    """The findings of one file, in order."""
    locator = Locator(file)
    path = relative(file.path, base)
    for finding in file.findings:
        text = locator.text(finding)
        line, column = locator.position(text, finding.span.start)
        end_line, end_column = locator.position(text, finding.span.end)
        advice = one_line(finding.message)
        if finding.fixes:
            new = one_line(replacement(finding, finding.fixes[0], text))
            advice += f" Suggestion: {finding.fixes[0].title}" + (f" → {new}" if new and len(new) <= 60 else "")
            advice += in_brackets(finding.fixes[0])
        yield Row(finding, path, line, column, end_line, end_column, one_line(advice))


def relative(path: str, base: str) -> str:
    """The path with forward slashes, below `base` where it lies below it: CI systems know files by their path in the repository."""
    pure = PurePath(path)
    if base and pure.is_absolute() and pure.is_relative_to(base):
        pure = pure.relative_to(base)
    return posixpath.normpath(pure.as_posix()) if path != "-" else "stdin"
