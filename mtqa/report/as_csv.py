"""CSV (RFC 4180) for spreadsheets."""

from __future__ import annotations

import csv
import io

from mtqa.model import FixScores, Report
from mtqa.report.known import rounded_precision
from mtqa.report.locate import Locator, replacement
from mtqa.report.rows import rows_of

COLUMNS = ("path", "line", "column", "rule", "family", "severity", "confidence", "text", "message", "suggestion", "fingerprint",
           "precision", "chrf", "ter", "bleu")  # fmt: skip


def render_csv(report: Report, base: str = "") -> str:
    """A row for each finding. A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for file in report.files:
        locator = Locator(file)
        for row in rows_of(file, base):
            f = row.finding
            new = replacement(f, f.fixes[0], locator.text(f)) if f.fixes else ""
            cells = (
                row.path,
                row.line,
                row.column,
                f.rule.id,
                f.rule.family,
                f.severity,
                f"{f.confidence:.2f}",
                f.text,
                f.message,
                new,
                f.fingerprint,
                rounded_precision(f.rule),
                *_gain(f.fixes[0].scores if f.fixes else None),
            )
            writer.writerow([inert(c) if isinstance(c, str) else c for c in cells])
    return out.getvalue()


def _gain(scores: FixScores | None) -> tuple[float | None, ...]:
    """What the suggestion changes in its segment; empty cells without a reference."""
    return (
        (None, None, None) if scores is None else tuple(round(x, 4) for x in (scores.segment.chrf, scores.segment.ter, scores.segment.bleu))
    )


def inert(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
