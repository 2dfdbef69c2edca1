"""The examples of docs/reference/offsets.md are true, byte for byte."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "offsets.md"


def test_examples_of_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("```pycon\n", "").replace("```\n", "")
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    output: list[str] = []
    result = doctest.DocTestRunner().run(test, out=output.append)
    assert result.failed == 0, "".join(output)
    assert result.attempted >= 20
