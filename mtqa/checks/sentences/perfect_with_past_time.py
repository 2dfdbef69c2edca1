"""The present perfect beside a time that is over: "has joined the party last year"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_TIME = lazy(
    r"\b(?:yesterday|(?<!the )(?<!this )last (?:night|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|fall|winter)|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+|several|few|some) (?:day|week|month|year|hour|minute|decade|centurie?)s? ago|(?:back )?in (?:1[5-9]\d\d|200\d|201\d))\b"
)  # fmt: skip
_TRIGGER = Words(
    "yesterday",
    "ago",
    *(f"last {unit}" for unit in "night week month year spring summer autumn fall winter".split()),
    *(f"last {day}day" for day in "mon tues wednes thurs fri satur sun".split()),
    *(f"last {m}" for m in "january february march april may june july august september october november december".split()),
    *(f"in {year}" for year in range(1500, 2020)),
)
_HAVE = lazy(r"ha(?:s|ve)\b")
_SINCE = frozenset("since for until till from between after before over during who which that whose when than as where if".split())
_STOPS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", "VBG", "TO", "CC", "JJR", "RBR", "POS"})
_BEFORE_HAVE = frozenset({"to", "may", "could", "would", "should", "might", "must", "will"})
_ADVERBS = frozenset({"also", "already", "now", "then", "even", "only", "recently", "reportedly", "officially", "previously", "not"})


@check(
    id="perfect-with-past-time", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The present perfect does not go with a time that is over; the simple past does.",
    why="Hebrew and Russian have one past tense, German uses its perfect for what is over; engines render them with 'has' even beside "
    "'last year' or 'two days ago'.",
    trigger=_TRIGGER, when=lambda s: _HAVE.search(s.owner.lower, s.start, s.end) is not None, needs=Layer.TAGS, fix=UNSAFE,
    examples=(
        bad("The board [[has closed]] the bridge last week.", good="The board closed the bridge last week."),
        bad("Two captains [[have left]] the company two years ago.", good="Two captains left the company two years ago."),
        ok("The board has closed the bridge that was built last year. It has been closed since last week."),
        ok("The captains who had left last year have come back. He has worked here for two years."),
        ok("It has lost a third of what it had two years ago. Sales have fallen by half compared with last year."),
        ok("The board has closed three bridges in the last year. The crews have made some progress this last week."),
    ),
)  # fmt: skip
def perfect_with_past_time(sentence: Sentence) -> Iterator[Mark]:
    """has/have + participle, the time within eight words after it, and no verb, comma or "since", "for", "who" ... between."""
    words, tags, starts = sentence.tokens.lowers, sentence.tags, sentence.tokens.starts
    for match in _TIME.finditer(sentence.owner.lower, sentence.start, sentence.end):
        at = next((n for n, start in enumerate(starts) if start >= match.start()), 0)
        for n in range(at - 1, max(-1, at - 12), -1):
            if tags[n] in _STOPS or words[n] in _SINCE:
                break
            if tags[n] in FINITE:
                if words[n] in ("has", "have") and not (n and words[n - 1] in _BEFORE_HAVE):
                    yield from _mark(sentence, n, at)
                break


def _mark(sentence: Sentence, at: int, time: int) -> Iterator[Mark]:
    words, tags = sentence.tokens.lowers, sentence.tags
    place = at + 1
    while place < time and words[place] in _ADVERBS:
        place += 1
    if place >= time or tags[place] != "VBN" or words[place] == "not" or "not" in words[at:place]:
        return
    participle = words[place]
    lemma = lexicon.lemma(participle, "VBN")
    been = participle == "been"
    if been and (place + 1 >= time or tags[place + 1] != "VBN"):
        return  # "has been in Porto last year" may be a longer stay
    if any(tags[n] == "VBN" for n in range(place + 1, time)) and not been:
        return
    past = ("was" if words[at] == "has" else "were") if been else lexicon.inflect(lemma, "VBD")
    tokens = sentence.tokens
    gap = Span(tokens.starts[at], tokens.starts[at + 1])
    span = sentence.span_of(at, place)
    edits = (Edit(gap, ""), Edit(Span(tokens.starts[place], tokens.ends[place]), past))
    yield Mark(span, fixes=(Fix(f"Use '{past}'", edits, UNSAFE),), confidence=SPOKEN if spoken(sentence) else None)
