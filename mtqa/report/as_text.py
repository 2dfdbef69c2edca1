"""The report for people: each finding with its sentence, what is wrong, the suggested text as a small diff, and why.

article.txt:3:14  major  split-name-spelling
  'Cahel' is spelled 'Kahl' elsewhere in this text.
  │ The official, Cahel, told reporters on Monday that supplies would be cut.
  │               ^^^^^
  - The official, Cahel, told reporters
  + The official, Kahl, told reporters
  Why: readers take two spellings for two people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.model import Applicability, FileReport, Finding, Fix, Report, Text
from mtqa.model.lazy import lazy
from mtqa.report.card import card_text
from mtqa.report.change import Part, change
from mtqa.report.excerpt import excerpt
from mtqa.report.known import short
from mtqa.report.locate import Locator, in_raw
from mtqa.report.paint import Paint
from mtqa.report.summary import closing
from mtqa.report.visible import one_line
from mtqa.report.worth import of_fix
from mtqa.report.wrap import Run, carets, cells, wrap, wrap_text

_INDENT = "  "
_WIDEST = 110  # cells: longer lines are hard to read, however wide the window is
_RELATED = 3
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FIX_WORDS = {Applicability.SAFE: "safe fix", Applicability.UNSAFE: "suggestion", Applicability.DISPLAY: "idea"}


def render_text(report: Report, *, colour: bool = False, width: int = 80) -> str:
    """The whole report, a summary by family at its end. width: of the terminal, in cells."""
    paint, width = Paint(colour), max(40, min(width, _WIDEST))
    explained: set[str] = set()
    parts = []
    for file in report.files:
        locator = Locator(file)
        for finding in file.findings:
            parts.append("\n".join(_finding(file, finding, locator, paint, width, explained)) + "\n")
    card = [card_text(report.scorecard, paint)] if report.scorecard else []
    return "\n".join([*parts, closing(report, paint, width), *card])


def render_finding(file: FileReport, finding: Finding, *, colour: bool = False, width: int = 80) -> str:
    """One finding of a file, as the whole report shows it."""
    paint, width = Paint(colour), max(40, min(width, _WIDEST))
    return "\n".join(_finding(file, finding, Locator(file), paint, width, set())) + "\n"


def _finding(file: FileReport, finding: Finding, locator: Locator, paint: Paint, width: int, explained: set[str]) -> Iterator[str]:
    text = locator.text(finding)
    line, column = locator.position(text, finding.span.start)
    finding, text = in_raw(finding, text)
    place = f"{one_line(file.path)}:{line}:{column}"
    side = "  in the source" if finding.side != "target" else ""
    if known := short(finding.rule):
        side += f"  {known}"
    yield f"{paint(place, 'place')}  {paint.severity(finding.severity)}  {paint(finding.rule.id, 'rule')}{paint(side, 'faint')}"
    for row in wrap_text(one_line(finding.message), width - 2):
        yield _INDENT + row
    yield from _quoted(text, finding, paint, width)
    if finding.fixes:
        yield from _suggested(text, finding, finding.fixes[0], paint, width)
        if (scores := finding.fixes[0].scores) is not None:
            yield from _faint(f"Against the reference: {of_fix(scores)}", paint, width)
        others = [one_line(fix.title) for fix in finding.fixes[1:4]]
        if others:
            yield from _faint("Or: " + "; ".join(others), paint, width)
    yield from _elsewhere(text, finding, locator, paint, width)
    if finding.rule.id not in explained:
        explained.add(finding.rule.id)
        yield from _faint("Why: " + first_sentence(finding.rule.why), paint, width)


def _quoted(text: Text, finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    near = text.plain[max(0, finding.plain.start - width) : finding.plain.start + width]
    shown = excerpt(text, finding.plain, 3 * (width - 4) * len(near) // max(1, cells(near)))
    rtl = bool(_RIGHT_TO_LEFT.search(shown.before + shown.marked + shown.after))
    # A terminal reorders right-to-left text, so carets would stand below the wrong letters: brackets are reordered with it.
    marked = f"⟦{shown.marked}⟧" if rtl else shown.marked
    bar = paint("│", "faint")
    for line in wrap([Run(shown.before), Run(marked, finding.severity.value, True), Run(shown.after)], width - 4):
        yield f"{_INDENT}{bar} " + "".join(paint(run.text, run.style) for run in line)
        if not rtl and (row := carets(line)):
            yield f"{_INDENT}{bar} " + paint(row, finding.severity.value)


def _suggested(text: Text, finding: Finding, fix: Fix, paint: Paint, width: int) -> Iterator[str]:
    shown = change(text, finding, fix)
    note = _FIX_WORDS[fix.applicability]
    if shown.elsewhere:
        note += f", and in {shown.elsewhere} more place{'s' if shown.elsewhere > 1 else ''}"
    lines = [*_signed("-", "removed", shown.old, paint, width), *_signed("+", "added", shown.new, paint, width)]
    last = cells("".join(part.text for part in shown.new or shown.old)) + 4
    if last + len(note) + 5 <= width:
        lines[-1] += paint(f"   ({note})", "faint")
    else:
        lines.append(_INDENT + "  " + paint(f"({note})", "faint"))
    yield from lines


def _signed(sign: str, style: str, parts: tuple[Part, ...], paint: Paint, width: int) -> Iterator[str]:
    runs = [Run(part.text, style if part.changed else None) for part in parts]
    for number, line in enumerate(wrap(runs, width - 4)):
        yield f"{_INDENT}{paint(sign if not number else ' ', style)} " + "".join(paint(run.text, run.style) for run in line)


def _elsewhere(text: Text, finding: Finding, locator: Locator, paint: Paint, width: int) -> Iterator[str]:
    for related in finding.related[:_RELATED]:
        if (other := related.elsewhere) is not None:
            place = f"{one_line(other.path)}:{other.line}:{other.column}"
            yield from _faint(f"See {place} {_noted(one_line(other.text), one_line(related.note))}", paint, width)
            continue
        line, column = locator.position(text, related.span.start)
        words = one_line(text.to_plain(related.span).of(text.plain)[:80])
        yield from _faint(f"See {line}:{column} {_noted(words, one_line(related.note))}", paint, width)
    if (more := len(finding.related) - _RELATED) > 0:
        yield from _faint(f"See {more} more place{'s' if more > 1 else ''}", paint, width)


def _noted(words: str, note: str) -> str:
    """The words of another place with its note; once, if the note quotes them itself."""
    return note if f"'{words}'" in note else f"'{words}': {note}"


def _faint(text: str, paint: Paint, width: int) -> Iterator[str]:
    for number, row in enumerate(wrap_text(text, width - 4)):
        yield _INDENT + ("  " if number else "") + paint(row, "faint")


def first_sentence(text: str) -> str:
    """The first sentence of a rule's explanation, on one line."""
    flat = one_line(text).strip()
    stop = re.search(r"(?<=[a-z)\"'\d])[.!?](?=\s+[A-Z])", flat)
    return flat[: stop.end()] if stop else flat
