"""Words that a lexicon lists as confused with a source word, in any inflection and derivation.

A listed word is first looked for in the inflections that it shares with the best rendering, which leaves the suggestion's form
clear ("shelves" for полки: regiments). Where no rendering stands in the stretch, any relative will do: "avoids" and "avoidance" for a
listed "avoid", "shying away", "the flow of the small flowers" for "small flower flow" only in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtqa.annotate import AnnotatedPair, Sentence
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._lexicon import Found
from mtqa.rulebook.kinds._place import Place, is_verb, noun_tag, put
from mtqa.rulebook.kinds._rendered import Rendering, is_form, stems

_SKIPPED = frozenset({"a", "an", "the", "'s", "’s", "-", "‐", "‑", "of"})
_STEM, _SUFFIX = 5, 2  # letters of two stems that are one; by which one may be longer
_AGENT = ("er", "or")
_LEAST = 4  # letters of a word that is looked for in its derivations


def confused(item: Found, found: Sequence[Found], sisters: frozenset[str], pair: AnnotatedPair) -> Place | None:
    """None where no listed word stands in the target, or it may be right there. sisters: best renderings of other words."""
    for wrong in item.entry.wrongs:
        if _excused(wrong, item, found, sisters) or (item.rendered and " " not in wrong and not _rendered_for_others(item, found, pair)):
            continue
        for sentence in pair.target:
            for hit in _finder(wrong, item.entry.rights[0].text).find(sentence.tokens):
                return put(item.entry.rights, sentence, hit.first, hit.last, _tag_of(item, sentence, hit), wrong)
    return None


def relative(item: Found, found: Sequence[Found], sisters: frozenset[str], pair: AnnotatedPair) -> Place | None:
    """The same for a word whose renderings are all missing, by any relative of a listed word."""
    explained = {word for f in found if f is not item for right in f.entry.rights for word in right.words}
    for wrong in item.entry.wrongs:
        if _excused(wrong, item, found, sisters):
            continue
        for sentence in pair.target:
            for first, last in _relatives(wrong, sentence):
                if first == last and any(is_form(word, sentence.tokens.lowers[first]) for word in explained):
                    continue
                return put(item.entry.rights, sentence, first, last, _tag(item, sentence, first, last), wrong, 0.9)
    return None


@lru_cache(maxsize=4096)
def _finder(wrong: str, right: str) -> _phrases.Phrases:
    """Finds a confused word in any inflection that the right one can take, too."""
    return _phrases.Phrases([_phrases.compile_phrase(wrong, exact=False, partner=right)])


@lru_cache(maxsize=4096)
def _stems(wrong: str) -> tuple[frozenset[str], ...]:
    """Of each word that counts; () where one is too short to be known by its stem."""
    words = [word for word in inflect.words_of(wrong) if word not in _SKIPPED]
    if len(words) == 1 and (len(words[0]) < _LEAST or not words[0].isalpha()):
        return ()
    return tuple(map(stems, words))


def _relatives(wrong: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The first and last token of runs that are the confused words in their order, each in any form; small words may stand between."""
    wanted = _stems(wrong)
    if not wanted or wrong[:1].isupper():
        return
    lowers = sentence.tokens.lowers
    for first, low in enumerate(lowers):
        if not low[:1].isalpha() or not _akin(wanted[0], low):
            continue
        at, last = 1, first
        while at < len(wanted) and last + 1 < len(lowers):
            last += 1
            if _akin(wanted[at], lowers[last]):
                at += 1
            elif lowers[last] not in _SKIPPED:
                break
        if at == len(wanted):
            yield first, last


@lru_cache(maxsize=50_000)
def _akin(own: frozenset[str], low: str) -> bool:
    """Has the word one of the stems, or nearly (justif, justifi; but not strike and striker)?"""
    other = stems(low)
    return not own.isdisjoint(other) or any(_near(*sorted((a, b), key=len)) for a in own for b in other)


def _near(short: str, long: str) -> bool:
    return len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= _SUFFIX and not long.endswith(_AGENT)


def _tag(item: Found, sentence: Sentence, first: int, last: int) -> str | None:
    """What the run is: a verb if its first word is tagged as one and some rendering is one, else what its last word is tagged as."""
    if sentence.tags[first].startswith("VB") and any(is_verb(right.text) for right in item.entry.rights if not right.open):
        return sentence.tags[first]
    tag = sentence.tags[last]
    if tag.startswith("NN"):
        return noun_tag(sentence.tokens.lowers[last], tag[:3] if tag == "NNS" else "NN")
    return tag if tag.startswith("JJ") else None


def _tag_of(item: Found, sentence: Sentence, hit: _phrases.Hit) -> str | None:
    """What the found words are. "filed an investigation" is a verb if "open an investigation" is to stand there."""
    first, tag = sentence.tags[hit.first], _phrases.tag_of(sentence, hit)
    if hit.last > hit.first and hit.head != hit.first and first.startswith("VB"):
        rights = item.entry.rights[:1] if tag is not None else item.entry.rights
        return first if any(is_verb(right.text) for right in rights if not right.open) else tag
    return tag


def _excused(wrong: str, item: Found, found: Sequence[Found], sisters: frozenset[str]) -> bool:
    """May the wrong word be part of a right rendering (junior high school student), or render another word of the source?"""
    low = wrong.lower()
    if item.rendered and (low in sisters or any(low in right.text.lower() for right in item.entry.rights)):
        return True
    return low in sisters and any(low == right.text.lower() for f in found if f is not item for right in f.entry.rights)


def _rendered_for_others(item: Found, found: Sequence[Found], pair: AnnotatedPair) -> bool:
    """Does every rendering that stands in the target belong to another word of the source? Each token renders one word."""
    lowers = [low for sentence in pair.target for low in sentence.tokens.lowers]
    own = _tokens(item.entry.rights, lowers)
    if not own:
        return True
    others = [_tokens(f.entry.rights, lowers) for f in found if f is not item and f.rendered]
    rivals = [tokens for tokens in others if not tokens.isdisjoint(own)]
    if not rivals:
        return False
    return not _assign([own, *rivals])


def _tokens(rights: Sequence[Rendering], lowers: Sequence[str]) -> frozenset[int]:
    """The tokens that a rendering of one word may be; for longer ones the token of the first word."""
    return frozenset(n for n, low in enumerate(lowers) if any(is_form(right.words[0], low) for right in rights))


def _assign(wanting: Sequence[frozenset[int]]) -> bool:
    """Can each have a token of its own (Kuhn's algorithm)?"""
    owner: dict[int, int] = {}

    def settle(who: int, tried: set[int]) -> bool:
        for token in wanting[who] - tried:
            tried.add(token)
            if token not in owner or settle(owner[token], tried):
                owner[token] = who
                return True
        return False

    return all(settle(who, set()) for who in range(len(wanting)))
