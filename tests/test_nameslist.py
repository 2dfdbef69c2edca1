"""Names lists: read, faults told with their place, enforced, and added to without losing what a person wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mtqa.config import Settings
from mtqa.example_document import example_document
from mtqa.model import Applicability
from mtqa.nameslist import NamesError, example_checks
from mtqa.nameslist.load import load_text
from mtqa.nameslist.merge import Proposal, merge, quoted
from mtqa.pipeline import Checker
from mtqa.rulebook.examples import run_examples

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "reference" / "names.schema.json").read_text("utf-8"))
LIST = """\
version: 1
names:
  - name: Tamar Hollenberg
    kind: person
    variants: [Tamar Holenburg, Hollenburg]   # agreed in May
    distinct: [Hollenburg Street]
  - name: Wexmoor
    proposed:
      - Waxmoor
  - Brankovo
"""


def checker(tmp_path: Path, text: str = LIST, **settings: Any) -> Checker:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    return Checker(Settings(names=(path,), target_language="en", **settings))


def told(check: Checker, text: str) -> list[tuple[str, str]]:
    report = check.check_file("a.txt", text.encode())
    assert not [note for note in report.notes if "failed" in note]
    return [(f.rule.id, f.text) for f in report.findings if f.rule.family == "names"]


# ------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize(
    "text", [LIST, "", "version: 1\nnames:\n", "- Kyiv\n- {name: No, variants: [Nau]}\n", "names: [Yes, {name: '1984', also: }]\n"]
)
def test_good_files_are_read_and_fit_the_schema(text: str) -> None:
    load_text(text, "names.yaml")
    jsonschema.validate(yaml.safe_load(text), SCHEMA)


def test_words_that_yaml_takes_for_something_else_stay_names() -> None:
    names = load_text("- No\n- {name: Yes, variants: [on]}\n- 1984\n", "n.yaml")
    assert [(e.name.text, [v.text for v in e.variants]) for e in names.entries] == [("No", []), ("Yes", ["on"]), ("1984", [])]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- {name: A1, varaints: [B1]}", "n.yaml:1:14: unknown key 'varaints'; did you mean 'variants'?"),
        ("- {variants: [B1]}", "n.yaml:1:3: a name without 'name:'"),
        ("- name: A1\n  kind: peson", "n.yaml:2:9: kind: unknown 'peson'; did you mean 'person'?"),
        ("- name: A1\n  name: B1", "n.yaml:2:3: 'name' is there twice"),
        ("- {name: A1, variants: ['--']}", "n.yaml:1:25: '--' holds no letter"),
        ("- {name: A1, variants: [{x: y}]}", "n.yaml:1:25: expected a spelling, got a mapping"),
        ("- [A1]", "n.yaml:1:3: a name must be a text, or a mapping"),
        ("names: 3", "n.yaml:1:8: expected a list of names"),
        ("nmes: [A1]", "n.yaml:1:1: unknown key 'nmes'; did you mean 'names'?"),
        ("version: 2\nnames: []", "n.yaml:1:10: version '2' is not known here"),
        ("- &a A1\n- *a", "n.yaml:2:3: aliases ('*a') are not read"),
        ("- A1\n- {name: ]", "n.yaml:2:10: not valid YAML"),
        ("- A1\n- A1", "n.yaml:2:3: 'A1' is there twice, also at n.yaml:1:3"),
        ("- {name: A1, variants: [B1, B1]}", "n.yaml:1:29: 'B1' is there twice"),
        ("- {name: A1, variants: [A1]}", "n.yaml:1:25: contradictory: 'A1' is the name and a variant"),
        ("- {name: A1, also: [B1], proposed: [B1]}", "n.yaml:1:37: contradictory: 'B1' is a right spelling and a variant"),
        ("- {name: A1, variants: [C1]}\n- {name: B1, variants: [C1]}", "n.yaml:2:25: contradictory: 'C1' is a variant of 'B1' here"),
        ("- {name: A1, variants: [B1]}\n- B1", "n.yaml:1:25: contradictory: 'B1' is a variant here and right at n.yaml:2:3"),
        ("- {name: A1, variants: [B1]}\n- {name: B1, variants: [A1]}", "circular: 'B1' → 'A1' → 'B1' replace each other"),
        ("- {name: A1, variants: [B1]}\n- {name: B1, variants: [C1]}\n- {name: C1, variants: [A1]}", "circular: "),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(text: str, fault: str) -> None:
    with pytest.raises(NamesError) as caught:
        load_text(text, "n.yaml")
    assert fault in str(caught.value)


def test_a_ring_is_told_once() -> None:
    with pytest.raises(NamesError) as caught:
        load_text("- {name: A1, variants: [B1]}\n- {name: B1, variants: [C1]}\n- {name: C1, variants: [A1]}", "n.yaml")
    assert str(caught.value).count("circular") == 1


def test_a_contradiction_between_two_files_names_both(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("- {name: Aaa, variants: [Ccc]}")
    other.write_text("- {name: Bbb, variants: [Ccc]}")
    with pytest.raises(NamesError, match=r"other\.yaml:1:26: contradictory.*one\.yaml:1:26"):
        Checker(Settings(names=(one, other)))


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    for wrong in ("- {variants: [B1]}", "- {name: A1, varaints: [B1]}", "- {name: A1, kind: peson}", "names: 3", "nmes: []", "- [A1]"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml.safe_load(wrong), SCHEMA)


# ---------------------------------------------------------------------------------------------- enforcing


def test_the_examples_of_the_rule_hold() -> None:
    for check in example_checks().values():
        assert run_examples(check, example_document) == []


def test_a_variant_is_found_in_a_text_that_has_no_other_spelling(tmp_path: Path) -> None:
    check = checker(tmp_path)
    text = "HOLLENBURG WINS\n\nTamar Holenburg’s ferry left Waxmoor. Holenburg waved; the Hollenburgs stood in Hollenburg Street."
    assert told(check, text) == [
        ("name-against-list", wrong) for wrong in ("HOLLENBURG", "Tamar Holenburg", "Waxmoor", "Holenburg", "Hollenburgs")
    ]
    fixed = check.fix_file("a.txt", text.encode(), unsafe=True).after
    assert (
        fixed == "HOLLENBERG WINS\n\nTamar Hollenberg’s ferry left Wexmoor. Hollenberg waved; the Hollenbergs stood in Hollenburg Street."
    )


def test_what_is_only_proposed_is_not_mended_without_asking(tmp_path: Path) -> None:
    text = "The ferry left Waxmoor. Hollenburg waved."
    assert checker(tmp_path).fix_file("a.txt", text.encode()).after == "The ferry left Waxmoor. Hollenberg waved."


def test_a_variant_that_is_an_english_word_is_not_mended_without_asking(tmp_path: Path) -> None:
    check = checker(tmp_path, "- {name: Reyd, variants: [Raid]}")
    (finding,) = (f for f in check.check_file("a.txt", b"They said that Raid came to Rome.").findings if f.rule.id == "name-against-list")
    assert finding.fixes[0].applicability is Applicability.UNSAFE


SPLIT = "Anton Golovachyov won the first heat. In the final, Anton Golovachev fell. Fans comforted Golovachev, who smiled."


def test_the_list_decides_which_of_two_spellings_is_right(tmp_path: Path) -> None:
    without = Checker(Settings(target_language="en"))
    assert told(without, SPLIT) == [("split-name-spelling", "Golovachyov")]
    listed = checker(tmp_path, "- Anton Golovachyov")
    assert told(listed, SPLIT) == [("split-name-spelling", "Golovachev")] * 2
    after = listed.fix_file("a.txt", SPLIT.encode(), unsafe=True).after
    assert "Golovachev" not in after and after.count("Golovachyov") == 3


def test_two_listed_names_are_two_names(tmp_path: Path) -> None:
    assert told(checker(tmp_path, "- Golovachyov\n- Golovachev"), SPLIT) == []


def test_a_listed_name_is_no_misspelt_place(tmp_path: Path) -> None:
    text = "The Afghan army left Nangrahar province last week."
    assert told(Checker(Settings(target_language="en")), text) == [("misspelt-place", "Nangrahar")]
    assert told(checker(tmp_path, "- Nangrahar"), text) == []


def test_names_are_found_in_scripts_without_blanks(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("- {name: 泽连斯基, variants: [泽伦斯基]}", encoding="utf-8")
    report = Checker(Settings(names=(path,), target_language="zh")).check_file("a.txt", "昨天泽伦斯基说了话。".encode())
    assert [(f.rule.id, f.text) for f in report.findings if f.rule.id == "name-against-list"] == [("name-against-list", "泽伦斯基")]


def test_the_hash_of_the_rule_set_knows_the_list(tmp_path: Path) -> None:
    one = checker(tmp_path).rules_hash
    assert checker(tmp_path, LIST + "# a comment\n").rules_hash == one
    assert checker(tmp_path, LIST + "  - {name: Aaa, variants: [Bbb]}\n").rules_hash != one


# ------------------------------------------------------------------------------------------------ writing

NEW = (Proposal("Tamar Hollenberg", ("Tamar Holenberg",)), Proposal("Kostriukov", ("Kostryukov", "Waxmoor"), "person", "4 of 5: so"))


def test_new_names_and_variants_are_added_and_nothing_else_is_touched() -> None:
    done = merge(LIST, "n.yaml", NEW)
    assert (done.names, done.variants) == (1, 1)
    first, rest = LIST.split("    kind: person\n")
    new = '  - name: Kostriukov\n    kind: person\n    proposed: [Kostryukov]\n    why: "4 of 5: so"\n'
    assert done.text == first + "    proposed: [Tamar Holenberg]\n    kind: person\n" + rest + new
    assert merge(done.text, "n.yaml", NEW) == (done.text, 0, 0)


SHAPES = [
    "",
    "names:\n",
    "names: []\n",
    "version: 1\n",
    "# mine\nnames:\n- Tamar Hollenberg   # as is\n# the end\n",
    "- name: Tamar Hollenberg\n  proposed: Hollenburg, T.\n",
    "- name: Tamar Hollenberg\n  proposed:\n  note: |\n    two\n    lines\n\n# end",
    "- name: Tamar Hollenberg\n  proposed:\n    - Aa   # one\n    - 'Bb'\n\n\n- name: Zz\n  # why not\n  kind: place\n",
    "names: [Tamar Hollenberg, Zz]  # flow\n",
    "names: [{name: Tamar Hollenberg, proposed: [Aa, ]}, Zz]\n",
    "{names: [{name: Tamar Hollenberg, proposed: }]}\n",
    "names:\n  - {name: \"Tamar Hollenberg\", note: 'x # y'}   # z",
    "names:\r\n  - name: Tamar Hollenberg  # א\r\n    also: [T. H.]\r\n",
    "-   name: >-\n      Tamar\n      Hollenberg\n    kind: person\n",
]


@pytest.mark.parametrize("text", SHAPES)
def test_files_of_every_shape_are_added_to(text: str) -> None:
    old = load_text(text, "n.yaml").entries
    done = merge(text, "n.yaml", NEW)
    new = {e.name.text: e for e in load_text(done.text, "n.yaml").entries}
    assert "Tamar Holenberg" in [s.text for s in new["Tamar Hollenberg"].proposed]
    assert "Kostryukov" in [s.text for s in new["Kostriukov"].proposed]
    for entry in old:
        kept = new[entry.name.text]
        assert (kept.kind, kept.note, kept.why) == (entry.kind, entry.note, entry.why)
        assert {s.text for s in entry.wrong} <= {s.text for s in kept.wrong}
    for comment in ("# mine", "# as is", "# the end", "# one", "# why not", "# flow", "# end", "# z", "# א"):
        assert (comment in text) == (comment in done.text)
    assert ("\r\n" in text) == ("\r\n" in done.text) and not ("\r\n" in text and "\n" in done.text.replace("\r\n", ""))
    assert merge(done.text, "n.yaml", NEW) == (done.text, 0, 0)


def test_what_a_person_decided_is_not_proposed_again() -> None:
    text = "- {name: Kostriukov, distinct: [Kostryukov]}\n- Waxmoor\n- {name: T. Hollenberg, variants: [Tamar Hollenberg]}\n"
    assert merge(text, "n.yaml", NEW) == (text, 0, 0)


def test_a_spelling_goes_to_one_name_only() -> None:
    done = merge(
        "", "n.yaml", [Proposal("Oleh Kostriukov", ("Kostryukov",)), Proposal("Olha Kostriukova", ("Kostryukov", "Oleh Kostriukov"))]
    )
    assert [[s.text for s in e.proposed] for e in load_text(done.text, "n.yaml").entries] == [["Kostryukov"], []]


def test_a_faulty_file_is_not_added_to() -> None:
    with pytest.raises(NamesError, match=r"n\.yaml:2:3: 'A1' is there twice"):
        merge("- A1\n- A1\n", "n.yaml", NEW)


@pytest.mark.parametrize("text", ["No", "1984", "Côte d'Ivoire", "a: b", "x # y", "[z]", '"q"', "al-Gindi", "it's, so", "- x", "~", "שלום"])
def test_quoted_texts_come_back(text: str) -> None:
    assert yaml.safe_load(f"[{quoted(text)}]") == [text] and yaml.safe_load(f"- {quoted(text)}") == [text]
