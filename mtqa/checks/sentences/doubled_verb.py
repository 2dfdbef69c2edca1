"""Two finite verbs where one belongs: "the bridge was is closed"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Layer, Sentence
from mtqa.checks.sentences._shared import SPOKEN, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_FOUND = lazy(
    r"\b(?P<be>is|are|was|were) (?P<other>plans|wants|intends|hopes|tries|needs|continues|refuses|decides|begins|threatens|expects|agrees|"
    r"went|took|gave|knew|began|wrote|saw|broke) (?:to|out|up|the|a|his|her|their)\b|"
    r"\b(?P<first>is|are|was|were|has|have|will|would|can|could|should|must)"
    r" (?P<second>is|are|was|were|has|will|would|can|could|should|does|did)\b"
)
_NOUNS = frozenset("plans wants hopes tries needs".split())
# In "what he is is a thief", "all they can is wait" the first verb belongs to a clause that is the subject of the second.
_CLAUSE = lazy(
    r"\b(?:what|who|whom|where|how|all|thing|things|reason|whatever|whoever|why|when|which|everything|everyone|those|than|as|that|if|whether|any|best|"
    r"one|kind|way|much|many|the)\b"
)


@check(
    id="doubled-verb", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="Two finite verbs stand side by side; one of them is too many.",
    why="Engines that waver between two tenses sometimes write both.", trigger=Pattern(_FOUND, lower=True), needs=Layer.TAGS,
    examples=(
        bad("The bridge across the bay [[was is]] closed."),
        bad("They [[are were]] told to wait on board."),
        bad("She [[will would]] not say when."),
        bad("The company [[is plans]] to dismiss two hundred miners."),
        bad("The fire [[was broke]] out after midnight."),
        ok("There are plans to sell it, and his are plans to keep it. What they want is plans to read. All he was wants to rest."),
        ok("What he is is a thief, and all he can does not help. Those who are were told to wait."),
        ok("The way it is is good. The will is strong, and in May the can was empty."),
        ok("The boats we have are old. Who they are is not known. He knew where the boats were was a secret."),
    ),
)  # fmt: skip
def doubled_verb(sentence: Sentence) -> Iterator[Mark]:
    """Two auxiliaries in a row, different ones, with no clause before them that could be a subject."""
    tags, starts = sentence.tags, sentence.tokens.starts
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        before = lower[sentence.start : match.start()]
        # "the" opens too many noun phrases to count by itself; what counts is "the way", "the thing" right before.
        if (match["first"] and match["first"] == match["second"]) or _CLAUSE.search(before.replace("the ", "")):
            continue
        if match.start() not in starts or tags[starts.index(match.start())] not in ("VBZ", "VBP", "VBD", "MD"):
            continue
        at = starts.index(match.start())
        if at == 0 or tags[at - 1] not in ("PRP", "NN", "NNS", "NNP", "NNPS", "EX", "RB"):
            continue
        if tags[at - 1] == "PRP" and at > 1 and tags[at - 2].startswith("NN"):
            continue  # "the boats we have are old"
        last = "second" if match["second"] else "other"
        plural = match["be"] in ("are", "were") or before.split()[-1:] in (["there"], ["his"], ["hers"], ["theirs"], ["mine"])
        if last == "other" and match["other"] in _NOUNS and (plural or not match[0].endswith(" to")):
            continue  # "they are plans the board made"
        span = Span(match.start(), match.end(last))
        yield Mark(span, confidence=SPOKEN if spoken(sentence) else None)
