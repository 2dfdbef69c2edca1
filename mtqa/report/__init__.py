"""Reports: `render(report, format) -> str`. One file a format, each a function without I/O; this table is the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mtqa.errors import ConfigError, did_you_mean
from mtqa.model import Report

__all__ = ["FORMATS", "Look", "known_format", "render"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a format for people may know of the place it is shown in. width: cells of the terminal."""

    colour: bool = False
    width: int = 80


def _text(report: Report, look: Look) -> str:
    from mtqa.report.as_text import render_text

    return render_text(report, colour=look.colour, width=look.width)


def _concise(report: Report, look: Look) -> str:
    from mtqa.report.as_concise import render_concise

    return render_concise(report, colour=look.colour)


def _json(report: Report, _: Look) -> str:
    from mtqa.report.as_json import render_json

    return render_json(report)


def _jsonl(report: Report, _: Look) -> str:
    from mtqa.report.as_json import render_jsonl

    return render_jsonl(report)


FORMATS: Mapping[str, Callable[[Report, Look], str]] = {"text": _text, "concise": _concise, "json": _json, "jsonl": _jsonl}


def known_format(name: str) -> str:
    """The name back. Raises ConfigError if there is no such format."""
    if name not in FORMATS:
        raise ConfigError(f"unknown format '{name}'{did_you_mean(name, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    return name


def render(report: Report, format: str = "text", look: Look | None = None) -> str:  # noqa: A002
    """The report in a format of `FORMATS`. Raises ConfigError for an unknown one."""
    return FORMATS[known_format(format)](report, look or Look())
