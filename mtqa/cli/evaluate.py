"""mtqa evaluate: how right the rules are, on annotated and on clean text."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, save

Data = Annotated[list[str] | None, typer.Argument(metavar="[DATA]...", help="JSONL with spans, WMT MQM TSV, or decisions (.gz too).")]
Clean = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Text without errors, JSONL or lines: findings are false alarms.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text (default), json, markdown or html.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table to this file instead of stdout.")]


def evaluate(
    data: Data = None,
    clean: Clean = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    min_severity: o.MinSeverity = None,
    min_confidence: o.MinConfidence = None,
    min_precision: o.MinPrecision = None,
    target_lang: o.TargetLang = None,
    source_lang: o.SourceLang = None,
    format: Format = "text",  # noqa: A002
    output: Output = None,
    config: o.ConfigFile = None,
) -> None:
    """Measure each rule's precision, recall and false alarms on annotated data.

    A finding counts as right if it touches a marked error.
    """
    from mtqa.evaluation import evaluate_files
    from mtqa.score.render_evaluation import FORMATS, render_evaluation

    if format not in FORMATS:
        from mtqa.errors import ConfigError, did_you_mean

        raise ConfigError(f"--format: unknown '{format}'{did_you_mean(format, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    settings = o.settings_for(config, {
        "select": select, "ignore": ignore, "min_severity": min_severity, "min_confidence": min_confidence,
        "min_precision": min_precision,
        "target_language": target_lang, "source_language": source_lang,
    })  # fmt: skip
    text = render_evaluation(evaluate_files(data or [], clean or [], settings("-")), format)
    if output is None or output == "-":
        emit(text)
    else:
        save(output, text)
