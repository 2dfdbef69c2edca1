"""Words that are none: left in the source's language, made up by the machine, or misspelt. Only words in small letters are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

from mtqa.annotate import AnnotatedDocument, AnnotatedText, lexicon
from mtqa.annotate.derived import possible, split
from mtqa.annotate.language import english_share
from mtqa.annotate.vocabulary import known, zipf
from mtqa.engine import UNSAFE, Scope, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_STANDING = lazy(r"(?<![\w@#/\\.’'=&$%-])\w++(?![@/\\=&’'-]|\.\w)")
_WORD = lazy(r"\w+")
_POINTS = ".,;:!?\"'()[]“”‘’«»…"
_LATIN = lazy(r"[a-zßà-öø-ÿāăąćčďđēėęěğıīķĺļľłńņňőœŕřśşšťţūůűųźżžșțəðþ]+")
_QUOTES = frozenset("\"'“”‘’«»„‚`*_(")
_ENGLISH = 0.2
"""Share of English function words below which a sentence counts as foreign."""
_OFTEN = 3
"""A word of plain letters that a text has as often is a term of that text, or a name."""
_COMMON = 3.0
"""Zipf value of a word that a misspelling may stand for."""
_LONGEST = 40
"""Letters; what has more is data (a code, a cry), no word, and to look at every part of it takes long."""
_LONG = 6
"""Letters from which one wrong letter leaves no doubt which word is meant."""
_NEVER = frozenset("ßþðłđħı")
_FOUND: WeakKeyDictionary[AnnotatedText, dict[str, list[Span]]] = WeakKeyDictionary()
_CLEARED: set[str] = set()
"""Pieces of text that hold no such word: most of a text is of these, and sets are compared at once."""
_MOST_CLEARED = 200_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=100_000)
def _listed(word: str) -> bool:
    """Is it in one of the lists? A word with a letter that English never had, or has no more, is not, whatever it is without it."""
    return _NEVER.isdisjoint(word) and (known(word) or lexicon.known(word))


@check(
    id="untranslated-word", category=Category.ACCURACY, its=Its.UNTRANSLATED, severity=Severity.MAJOR, scope=Scope.DOCUMENT,
    message="'{match}' is no English word; it was left as it stood in the source.", confidence=0.8,
    why="An engine that does not know a word copies it. English does not know it either, with the letters it has or without their "
    "marks. Words in quotation marks or brackets and words with a capital are left alone.",
    examples=(
        bad("They announced it on the [[kórónuveirunni]] yesterday."),
        bad("The driver turned into the [[bundesstraße]] near Hof."),
        bad("Prices rose, said the [[ředitelství]] of the railway, and [[nádraží]] were closed."),
        ok("The café’s naïve protégé served crème fraîche and jalapeños."),
        ok("They call it “ljósmæður” (ljósmæður), and Ísafjörður is far away."),
    ),
)  # fmt: skip
def untranslated_word(document: AnnotatedDocument) -> Iterator[Mark]:
    """Foreign letters tell such a word; a source in Latin script that has the very same word tells one without them, too."""
    source = document.source.plain if document.source is not None else ""
    copied = frozenset(_WORD.findall(source)) if source.isascii() or _LATIN.search(source) else frozenset()
    for word, spans in _unlisted(document).items():
        if not word.isascii() or (len(word) > 4 and word in copied):
            yield from (Mark(span) for span in spans)


@check(
    id="non-word", category=Category.ACCURACY, its=Its.MISSPELLING, severity=Severity.MAJOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    message="'{match}' is no word.", confidence=0.7,
    why="Engines write words piece by piece, and sometimes the pieces make none. No list of words has this one, and no English "
    "derivation, compound, term of science or Japanese or Chinese loan could be spelled so. Words in quotation marks, words that "
    "are capitalised elsewhere, and words that a text uses three times are left alone.",
    examples=(
        bad("The [[gaubics]] stood near the river all night."),
        bad("The committee was [[idioted]] by the press."),
        bad("The [[isloation]] of the patients ended.", good="The isolation of the patients ended."),
        bad("He spoke of [[thepostponed]] match.", good="He spoke of the postponed match."),
        ok("He said so unfussily, and the keyworker reshored the foodbank’s hydrochlorothiazide."),
        ok("She ate a tsukudani, and they visited the hutongs by the huaihe."),
        ok("The “gaubics” stood there. A kroon was paid in Tallinn; the Kroon is gone."),
        ok("See example.com/gaubics or @gaubics and #gaubics."),
    ),
)  # fmt: skip
def non_word(document: AnnotatedDocument) -> Iterator[Mark]:
    """The misspelling of a common word is mended where only one word can be meant, and so is a missing space."""
    source = document.source.plain.lower() if document.source is not None else ""
    for word, spans in _unlisted(document).items():
        if not word.isascii() or len(spans) >= _OFTEN or possible(word) or word in source or word.title() in document.target.plain:
            continue
        meant = _meant(word)
        for span in spans:
            yield Mark(span, fixes=(replace(span, meant, UNSAFE),) if meant else ())


def _unlisted(document: AnnotatedDocument) -> dict[str, list[Span]]:
    """The words that no list has, in Latin script, and where they stand; those in quotation marks or brackets left out.

    Two checks ask, so the answer is kept as long as the text lives. Splitting at white space is ten times as fast as an expression.
    """
    found = _FOUND.get(document.target)
    if found is not None:
        return found
    plain = document.target.plain
    pieces = set(plain.replace("—", " ").replace("–", " ").split()) - _CLEARED
    strange = {piece: word for piece in pieces if _strange(word := piece.strip(_POINTS))}
    if len(_CLEARED) > _MOST_CLEARED:
        _CLEARED.clear()
    _CLEARED.update(pieces - strange.keys())
    found = {word: _standing(plain, word) for word in set(strange.values())}
    kept = {word: spans for word, spans in found.items() if spans and not any(_quoted(plain, span) for span in spans)}
    kept = {word: left for word, spans in kept.items() if (left := [s for s in spans if _in_english(document.target, s)])}
    _FOUND[document.target] = ordered = dict(sorted(kept.items(), key=lambda item: item[1][0].start))
    return ordered


def _standing(plain: str, word: str) -> list[Span]:
    """Where it stands as a word of running text, not inside a longer word, an address or a code."""
    found, at = [], plain.find(word)
    while at >= 0:
        if (match := _STANDING.match(plain, at)) is not None and match[0] == word:
            found.append(Span(*match.span()))
        at = plain.find(word, at + len(word))
    return found


def _strange(word: str) -> bool:
    """Is it a word of small Latin letters that no list has?"""
    return 3 < len(word) <= _LONGEST and word.islower() and word.isalpha() and not _listed(word) and _LATIN.fullmatch(word) is not None


def _in_english(text: AnnotatedText, span: Span) -> bool:
    """Does the word stand in an English sentence? Whole sentences that were left are reported as such."""
    sentence = text.sentence_at(span.start)
    return sentence is not None and english_share(sentence.text) > _ENGLISH


def _quoted(plain: str, span: Span) -> bool:
    before, after = plain[max(0, span.start - 1) : span.start], plain[span.end : span.end + 1]
    return before in _QUOTES or after in _QUOTES if before and after else False


def _meant(word: str) -> str | None:
    """The one common word that is a letter away and ends alike, or the two words that are written without a space."""
    if len(word) >= _LONG:
        near = {other for other in _near(word) if other[-1] == word[-1] and zipf(other) >= _COMMON and lexicon.known(other)}
        best = sorted(near, key=zipf, reverse=True)
        if best and (len(best) == 1 or zipf(best[0]) - zipf(best[1]) > 1):
            return best[0]
    parts = split(word)
    return " ".join(parts) if parts else None


def _near(word: str) -> set[str]:
    """All strings that one deletion, exchange, replacement or insertion makes of the word; its first letter stays."""
    cuts = [(word[:n], word[n:]) for n in range(1, len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in _LETTERS),
        *(a + c + b for a, b in cuts for c in _LETTERS),
    } - {word}
