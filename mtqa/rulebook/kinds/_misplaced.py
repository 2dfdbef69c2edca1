"""Which word stands where a rendering is missing: one that is listed as confused with it, or the noun nearest to its place that
renders nothing else.

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
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Edit, Fix, Span
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._forms import UNSPACED
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._literal import literal, meanings
from mtqa.rulebook.kinds._rendered import is_form, stems

_OTHER_ORDER = UNSPACED | {"de"}
_NEAR, _ALONE = 0.2, 0.3
"""How far, as a share of the stretch, the wrong word may stand from where its source word stands; if no other noun is left over."""
_MARGIN, _CLEAR = 0.05, 0.1
"""By how much the next leftover noun must be farther away; by how much it is surely another one."""
_COMMON = 5.15  # Zipf value of words that stand for anything (time, people, part)
_ALIKE = 0.48
"""Cosine of static vectors from which a noun counts as a rendering that the list lacks (massacre for murder: .53). Wrong words lie
below it: pub and howitzer -.02, cockroach and locust .24, plaintiff and prosecutor .37."""
_RARER = 2.2  # Zipf steps by which a plural that nobody uses is rarer than its singular (rapeseeds)
_ALIKE_PHRASE = 0.85  # the same for expressions, of which a literal rendering shares a word
_VAGUE = frozenset(
    "dozens hundreds thousands millions billions morning evening night weekend nobody someone everyone fellow intent".split()
)
_QUOTES = frozenset("\"'«»„“”‘’‚‹›")
_STRANGE = 2.6  # Zipf value below which a word that the dictionary lacks is none
_LITERAL = 0.15
"""By how much nearer an expression's run counts that holds the literal sense of one of its words (gas, for слезоточивый газ)."""
_JOINTS = frozenset({"of", "'s", "’s"})
_SMALL = _JOINTS | {"the"}
_WIDE = frozenset({"JJ", "VBN", "VBG", "NNP", "NNPS"})
_VOWELS = re.compile("[aeiouyhj]+")


@dataclass(frozen=True, slots=True)
class Place:
    """The wrong word, what to write instead, and how sure that is (a share of the rule's confidence)."""

    span: Span
    fixes: tuple[Fix, ...]
    sure: float


def place_of(
    item: Found, found: Sequence[Found], sisters: frozenset[str], side: Side, pair: AnnotatedPair, listed: bool = False
) -> Place | None:
    """None where the wrong word cannot be told. sisters: best renderings of other words (Tuesday for the word that means Monday).
    listed: only words that the entry lists as wrong."""
    for wrong in item.entry.wrongs:
        if _excused(wrong, item, found, sisters):
            continue
        if item.rendered and " " not in wrong:
            continue  # it may render something else
        for sentence in pair.target:
            for hit in _finder(wrong, item.entry.rights[0].text).find(sentence.tokens):
                tag = _phrases.tag_of(sentence, hit)
                return Place(sentence.span_of(hit.first, hit.last), _fixes(item, sentence, hit.first, hit.last, tag, wrong), 1.0)
    if listed:
        return None
    if not item.rendered and not item.half and (place := _part_by_part(item, found, side, pair)) is not None:
        return place
    if not item.rendered and (place := _transcribed(item, side, pair)) is not None:
        return place
    best = item.entry.rights[0]
    name = best.text[0].isupper()
    if item.rendered or best.open or (name and item.words == 1) or not _is_noun(best.text):
        return None  # of a name, a common noun hardly takes the place
    if side.language in _OTHER_ORDER or _named(item, side):
        return None  # where words stand elsewhere the place says little: 14 of 46 findings read were right (zh, ja), 4 of 10 (de)
    left = sorted(_leftover(item, found, side, pair), key=lambda run: run.far)
    if not left or left[0].far > (_NEAR if len(left) > 1 else _ALONE):
        return None
    first, margin = left[0], left[1].far - left[0].far if len(left) > 1 else 1.0
    nearer = any(not f.rendered and f.entry.rights and f is not item and abs(f.share - first.share) < first.far for f in found)
    if name and not first.sentence.tokens.texts[first.last][0].isupper():
        return None  # but a name taken literally may (Work Party, for the Labor Party)
    if margin < _MARGIN or nearer or _synonym(first, item) or (item.half and first.first == first.last):
        return None
    low, tag = first.sentence.tokens.lowers[first.last], first.sentence.tags[first.last]
    if ("NN" in lexicon.tags(low)) != ("NNS" in lexicon.tags(low)):  # the dictionary knows better than the tagger
        tag = "NN" if "NN" in lexicon.tags(low) else "NNS"
    elif not lexicon.known(low):
        tag = "NNS" if low.endswith("s") and not low.endswith("ss") else "NN"
    fixes = _fixes(item, first.sentence, first.first, first.last, tag, "")
    return Place(first.sentence.span_of(first.first, first.last), fixes, 0.9 if margin >= _CLEAR else 0.75)


@lru_cache(maxsize=2048)
def _finder(wrong: str, right: str) -> _phrases.Phrases:
    """Finds a confused word in any inflection that the right one can take, too."""
    return _phrases.Phrases([_phrases.compile_phrase(wrong, exact=False, partner=right)])


def _part_by_part(item: Found, found: Sequence[Found], side: Side, pair: AnnotatedPair) -> Place | None:
    """A compound rendered by what its parts mean alone."""
    written = item.written if side.language in UNSPACED else item.entry.word.removeprefix("=")
    parts = meanings(written, side.language)
    if not parts:
        return None
    text = side.text.replace(item.written, "\n") if side.language in UNSPACED else ""
    known = nouns(side.language, (low for n, low in enumerate(side.plain) if n not in item.places and len(low) > 2), text)
    others = (stems(word.rstrip("*")) for f in found if f is not item for r in f.entry.rights for word in r.words)
    run = literal(parts, pair.target, known.union(*others))
    if run is None:
        return None
    tag = run.sentence.tags[run.last]
    fixes = _fixes(item, run.sentence, run.first, run.last, tag, "")
    return Place(run.sentence.span_of(run.first, run.last), fixes, 1.0 if run.sure else 0.9)


def _transcribed(item: Found, side: Side, pair: AnnotatedPair) -> Place | None:
    """The source word itself, left in Latin letters (Ramatkal for רמטכ״ל, havback for хавбек), where English has no such word."""
    own = [_sounds(romanise(low)) for n, low in enumerate(side.lowers) if n in item.places and low.isascii() is False]
    if len(own) != 1 or len(own[0]) < 3 or side.language in UNSPACED:
        return None
    for sentence in pair.target:
        for at, low in enumerate(sentence.tokens.lowers):
            strange = len(low) > 3 and low.isascii() and low.isalpha() and not lexicon.known(low) and vocabulary.zipf(low) < _STRANGE
            if strange and _sounds(low).removesuffix("s") == own[0].removesuffix("s"):
                return Place(sentence.span_of(at), _fixes(item, sentence, at, at, "NN", sentence.tokens.texts[at]), 1.0)
    return None


def _sounds(word: str) -> str:
    """Consonants, with those made equal that Hebrew writes or Cyrillic is written in two ways."""
    return bones(word.replace("kh", "k").replace("ts", "s").replace("v", "b").replace("w", "b").replace("f", "p").replace('"', ""))


def _excused(wrong: str, item: Found, found: Sequence[Found], sisters: frozenset[str]) -> bool:
    """May the wrong word be part of a right rendering (junior high school student), or render another word of the source?"""
    low = wrong.lower()
    if item.rendered and (low in sisters or any(low in right.text.lower() for right in item.entry.rights)):
        return True
    return low in sisters and any(low == right.text.lower() for f in found if f is not item for right in f.entry.rights)


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


def _synonym(run: _Run, item: Found) -> bool:
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
class _Run:
    """Nouns side by side that render no other source word: the tokens, their place in the stretch, and how far from the missing one's."""

    sentence: Sentence
    first: int
    last: int
    share: float
    far: float


def _leftover(item: Found, found: Sequence[Found], side: Side, pair: AnnotatedPair) -> Iterator[_Run]:
    others = {word for f in found if f is not item for r in f.entry.rights for word in r.words}
    text = side.text.replace(item.written, "\n") if side.language in UNSPACED else ""
    known = nouns(side.language, (low for n, low in enumerate(side.plain) if n not in item.places and len(low) > 2), text)
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
                    yield _Run(sentence, first, end - 1, share, abs(share - item.share) - (_LITERAL if literal else 0.0))
            at = max(end, at + 1)


def _joins(lowers: Sequence[str], at: int, free: Sequence[bool]) -> bool:
    """Is it "of" or "of the" between two words that are left over?"""
    after = at + (2 if lowers[at : at + 2] == ["of", "the"] else 1)
    return (lowers[at] in _JOINTS and after < len(free) and free[after]) or (
        lowers[at] == "the" and lowers[at - 1] == "of" and free[at + 1 : at + 2] == [True]
    )


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
    return len(own) < 3 or not any(_alike(own, other) for other in roman)


@lru_cache(maxsize=50_000)
def bones(word: str) -> str:
    """A word's consonants, spelled the same way in cognates."""
    return _VOWELS.sub("", word.lower().replace("ph", "f").replace("x", "ks").replace("c", "k").replace("w", "v"))


def _alike(first: str, second: str) -> bool:
    same = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        same += 1
    return same >= 3 and same >= 0.6 * min(len(first), len(second))


def _fixes(item: Found, sentence: Sentence, first: int, last: int, tag: str | None, written: str) -> tuple[Fix, ...]:
    span, pos = sentence.span_of(first, last), "noun" if tag is not None and tag.startswith("NN") else "verb" if tag else None
    made: dict[str, Fix] = {}
    for right in item.entry.rights:
        if right.open or len(made) == 3:
            continue
        text = _phrases.compile_right(right.text, pos).get("f", {}).get(tag, right.text)
        if tag == "NNS" and vocabulary.zipf(text.split()[-1]) < vocabulary.zipf(right.text.split()[-1]) - _RARER:
            text = right.text
        text = _phrases.recased(text, written, sentence, first, last)
        edits = (*article_edit(sentence, first, text), Edit(span, text))
        made.setdefault(text, Fix(replace(span, text).title, edits, Applicability.UNSAFE))
    return tuple(made.values())
