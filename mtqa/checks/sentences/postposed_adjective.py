"""The adjective behind its noun: "suffered a loss very heavy in May"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_DEGREES = ("very", "extremely")
_AFTER = frozenset({"in", "at", "on", "for", ".", ",", "and", "during"})
_QUANTITIES = frozenset("bit lot little few moment while day time week month year night hour".split())
# "It made a man very rich": what the adjective is said of.
_MAKING = frozenset(
    "make makes made making find finds found keep keeps kept leave leaves left get gets got consider considers considered render renders "
    "rendered hold held drive drives drove turn turns turned".split()
)
_NEAR = lazy(r"\ban? (?:[\w’'-]+ ){1,2}(?:very|extremely) [\w’'-]+(?: (?:in|at|on|for|and|during)\b|[.,])")


@check(
    id="postposed-adjective", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The adjective stands behind its noun.",
    why="Hebrew, Arabic, Persian and the Romance languages put the adjective behind the noun.",
    trigger=Words(*_DEGREES), fix=UNSAFE, when=lambda sentence: _may(sentence),
    examples=(
        bad("The board had a meeting [[very long]] in May.", good="The board had a very long meeting in May."),
        bad("He saw an island [[extremely small]].", good="He saw an extremely small island."),
        ok("It made a captain very rich. He stayed a bit very late. A ferry very different from ours came. The ferry is very old."),
        ok("She is a day very late. A year very good for wine."),
    ),
)  # fmt: skip
def postposed_adjective(sentence: Sentence) -> Iterator[Mark]:
    """ "A", perhaps an adjective, a noun, "very", an adjective, and then the end or a phrase that the adjective does not need."""
    words, tags = sentence.tokens.lowers, sentence.tags
    for n in _places(words):
        if tags[n - 1] != "NN" or words[n - 1] in _QUANTITIES or not _adjective(words[n + 1], tags[n + 1]) or words[n + 2] not in _AFTER:
            continue
        start = n - 2 if tags[n - 2] == "DT" else n - 3
        if start < 1 or words[start] not in ("a", "an") or _MAKING & set(words[max(0, start - 4) : start]):
            continue
        first, last = sentence.tokens.starts[start], sentence.tokens.ends[n + 1]
        plain = sentence.owner.plain
        phrase = plain[sentence.tokens.starts[n] : last]
        article = sentence.tokens.texts[start][0] + ("n" if phrase[0].lower() in "aeiou" else "")
        turned = f"{article} {phrase} {plain[sentence.tokens.starts[start + 1] : sentence.tokens.ends[n - 1]]}"
        fix = Fix(f"Write '{turned}'", (Edit(Span(first, last), turned),), UNSAFE)
        yield Mark(sentence.span_of(n, n + 1), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)


def _adjective(word: str, tag: str) -> bool:
    """An adjective, or what may be one and was taken for an adverb ("long")."""
    return tag == "JJ" or (tag == "RB" and "JJ" in lexicon.tags(word))


def _may(sentence: Sentence) -> bool:
    """Does an article stand two or three words before "very", and a word that closes the phrase two behind it?"""
    return prose(sentence) and _NEAR.search(sentence.owner.lower, sentence.start, sentence.end) is not None


def _places(words: list[str]) -> list[int]:
    """The numbers of the adverbs of degree that have the right neighbours."""
    return [
        n
        for n in range(3, len(words) - 2)
        if words[n] in _DEGREES and words[n + 2] in _AFTER and not {"a", "an"}.isdisjoint(words[n - 3 : n - 1]) and words[n - 1].isalpha()
    ]
