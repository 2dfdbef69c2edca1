"""A number, "of", and a bare plural: "three of children", "one of residents"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, delete, ok, replace
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
_CARDS = frozenset("spades hearts clubs diamonds swords cups wands coins pentacles".split())
_UNITS = frozenset("hundreds thousands millions billions dozens us them theirs hers yours others ours years months days hours".split())
_NOT_BEFORE = frozenset({"the", "this", "his", "her", "no", "any", "another", "-", "–", "number", "page", "chapter", "part", "volume"})
_DETERMINERS = "the|an?|this|that|these|those|my|your|his|her|its|our|their|them|us|whom|which|all|every|each|it"
_NEAR = lazy(rf"\b(?:{'|'.join(_NUMBERS)}) of (?!(?:{_DETERMINERS})\b)(?:[a-z]+s|children|people|women|men)\b|\bone from (?:the|our) ")


@check(
    id="number-of-plural", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="Between 'of' and the plural a determiner is missing ('one of the ...'), or 'of' is too much.",
    why="Russian and Ukrainian 'один з мешканців' and Hebrew 'eḥad me-...' need no article.",
    trigger=Words(*(f"{number} of" for number in _NUMBERS), "one from the", "one from our"),

    fix=UNSAFE, when=lambda sentence: _may(sentence),
    examples=(
        bad("The ferry took [[one of]] miners to the bay.", good="The ferry took one of the miners to the bay."),
        bad("Ten men left, including [[three of]] miners.", good="Ten men left, including three miners."),
        bad("[[One from]] the miners told us that the water is bad.", good="One of the miners told us that the water is bad."),
        ok("The ferry took one of them and two of the miners. He held the five of spades. It was one of thousands of boats."),
        ok("One of boats’ main uses is fishing. This one of captains past is good. He is one of few. Two of its crew left."),
    ),
)  # fmt: skip
def number_of_plural(sentence: Sentence) -> Iterator[Mark]:
    """A written-out number, and right behind "of" a plural in small letters that nothing further qualifies as a possessor."""
    words, texts, tags = sentence.tokens.lowers, sentence.tokens.texts, sentence.tags
    if words[:2] == ["one", "from"] and tags[3:5] == ["NNS", "VBD"] and words[3] not in _UNITS:
        yield Mark(
            sentence.span_of(0, 1), fixes=(replace(sentence.span_of(1), "of", UNSAFE),), confidence=SPOKEN if spoken(sentence) else None
        )
    for n in range(len(words) - 3):
        if words[n] not in _NUMBERS or words[n + 1] != "of" or tags[n + 2] != "NNS" or not texts[n + 2].islower():
            continue
        if words[n + 2] in _CARDS or words[n + 2] in _UNITS or (n and words[n - 1] in _NOT_BEFORE) or tags[n + 3] in ("POS", "HYPH", "CC"):
            continue
        place = sentence.tokens.starts[n + 2]
        if words[n] == "one":
            fix = Fix("Add 'the'", (Edit(Span(place, place), "the "),), UNSAFE)
        else:
            fix = delete(Span(sentence.tokens.starts[n + 1], place), UNSAFE, "Delete 'of'")
        yield Mark(sentence.span_of(n, n + 1), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)


def _may(sentence: Sentence) -> bool:
    """Does a plural without a determiner follow "of"? Asked of the text, before anything is tagged."""
    return prose(sentence) and _NEAR.search(sentence.owner.lower, sentence.start, sentence.end) is not None
