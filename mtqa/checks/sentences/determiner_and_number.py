"""A determiner and a noun that do not agree in number: "this problems", "those letter", "three day"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import PROSE, Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_MANY = "these|those|several|many|few|two|three|four|five|six|seven|eight|nine|ten"
_ONE = "this|every|each|another"
_FOUND = lazy(rf"\b(?:(?P<one>{_ONE}) (?P<plural>[a-z]{{3,}}s)|(?P<many>{_MANY}) (?P<single>[a-z]{{3,}}))\b(?! ?[-’'/])")
_WHOLE = frozenset(
    """
    people police data media cattle staff offspring aircraft craft fish sheep deer series species means folk youth percent kind sort type
    thousand hundred million billion dozen score times more less other such who which that most half o'clock pm per in of former
    criteria phenomena bacteria alumni personnel crew public majority poor rich young old dead few many couple pair
    """.split()
)
_NOT_ONE = frozenset({"JJ", "RB", "VBD", "VBN", "VBG", "VBZ", "JJR"})
_STAND = frozenset({"IN", ".", ",", "VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
# "The number four hitter", "room two", "a three day": the number belongs to what comes before, or to a compound.
_LEADS = frozenset({"IN", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})  # what a noun phrase follows
_BEFORE = frozenset({"DT", "HYPH", ":", "CD", "PRP$", "NNP", "NN", "$", "#"})


@check(
    id="determiner-and-number", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The noun and the word before it do not agree in number.",
    why="Japanese and Chinese have no plural, Turkish and Hungarian none after numbers; other languages mark it where English does not.",
    trigger=Words(*_MANY.split("|"), *_ONE.split("|")), fix=UNSAFE,
    examples=(
        bad("They knew that this [[problems]] would come.", good="They knew that this problem would come."),
        bad("The board has read those [[letter]] from the bay.", good="The board has read those letters from the bay."),
        bad("The ferry was gone for three [[day]].", good="The ferry was gone for three days."),
        ok("This results in a loss. He has two young sons, three per cent and many a friend. These people and those data are here."),
        ok("A three day trip, a two state solution. Each knows the other. This politics, this series, this news are old."),
        ok("Several report that the ferry is late, as many fear. You two look alike. It was a top ten hit."),
        ok("Every few days they came. Both left. Few know it. Of the two one is left."),
    ),
)  # fmt: skip
def determiner_and_number(sentence: Sentence) -> Iterator[Mark]:
    """The word has only the wrong number in the dictionary, is tagged as a noun, and no other noun follows it."""
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        word = match["plural"] or match["single"]
        known = lexicon.tags(word)
        if word in _WHOLE or (match["plural"] and ("NNS" not in known or known & {"NN", "VBZ", "RB"})):
            continue
        if match["single"] and (("NN" not in known) or known & _NOT_ONE):
            continue
        place = match.start("plural" if match["plural"] else "single")
        if place not in sentence.tokens.starts:
            continue
        at = sentence.tokens.starts.index(place)
        if not _agrees(sentence, at, bool(match["plural"])) or (match["single"] and lexicon.inflect(word, "NNS") == word):
            continue
        yield _mark(sentence, at, word, bool(match["plural"]))


def _agrees(sentence: Sentence, at: int, plural: bool) -> bool:
    """Is the noun at `at` the head of its phrase, and the word before it its determiner? Then they must agree, and do not."""
    tags, tokens = sentence.tags, sentence.tokens
    if not tokens.texts[at].islower() or at + 1 >= len(tags) or tags[at + 1] not in _STAND or tags[at - 1] not in ("DT", "CD", "JJ"):
        return False
    if plural:
        return tags[at] == "NNS"
    if "VB" in lexicon.tags(tokens.lowers[at]) and (tags[at - 2] not in _LEADS or tokens.lowers[at - 2] == "as"):
        return False  # "several report that ...", "as many fear", "you two look alike"
    if tokens.lowers[at - 2] in ("top", "bottom") or tokens.lowers[at - 2 : at] == ["very", "many"]:
        return False
    if tags[at + 1] == "VBZ" and tokens.lowers[at + 1] != "is":
        return False
    if tags[at + 1] in FINITE and lexicon.tags(tokens.lowers[at + 1]) & {"NN", "NNS"}:
        return False  # "several emergency measures": a compound whose last noun was taken for a verb
    return tags[at] == "NN" and not (at > 1 and tags[at - 2] in _BEFORE) and sentence.kind in PROSE


def _mark(sentence: Sentence, at: int, word: str, plural: bool) -> Mark:
    right = lexicon.lemma(word, "NNS") if plural else lexicon.inflect(word, "NNS")
    span = sentence.span_of(at)
    return Mark(span, message=f"After '{sentence.tokens.lowers[at - 1]}' it should be '{right}'.", fixes=(replace(span, right, UNSAFE),))
