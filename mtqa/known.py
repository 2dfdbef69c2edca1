"""Reads and writes what is known of findings from before: baselines and decisions. Their meaning is in `mtqa.resolve`."""

from __future__ import annotations

import os
from pathlib import Path

from mtqa.errors import ConfigError
from mtqa.resolve import baseline as baselines
from mtqa.resolve import decisions as verdicts


def read_baseline(path: str) -> baselines.Baseline:
    """A baseline file with the paths that are gone. Raises ConfigError if it is missing or broken."""
    made = baselines.parse(_text(path, "baseline"), path)
    folder = Path(path).resolve().parent
    gone = frozenset(p for p in {p for p, _ in made.counts} if not (folder / p).exists())
    return baselines.Baseline(made.counts, made.rules, gone)


def read_decisions(path: str) -> tuple[verdicts.Decision, ...]:
    """A decisions file. Raises ConfigError if it is missing or broken."""
    return verdicts.parse(_text(path, "decisions"), path)


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
