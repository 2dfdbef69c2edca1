"""A future after "if", "when" or "as soon as": "If they will not answer, we will strike"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_FOUND = lazy(
    r"(?P<opener>if|when|as soon as|once|until|before|after|unless) "
    r"(?P<subject>he|she|it|they|we|you|i|(?:the|a|an|this|that|his|her|its|their|our|my) (?:[a-z-]+ ){0,2}?[a-z]+)"
    r" will (?P<no>not )?(?P<verb>[a-z]+)"
)
_MAIN = lazy(r", (?:[\w’'-]+ ){1,5}?(?:will|won['’]t)\b")
_MANY = frozenset({"they", "we", "you", "i"})
_OPENERS = ("if", "when", "as soon as", "once", "until", "before", "after", "unless")


@check(
    id="future-in-condition", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="After '{match}' English has the present where the future is meant.",
    why="Hebrew, Russian, Ukrainian and Arabic put both verbs into the future; English only the main one.",
    trigger=Words(*_OPENERS, first=True), fix=UNSAFE,
    examples=(
        bad("If they [[will not answer]] by Friday, the miners will strike.",
            good="If they do not answer by Friday, the miners will strike."),
        bad("When the talks [[will end]], the board will return home.", good="When the talks end, the board will return home."),
        bad("As soon as the snow [[will melt]], the work will go on.", good="As soon as the snow melts, the work will go on."),
        ok("If you will follow me, I will show you. When will he come? If the will is found, she will sell. If it will help, we will pay."),
        ok("When the talks end, the board will return. If they sail, they will be late. When they will sail is not known."),
    ),
)  # fmt: skip
def future_in_condition(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning of a sentence, with a comma behind and "will" in the main clause, too; "if you will" is a request."""
    if not prose(sentence) or "?" in sentence.text:
        return
    lower = sentence.owner.lower
    match = _FOUND.match(lower, sentence.start, sentence.end)
    if match is None or (match["opener"] == "if" and match["subject"] in ("you", "it", "that", "this")):
        return
    rest = lower[match.end() : sentence.end]
    comma = rest.find(",")
    if (
        comma < 0
        or not re.match(r", (?:[\w’'-]+ ){1,5}?(?:will|won['’]t)\b", rest[comma:])
        or not {"VB"} & (lexicon.tags(match["verb"]) | {"VB" if match["verb"] == "be" else ""})
    ):
        return
    starts, tags = sentence.tokens.starts, sentence.tags
    place = match.start("verb")
    if place not in starts or tags[starts.index(place)] != "VB":
        return
    span = Span(match.end("subject") + 1, match.end("verb"))
    right = _present(match["subject"], match["verb"], bool(match["no"]), tags[starts.index(place) - (3 if match["no"] else 2)])
    fixes = (Fix(f"Use '{right}'", (Edit(span, right),), UNSAFE),)
    yield Mark(
        span, message=f"After '{match['opener']}' it should be '{right}'.", fixes=fixes, confidence=SPOKEN if spoken(sentence) else None
    )


def _present(subject: str, verb: str, no: bool, tag: str) -> str:
    """The present of the verb group for its subject, whose head carries `tag`."""
    many = subject in _MANY or tag in ("NNS", "NNPS")
    if verb == "be":
        form = "am" if subject == "i" else "are" if many else "is"
        return f"{form} not" if no else form
    if no:
        return f"{'do' if many else 'does'} not {verb}"
    return verb if many else lexicon.inflect(verb, "VBZ")
