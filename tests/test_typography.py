"""Marks of two customs in one text: what one rule mends, another must not call unpaired."""

from __future__ import annotations

import pytest

from mtqa.config import Settings
from mtqa.fix import encode, fix_to_fixed_point
from mtqa.pipeline import Checker


def found(rule: str, text: str) -> list[str]:
    report = Checker(Settings(select=(rule,), min_confidence=0.0)).check_file("a.txt", text.encode())
    return [finding.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "The „Bild“ and the „Welt“ wrote of “it”.\n\nIt rained.",
        '"We are late,“ she said. "It rains“, he said.\n\nIt was "late“.',
        "“The “Bild” wrote of it,” he said.\n\nIt rained.",
        '"We go. "Said he. "We stay."\n\nIt rained.',
        "“It rains, “she said. “It pours.”\n\nIt rained.",
        '"We stay at "home" and wait," he said.\n\nHe left.',
    ],
)
def test_no_quotation_mark_is_unpaired(text: str) -> None:
    assert found("unpaired-quote", text) == []


def test_the_mark_that_lacks_its_partner_is_found() -> None:
    text = 'He said, "we go to the "Bild" and wait.\n\n“It rains,” she said.\n\nThe “Welt” wrote, “it is “good” and left.'
    assert found("unpaired-quote", text) == ['"', "“"]


@pytest.mark.parametrize(
    "text",
    [
        "The team (Kyoto） and the [city】 won （today).",
        "They smiled)) and left.",
        "Hello there) all is well.",
        "a) first b) second :) and :-) so on",
    ],
)
def test_no_bracket_is_unpaired(text: str) -> None:
    assert found("unpaired-bracket", text) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('"So it is,“ he said. "It is„ no more.', '"So it is," he said. "It is„ no more.'),
        ("He said「we go」and【Video】starts, part・time.", "He said “we go” and [Video] starts, part-time."),
        ('The mayor ( in office ) of"Old Town"spoke on 8. July 2020.', 'The mayor (in office) of "Old Town" spoke on 8 July 2020.'),
        ("An 18 - year - old went to the united states in may, etc. , too.", "An 18-year-old went to the United States in May, etc., too."),
    ],
)
def test_safe_fixes_of_several_rules_settle(text: str, mended: str) -> None:
    checker = Checker(Settings(target_language="en"))
    first = checker.check_file("a.txt", text.encode())
    assert first.file is not None
    file = first.file
    result = fix_to_fixed_point(lambda new: checker.check_file("a.txt", encode(file, new)), first)
    assert result.after == mended
    before = {(finding.rule.id, finding.text) for finding in first.findings}
    assert {(finding.rule.id, finding.text) for finding in result.report.findings} <= before
