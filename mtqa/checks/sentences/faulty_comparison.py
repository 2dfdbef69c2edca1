"""A comparison of which one half has the wrong form: "are high than", "more bigger", "more serious from what"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, delete, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_PLAIN = (
    "high low big large small old young long short strong weak fast slow cheap hard easy early deep wide rich poor tall heavy light great "
    "close bright dark warm cold hot loud safe clean dense sharp tough mild narrow calm"
).split()
_OTHER = "important dangerous difficult serious expensive effective powerful common".split()
_COMPARED = tuple(lexicon.inflect(word, "JJR") for word in _PLAIN)
_MORE = tuple(f"more {word}" for word in (*_COMPARED, "better", "worse"))
_MOST = tuple(f"most {lexicon.inflect(word, 'JJS')}" for word in _PLAIN)
_THAN = "older younger taller bigger smaller stronger better worse faster richer".split()
_NO_ADJECTIVE = frozenset(
    "other different rather more less worse such same better sooner elsewhere otherwise else lower upper former".split()
)
_FOUND = lazy(
    rf"\b(?:is|are|was|were|be|been|much|far|even|became|become|remain|remains) (?P<plain>[a-z]+) than\b"
    rf"|\b(?P<more>more )(?:{'|'.join((*_COMPARED, 'better', 'worse'))})\b(?! [a-z]+(?:s|ers)\b)"
    r"|\b(?P<most>most )[a-z]{3,}est\b(?! [a-z]+ing)"
    rf"|\b(?:{'|'.join(_THAN)}) (?P<than>from) (?:his|her|my|their|your|him|them|me|us|what|the)\b"
    r"|\b(?:more|less) [a-z]+ (?P<from>from) (?:what|we|it|had been|was|expected)\b"
)
_MARKED = re.compile(r"\b(?:more|less|rather|other|sooner|better|easier|worse)\b")


@check(
    id="faulty-comparison", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.85,
    message="The comparison has the wrong form.",
    why="Hebrew, Arabic, Turkish and Chinese compare without a form of the adjective ('high from'), Slavic languages with 'more' or one.",
    trigger=Words("than", *_MORE, *_MOST, *(f"{w} from" for w in _THAN), "from what", "from we", "from expected", "from it"), fix=UNSAFE,
    examples=(
        bad("The houses by the bay are [[old]] than the harbour.", good="The houses by the bay are older than the harbour."),
        bad("The new ferry is even [[expensive]] than the pier.", good="The new ferry is even more expensive than the pier."),
        bad("This ferry is [[more]] slower than the last one.", good="This ferry is slower than the last one."),
        bad("The storm was more violent [[from]] what the crew feared.", good="The storm was more violent than what the crew feared."),
        bad("The town is [[calm]] than we thought.", good="The town is calmer than we thought."),
        bad("This is the [[most]] fastest ferry in the bay.", good="This is the fastest ferry in the bay."),
        bad("The captain is older [[from]] his wife.", good="The captain is older than his wife."),
        ok("He would rather be rich than wise. It is no more long than wide."),
        ok("There are more older miners. A more better-known captain came."),
        ok("He learned more directly from what he saw. They are older than the pier. Take more from what is left."),
    ),
)  # fmt: skip
def faulty_comparison(sentence: Sentence) -> Iterator[Mark]:
    """Plain adjectives right behind "be" or an adverb of degree, with no "more", "rather" or the like before them."""
    if not prose(sentence):
        return
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = match.lastgroup or "plain"
        span = Span(*match.span(group))
        if group == "plain":
            if _MARKED.search(lower, sentence.start, span.start) or not _plain(sentence, span.start, match[group]):
                continue
            form = lexicon.inflect(match[group], "JJR") if match[group] in _PLAIN else f"more {match[group]}"
            fixes = (replace(span, form, UNSAFE),)
        elif group == "most":
            fixes = (delete(span, UNSAFE, "Delete 'most'"),)
            if "JJS" not in lexicon.tags(match[0].split()[1]):
                continue
            span = Span(span.start, span.end - 1)
        elif group == "more":
            at = sentence.tokens.starts.index(span.start) if span.start in sentence.tokens.starts else None
            if at is None or at + 2 >= len(sentence.tags) or sentence.tags[at + 2] in ("NN", "NNS", "JJ", "HYPH", "VBN", "VBG", "NNP"):
                continue  # "more older miners"
            fixes = (delete(span, UNSAFE, "Delete 'more'"),)
            span = Span(span.start, span.end - 1)
        else:
            if span.start not in sentence.tokens.starts:
                continue
            at = sentence.tokens.starts.index(span.start)
            if group == "from" and (sentence.tags[at - 1] != "JJ" or sentence.tags[at - 3] == "IN"):
                continue
            if group == "than" and sentence.tags[at - 1] != "JJR":
                continue
            fixes = (replace(span, "than", UNSAFE),)
        yield Mark(span, fixes=fixes, confidence=SPOKEN if spoken(sentence) else None)


def _plain(sentence: Sentence, start: int, word: str) -> bool:
    """Is the word before "than" an adjective in its plain form, by the dictionary and in its place?"""
    known = lexicon.tags(word)
    if "JJ" not in known or "JJR" in known or word in _NO_ADJECTIVE or word.endswith(("er", "ed", "ing")):
        return False
    starts = sentence.tokens.starts
    return start in starts and sentence.tags[starts.index(start)] == "JJ"
