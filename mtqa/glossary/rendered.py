"""Does a stretch of the translation hold a term? Strictly (where and how often), and generously (is it there in any guise)?"""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.annotate import Sentence
from mtqa.glossary.entry import Term
from mtqa.glossary.filing import UNSPACED
from mtqa.glossary.forms import START, Forms
from mtqa.glossary.index import in_latin_word
from mtqa.glossary.peoples import PEOPLES
from mtqa.glossary.words import HYPHENS, match
from mtqa.model import Span
from mtqa.rulebook.rule import unspaced

SMALL = frozenset("a an the of for in to on with at by from and or as der die das des von für le la les de du des di del el los".split())
_BETWEEN = 3
"""Foreign words that may stand among those of a term ("Minister for Foreign and European Affairs"), its small words not counted."""
_ENDING = 4  # letters that a derived word may have more


def places(term: Term, forms: Forms) -> list[Span]:
    """Where the term stands, in any inflection, with blanks or hyphens between its words."""
    if forms.language in UNSPACED:
        return [span for s in forms.sentences for span in _literal(term.text.lower(), s)]
    wanted = forms.words.wanted_loosely(term.text, term.pos)
    if not wanted or not forms.holds(wanted):
        return []
    found = []
    free: tuple[int, int] = (0, 0)
    for number, at in forms.at(wanted[0]):
        sentence = forms.sentences[number]
        if (number, at) >= free and (hit := match(forms.words.loose, wanted, sentence.tokens.lowers, at, 0)):
            found.append(sentence.span_of(*hit))
            free = number, hit[1] + 1
    return found


def rendered(term: Term, forms: Forms) -> bool:
    """Is the term there in some form: inflected, in another word order, written together or apart, derived ("Syrian" for Syria)?"""
    if forms.language in UNSPACED:
        return bool(places(term, forms))
    wanted = forms.words.wanted_loosely(term.text, term.pos)
    if wanted and forms.holds(wanted) and (len(wanted) == 1 or places(term, forms)):
        return True
    content = [key for key in wanted if key.partition("/")[0] not in SMALL] or wanted
    return _scattered(content, len(wanted), forms) or _joined(term.text, forms)


def _scattered(content: Sequence[str], length: int, forms: Forms) -> bool:
    """All content words within reach of each other, in any order."""
    at = []
    for key in content:
        word = key.partition("/")[0]
        some = {*forms.at(key), *_derived(word, forms), *forms.at(PEOPLES.get(word, ""))}
        if not some:
            return False
        at.append(some)
    reach = length + _BETWEEN
    return any(all(any(s == number and abs(n - start) < reach for s, n in some) for some in at[1:]) for number, start in at[0])


def _derived(word: str, forms: Forms) -> list[tuple[int, int]]:
    if len(word) < START:
        return []
    stem = word[:-1] if len(word) > START else word
    near = forms.by_start.get(word[:START], ())
    lowers = [s.tokens.lowers for s in forms.sentences] if near else []
    return [(s, n) for s, n in near if lowers[s][n].startswith(stem) and len(lowers[s][n]) <= len(word) + _ENDING]


def derived(written: str, forms: Forms) -> int:
    """How many words derived from a term of one word are there ("Syrian" for Syria), its own forms left out."""
    low = written.lower()
    own = forms.at(low)
    found = {*_derived(low, forms), *forms.at(PEOPLES.get(low, ""))}
    return len(found.difference(own)) if " " not in low else 0


def _joined(written: str, forms: Forms) -> bool:
    """'cyber attack', 'cyber-attack' and 'cyberattacks' for 'cyberattack'."""
    wanted = "".join(c for c in written.lower() if c.isalnum())
    if len(wanted) < START:
        return False
    return any(wanted in text and _begins(wanted, s.tokens.lowers) for text, s in zip(forms.squeezed, forms.sentences, strict=True))


def _begins(wanted: str, lowers: Sequence[str]) -> bool:
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
