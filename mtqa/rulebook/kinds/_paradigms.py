"""The forms of a Russian, Ukrainian, Hebrew or German word in dictionary form, by its ending: for lexicons, in which each word was chosen.

A stemmer makes strangers relatives (метр, метро; поэт, поэтому; кит, Китай; Fähre, Fahrer; Nichte, nicht), so here a word stands for
its own paradigm. Some of the forms made are of another declension and do not exist; that does no harm. Vowels that come and go (орёл,
орла; потолок, потолка) and Ukrainian і that becomes о or е (порт; ніч, ночі) are made both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtqa.rulebook.kinds._verbs import russian_verb, ukrainian_verb

_RU_MASCULINE = " а у ом ем е ы и ов ей ам ами ах".split(" ")
_RU_SOFT = "ь й я ю ем е и ев ей ям ями ях ью".split()
_RU_FEMININE = " а ы и е у ой ою ей ам ами ах".split(" ")
_RU_IA = "я и ю е ей ею й ям ями ях ь".split()
_RU_NEUTER = " о а у ом е ам ами ах и".split(" ")
_RU_IE = "е я ю ем и й ям ями ях ье".split()
_RU_PLURAL = " ы и а я ов ев ей ам ям ами ями ах ях".split(" ")
_RU_ADJECTIVE = "ый ий ой ого его ому ему ым им ом ем ая яя ой ей ою ею ую юю ое ее ые ие ых их ыми ими".split()
_UK_MASCULINE = " а у ові еві ом ем і е и ів ам ами ах".split(" ")
_UK_SOFT = "ь й я ю ем єм еві єві і ї е ів їв ей ям ями ях ю".split()
_UK_FEMININE = " а и і у ою ею о ам ами ах ей".split(" ")
_UK_IA = "я і ї ю ею єю е є й ь ям ями ях ей м".split()
_UK_NEUTER = " о а у ові ом і ам ами ах".split(" ")
_UK_PLURAL = " и і ів їв ей ам ям ами ями ах ях".split(" ")
_UK_ADJECTIVE = "ий ій ого ього ому ьому им ім а я ої ьої у ю ою ьою е є і ї их іх ими іми".split()
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}


def russian(word: str) -> Iterator[str]:
    """Forms of a noun, an adjective or a verb; ё was made е."""
    end = word[-2:]
    if (
        end in ("ый", "ий", "ой", "ая", "ое", "ее", "ые", "ие")
        and not (end == "ий" and word.endswith(("рий", "лий", "тарий")))
        and (end != "ие" or word.endswith(("кие", "гие", "шие", "щие")))
    ):
        yield from _with(word[:-2], _RU_ADJECTIVE)
        if end not in ("ие", "ое", "ой"):
            return
    last, stem = word[-1], word[:-1]
    if last == "а":
        yield from _with(stem, _RU_FEMININE)
        if stem.endswith("к"):
            yield from (stem[:-1] + mid + "к" for mid in ("о", "е"))
    elif last == "я":
        yield from _with(stem, _RU_IA)
        if stem.endswith("ь"):
            yield stem[:-1] + "ей"
        elif stem.endswith("н"):
            yield stem[:-1] + "ен"
    elif last == "о":
        yield from _with(stem, _RU_NEUTER)
    elif last == "е":
        yield from _with(stem, _RU_IE)
    elif last in "ьй":
        yield from _with(stem, _RU_SOFT)
        if stem.endswith(("ен", "ел", "ев")):
            yield from _with(stem[:-2] + stem[-1], _RU_SOFT)
    elif last in "ыи":
        yield from _with(stem, _RU_PLURAL)
    else:
        yield from _with(word, _RU_MASCULINE)
        if last == "ц":
            yield from _with(word[:-2] + "ц", ("ев",))
        if word.endswith(("ец", "ок", "ек", "ел", "ер", "ен")) and len(word) > 3:
            yield from _with(word[:-2] + word[-1], _RU_MASCULINE)
    yield from russian_verb(word)
    yield word


def ukrainian(word: str) -> Iterator[str]:
    """Forms of a noun, an adjective or a verb."""
    if word.endswith(("ий", "ій")):
        yield from _with(word[:-2], _UK_ADJECTIVE)
        if word.endswith("ий"):
            return
    last, stem = word[-1], word[:-1]
    if last == "а":
        yield from _with(stem, _UK_FEMININE)
        if stem[-1:] in _SOFTENED:
            yield stem[:-1] + _SOFTENED[stem[-1]] + "і"
        if stem.endswith("к"):
            yield from (stem[:-1] + mid + "к" for mid in ("о", "е"))
        if word.endswith(("ська", "цька")):
            yield from _with(stem, _UK_ADJECTIVE)
    elif last == "я":
        yield from _with(stem, _UK_IA)
        if len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1] + "ь"
    elif last == "о":
        yield from _with(stem, _UK_NEUTER)
    elif last in "ьй":
        yield from _with(stem, _UK_SOFT)
        if stem.endswith("ец"):
            yield from _with(stem[:-2] + "ц", _UK_SOFT)
        yield from _opened(stem, _UK_SOFT)
    elif last in "иі":
        yield from _with(stem, _UK_PLURAL)
    else:
        yield from _with(word, _UK_MASCULINE)
        if word.endswith(("ок", "ек", "ел", "ер", "ец")) and len(word) > 3:
            yield from _with(word[:-2] + word[-1], _UK_MASCULINE)
        yield from _opened(word, _UK_MASCULINE)
    yield from ukrainian_verb(word)
    yield word


def hebrew(word: str) -> Iterator[str]:
    """Forms of a noun: construct state, plural, and the possessives that news has. Final letters were made plain."""
    stems = [word]
    if word.endswith("ה"):
        stems.append(word[:-1] + "ת")
        yield from (word[:-1] + end for end in ("ות", "ותי", "ימ", "י"))
    elif word.endswith(("ית", "ות")):
        yield word[:-1] + "ות"
        yield word[:-2] + "יות"
    elif word.endswith("ת"):
        yield word[:-1] + "ות"
    else:
        yield from (word + end for end in ("ימ", "י", "ות", "יו", "יה", "ית", "ה"))
    for stem in stems:
        yield stem
        if len(stem) > 2:
            yield from (stem + end for end in ("ו", "נו", "מ"))


def _with(stem: str, endings: Iterable[str]) -> Iterator[str]:
    for ending in endings:
        yield stem + ending


def _opened(stem: str, endings: Iterable[str]) -> Iterator[str]:
    """і of a closed syllable becomes о or е where an ending opens it."""
    if len(stem) > 2 and stem[-2] == "і":
        for vowel in "ое":
            yield from _with(stem[:-2] + vowel + stem[-1], [e for e in endings if e and e not in "ьй"])


_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_DE_ENDINGS = " e s es n en er ern em in innen".split(" ")
_DE_PLURAL = " e n en er ern in innen".split(" ")


def german(word: str) -> Iterator[str]:
    """Forms of a noun or adjective, with the plural's umlaut (Anwalt: Anwälte, Anwälten)."""
    if word.endswith("e"):
        yield from _with(word, " n s r m".split(" "))
        return
    if word.endswith("in"):
        yield from _with(word, " s nen e en".split(" "))
        return
    if word.endswith("nis"):
        yield from _with(word, " se ses sen".split(" "))
        return
    if word.endswith(("us", "um", "ma")) and not word.endswith("aus"):
        yield from (word, word + "s", word[:-2] + "en", word[:-2] + "a")
        return
    closed = word.endswith(("er", "el", "en"))
    yield from _with(word, " s n in innen".split(" ") if closed else _DE_ENDINGS)
    if found := re.search(r"(a|o|u|au)[^aeiouäöü]+$", word[:-2] + word[-1] if closed else word):
        at = found.start(1)
        yield from _with(word[:at] + _UMLAUTS[word[at]] + word[at + 1 :], _DE_PLURAL)
