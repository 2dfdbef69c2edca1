"""Does a stretch of the translation hold a term? Strictly (where and how often), and generously (is it there in any guise)?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtqa.annotate import Sentence
from mtqa.glossary.entry import Term
from mtqa.glossary.index import UNSPACED, in_latin_word
from mtqa.glossary.words import HYPHENS, match, words_of
from mtqa.model import Span
from mtqa.rulebook.rule import unspaced

_SMALL = frozenset("a an the of for in to on with at by from and or as der die das des von für le la les de du des di del el los".split())
_BETWEEN = 3
"""Foreign words that may stand among those of a term ("Minister for Foreign and European Affairs"), its small words not counted."""
_DERIVED = 5  # letters that a word and one derived from it must share (Syria, Syrian)
_ENDING = 4  # letters that the derived one may have more


def places(term: Term, language: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Where the term stands, in any inflection, with blanks or hyphens between its words."""
    if language in UNSPACED:
        return [span for s in sentences for span in _literal(term.text.lower(), s)]
    words = words_of(language)
    wanted = words.wanted(term.text, term.pos)
    found = []
    for sentence in sentences if wanted else ():
        free = 0
        for at, low in enumerate(sentence.tokens.lowers):
            if at >= free and wanted[0] in words.keys(low) and (hit := match(words.keys, wanted, sentence.tokens.lowers, at, 0)):
                found.append(sentence.span_of(*hit))
                free = hit[1] + 1
    return found


def rendered(term: Term, language: str, sentences: Sequence[Sentence]) -> bool:
    """Is the term there in some form: inflected, in another word order, written together or apart, derived ("Syrian" for Syria)?"""
    if places(term, language, sentences):
        return True
    if language in UNSPACED:
        return False
    words = words_of(language)
    wanted = words.wanted(term.text, term.pos)
    content = [key for key in wanted if key.partition("/")[0] not in _SMALL] or wanted
    return any(_scattered(content, len(wanted), words.keys, s.tokens.lowers) or _joined(term.text, s.tokens.lowers) for s in sentences)


def _scattered(content: Sequence[str], length: int, keys: Callable[[str], frozenset[str]], lowers: Sequence[str]) -> bool:
    """All content words within reach of each other, in any order."""
    at = []
    for key in content:
        word = key.partition("/")[0]
        some = [n for n, low in enumerate(lowers) if key in keys(low) or _derived(word, low)]
        if not some:
            return False
        at.append(some)
    reach = length + _BETWEEN
    return any(all(any(abs(n - start) < reach for n in some) for some in at[1:]) for start in at[0])


def _derived(word: str, low: str) -> bool:
    if len(word) < _DERIVED or low[0] != word[0]:
        return False
    stem = word[:-1] if len(word) > _DERIVED else word
    return low.startswith(stem) and len(low) <= len(word) + _ENDING


def _joined(written: str, lowers: Sequence[str]) -> bool:
    """'cyber attack', 'cyber-attack' and 'cyberattacks' for 'cyberattack'."""
    wanted = "".join(c for c in written.lower() if c.isalnum())
    if len(wanted) < _DERIVED:
        return False
    for start, begin in enumerate(lowers):
        if not wanted.startswith(begin[:2]):
            continue
        joined = ""
        for low in lowers[start : start + 6]:
            joined += low if low not in HYPHENS else ""
            if len(joined) >= len(wanted):
                if joined.startswith(wanted) and len(joined) <= len(wanted) + 2:
                    return True
                break
    return False


def _literal(wanted: str, sentence: Sentence) -> list[Span]:
    plain, lower = sentence.owner.plain, sentence.owner.lower
    found, at = [], sentence.start
    while (at := lower.find(wanted, at, sentence.end)) >= 0:
        if unspaced(wanted) or not in_latin_word(plain, at, at + len(wanted)):
            found.append(Span(at, at + len(wanted)))
        at += len(wanted)
    return found
