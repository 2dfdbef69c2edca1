"""Which source word a name of the translation stands for, and what follows for spellings.

Pairs of sentences are searched: each name of the target is held against the words of its source, in Latin letters. A
source word that is one name with two spellings in the target proves a variant; two spellings with a source name each
are two names, however alike they sound.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from mtqa.annotate import lexicon
from mtqa.annotate.annotated import AnnotatedDocument, Sentence
from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names.find import Names
from mtqa.annotate.names.pairs import derived_from, ending_of, inflected, same_first_name, slip_of_the_pen
from mtqa.annotate.names.places import is_country_word
from mtqa.annotate.names.sound import distance, likeness, signs, skeleton
from mtqa.annotate.names.variants import Variant, Why
from mtqa.annotate.romanise import KATAKANA, kana_likeness, readable, romanise, vowelled
from mtqa.model.lazy import lazy

_WORD = lazy(r"[^\W\d_](?:[^\W\d_]|['’\-\"״׳](?=[^\W\d_]))+")
_PREFIXES = "ושהבלמכ" + "وفبلك"
_ARTICLE = lazy(r"^(?:al|el|as|ad|ar|at|an|ash|az)[-‐]", re.IGNORECASE)
ALIKE = 0.7
"""Least likeness of a name and the source word it stands for."""
SAME = 0.6
"""Least likeness of two spellings of one source word; less is a translation ("Pravda", "Truth") or an alignment error."""
_ADJECTIVE = lazy("(?:ов|ів|ев)?с[ькі]?к")
_LATIN = lazy(r"[A-Za-zÀ-ɏ]")


class SourceWord(NamedTuple):
    """A word of the source. text: in lower case; raw: as it stands; start: its offset in the stretch's text; first: does it open a
    sentence, so that a capital tells nothing?"""

    text: str
    raw: str
    start: int
    first: bool

    @property
    def named(self) -> bool:
        """True for a capital that is not the sentence's."""
        return self.raw[:1].isupper() and not self.first


class Stretch(NamedTuple):
    """Target sentences and their source. pairs: a name of the target and the source word it stands for, each word once."""

    targets: tuple[Sentence, ...]
    text: str
    words: tuple[SourceWord, ...]
    pairs: tuple[tuple[str, str], ...]


def stretches_of(document: AnnotatedDocument, names: Names) -> tuple[Stretch, ...]:
    """The document's stretches with their names aligned. Empty without a source in a script that can be read. Kept with the names."""
    if names.stretches is None:
        names.stretches = tuple(_aligned(document, names))
    return names.stretches


def source_words(document: AnnotatedDocument, names: Names) -> dict[str, Counter[str]]:
    """Spelling in the target -> the source words it stands for (lower case), with counts. Empty without a readable source."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for stretch in stretches_of(document, names):
        for word, source in stretch.pairs:
            found[word][source] += 1
    return found


def _aligned(document: AnnotatedDocument, names: Names) -> Iterator[Stretch]:
    if document.source is None:
        return
    plain = document.source.plain
    latin = bool(_LATIN.search(plain)) and not readable(plain) and bool(letters := [c for c in plain[:400] if c.isalpha()])
    latin = latin and sum(bool(_LATIN.match(c)) for c in letters) >= 0.9 * len(letters)
    if not (latin or readable(plain) or KATAKANA.search(plain)):
        return
    by_sentence: dict[int, set[str]] = defaultdict(set)
    for word, places in names.by_word.items():
        if len(word) > 3 and not word.isupper() and not lexicon.known(word.lower()) and not is_country_word(word):
            for mention, _ in places:
                by_sentence[mention.sentence].add(word)
    for targets, text in sentence_by_sentence(document):
        words = tuple(_words(text))
        mine = {w for sentence in targets for w in by_sentence.get(sentence.index, ())}
        candidates = {w.text for w in words if not latin or w.raw[:1].isupper()} if mine else set()
        matches = sorted(((score, word, c) for word in mine for c in candidates if (score := match(word, c)) >= ALIKE), key=_best_first)
        taken: set[str] = set()
        pairs = []
        for _, word, source in matches:  # each word once, on both sides: "Baltic" is not the town of Baltiysk
            if word not in taken and source not in taken:
                taken |= {word, source}
                pairs.append((word, source))
        yield Stretch(targets, text, words, tuple(pairs))


def _best_first(match: tuple[float, str, str]) -> tuple[float, str, str]:
    return -match[0], match[1], match[2]


def _words(text: str) -> Iterator[SourceWord]:
    """The words of a source; of Japanese, which has no blanks, those in katakana."""
    for found in (KATAKANA if KATAKANA.search(text) else _WORD).finditer(text):
        before = text[: found.start()].rstrip(" \u00a0\"“”„«‘'([—–-")
        yield SourceWord(_bare(found.group()), found.group(), found.start(), not before or before[-1] in ".!?…:;\n")


def sentence_by_sentence(document: AnnotatedDocument) -> Iterator[tuple[tuple[Sentence, ...], str]]:
    """Target sentences with their source text: sentence by sentence where a pair has as many on both sides."""
    for pair in document.pairs:
        if len(pair.target) == len(pair.source) > 1:
            yield from (((target,), source.text) for target, source in zip(pair.target, pair.source, strict=True))
        else:
            yield pair.target, pair.source_text


def _bare(word: str) -> str:
    return word.lower().replace("’", "'")


def match(word: str, source: str) -> float:
    """Likeness of a name and a source word, 0 to 1; for scripts without vowels the skeletons decide."""
    if KATAKANA.match(source):
        return kana_likeness(word, source)
    latin = romanise(source)
    if vowelled(source):
        mine, theirs = skeleton(word), skeleton(latin)
        if latin == source and not _LATIN.match(source):
            return 0.0
        most = int(0.5 * max(len(mine), len(theirs))) + 1  # consonants apart; spares five in six of the dear comparisons
        return likeness(word, latin) if Levenshtein.distance(mine, theirs, score_cutoff=most) <= most else 0.0
    best = 0.0
    bones = skeleton(_ARTICLE.sub("", word)).lstrip("a")
    for form in bare_forms(source):
        other = skeleton(romanise(form)).replace("a", "")
        if len(other) > 1 and bones == other:
            best = max(best, 0.9 - 0.02 * (form != source))
        elif len(other) > 3 and len(bones) > 3 and distance(bones, other) <= 0.5:
            best = max(best, 0.75)
    return best


def bare_forms(source: str) -> list[str]:
    """A Hebrew or Arabic word, and what it is without a prefixed letter, the Arabic article, or both."""
    forms = [source]
    if source[:1] in _PREFIXES and len(source) > 3:
        forms.append(source[1:])
    forms += [form[2:] for form in forms if form.startswith("ال") and len(form) > 4]
    return forms


def proven(sources: Mapping[str, Counter[str]]) -> list[Variant]:
    """Spellings that stand for the very same source word, and so are one name."""
    owners: dict[str, set[str]] = defaultdict(set)
    for word, found_words in sources.items():
        for source in found_words:
            owners[source].add(word)
    found = set()
    for words in owners.values():
        for one, other in combinations(sorted(words), 2):
            if fold(one) != fold(other) and likeness(one, other) >= SAME and _spelled(one, other):
                found.add((one, other))
    return [Variant(one, other, Why.SOURCE) for one, other in sorted(found)]


def case_endings(sources: Mapping[str, Counter[str]]) -> list[Variant]:
    """Spellings of two case forms of one source word, of which a translation has kept an ending: Bucha and Buche."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in sorted(sources):
        by_start[fold(word)[:3]].append(word)
    found = []
    for words in by_start.values():
        for one, other in combinations(words, 2):
            if fold(one) != fold(other) and (inflected(one, other) or _town(one, other)) and _forms(sources[one], sources[other]):
                found.append(Variant(one, other, Why.SOURCE))
    return found


def _town(one: str, other: str) -> bool:
    """Salsk and Salska: no surname ends in a bare -sk, so these are no husband and wife."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return short.endswith("sk") and long[:-1] == short and long[-1] in "aeu"


def _forms(left: Iterable[str], right: Iterable[str]) -> bool:
    """Are all source words of two spellings forms of one word, in a script with vowels?"""
    return all(vowelled(a) and vowelled(b) and one_word(a, b) for a in left for b in right)


def _spelled(one: str, other: str) -> bool:
    """True for two spellings of a name; False for a part of a name, a derived word, the wife's surname, a first name that
    two persons may write in two languages' ways."""
    if derived_from(one, other) or same_first_name(one, other) or ending_of(signs(one), signs(other)) != "same":
        return False
    return not {fold(one), fold(other)} & {part for word in (one, other) for part in fold(word).split() if " " in fold(word)}


def two_names(pair: Variant, sources: Mapping[str, Counter[str]]) -> bool:
    """True if both spellings have source words of their own, which are not forms of one word."""
    left, right = sources.get(pair.one), sources.get(pair.other)
    if not left or not right or set(left) & set(right):
        return False
    return not any(one_word(a, b) or _slip(a, b, min(left[a], right[b])) for a in left for b in right)


def _slip(one: str, other: str, times: int) -> bool:
    """May one of two words, which stands once, be a typing error of the source itself?"""
    return times == 1 and slip_of_the_pen(*(romanise(word).rstrip("aeiouy") for word in (one, other)))


def one_word(one: str, other: str) -> bool:
    """Forms of a word: the same but for an ending of up to three letters, or a prefixed letter; a place and its adjective."""
    if not vowelled(one):
        return one.endswith(other) or other.endswith(one) or one.lstrip(_PREFIXES) == other.lstrip(_PREFIXES)
    if one.isascii() != other.isascii():  # "Kostroma" in a Russian text
        return likeness(romanise(one), romanise(other)) >= SAME
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    tails = sorted((one[first:], other[first:]), key=len)
    if first >= 5 and (first >= min(len(one), len(other)) - 1 or (len(tails[0]) <= 3 and _ADJECTIVE.match(tails[1]))):
        return True  # Kronstadt and the adjective made of it
    return first >= max(2, max(len(one), len(other)) - (3 if first < 8 else 4)) or signs(romanise(one)) == signs(romanise(other))


def with_source(document: AnnotatedDocument, names: Names, pairs: list[Variant]) -> tuple[list[Variant], list[tuple[str, str]]]:
    """The pairs that the source leaves and those it adds; and those that it shows to be two names."""
    from mtqa.annotate.names.characters import same_characters

    sources = source_words(document, names)
    apart = [(pair.one, pair.other) for pair in pairs if two_names(pair, sources)]
    kept = [pair for pair in pairs if (pair.one, pair.other) not in set(apart)]
    known = {*apart, *((pair.one, pair.other) for pair in kept)}
    more = [*proven(sources), *case_endings(sources), *(Variant(one, other, Why.SOURCE) for one, other in same_characters(document, names))]
    for pair in more:
        if (pair.one, pair.other) not in known:
            known.add((pair.one, pair.other))
            kept.append(pair)
    return kept, apart
