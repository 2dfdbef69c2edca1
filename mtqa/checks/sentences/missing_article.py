"""A count noun without its article after "is": "he is engineer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span

# Count nouns that need an article after "is" or "was". Roles that one person fills at a time ("is captain", "was president")
# do without, and so do words that are also materials, ideas or adjectives.
_NOUNS = (
    "doctor|teacher|engineer|journalist|lawyer|student|farmer|soldier|writer|painter|actor|actress|musician|nurse|scientist|politician|"
    "businessman|businesswoman|policeman|programmer|architect|photographer|economist|historian|worker|pensioner|refugee|terrorist|criminal|"
    "murderer|thief|hero|liar|traitor|spy|foreigner|citizen|resident|member|participant|victim|witness|supporter|opponent|fan|"
    "country|city|town|village|place|region|problem|mistake|lie|miracle|disaster|tragedy|result|consequence|example|symbol|sign|step|"
    "question|way|reason|tool|weapon|project|company|organization|organisation|party|group|team|woman|man|boy|girl|child|person"
)
_ADJECTIVES = (
    "good|great|bad|big|small|new|old|young|real|true|serious|important|large|major|huge|simple|difficult|hard|beautiful|famous|former|"
    "well-known|popular|professional|experienced|russian|ukrainian|american|israeli|german|french|british|local|active|full"
)
_FOUND = re.compile(
    r"\b(?:he|she|it|this|that|who|which) (?:is|was|became|becomes|has become|had become|will be) "
    rf"(?P<gap>)(?P<adjective>(?:{_ADJECTIVES}) )?"
    rf"(?P<noun>{_NOUNS})(?=[.,;]| (?:of|in|from|who|which|for|and|at|with)\b)"
)
_AN = "aeiou"


@check(
    id="missing-article", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The noun needs an article here.", trigger=Pattern(_FOUND, lower=True), fix=UNSAFE,
    why="Russian, Ukrainian, Japanese and Chinese have no articles, and engines drop the English one where the source gives no hint of it.",
    examples=(
        bad("Her brother left school because he was [[engineer]] and earned well.",
            good="Her brother left school because he was an engineer and earned well."),
        bad("The town says it is [[good place]] for children.", good="The town says it is a good place for children."),
        bad("She became [[member]] of the board.", good="She became a member of the board."),
        ok("He was captain of the ferry, and she became president of the board. He is a teacher."),
        ok("It was child labour. This is company policy. She was both mother and doctor. It is problem enough."),
        ok("It is place names that he collects. The man he was hunting was a thief."),
    ),
)  # fmt: skip
def missing_article(sentence: Sentence) -> Iterator[Mark]:
    """A pronoun, a form of "be" and a noun of the list with nothing behind it that could make it part of a compound."""
    if not prose(sentence):
        return
    plain = sentence.owner.plain
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        start, end = match.end("gap"), match.end("noun")
        if plain[start].isupper() or (match["noun"] == "way" and plain[end : end + 3] == " of"):
            continue
        article = "an" if plain[start] in _AN else "a"
        fix = Fix(f"Put '{article}' before it", (Edit(Span(start, start), f"{article} "),), UNSAFE)
        yield Mark(Span(start, end), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
