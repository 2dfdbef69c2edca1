"""A sentence that starts with a finite verb and has no subject: "Was born in Porto." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken, word_count
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

# A capital at the start of a sentence, then the rest of a verb: a set of letters first is what makes the search fast.
_START = lazy(
    r"[A-Z](?:(?<=\A.)|(?<=[\n“\"].)|(?<=[.!?”\"] .))"
    r"(?:(?:s|as|ere|ad|re)(?:n['’]t| not)? [a-z]"
    r"|[a-z]+(?:ed|es|s) (?:that|to|the|a|an|his|her|their|its|on|in|at|by|with|for|from|them|him|us|me|about|into)\b"
    r"|(?:an|ill|ould|ust)(?: not| also| only)? [a-z]|(?:ent|old|ecame|egan|ot|ave|ook|eft|et|new|ame|elt) [a-z])"
)
_BE = frozenset({"is", "was", "were", "has", "had", "are"})
_MODALS = frozenset({"can", "will", "would", "could", "must"})
_JUDGED = frozenset("impossible possible necessary important clear difficult hard easy obvious likely unlikely".split())
_OBJECTS = frozenset({"them", "him", "us", "me"})
# "Turns out he was right", "Sounds like rain", and what stands behind a quotation: "Says the captain."
_CASUAL = frozenset(
    "says said wrote writes asks asked got looks looked sounds sounded seems seemed turns turned feels felt goes depends means".split()
)
_TOLD = frozenset({"told", "given", "provided", "assured", "informed", "convinced", "granted", "supposed", "assumed"})


@check(
    id="missing-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.75,
    message="The sentence starts with its verb; who or what does it is missing.",
    why="Many languages leave the pronoun out or put the verb first; engines that keep that order lose the subject.",
    trigger=Pattern(_START),
    examples=(
        bad("He was a painter. [[Was]] born in Porto and went to school in Braga."),
        bad("The captain looked away. [[Went]] to the crew and sold the boat."),
        bad("The ferry is gone. [[Is]] impossible to know where."),
        bad("The board met at noon. [[Announced]] that the ferry would be sold."),
        bad("The ferry is old. [[Can]] be used in summer only. Its whistle is loud. [[Keeps]] them awake at night."),
        ok("Was born in Porto\n\nThe painter is turning fifty this year and has no plans to stop."),
        ok("Is the captain on board? Had he known, he would have sold the boat. Were it not for him, nobody would eat."),
        ok("Told that the ferry was sold, he wept. Will the ferry be sold. Flies like the harbour. Sounds like rain to me."),
        ok("Left alone on board, the captain slept. Made in Porto, the boat is still sound. Told to wait, he waited."),
    ),
)  # fmt: skip
def missing_subject(sentence: Sentence) -> Iterator[Mark]:
    """After "is", "was", "has" a participle, preposition or article; other verbs only in forms that can be nothing else."""
    if not prose(sentence) or not closed_by_stop(sentence) or word_count(sentence) < 4 or "?" in sentence.text:
        return
    at = first_word(sentence)
    words = sentence.tokens.lowers
    if words[at] in _CASUAL or at + 2 >= len(words):
        return
    if words[at] not in _BE | _MODALS and not {"VBD", "VBZ"} & lexicon.tags(words[at]):
        return
    tags = sentence.tags  # one sentence at a time: few come this far
    if words[at] in _BE | _MODALS:
        if not _group(words, tags, at):
            return
    elif not _finite(sentence, at):
        return
    yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)


def _group(words: list[str], tags: list[str], at: int) -> bool:
    """ "Was born", "has never been": the rest of the verb follows, with adverbs at most between."""
    after = at + 1
    while after + 1 < len(words) and tags[after] == "RB":
        after += 1
    if any(t == "PRP" or t in ("NN", "NNP", "NNS") for t in tags[at + 1 : after]):
        return False
    if words[at] in _MODALS:
        return tags[at] == "MD" and tags[after] == "VB" and after - at <= 2 and words[after] == "be" and tags[after + 1] == "VBN"
    if tags[after] == "JJ" and words[after] in _JUDGED and after - at <= 2:
        return words[after + 1] in ("to", "that")  # "Is impossible to know"
    if tags[after] not in ("VBN", "VBG") or after - at > 2:
        return False
    return not (words[after] in ("been", "being") and words[at] in ("is", "was"))


def _finite(sentence: Sentence, at: int) -> bool:
    """Can the first word be nothing but a finite verb: by its forms, by its tag and what follows?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    known = lexicon.tags(words[at])
    if tags[at] in ("VBD", "VBZ") and known <= {"VBD", "VBZ"}:
        return True
    if words[at + 1] == "that" and tags[at + 1] == "IN" and "VBD" in known and words[at] not in _TOLD:
        return True
    if "VBZ" in known and words[at + 1] in _OBJECTS:
        return True  # "Keeps them awake"
    return tags[at] == "VBD" and known <= {"VBD", "VBN"} and not _participle_clause(sentence, at)


def _participle_clause(sentence: Sentence, at: int) -> bool:
    """ "Told to wait, he waited": a comma and another verb follow."""
    tags, words = sentence.tags, sentence.tokens.lowers
    return "," in words[at:] or any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags[at + 1 :])
