"""mtqa evaluate: how right the rules are, on annotated and on clean text."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, keep_apart, save

Data = Annotated[list[str] | None, typer.Argument(metavar="[DATA]...", help="JSONL with spans, WMT MQM TSV, or decisions (.gz too).")]
Clean = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Text without errors, JSONL or lines: findings are false alarms.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text (default), json, markdown or html.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table to this file instead of stdout.")]


@o.takes(*o.RULES, "target_lang", "source_lang")
def evaluate(
    settings: o.Configured,
    data: Data = None,
    clean: Clean = None,
    format: Format = "text",  # noqa: A002
    output: Output = None,
) -> int:
    """Measure each rule's precision, recall and false alarms on annotated data.

    A finding counts as right if it touches a marked error.
    """
    from mtqa.commands.evaluation import evaluate_files
    from mtqa.score.render_evaluation import FORMATS, render_evaluation

    if format not in FORMATS:
        from mtqa.errors import ConfigError, did_you_mean

        raise ConfigError(f"--format: unknown '{format}'{did_you_mean(format, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    keep_apart([output], [*(data or []), *(clean or [])])
    text = render_evaluation(evaluate_files(data or [], clean or [], settings("-")), format)
    if output is None or output == "-":
        emit(text)
    else:
        save(output, text)
    return 0
