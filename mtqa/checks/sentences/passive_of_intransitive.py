"""A passive that English does not have: "they were remained", "he was died"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_VERBS = (
    "remained|happened|occurred|existed|belonged|consisted|seemed|appeared|died|arrived|stayed|lasted|emerged|depended|participated|agreed"
)
_FOUND = lazy(rf"\b(?P<subject>[\w’'-]+) (?P<be>is|are|was|were|been) (?P<verb>{_VERBS})\b(?P<after> \w+)?")
_UPON = frozenset({" upon", " on", " to", " by", " that"})  # "the price is agreed on"
_RELATIVE = frozenset({"what", "who", "that", "which", "it", "as", "there"})


@check(
    id="passive-of-intransitive", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="This verb has no passive in English.",
    why="Japanese, Chinese and Hebrew verbs of happening and remaining look like passives, and engines put 'was' before them.",
    trigger=Words(*(f"{be} {verb}" for be in ("is", "are", "was", "were", "been") for verb in _VERBS.split("|"))), fix=UNSAFE,
    examples=(
        bad("The miners [[were remained]] without light.", good="The miners remained without light."),
        bad("The captain [[was died]] in May.", good="The captain died in May."),
        bad("The accident [[is happened]] at noon."),
        ok("The price is agreed on. It was agreed that he would go. The people who lived there were stayed by the court's order."),
        ok("They have remained. What it was seemed clear. The terms were agreed by both."),
    ),
)  # fmt: skip
def passive_of_intransitive(sentence: Sentence) -> Iterator[Mark]:
    """A form of "be" right before one of a few verbs, with a subject before it; "agreed" only without what makes it a passive."""
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        verb, be = match["verb"], match["be"]
        passive = (verb == "agreed" and match["after"] != " with") or (verb == "stayed" and match["after"] in _UPON)
        if match["subject"] in _RELATIVE or passive:
            continue
        span = Span(match.start("be"), match.end("verb"))
        fixes: tuple[Fix, ...] = ()
        if be in ("was", "were") and match.start("verb") == match.end("be") + 1:
            past = lexicon.inflect(lexicon.lemma(verb, "VBD"), "VBD")
            fixes = (Fix(f"Use '{past}'", (Edit(span, past),), UNSAFE),)
        yield Mark(span, message=f"'{verb}' has no passive; '{be}' is too many.", fixes=fixes)
