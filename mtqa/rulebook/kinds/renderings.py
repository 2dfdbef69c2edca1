"""Kind `renderings`: a lexicon of source words with everything that English may say for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.annotate import AnnotatedPair
from mtqa.model import Mark
from mtqa.rulebook.kinds._lexicon import Found, Lexicon, reader
from mtqa.rulebook.kinds._misplaced import place_of
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Faults, Key, MapOf, Path, Str

DOC = """For texts with a source: words of one narrow meaning, each with the complete list of what a translator may write for it. Where
the source has the word (in any inflection) and the paired stretch of the target has none of its renderings (in any inflection or
derivation), the word that stands in their place is reported, if it can be told: one that is listed as confused with it, or the only
word that renders nothing else. A line is `word: rendering, other rendering != confused word`; `-` in place of renderings
makes a longer expression be left alone. A source word may be several with `|` between them, `=word` stands only for itself,
`begin*` for any word that begins so, and `..` within an expression for up to three words of the same clause. `concepts` are lines for
several languages: the renderings, then the word by language."""

_LINE = MapOf(Str())
KEYS = {
    "source": Key(Str(), "the source language of `entries`"),
    "entries": Key(_LINE, "source word: renderings, the best first != words it is confused with"),
    "concepts": Key(MapOf(_LINE), "renderings, the best first != words confused with them: {language: source word}"),
    "listed": Key(Bool(), "true: only words after != are reported, none that is told by its place (default: false)"),
    "origin": Key(Str(), "where the entries come from", required=True),
    "licence": Key(Str(), "under what they may be used, such as Apache-2.0", required=True),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:  # noqa: ARG001
    """The JSON-able body: lines of renderings, confused words, and source words by language."""
    language = fields.get("source", "")
    lines = [(said, {language: word}, ("entries", word)) for word, said in fields.get("entries", {}).items()]
    if lines and not language:
        faults.at((*path, "entries"), "of which language? add 'source: de', or whatever it is")
    lines += [(said, words, ("concepts", said)) for said, words in fields.get("concepts", {}).items()]
    seen: set[tuple[str, str]] = set()
    packed = []
    for said, words, where in lines:
        right, _, wrong = said.partition("!=")
        rights, wrongs = _listed(right), _listed(wrong)
        if both := set(rights) & set(wrongs):
            faults.at((*path, *where), f"{sorted(both)[0]!r} is right and confused; take it out of one of the two")
        by_language = {lang: [" ".join(word.split()) for word in written.split("|")] for lang, written in words.items()}
        for lang, some in by_language.items():
            for word in some:
                if not word.strip("=* "):
                    faults.at((*path, *where), "an empty source word; take out one '|'")
                elif (lang, word) in seen:
                    faults.at((*path, *where), f"{word!r} is listed twice; put all its renderings on one line")
                seen.add((lang, word))
        packed.append([[] if rights == ["-"] else rights, wrongs, by_language])
    fields.setdefault("sources", sorted({lang for lang, _ in seen if lang}))
    if not seen:
        faults.at(path, "no entries; add 'entries' or 'concepts'")
    return {"scope": "pair", "lines": packed} | ({"listed": True} if fields.get("listed") else {})


def _listed(written: str) -> list[str]:
    return list(dict.fromkeys(" ".join(item.split()) for item in written.split(",") if item.strip()))


def build(card: Card, body: Body, lists: Lists) -> Run:  # noqa: ARG001
    """The function that looks at a pair."""
    lexicons: dict[str, Lexicon] = {}
    lines, languages = body["lines"], {lang for _, _, words in body["lines"] for lang in words}
    confidence, listed = card["confidence"], body.get("listed", False)

    def run(pair: AnnotatedPair) -> Iterator[Mark]:
        read = reader(pair.document)
        if read.language not in languages:
            return
        lexicon = lexicons.get(read.language)
        if lexicon is None:
            lexicon = lexicons[read.language] = Lexicon(read.language, lines)
        found = lexicon.find(read, pair)
        for item in found:
            if not item.entry.rights or (item.rendered and not item.entry.wrongs and read.language != "de"):
                continue
            if (place := place_of(item, found, lexicon.sisters, read.side(pair), pair, listed)) is not None:
                match = place.span.of(pair.document.target.plain)
                yield Mark(place.span, _message(item, match), place.fixes, confidence=place.sure * confidence)

    return run


def _message(item: Found, match: str) -> str:
    expected = " or ".join(f"'{r.text}'" for r in item.entry.rights[:3] if not r.open)
    return f"The source has '{item.written}', which English renders as {expected}; '{match}' is none of its renderings."
