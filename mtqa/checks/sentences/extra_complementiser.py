"""A conjunction too many: "said that that the ferry is late", "decided that to sell", "if that the price falls"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span

_NEXT = r"(?=(?:the|a|an|he|she|they|we|it|there|his|her|their) [a-z])"
_ASKING = ("recommended", "decided", "demanded", "proposed", "agreed", "ordered", "requested", "suggested", "asked", "advised", "planned",
           "promised", "refused", "wants", "wanted", "recommends", "demands", "proposes", "suggests", "plans")  # fmt: skip
_ASKED = ("known", "clear", "said", "established", "reported", "clarified", "unclear", "decided", "determined", "asked", "understood")
_TELLING = ("said", "announced", "reported", "informed", "noted", "told", "learned", "knew", "spoke", "thought", "wrote", "stated")
_DOUBLED = ("that that", "that whether", "that if whether")
_CONDITIONS = ("if that", "because that", "although that", "whether that")
_FOUND = regex.compile(
    rf"(?<=[a-z] )(?:(?P<twice>that (?P<cut>that )){_NEXT}"
    rf"|(?P<plain>if|because|although|whether) (?P<cut>that ){_NEXT}"
    rf"|(?P<asked>{'|'.join(_ASKED)}) (?P<cut>that )whether {_NEXT}"
    rf"|(?P<about>{'|'.join(_TELLING)}) (?P<cut>(?:about|of|on) )that {_NEXT}"
    rf"|(?P<loose>[a-z]+) (?P<cut>about )that {_NEXT}"
    r"|(?P<why>explained|explains|understood|know|knows|knew) (?P<cut>that )why (?=(?:the|he|she|they|it|we) [a-z])"
    rf"|(?P<to>{'|'.join(_ASKING)}) (?P<cut>that )to (?P<verb>[a-z]+))"
)
_TRIGGER = (
    *_DOUBLED,
    *_CONDITIONS,
    *(f"{word} {preposition} that" for word in _TELLING for preposition in ("about", "of", "on")),
    *(f"{word} that to" for word in _ASKING),
    "about that",
    "that why",
)


@check(
    id="extra-complementiser", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="The clause is opened twice; one of the words is too many.",
    why="Slavic, Turkic and Semitic languages say 'about that that ...' or 'that to do'; the engine renders both words.",
    trigger=Words(*_TRIGGER), fix=UNSAFE,
    examples=(
        bad("The captain said that [[that]] the ferry was late.", good="The captain said that the ferry was late."),
        bad("The board decided [[that]] to sell the ferry in May.", good="The board decided to sell the ferry in May."),
        bad("Nobody eats fish if [[that]] the price is high.", good="Nobody eats fish if the price is high."),
        bad("It is not clear [[that]] whether the crew is alive.", good="It is not clear whether the crew is alive."),
        bad("The captain announced [[about]] that he had sold the ferry.", good="The captain announced that he had sold the ferry."),
        ok("He said that that boat was his. He knew that whether he stayed or left, he would pay. She spoke of that the other day."),
        ok("He asked that to be done. They decided that to save the ferry, they would sell the pier."),
        ok("He wondered if that the dog ate was bad."),
        ok("If that is true, he lied. They planned that to be a feast. The captain thought of that a lot."),
    ),
)  # fmt: skip
def extra_complementiser(sentence: Sentence) -> Iterator[Mark]:
    """A clause with its own subject must follow, or behind "that to" nothing but the infinitive's phrase up to the stop."""
    if not prose(sentence):
        return
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        starts, words, tags = sentence.tokens.starts, sentence.tokens.lowers, sentence.tags
        cut = match.start("cut")
        if cut not in starts:
            continue
        at = starts.index(cut)
        if match["to"]:
            if words[at + 2] == "be" or tags[at + 2] != "VB" or "," in words[at:] or FINITE & set(tags[at + 2 :]):
                continue  # "that to save the ferry, they ..."
        else:
            if match["loose"] and (not tags[at - 1].startswith("V") or tags[at + 1] == "DT" or words[at + 2] == "there"):
                continue  # "the talk about that the other day"
            after = at + len(match["cut"].split()) + (0 if match["twice"] or match["plain"] else 1)
            if not _clause(words, tags, after) or (match["asked"] and ("," in words[at:] or "or" in words[at:])):
                continue
        span = Span(cut, match.end("cut"))
        shown = Span(cut, match.end("cut") - 1)
        yield Mark(
            shown, fixes=(delete(span, UNSAFE, f"Delete '{match['cut'].strip()}'"),), confidence=SPOKEN if spoken(sentence) else None
        )


def _clause(words: list[str], tags: list[str], start: int) -> bool:
    """Does a subject and then its verb stand from `start` on, so that what was before is no object or subject itself?"""
    n = start
    while n < len(words) and tags[n] in ("DT", "PRP", "PRP$", "EX", "JJ", "NN", "NNS", "NNP", "CD", "IN", "POS", "VBN"):
        if n > start and tags[n] in ("DT", "PRP") and tags[n - 1] != "IN":
            return False  # "if that the dog ate it": a second subject
        n += 1
    if n >= len(words) or tags[n] not in FINITE or n == start:
        return False
    rest = [tag for tag in tags[n + 1 :] if tag in FINITE]
    return not rest or "," in words[n:] or "that" in words[n:] or "and" in words[n:] or "which" in words[n:]
