"""The parts that reports are made of: lines and columns, what is shown of hostile or long text, the small diff."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_help import found, plain, report_of, use

from mtqa.model import (
    Edit,
    Finding,
    Fix,
    Related,
    Span,
)
from mtqa.report import Look, render
from mtqa.report.change import change
from mtqa.report.excerpt import excerpt
from mtqa.report.lines import LineIndex
from mtqa.report.visible import json_visible, visible
from mtqa.report.wrap import Run, carets, cells, wrap, wrap_text

# ------------------------------------------------------------------------------------------------ lines and columns


def test_lines_end_at_lf_crlf_and_cr() -> None:
    index = LineIndex("a\nbc\r\nd\re")
    assert [index.position(at) for at in (0, 1, 2, 3, 6, 8, 9)] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2)]


@given(st.text("ab\r\n\u2028\x0b", max_size=40))
def test_positions_agree_with_a_count(text: str) -> None:
    index = LineIndex(text)
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] == "\r\n":
            continue  # inside a line end
        head = text[:at].replace("\r\n", "\n").replace("\r", "\n")
        assert index.position(at) == (head.count("\n") + 1, len(head) - head.rfind("\n"))


# ------------------------------------------------------------------------------------------------ untrusted text

HOSTILE = "\x1b[2J\x07\u202eabc\u202c\x9b2J\u200b\ufeff\ud800\U000e0041\x7f\u2028"


def test_what_drives_a_terminal_is_shown() -> None:
    shown = visible(HOSTILE)
    assert shown == r"\x1b[2J\x07\u202eabc\u202c\x9b2J\u200b\ufeff\ud800\U000e0041\x7f\u2028"
    shown.encode("utf-8")
    assert visible("می‌خواهم héllo 東京") == "می‌خواهم héllo 東京"


@given(st.text(max_size=60))
def test_json_keeps_its_value(text: str) -> None:
    written = json_visible(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    written.encode("utf-8")
    assert visible(written) == written


@pytest.mark.parametrize("form", ["text", "concise", "json", "jsonl"])
def test_no_report_passes_control_characters_on(form: str) -> None:
    raw = f"He said {HOSTILE} the the end {HOSTILE}."
    finding = found(raw, "the the", use(raw, "the the", HOSTILE), message=HOSTILE, related=(Related(Span(0, 20), HOSTILE),))
    shown = render(report_of(raw, finding, path=HOSTILE), form)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def test_only_own_escape_sequences_colour_a_report() -> None:
    raw = f"He said {HOSTILE} the the end."
    shown = render(report_of(raw, found(raw, "the the")), "text", Look(colour=True))
    assert "\x1b[" in shown
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", shown)


# ------------------------------------------------------------------------------------------------ wrapping


@given(st.text("ab c東\u0301\t ", max_size=80), st.integers(8, 30))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wide_characters_take_two_cells_and_carets_follow() -> None:
    assert cells("東京") == 4 and cells("e\u0301") == 1
    line = wrap([Run("東京 "), Run("都", None, True), Run(" x")], 20)[0]
    assert carets(line) == "     ^^"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x30FF, exclude_categories=["Cs", "Cc", "Cn"]), max_size=20))
def test_the_quick_way_to_count_cells_agrees_with_the_slow_one(text: str) -> None:
    assert cells(text) == sum(cells(f"{c}\u3042") - 2 for c in text)


def test_a_mark_over_two_lines_has_carets_below_both() -> None:
    lines = wrap([Run("one "), Run("two three", None, True), Run(" four")], 8)
    assert ["".join(run.text for run in line).rstrip() for line in lines] == ["one two", "three", "four"]
    assert [carets(line) for line in lines] == ["    ^^^", "^^^^^", ""]


# ------------------------------------------------------------------------------------------------ the sentence around a finding


def test_the_excerpt_is_the_sentence() -> None:
    raw = "It rained. Gen. Ann Lee saw the the end. Then it stopped."
    shown = excerpt(plain(raw), found(raw, "the the").plain, 200)
    assert (shown.before, shown.marked, shown.after) == ("Gen. Ann Lee saw ", "the the", " end.")


def test_a_stranded_sentence_brings_the_one_before() -> None:
    raw = "It rained. He met a man. Who sold boats. Then it stopped."
    shown = excerpt(plain(raw), found(raw, "Who sold boats.").plain, 200)
    assert (shown.before, shown.marked, shown.after) == ("He met a man. ", "Who sold boats.", "")


def test_long_text_is_windowed_between_words() -> None:
    raw = "before " * 10_000 + "the the" + " after" * 10_000
    shown = excerpt(plain(raw), found(raw, "the the").plain, 120)
    assert re.fullmatch(r"… (before )+", shown.before) and re.fullmatch(r"( after)+ …", shown.after)
    assert len(shown.before + shown.marked + shown.after) <= 200


def test_a_long_mark_loses_its_middle() -> None:
    raw = "First words " + "x " * 5_000 + "last words."
    shown = excerpt(plain(raw), Span(0, len(raw)), 120)
    assert shown.marked.startswith("First words") and shown.marked.endswith("last words.") and len(shown.marked) < 120


def test_marked_white_space_can_be_seen() -> None:
    raw = "One.  Two,\u00a0three"
    assert excerpt(plain(raw), found(raw, "  ").plain, 80).marked == "··"
    assert excerpt(plain(raw), found(raw, "\u00a0").plain, 80).marked == "⍽"


# ------------------------------------------------------------------------------------------------ the small diff


def lines_of(raw: str, finding: Finding) -> tuple[str, str, int]:
    shown = change(plain(raw), finding, finding.fixes[0])
    return "".join(p.text for p in shown.old), "".join(p.text for p in shown.new), shown.elsewhere


def test_an_edit_inside_a_word_is_shown_as_the_word() -> None:
    raw = "She makes a photo of it."
    finding = found(raw, "makes", Fix("x", (Edit(Span(4, 7), "tak"),)))
    shown = change(plain(raw), finding, finding.fixes[0])
    assert [p.text for p in shown.old if p.changed] == ["makes"]
    assert [p.text for p in shown.new if p.changed] == ["takes"]


def test_context_stays_and_far_edits_are_counted() -> None:
    raw = "Cahel spoke. " + "It went on. " * 40 + "Then Cahel left."
    far = raw.rindex("Cahel")
    fix = Fix("x", (Edit(Span(0, 5), "Kahl"), Edit(Span(far, far + 5), "Kahl")))
    old, new, elsewhere = lines_of(raw, found(raw, "Cahel", fix))
    assert old.startswith("Cahel spoke. It went on.") and new.startswith("Kahl spoke.") and elsewhere == 1


@given(st.lists(st.sampled_from(["one", "two", ". ", ", ", " ", "tea"]), min_size=4, max_size=30), st.data())
def test_old_and_new_differ_by_the_edit_alone(words: list[str], data: st.DataObject) -> None:
    raw = "".join(words)
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start, len(raw)))
    new = data.draw(st.sampled_from(["", "x", "two words"]))
    finding = replace(found(raw, raw), span=Span(0, len(raw)), plain=Span(0, len(raw)))
    shown = change(plain(raw), finding, Fix("x", (Edit(Span(start, end), new),)))
    same_old = "".join(p.text for p in shown.old if not p.changed).replace(" ", "")
    same_new = "".join(p.text for p in shown.new if not p.changed).replace(" ", "")
    assert same_old == same_new
