"""An evaluation as text, JSON, Markdown or a page."""

from __future__ import annotations

import html
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


def _html(evaluation: Evaluation) -> str:
    """One file without script or network. Beside each precision a bar from 0 to 100 % shows it with its interval."""
    head, *rows = _rows(evaluation)
    top = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in [*head, "0 to 100 %"])
    body = ""
    for (name, *cells), rule in zip(rows, [*_ranked(evaluation), evaluation.total], strict=True):
        columns = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        body += f'<tr><th scope="row">{html.escape(name)}</th>{columns}<td>{_bar(rule)}</td></tr>\n'
    legend = "".join(f"<p>{html.escape(line)}</p>\n" for line in _legend(evaluation))
    return _PAGE.format(top=top, body=body, legend=legend)


def _bar(rule: RuleResult) -> str:
    if rule.precision is None or rule.low is None or rule.high is None:
        return ""
    low, wide, at = 100 * rule.low, 100 * (rule.high - rule.low), 100 * rule.precision
    return (
        f'<svg viewBox="0 0 100 10" role="img" aria-label="{_share(rule.precision)}"><rect width="100" height="10" class="all"/>'
        f'<rect x="{low:.1f}" y="2" width="{wide:.1f}" height="6" class="interval"/>'
        f'<rect x="{max(0.0, at - 1):.1f}" width="2" height="10"/></svg>'
    )


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>mtqa evaluation</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem; overflow-x: auto; }}
table {{ border-collapse: collapse; }} th, td {{ padding: .15rem .7rem; text-align: right; white-space: nowrap; }}
th:first-child {{ text-align: left; }} tbody tr {{ border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }}
tbody tr:last-child {{ border-top: 2px solid; }} tbody th {{ font-weight: 400; }}
svg {{ width: 8rem; height: .8rem; fill: currentColor; }} .all {{ opacity: .12; }} .interval {{ opacity: .35; }}
</style></head>
<body><h1>mtqa evaluation</h1>
<table><thead><tr>{top}</tr></thead><tbody>
{body}</tbody></table>
{legend}</body></html>
"""

FORMATS: Mapping[str, Callable[[Evaluation], str]] = {"text": _text, "json": _json, "markdown": _markdown, "html": _html}


def _rows(evaluation: Evaluation) -> list[list[str]]:
    """Rules with most findings first, all together at the end."""
    return [_HEAD, *(_row(rule) for rule in [*_ranked(evaluation), evaluation.total])]


def _ranked(evaluation: Evaluation) -> list[RuleResult]:
    return sorted(evaluation.rules, key=lambda r: (-r.findings, -r.alarms, r.rule))


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
