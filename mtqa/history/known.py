"""Reads and writes what is known of findings from before: baselines and decisions. Their meaning is in `mtqa.resolve`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from mtqa.errors import ConfigError
from mtqa.model import FileReport, Report, Severity
from mtqa.resolve import baseline as baselines
from mtqa.resolve import decisions as verdicts
from mtqa.resolve import ordered


def read_baseline(path: str) -> baselines.Baseline:
    """A baseline file with the paths that are gone. Raises ConfigError if it is missing or broken."""
    made = baselines.parse(_text(path, "baseline"), path)
    folder = Path(path).resolve().parent
    gone = frozenset(p for p in {p for p, _ in made.counts} if not (folder / p).exists())
    return baselines.Baseline(made.counts, made.rules, gone)


def read_decisions(path: str) -> tuple[verdicts.Decision, ...]:
    """A decisions file. Raises ConfigError if it is missing or broken."""
    return verdicts.parse(_text(path, "decisions"), path)


def with_known_as_notes(report: Report) -> Report:
    """The report with the findings that a baseline hides, as neutral ones: they are seen, and fail nothing."""

    def shown(file: FileReport) -> FileReport:
        old = [replace(d.finding, severity=Severity.NEUTRAL) for d in file.dropped if d.reason == "baseline"]
        rest = tuple(d for d in file.dropped if d.reason != "baseline")
        return replace(file, findings=tuple(ordered((*file.findings, *old))[0]), dropped=rest) if old else file

    return replace(report, files=tuple(map(shown, report.files)))


def unused_entries(baseline: str, report: Report) -> int:
    """How many known findings of the checked files are not there any more."""
    files = [file for file in report.files if file.error is None]
    found = [
        (path_in(baseline, f.path), x) for f in files for x in (*f.findings, *(d.finding for d in f.dropped if d.reason == "baseline"))
    ]
    return baselines.unused(read_baseline(baseline), baselines.of_findings(found), [path_in(baseline, f.path) for f in files])


def path_in(baseline: str, path: str) -> str:
    """A checked file's path as the baseline names it: below the baseline's folder, with forward slashes."""
    base = Path(baseline).resolve().parent
    full = Path(path).resolve()
    return Path(os.path.relpath(full, base)).as_posix() if path != "-" else "-"


def _text(path: str, what: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "; 'mtqa baseline write' makes one" if what == "baseline" else ""
        raise ConfigError(f"{path}: no such {what} file{hint}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the {what} file cannot be read ({error})") from None
