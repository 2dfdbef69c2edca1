"""Lines of web pages between the paragraphs of an article, and lines of articles that look like them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mtqa.engine import Runner
from mtqa.example_document import example_document
from mtqa.model import Example
from mtqa.rulebook import load_rules


def lines(name: str) -> list[str]:
    return (Path(__file__).parent.parent / "fixtures" / "residue" / name).read_text(encoding="utf-8").splitlines()


@cache
def runner() -> Runner:
    return Runner([check for check in load_rules() if check.info.family == "residue"])


def found(line: str) -> list[str]:
    text = f"The talks went on in the harbour town until late on Monday.\n\n{line}\n\nThe minister left for the capital without a word."
    outcome = runner().run(example_document(Example(text), "en"))
    assert outcome.failures == {}
    return [f.text for f in outcome.findings]


@pytest.mark.parametrize("line", lines("page-lines.txt"))
def test_page_lines_are_found_whole(line: str) -> None:
    assert found(line) == [line]


@pytest.mark.parametrize("line", lines("article-lines.txt"))
def test_article_lines_are_left_alone(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", lines("page-lines.txt"))
def test_the_same_words_inside_a_paragraph_are_left_alone(line: str) -> None:
    text = f"The clerk read the sign on the wall, which said: {line.rstrip('.!')}, and went on with his work, as he did on all days."
    assert runner().run(example_document(Example(text), "en")).findings == []
