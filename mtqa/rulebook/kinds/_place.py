"""A word that stands where a rendering is missing, and what to write instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mtqa.annotate import Sentence, lexicon, vocabulary
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Edit, Fix, Span
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._rendered import Rendering

_MOST = 3
"""Renderings that are suggested."""
_RARER = 2.2  # Zipf steps by which a plural that nobody uses is rarer than its singular (rapeseeds)
_POS = {"NN": "noun", "VB": "verb"}
_FINITE = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})
"""Tags for which renderings that are verbs come first. (A form in -ing may be a noun: raising pigs, pig farming.)"""
_ADVERB = re.compile(r"\w+ly (?=\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """The wrong word, what to write instead, and how sure that is (a share of the rule's confidence)."""

    span: Span
    fixes: tuple[Fix, ...]
    sure: float


def put(rights: Iterable[Rendering], sentence: Sentence, first: int, last: int, tag: str | None, written: str, sure: float = 1.0) -> Place:
    """The tokens first to last, and renderings in their place, inflected for the tag.

    tag: Penn tag of what stands there, None if it does not inflect; written: the wrong word as a list has it, for its capitals.
    """
    return Place(sentence.span_of(first, last), _fixes(rights, sentence, first, last, tag, written), sure)


def noun_tag(low: str, tag: str) -> str:
    """The number of a noun: the dictionary knows better than the tagger."""
    known = lexicon.tags(low)
    if ("NN" in known) != ("NNS" in known):
        return "NN" if "NN" in known else "NNS"
    if not lexicon.known(low):
        return "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"
    return tag


def _fixes(rights: Iterable[Rendering], sentence: Sentence, first: int, last: int, tag: str | None, written: str) -> tuple[Fix, ...]:
    span, pos = sentence.span_of(first, last), None if tag is None else _POS.get(tag[:2])
    closed = [right.text for right in rights if not right.open]
    if tag in _FINITE:
        closed.sort(key=lambda text: not is_verb(text))
    elif pos == "noun" and sentence.tags[last].startswith("NN"):
        closed.sort(key=_is_no_noun)
    made: dict[str, Fix] = {}
    for right in closed:
        adverb, verb = right.partition(" ")[::2] if pos == "verb" and _ADVERB.match(right) else ("", right)
        text = f"{adverb} {_phrases.compile_right(verb, pos).get('f', {}).get(tag, verb)}".lstrip()
        if tag == "NNS" and vocabulary.zipf(text.split()[-1]) < vocabulary.zipf(right.split()[-1]) - _RARER:
            text = right
        text = _phrases.recased(text, written, sentence, first, last)
        edits = (*article_edit(sentence, first, text), Edit(span, text))
        made.setdefault(text, Fix(replace(span, text).title, edits, Applicability.UNSAFE))
        if len(made) == _MOST:
            break
    return tuple(made.values())


def is_verb(text: str) -> bool:
    """ "walk" and "intentionally walk", but not "shutout"."""
    return "VB" in lexicon.tags(inflect.words_of(_ADVERB.sub("", text))[0])


def _is_no_noun(text: str) -> bool:
    """ "acquit" and "armoured"; of phrases nobody can tell (bases loaded)."""
    known = lexicon.tags(text.lower()) if text.isalpha() else frozenset()
    return bool(known) and known.isdisjoint(("NN", "NNS", "VBG"))
