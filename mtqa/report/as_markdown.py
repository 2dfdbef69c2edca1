"""Markdown for a job summary or a review comment: what was found, worst first, as tables."""

from __future__ import annotations

from collections import Counter

from mtqa.model import Report, Severity
from mtqa.report.card import card_markdown
from mtqa.report.rows import Row, relative, rows_of

_SHOWN = 200  # findings a file; a job summary holds a megabyte
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()#+|<>~!"} | {"\n": " "})


def render_markdown(report: Report, base: str = "") -> str:
    """A headline, a table by family, and a table of findings for each file that has any."""
    counts = Counter(f.severity for f in report.findings)
    said = ", ".join(f"{counts[s]} {s}" for s in reversed(Severity) if counts[s]) or "nothing found"
    words = sum(f.words for f in report.files)
    files = f"{len(report.files)} file{'s' if len(report.files) != 1 else ''}"
    out = [f"## mtqa: {said}\n", f"\n{files}, {words:,} words.\n"]
    families = Counter(f.rule.family for f in report.findings)
    if families:
        out += [
            "\n| family | findings |\n| --- | ---: |\n",
            *(f"| {name} | {n} |\n" for name, n in sorted(families.items(), key=lambda x: (-x[1], x[0]))),
        ]
    for file in report.files:
        found = sorted(rows_of(file, base), key=lambda r: -r.finding.severity.rank)
        if file.error is not None:
            out.append(f"\n### {_safe(relative(file.path, base))}\n\n**Not checked:** {_safe(file.error)}\n")
        elif found:
            out += [
                f"\n### {_safe(found[0].path)}\n\n| place | severity | text | what is wrong | rule |\n| --- | --- | --- | --- | --- |\n"
            ]
            out += [_line(row) for row in found[:_SHOWN]]
            if len(found) > _SHOWN:
                out.append(f"\n… and {len(found) - _SHOWN} more.\n")
    if report.scorecard:
        out.append(f"\n### MQM scorecard\n\n{card_markdown(report.scorecard)}")
    return "".join(out)


def _line(row: Row) -> str:
    f = row.finding
    text = f.text if len(f.text) <= 80 else f.text[:79] + "…"
    return f"| {row.line}:{row.column} | {f.severity} | {_safe(text)} | {_safe(row.advice)} | {_safe(f.rule.id)} |\n"


def _safe(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
