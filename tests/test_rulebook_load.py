"""A rule file that is wrong says file:line:column, what is wrong and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.errors import RuleError
from mtqa.rulebook import load_rules
from mtqa.rulebook.load import load_file, load_folder, load_text

GOOD = """\
id: made-up
kind: phrase
category: accuracy
its: mistranslation
severity: minor
message: "'{match}' is wrong."
why: It is wrong.
match: [foo bar]
replace: [baz]
examples:
  - bad: "A [[foo bar]]."
    good: "A baz."
  - ok: "A foo."
"""
PACK = """\
pack: made-up
origin: own
licence: Apache-2.0
sources: [he]
lists:
  army: [army, soldier]
entries:
  - id: one
    wrong: [suit]
    right: [conquest]
    context: {near: ["@army"]}
    examples:
      - bad: "A [[suit]] of the army."
        good: "A conquest of the army."
      - ok: "A suit."
"""


def faults(text: str, name: str = "made-up") -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_text(text, origin="r.yaml", name=name)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: minor", "severty: minor", "r.yaml:5:1: unknown key 'severty'; did you mean 'severity'?"),
        ("severity: minor", "severity: mild", "r.yaml:5:11: 'severity' is 'mild'; write one of: neutral, minor, major, critical"),
        ("severity: minor\n", "", "r.yaml:1:1: missing key 'severity'"),
        ("its: mistranslation", "its: mistranslaton", "did you mean 'mistranslation'"),
        ("kind: phrase", "kind: phrse", "r.yaml:2:7: unknown kind 'phrse'; did you mean 'phrase'?"),
        ("kind: phrase\n", "", "r.yaml:1:1: missing key 'kind'"),
        ("id: made-up", "id: make-up", "r.yaml:1:5: id 'make-up' is not the file's name"),
        ("id: made-up", "id: Made_up", "r.yaml:1:5: 'id': 'Made_up' is no rule id"),
        ("match: [foo bar]", "match: {a: b}", "r.yaml:8:8: 'match' is a mapping; write "),
        ("match: [foo bar]", "match: []", "r.yaml:8:8: 'match' is empty"),
        ("match: [foo bar]", "match: ['...']", "r.yaml:8:9: 'match[1]': '...' holds no word"),
        ("match: [foo bar]", "match: ['foo [[bar']", "'[[' and ']]' do not pair"),
        ('"A [[foo bar]]."', '"A [[foo bar."', "r.yaml:11:10: 'examples[1].bad': '[[' without ']]'"),
        ('"A [[foo bar]]."', '"A foo bar."', "a bad example needs '[[ ]]'"),
        ('  - ok: "A foo."\n', "", "r.yaml:11:3: no ok example; add '- ok: ...'"),
        ('    good: "A baz."\n', "", "the rule offers a fix, so its bad example needs 'good"),
        ('  - ok: "A foo."', '  - good: "A foo."', "an example is either bad or ok"),
        ("why: It is wrong.", "why:", "r.yaml:7:5: 'why' is empty"),
        ("why: It is wrong.", "why: a\nwhy: b", "r.yaml:8:1: key 'why' stands twice"),
        ("why: It is wrong.", "why: a: b", "r.yaml:7:7: not valid YAML"),
        ("why: It is wrong.", "why: \tx\n\t- y", "not valid YAML"),
        ("why: It is wrong.", "why: a\nconfidence: 2", "'confidence' is '2'; write a number from 0 to 1"),
        ("why: It is wrong.", "why: a\nlanguages: [english]", "'english' is no language code"),
        ("why: It is wrong.", "why: a\ninflect: maybe", "'inflect' is 'maybe'; write true or false"),
        ("why: It is wrong.", "why: a\ncontext: {near: ['@army']}", "unknown list '@army'"),
        ("why: It is wrong.", "why: a\ncontext: {near: [b], reach: far}", "'far' is no reach; write sentence, paragraph"),
        ("why: It is wrong.", "why: a\ncontext: {reach: sentence}", "a condition without words"),
        ("replace: [baz]", "replace: {foo: baz}", "no line for 'foo bar'"),
        ("replace: [baz]", "fix: safe", "'fix' without a replacement"),
        (GOOD, "- a", "r.yaml:1:1: no rule here"),
        (GOOD, "", "r.yaml:1:1: no rule here"),
    ],
)
def test_faults_name_place_and_remedy(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    found = faults(GOOD.replace(old, new))
    assert any(expected in line for line in found), found
    assert all(line.startswith("r.yaml:") and line.split(":")[1].isdigit() and line.split(":")[2].isdigit() for line in found)


def test_all_faults_of_a_file_are_told_in_its_order() -> None:
    found = faults(GOOD.replace("its: mistranslation", "its: foo").replace("severity: minor", "severity: bar").replace("why:", "way:"))
    assert [line.split(":")[1] for line in found] == ["1", "4", "5", "7"]


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("regex", "match: ['a(']", "r.yaml:8:9: 'match[1]': not a regular expression: missing )"),
        ("regex", "match: ['a*']", "matches the empty text"),
        ("regex", "match: ['(a)b']\nreplace: '{2}'", "{2} names no group"),
        ("pattern", "match: [{pos: NOUN}]", "no element that must be there names words"),
        ("pattern", "match: [{optional: true}]", "an element that says nothing"),
        ("pattern", "match: [{pos: NOUNS, lower: a}]", "did you mean 'NOUN'?"),
        ("pattern", "match: [{lower: a, regex: '['}]", "not a regular expression"),
        ("pattern", "match: [{lower: a, mark: true}, b, {lower: c, mark: true}]", "the marked elements must stand together"),
        ("pattern", "match: [a, [b]]", "elements and lists of elements are mixed"),
        ("pattern", "match: [{lower: a, min: 3, max: 2}]", "'min' is above 'max'"),
        ("pattern", "match: [a, b]\nreplace: '{3}'", "{3} names no element"),
        ("term", "wrong: [a]\nright: [a]", "'a' is also among the right renderings"),
        ("variant", "use: a\nnot: [a]", "'a' is also listed under 'not'"),
        ("pair", "source: [a]\ntarget: {}", "says nothing; add 'present"),
        ("pair", "source: [a]\ntarget: {absent: [b]}\nreplace: c", "nothing stands there to be replaced"),
    ],
)
def test_faults_of_the_kinds(kind: str, body: str, expected: str) -> None:
    text = GOOD.replace("kind: phrase", f"kind: {kind}").replace("match: [foo bar]\nreplace: [baz]", body)
    found = faults(text)
    assert any(expected in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("pack: made-up", "pack: other", "r.yaml:1:7: pack 'other' is not the file's name"),
        ("licence: Apache-2.0\n", "", "missing key 'licence'"),
        ("    right:", "    rigth:", "r.yaml:10:5: unknown key 'rigth'; did you mean 'right'?"),
        ("@army", "@navy", "unknown list '@navy'"),
        ("  - id: one\n", "  - id: one\n    kind: term\n", "r.yaml:9:5: unknown key 'kind'"),
    ],
)
def test_faults_of_a_pack(old: str, new: str, expected: str) -> None:
    found = faults(PACK.replace(old, new))
    assert any(expected in line for line in found), found


def test_a_pack_gives_one_rule_an_entry() -> None:
    rules, lists = load_text(PACK, origin="r.yaml", name="made-up")
    assert [(r.id, r.card["family"], r.card["sources"], r.card["origin"]) for r in rules] == [("one", "terms", ["he"], "r.yaml:8")]
    assert {"army", "armies", "soldiers"} <= set(lists["made-up:army"])
    assert rules[0].body["context"][0]["near@"] == ["made-up:army"]


def test_ids_are_unique_in_a_pack_and_in_a_folder(tmp_path: Path) -> None:
    entry = PACK[PACK.index("  - id: one") :]
    assert "taken by" in faults(PACK + entry)[0]
    for family in ("a", "b"):
        (tmp_path / family).mkdir()
        (tmp_path / family / "made-up.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="id 'made-up' is taken by"):
        load_folder(tmp_path)


def test_a_folder_shows_the_faults_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "made-up.yaml").write_text(GOOD.replace("minor", "mild"), encoding="utf-8")
    (tmp_path / "second.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "third.yaml").write_bytes(b"id: \xff")
    with pytest.raises(RuleError) as caught:
        load_folder(tmp_path)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert "made-up.yaml:5:11" in lines[0]
    assert "second.yaml:1:5" in lines[1]
    assert "third.yaml: byte 4 is not UTF-8" in lines[2]


def test_missing_folder_and_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such rule folder"):
        load_folder(tmp_path / "nowhere")
    with pytest.raises(RuleError, match="cannot be read"):
        load_file(tmp_path / "nothing.yaml")


def test_aliases_that_grow_without_end_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "expand to more than" in faults("\n".join(lines))[0]
    assert "expand to more than" in faults("a: &a [*a]")[0]


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    text = GOOD.replace("[foo bar]", "[on, 2021, no, 1.0]").replace("[[foo bar]]", "[[on]]")
    rules, _ = load_text(text, origin="r.yaml", name="made-up")
    assert [p["t"] for p in rules[0].body["phrases"]] == ["on", "2021", "no", "1.0"]


def test_a_users_folder_joins_the_built_in_rules(tmp_path: Path) -> None:
    (tmp_path / "made-up.yaml").write_text("\ufeff" + GOOD, encoding="utf-8")
    (tmp_path / "de" / "words").mkdir(parents=True)
    (tmp_path / "de" / "words" / "zweite.yaml").write_text(GOOD.replace("made-up", "zweite"), encoding="utf-8")
    infos = {c.info.id: c.info for c in load_rules([tmp_path])}
    assert len(infos) == len(load_rules()) + 2
    assert infos["made-up"].languages == ("en",)
    assert (infos["zweite"].languages, infos["zweite"].family) == (("de",), "words")
