"""Two sentences without anything between them: "The bridge was closed in May it will be opened again." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import verbs
from mtqa.checks.sentences._shared import SAYING, SPOKEN, closed_by_stop, prose, spoken
from mtqa.checks.sentences.fused_sentences import FOREIGN, stands_alone
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_TIMES = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today"
).split()
_PRONOUNS = ("he", "she", "it", "they", "we")
_FOUND = lazy(rf"\b(?:{'|'.join(_TIMES)}|in \d{{4}}) (?P<word>{'|'.join(_PRONOUNS)}) [a-z]+ [a-z]+")
_YEARS = tuple(str(year) for year in range(1990, 2040))
# "the day in May he was born": what follows belongs to the noun.
_HEADS = frozenset("day time moment way year reason place week month night first last best only every what all than as that".split())


@check(
    id="run-on-sentence", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="A new sentence begins here without anything to part it from the one before.",
    why="A stop that the source leaves out, or puts in another script's sign, is lost; two sentences run into one.",
    trigger=Words(*(f"{time} {word}" for time in (*_TIMES, *_YEARS) for word in _PRONOUNS)), fix=UNSAFE,
    examples=(
        bad("The bridge was closed in May [[it]] will be opened again in June.",
            good="The bridge was closed in May; it will be opened again in June."),
        bad("The captain arrived in Porto on Monday [[he]] met there with the board.",
            good="The captain arrived in Porto on Monday; he met there with the board."),
        ok("He still remembers the day in May he was born. In May he met her. They sold it in May and in June they left."),
        ok("The board met on Monday and it was late. The ferry that sank on Monday it is not. The captain said on Monday he was ill."),
    ),
)  # fmt: skip
def run_on_sentence(sentence: Sentence) -> Iterator[Mark]:
    """A main clause that ends on a day or a month, and a pronoun with its verb right behind."""
    if not prose(sentence) or not closed_by_stop(sentence) or FOREIGN & set(sentence.text):
        return
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        starts, words, tags = sentence.tokens.starts, sentence.tokens.lowers, sentence.tags
        if match.start("word") not in starts:
            continue
        at = starts.index(match.start("word"))
        found = verbs(sentence)
        right = next((v for v in found if v.at == at + 1), None)
        left = [v for v in found if v.end < at]
        if tags[at] != "PRP" or right is None or right.opener is not None or not left or words[at + 1] in SAYING:
            continue
        if _HEADS & set(words[left[-1].end : at]) or "CC" in tags[left[-1].end : at] or not stands_alone(words, tags, left, at):
            continue
        gap = Span(starts[at] - 1, starts[at])
        fix = Fix("Put a semicolon before it", (Edit(gap, "; "),), UNSAFE)
        yield Mark(sentence.span_of(at), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
