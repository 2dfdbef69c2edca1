"""Reports: `render(report, format) -> str`. One file a format, each a function without I/O; this table is the registry."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mtqa.errors import ConfigError, did_you_mean
from mtqa.model import Report

__all__ = ["CI_FORMATS", "FORMATS", "Look", "known_format", "render"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a format may know of the place it is shown in. width: cells of the terminal; base: the folder that CI formats
    make paths relative to, "" to leave them as they are."""

    colour: bool = False
    width: int = 80
    base: str = ""


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


def _for_ci(name: str) -> Callable[[Report, Look], str]:
    """The formats that know no terminal are alike: mtqa.report.as_NAME.render_NAME(report, base)."""

    def made(report: Report, look: Look) -> str:
        module = importlib.import_module(f"mtqa.report.as_{name}")
        return str(getattr(module, f"render_{name}")(report, look.base))

    return made


# What other programs read; for people there is a page besides: "html".
CI_FORMATS = ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "csv", "marot", "pearmut")
FORMATS: Mapping[str, Callable[[Report, Look], str]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    **{name: _for_ci(name) for name in (*CI_FORMATS, "html")},
}


def known_format(name: str) -> str:
    """The name back. Raises ConfigError if there is no such format."""
    if name not in FORMATS:
        raise ConfigError(f"unknown format '{name}'{did_you_mean(name, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    return name


def render(report: Report, format: str = "text", look: Look | None = None) -> str:  # noqa: A002
    """The report in a format of `FORMATS`. Raises ConfigError for an unknown one."""
    return FORMATS[known_format(format)](report, look or Look())
