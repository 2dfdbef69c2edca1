"""The articles under fixtures/articles: what an editor would change in them, and what mtqa finds there.

All positions are offsets into the `plain` text of a document (no markup, entities and escapes decoded), so that the same
list serves text, Markdown, HTML and JSONL.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mtqa.config import Settings
from mtqa.model import Document, FileReport, Finding, Side, Span
from mtqa.pipeline import Checker
from mtqa.read import read

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ARTICLES = tuple(sorted(p.parent for p in (FIXTURES / "articles").glob("*/expected.yaml")))
CLEAN = tuple(sorted(p for p in (FIXTURES / "clean").iterdir() if p.suffix in {".txt", ".md", ".html"}))

# Families of rules that are one family of defects to an editor.
KIN = {"grammar": "sentences", "artefacts": "residue"}


@dataclass(frozen=True)
class Defect:
    """One entry of expected.yaml, found in its document.

    span: the smallest wrong stretch. within: the stretch that `fixes` replace, `span` or wider. fixes: right texts for it,
    the best first. families: the families whose rules may report it.
    """

    document: str | None
    text: str
    span: Span
    within: Span
    fixes: tuple[str, ...]
    family: str
    families: frozenset[str]


def target_path(article: Path) -> Path:
    """The file that mtqa is to check."""
    return next(p for p in sorted(article.iterdir()) if p.name.startswith(("target.", "records.")))


def side_path(article: Path, side: str) -> Path | None:
    """The article's `source` or `reference` file; None for records, which hold all sides."""
    return next((p for p in sorted(article.iterdir()) if p.name.startswith(f"{side}.")), None)


@functools.cache
def documents(path: Path) -> dict[str | None, Document]:
    """The documents of a file by their `doc` key (None where the format has none)."""
    return {d.name: d for d in read(str(path)).documents}


@functools.cache
def listed(article: Path) -> dict[str, Any]:
    """expected.yaml as it is."""
    loaded: dict[str, Any] = yaml.safe_load((article / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


@functools.cache
def defects(article: Path) -> tuple[Defect, ...]:
    """The editor's list. Raises ValueError for an entry whose text is not where it says."""
    texts = {name: d.target.plain for name, d in documents(target_path(article)).items()}
    found = []
    for entry in listed(article)["defects"]:
        name = entry.get("document")
        plain, text = texts[name], entry["text"]
        at = -1
        for _ in range(entry.get("occurrence", 1)):
            at = plain.find(text, at + 1)
            if at < 0:
                raise ValueError(f"{article.name}: no such text (or not so often): {text!r}")
        span, within = Span(at, at + len(text)), Span(at, at + len(text))
        if "within" in entry:
            wide, inner = entry["within"], entry["within"].find(text)
            within = Span(at - inner, at - inner + len(wide))
            if inner < 0 or within.of(plain) != wide:
                raise ValueError(f"{article.name}: {text!r} is not within {wide!r} there")
        fix = entry["fix"]
        fixes = (fix,) if isinstance(fix, str) else tuple(fix)
        families = frozenset({entry["family"], *entry.get("also", ())})
        found.append(Defect(name, text, span, within, fixes, entry["family"], families))
    return tuple(found)


@functools.cache
def checker() -> Checker:
    """The default rules, built once for all tests."""
    return Checker(Settings())


@functools.cache
def report(path: Path) -> FileReport:
    """What mtqa says about a file under default settings."""
    return checker().check_file(str(path))


def with_sides(article: Path) -> FileReport:
    """What mtqa says when the source and the reference are given as well."""
    source, reference = side_path(article, "source"), side_path(article, "reference")
    assert source is not None and reference is not None
    return Checker(Settings(source=str(source), references=(str(reference),))).check_file(str(target_path(article)))


def defect_of(finding: Finding, article: Path) -> int | None:
    """The number of the defect a finding reports, or None: a false alarm.

    They must share a character, and the finding's family must be one that may report the defect: a name rule that fires
    inside a broken sentence is no less wrong for that. Of two spellings of a name either may be marked, if the finding
    points to the other.
    """
    if finding.side is not Side.TARGET:
        return None
    offsets = documents(target_path(article))[finding.document].target.map
    related = [offsets.to_plain(r.span) if offsets else r.span for r in finding.related]
    family = KIN.get(finding.rule.family, finding.rule.family)
    mine = [n for n, d in enumerate(defects(article)) if d.document == finding.document and family in d.families]
    for number in mine:
        defect = defects(article)[number]
        if finding.plain.overlaps(defect.span) or defect.within.contains(finding.plain):
            return number
    return next((n for n in mine if family == "names" and any(r.overlaps(defects(article)[n].span) for r in related)), None)


def false_alarms(article: Path, checked: FileReport) -> list[str]:
    """The findings that are at no listed defect, one line each."""
    return [describe(f) for f in checked.findings if defect_of(f, article) is None]


def describe(finding: Finding) -> str:
    """A finding on one line, for messages and lists."""
    first = finding.fixes[0].title if finding.fixes else "no fix"
    return f"{finding.rule.family}/{finding.rule.id}: {finding.before} [[{finding.text}]] {finding.after} ({first})"


def suggests_right(finding: Finding, defect: Defect, document: Document) -> bool:
    """True if the first fix turns the defect's stretch into one of the right texts (white space aside)."""
    if not finding.fixes:
        return False
    plain, offsets = document.target.plain, document.target.map
    window = Span(max(0, min(defect.within.start, finding.plain.start) - 40), max(defect.within.end, finding.plain.end) + 40)
    edited, at = "", window.start
    for edit in sorted(finding.fixes[0].edits, key=lambda e: e.span):
        span = offsets.to_plain(edit.span) if offsets else edit.span
        if window.start <= span.start and span.end <= window.end and span.start >= at:
            edited += plain[at : span.start] + edit.replacement
            at = span.end
    edited += plain[at : window.end]
    before, after = plain[window.start : defect.within.start], plain[defect.within.end : window.end]
    return any("".join(edited.split()) == "".join((before + fix + after).split()) for fix in defect.fixes)


def snapshot(article: Path) -> str:
    """What is found in an article, as the JSON of its found.json: small enough to be read as a diff."""
    entries, path = defects(article), target_path(article)
    checked = report(path)
    rows, seen = [], set()
    for finding in checked.findings:
        number = defect_of(finding, article)
        row: dict[str, str | None] = {"document": finding.document} if finding.document else {}
        row |= {"text": finding.text, "rule": finding.rule.id, "severity": str(finding.severity)}
        row["suggestion"] = finding.fixes[0].title if finding.fixes else None
        if number is None:
            row["verdict"] = "false alarm"
        else:
            seen.add(number)
            right = suggests_right(finding, entries[number], documents(path)[finding.document])
            row["verdict"] = "right, right fix" if right else "right"
        rows.append(row)
    missed = [f"{d.family}: {d.text}" for n, d in enumerate(entries) if n not in seen]
    lines = [f"  {json.dumps(row, ensure_ascii=False)}" for row in rows]
    gone = [f"  {json.dumps(line, ensure_ascii=False)}" for line in missed]
    return '{"found": [\n' + ",\n".join(lines) + '\n],\n"missed": [\n' + ",\n".join(gone) + "\n]}\n"


def found_by_family() -> dict[str, tuple[int, int, int]]:
    """Family -> (defects found, of these with the right fix first, defects listed), over all articles."""
    table: dict[str, list[int]] = {}
    for article in ARTICLES:
        path, entries = target_path(article), defects(article)
        found, right = set(), set()
        for finding in report(path).findings:
            number = defect_of(finding, article)
            if number is not None:
                found.add(number)
                if suggests_right(finding, entries[number], documents(path)[finding.document]):
                    right.add(number)
        for number, defect in enumerate(entries):
            row = table.setdefault(defect.family, [0, 0, 0])
            row[0] += number in found
            row[1] += number in right
            row[2] += 1
    return {family: (a, b, c) for family, (a, b, c) in sorted(table.items())}
