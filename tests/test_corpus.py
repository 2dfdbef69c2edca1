"""Files as evidence for each other: what --corpus finds, what it leaves alone, and that order and processes change nothing."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import validate

from mtqa.annotate.names.tally import tally
from mtqa.commands.entities import cut, entity_table
from mtqa.config import Settings
from mtqa.corpus import shared_names
from mtqa.errors import ConfigError
from mtqa.model import Document, Finding, Report
from mtqa.model.entity import Entity, Role
from mtqa.pipeline import Checkers, run
from mtqa.prepare import annotate
from mtqa.read import collect
from mtqa.read.plain import plain_text
from mtqa.report import Look, render

ROOT = Path(__file__).parents[1]
SETTINGS = Settings(target_language="en", select=("names",), jobs=1)
MANY = "The minister, Oleh Kostryukov, spoke in Lviv. Kostryukov said the bridge would open. Petro Halimenko of Brankovo agreed."
ONE = "The minister, Oleh Kostriukov, came late. Kostriukov’s aide nodded. Petro Halimenko of Brankovo said so."


def put(folder: Path, texts: Mapping[str, str]) -> list[str]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in texts]


def checked(folder: Path, texts: Mapping[str, str], settings: Settings = SETTINGS, *, corpus: bool = True) -> Report:
    return run(put(folder, texts), settings, corpus=corpus)


def told(report: Report) -> list[tuple[str, str]]:
    return [(Path(file.path).name, finding.text) for file in report.files for finding in file.findings]


def first_fix(finding: Finding) -> str:
    return finding.fixes[0].edits[0].replacement


FILES = {"a1.txt": MANY, "a2.txt": MANY, "b.txt": ONE, "c.txt": "Nothing to see in Rome."}


def test_a_text_that_is_consistent_in_itself_is_held_against_the_others(tmp_path: Path) -> None:
    assert told(checked(tmp_path, FILES, corpus=False)) == []
    report = checked(tmp_path, FILES)
    assert told(report) == [("b.txt", "Kostriukov"), ("b.txt", "Kostriukov")]
    finding = report.findings[0]
    assert finding.message == "'Kostriukov' is spelled 'Kostryukov' in 2 other files; 2 of 3 files have it."
    places = [r.elsewhere for r in finding.related if r.elsewhere]
    assert [(Path(p.path).name, p.line, p.column, p.text) for p in places] == [
        ("a1.txt", 1, 20, "Kostryukov"), ("a2.txt", 1, 20, "Kostryukov"),
    ]  # fmt: skip
    (fix,) = finding.fixes
    assert [(e.span.of(ONE), e.replacement) for e in fix.edits] == [("Kostriukov", "Kostryukov")] * 2


def test_every_report_names_the_place_in_the_other_file(tmp_path: Path) -> None:
    report = checked(tmp_path, FILES)
    place = str(tmp_path / "a1.txt")
    assert f"See {place}:1:20 'Kostryukov': in another file" in " ".join(render(report, "text", Look(width=500)).split())
    related = json.loads(render(report, "json"))["files"][2]["findings"][0]["related"]
    assert {"path": place, "start": None, "end": None, "line": 1, "column": 20, "text": "Kostryukov", "note": "in another file",
            "segment": None} in related  # fmt: skip
    validate(json.loads(render(report, "json")), json.loads((ROOT / "docs" / "reference" / "report.schema.json").read_text("utf-8")))
    run_ = json.loads(render(report, "sarif"))["runs"][0]
    locations = [r["physicalLocation"] for r in run_["results"][0]["relatedLocations"]]
    assert ("file://" + place, 1, 20) in [
        (p["artifactLocation"]["uri"], p["region"]["startLine"], p["region"]["startColumn"]) for p in locations
    ]  # fmt: skip


def test_order_and_processes_change_nothing(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES | {f"d{n}.txt": ONE.replace("Brankovo", "Odesa") for n in range(4)})
    first = run(paths, SETTINGS, corpus=True)
    by_path = {file.path: file.findings for file in first.files}
    assert sum(map(len, by_path.values())) == 4  # now most files have the other spelling
    assert {file.path: file.findings for file in run(paths[::-1], SETTINGS, corpus=True).files} == by_path
    assert {file.path: file.findings for file in run(paths, replace(SETTINGS, jobs=2), corpus=True).files} == by_path


def test_one_fix_unifies_all_files_and_leaves_nothing(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    inputs = collect(paths)
    shared = shared_names(inputs, [SETTINGS] * len(inputs))
    checker = Checkers(shared).of(SETTINGS)
    for path in paths:
        Path(path).write_text(checker.fix_file(path, unsafe=True).after, encoding="utf-8")
    texts = "".join(Path(path).read_text("utf-8") for path in paths)
    assert "Kostriukov" not in texts and "Kostryukov’s aide" in texts
    assert told(run(paths, SETTINGS, corpus=True)) == []


def test_likeness_needs_a_cast_in_common(tmp_path: Path) -> None:
    here = "Halunov won in Split. Fans of Halunov sang."
    there = "The bakery of Halynov burned in Kharkiv. Halynov wept."
    assert told(checked(tmp_path, {"a.txt": here, "b.txt": there})) == []
    cast = " Halimenko and Brankovo were there, too."
    assert told(checked(tmp_path, {"a.txt": here + cast, "b.txt": there + cast})) == [("b.txt", "Halynov")] * 2


def test_a_doubled_letter_in_a_long_name_needs_no_cast(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Halimennkov won. Fans of Halimennkov sang.",
        "b.txt": "The bakery of Halimenkov burned.",
        "c.txt": "Halimennkov left.",
    }
    assert told(checked(tmp_path, texts)) == [("b.txt", "Halimenkov")]


def test_what_a_source_shows_to_be_two_names_is_two_names_everywhere(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    put(tmp_path / "src", {"a.ru.txt": "Костиков ушёл. Кострюков остался.", "b.ru.txt": "Он болен.", "c.ru.txt": "Он здоров."})
    texts = {"a.txt": "Kostriukov left. Kostryukov stayed.", "b.txt": "Kostriukov is ill. " + ONE, "c.txt": MANY}
    settings = replace(SETTINGS, source=str(tmp_path / "src" / "{name}.ru.txt"), source_language="ru")
    assert told(checked(tmp_path, texts, settings)) == []
    (tmp_path / "src" / "a.ru.txt").write_text("Кострюков ушёл. Кострюков остался.", encoding="utf-8")
    assert {text for _, text in told(checked(tmp_path, texts, settings))} in ({"Kostriukov"}, {"Kostryukov"})


def test_a_first_name_is_meant_beside_its_surname_only(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Sergei Tropinsky arrived. Sergei Tropinsky spoke.",
        "b.txt": "Sergei Tropinsky slept.",
        "c.txt": "Reporters asked Sergey Tropinsky about gas.",
        "d.txt": "Reporters asked Sergey Haldanov about gas. Sergey smiled.",
    }
    assert told(checked(tmp_path, texts)) == [("c.txt", "Sergey")]


def test_the_names_list_goes_before_the_majority(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("- Oleh Kostriukov\n", encoding="utf-8")
    report = checked(tmp_path, FILES, replace(SETTINGS, names=(tmp_path / "names.yaml",)))
    assert told(report) == [("a1.txt", "Kostryukov")] * 2 + [("a2.txt", "Kostryukov")] * 2
    assert report.findings[0].message == "'Kostryukov' is spelled 'Kostriukov' in 1 other file; the names list has it."


def test_two_listed_names_stay_two_in_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("- Oleh Kostriukov\n- Oleh Kostryukov\n", encoding="utf-8")
    assert told(checked(tmp_path, FILES, replace(SETTINGS, names=(tmp_path / "names.yaml",)))) == []


def test_a_reference_goes_before_the_majority(tmp_path: Path) -> None:
    (tmp_path / "ref").mkdir()
    put(tmp_path / "ref", dict.fromkeys(FILES, "The minister, Oleh Kostriukov, came late. Petro Halimenko of Brankovo said so."))
    report = checked(tmp_path, FILES, replace(SETTINGS, references=(str(tmp_path / "ref" / "{name}.txt"),)))
    assert {(name, first_fix(f)) for (name, _), f in zip(told(report), report.findings, strict=True)} == {
        ("a1.txt", "Kostriukov"), ("a2.txt", "Kostriukov"),
    }  # fmt: skip


def test_one_source_word_proves_one_name_across_files(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    put(tmp_path / "src", {"a.ru.txt": "Попович победил в Риме.", "b.ru.txt": "Попович болен.", "c.ru.txt": "Попович дома."})
    texts = {"a.txt": "Popovich won in Rome.", "b.txt": "Popovic is ill.", "c.txt": "Popovich is at home."}
    settings = replace(SETTINGS, source=str(tmp_path / "src" / "{name}.ru.txt"), source_language="ru")
    assert told(checked(tmp_path, texts, settings)) == [("b.txt", "Popovic")]


def test_documents_of_one_file_of_records_are_evidence_too(tmp_path: Path) -> None:
    records = [{"id": str(n), "doc": str(n), "target": text} for n, text in enumerate((MANY, MANY, ONE))]
    report = checked(tmp_path, {"a.jsonl": "\n".join(map(json.dumps, records)), "b.txt": MANY})
    assert told(report) == [("a.jsonl", "Kostriukov")] * 2
    alone = checked(tmp_path, {"a.jsonl": "\n".join(map(json.dumps, records))})
    assert alone.findings[0].message == "'Kostriukov' is spelled 'Kostryukov' in another document of this file; 4 of 6 mentions have it."
    assert [(r.note, r.elsewhere.line) for r in alone.findings[0].related if r.elsewhere] == [("in another document", 1)]
    assert told(checked(tmp_path, {"a.jsonl": "\n".join(map(json.dumps, records))}, corpus=False)) == []


def test_even_evidence_says_so_and_offers_what_the_others_have(tmp_path: Path) -> None:
    texts = {"a.txt": "Kostryukov and Halimenko met in Brankovo.", "b.txt": "Kostriukov and Halimenko met in Brankovo."}
    (finding,) = checked(tmp_path, texts).findings
    assert finding.message.endswith("in 1 other file; the evidence is even.")


def test_standard_input_is_no_part_of_a_corpus() -> None:
    with pytest.raises(ConfigError, match="cannot be read twice"):
        run(["-"], SETTINGS, corpus=True, stdin=b"x")


def test_what_cannot_be_read_or_is_in_another_language_is_no_evidence(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\x00\xd8")
    put(tmp_path, {"y.de.txt": "Der Minister Oleh Kostriukow sprach. Petro Halimenko aus Brankovo sagte das."})
    settings = replace(SETTINGS, target_language=None)
    report = run([*paths, str(tmp_path / "x.txt"), str(tmp_path / "y.de.txt")], settings, corpus=True)
    assert told(report) == [("b.txt", "Kostriukov")] * 2


def test_a_tally_holds_no_text() -> None:
    def size(text: str) -> int:
        return len(pickle.dumps(tally(annotate(Document("a.txt", plain_text(text, "en"))), lambda at: (1, at), entities=True)))

    once = "\n\n".join(f"{MANY} Some {n} other words stand here, quite without names." for n in range(20))
    assert size(once * 10) < 1.1 * size(once) < 0.5 * len(once)


# ------------------------------------------------------------------------------------------------- entities


def table(folder: Path, texts: Mapping[str, str], **settings: object) -> dict[str, Entity]:
    own = replace(SETTINGS, **settings)  # type: ignore[arg-type]
    return {entity.name: entity for entity in entity_table(put(folder, texts), lambda _: own).entities}


def test_spellings_counts_and_files_of_an_entity(tmp_path: Path) -> None:
    found = table(tmp_path, FILES)
    assert next(iter(found)) == "Oleh Kostryukov"  # names with variants come first
    person = found["Oleh Kostryukov"]
    assert (person.kind, person.count, person.by, person.reason) == ("person", 6, "majority", "2 of 3 files have it")
    assert [(s.text, s.role, s.count, len(s.files)) for s in person.spellings] == [
        ("Oleh Kostryukov", Role.CHOSEN, 2, 2),
        ("Kostryukov", Role.SHORT, 2, 2),
        ("Kostriukov", Role.VARIANT, 1, 1),
        ("Oleh Kostriukov", Role.VARIANT, 1, 1),
    ]
    assert [Path(path).name for path in person.files] == ["a1.txt", "a2.txt", "b.txt"]
    at = person.spellings[0].at
    assert at is not None and (Path(at.path).name, at.line, at.column) == ("a1.txt", 1, 15)
    assert found["Lviv"].kind == "place" and not found["Lviv"].variants


def test_the_table_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    paths = put(tmp_path, FILES)
    assert entity_table(paths, lambda _: SETTINGS).entities == entity_table(paths[::-1], lambda _: SETTINGS).entities


def test_bodies_whose_heads_are_exchanged_are_one_entity(tmp_path: Path) -> None:
    texts = {"a.txt": "The Coastal Rescue Service sent boats. The Coastal Rescue Service left.", "b.txt": "The Coastal Rescue Agency came."}
    body = table(tmp_path, texts)["Coastal Rescue Service"]
    assert (body.kind, [s.text for s in body.variants], body.by) == ("organisation", ["Coastal Rescue Agency"], "majority")


def test_what_the_list_says_is_shown(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("- {name: Oleh Kostriukov, kind: person, variants: [Kostryukov]}\n- Brankovo\n", encoding="utf-8")
    found = table(tmp_path, FILES, names=(tmp_path / "names.yaml",))
    person = found["Oleh Kostriukov"]
    assert (person.by, sorted(s.text for s in person.variants)) == ("names list", ["Kostryukov", "Oleh Kostryukov"])
    assert found["Brankovo"].by == "names list"


def test_a_table_can_be_cut(tmp_path: Path) -> None:
    whole = entity_table(put(tmp_path, FILES), lambda _: SETTINGS)
    assert [e.name for e in cut(whole, several=True).entities] == ["Oleh Kostryukov"]
    assert {e.name for e in cut(whole, min_count=3).entities} == {"Oleh Kostryukov", "Petro Halimenko", "Brankovo"}


BODIES = {
    "a.txt": "The Coastal Rescue Service sent two boats to Brankovo, said Petro Halimenko. He leads the Coastal Rescue Service.",
    "b.txt": "Petro Halimenko of the Coastal Rescue Service thanked the people of Brankovo.",
    "c.txt": "Petro Halimenko left the Coastal Rescue Agency in May. The Coastal Rescue Agency has debts.",
}


def test_a_body_that_other_files_name_otherwise(tmp_path: Path) -> None:
    assert told(checked(tmp_path, BODIES, corpus=False)) == []
    report = checked(tmp_path, BODIES)
    assert told(report) == [("c.txt", "Coastal Rescue Agency")] * 2
    finding = report.findings[0]
    assert finding.message == "The same body is called 'Coastal Rescue Service' in other files: 2 of 3 files have it."
    assert first_fix(finding) == "Coastal Rescue Service"
    assert [r.elsewhere.text for r in finding.related if r.elsewhere] == ["Coastal Rescue Service"]


def test_bodies_of_files_that_share_nobody_are_two(tmp_path: Path) -> None:
    strangers = {**BODIES, "c.txt": "Hana Bergqvist left the Coastal Rescue Agency in May."}
    assert told(checked(tmp_path, strangers)) == []


def test_a_body_with_as_many_files_on_both_sides_is_left_alone(tmp_path: Path) -> None:
    even = {**BODIES, "d.txt": BODIES["c.txt"]}
    assert told(checked(tmp_path, even)) == []


def test_bodies_in_the_table(tmp_path: Path) -> None:
    texts = {
        "a.txt": "The Central Election Commission met. The Central Election Commission counted.",
        "b.txt": "The Central Electoral Commission rested.",
    }
    table = entity_table(put(tmp_path, texts), lambda _: SETTINGS)
    found = [entity for entity in table.entities if entity.variants]
    assert [(e.name, [s.text for s in e.variants]) for e in found] == [("Central Election Commission", ["Central Electoral Commission"])]
