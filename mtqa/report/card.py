"""The MQM scorecard as a table for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.model import Severity
from mtqa.model.scorecard import Row, Scorecard
from mtqa.report.paint import Paint

_HEAD = ["dimension and type", *reversed(Severity), "penalty", "per 1,000"]


def card_text(card: Scorecard, paint: Paint) -> str:
    """A row for each dimension and, where it has several, each type; the total, and the score below it."""
    rows = [_HEAD, *_rows(card, "  ")]
    sizes = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = [
        "  " + "  ".join(cell.ljust(size) if not i else cell.rjust(size) for i, (cell, size) in enumerate(zip(row, sizes, strict=True)))
        for row in rows
    ]
    return "\n".join([f"MQM scorecard ({card.profile})", paint(lines[0], "faint"), *lines[1:], closing(card)]) + "\n"


def card_markdown(card: Scorecard) -> str:
    """The same for a page."""
    head, *rows = ("| " + " | ".join(row) + " |" for row in [_HEAD, *_rows(card, "· ")])
    return "\n".join([head, "| --- |" + " ---: |" * (len(_HEAD) - 1), *rows, "", closing(card)]) + "\n"


def closing(card: Scorecard) -> str:
    """The score in a sentence."""
    if card.score is None:
        return f"No words, so there is no score ({card.profile})."
    return f"Overall quality score {card.score:.2f} ({card.profile}; 100 is no penalty) over {card.words:,} words."


def card_object(card: Scorecard) -> dict[str, Any]:
    """As docs/reference/json.md lays down."""
    return {
        "profile": card.profile,
        "words": card.words,
        "score": None if card.score is None else round(card.score, 4),
        **_row(card.total),
        "dimensions": [{"name": row.name, **_row(row), "types": [_named(own) for own in card.types[row.name]]} for row in card.dimensions],
    }


def _rows(card: Scorecard, indent: str) -> Iterator[list[str]]:
    for row in card.dimensions:
        yield _cells(row)
        types = card.types[row.name]
        if len(types) > 1 or types[0].name != row.name:
            yield from (_cells(own, indent) for own in types)
    yield _cells(card.total)


def _cells(row: Row, indent: str = "") -> list[str]:
    counts = [f"{row.counts[severity]:,}" if row.counts[severity] else "·" for severity in reversed(Severity)]
    return [indent + row.name, *counts, f"{row.penalty:,.1f}", f"{row.per_1000:.2f}"]


def _row(row: Row) -> dict[str, Any]:
    by_severity = {severity.value: row.counts[severity] for severity in reversed(Severity) if row.counts[severity]}
    return {"by_severity": by_severity, "penalty": round(row.penalty, 4), "per_1000": round(row.per_1000, 4)}


def _named(row: Row) -> dict[str, Any]:
    return {"name": row.name, **_row(row)}
