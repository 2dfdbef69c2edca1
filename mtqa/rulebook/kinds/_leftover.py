"""The noun nearest to the place of a missing rendering that renders nothing else.

Measured on references of ru and uk in which a rendering was replaced by another noun: the nearest leftover noun is the replaced one in
70 % of the cases. Where no other is nearly as near, in 76 to 82 % (that is 50 % of all), and an omitted word, which is no fault, is
taken for a wrong one in one case of five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mtqa.annotate import AnnotatedPair, Sentence, lexicon, vectors, vocabulary
from mtqa.annotate.romanise import romanise
from mtqa.annotate.source_nouns import nouns
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._forms import UNSPACED
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._place import Place, noun_tag, put
from mtqa.rulebook.kinds._rendered import is_form, stems

_NEAR, _ALONE = 0.2, 0.3
"""How far, as a share of the stretch, the wrong word may stand from where its source word stands; if no other noun is left over."""
_MARGIN, _CLEAR = 0.05, 0.1
"""By how much the next leftover noun must be farther away; by how much it is surely another one."""
_COMMON = 5.15  # Zipf value of words that stand for anything (time, people, part)
_ALIKE = 0.48
"""Cosine of static vectors from which a noun counts as a rendering that the list lacks (massacre for murder: .53). Wrong words lie
below it: pub and howitzer -.02, cockroach and locust .24, plaintiff and prosecutor .37."""
_ALIKE_PHRASE = 0.85  # the same for expressions, of which a literal rendering shares a word
_VAGUE = frozenset(
    "dozens hundreds thousands millions billions morning evening night weekend nobody someone everyone fellow intent".split()
)
_QUOTES = frozenset("\"'«»„“”‘’‚‹›")
_LITERAL = 0.15
"""By how much nearer an expression's run counts that holds the literal sense of one of its words (gas, for слезоточивый газ)."""
_JOINTS = frozenset({"of", "'s", "’s"})
_SMALL = _JOINTS | {"the"}
_WIDE = frozenset({"JJ", "VBN", "VBG", "NNP", "NNPS"})
_VOWELS = re.compile("[aeiouyhj]+")


def fits(item: Found, side: Side) -> bool:
    """May a common noun stand for it?"""
    best = item.entry.rights[0]
    if best.open or (best.text[0].isupper() and item.words == 1) or not _is_noun(best.text):
        return False  # of a name, a common noun hardly takes the place
    return not _named(item, side)


def by_place(item: Found, found: Sequence[Found], left: Sequence[Run]) -> Place | None:
    """None where it cannot be told."""
    left = sorted(left, key=lambda run: run.far)
    if not left or left[0].far > (_NEAR if len(left) > 1 else _ALONE):
        return None
    first, margin = left[0], left[1].far - left[0].far if len(left) > 1 else 1.0
    nearer = any(not f.rendered and f.entry.rights and f is not item and abs(f.share - first.share) < first.far for f in found)
    if margin < _MARGIN or nearer:
        return None
    return here(first, item, 0.9 if margin >= _CLEAR else 0.75)


def here(run: Run, item: Found, sure: float) -> Place | None:
    """The run as the wrong word; None if it may be a rendering that the list lacks."""
    if item.entry.rights[0].text[0].isupper() and not run.sentence.tokens.texts[run.last][0].isupper():
        return None  # but a name taken literally may (Work Party, for the Labor Party)
    if _synonym(run, item) or (item.half and run.first == run.last):
        return None
    tag = noun_tag(run.sentence.tokens.lowers[run.last], run.sentence.tags[run.last])
    return put(item.entry.rights, run.sentence, run.first, run.last, tag, "", sure)


def _is_noun(phrase: str) -> bool:
    last = inflect.words_of(phrase)[-1]
    known = lexicon.tags(last)
    return not known or "NN" in known or "NNS" in known or last.endswith("ing")


def _named(item: Found, side: Side) -> bool:
    """Does a name follow (телеканал «Звезда», the frigate Gorshkov)? Then English often has the name alone."""
    if side.language == "de" or side.language in UNSPACED:
        return False  # capitals say nothing there
    last = max(item.places) + 1
    after = [text for text in side.texts[last : last + 2] if text not in _QUOTES]
    return bool(after) and after[0][:1].isupper() and not after[0].isupper()


def _synonym(run: Run, item: Found) -> bool:
    """Is one of the words near in meaning to a rendering? For an expression, the words together."""
    lowers = run.sentence.tokens.lowers[run.first : run.last + 1]
    single = item.words == 1 or len(lowers) == 1
    least = _ALIKE if single else _ALIKE_PHRASE
    for written in lowers if single else (" ".join(lowers),):
        vector = vectors.phrase(written)
        others = (vectors.phrase(right.text.lower()) for right in item.entry.rights[:12]) if vector is not None else ()
        if any(other is not None and float(vector @ other) >= least for other in others):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Run:
    """Nouns side by side that render no other source word: the tokens, their place in the stretch, and how far from the missing one's."""

    sentence: Sentence
    first: int
    last: int
    share: float
    far: float


def leftover(item: Found, found: Sequence[Found], known: frozenset[str], side: Side, pair: AnnotatedPair) -> Iterator[Run]:
    others = {word for f in found if f is not item for r in f.entry.rights for word in r.words}
    roman = [bones(romanise(low)) for n, low in enumerate(side.lowers) if n not in item.places and len(low) > 3]
    sentences = pair.target
    if not sentences:
        return
    start, length = sentences[0].start, max(1, sentences[-1].end - sentences[0].start)
    wide = item.words > 1
    own = nouns(side.language, () if side.language in UNSPACED else (side.plain[n] for n in item.places), item.written)
    for sentence in sentences:
        tokens, tags, at = sentence.tokens, sentence.tags, 0
        free = [_lonely(sentence, n, wide, others, known, roman) for n in range(len(tags))]
        while at < len(tags):
            end = at
            while end < len(tags) and (
                free[end] or (wide and at < end < len(tags) - 1 and tokens.lowers[end] in _JOINTS and free[end + 1])
            ):
                end += 1
            while end > at and not tags[end - 1].startswith("NN"):
                end -= 1
            compound = end < len(tags) and tags[end].startswith("NN")  # tear, before the gas that renders another word
            if not compound and any(tags[n].startswith("NN") for n in range(at, end)):
                first = _cut(tokens.lowers, at, end, item.words) if wide else at
                rare = any(vocabulary.zipf(low) < _COMMON and low not in _VAGUE for low in tokens.lowers[first:end])
                literal = wide and any(not own.isdisjoint(stems(low)) for low in tokens.lowers[first:end])
                if end - first > 1 or (rare and not literal):  # "the train" for light rail is short, not wrong
                    share = ((tokens.starts[first] + tokens.starts[end - 1]) / 2 - start) / length
                    yield Run(sentence, first, end - 1, share, abs(share - item.share) - (_LITERAL if literal else 0.0))
            at = max(end, at + 1)


def _cut(lowers: Sequence[str], first: int, end: int, words: int) -> int:
    """Where an expression of so many words begins, if it ends there."""
    while end - first - sum(low in _SMALL for low in lowers[first:end]) > words:
        first += 1
    return next((n for n in range(first, end) if lowers[n] not in _SMALL), first)


def _lonely(sentence: Sentence, at: int, wide: bool, others: set[str], known: frozenset[str], roman: Sequence[str]) -> bool:
    """A common noun that renders no other word that is known, and sounds like none. wide: or an adjective, or a word of a title."""
    low, tag = sentence.tokens.lowers[at], sentence.tags[at]
    if not (tag in ("NN", "NNS") or (wide and tag in _WIDE)) or len(low) < 3 or not low.isalpha():
        return False
    if sentence.tokens.texts[at][0].isupper() and not _phrases.at_start(sentence, at) and not (wide and lexicon.known(low)):
        return False
    if not stems(low).isdisjoint(known) or any(is_form(word, low) for word in others):
        return False
    own = bones(low)
    return len(own) < 3 or not any(alike(own, other) for other in roman)


@lru_cache(maxsize=50_000)
def bones(word: str) -> str:
    """A word's consonants, spelled the same way in cognates."""
    return _VOWELS.sub("", word.lower().replace("ph", "f").replace("x", "ks").replace("c", "k").replace("w", "v"))


def alike(first: str, second: str) -> bool:
    same = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        same += 1
    return same >= 3 and same >= 0.6 * min(len(first), len(second))
