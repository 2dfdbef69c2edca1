"""What each kind of rule finds, leaves alone and offers, beyond what the rules' own examples show."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from mtqa.engine import Check, Runner
from mtqa.errors import RuleError
from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook import index, load_rules, rules_hash, with_examples
from mtqa.rulebook.examples import apply_first, run_examples, shown
from mtqa.rulebook.kinds import KINDS
from mtqa.rulebook.kinds._article import wants_an
from mtqa.rulebook.kinds._source import normal, source_pattern
from mtqa.rulebook.load import load_text
from mtqa.rulebook.new import template
from mtqa.rulebook.rule import to_check

HEAD = """\
id: r
kind: {kind}
category: accuracy
its: mistranslation
severity: minor
message: "'{{match}}' is wrong."
why: It is wrong.
examples: [{{bad: "[[x]]", good: "x"}}, {{ok: "x"}}]
"""


def rule(kind: str, body: str) -> Check:
    rules, lists = load_text(HEAD.format(kind=kind) + body, origin="r.yaml", name="r")
    return to_check(rules[0], lists)


def run(check: Check, text: str, source: str | None = None, language: str | None = None) -> tuple[str, str]:
    """The text with marks, and the text after the first fixes."""
    outcome = Runner([check]).run(example_document(Example(text, source=source, source_language=language), "en"))
    assert outcome.failures == {}
    findings = sorted(outcome.findings, key=lambda f: f.span)
    marked = text
    for finding in reversed(findings):
        marked = f"{marked[: finding.span.start]}[[{finding.text}]]{marked[finding.span.end :]}"
    return marked, apply_first(text, findings)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The Islamic suit began.", "The Islamic conquest began."),
        ("Two Islamic suits began.", "Two Islamic conquests began."),
        ("ISLAMIC SUIT", "ISLAMIC CONQUEST"),
        ("An Islamic\nsuit began.", "An Islamic conquest began."),
        ("The lawsuit and the tracksuit.", "The lawsuit and the tracksuit."),
        ("He filed a suit.", "He filed a conquest."),
        ("The Islamic suitor left.", "The Islamic suitor left."),
        ("It suited them.", "It suited them."),
    ],
)
def test_term_follows_number_and_capitals(text: str, fixed: str) -> None:
    check = rule("term", "wrong: [Islamic suit, suit]\nright: [Islamic conquest]\n")
    if "Islamic" not in text and "ISLAMIC" not in text:
        check = rule("term", "wrong: [suit]\nright: [conquest]\n")
    assert run(check, text)[1] == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("The rear command spoke.", "The Home Front Command spoke."),
        ("the Rear Command spoke.", "the Home Front Command spoke."),
        ("They saw a rear-command post.", "They saw a Home Front Command post."),
        ("He became an order of it.", "He became a command of it."),
        ("It was an order, an Order.", "It was a command, a Command."),
    ],
)
def test_term_keeps_article_and_title_case(text: str, fixed: str) -> None:
    for wrong, right in (("rear command", "Home Front Command"), ("order", "command")):
        if wrong.split()[0] in text.lower():
            assert run(rule("term", f"wrong: [{wrong}]\nright: [{right}]\n"), text)[1] == fixed


def test_verb_phrases_inflect_their_verb() -> None:
    check = rule("term", "wrong: [give a court]\nright: [hold a trial]\n")
    assert run(check, "They are giving a court.")[1] == "They are holding a trial."
    assert run(check, "She gives a court.")[1] == "She holds a trial."


def test_fixed_renderings_do_not_inflect() -> None:
    assert run(rule("term", "wrong: [fund]\nright: [capital]\n"), "The funds left.")[1] == "The capitals left."
    assert run(rule("term", "wrong: [fund]\nright: [capital]\nfixed: true\n"), "The funds left.")[1] == "The capital left."


def test_a_hyphen_in_a_phrase_asks_for_one() -> None:
    check = rule("term", "wrong: [second-armed]\nright: [second armed]\n")
    assert run(check, "A second-armed group and a second armed group.")[0] == "A [[second-armed]] group and a second armed group."


@pytest.mark.parametrize(
    ("condition", "text", "found"),
    [
        ("near: [caliph]", "The suit of the caliphs.", True),
        ("near: [caliph]", "The suit. A caliph came.", False),
        ("near: [caliph], reach: paragraph", "The suit. A caliph came.", True),
        ("near: [caliph], reach: paragraph", "The suit.\n\nA caliph came.", False),
        ("near: [caliph], reach: document", "The suit.\n\nA caliph came.", True),
        ("near: [caliph], reach: 2 words", "The caliph, in a suit, left.", False),
        ("near: [caliph], reach: 2 words", "The caliph, a suit, left.", True),
        ("before: [caliph]", "The suit of the caliph.", False),
        ("after: [caliph]", "The suit of the caliph.", True),
        ("before: [holy], after: [caliph], all: true", "The suit of the caliph.", False),
        ("before: [holy], after: [caliph], all: true", "The holy suit of the caliph.", True),
        ("before: [holy], after: [caliph]", "The suit of the caliph.", True),
        ("near: [holy war]", "The suit was a holy war.", True),
        ("near: [holy war]", "The suit was holy, a war.", False),
        ("near: [prophet's sword]", "The suit and the prophet’s sword.", True),
        ("near: [caliph], exact: true", "The suit of the caliphs.", False),
    ],
)
def test_context_and_its_reach(condition: str, text: str, found: bool) -> None:
    assert ("[[" in run(rule("term", f"wrong: [suit]\nright: [conquest]\ncontext: {{{condition}}}\n"), text)[0]) is found
    assert ("[[" in run(rule("term", f"wrong: [suit]\nright: [conquest]\nunless: {{{condition}}}\n"), text)[0]) is not found


def test_one_of_several_conditions_is_enough() -> None:
    check = rule("term", "wrong: [suit]\nright: [conquest]\ncontext: [{near: [caliph]}, {before: [Arab], reach: 1 word}]\n")
    assert run(check, "The Arab suit.")[0] == "The Arab [[suit]]."
    assert run(check, "The suit of the Arab.")[0] == "The suit of the Arab."


def test_the_source_silences_or_strengthens() -> None:
    check = rule("term", "wrong: [suit]\nright: [conquest]\nconfidence: 0.8\nsource: {he: [כיבוש], de: [Eroberung]}\n")
    text = "The suit went on."

    def confidence(source: str | None, language: str | None) -> list[float]:
        document = example_document(Example(text, source=source, source_language=language), "en")
        return [round(f.confidence, 2) for f in Runner([check]).run(document).findings]

    assert confidence(None, None) == [0.8]
    assert confidence("הכיבושים נמשכו.", "he") == [0.9]
    assert confidence("החליפה נמשכה.", "he") == []
    assert confidence("Die Eroberungen gingen weiter.", "de") == [0.9]
    assert confidence("Завоевание продолжалось.", "ru") == [0.8], "no words for Russian: no evidence either way"


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("כיבוש", "ושהכיבושים נמשכו", True),
        ("כיבוש", "הכבשים נמשכו", False),
        ("חוכמה", "חוכמת ההמון", False),
        ("مطبخ", "والمطبخ التونسي", True),
        ("مطبخ", "للمطبخ", True),
        ("наступление", "после наступления", True),
        ("наступление", "наступательный", False),
        ("кухня", "тунисской кухни", True),
        ("Küche", "die Küchen", True),
        ("Küche", "die Großküche", False),
        ("*küche", "die Großküche", True),
        ("厨房", "在厨房里", True),
        ("Anzug", "der anzüglich", False),
        ("suit*", "suitable", True),
        ("art", "arty party", True),
        ("art", "party", False),
    ],
)
def test_source_words_take_clitics_endings_and_compounds(word: str, text: str, found: bool) -> None:
    assert (source_pattern([word]).search(normal(text)) is not None) is found


def test_pattern_repeats_options_and_antipatterns() -> None:
    check = rule(
        "pattern",
        "match: [{lower: from}, {any: true, min: 1, max: 3}, {lower: until, mark: true}, {regex: '[0-9]+'}]\n"
        "unless: [[{lower: until}, {lower: '1999'}]]\nreplace: to\n",
    )
    assert run(check, "It ran from May 3 until 5 there.")[1] == "It ran from May 3 to 5 there."
    assert run(check, "From a to b to c until 5.")[0] == "From a to b to c until 5."
    assert run(check, "It ran from May until 1999.")[0] == "It ran from May until 1999."
    assert run(check, "From until until 5.")[0] == "From until [[until]] 5."


def test_pattern_with_groups_and_alternatives() -> None:
    body = "match: [[{lower: big}, {lower: fat, optional: true}, {lower: red}], [{lower: small}, {lower: red}]]\nreplace: '{2} red'\n"
    found = run(rule("pattern", body), "The big fat red box, the big red box, the small red box.")
    assert found[0] == "The [[big fat red]] box, the [[big red]] box, the [[small red]] box."
    assert found[1] == "The fat red box, the red box, the red red box."


def test_pattern_is_bounded_on_hostile_text() -> None:
    many = ", ".join(["{any: true, min: 0, max: 50}"] * 12)
    check = rule("pattern", f"match: [{{lower: a}}, {many}, {{lower: zzz}}]\n")
    document = example_document(Example("a " * 150), "en")
    outcome = Runner([check]).run(document)
    assert (outcome.findings, outcome.failures) == ([], {})


def test_a_runaway_expression_stops_its_rule_only() -> None:
    runaway = rule("regex", "match: ['(?:(?:a|b|ab)+)+[xy]\\.']\n")
    sound = rule("phrase", "match: [end]\n")
    document = example_document(Example("ab" * 3000 + " and the end, x y."), "en")
    outcome = Runner([runaway, sound]).run(document)
    assert [f.text for f in outcome.findings] == ["end"]
    assert "ran longer than 0.2 s" in outcome.failures["r"]


def test_regex_tables_marks_and_capitals() -> None:
    check = rule("regex", "match: ['&(?:amp|lt);']\nreplace: {'&amp;': '&', '&lt;': '<'}\n")
    assert run(check, "a &AMP; b &lt; c")[1] == "a & b < c"
    check = rule("regex", "match: ['(\\w+) (?P<mark>percents)']\nreplace: percent\ncased: true\n")
    assert run(check, "Ten percents, Ten Percents.") == ("Ten [[percents]], Ten Percents.", "Ten percent, Ten Percents.")


def test_deleting_a_line_takes_its_line_break_along() -> None:
    check = rule("regex", "match: ['share this:']\nover: block\nwhole: true\nreplace: ''\n")
    assert run(check, "One.\n\nShare this:\n\nTwo.\n")[1] == "One.\n\nTwo.\n"
    assert run(check, "One.\n\nShare this:\n")[1] == "One.\n"
    assert run(check, "Share this:\r\n\r\nOne.")[1] == "One."


def test_phrase_marks_a_part_and_deletes_a_blank_with_it() -> None:
    check = rule("phrase", "match: ['[[the]] today’s']\nreplace: ''\n")
    assert run(check, "After the today's talk.") == ("After [[the]] today's talk.", "After today's talk.")


def test_cased_phrases() -> None:
    check = rule("phrase", "match: [polish, US]\ncased: true\n")
    assert run(check, "Polish and polish, us and US.")[0] == "Polish and [[polish]], us and [[US]]."


def test_pair_marks_the_sentence_where_something_is_missing() -> None:
    check = rule("pair", "source: [Milliarde]\ntarget: {absent: [billion]}\n")
    source = "Es regnete. Es kostete zwei Milliarden."
    assert run(check, "It rained. It cost two million.", source, "de")[0] == "It rained. [[It cost two million]]."
    assert run(check, "It rained. It cost two billions.", source, "de")[0] == "It rained. It cost two billions."
    assert run(check, "It cost two million.")[0] == "It cost two million."


@pytest.mark.parametrize(
    ("word", "an"),
    [("apple", True), ("union", False), ("unimportant man", True), ("hour", True), ("European", False), ("uranium", False), ("one", False)],
)
def test_article_follows_the_sound(word: str, an: bool) -> None:
    assert wants_an(word) is an


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_holds_from_the_start(kind: str) -> None:
    rules, lists = load_text(template("my-rule", kind), origin="my-rule.yaml", name="my-rule")
    assert run_examples(to_check(rules[0], lists), example_document) == []


def test_failing_examples_say_what_happened() -> None:
    text = HEAD.format(kind="phrase").replace('[{bad: "[[x]]", good: "x"}, {ok: "x"}]', "EX") + "match: [foo]\nreplace: [bar]\n"
    examples = '[{bad: "A [[fo]] foo.", good: "A"}, {bad: "A [[foo]].", good: "A baz."}, {ok: "A foo."}, {ok: "A bar."}]'
    rules, lists = load_text(text.replace("EX", examples), origin="r.yaml", name="r")
    failures = run_examples(to_check(rules[0], lists), example_document)
    assert [f.number for f in failures] == [1, 2, 3]
    assert failures[0].what == "expected 'A [[fo]] foo.', found 'A fo [[foo]].'"
    assert failures[1].what == "the fix gives 'A bar.', expected 'A baz.'"
    assert failures[2].what == "expected nothing in 'A foo.', found 'A [[foo]].'"


def test_built_in_rules_load_without_yaml_and_know_their_examples() -> None:
    check = next(c for c in load_rules() if c.info.id == "in-the-nearest-time")
    assert check.info.examples == ()
    full = with_examples(check)
    assert full.info.examples
    assert rules_hash([full]) == rules_hash([check])
    assert run_examples(full, example_document) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version":0}\n{}\n', b'{"version":1,"shared":{}}\n{}\n[1]\n{}\n'])
def test_a_broken_index_is_told_with_its_remedy(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / index.NAME).write_bytes(content)
    monkeypatch.setattr(index, "builtin_folder", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"the index of the rules cannot be read .*run 'python -m mtqa.rulebook.index'"):
        load_rules()


def test_rules_hash_changes_with_a_rule() -> None:
    one, two = rule("phrase", "match: [a]\n"), rule("phrase", "match: [b]\n")
    assert len({rules_hash([one]), rules_hash([two]), rules_hash([one, two])}) == 3


def test_checks_travel_to_other_processes() -> None:
    check = rule("phrase", "match: [foo]\n")
    assert run(pickle.loads(pickle.dumps(check)), "A foo.")[0] == "A [[foo]]."


def test_phrases_of_unspaced_scripts(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(HEAD.format(kind="regex") + "match: ['厨房']\ntrigger: ['厨房']\nlanguages: [zh]\n", encoding="utf-8")
    check = next(c for c in load_rules([tmp_path]) if c.info.id == "r")
    outcome = Runner([check]).run(example_document(Example("他在厨房里。"), "zh"))
    assert [f.text for f in outcome.findings] == ["厨房"]


def test_shown_marks_what_was_found() -> None:
    assert shown("abc", []) == "nothing in 'abc'"
