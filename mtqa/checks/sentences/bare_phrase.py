"""A participle or infinitive phrase punctuated as a sentence: "Being the largest of them." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, join_to_previous, prose, spoken, word_count
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_PARTICIPLES = (
    """
    being having leaving taking causing making bringing forcing allowing injuring turning giving putting raising becoming stressing adding
    noting emphasizing saying claiming arguing explaining referring calling using carrying holding wearing trying
    hoping knowing fearing believing thinking seeing finding creating providing offering showing preventing reducing increasing
    """
).split()
_PAST = "accused suspected convicted known called born located founded based surrounded followed accompanied armed dressed charged".split()
_PAST_AFTER = frozenset({"of", "by", "with", "for", "in", "as", "at", "near"})
_INFINITIVES = ("in order to", "so as to", "in order not to", "with the aim of", "with the purpose of")
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_LEAST = 5  # words, of the phrase and of the sentence before
_MARKS = frozenset(';:!?–—“”"…')


@check(
    id="bare-phrase", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.65,
    message="This phrase stands as a sentence of its own; the clause that it depends on is missing.",
    why="Engines that split long sentences leave 'Having ...', 'Leaving ...' or 'In order to ...' behind alone.",
    trigger=Words(*_PARTICIPLES, *_PAST, *_INFINITIVES, first=True), fix=UNSAFE,
    examples=(
        bad("The bay has nine islands. [[Being]] the largest of them all.",
            good="The bay has nine islands, being the largest of them all."),
        bad("The board met on Monday. [[In order]] to prevent a further loss of boats in the north."),
        bad("The boys grew up with their aunt. [[Having]] lost both parents in the storm at the age of four.",
            good="The boys grew up with their aunt, having lost both parents in the storm at the age of four."),
        bad("The board dismissed the old captain. [[Accused]] of taking bribes from a miner in Porto.",
            good="The board dismissed the old captain, accused of taking bribes from a miner in Porto."),
        ok("Accused of theft by the board, the captain left. Based in Porto, the board met. Known for his boats, he sold one."),
        ok("Being the eldest, she spoke first. Being tall helps the captain a lot. Having lost the boat, they walked."),
        ok("In order to sail you need a boat. Using it is a crime. Making boats pays well. Including the captain, ten men sailed."),
        ok("What was he doing there? Trying to sell the boat to the board."),
    ),
)  # fmt: skip
def bare_phrase(sentence: Sentence) -> Iterator[Mark]:
    """No verb in it that has a form of its own, whatever opens it; after a question such a phrase is the answer."""
    if not prose(sentence) or not closed_by_stop(sentence) or word_count(sentence) < _LEAST or _MARKS & set(sentence.text):
        return
    before = sentence.owner.sentences[sentence.index - 1] if sentence.index else None  # perhaps in the paragraph before
    if before is None or not prose(before) or not before.text.rstrip("\"'”’)").endswith(".") or word_count(before) < _LEAST:
        return
    at = first_word(sentence)
    words = sentence.tokens.lowers
    past = words[at] in _PAST
    infinitive = words[at] not in _PARTICIPLES and not past
    if past and (sentence.tags[at] != "VBN" or words[at + 1] not in _PAST_AFTER or "," in words):
        return
    if at or (not infinitive and not past and sentence.tags[at] != "VBG") or _finite(sentence, at + (4 if infinitive else 2)):
        return
    if infinitive and "," in words:
        return
    fix = None if infinitive else join_to_previous(sentence, "Join it to the sentence before")
    span = sentence.span_of(at, at + (1 if infinitive else 0))
    yield Mark(span, fixes=(fix,) if fix else (), confidence=SPOKEN if spoken(sentence) else None)


def _finite(sentence: Sentence, start: int) -> bool:
    """May any token from `start` on be a finite verb? Relative and subordinate clauses count too: doubt speaks for the sentence."""
    words, tags = sentence.tokens.lowers, sentence.tags
    for n in range(start - 1, len(words)):
        if tags[n] in FINITE or (tags[n] == "VB" and n >= start and words[n - 1] not in ("to", "not")):
            return True
        if tags[n] in ("VBG", "IN", "DT") or n < start:
            continue
        known = lexicon.tags(words[n])
        if {"VBD", "VBZ"} & known and tags[n - 1] in _SUBJECTS and words[n + 1 : n + 2] != ["by"]:
            return True
    return False
