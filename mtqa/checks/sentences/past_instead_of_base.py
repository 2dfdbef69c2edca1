"""A past form after "decided to" or in a question with "did": "he wanted to resigned", "Did the board knew?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# After these "to" can be nothing but the sign of the infinitive: not "committed to", "plans to", "used to".
_CONTROL = (
    """
    want wants wanted decide decides decided try tries tried refuse refuses refused hope hopes hoped forced able unable promised began
    continues continued managed intend intends intended threatened failed ordered urged wish wishes wished expects expected going
    persuaded attempted preferred obliged compelled asked tried chose supposed
    """
).split()
_TO = lazy(rf"\b(?:{'|'.join(_CONTROL)}) to (?P<verb>[a-z]{{3,}})\b(?P<after> [a-z]+)?")
_DID = lazy(r"\b(?:did|does|do) (?P<subject>he|she|they|it|you|we|(?:the|his|her|their|its|this|our) [a-z]+) (?P<verb>[a-z]{3,})\b")
_WRONG = ("was", "were", "is", "are", "has", "had")
_NOT = lazy(rf"\b(?:did|does|do)(?: not|n['’]t) (?P<verb>{'|'.join(_WRONG)})\b")
_OBJECT = frozenset(" a an the his her their its our my this that these those him them us in from after at on with by for".split(" "))
_PAST = frozenset({"VBD", "VBN"})


@check(
    id="past-instead-of-base", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="The verb must stand in its base form here.",
    why="The past of the source comes out twice, on 'wanted' or 'did' and again on the verb that depends on it.",
    trigger=Words(*(f"{word} to" for word in _CONTROL), "did", "does", *(f"not {word}" for word in _WRONG)), fix=UNSAFE,
    examples=(
        bad("The captain decided to [[resigned]] after the storm.", good="The captain decided to resign after the storm."),
        bad("The crew were forced to [[left]] the ferry.", good="The crew were forced to leave the ferry."),
        bad("Did the board [[knew]] of the leak?", good="Did the board know of the leak?"),
        bad("The crew did not [[had]] a boat.", good="The crew did not have a boat."),
        bad("Why did he [[resigned]]?", good="Why did he resign?"),
        ok("He decided to found a choir. They refused to felt-tip it. He failed to respond to revised terms."),
        ok("What he did the board knew. Did the proposed law pass? Did the captain shed his coat? Did he put it down?"),
        ok("They asked to left and right. He wanted to set out. She tried to lead them."),
    ),
)  # fmt: skip
def past_instead_of_base(sentence: Sentence) -> Iterator[Mark]:
    """Forms that the dictionary knows as past only; before "to" and "did" words that leave no other reading."""
    lower = sentence.owner.lower
    for match in _TO.finditer(lower, sentence.start, sentence.end):
        verb, after = match["verb"], (match["after"] or "").strip()
        known = lexicon.tags(verb)
        # "left" and "felt" are nouns too, unless an object follows.
        if "VBD" not in known or "VB" in known or not (known <= _PAST or after in _OBJECT) or lower[match.end("verb")] == "-":
            continue
        yield _mark(match)
    for match in _NOT.finditer(lower, sentence.start, sentence.end):
        if not re.search(r"\b(?:what|who|which|that|all|those|if|where|how)\b", lower[sentence.start : match.start()]):
            yield _mark(match)
    if "?" in sentence.text:
        for match in _DID.finditer(lower, sentence.start, sentence.end):
            known = lexicon.tags(match["verb"])
            # Behind a noun "proposed" may be an adjective ("Did the *new* *proposed* ..."); behind a pronoun it is a verb.
            if known and known <= ({"VBD"} if " " in match["subject"] else _PAST | {"JJ"}) and "VBD" in known:
                yield _mark(match)


def _mark(match: re.Match[str]) -> Mark:
    span = Span(*match.span("verb"))
    right = lexicon.lemma(match["verb"], "VBZ" if match["verb"] in ("is", "are", "has") else "VBD")
    return Mark(span, message=f"'{match['verb']}' should be '{right}' here.", fixes=(replace(span, right, UNSAFE),))
