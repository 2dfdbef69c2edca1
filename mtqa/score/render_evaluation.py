"""An evaluation as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from mtqa.errors import ConfigError, did_you_mean
from mtqa.score.evaluate import Evaluation, RuleResult

VERSION = 1
_HEAD = ["rule", "findings", "right", "precision", "95 %", "recall", "alarms", "per 1,000"]


def render_evaluation(evaluation: Evaluation, format: str = "text") -> str:  # noqa: A002
    """The evaluation in a format of `FORMATS`."""
    if format not in FORMATS:
        raise ConfigError(f"unknown format '{format}'{did_you_mean(format, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    return FORMATS[format](evaluation)


def _json(evaluation: Evaluation) -> str:
    result: dict[str, Any] = {"version": VERSION, **asdict(evaluation)}
    return json.dumps(result, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _text(evaluation: Evaluation) -> str:
    rows = _rows(evaluation)
    sizes = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = [
        "  ".join(cell.ljust(size) if i == 0 else cell.rjust(size) for i, (cell, size) in enumerate(zip(row, sizes, strict=True))).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, "", *_legend(evaluation)]) + "\n"


def _markdown(evaluation: Evaluation) -> str:
    head, *rows = ["| " + " | ".join(row) + " |" for row in _rows(evaluation)]
    return "\n".join([head, "| --- |" + " ---: |" * (len(_HEAD) - 1), *rows, "", *_legend(evaluation)]) + "\n"


FORMATS: Mapping[str, Callable[[Evaluation], str]] = {"text": _text, "json": _json, "markdown": _markdown}


def _rows(evaluation: Evaluation) -> list[list[str]]:
    """Rules with most findings first, all together at the end."""
    ranked = sorted(evaluation.rules, key=lambda r: (-r.findings, -r.alarms, r.rule))
    return [_HEAD, *(_row(rule) for rule in [*ranked, evaluation.total])]


def _row(rule: RuleResult) -> list[str]:
    interval = "" if rule.low is None or rule.high is None else f"{_share(rule.low)} to {_share(rule.high)}"
    rate = "" if rule.per_1000 is None else f"{rule.per_1000:.2f}"
    return [rule.rule, str(rule.findings), str(rule.right), _share(rule.precision), interval, _share(rule.recall), str(rule.alarms), rate]


def _share(number: float | None) -> str:
    return "" if number is None else f"{100 * number:.1f} %"


def _legend(evaluation: Evaluation) -> list[str]:
    lines = [f"{evaluation.texts} texts, {evaluation.words} words"]
    if evaluation.clean_words:
        lines[0] += f", {evaluation.clean_words} of them clean: every finding there is a false alarm"
    spans = evaluation.spans
    if spans.marked:
        lines.append(
            f"spans (mpp): precision {_share(spans.precision)}, recall {_share(spans.recall)}, F1 {_share(spans.f1)} "
            f"({spans.predicted} found, {spans.marked} marked)"
        )
        lines.append("right: touches a marked error; 95 %: Wilson interval of precision")
    return lines
