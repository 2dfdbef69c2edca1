"""The fixture articles: their lists are sound, what is found in them is on the list, and no less is found than before.

`python tests/update_snapshots.py` writes the snapshots anew after a rule was changed on purpose.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fixture_articles import (
    ARTICLES,
    CLEAN,
    FIXTURES,
    checker,
    defect_of,
    defects,
    describe,
    documents,
    false_alarms,
    found_by_family,
    listed,
    report,
    side_path,
    snapshot,
    suggests_right,
    target_path,
    with_sides,
)
from rapidfuzz.distance import Levenshtein

from mtqa.model import Applicability, FileReport, Text

# Share of the listed defects that must be found, by family and over all. Raised when rules land, never lowered.
FLOORS = {
    "all": 0.40,
    "language": 0.60,
    "names": 0.70,
    "residue": 1.00,
    "sentences": 0.50,
    "style": 1.00,
    "typography": 0.65,
    "words": 0.85,
}
RIGHT_FIX_FLOOR = 0.65  # of the defects found: the first fix is the editor's

FAMILIES = {"sentences", "terms", "names", "typography", "words", "language", "residue", "numbers", "style", "pronouns"}
PAIRED = [a for a in ARTICLES if side_path(a, "source")]


def _name(path: Path) -> str:
    return path.name


def _paragraphs(text: Text) -> list[str]:
    return [b.span.of(text.plain) for b in text.blocks]


def test_there_are_articles_of_many_languages_and_formats() -> None:
    assert len(ARTICLES) >= 10
    assert {"he", "ar", "fa", "ru", "uk", "zh", "ja", "de", "es", "fr", "pl", "pt"} <= {listed(a)["language"] for a in ARTICLES}
    assert {target_path(a).suffix for a in ARTICLES} == {".txt", ".md", ".html", ".jsonl"}


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_list_is_sound(article: Path) -> None:
    entries = defects(article)
    assert len(entries) >= 12
    assert {d.family for d in entries} <= FAMILIES
    places = [(d.document, d.span) for d in entries]
    assert len(set(places)) == len(places), "two entries for one place"
    assert all(e["why"].strip() for e in listed(article)["defects"])
    words = sum(len(d.target.plain.split()) for d in documents(target_path(article)).values())
    assert 190 <= words <= 450


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_list_is_complete(article: Path) -> None:
    """The translation with all fixes made is the reference: nothing is wrong in it that the list does not name."""
    for name, document in documents(target_path(article)).items():
        plain = document.target.plain
        here = sorted((d for d in defects(article) if d.document == name), key=lambda d: d.within)
        for defect in reversed(here):
            plain = plain[: defect.within.start] + defect.fixes[0] + plain[defect.within.end :]
        reference = side_path(article, "reference")
        good = documents(reference)[None].target if reference else document.references[0]
        assert re.sub(r"\s*\n\s*", "\n", plain).strip() == re.sub(r"\s*\n\s*", "\n", good.plain).strip()


@pytest.mark.parametrize("article", PAIRED, ids=_name)
def test_paragraphs_match_one_to_one(article: Path) -> None:
    """The source has the target's paragraphs; the reference has them too, less those that are residue."""
    target = documents(target_path(article))[None].target
    source, reference = side_path(article, "source"), side_path(article, "reference")
    assert source and reference
    dropped = {d.text for d in defects(article) if d.fixes[0] == "" and d.text in _paragraphs(target)}
    assert len(documents(source)[None].target.blocks) == len(target.blocks)
    assert len(documents(reference)[None].target.blocks) == len(target.blocks) - len(dropped)


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_no_false_alarm(article: Path) -> None:
    checked = report(target_path(article))
    assert (checked.error, checked.notes) == (None, ())
    assert false_alarms(article, checked) == []


@pytest.mark.parametrize("article", PAIRED, ids=_name)
def test_no_false_alarm_with_source_and_reference(article: Path) -> None:
    checked = with_sides(article)
    assert checked.error is None
    assert false_alarms(article, checked) == []
    # What is found without the other sides is found with them: they add evidence and take nothing away.
    assert {f.fingerprint for f in report(target_path(article)).findings} <= {f.fingerprint for f in checked.findings}


@pytest.mark.parametrize("article", PAIRED, ids=_name)
def test_reference_is_silent(article: Path) -> None:
    reference = side_path(article, "reference")
    assert reference
    assert _complaints(report(reference)) == []


@pytest.mark.parametrize("article", [a for a in ARTICLES if a not in PAIRED], ids=_name)
def test_reference_in_records_is_silent(article: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in target_path(article).read_text(encoding="utf-8").splitlines()]
    good = tmp_path / "good.en.jsonl"
    records = [{"id": r["id"], "doc": r["doc"], "target": r["reference"]} for r in lines]
    good.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    assert _complaints(report(good)) == []


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_snapshot_is_current(article: Path) -> None:
    recorded = (article / "found.json").read_text(encoding="utf-8")
    assert snapshot(article) == recorded, "findings changed; if that is meant: python tests/update_snapshots.py"


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_safe_fixes_are_the_editor_s(article: Path) -> None:
    """A fix that is applied without asking must be what the editor did."""
    entries, wrong = defects(article), []
    for finding in report(target_path(article)).findings:
        number = defect_of(finding, article)
        if number is None or not finding.fixes or finding.fixes[0].applicability is not Applicability.SAFE:
            continue
        if not suggests_right(finding, entries[number], documents(target_path(article))[finding.document]):
            wrong.append(describe(finding))
    assert wrong == []


@pytest.mark.parametrize("article", PAIRED, ids=_name)
def test_fixing_brings_the_text_closer_to_the_reference(article: Path) -> None:
    path, reference = target_path(article), side_path(article, "reference")
    assert reference
    good = reference.read_text(encoding="utf-8")
    distances = [Levenshtein.distance(path.read_text(encoding="utf-8"), good)]
    for unsafe in (False, True):
        fixed = checker().fix_file(str(path), unsafe=unsafe)
        distances.append(Levenshtein.distance(fixed.after, good))
    assert distances[0] >= distances[1] > distances[2], "as it is, safe fixes, all fixes"


def test_enough_is_found() -> None:
    table = found_by_family()
    totals = [sum(column) for column in zip(*table.values(), strict=True)]
    shares = {family: row[0] / row[2] for family, row in table.items()} | {"all": totals[0] / totals[2]}
    short = {family: (round(shares[family], 3), floor) for family, floor in FLOORS.items() if shares[family] < floor}
    assert short == {}, "found share, floor"
    assert totals[1] / totals[0] >= RIGHT_FIX_FLOOR


@pytest.mark.parametrize("path", CLEAN, ids=_name)
def test_clean_text_is_silent(path: Path) -> None:
    assert _complaints(report(path)) == []


def test_clean_texts_are_many_and_long() -> None:
    words = {path.name: report(path).words for path in CLEAN}
    assert len(words) >= 12
    assert min(words.values()) >= 300, words
    assert sum(words.values()) >= 5_000


def test_every_fixture_is_ours_and_described() -> None:
    text = (FIXTURES / "README.md").read_text(encoding="utf-8")
    names = [a.name for a in ARTICLES] + [p.name for p in CLEAN]
    assert [n for n in names if n not in text] == []


def _complaints(checked: FileReport) -> list[str]:
    return [describe(f) for f in checked.findings] + ([checked.error] if checked.error else []) + list(checked.notes)
