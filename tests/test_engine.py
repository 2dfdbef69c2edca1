"""The runner, its triggers, and the anchoring of marks in the original text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mtqa.annotate import AnnotatedDocument, AnnotatedText, Sentence
from mtqa.engine import SAFE, UNSAFE, Check, Pattern, Runner, Scope, Words, bad, check, like_case, ok, replace, unmark
from mtqa.engine.openings import Openings, needs_digit, openings
from mtqa.engine.trigger import TriggerIndex
from mtqa.model import (
    Applicability,
    Block,
    Category,
    Document,
    Escape,
    Finding,
    Its,
    Mark,
    OffsetMap,
    Piece,
    Severity,
    Span,
    Text,
)  # fmt: skip
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text


def a_check(run: Callable[[Any], Iterator[Mark]], **card: Any) -> Check:
    card = {"id": "a-check", "category": Category.STYLE, "its": Its.STYLE, "severity": Severity.MAJOR, "message": "'{match}' it is",
            "why": "because", "examples": (bad("[[x]]"), ok("y"))} | card  # fmt: skip
    return check(**card)(run)


def annotated(text: Text) -> AnnotatedDocument:
    return annotate(Document("a.txt", text))


def find(text: str | Text, *checks: Check) -> list[Finding]:
    made = plain_text(text, "en") if isinstance(text, str) else text
    outcome = Runner(checks).run(annotated(made))
    assert not outcome.failures
    return outcome.findings


def mark_word(word: str, **options: Any) -> Callable[[Any], Iterator[Mark]]:
    def run(place: Any) -> Iterator[Mark]:
        if isinstance(place, Sentence):
            plain, start, end = place.owner.plain, place.start, place.end
        else:
            plain, start, end = place.target.plain, 0, len(place.target.plain)
        for m in re.compile(rf"\b{word}\b").finditer(plain, start, end):
            yield Mark(Span(*m.span()), **options)

    return run


def test_words_trigger_only_where_they_stand_as_words() -> None:
    seen: list[str] = []

    def spy(sentence: Sentence) -> Iterator[Mark]:
        seen.append(sentence.text)
        return iter(())

    find("The cats sat. A CAT sat. Concatenate. State-of-the-art cat food.", a_check(spy, trigger=Words("cat", "state-of-the-art")))
    assert seen == ["A CAT sat.", "State-of-the-art cat food."]


def test_words_that_must_open_the_sentence() -> None:
    seen: list[str] = []

    def spy(sentence: Sentence) -> Iterator[Mark]:
        seen.append(sentence.text)
        return iter(())

    find("Who came? I know who. “Who left?” And who stayed? Two who sat.", a_check(spy, trigger=Words("who", first=True)))
    assert seen == ["Who came?", "“Who left?”", "And who stayed?"]


def test_pattern_trigger_and_no_trigger() -> None:
    seen: list[str] = []

    def spy(sentence: Sentence) -> Iterator[Mark]:
        seen.append(sentence.text)
        return iter(())

    find("One 1. Two. Three 3.", a_check(spy, trigger=Pattern(re.compile(r"\d"))))
    assert seen == ["One 1.", "Three 3."]
    seen.clear()
    find("One 1. Two. Three 3.", a_check(spy))
    assert len(seen) == 3


def test_trigger_offsets_survive_letters_that_grow_in_lower_case() -> None:
    text = AnnotatedText(plain_text("İİİ cat", "tr"), [(0, Span(0, 7))])
    assert TriggerIndex([a_check(mark_word("cat"), trigger=Words("cat"))]).hits(text) == {0: [4]}


def test_a_check_for_another_language_is_skipped_and_said() -> None:
    outcome = Runner([a_check(mark_word("x"))]).run(annotated(plain_text("x y", "de")))
    assert not outcome.findings
    assert outcome.skipped_languages
    assert find(plain_text("x y", "de"), a_check(mark_word("x"), languages=()))


def test_rules_for_other_source_languages_are_silent_only_when_the_source_is_known() -> None:
    rule = a_check(mark_word("x"), sources=("he",))
    document = annotated(plain_text("x y", "en"))
    assert Runner([rule]).run(document).findings
    assert Runner([rule]).run(document, ("he",)).findings
    assert not Runner([rule]).run(document, ("ru",)).findings


def test_a_failing_check_is_reported_and_the_others_run() -> None:
    def broken(_: Sentence) -> Iterator[Mark]:
        raise TimeoutError("ran away")

    outcome = Runner([a_check(broken, id="broken"), a_check(mark_word("x"))]).run(annotated(plain_text("An x.", "en")))
    assert outcome.failures == {"broken": "TimeoutError: ran away"}
    assert [f.text for f in outcome.findings] == ["x"]


def test_an_empty_mark_is_a_failure() -> None:
    def empty(_: Sentence) -> Iterator[Mark]:
        yield Mark(Span(1, 1))

    assert Runner([a_check(empty)]).run(annotated(plain_text("An x.", "en"))).failures


def test_a_check_may_lower_its_severity_but_not_raise_it() -> None:
    (low,) = find("An x.", a_check(mark_word("x", severity=Severity.MINOR)))
    (high,) = find("An x.", a_check(mark_word("x", severity=Severity.CRITICAL)))
    assert (low.severity, high.severity) == (Severity.MINOR, Severity.MAJOR)


def test_message_names_the_match() -> None:
    assert find("An x.", a_check(mark_word("x")))[0].message == "'x' it is"


def test_fingerprint_survives_rewrapping_and_moving_but_not_a_change_nearby() -> None:
    rule = a_check(mark_word("x"))

    def print_of(text: str) -> str:
        (finding,) = find(text, rule)
        return finding.fingerprint

    first = print_of("One two three four x five six seven eight.")
    assert len(first) == 16
    assert print_of("A new paragraph, long and wide.\n\nOne two three\nfour   x five\nsix seven eight.") == first
    assert print_of("Nine two three four x five six seven ten.") == first
    assert print_of("One two three four x six five seven eight.") != first
    assert print_of("One two three four.\n\nx five six seven eight.") != first


# ---------------------------------------------------------------- texts with markup

# raw: 'The <b>x</b> &amp; y' -> plain 'The x & y'
HTML = "The <b>x</b> &amp; y"
PIECES = (Piece(Span(0, 4), Span(0, 4)), Piece(Span(4, 5), Span(7, 8)), Piece(Span(5, 6), Span(12, 13)),
          Piece(Span(6, 7), Span(13, 18)), Piece(Span(7, 9), Span(18, 20)))  # fmt: skip
MARKED_UP = Text(HTML, "The x & y", (Block(Span(0, 9)),), OffsetMap(PIECES), language="en", escape=Escape.HTML)


def mark_all(plain_span: Span, replacement: str) -> Check:
    def run(_: AnnotatedDocument) -> Iterator[Mark]:
        yield Mark(plain_span, fixes=(replace(plain_span, replacement, SAFE),))

    return a_check(run, scope=Scope.DOCUMENT)


@pytest.mark.parametrize(
    ("plain", "raw"),
    [((0, 3), "The"), ((4, 5), "x"), ((4, 7), "x</b> &amp;"), ((6, 7), "&amp;"), ((0, 9), HTML), ((2, 5), "e <b>x")],
)
def test_a_span_runs_from_the_first_to_the_last_marked_character(plain: tuple[int, int], raw: str) -> None:
    (finding,) = find(MARKED_UP, mark_all(Span(*plain), "z"))
    assert finding.span.of(HTML) == raw
    assert finding.text == Span(*plain).of(MARKED_UP.plain)


def test_replacements_are_escaped_for_the_raw_text() -> None:
    (finding,) = find(MARKED_UP, mark_all(Span(4, 5), "a<b & c"))
    assert finding.fixes[0].edits[0].replacement == "a&lt;b &amp; c"


def test_an_edit_that_would_tear_markup_is_only_shown() -> None:
    (torn,) = find(MARKED_UP, mark_all(Span(4, 7), "and"))
    assert torn.fixes[0].applicability is Applicability.DISPLAY
    (small,) = find(MARKED_UP, mark_all(Span(0, 5), "The z"))  # only the x changes
    assert small.fixes[0].applicability is SAFE
    assert small.fixes[0].edits[0].span.of(HTML) == "x"


def test_map_goes_both_ways() -> None:
    for start in range(9):
        for end in range(start + 1, 10):
            assert MARKED_UP.to_plain(MARKED_UP.to_raw(Span(start, end))) == Span(start, end)


# ---------------------------------------------------------------- small helpers


def test_unmark() -> None:
    assert unmark("a [[b]] c[[d]]") == ("a b cd", (Span(2, 3), Span(5, 6)))
    for wrong in ("[[a", "a]]", "[[a [[b]]]]"):
        with pytest.raises(ValueError, match="example"):
            unmark(wrong)


@pytest.mark.parametrize(
    ("word", "model", "expected"), [("a", "B", "A"), ("hanafi", "FLATTERING", "HANAFI"), ("x", "yes", "x"), ("NATO", "Y", "NATO")]
)
def test_like_case(word: str, model: str, expected: str) -> None:
    assert like_case(word, model) == expected


def test_unsafe_is_the_default_of_a_replacement() -> None:
    assert replace(Span(0, 1), "b").applicability is UNSAFE


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"\b(?P<first>will|would|to)(?: not|n['’]t)? (?P<verb>[a-z]{3,})\b", "they will not come to town, so would you? don't to a"),
        (r"(?<=[a-z,] )(?:the|an|a)\.(?=\s|\Z)", "he gave it to the. an. a. the"),
        (r"(?:^|(?<=[\s“]))(?:Of|In)\b", "Of the boats In. Inner “In the"),
        (r"\b(?:(?:these|two) [a-z]+s (?:is|was)|he (?:also )?are)\b", "these boats is, he are, he also are, two miners was"),
        (r"[.!] ?(?:so|And)x{0,2}y", ".soy !Andxy. soxxy ! Andz"),
    ],
)
def test_openings_find_every_match_of_an_expression(expression: str, text: str) -> None:
    pattern = re.compile(expression)
    assert (heads := openings(pattern)) is not None
    expected = {m.start() for m in pattern.finditer(text)}
    assert expected
    assert expected == {at for _, at in Openings([pattern]).matches(text)}
    assert all(any(text.startswith(head, at) for head in heads) for at in expected)


@pytest.mark.parametrize("expression", [r"\w+ of", r"[A-Z][a-z]+", r"(?i:the) end", r"x?", r"a|the"])
def test_no_openings_where_the_expression_does_not_tell(expression: str) -> None:
    assert openings(re.compile(expression)) is None


def test_triggers_of_a_long_text_are_those_of_its_parts() -> None:
    part = "They will not went home. The road was cut off at the. Both boat left.\n\nHe are here, and these is not.\n\n"
    checks = [
        a_check(mark_word("x"), trigger=Pattern(re.compile(rf"\b(?:{words})\b"), lower=lower))
        for words, lower in (("will|would", True), ("The|He", False), (r"\w+ed", True), ("both [a-z]+|he (?:is|are)", True))
    ]
    short, long = AnnotatedText(plain_text(part, "en"), ()), AnnotatedText(plain_text(part * 900, "en"), ())
    once = TriggerIndex(checks).hits(short)
    assert {n: [at + len(part) * k for k in range(900) for at in found] for n, found in once.items()} == TriggerIndex(checks).hits(long)


def test_a_blank_in_a_trigger_stands_for_white_space_and_hyphens() -> None:
    text = plain_text(
        "A home made boat. A home-made boat. A home\nmade boat. A home  made boat. A home - made boat. Chrome made. Home, made.", "en"
    )
    seen: list[str] = []

    def spy(sentence: Sentence) -> Iterator[Mark]:
        seen.append(sentence.text)
        return iter(())

    find(text, a_check(spy, trigger=Words("home made")))
    assert len(seen) == 5


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"(?<!\w)(?P<mark>([1-9]\d{0,2})[.](\d{3}))", True),
        (r"(?P<mark>([01]?\d|2[0-3])[hH]([0-5]\d))", True),
        (r"(?:a|\d)b", False),
        (r"\d*x[0-9a]", False),
        (r"(?!\d)\w", False),
        (r"(?<=\d)h", False),
        (r"[^\d]", False),
        (r"\p{Lu}\d", False),
    ],
)
def test_which_expressions_need_a_digit(expression: str, needed: bool) -> None:
    assert needs_digit(expression) is needed
