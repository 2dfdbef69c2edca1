"""Words in another script inside an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Scope, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span

_LETTER = (
    r"\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
)
_FOREIGN = rf"[{_LETTER}]+(?:[\s,.،。、·\"'״׳-]+[{_LETTER}]+)*"
_GLOSS = "([{«“‘\"'（《「#@/."  # glosses, hashtags, addresses


@check(
    id="untranslated-script",
    category=Category.ACCURACY,
    its=Its.UNTRANSLATED,
    severity=Severity.MAJOR,
    message="'{match}' was left in another script.",
    why="Words that the engine does not know are copied as they are.",
    scope=Scope.DOCUMENT,
    examples=(
        bad("The head of the [[Шабак]] denied the report on Friday."),
        bad("Prices rose by 5 percent, said [[中国银行]] in a statement."),
        ok("The Haganah (ההגנה) was founded in 1920; its name means “הגנה”, defence."),
        ok("Particles of type α decay at 5 μm."),
    ),
)
def untranslated_script(document: AnnotatedDocument) -> Iterator[Mark]:
    """Silent on what is given as a gloss, in brackets or quotation marks, and on single letters, which are symbols."""
    plain = document.target.plain
    if plain.isascii() or not any(c > "\u036f" and c.isalpha() for c in document.target.signs):
        return  # not even worth compiling an expression
    for match in re.finditer(_FOREIGN, plain):
        before = plain[max(0, match.start() - 1) : match.start()]
        if len(match[0]) < 2 or (before and before in _GLOSS) or _in_brackets(plain, match.start()):
            continue
        yield Mark(Span(*match.span()))


def _in_brackets(plain: str, at: int) -> bool:
    """True if a bracket was opened shortly before and is not closed yet."""
    before = plain[max(0, at - 60) : at].rsplit("\n", 1)[-1]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")
