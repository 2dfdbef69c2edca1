"""A whole sentence that comes again right after itself."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument, Sentence
from mtqa.checks.sentences._shared import prose
from mtqa.engine import UNSAFE, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Related, Severity, Span
from mtqa.model.lazy import lazy

_SPACE = lazy(r"\W+")
_WORD = lazy(r"\w+")
_NEAR = 3  # sentences: how far away the first may be


@check(
    id="repeated-sentence", category=Category.LINGUISTIC_CONVENTIONS, its=Its.DUPLICATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT,
    message="The sentence has just been said, word for word.",
    why="Engines that are fed overlapping pieces of text, or that lose their place, translate a sentence twice.", fix=UNSAFE,
    confidence=0.85,
    examples=(
        bad("The road to Porto was closed. [[The road to Porto was closed.]] Nobody knew why.",
            good="The road to Porto was closed. Nobody knew why."),
        bad("The road was closed for a week. Nobody knew why. [[The road was closed for a week.]] So they took the train.",
            good="The road was closed for a week. Nobody knew why. So they took the train."),
        ok("“Never again. Never again.” No, no, no. He said no. He said no.", note="short: emphasis"),
        ok("Was the road closed? The road was closed."),
    ),
)  # fmt: skip
def repeated_sentence(document: AnnotatedDocument) -> Iterator[Mark]:
    """Sentences of five words or more, compared without punctuation and case; headings and captions do repeat."""
    near: list[tuple[int, str]] = []
    sentences = document.target.sentences
    lower = document.target.lower
    for n, sentence in enumerate(sentences):
        if sentence.end - sentence.start < 20 or not prose(sentence):
            continue
        word = _WORD.search(lower, sentence.start, sentence.end)
        opening = word[0] if word else ""
        # Few sentences open like one of the three before: only those are compared as a whole.
        alike = [at for at, other in near if other == opening and n - at <= _NEAR]
        near = [*near[1 - _NEAR :], (n, opening)]
        key = _key(sentence) if alike else ""
        first = next((at for at in reversed(alike) if _key(sentences[at]) == key), None)
        if first is None or key.count(" ") < 4 or sentence.text.endswith("?") != sentences[first].text.endswith("?"):
            continue
        yield Mark(sentence.span, fixes=_fixes(sentence), related=(Related(sentences[first].span, "said here"),))


def _key(sentence: Sentence) -> str:
    """The sentence without punctuation and case."""
    return _SPACE.sub(" ", sentence.text.lower()).strip()


def _fixes(sentence: Sentence) -> tuple[Fix, ...]:
    """Delete the sentence and the space that parts it from its neighbour; a block of its own is left to the reader."""
    before, after = sentence.previous, sentence.next
    edits: tuple[Edit, ...] = (Edit(sentence.span, ""),)
    if after is not None:
        edits = (*edits, Edit(Span(sentence.end, after.start), ""))
    elif before is not None:
        edits = (Edit(Span(before.end, sentence.start), ""), *edits)
    else:
        return ()
    return (Fix("Delete the repetition", edits, UNSAFE),)
