"""The verb before its subject, as German, Slavic and Hebrew have it: "Yesterday was published a report", "Therefore has he left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# What can be a subject itself ("Yesterday was a good day"), and what cannot ("On Monday").
_NOUNLIKE = rf"yesterday|(?:last|this) (?:week|month|year|night|summer|winter|autumn|spring|morning|evening|{_WEEKDAY}|{_MONTH})"
_TIME = (
    rf"recently|in (?:(?:early|late|mid) ?-?)?(?:(?:{_MONTH})(?: \d{{4}})?|\d{{4}})"
    r"|in (?:recent|the (?:last|past)(?: (?:few|two|three|ten))?) (?:years|months|weeks|days|decades)"
    rf"|on {_WEEKDAY}(?: (?:morning|evening|afternoon|night))?"
    rf"|on (?:\d\d? (?:{_MONTH})|(?:{_MONTH}) \d\d?)|a (?:week|month|year|few (?:days|weeks|months|years)) ago"
    r"|at the (?:beginning|end) of (?:(?:the|last|this) )?(?:week|month|year|\d{4})|already in \d{4}"
)
_LINK = r"therefore|at the same time|in (?:this|that) (?:case|way)|for (?:this|that) reason|because of (?:this|that)|after that|since then"
_FOUND = lazy(
    rf"(?:(?P<noun>{_NOUNLIKE})|(?P<time>{_TIME})|(?P<link>{_LINK})|"
    r"(?P<source>according to (?:(?:the|a|his|her|its) )?(?:[a-z-]+ )?[a-z-]+))"
    r"(?: also)? (?P<verb>is|are|was|were|has|have|had|will|can|could|must|did|does|would|should)"
    r" (?:(?P<pronoun>he|she|they|we|i|there)|(?P<article>the|his|her|their)|(?P<participle>[a-z]+) (?:here |there )?"
    r"(?P<subject>a|an|the|two|three|four|five|six|seven|ten|hundreds|thousands|dozens|several|many|some|more|new|another|his|her|their|its|about|around|nearly|\d[\d,.]*))"
    r"(?= [\w(“\"])"
)
# "Yesterday was declared a holiday": the day is the subject.
_NAMING = frozenset(
    "declared considered called named made given deemed shown told asked offered dubbed granted proclaimed designated supposed meant spent "
    "voted set been become marked rated judged".split()
)
_ASKS = frozenset({"was", "were", "has", "does", "did"})  # not "is", "can", "will": "Will you please call me." asks without a mark
_QUESTION = "The sentence is built like a question and ends in a full stop: the verb stands before its subject, or the mark is wrong."
_ASKING = lazy(r"\b(?:what|which|who|whose|that|those|where|how|if|whether)\b")


@check(
    id="inverted-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The verb stands before its subject; English has it the other way round.",
    why="After a time or a phrase at the beginning German puts the verb next, and Slavic languages and Hebrew often do.",
    trigger=Words(
        "yesterday", "last", "this", "recently", "in", "on", "a week ago", "a month ago", "a year ago", "a few", "at the beginning",
        "at the end", "already in", "therefore", "at the same time", "for this reason", "for that reason", "because of this",
        "because of that", "after that", "since then", "according to", "was", "were", "has", "does", "did", first=True),
    examples=(
        bad("[[Yesterday was published a]] report on the ferries."),
        bad("[[In 2014 was built a]] new pier."),
        bad("[[According to the captain was the]] ferry late."),
        bad("[[Therefore has he]] sold the boat."),
        bad("[[Has the captain]] earned his name by sailing alone."),
        bad("[[Were the boats]] sold in May to the board."),
        ok("Were the boats sold, nobody would fish. Has the captain been seen?"),
        ok("Yesterday was declared a holiday. This year was the best. In 2014 the pier was built. This is called a pier."),
        ok("On Monday there was a storm. According to what was the rule then, he paid. Last year was a good one."),
        ok("In May is he coming or not? In it was found a note. According to the law he is to pay."),
    ),
)  # fmt: skip
def inverted_subject(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning of a sentence only, after a time or a link that cannot be the subject, or with a participle in between."""
    if not prose(sentence) or "?" in sentence.text:
        return
    at = first_word(sentence)
    start = sentence.tokens.starts[at]
    match = _FOUND.match(sentence.owner.lower, start, sentence.end)
    if match is None and sentence.tokens.lowers[at] in _ASKS and closed_by_stop(sentence) and not spoken(sentence):
        last = _question(sentence.tokens.lowers, sentence.tags, at)
        if last is not None:
            yield Mark(sentence.span_of(at, last), message=_QUESTION)
        return
    if match is None or _ASKING.search(match[0]):
        return
    if match["noun"] and not match["participle"] and match["pronoun"] in (None, "there"):
        return  # "This week was the last"
    if match["article"] and not match["source"]:
        return  # "In May was the last race": rare, and right in places
    if match["participle"] and (match["source"] or match["link"] or not _passive(match)):
        return
    if match["source"] and match["pronoun"] and match["source"].endswith(("he", "she", "they")):
        return
    yield Mark(Span(start, match.end()), confidence=SPOKEN if spoken(sentence) else None)


def _passive(match: re.Match[str]) -> bool:
    """ "was published a": a form of "be", a participle, and then the subject."""
    verb = match["participle"]
    return match["verb"] in ("is", "are", "was", "were") and "VBN" in lexicon.tags(verb) and verb not in _NAMING


def _question(words: Sequence[str], tags: Sequence[str], at: int) -> int | None:
    """The last token of the subject of "Has the captain earned ..."; None if it may be something else ("Were they rich, ...")."""
    first = tags[at + 1 : at + 2]
    if not first or "," in words or len(words) < at + 6 or first[0] not in ("DT", "PRP$", "NNP", "EX"):
        return None
    for n in range(at + 2, min(at + 10, len(words) - 1)):
        if tags[n] in (("VB",) if words[at] in ("does", "did") else ("VBN", "VBD")):
            return n - 1 if n > at + 2 or tags[n - 1] in ("NNP", "EX") else None
        if tags[n] in FINITE:
            return None
    return None
