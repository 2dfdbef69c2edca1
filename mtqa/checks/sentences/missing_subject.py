"""A sentence that starts with a finite verb and has no subject: "Was born in Porto." """

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken, word_count
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

# A capital at the start of a sentence, then the rest of a verb: a set of letters first is what makes the search fast.
_START = re.compile(
    r"[A-Z](?:(?<=\A.)|(?<=[\n“\"].)|(?<=[.!?”\"] .))"
    r"(?:(?:s|as|ere|ad|re)(?:n['’]t| not)? [a-z]|[a-z]+(?:ed|es|s) (?:that|to|the|a|an|his|her|their|its|on|in|at|by|with|for|from)\b"
    r"|(?:ent|old|ecame|egan|ot|ave|ook|eft|et|new|ame|elt) [a-z])"
)
_BE = frozenset({"is", "was", "were", "has", "had", "are"})


@check(
    id="missing-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.75,
    message="The sentence starts with its verb; who or what does it is missing.",
    why="Many languages leave the pronoun out or put the verb first; engines that keep that order lose the subject.",
    trigger=Pattern(_START),
    examples=(
        bad("He was a painter. [[Was]] born in Porto and went to school in Braga."),
        bad("The captain looked away. [[Went]] to the crew and sold the boat."),
        ok("Was born in Porto\n\nThe painter is turning fifty this year and has no plans to stop."),
        ok("Is the captain on board? Had he known, he would have sold the boat. Were it not for him, nobody would eat."),
        ok("Left alone on board, the captain slept. Made in Porto, the boat is still sound. Told to wait, he waited."),
    ),
)  # fmt: skip
def missing_subject(sentence: Sentence) -> Iterator[Mark]:
    """After "is", "was", "has" a participle, preposition or article; other verbs only in forms that can be nothing else."""
    if not prose(sentence) or not closed_by_stop(sentence) or word_count(sentence) < 4 or "?" in sentence.text:
        return
    at = first_word(sentence)
    words = sentence.tokens.lowers
    if words[at] not in _BE and not {"VBD", "VBZ"} & lexicon.tags(words[at]):
        return
    tags = sentence.tags  # one sentence at a time: few come this far
    if at + 2 >= len(words):
        return
    if words[at] in _BE:
        after = at + 1
        while after + 1 < len(words) and tags[after] == "RB":
            after += 1
        if tags[after] not in ("VBN", "VBG") or after - at > 2 or (words[after] in ("been", "being") and words[at] in ("is", "was")):
            return
        if any(t == "PRP" or t in ("NN", "NNP", "NNS") for t in tags[at + 1 : after]):
            return
    else:
        known = lexicon.tags(words[at])
        finite = bool(known) and tags[at] in ("VBD", "VBZ") and known <= {"VBD", "VBZ"}
        if not finite and not (tags[at] == "VBD" and known <= {"VBD", "VBN"} and not _participle_clause(sentence, at)):
            return
        if words[at] in ("says", "said"):
            return
    yield Mark(sentence.span_of(at), confidence=SPOKEN if spoken(sentence) else None)


def _participle_clause(sentence: Sentence, at: int) -> bool:
    """ "Told to wait, he waited": a comma and another verb follow."""
    tags, words = sentence.tags, sentence.tokens.lowers
    return "," in words[at:] or any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags[at + 1 :])
