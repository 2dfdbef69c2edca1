"""A verb that agrees with the noun next to it and not with its subject: "the price of the boats are rising"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_PHRASE = (
    r"(?: (?:of|about|in|from|for|at|on|by|against|between|near)(?: the| a| an| this| that| his| her| its| their)?"
    r"(?: [a-z-]+)? (?P<nearN>[a-z]{3,}))"
)
_DETERMINED = r"(?:the|his|her|its|their|our|these|those)"
_ADVERB = r"(?: (?:also|still|now|often|always|never|already|only))?"
_FOUND = lazy(
    rf"\b(?:the|these|those|his|her|its|their|our)(?: [a-z-]+)? (?P<many>[a-z]{{3,}}s|people|men|women|children)"
    rf"{_PHRASE.replace('N>', '1>')}?{_ADVERB} (?P<is>is|was|has|isn['’]t|wasn['’]t)\b"
    rf"|\b(?:the|this|a|an|his|her|its|their|our|each|every)(?: [a-z-]+)? (?P<one>[a-z]{{3,}})"
    rf"{_PHRASE.replace('N>', '2>')}{_ADVERB} (?P<are>are|were|have)\b"
    rf"|\b(?P<part>one|each|every one) of {_DETERMINED}(?: [a-z-]+)? (?P<set>[a-z]{{3,}}s){_ADVERB} (?P<are2>are|were|have)\b"
)
_TRIGGER = lazy(r" of (?:[a-z]+ ){1,3}(?:is|was|has|are|were|have|isn['’]t|wasn['’]t) ")  # a literal first: ten times as fast
_OTHER = {"is": "are", "was": "were", "has": "have", "are": "is", "were": "was", "have": "has"}
# Where a clause begins; a noun phrase further inside may have its head to the left.
_START = lazy(r"(?:\A[“\"‘'(]*|(?:\A|[\s“\"])(?:that|because|but|although|while|when)\s|[“\"]\s*)\Z")
_IRREALIS = lazy(
    r"\b(?:if|as though|wish\w*|suggest\w*|insist\w*|demand\w*|recommend\w*|propos\w*|ask\w*|request\w*|requir\w*|urg\w*|lest)\b"
)
_INSIDE = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "IN", "PRP$", "CD", "VBN", "VBG", "HYPH", "RB"})
_SETS = frozenset(
    """
    number majority minority group series couple pair lot range variety handful set host team family half third quarter percentage part rest
    total kind type sort combination collection generation crowd staff police people data media crew band army company club government
    cabinet dozen hundred thousand million amount proportion share bulk mass plenty list string trio public press audience leadership youth
    little great large small wide whole good mix row flood wave array line host body class population elite board panel jury
    committee bit batch contingent convoy fleet cohort cluster flock herd squad gang mob throng swarm bunch pack stream raft slew litany
    """.split()
)
_AS_ONE = frozenset(
    "news politics economics physics mathematics headquarters series means species states lots nations thanks odds works".split()
)


@check(
    id="distant-agreement", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The verb does not agree with its subject in number.",
    why="Engines inflect the verb for the noun that stands next to it; the subject stands further left.",
    trigger=Pattern(_TRIGGER, lower=True), fix=UNSAFE,
    examples=(
        bad("The price of the boats [[are]] rising again.", good="The price of the boats is rising again."),
        bad("The owners of the old ferry [[was]] angry.", good="The owners of the old ferry were angry."),
        bad("One of the miners [[were]] released in May.", good="One of the miners was released in May."),
        ok("A number of boats were lost. The majority of the miners are ill. The rest of the boats have gone."),
        ok("If the price of the boats were lower, he would buy. He asked that the head of the miners have a say."),
        ok("One of the miners who were there spoke. The man and the owner of the boats were ill. The news from the bays is bad."),
        ok("A contingent of old captains are watching. All but one of the boats were lost."),
        ok("The price and quality of the boats are good. What the boats in the bay do is loud."),
    ),
)  # fmt: skip
def distant_agreement(sentence: Sentence) -> Iterator[Mark]:
    """Noun, preposition, noun, verb at the start of a clause; the tags must agree that it is one phrase with this head."""
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = next(g for g in ("is", "are", "are2") if match[g])
        verb, before = match[group], lower[sentence.start : match.start()]
        if not _START.search(before) or before.endswith("all but ") or _IRREALIS.search(before) or not _headed(sentence, match, group):
            continue
        base = verb.rstrip("t").rstrip("'’n") if verb not in _OTHER else verb
        span = Span(match.start(group), match.start(group) + len(base))
        yield Mark(span, fixes=(replace(span, _OTHER[base], UNSAFE),), confidence=SPOKEN if spoken(sentence) else None)


def _headed(sentence: Sentence, match: re.Match[str], group: str) -> bool:
    """Is the head a noun of the number that clashes with the verb, and all up to the verb one noun phrase?"""
    head = match["many"] or match["one"] or match["set"]
    name = "many" if match["many"] else "one" if match["one"] else "set"
    starts, tags = sentence.tokens.starts, sentence.tags
    if head in _SETS or head in _AS_ONE or not {match.start(name), match.start(group), match.start()} <= set(starts):
        return group == "are2" and match.start(group) in starts
    at, verb, first = starts.index(match.start(name)), starts.index(match.start(group)), starts.index(match.start())
    if any(tag not in _INSIDE for tag in tags[first:verb]) or not sentence.tokens.texts[at].islower():
        return False
    known = lexicon.tags(head)
    if group == "are2":
        return True
    if group == "is":
        return tags[at] == "NNS" and "NNS" in known and tags[verb - 1] in ("NN", "NNS", "RB") and tags[verb] in ("VBZ", "VBD")
    return (
        tags[at] == "NN"
        and "NN" in known
        and match["near2"].endswith("s")
        and tags[verb - 1] in ("NNS", "RB")
        and tags[verb] in ("VBP", "VBD")
    )
