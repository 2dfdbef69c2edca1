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
_INFINITIVES = ("in order to", "in order for", "in order that", "so as to", "in order not to", "with the aim of", "with the purpose of")
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_LEAST = 5  # words, of the phrase and of the sentence before
_CLAUSAL = frozenset("noting considering stating adding stressing explaining claiming emphasizing recalling arguing given".split())
_ABOUT = frozenset("about some only just near nearly around between".split())
_LEAST_LOOSE = 8
_MARKS = frozenset(';:!?–—“”"…')


@check(
    id="bare-phrase", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.65,
    message="This phrase stands as a sentence of its own; the clause that it depends on is missing.",
    why="Engines that split long sentences leave 'Having ...', 'Leaving ...' or 'In order to ...' behind alone.",
    trigger=Words(*_PARTICIPLES, *_PAST, *_INFINITIVES, *sorted(_CLAUSAL), "situated", "to", "and to", "besides", first=True), fix=UNSAFE,
    examples=(
        bad("The bay has nine islands. [[Being]] the largest of them all.",
            good="The bay has nine islands, being the largest of them all."),
        bad("The board met on Monday. [[In order]] to prevent a further loss of boats in the north."),
        bad("The boys grew up with their aunt. [[Having]] lost both parents in the storm at the age of four.",
            good="The boys grew up with their aunt, having lost both parents in the storm at the age of four."),
        bad("The board will sell the ferry. [[Noting]] that the price of it would be low."),
        bad("The board met on a Monday. [[To return]] the miners to their old homes before the winter."),
        bad("The town has a harbour now. [[Located]] about nine miles from the old pier.",
            good="The town has a harbour now, located about nine miles from the old pier."),
        bad("The board dismissed the old captain. [[Accused]] of taking bribes from a miner in Porto.",
            good="The board dismissed the old captain, accused of taking bribes from a miner in Porto."),
        ok("Accused of theft by the board, the captain left. Based in Porto, the board met. Known for his boats, he sold one."),
        ok("Being the eldest, she spoke first. Being tall helps the captain a lot. Having lost the boat, they walked."),
        ok("In order to sail you need a boat. Using it is a crime. Making boats pays well. Including the captain, ten men sailed."),
        ok("They came to help us all. To return the miners to their homes before the winter. To sail you need a boat and a harbour."),
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
    if words[at] in _CLAUSAL and words[at + 1] == "that":
        if "," not in words and _one_clause(sentence):
            yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)
        return
    if words[at] in ("to", "and", "besides"):
        if words[at] != "and" or words[at + 1] == "to":
            yield from _loose(sentence, at)
        return
    past = words[at] in _PAST
    infinitive = words[at] not in _PARTICIPLES and not past
    if past and (sentence.tags[at] != "VBN" or (words[at + 1] not in _PAST_AFTER and not _distance(sentence, at)) or "," in words):
        return
    if at or (not infinitive and not past and sentence.tags[at] != "VBG") or _finite(sentence, at + (4 if infinitive else 2)):
        return
    if infinitive and "," in words:
        return
    fix = None if infinitive else join_to_previous(sentence, "Join it to the sentence before")
    span = sentence.span_of(at, at + (1 if infinitive else 0))
    yield Mark(span, fixes=(fix,) if fix else (), confidence=SPOKEN if spoken(sentence) else None)


def _distance(sentence: Sentence, at: int) -> bool:
    """ "Located about twenty kilometres from ...": a place behind an adverb or a number."""
    words = sentence.tokens.lowers
    return words[at] in ("located", "situated") and (words[at + 1] in _ABOUT or sentence.tags[at + 1] == "CD")


def _one_clause(sentence: Sentence) -> bool:
    """Is the clause behind "noting that" the only one: a single finite verb, and no word that may be another?"""
    return sum(tag in FINITE for tag in sentence.tags) == 1


def _loose(sentence: Sentence, at: int) -> Iterator[Mark]:
    """ "To return the miners to their homes.", "Besides selling the boats.": no finite verb, and no run of such phrases."""
    words, n = sentence.tokens.lowers, sentence.index
    verb = at + (2 if words[at] == "and" else 1)
    if "," in words or word_count(sentence) < _LEAST_LOOSE or sentence.tags[verb] != ("VBG" if words[at] == "besides" else "VB"):
        return
    if _finite(sentence, verb + 1) or "please" in words:
        return
    sentences = sentence.owner.sentences
    around = (*sentences[max(0, n - 1) : n], *sentences[n + 1 : n + 2])
    if any(other.tokens.lowers[0] == "to" or " to " in other.text[-40:] for other in around[:1]) or any(
        other.text.startswith("To ") for other in around
    ):
        return  # "They had one aim: to win. To win for all of us.": a figure of speech
    yield Mark(sentence.span_of(at, verb), confidence=SPOKEN if spoken(sentence) else None)


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
