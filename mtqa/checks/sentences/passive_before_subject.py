"""A passive with its subject behind it: "a decision to be cancelled the concert", "were arrested three men"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_PASSIVES = (
    "cancelled canceled closed opened built published destroyed arrested released stopped killed injured wounded detained signed discussed "
    "established announced adopted approved launched evacuated"
).split()
_BE = ("be", "was", "were", "been")
_TIMES = frozenset(
    "time times day days week weeks month months year years hour hours minute minutes night morning evening afternoon moment days way same "
    "next second third first last following previous other more most seconds weekend summer winter spring autumn monday tuesday wednesday "
    "thursday friday saturday sunday instant".split()
)
_STARTS = frozenset({"DT", "CD", "PRP$"})
_NOT = frozenset({"all", "both", "each", "some", "that", "this", "these", "those", "one", "any", "half", "no"})
_PLACES = frozenset({"in", "at", "near", "on", "after", "during", "from", "under", "by", "before", "behind"})
_INSIDE = frozenset({"JJ", "NN", "NNS", "CD", "NNP", "JJR", "POS"})
_NEAR = lazy(
    r"\b(?:to be|was|were) (?:[a-z]+ed|built|held) (?:the|an?|his|her|its|their|our|two|three|four|five|six|seven|eight|nine|ten|"
    r"several|many|dozens|hundreds|\d+) [a-z]"
)


@check(
    id="passive-before-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The passive verb stands before what is done to; English has it the other way round.",
    why="Russian, Ukrainian, Arabic and Hebrew put the passive first: 'were arrested three men'.",
    trigger=Words(*(f"{be} {verb}" for be in _BE for verb in _PASSIVES)), when=lambda sentence: _may(sentence),
    examples=(
        bad("The board took a decision to [[be closed]] the old pier in the bay."),
        bad("Near the harbour [[were arrested]] three miners with their wives."),
        ok("The pier was closed the next day. He was arrested three times. The ferry was launched a year ago. It was built that way."),
        ok("He had been released a free man. The bridge was opened two days early."),
        ok("They were killed one by one. It was closed the better to sell."),
    ),
)  # fmt: skip
def passive_before_subject(sentence: Sentence) -> Iterator[Mark]:
    """ "To be" behind a noun, or a verb behind a place with no subject before it; the phrase behind is no time."""
    words = sentence.tokens.lowers
    if words[0] not in _PLACES and "to be " not in sentence.owner.lower[sentence.start : sentence.end]:
        return
    tags = sentence.tags
    for n in range(2, len(words) - 2):
        if words[n] not in _PASSIVES or words[n - 1] not in _BE or tags[n + 1] not in _STARTS or words[n + 1] in _NOT:
            continue
        end = n + 1
        while end + 1 < len(words) and tags[end + 1] in _INSIDE:
            end += 1
        if end == n + 1 or not tags[end].startswith("NN") or not _TIMES.isdisjoint(words[n + 1 : end + 1]):
            continue
        after = words[end + 1] if end + 1 < len(words) else "."
        infinitive = (
            words[n - 1] == "be"
            and words[n - 2] == "to"
            and n > 3
            and (tags[n - 3] in ("NN", "NNS") or words[n - 3] in ("decided", "planned"))
        )
        place = _place(words, tags, n - 1) and words[n + 1] not in ("a", "an")
        if (infinitive or place) and after not in ("and", "or", "later", "earlier", "ago", "before", "after"):
            yield Mark(sentence.span_of(n - 1, n), confidence=SPOKEN if spoken(sentence) else None)


def _place(words: list[str], tags: list[str], be: int) -> bool:
    """Is all before the verb one prepositional phrase that opens the sentence ("Near the harbour were ...")?"""
    inside = tags[1:be]
    return (
        words[be] in ("was", "were")
        and tags[0] in ("IN",)
        and 1 < be < 7
        and all(t in ("DT", "JJ", "NN", "NNP", "PRP$") for t in inside)
        and inside[-1].startswith("NN")
        and sum(t in ("DT", "PRP$") for t in inside) < 2
    )


def _may(sentence: Sentence) -> bool:
    """Does a noun phrase seem to begin behind the passive? Asked of the text, before anything is tagged."""
    return prose(sentence) and _NEAR.search(sentence.owner.lower, sentence.start, sentence.end) is not None
