"""A rule for people: one page for `mtqa explain`, and a table of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mtqa.model import Example, RuleInfo
from mtqa.report.known import known_object, sentences
from mtqa.report.paint import Paint
from mtqa.report.visible import one_line, visible
from mtqa.report.wrap import Run, carets, cells, wrap, wrap_text

_WIDEST = 100  # cells


def render_rule(rule: RuleInfo, *, colour: bool = False, width: int = 80) -> str:
    """What the rule finds, why it is a fault, its examples with marks and fixes, how often it was right, and how to silence it."""
    paint, width = Paint(colour), max(40, min(width, _WIDEST))
    rows = [f"{paint(rule.id, 'place')}  {paint.severity(rule.severity)}  {paint(_facts(rule), 'faint')}", ""]
    rows += wrap_text(one_line(rule.message), width)
    rows.append("")
    rows += [row for part in rule.why.strip().split("\n\n") for row in (*wrap_text(one_line(part).strip(), width), "")]
    for example in rule.examples:
        rows += [*_example(example, paint, width), ""]
    if known := " ".join(sentences(rule)):
        rows += [*(paint(row, "faint") for row in wrap_text(known, width)), ""]
    rows.append(paint(f"To leave it out: --ignore {rule.id}, or in the text <!-- mtqa: ignore {rule.id}: reason -->", "faint"))
    return "\n".join(rows) + "\n"


def _facts(rule: RuleInfo) -> str:
    fix = f"{rule.fix} fix" if rule.fix else "no fix"
    languages = f"finds faults in {', '.join(rule.languages)}" if rule.languages else "any language"
    sources = f", from {', '.join(rule.sources)}" if rule.sources else ""
    return f"{rule.family} · {rule.category} ({rule.its}) · {fix} · {languages}{sources} · since {rule.since}"


def _example(example: Example, paint: Paint, width: int) -> Iterator[str]:
    label = "ok " if example.silent else "bad"
    if example.source:
        yield from _labelled("src", [Run(one_line(example.source), "faint")], paint, width)
    runs, at = [], 0
    for mark in example.marks:
        runs += [Run(one_line(example.text[at : mark.start])), Run(one_line(mark.of(example.text)), "major", True)]
        at = mark.end
    runs.append(Run(one_line(example.text[at:])))
    yield from _labelled(label, runs, paint, width)
    if example.good is not None:
        yield from _labelled("fix", [Run(one_line(example.good), "added")], paint, width)
    if example.note:
        yield from _labelled("   ", [Run(f"({one_line(example.note)})", "faint")], paint, width)


def _labelled(label: str, runs: list[Run], paint: Paint, width: int) -> Iterator[str]:
    style = {"bad": "major", "ok ": "good", "fix": "good"}.get(label, "faint")
    for number, line in enumerate(wrap(runs, width - 7)):
        yield f"  {paint('   ' if number else label, style)}  " + "".join(paint(run.text, run.style) for run in line)
        if row := carets(line):
            yield " " * 7 + paint(row, "major")


def render_rules(rules: Sequence[RuleInfo], *, colour: bool = False, width: int = 80) -> str:
    """A row for each rule: id, family, severity, safety of its fix, message; the message is cut to the width."""
    if not rules:
        return ""
    paint, width = Paint(colour), max(40, width)
    head = ("rule", "family", "severity", "fix", "what it says")
    table = [head, *((r.id, r.family, r.severity.value, r.fix or "", one_line(r.message)) for r in rules)]
    sizes = [max(cells(row[column]) for row in table) for column in range(4)]
    styles = ("rule", None, "severity", None, None)
    lines = []
    for number, row in enumerate(table):
        room = max(20, width - sum(sizes) - 8)
        told = row[4] if cells(row[4]) <= room else wrap_text(row[4], room - 2)[0].rstrip(" ,;:") + " …"
        columns = [visible(text) + " " * (size - cells(text)) for text, size in zip(row, sizes, strict=False)]
        if number:
            columns = [paint(text, row[2] if style == "severity" else style) for text, style in zip(columns, styles, strict=False)]
            lines.append("  ".join([*columns, told]).rstrip())
        else:
            lines.append(paint("  ".join([*columns, told]).rstrip(), "faint"))
    return "\n".join(lines) + "\n"


def rule_object(rule: RuleInfo) -> dict[str, Any]:
    """A rule as JSON knows it (docs/reference/json.md). Examples stand only where the rule was loaded with them."""
    return {
        "id": rule.id,
        "family": rule.family,
        "kind": rule.kind,
        "severity": rule.severity,
        "category": rule.category,
        "its": rule.its,
        "fix": rule.fix,
        "message": rule.message,
        "why": rule.why,
        "confidence": rule.confidence,
        "languages": list(rule.languages),
        "sources": list(rule.sources),
        "since": rule.since,
        "origin": rule.origin,
        "measured": known_object(rule),
        "examples": [_example_object(e) for e in rule.examples],
    }


def _example_object(example: Example) -> dict[str, Any]:
    marks = [{"start": m.start, "end": m.end} for m in example.marks]
    return {"text": example.text, "marks": marks, "good": example.good, "source": example.source, "note": example.note or None}
