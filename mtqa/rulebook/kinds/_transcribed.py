"""A source word left in Latin letters (the Ramatkal, havback, PPO, Vrio), and an English word taken for its sound (stall for ストール, a
stole).

Only where no rendering stands in the stretch. A word that English does not have needs to sound like the source word; one that it has,
or an abbreviation, must be spelled as one would write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from mtqa.annotate import AnnotatedPair, Sentence, lexicon, vocabulary
from mtqa.annotate.derived import native
from mtqa.annotate.romanise import KATAKANA, kana_likeness, romanise
from mtqa.rulebook.kinds._forms import UNSPACED
from mtqa.rulebook.kinds._leftover import bones
from mtqa.rulebook.kinds._lexicon import Found, Side
from mtqa.rulebook.kinds._place import Place, noun_tag, put
from mtqa.rulebook.kinds._rendered import is_form, stems

_STRANGE = 2.6  # Zipf value below which a word that the dictionary lacks is none
_LEAST = 3  # consonants by which a word is told; letters of an abbreviation
_SHORT = 4  # letters of a word that is written out as it sounds (vrio)
_SAME = 0.84  # share of letters that a word must have in common with what its source word would be in Latin letters
_KANA, _KANA_STRANGE = 0.9, 0.75
"""Likeness to a katakana word that an English word must have; that a word that is none must have."""
_LIKE = 0.6  # share of letters from which a strange word is another source word
_ROOT = 6  # letters that a word of a Latin alphabet and what was left of it have in common
_LOAN = 1.6  # Zipf value from which an English text may have taken the word over (autobahn)
_FAR = 0.3  # share of the stretch between a source word and the strange word that stands for it
_HEARD = (("kh", "h"), ("ch", "h"), ("ck", "k"), ("ts", "s"), ("v", "b"), ("w", "b"), ("f", "p"), ('"', ""))
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def transcribed(item: Found, explained: frozenset[str], side: Side, pair: AnnotatedPair) -> Place | None:
    """explained: stems of what other words of the source may be rendered as."""
    spoken = _spoken(item, side)
    if not spoken:
        return None
    kana = KATAKANA.fullmatch(item.written) is not None
    best: tuple[float, Sentence, int] | None = None
    for sentence in pair.target:
        for at, low in enumerate(sentence.tokens.lowers):
            text = sentence.tokens.texts[at]
            if len(low) < _LEAST or not low.isalpha() or (best is not None and low == best[1].tokens.lowers[best[2]]):
                continue
            how_like = _likeness(low, text, item, spoken, kana)
            if how_like and low.isascii() and _is_word(low, text):
                own = any(is_form(word, low) for right in item.entry.rights for word in right.words)
                if own or how_like < _SAME or sentence.tags[at] not in _NOUNS or not stems(low).isdisjoint(explained):
                    how_like = 0.0
            if how_like > (best[0] if best is not None else 0.0):
                best = how_like, sentence, at
    if best is None:
        return None
    sure, sentence, at = best
    return put(item.entry.rights, sentence, at, at, noun_tag(sentence.tokens.lowers[at], "NN"), sentence.tokens.texts[at], min(1.0, sure))


def untranslated(item: Found, side: Side, pair: AnnotatedPair) -> Place | None:
    """A German word with its small letter, or with an English ending (gleisbed, foulelfmeter), and no other rendering beside it.

    A lexicon lists the German word itself, as names and titles keep it (Landtag): so with a capital it is left alone.
    """
    own = {side.lowers[n] for n in item.places} | {item.entry.word.lstrip("=").rstrip("*").lower()}
    beginnings = tuple(word[: max(_ROOT, len(word) - 2)] for word in own if word.isalpha() and len(word) >= _ROOT)
    for sentence in pair.target if beginnings else ():
        for at, low in enumerate(sentence.tokens.lowers):
            if low.startswith(beginnings) and low == sentence.tokens.texts[at] and _foreign(low, _LOAN):
                others = [right for right in item.entry.rights if not (right.open and right.text.lower().startswith(beginnings))]
                words = (word for right in others for word in right.words)
                if any(is_form(word, other) for word in words for s in pair.target for other in s.tokens.words):
                    return None
                return put(others, sentence, at, at, noun_tag(low, "NN"), low)
    return None


def strange(item: Found, found: Sequence[Found], side: Side, pair: AnnotatedPair) -> Place | None:
    """The only word with a small letter that English does not have (yose, for 寄席), where only one word of the source is not rendered."""
    best = item.entry.rights[0].text
    if best[0].isupper() or any(not f.rendered and f.entry.rights and f is not item for f in found):
        return None
    seen = [
        (sentence, at)
        for sentence in pair.target
        for at, low in enumerate(sentence.tokens.lowers)
        if len(low) > _LEAST and low.isascii() and low.isalpha() and low == sentence.tokens.texts[at] and _foreign(low, _LOAN)
    ]
    if len(seen) != 1 or native(seen[0][0].tokens.lowers[seen[0][1]]):
        return None
    (sentence, at), start = seen[0], pair.target[0].start
    low, share = sentence.tokens.lowers[at], (sentence.tokens.starts[at] - start) / max(1, pair.target[-1].end - start)
    others = [word for n, word in enumerate(side.lowers) if n not in item.places] + KATAKANA.findall(side.text)
    if abs(share - item.share) > _FAR or any(SequenceMatcher(None, low, romanise(word)).ratio() > _LIKE for word in others):
        return None
    return put(item.entry.rights, sentence, at, at, noun_tag(low, "NN"), low, 0.8)


def _foreign(low: str, rare: float) -> bool:
    return not lexicon.known(low) and vocabulary.zipf(low) < rare


def _spoken(item: Found, side: Side) -> list[str]:
    """What the source word, and the form it has in the lexicon, are in Latin letters."""
    if side.language in UNSPACED:
        return [romanise(item.written)] if KATAKANA.fullmatch(item.written) else []
    own = [low for n, low in enumerate(side.lowers) if n in item.places]
    if len(own) != 1 or own[0].isascii():
        return []
    return list(dict.fromkeys((romanise(own[0]), romanise(item.entry.word.lstrip("=").rstrip("*").lower()))))


def _likeness(low: str, text: str, item: Found, spoken: list[str], kana: bool) -> float:
    """0 to 1."""
    if item.written.isupper() and item.written.isalpha() and len(text) >= _LEAST:
        return float(text.isupper() and low in spoken)
    if kana:
        like = kana_likeness(low, item.written)
        return like if like >= (_KANA if _is_word(low, text) else _KANA_STRANGE) and len(low) > _LEAST else 0.0
    if _is_word(low, text):
        return max(SequenceMatcher(None, low, word).ratio() for word in spoken) if len(low) > _SHORT else 0.0
    if len(low) >= _SHORT and low in spoken:
        return 1.0
    return float(any(len(own) >= _LEAST and _same(low, own) for own in map(_sounds, spoken)))


def _same(low: str, own: str) -> bool:
    return len(low) > _LEAST and _sounds(low).removesuffix("s") == own.removesuffix("s")


def _is_word(low: str, text: str) -> bool:
    return not low.isascii() or lexicon.known(low) or vocabulary.zipf(low) >= _STRANGE or text.isupper()


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> str:
    """Consonants, with those made equal that Hebrew writes or Cyrillic is written in two ways."""
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    return bones(word)
