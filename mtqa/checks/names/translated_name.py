"""A name of the source that was translated as if it were a common word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import UNSAFE, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

if TYPE_CHECKING:
    from mtqa.annotate.names.common import Common

_WORD = lazy(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_FIRST = lazy("[a-z]+")
_ARTICLE = lazy(r"\b(?:the|an?) \Z", re.IGNORECASE)
_QUOTES = "\"“”„«»‘'「」『』"
_ALIKE = 0.6
"""Likeness from which a word of the target may be the name itself."""
_PARTNER = 0.72
"""Least likeness of a word beside the wrong word and the source word beside the name."""
_BESIDE, _TITLE, _CAPITAL, _ELSEWHERE = 0.85, 0.8, 0.75, 0.75  # confidence, by evidence


@check(
    id="translated-name", category=Category.ACCURACY, its=Its.MISTRANSLATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    confidence=0.8, message="This is a name in the source, not a common word.",
    why="Many names are also words: Lapid is a torch, Moroz is frost, Izium is raisins. A list (mtqa/data/names-words.tsv) has such "
    "names with what engines make of them. The wrong word is reported only with a second sign that the source means a name: "
    "its neighbour is the same name on both sides, a title stands before it, it has a capital inside a sentence, or the name "
    "itself stands elsewhere in the translation.",
    examples=(
        bad("Deputy Oksana [[Frost]] spoke in parliament.", good="Deputy Oksana Moroz spoke in parliament.",
            source="Депутат Оксана Мороз выступила в парламенте.", source_language="ru"),
        bad("Shells fell on a school near [[raisins]] in the morning.", good="Shells fell on a school near Izium in the morning.",
            source="Зранку снаряди впали на школу поблизу Ізюма.", source_language="uk"),
        bad("Lapid arrived on Sunday. On Monday the [[torch]] left the city.",
            good="Lapid arrived on Sunday. On Monday Lapid left the city.",
            source="לפיד הגיע ביום ראשון. ביום שני לפיד עזב את העיר.", source_language="he"),
        bad("The judge heard Minister [[Storm]] for an hour.", good="The judge heard Minister Sa'ar for an hour.",
            source="השופט שמע את השר סער במשך שעה.", source_language="he"),
        bad("Mr. [[Forest]] won the prize for his novel.", good="Mr. Mori won the prize for his novel.",
            source="森さんは小説で賞を受賞した。", source_language="ja"),
        ok("Frost came early this year.", source="Мороз пришёл рано в этом году.", source_language="ru",
           note="a word that opens a sentence"),
        ok("She put raisins into the dough.", source="Вона додала ізюм до тіста.", source_language="uk", note="no capital: the fruit"),
        ok("He was too busy pestering the Hare.", source="Он только и знал, что Зайца донимать.", source_language="ru",
           note="a character of a tale, whose name is translated on purpose"),
        ok("A torch stood in the corner.", source="לפיד עמד בפינה.", source_language="he", note="nothing tells that it is a name"),
        ok("Minister Sa'ar spoke of the storm.", source="השר סער דיבר על הסערה.", source_language="he", note="both are there"),
    ),
)  # fmt: skip
def translated_name(document: AnnotatedDocument) -> Iterator[Mark]:
    """Find the listed names in the source of each pair, and what they are listed to become in its target."""
    if document.source is None or not document.source_language:
        return
    from mtqa.annotate.names.common import common_names
    from mtqa.annotate.names.source import sentence_by_sentence

    language = document.source_language[:2]
    listed = common_names(language)
    if not listed:
        return
    plain, low = document.target.plain, document.target.lower
    words = set(_FIRST.findall(low))
    held = [one for one in listed if not words.isdisjoint(_firsts(one)) and _wrong(one).search(low)]
    held = [one for one in held if one.pattern.search(document.source.plain)]
    stretches = [(targets[0].start, targets[-1].end, text) for targets, text in sentence_by_sentence(document) if targets] if held else []
    for common in held:
        holding = [stretch for stretch in stretches if common.pattern.search(stretch[2])]
        for start, end, source in holding:
            if _there(common.name, plain[start:end]):
                continue
            elsewhere = any(_there(common.name, plain[s:e], exact=True) for s, e, _ in holding if s != start)
            for match in _wrong(common).finditer(low, start, end):
                place = _Place(plain, Span(*match.span()), source)
                if confidence := _evidence(common, place, elsewhere=elsewhere and len(common.name) > 3):
                    yield _mark(common, place, confidence)


class _Place(NamedTuple):
    """A wrong word, and the source of its sentence."""

    plain: str
    span: Span
    source: str

    @property
    def text(self) -> str:
        """The word as it stands."""
        return self.span.of(self.plain)


def _evidence(common: Common, place: _Place, *, elsewhere: bool) -> float | None:
    """How surely the source means a name; None if nothing tells. elsewhere: does another sentence have it on both sides?"""
    from mtqa.annotate.names.common import ALL_CAPITAL, UNCASED

    source = place.source
    matches = list(common.pattern.finditer(source))
    if any(source[m.start() - 1 : m.start()] in _QUOTES for m in matches if m.start()):
        return None
    cased = common.language not in UNCASED | ALL_CAPITAL
    if cased and any(m["name"][:1].islower() for m in matches):
        return None
    if any(_partner(place, source, m.start(), m.end(), before=common.language in ALL_CAPITAL) for m in matches):
        return _BESIDE
    if _titled(place) and common.language in UNCASED:
        return _TITLE
    if cased and all(_inside(source, m.start(), m.end()) for m in matches) and (place.text[:1].islower() or _person(place)):
        return _CAPITAL
    return _ELSEWHERE if elsewhere else None


def _partner(place: _Place, source: str, start: int, end: int, *, before: bool) -> bool:
    """Does the same name stand directly beside the wrong word and beside the source word? before: in front of them, as German puts
    a trade before a name ("Koch Meier")."""
    most = 1 if before else 2
    theirs = [word for word in _neighbours(source, start, end)[:most] if len(word) > 2]
    mine = [word for word in _neighbours(place.plain, place.span.start, place.span.end)[:most] if len(word) > 2 and word[:1].isupper()]
    return any(_same(word, other) for word in mine for other in theirs if not other[:1].islower())


def _same(word: str, source: str) -> bool:
    """Can the word stand for the source word? Beside a name of the list one consonant will do in Hebrew and Arabic (Yair)."""
    from mtqa.annotate.names.sound import skeleton
    from mtqa.annotate.names.source import match
    from mtqa.annotate.romanise import romanise, vowelled

    if vowelled(source):
        return match(word, source.lower()) >= _PARTNER
    bones = skeleton(romanise(source)).replace("a", "")
    return (bool(bones) and bones == skeleton(word).lstrip("a")) or match(word, source) >= _PARTNER


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The words directly before and after a stretch, '' where a stop or nothing stands between."""
    before = re.search(r"([^\W\d_][\w'’\-]*)\.? \Z", text[max(0, start - 40) : start])
    after = re.match(r" ([^\W\d_][\w'’\-]*)", text[end : end + 40])
    return before[1] if before else "", after[1] if after else ""


def _titled(place: _Place) -> bool:
    """Does a title with a capital stand before the wrong word, which has one, too ("Minister Storm")?"""
    from mtqa.annotate.names.words import TITLES

    before, _ = _neighbours(place.plain, place.span.start, place.span.end)
    return place.text[:1].isupper() and before[:1].isupper() and before.lower() in TITLES


def _person(place: _Place) -> bool:
    """Does somebody of the wrong name speak or hold a title ("said Frost")? The Hare of a fairy tale has an article."""
    from mtqa.annotate.names.words import PERSON_VERBS

    before, after = _neighbours(place.plain, place.span.start, place.span.end)
    return before.lower() in PERSON_VERBS or (after in PERSON_VERBS and before.lower() != "the") or _titled(place)


def _inside(source: str, start: int, end: int) -> bool:
    """Does a capital here mean a name by itself: inside a sentence, and beside no other capital (a film, a ship, a White House)?"""
    word = re.search(r"[^\W\d_]", source[start:end])
    if word is None or not word[0].isupper():
        return False
    before = source[:start].rstrip(" \u00a0(—–-")
    if not before or before[-1] in ".!?…:;\n" + _QUOTES:
        return False
    return not any(word[:1].isupper() and len(word) > 2 for word in _neighbours(source, start, end))  # "У Ізюмі": a preposition


def _there(name: str, text: str, *, exact: bool = False) -> bool:
    """Does the text have the name, in this spelling or one like it?"""
    from mtqa.annotate.gazetteer import fold
    from mtqa.annotate.names.sound import likeness
    from mtqa.annotate.names.words import TITLES

    if " " in name or exact:
        return re.search(rf"\b{re.escape(fold(name))}\b", fold(text)) is not None
    words = [word for word in _WORD.findall(text) if word[:1].isupper() and len(word) > 2 and word.lower() not in TITLES]
    return any(likeness(word, name) >= _ALIKE for word in words)


@cache
def _firsts(common: Common) -> frozenset[str]:
    """The first parts of the wrong words: what a text must have before anything is searched."""
    return frozenset(found[0] for word in common.words if (found := _FIRST.findall(word)))


@cache
def _wrong(common: Common) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(common.words, key=len, reverse=True))
    return re.compile(rf"(?<![\w\-’'])(?:{words})(?![\w\-]|['’](?!s\b))")


def _mark(common: Common, place: _Place, confidence: float) -> Mark:
    edits = [Edit(place.span, common.name)]
    article = _ARTICLE.search(place.plain, max(0, place.span.start - 5), place.span.start)
    if article and place.plain[article.start() - 1 : article.start()] not in ("", "\n"):
        edits.insert(0, Edit(Span(article.start(), place.span.start), ""))
    message = f"'{place.text}' is the name '{common.name}' in the source."
    return Mark(place.span, message, (Fix(f"Use '{common.name}'", tuple(edits), UNSAFE),), confidence=confidence)
