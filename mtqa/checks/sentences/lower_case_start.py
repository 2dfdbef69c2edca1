"""A sentence that starts in lower case."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.vocabulary import zipf
from mtqa.checks.sentences._shared import prose, word_count
from mtqa.engine import SAFE, UNSAFE, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_START = lazy(r"(?:\A|(?<=\n)|(?<=[.!?] )|(?<=\n[“\"])|(?<=\A[“\"]))(?P<word>[a-z]{2,})(?=[ ,'’])")


@check(
    id="lower-case-start", category=Category.LINGUISTIC_CONVENTIONS, its=Its.TYPOGRAPHICAL, severity=Severity.MINOR, confidence=0.7,
    message="The sentence starts in lower case; its beginning may be missing.",
    why="A lower-case start is either a slip or the trace of a beginning that was lost.",
    fix=SAFE,
    examples=(
        bad("[[the]] ferry left the harbour at noon, and nobody saw it again.",
            good="The ferry left the harbour at noon, and nobody saw it again."),
        ok("iPhone sales rose by a tenth in the second quarter of the year."),
        ok("von Braun left the harbour at noon, and nobody saw him again."),
        ok("- the ferry\n- the harbour\n- the bridge", note="a list"),
    ),
)  # fmt: skip
def lower_case_start(sentence: Sentence) -> Iterator[Mark]:
    """Prose that ends like a sentence, has at least six words, and starts with a common English word."""
    if sentence.owner.plain[sentence.start].isupper() or not prose(sentence) or not sentence.text.rstrip("\"'”’").endswith((".", "!", "?")):
        return
    match = _START.match(sentence.owner.plain, sentence.start)
    if match is None:
        return
    word = match["word"]
    if word in ("von", "van", "de", "di", "da", "al", "el", "la", "le", "bin", "ben", "ibn", "e", "i") or word_count(sentence) < 6:
        return
    if zipf(word) < 4 and not lexicon.known(word):
        return
    before = sentence.owner.plain[max(0, sentence.start - 200) : sentence.start].rstrip()
    if before and (not before.rstrip("\"'”’)]").endswith((".", "!", "?")) or before.endswith("...")):
        return  # the line goes on from the one above
    span = Span(match.start("word"), match.end("word"))
    # After a sentence of the same paragraph the stop before it may be what is wrong ("1,000 square meters. meters, ...").
    begins = not before or "\n" in sentence.owner.plain[max(0, span.start - 3) : span.start]
    safe = begins and word not in ("and", "or")  # behind a quotation that stands alone, these go on from it
    yield Mark(span, fixes=(replace(span, word[:1].upper() + word[1:], SAFE if safe else UNSAFE),))
