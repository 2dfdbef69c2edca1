"""The verb before its subject, as German, Slavic and Hebrew have it: "Yesterday was published a report", "Therefore has he left"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span

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
_FOUND = re.compile(
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
_ASKING = re.compile(r"\b(?:what|which|who|whose|that|those|where|how|if|whether)\b")


@check(
    id="inverted-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The verb stands before its subject; English has it the other way round.",
    why="After a time or a phrase at the beginning German puts the verb next, and Slavic languages and Hebrew often do.",
    trigger=Words(
        "yesterday", "last", "this", "recently", "in", "on", "a week ago", "a month ago", "a year ago", "a few", "at the beginning",
        "at the end", "already in", "therefore", "at the same time", "for this reason", "for that reason", "because of this",
        "because of that", "after that", "since then", "according to", first=True),
    examples=(
        bad("[[Yesterday was published a]] report on the ferries."),
        bad("[[In 2014 was built a]] new pier."),
        bad("[[According to the captain was the]] ferry late."),
        bad("[[Therefore has he]] sold the boat."),
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
