"""A question in the order of a statement: "Why the board is not selling the ferry?" """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, first_word, prose, spoken, word_count
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_ASKING = ("why", "how", "where", "when")
_STARTS = frozenset({"DT", "PRP$", "PRP", "NNP"})
_SUBJECT = frozenset({"DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "IN", "HYPH"})
_SWEARING = frozenset("hell heck fuck devil earth".split())
_AUXILIARIES = frozenset("do does did is are was were has have had can could will would should must might".split())
_LEAST = 5


def _asks(sentence: Sentence) -> bool:
    """Is it a question of the text, not of a heading?"""
    return sentence.text.rstrip("\"'”’) ").endswith("?") and prose(sentence) and word_count(sentence) >= _LEAST


@check(
    id="question-without-inversion", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The question is in the order of a statement: after '{match}' the verb comes first.",
    why="Slavic languages, Hebrew, Persian, Chinese and Japanese ask in the order of the statement; English inverts or takes 'do'.",
    trigger=Words(*_ASKING, "what means", "what mean", "whether", first=True), when=_asks,
    examples=(
        bad("The board met on Monday. [[Why]] the board is not selling the ferry?"),
        bad("The ferry sank. [[How]] the captain could not have seen the pier?"),
        bad("The ferry is late. [[When]] the captain will come to the pier?"),
        bad("The ferry is late. [[Whether]] the captain will come to the pier?"),
        bad("The pier will be sold. [[What]] means this decision for the miners?"),
        ok("Why is the board not selling the ferry? Why the long face? How the hell did he know that? Where the road ends, who knows?"),
        ok("How about the crew that was lost? How they got home, who can tell? What means do we have? What means this much to you?"),
        ok("Why the captain left\n\nHow come the ferry is late today? Why people care is a mystery, is it not?"),
    ),
)  # fmt: skip
def question_without_inversion(sentence: Sentence) -> Iterator[Mark]:
    """A subject right behind the question word, its verb, and no other verb that has its subject behind it."""
    words, tags = sentence.tokens.lowers, sentence.tags
    at = first_word(sentence)
    if words[at] == "what":
        if words[at + 2] in ("this", "that", "these", "it") and tags[at + 3] in ("NN", "NNS", "IN", "."):
            yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)
        return
    if words[at] == "whether":
        if {",", "or"}.isdisjoint(words) and sum(tag in FINITE for tag in tags) == 1:
            yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)
        return
    if words[at] not in _ASKING or at + 3 >= len(words) or "," in words or tags[at + 1] not in _STARTS or words[at + 1] == "that":
        return
    verb = next((n for n in range(at + 2, len(words)) if tags[n] in FINITE or (tags[n] == "VBN" and "VBD" in lexicon.tags(words[n]))), None)
    if verb is None or verb > at + 9 or any(t not in _SUBJECT for t in tags[at + 1 : verb]) or _SWEARING & set(words[at + 1 : verb]):
        return
    if words[at] == "when" and (tags[verb] != "MD" or any(tag in FINITE for tag in tags[verb + 1 :])):
        return  # "When the ferry sank did they drown?": the comma alone is missing
    if words[at + 1] in ("you", "i", "we") and words[verb] in ("should", "would", "can", "could"):
        return  # "Why you should care?": a headline's question, and people ask so
    if any(words[n] in _AUXILIARIES and tags[n + 1] in ("PRP", "DT", "EX") for n in range(verb + 1, len(words) - 1)):
        return  # "How the ship sank is it known?": the question comes later
    yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)
