"""Two sentences joined by a comma alone: "The bridge is old, it was built in 1911." """

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtqa.annotate import Layer, Sentence
from mtqa.annotate.clauses import FINITE, Kind, Verb, verbs
from mtqa.checks.sentences._shared import SAYING, SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_RESTART = "it|they|he|she|there|this|these"
_FOUND = lazy(
    rf", ?(?:(?P<noun>the|a|an|his|her|its|their|our) [a-z]+ |(?P<word>{_RESTART}) (?:(?:also|now|then|still|only|even|often|never) )?"
    r"(?:is|was|are|were|has|have|had|will|would|can|could|may|does|did|do|[a-z]+s|[a-z]+ed|came|went|took|made|got|began)\b)"
)
_TRIGGER = lazy(rf", ?(?:the|a|an|his|her|its|their|our|{_RESTART}) [a-z]")
_PHRASE = frozenset({"JJ", "NN", "NNS", "NNP", "VBG", "POS", "CD", "IN", "DT", "PRP$"})
# Clauses that lean on the one after the comma, and openings that are no clause.
_LEANS = frozenset(
    """
    if when whenever while as although though because since until unless once after before whether whereas where wherever however whatever
    no even given despite in on at for from with by to of without under over during among instead according thanks due like unlike
    """.split()
)
_PHRASES = frozenset("in on at from during within".split())
_CONDITIONS = frozenset(
    "if when whenever while as although though because since until unless once whether whereas where how so than".split()
)
_CONTRAST = frozenset({"not", "n't", "n’t", "never", "no", "only", "just", "hardly", "nothing", "nobody", "more", "less"})
_SPEAKERS = frozenset({"you"})  # "you pay, they deliver" is a figure of advertising
FOREIGN = frozenset('"“”„«»?!:()[]…')
_AHEAD = frozenset({"IN", "RB", "VBG", "TO", "WRB"})
_LEAST = 5  # tokens on either side: "he came, he saw" is a figure of style


def _joints(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Commas behind which a clause may begin, in a statement of the running text, with enough before them that may be one, too."""
    if not prose(sentence) or not closed_by_stop(sentence):
        return
    text = sentence.text
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        opening = re.split(r"[;–—]", text[: match.start() - sentence.start])[-1].split()
        if len(opening) < _LEAST - 1 or opening[0].lower().strip(",") in _LEANS - _PHRASES:
            continue
        if not FOREIGN.isdisjoint(text) or ".." in text:
            return
        if not (match["noun"] and text.count(",") > 1):  # lists and insertions; a pronoun is a surer sign
            yield match


@check(
    id="fused-sentences", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.7,
    message="Two sentences are joined by a comma alone.",
    why="Chinese, Russian and Hebrew string whole sentences together with commas; English wants a semicolon, a conjunction or a full stop.",
    trigger=Pattern(_TRIGGER), needs=Layer.RELATIONS, when=lambda s: any(True for _ in _joints(s)), fix=UNSAFE,
    examples=(
        bad("The old bridge was closed in May[[,]] it had stood for a century.",
            good="The old bridge was closed in May; it had stood for a century."),
        bad("Camping on the pier is banned by the board[[,]] there are only a few exceptions.",
            good="Camping on the pier is banned by the board; there are only a few exceptions."),
        bad("The captain sold the ferry to a miner[[,]] he was later seen in Porto.",
            good="The captain sold the ferry to a miner; he was later seen in Porto."),
        ok("When the bridge was closed in May, it had stood for a century. In the harbour, there are boats, and they are old."),
        bad("The view from the ferry is the same[[,]] the size of the harbour has grown.",
            good="The view from the ferry is the same; the size of the harbour has grown."),
        bad("In May she gave the list to the captains[[,]] they promised to read it.",
            good="In May she gave the list to the captains; they promised to read it."),
        ok("In every boat they had, they kept a gun. From the day they met, they were friends."),
        ok("They sold it in May, and in June they left."),
        ok("The ferry is late, the captain said on Monday. The board has ten seats, the largest in the north. Now, the bridge is shut."),
        ok("The bridge is not just old, it is rotten. The ferry is late, he said on Monday. The captain slept, she wept."),
        ok("The board said that if the bridge fell, it would pay. The bridge, they say, is old. He had, it seems, no boat."),
        ok("The board has ten seats and with the captains, it has twelve. They met in May but for a week before, there were talks."),
        ok("Short as the ferry had been in the harbour, it had been seen by all. It eats all our time, it costs us money, and it smells."),
        ok("The man who sold the ferry, he of the red beard, is gone. Had the board listened, there would be a bridge."),
    ),
)  # fmt: skip
def fused_sentences(sentence: Sentence) -> Iterator[Mark]:
    """Before the comma a main clause with its own subject, behind it the subject and verb of another, and nothing that joins them."""
    tokens = sentence.tokens
    for match in _joints(sentence):
        if match.start() not in tokens.starts or not _fused(sentence, tokens.starts.index(match.start()), bool(match["noun"])):
            continue
        comma = Span(match.start(), match.start() + 1)
        fix = Fix("Use a semicolon", (Edit(comma, ";"),), UNSAFE)
        yield Mark(comma, fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)


def _fused(sentence: Sentence, comma: int, noun: bool) -> bool:
    words, tags = sentence.tokens.lowers, sentence.tags
    at = comma + 2
    while at < len(words) and (tags[at] == "RB" or (noun and tags[at] in _PHRASE)):
        at += 1
    if at + 2 >= len(words) or tags[at] not in FINITE or words[at] in SAYING or words[at + 1] == "," or len(words) - comma < _LEAST:
        return False
    if words[at + 1] in ("not", "n't", "n’t"):
        return False  # "cats feel what we do, they are not toys": a contrast
    found = verbs(sentence)
    if any(words[n : n + 3] == [",", "and", words[comma + 1]] for n in range(at, len(words) - 2)):
        return False  # "It eats our time, it costs our money, and it ...": a list of clauses
    right = next((v for v in found if v.at == at), None)
    left = [v for v in found if v.end < comma]
    if right is None or right.opener is not None or right.kind is Kind.RELATIVE or not left:
        return False
    if noun and (right.kind is not Kind.MAIN or right.shared or right.subject is None or right.subject < comma or "CC" in tags[comma:]):
        return False
    return stands_alone(words, tags, left, comma) and words[comma + 1] not in {words[v.subject or 0] for v in left}


def stands_alone(words: Sequence[str], tags: Sequence[str], left: Sequence[Verb], comma: int) -> bool:
    """Is what comes before the comma a main clause that ends there?"""
    first, last = left[0], left[-1]
    start = max((n for n in range(comma) if words[n] in (";", "–", "—", "-")), default=-1) + 1
    if first.kind is not Kind.MAIN or first.opener is not None or first.subject is None or words[first.subject] in _SPEAKERS:
        return False
    if "," in words[start : first.at]:
        return False
    if words[start] in _PHRASES and (tags[first.subject] != "PRP" or comma - last.end < 4):
        return False  # "In all that work they did, they ...": it leans on what follows; "In May we sent the list to him" stands
    if first.at < start or words[start] in _LEANS - _PHRASES or any(words[v.at] in SAYING or words[v.end] in SAYING for v in left):
        return False
    if any(v.opener is not None and words[v.opener] in _CONDITIONS for v in left) or _CONTRAST & set(words[start:comma]):
        return False
    if words[start] in ("had", "were", "should", "let") or "VB" in tags[start : start + 1] or words[start + 1] == "as":
        return False  # "Had the board listened, ...", "Old as it was, ..."
    if tags[start] == "VBN" or (last.end == comma - 1 and words[last.end] in ("is", "was")):
        return False  # "Angered by what he had done, ...", "The good news is, ..."
    # "It has 72 and including its allies, it ...": the words before the comma belong to what follows.
    ahead = any(tags[n] == "CC" and (words[n - 1] == "," or tags[n + 1] in _AHEAD) for n in range(last.end, comma))
    return not ahead and "," not in words[last.end : comma]
