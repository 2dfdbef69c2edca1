"""A clause without its subject inside a sentence: "because was ill", "announced that will not run"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_SAYING = (
    "announced|claim(?:s|ed)?|confirmed|promised|stressed|emphasi[sz]ed|noted|warned|argued|explained|declared|stated|revealed|complained|"
    "insisted|admitted|recalled|assured"
)
_VERB = "is|was|were|are|will|has|have|had|did|does|do|can|could|would|must"
_REST = frozenset({"VB", "VBN", "VBG", "JJ", "RB", "DT", "IN"})
_FOUND = lazy(
    rf"\b(?:because|although|unless|whereas) (?P<verb1>{_VERB})(?P<n1> not|n['’]t)? (?P<next1>[a-z]+)"
    rf"|\b(?:{_SAYING}) that (?P<verb2>will|did|does|do|has|have|had|can|were|are)(?P<n2> not|n['’]t)? (?P<next2>[a-z]+)"
    r"|\b(?:said|says|claims|claimed|thinks|believes|added|explained|stated|emphasi[sz]ed|stressed|noted|argued)"
    r" that (?P<verb4>is|was|will be)"
    r"(?P<n4> not)? (?P<next4>impossible|possible|necessary|important|difficult|unclear|essential) (?=to |that )"
    r"|\b(?:when|if) (?P<verb5>arrived|came|reached|will)(?P<n5> not)? (?P<next5>at|to|home|back|be|the)"
    r"|(?:(?<=[.!?] )|(?<=\n)|\A)according to (?:him|her|them|the [a-z]+), "
    r"(?P<verb3>is|was|were|are|has|have)(?P<n3> not)? (?P<next3>[a-z]+)"
)

_TRIGGER = Words(
    "according to him",
    "according to her",
    "according to them",
    "according to the",
    *(f"{opener} {verb}" for opener in ("because", "although", "unless", "whereas") for verb in _VERB.split("|")),
    *(f"that {verb}" for verb in ("is", "was", "will be")),
    *(f"{opener} {verb}" for opener in ("when", "if") for verb in ("arrived", "came", "reached", "will")),
    *(f"that {verb}" for verb in ("will", "did", "does", "do", "has", "have", "had", "can", "were", "are")),
)


@check(
    id="subjectless-clause", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.75,
    message="The clause has no subject; who or what is meant is missing before the verb.",
    why="Hebrew, Arabic, Spanish, Japanese and Chinese leave the pronoun out; English cannot.", trigger=_TRIGGER,
    examples=(
        bad("He went home because [[was]] tired of the war."),
        bad("The captain announced that [[will]] not sell the ferry."),
        bad("Because [[does]] not have a boat, the captain walks."),
        bad("He claims that [[is]] impossible to live there."),
        bad("When [[arrived]] at the pier, the miners found the ferry gone."),
        ok("When left to himself, he slept. They claim that was possible for years. If the will is found, so be it."),
        bad("According to him, [[is]] not possible to go on."),
        ok("He went home because he was tired. The captain said that was wrong. The plan that will be announced is old."),
        ok("He asked why. Because is no answer. The ferry he announced that was to sail is gone. According to him, has-beens rule."),
    ),
)  # fmt: skip
def subjectless_clause(sentence: Sentence) -> Iterator[Mark]:
    """Only where "that" cannot be the subject itself: after verbs of announcing, with a verb that a mere "that" seldom has."""
    if not prose(sentence) or "?" in sentence.text:
        return
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = next(g for g in ("1", "2", "3", "4", "5") if match["verb" + g])
        place = match.start("verb" + group)
        starts, tags = sentence.tokens.starts, sentence.tags
        first = match.start() == sentence.start and not _opens(match, group)
        if (first is not (group == "3") and group != "5") or place not in starts or lower[match.end() : match.end() + 1] == "-":
            continue
        at = starts.index(place)
        follows = at + 1 + (1 if match["n" + group] else 0)
        if (tags[at] not in FINITE and group != "5") or follows >= len(tags) or tags[follows] not in _REST:
            continue
        if group == "2" and not match["n2"] and match["verb2"] in ("will", "has", "had", "can") and tags[follows] not in ("VB", "VBN"):
            continue
        if group == "2" and match["next2"] in ("happen", "change", "be", "happened", "changed", "been", "take", "help", "end"):
            continue  # "he promised that will change": "that" is the subject
        yield Mark(Span(place, place + len(match["verb" + group])), confidence=SPOKEN if spoken(sentence) else None)


def _opens(match: re.Match[str], group: str) -> bool:
    """May the clause open the sentence: "Because does not have ...", "Although is only ..." (but "Because is no answer")?"""
    return group == "1" and match["next1"] != "so" and (match["n1"] is not None or match[0].startswith("although"))
