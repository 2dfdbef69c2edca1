"""A second finite verb with the same subject and nothing that joins it: "The letter was sent in May contained a threat"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_TRIGGER = lazy(r"(?:^|(?<=[\s“\"]))(?:There (?:is|are|was|were) [a-z]|(?:The|A|An|His|Her|Their) (?:[a-z’'-]+ ){1,3}(?:was|were) [a-z])")
_INSIDE = frozenset({"DT", "CD", "JJ", "JJR", "RB", "NN", "NNS"})
_SUBJECT = frozenset({"JJ", "NN", "NNS", "NNP", "POS", "CD"})
_MARKS = frozenset('“”":;–—?!(),')
_AUXILIARIES = frozenset("is are was were has have had do does did".split())
_BREAKS = frozenset(
    "that because if as than after before since while until when where who which whom whose what how and or but whether why".split()
)


def _plain(sentence: Sentence) -> bool:
    """Is it a whole sentence of running text, with no mark in it where a passive is looked for?"""
    if not prose(sentence) or not closed_by_stop(sentence):
        return False
    return sentence.text[:5].lower() == "there" or _MARKS.isdisjoint(sentence.text)


@check(
    id="second-verb", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.75,
    message="A second verb for the same subject, with no 'who', 'which' or 'and' to join it.",
    why="Chinese, Japanese and Hebrew hang a clause on a noun without a relative word; an engine that finds none to translate writes none.",
    needs=Layer.TAGS, trigger=Pattern(_TRIGGER), when=_plain,
    examples=(
        bad("There are workers [[receive]] less than the others."),
        bad("There is a bus [[leaves]] every hour to the harbour."),
        bad("The letter was sent in March [[contained]] a threat to the board."),
        bad("The man was detained last night [[is]] suspected of three thefts."),
        ok("There are boats left. There is a bus which leaves every hour. There are two more ways boats sail. There are ferry trips."),
        ok("The letter was sent in March and contained a threat. The man was sure that he is right. The man was told he has to pay."),
        ok("The board was led by men born in Porto. The price was set and is high. The ferry was late the year it sank."),
    ),
)  # fmt: skip
def second_verb(sentence: Sentence) -> Iterator[Mark]:
    """After "there is" and one noun a verb that can be no participle; after a passive a finite verb with no noun of its own before it."""
    words, tags = sentence.tokens.lowers, sentence.tags
    at = _after_there(words, tags) if words[0] == "there" else _after_passive(sentence)
    if at is not None:
        yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)


def _after_there(words: Sequence[str], tags: Sequence[str]) -> int | None:
    n = 2
    while n < len(words) and tags[n] in _INSIDE:
        n += 1
    if n < 3 or n + 2 >= len(words) or tags[n] not in ("VBP", "VBZ") or words[n] in _AUXILIARIES or not tags[n - 1].startswith("NN"):
        return None
    if "VBN" in lexicon.tags(words[n]) or any(t in ("DT", "CD") for t in tags[4:n]) or sum(t.startswith("NN") for t in tags[2:n]) > 1:
        return None  # "there are many more ways plants breed"
    return n


def _after_passive(sentence: Sentence) -> int | None:
    words, tags = sentence.tokens.lowers, sentence.tags
    verb = next((n for n in range(1, len(words)) if tags[n] in FINITE), 0)
    if (
        not _MARKS.isdisjoint(sentence.text)
        or verb < 2
        or words[verb] not in ("was", "were")
        or any(t not in _SUBJECT for t in tags[1:verb])
    ):
        return None
    if tags[verb + 1] != "VBN" or "VBD" not in lexicon.tags(words[verb + 1]) | {"VBD"} or words[verb + 1] in _OPEN:
        return None
    for n in range(verb + 2, min(verb + 9, len(words) - 2)):
        if words[n] in _BREAKS or tags[n] in ("PRP", "EX", "VBG", "TO", "POS") or words[n] == "by":
            return None
        if tags[n] in ("VBZ", "VBD", "MD"):
            time = tags[n - 1] in ("NNP", "CD") or words[n - 1] in _TIMES
            auxiliary = words[n] in ("is", "was", "has", "are", "were", "will")
            place = auxiliary and tags[n - 1].startswith("NN") and "IN" in tags[verb + 2 : n]
            sure = auxiliary or tags[n + 1] in ("DT", "PRP$") or not lexicon.tags(words[n]) & {"NNS", "VBN", "NN"}
            return n if (time or place) and sure else None
    return None


# Behind these a clause may follow without "that".
_OPEN = frozenset(
    "told informed convinced assured reminded shown believed thought said reported known warned promised called considered".split()
)
_TIMES = frozenset("yesterday today night morning evening week month year ago afternoon summer winter".split())
