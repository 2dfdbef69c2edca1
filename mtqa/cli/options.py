"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

if TYPE_CHECKING:
    from mtqa.config import Settings

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, patterns, or '-' for standard input.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULES", help="Run these only: ids, families or patterns ('split-*').")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave these out.")]
MinSeverity = Annotated[
    str | None, typer.Option(metavar="SEVERITY", help="Lowest severity reported: neutral, minor (default), major or critical.")
]
MinConfidence = Annotated[str | None, typer.Option(metavar="SHARE", help="Lowest confidence reported, 0 to 1 (default 0.5).")]
MinPrecision = Annotated[
    str | None, typer.Option(metavar="SHARE", help="Leave out rules measured to be right less often, 0 to 1; unmeasured ones pass.")
]
FailOn = Annotated[str | None, typer.Option(metavar="SEVERITY", help="Exit with 1 from this severity on (default major).")]
Source = Annotated[str | None, typer.Option(metavar="FILE", help="The source text; a pattern may hold {name}, {path} and {lang}.")]
Reference = Annotated[list[str] | None, typer.Option(metavar="FILE", help="A reference translation, likewise; may be repeated.")]
SourceLang = Annotated[str | None, typer.Option(metavar="CODE", help="Language of the source, such as 'he'.")]
TargetLang = Annotated[str | None, typer.Option(metavar="CODE", help="Language of the translation; detected if not given.")]
Genre = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="Kind of text: news (default), live-blog, spoken or literary; only news needs whole sentences."),
]
Glossary = Annotated[
    list[str] | None, typer.Option("--glossary", metavar="FILE", help="Your own terms: TBX, CSV, TSV, XLSX or YAML; may be repeated.")
]
Names = Annotated[list[str] | None, typer.Option("--names", metavar="FILE", help="Agreed spellings of names, YAML; may be repeated.")]
Corpus = Annotated[bool, typer.Option("--corpus", help="Let the given files be evidence for each other: one name, one spelling in all.")]
LenientGlossary = Annotated[bool, typer.Option("--lenient-glossary", help="Use the valid rest of a glossary that has faults.")]
Baseline = Annotated[str | None, typer.Option(metavar="FILE", help="Findings known before, not reported again.")]
Decisions = Annotated[str | None, typer.Option(metavar="FILE", help="Reviewers' verdicts: what was rejected is not reported.")]
Profile = Annotated[str | None, typer.Option("--mqm-profile", metavar="NAME", help="How it counts: mqm-core (default), wmt, or your own.")]
FailUnder = Annotated[str | None, typer.Option(metavar="SCORE", help="Exit with 1 if the overall MQM score is lower, such as 95.")]
ChangedSince = Annotated[
    str | None, typer.Option(metavar="REV", help="Report only what stands on lines that a git change touched since this revision.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of files that are neither UTF-8 nor marked otherwise.")]
Jobs = Annotated[str | None, typer.Option("--jobs", "-j", metavar="N", help="Processes to use; as many as there are cores by default.")]
ConfigFile = Annotated[str | None, typer.Option("--config", metavar="FILE", help="Configuration file, instead of the nearest one.")]
NoScores = Annotated[bool, typer.Option("--no-scores", help="With references: do not say what fixes are worth, which takes its time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes and no progress, only the result and errors.")]

Configured = Callable[[str], "Settings"]
"""From a file's path to the settings it is checked with."""

_SETTINGS: dict[str, tuple[Any, str]] = {
    "select": (Select, "select"),
    "ignore": (Ignore, "ignore"),
    "min_severity": (MinSeverity, "min_severity"),
    "min_confidence": (MinConfidence, "min_confidence"),
    "min_precision": (MinPrecision, "min_precision"),
    "fail_on": (FailOn, "fail_on"),
    "source": (Source, "source"),
    "reference": (Reference, "references"),
    "source_lang": (SourceLang, "source_language"),
    "target_lang": (TargetLang, "target_language"),
    "genre": (Genre, "genre"),
    "glossary": (Glossary, "glossaries"),
    "lenient_glossary": (LenientGlossary, "lenient_glossary"),
    "names": (Names, "names"),
    "baseline": (Baseline, "baseline"),
    "decisions": (Decisions, "decisions"),
    "mqm_profile": (Profile, "mqm_profile"),
    "fail_under": (FailUnder, "fail_under"),
    "encoding": (Encoding, "encoding"),
    "no_scores": (NoScores, "scores"),
    "jobs": (Jobs, "jobs"),
}
"""The options that set something: the option, and the field of Settings."""

RULES = ("select", "ignore", "min_severity", "min_confidence", "min_precision")
SIDES = ("source", "reference", "source_lang", "target_lang")
TEXT = (*SIDES, "genre", "glossary", "lenient_glossary", "names", "encoding", "no_scores")


def takes(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command these options and --config, after its own; it is called with `settings: Configured` in their place.

    Typer reads a command's options from its signature, so the decorated command gets one that spells them all out.
    """

    def decorated(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def with_settings(**given: Any) -> int:
            config = given.pop("config")
            values = {_SETTINGS[name][1]: _value(name, given.pop(name)) for name in names}
            return command(settings=settings_for(config, values), **given)

        own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "settings"]
        shared = [_parameter(name, _SETTINGS[name][0]) for name in names] + [_parameter("config", ConfigFile)]
        with_settings.__signature__ = inspect.Signature([p.replace(kind=p.KEYWORD_ONLY) for p in own] + shared)  # type: ignore[attr-defined]
        with_settings.__annotations__ = {}
        return with_settings

    return decorated


def _parameter(name: str, option: Any) -> inspect.Parameter:
    default = False if get_args(option)[0] is bool else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option)


def _value(name: str, given: Any) -> Any:
    """What the setting becomes; None for a flag that was not given."""
    if isinstance(given, bool):
        return None if not given else not name.startswith("no_")
    return given


def settings_for(config_file: str | None, options: dict[str, Any]) -> Configured:
    """A function from a file's path to its settings: its nearest configuration file with the options on top.

    Raises ConfigError at once for wrong options or a wrong --config, and when called for a wrong configuration file.
    """
    from contextlib import suppress
    from functools import cache
    from pathlib import Path

    from mtqa.config import Settings, find, load, override

    for name in ("select", "ignore"):
        if options.get(name):
            options[name] = [word.strip() for item in options[name] for word in item.split(",") if word.strip()]
    # Numbers are read here and not by Typer, so that all wrong values are told in one way.
    for name, number in (("min_confidence", float), ("min_precision", float), ("fail_under", float), ("jobs", int)):
        if options.get(name) is not None:
            with suppress(ValueError):
                options[name] = number(options[name])
    override(Settings(), **options)  # wrong options are told before anything else

    @cache
    def loaded(path: Path | None) -> Settings:
        return override(load(path) if path else Settings(), **options)

    @cache
    def nearest(folder: Path) -> Settings:
        return loaded(find(folder))

    if config_file is not None:
        chosen = loaded(Path(config_file))
        return lambda _: chosen
    return lambda path: nearest(Path() if path == "-" else Path(path).parent)
