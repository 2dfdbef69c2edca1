"""A word in which letters of two scripts are mixed: 'Рutin' with a Cyrillic P."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import SAFE, UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Applicability, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Cyrillic and Greek letters that look like a Latin one, and that one (Unicode confusables, UTS #39, the single letters).
_CYRILLIC = "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһԁԛԝ"
_LATIN = "ABESIJKMHOPCTXYaesijopcyxhdqw"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_GREEK_LATIN = "ABEZHIKMNOPTYXo"
_ALIKE = dict(zip(_CYRILLIC + _GREEK, _LATIN + _GREEK_LATIN, strict=True))
_OTHER = lazy(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = lazy(r"[^\W\d_]{2,}")
_LATIN_LETTER = lazy(r"[A-Za-z]")
_TO_LATIN = str.maketrans(_ALIKE)


@check(
    id="mixed-script-word",
    category=Category.LINGUISTIC_CONVENTIONS,
    its=Its.CHARACTERS,
    severity=Severity.MINOR,
    message="'{match}' mixes letters of two scripts; no search will find it.",
    why="Transliteration leaves a Cyrillic or Greek letter that looks like the Latin one, or one that it does not know.",
    fix=Applicability.SAFE,
    scope=Scope.DOCUMENT,
    confidence=0.9,
    examples=(
        bad("The minister met [[Рutin]] in [[Моscow]].", good="The minister met Putin in Moscow."),
        bad("The town of [[Shchёlkovo]] lies near the river."),
        ok("The name (Москва) means marsh; 5 μm of α-particles."),
    ),
)
def mixed_script_word(document: AnnotatedDocument) -> Iterator[Mark]:
    """A fix only where every foreign letter has a Latin double. Units and one Greek letter before a word (µm, βeta) are left alone."""
    plain = document.target.plain
    if plain.isascii() or not any("\u0370" <= c <= "\u052f" for c in document.target.signs):
        return
    end = 0
    for letter in _OTHER.finditer(plain):
        start = letter.start()
        if start < end:
            continue
        while start and _WORD.match(plain[start - 1 : start] * 2):
            start -= 1
        match = _WORD.match(plain, start)
        end = match.end() if match else letter.end()
        if match is None or not _LATIN_LETTER.search(match[0]):
            continue
        word, other = match[0], _OTHER.findall(match[0])
        if all("\u0370" <= c <= "\u03ff" for c in other) and (len(word) < 4 or (other[0] == word[0] and other[0] not in _ALIKE)):
            continue
        span = Span(*match.span())
        latin = word.translate(_TO_LATIN)
        applicability = SAFE if len(other) * 2 <= len(word) or len(word) > 3 else UNSAFE
        yield Mark(span, fixes=(replace(span, latin, applicability),) if latin.isascii() else ())
