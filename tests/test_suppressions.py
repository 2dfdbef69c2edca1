"""Comments that hide nothing are findings themselves, in every format, and go away without a trace."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.config import Settings, override
from mtqa.engine import Check, Scope, Words, bad, ok
from mtqa.history.unused import about_comments
from mtqa.model import Category, Example, File, FileReport, Its, RuleInfo, Severity
from mtqa.model.suppression import Suppressed, suppressions
from mtqa.pipeline import Checker
from mtqa.read import read
from mtqa.read.code_spans import code_spans
from mtqa.report import FORMATS, Look, render
from mtqa.report.html_data import page_data

RULE = "unused-suppression"
USED = "The the dog barked at the post in the yard."
CLEAN = "The dog barked at the post in the yard."
CHECKER = Checker(Settings())


def check(raw: str, name: str = "a.txt", checker: Checker = CHECKER) -> FileReport:
    return checker.check_file(name, raw.encode())


def unused(raw: str, name: str = "a.txt", checker: Checker = CHECKER) -> list[str]:
    return [f.text for f in check(raw, name, checker).findings if f.rule.id == RULE]


def mended(raw: str, name: str = "a.txt") -> str:
    result = CHECKER.fix_file(name, raw.encode())
    assert {c.finding.rule.id for c in result.applied} <= {RULE}
    return result.after


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("rules", ["", " doubled-word", " words", " doubled-word, words"])
def test_a_comment_that_hides_something_is_left_alone(name: str, rules: str) -> None:
    text = f"<!-- mtqa: ignore-next-line{rules}: a quotation -->\n{USED}\n"
    assert unused(text if name != "a.html" else f"<p>{text}</p>", name) == []


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_one_that_hides_nothing_is_found_where_it_stands(name: str) -> None:
    comment = "<!-- mtqa: ignore-next-line doubled-word: a quotation -->"
    raw = f"<p>{CLEAN}</p>\n{comment}\n<p>{CLEAN[:-1]} again.</p>\n"
    if name != "a.html":
        raw = raw.replace("<p>", "").replace("</p>", "")
    (found,) = [f for f in check(raw, name).findings if f.rule.id == RULE]
    assert found.span.of(raw) == found.text == comment
    assert len(found.plain)
    assert mended(raw, name) == raw.replace(f"{comment}\n", "")


def test_the_needed_name_stays_the_other_goes() -> None:
    raw = f"{USED} <!-- mtqa: ignore typography, doubled-word, terms: quoted -->\n"
    assert unused(raw) == ["typography", "terms"]
    raw = raw.replace("terms", "sentences")
    assert mended(raw) == f"{USED} <!-- mtqa: ignore doubled-word: quoted -->\n"


def test_unknown_rules_are_named() -> None:
    (found,) = check(f"{USED} <!-- mtqa: ignore dubbled-word, doubled-word -->\n").findings
    assert (found.text, "'dubbled-word'" in found.message) == ("dubbled-word", True)


def test_off_and_on() -> None:
    for family in ("terms", "sentences"):
        raw = f"{CLEAN}\n\n// mtqa: off {family}\n\nIt ran.\n\n// mtqa: on {family}\n\nIt slept.\n"
        assert unused(raw) == [f"// mtqa: off {family}"]
    assert mended(raw) == f"{CLEAN}\n\nIt ran.\n\nIt slept.\n"
    assert unused(f"{CLEAN}\n\n<!-- mtqa: on -->\n\nIt ran.\n") == ["<!-- mtqa: on -->"]
    both = f"<!-- mtqa: off sentences -->\n<!-- mtqa: off words -->\n{USED}\n<!-- mtqa: on -->\n"
    assert unused(both) == ["<!-- mtqa: off sentences -->"]
    assert mended(both) == both.replace("<!-- mtqa: off sentences -->\n", "")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (f"{CLEAN} <!-- mtqa: ignore words --> It ran.\n", f"{CLEAN} It ran.\n"),
        (f"{CLEAN}<!-- mtqa: ignore words -->\n", f"{CLEAN}\n"),
        (f"{CLEAN} <!-- mtqa: ignore words -->\r\nIt ran.\r\n", f"{CLEAN}\r\nIt ran.\r\n"),
        (f"<!-- mtqa: ignore words --> {CLEAN}\n", f"{CLEAN}\n"),
        (f"# mtqa: ignore-file words\n\n{CLEAN}\n", f"{CLEAN}\n"),
        (f"{CLEAN}\r\n\r\n  // mtqa: ignore-next-line words\r\n\r\nIt ran.\r\n", f"{CLEAN}\r\n\r\nIt ran.\r\n"),
        (f"{CLEAN}\n# mtqa: ignore-next-line words", f"{CLEAN}\n"),
    ],
)
def test_deleting_it_leaves_no_trace(raw: str, clean: str) -> None:
    assert mended(raw) == clean


def test_rules_that_did_not_run_are_not_judged() -> None:
    raw = f"{CLEAN} <!-- mtqa: ignore doubled-word -->\n\nIt ran. <!-- mtqa: ignore -->\n"
    assert len(unused(raw)) == 2
    some = Checker(override(Settings(), select=["unused-suppression", "typography"]))
    assert unused(raw, checker=some) == []
    assert len(unused(raw, checker=Checker(override(Settings(), select=["unused-suppression", "words"])))) == 1
    assert unused(raw, checker=Checker(override(Settings(), ignore=["words"]))) == []
    assert unused(raw, checker=Checker(override(Settings(), ignore=[RULE]))) == []


def test_rules_that_could_find_nothing_are_not_judged() -> None:
    def rule(name: str, scope: Scope = Scope.SENTENCE, trigger: Words | None = None, *examples: Example) -> Check:
        info = RuleInfo(name, "f", Category.STYLE, Its.OTHER, Severity.MINOR, "m", "w", examples)
        return Check(info, lambda _: (), scope, None, trigger)

    own = next(c for c in CHECKER.all_checks if c.info.id == RULE)
    checks = [
        own,
        rule("plain"),
        rule("of-pairs", Scope.PAIR),
        rule("by-source", Scope.DOCUMENT, None, bad("[[a]]", source="b"), ok("c")),
        rule("by-either", Scope.DOCUMENT, None, bad("[[a]]", source="b"), bad("[[a]]")),
        rule("without-words", Scope.SENTENCE, Words()),
    ]

    def idle(file: File) -> list[str]:
        found = about_comments(file, [], checks, checks, {}, [("en", ())], blanket=True)
        return [f.text.split()[-2] for f in found]

    raw = "".join(f"It ran. <!-- mtqa: ignore {c.info.id} -->\n" for c in checks[1:])
    alone = read("a.txt", data=raw.encode())
    assert idle(alone) == ["plain", "by-either"]
    document = replace(alone.documents[0], source=alone.documents[0].target)
    assert idle(replace(alone, documents=(document,))) == ["plain", "of-pairs", "by-source", "by-either"]


def test_without_a_source_comments_about_rules_that_need_one_are_not_deleted_unasked() -> None:
    raw = f"{CLEAN} <!-- mtqa: ignore terms -->\n"
    assert unused(raw) == ["<!-- mtqa: ignore terms -->"] and mended(raw) == raw
    pair = json.dumps({"source": "Der Hund bellte.", "target": raw[:-1]})
    (found,) = [f for f in check(pair, "a.jsonl").findings if f.rule.id == RULE]
    assert found.fixes[0].applicability == "safe"


def test_what_falls_below_a_threshold_is_still_a_purpose() -> None:
    assert unused(f"{USED} <!-- mtqa: ignore doubled-word -->\n", checker=Checker(override(Settings(), min_confidence=0.99))) == []


def test_a_blanket_comment_does_not_hide_itself_but_can_be_kept_by_name() -> None:
    assert unused(f"{CLEAN} <!-- mtqa: ignore -->\n") == ["<!-- mtqa: ignore -->"]
    assert unused(f"# mtqa: ignore-file unused-suppression: drafts\n\n{CLEAN} <!-- mtqa: ignore -->\n") == []
    lonely = "<!-- mtqa: ignore unused-suppression -->"
    assert unused(f"{CLEAN} {lonely}\n") == [lonely]


def test_comments_shown_in_code_are_not_meant() -> None:
    fence = "```text\n<!-- mtqa: ignore words -->\n```\n"
    assert unused(f"{CLEAN}\n\n{fence}\nWrite `<!-- mtqa: ignore words -->` there.\n", "a.md") == []
    assert [s.of("a `b` c ``d`e``") for s in code_spans("a `b` c ``d`e``")] == ["`b`", "``d`e``"]
    assert code_spans("a `b\n\nc` d") == ()
    assert {s.of(fence) for s in code_spans(fence)} == {fence[:-1]}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_every_report_shows_it(name: str, tmp_path: Path) -> None:
    comment = "<!-- mtqa: ignore typography: once needed -->"
    raw = f"<p>{CLEAN} {comment}</p>\n" if name == "a.html" else f"{CLEAN} {comment}\n"
    if name == "a.jsonl":
        raw = "".join(json.dumps({"id": str(n), "target": t}) + "\n" for n, t in enumerate((CLEAN, raw.strip(), CLEAN)))
    (tmp_path / name).write_text(raw)
    from mtqa.pipeline import run

    report = run([str(tmp_path / name)], Settings())
    (found,) = [f for f in report.findings if f.rule.id == RULE]
    assert found.span.of(raw) == comment
    for form in FORMATS:
        assert RULE in render(report, form, Look(colour=False, width=100, base=str(tmp_path))), form
    assert comment in render(report, "text", Look(colour=False, width=100, base=""))
    assert "[Delete the comment]" in render(report, "concise", Look(colour=False, width=100, base=""))
    (shown,) = page_data(report)["files"][0]["findings"]
    text = page_data(report)["files"][0]["documents"][shown["document"]]["text"]
    assert 0 <= shown["start"] < shown["end"] <= len(text)


def test_a_text_of_nothing_else() -> None:
    for name in ("a.txt", "a.md", "a.html"):
        assert unused("<!-- mtqa: ignore-file words -->\n", name) in ([], ["<!-- mtqa: ignore-file words -->"])


def test_names_keep_their_places() -> None:
    raw = "<!-- mtqa: ignore a-b, c: why a-b -->"
    (one,) = suppressions(raw)
    assert [(name, span.of(raw)) for name, span in one.named] == [("a-b", "a-b"), ("c", "c")]
    assert Suppressed(raw, (one,)).findings == ()
