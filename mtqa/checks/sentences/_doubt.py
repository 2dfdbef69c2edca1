"""What may hide the main verb of a sentence that begins with a subordinate clause, and other doubts that speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE, Verb

_SHIFTS = frozenset("there so then neither nor what how why".split())  # after a comma: the main clause begins
_POINTERS = frozenset({"that", "this", "these", "those"})
_ADDED = frozenset("however though too instead again either anyway also".split())  # what may follow a clause behind a comma
_FORMS = frozenset({"VBD", "VBP", "VBZ"})
_STAYING = frozenset(
    "remained stayed vanished disappeared died emerged arose existed prevailed happened occurred arrived departed went came fell".split()
)
"""They have no passive, so that behind a noun they are no participle."""
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "one"})
_ONE_PHRASE = frozenset({"DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "POS", "CD"})


def hidden(sentence: Sentence, low: int, high: int) -> bool:
    """Is there, beyond or before a comma, a "participle" that may be a past form with its subject before it?

    "While the sun shone, the *boats* in the harbour *rocked*": the tagger takes a past form far from its subject for a
    participle. Doubt speaks for the sentence.
    """
    words, tags = sentence.tokens.lowers, sentence.tags
    commas = [n for n in range(low, high) if words[n] == ","]
    if not commas:
        return False
    if high == len(words) and high - commas[-1] <= 4 and not _ADDED & set(words[commas[-1] :]):
        return True  # "If it rains, no problem."
    for n in commas:
        if n + 2 >= high:
            continue
        if words[n + 1] in _SHIFTS or words[n + 1 : n + 3] == ["who", "knows"]:
            return True
        if words[n + 1] in _POINTERS and (tags[n + 2] in FINITE or _FORMS & lexicon.tags(words[n + 2])):
            return True
        if tags[n + 1] == "RB" and tags[n + 2] == "VBN" and "VBD" in lexicon.tags(words[n + 2]):
            return True  # "Miners, including boys, first *struck* ..."
        verb = n + 3 if tags[n + 2] == "RB" and n + 3 < high else n + 2
        if words[n + 1] in _PRONOUNS and _FORMS & lexicon.tags(words[verb]):
            return True
    behind = range(commas[0] + 2, high) if high == len(words) else range(low, commas[-1])
    if high < len(words) and any("VBD" in lexicon.tags(words[n - 1]) for n in commas if n > low + 1):
        return True  # "As the head of state *specified*, ..."
    return any(_doubtful(words, tags, n) for n in behind if 0 < n < len(words) - 1)


def _doubtful(words: Sequence[str], tags: Sequence[str], n: int) -> bool:
    """May token `n` be a finite verb behind its subject that was tagged as a participle, an adjective or a plural?"""
    known = lexicon.tags(words[n])
    if words[n + 1] in ("by", ",", "."):
        last = words[n + 1] == "." and ((tags[n] == "NNS" and "VBZ" in known) or (tags[n - 1 : n + 1] == ["NNS", "NN"] and "VBP" in known))
        return (last or words[n] in _STAYING) and tags[n - 1].startswith("NN")
    if tags[n] == "NN" and tags[n - 1] == "NNS":  # "the miners support the board"
        return "VBP" in known and tags[n + 1] in ("DT", "PRP$", "NN", "NNS")
    if tags[n] in ("VBN", "JJ"):
        noun = tags[n - 2 if tags[n - 1] == "RB" else n - 1]
        return (noun.startswith("NN") or noun == "''") and bool(_FORMS & known)
    if tags[n] == "IN":
        return words[n] == "like" and words[n + 1] == "to"
    if tags[n] == "VB":
        return tags[n - 1] == "NNS"
    return tags[n] == "NNS" and tags[n - 1] in ("NN", "NNP", "-RRB-", "''") and "VBZ" in known


def order(sentence: Sentence, after: int) -> bool:
    """Does a bare verb follow a comma or "then" ("If you see him, call")?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    breaks = (",", "then", "please", "-", "–", "—", "“", '"')
    if "you" in words[:after]:
        for n in range(after + 1, len(words) - 1):
            start = n - 2 if words[n - 1] in ("just", "never", "always", "simply", "please") else n - 1
            if (
                words[start] == ","
                and "VB" in lexicon.tags(words[n])
                and tags[n + 1] in ("DT", "PRP$", "PRP", "IN", "RB", "TO", "RP", "VBG", "NNS")
            ):
                return True  # "If you hear it, *set* about it": an order, however it is tagged
    return any(
        tags[n] in ("VB", "VBP") and (words[n - 1] in breaks or (tags[n - 1] == "RB" and words[n - 2] in (",", "then")))
        for n in range(after + 2, len(words))
    )


def next_to(tags: Sequence[str], at: int, verb: Verb) -> bool:
    """Is all between the subordinator and the verb one noun phrase, the verb's subject?"""
    inside = tags[at + 1 : verb.at]
    return (
        verb.subject == verb.at - 1
        and all(t in _ONE_PHRASE for t in inside)
        and not any(a.startswith("NN") and b in ("DT", "PRP$", "PRP", "CD") for a, b in pairwise(inside))
    )
