""" "a" before a vowel, "an" before a consonant: "a interview", "an former minister"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import SAFE, Pattern, bad, check, like_case, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_FOUND = lazy(
    r"(?<![\w.'’-])(?:(?P<a>[Aa]) [\"“‘]?(?P<vowel>[aeio][a-z]{2,})|"
    r"(?P<an>[Aa]n) [\"“‘]?(?P<consonant>[bcdfgjklmnpqrstvwyz][a-z]{2,}))\b(?!\.)"
)
_TRIGGER = lazy(r"a(?<=\sa)(?: [\"“‘]?[aeio]|n [\"“‘]?[bcdfgjklmnpqrstvwyz])[a-z]{2}")  # a literal first: five times as fast
_LIKE_Y_OR_W = lazy(r"(?:eu|ewe|one|once|oui)")
_KINDS = frozenset({"NN", "JJ", "NNS", "VBG", "VBN", "RB"})
_NO = frozenset("and are is if in it its one ones once or on of off into also about as at an".split())


@check(
    id="wrong-indefinite-article", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.9,
    message="'a' stands before consonants, 'an' before vowels.",
    why="Where a decoder changes its mind about the next word, the article has already been written.",
    trigger=Pattern(_TRIGGER, lower=True), fix=SAFE,
    examples=(
        bad("He gave [[a]] interview to the paper.", good="He gave an interview to the paper."),
        bad("They met. [[An]] former minister was there.", good="They met. A former minister was there."),
        bad("The law calls him [[a]] “enemy” of the board.", good="The law calls him an “enemy” of the board."),
        ok("He has a one-year term, a European passport and a unique voice. It took an hour. She is an MP and an heir."),
        ok("Vitamin A is formed there. The letters a and e. An FBI man came."),
    ),
)  # fmt: skip
def wrong_indefinite_article(sentence: Sentence) -> Iterator[Mark]:
    """Lower-case words of the dictionary only; "u" and "h" are left out, as their sound does not show."""
    plain = sentence.owner.plain
    for match in _FOUND.finditer(plain, sentence.start, sentence.end):
        word = match["vowel"] or match["consonant"]
        if word in _NO or (match["vowel"] and _LIKE_Y_OR_W.match(word)) or not _KINDS & lexicon.tags(word):
            continue
        name = "a" if match["a"] else "an"
        if match[name][0] == "A" and match.start() != sentence.start:
            continue  # "Vitamin A", "Serie A"
        span = Span(*match.span(name))
        right = like_case("an" if match["a"] else "a", match[name])
        yield Mark(span, message=f"It should be '{right} {word}'.", fixes=(replace(span, right, SAFE),))
