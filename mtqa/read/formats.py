"""Which reader takes which file: the one table to extend when a format is added."""

from __future__ import annotations

from pathlib import PurePath

from mtqa.errors import ConfigError, did_you_mean

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
}
FORMATS = ("plain", "markdown", "html", "jsonl")


def format_of(path: str, given: str | None = None) -> str:
    """The reader for a file: the one asked for, else by suffix, else plain. Raises ConfigError for an unknown name."""
    if given is not None:
        if given not in FORMATS:
            raise ConfigError(f"unknown input format '{given}'{did_you_mean(given, FORMATS) or '; known are ' + ', '.join(FORMATS)}")
        return given
    return SUFFIXES.get(PurePath(path).suffix.lower(), "plain")
