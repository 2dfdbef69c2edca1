"""mtqa score: BLEU, chrF, chrF++ and TER of one or several systems against references."""

from __future__ import annotations

from typing import Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, keep_apart, save, say

Hypotheses = Annotated[list[str], typer.Argument(metavar="HYP...", help="Output of each system: lines of text, or JSONL segments.")]
Metrics = Annotated[list[str] | None, typer.Option("--metric", "-m", metavar="NAME", help="bleu, chrf, chrf++ or ter; all by default.")]
Levels = Annotated[list[str] | None, typer.Option("--level", metavar="NAME", help="corpus (default), document or segment; repeatable.")]
Align = Annotated[bool, typer.Option("--align", help="The files are whole articles, not cut alike: align their sentences first.")]
Confidence = Annotated[int, typer.Option(min=0, metavar="N", help="Bootstrap resamples for 95 % intervals, such as 1000; 0 for none.")]
Paired = Annotated[str | None, typer.Option(metavar="TEST", help="Compare with the first system: bootstrap or randomization.")]
Trials = Annotated[int, typer.Option(min=0, metavar="N", help="Trials of the paired test; 0 for sacrebleu's default.")]
Tokenize = Annotated[str | None, typer.Option(metavar="NAME", help="BLEU's tokenizer (13a, intl, zh, char ...).")]
Reference = Annotated[list[str] | None, typer.Option(metavar="FILE", help="A reference translation; may be repeated.")]
Source = Annotated[str | None, typer.Option(metavar="FILE", help="The source's segments, for --comet; JSONL has its own.")]
Comet = Annotated[
    str | None, typer.Option(metavar="MODEL", help="Score with COMET too: a checkpoint, its folder, or a cached model's name.")
]
Download = Annotated[bool, typer.Option("--download", help="Let --comet fetch a model that is not on disk; else nothing is fetched.")]
Format = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text (default), json, markdown or latex.")]
Width = Annotated[int, typer.Option("--width", "-w", min=0, max=15, metavar="N", help="Digits behind the point.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table to this file instead of stdout.")]


def score(
    hypotheses: Hypotheses,
    reference: Reference = None,
    metric: Metrics = None,
    source: Source = None,
    comet: Comet = None,
    download: Download = False,
    level: Levels = None,
    align: Align = False,
    confidence: Confidence = 0,
    paired: Paired = None,
    trials: Trials = 0,
    tokenize: Tokenize = None,
    target_lang: o.TargetLang = None,
    format: Format = "text",  # noqa: A002
    width: Width = 1,
    output: Output = None,
    encoding: o.Encoding = None,
    quiet: o.Quiet = False,
) -> int:
    """Score translations against references, with sacrebleu's metrics.

    Text files are compared line by line, JSONL by segment (its "reference" is used where no --reference is given).
    """
    from mtqa.commands.scoring import score_files
    from mtqa.errors import ConfigError, did_you_mean
    from mtqa.score.board import LEVELS, TESTS
    from mtqa.score.metrics import METRICS
    from mtqa.score.render import FORMATS, render

    # Wrong options are told before anything is computed.
    for option, given, known in (("--level", level or [], LEVELS), ("--metric", metric or [], METRICS), ("--format", [format], FORMATS),
                                 ("--paired", [paired] if paired else [], TESTS)):  # fmt: skip
        for name in given:
            if name.lower() not in known:
                raise ConfigError(f"{option}: unknown '{name}'{did_you_mean(name, known) or '; use ' + ', '.join(known)}")
    if download and not comet:
        raise ConfigError("--download fetches the model that --comet names; name one")
    if paired and len(hypotheses) < 2:
        raise ConfigError("--paired compares systems: name at least two")
    keep_apart([output], [*hypotheses, *(reference or []), source])
    board = score_files(
        hypotheses,
        reference or [],
        tuple(dict.fromkeys(name.lower() for name in metric or METRICS)),
        align=align,
        language=target_lang,
        tokenize=tokenize,
        resamples=confidence,
        test=paired.lower() if paired else None,
        trials=trials,
        encoding=encoding,
        source=source,
        comet=comet,
        download=download,
    )
    text = render(board, format, [name.lower() for name in level or ["corpus"]], width)
    if output is None or output == "-":
        emit(text)
    else:
        save(output, text)
    if not quiet:
        for note in board.notes:
            say(f"note: {note}")
    return 0
