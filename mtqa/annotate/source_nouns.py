"""English nouns that a source word can stand for: a wide table, for telling which noun of a translation renders nothing else.

It knows about half of the words of a text, and of a known word about half of what references write: far too little to call a
translation wrong (bench/sense.md), enough to say that "reservoir" belongs to водохранилище. From open wordnets by
scripts/build_source_nouns.py; memory-mapped, and opened only when a rendering is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mtqa.model.lazy import lazy

DATA = Path(__file__).resolve().parent.parent / "data"
LANGUAGES = ("de", "he", "ja", "ru", "uk", "zh")
TABLES = ("wiktionary", "wordnet")
"""One file a licence."""
LONGEST = 5
"""Characters of a Chinese or Japanese word that is looked for."""
_UKRAINIAN = lazy(
    r"(?:ськими|ського|ському|ською|ських|ським|ська|ське|ські|ський|ську|ям[иі]?|ами|ями|ові|еві|єві|ого|ому|ими|іми|ів|їв|ах|ях|"
    r"ам|ом|ем|єм|ою|ею|єю|ій|ий|их|іх|им|ої|ей|[аеиіїоуюяєьй])$"
)
_HEBREW = lazy(r"(?:יות|ימ|ות|ית|ה|ת|י|ו)$")  # final letters were made plain
_CLITICS = lazy(r"[והבלכמש]{1,3}(?=.{3})")


def nouns(language: str, words: Iterable[str], text: str) -> frozenset[str]:
    """The English nouns, stemmed, that the words of a source may stand for.

    words: in lower case, as `normal` makes them; text: the stretch itself, for languages without spaces between words.
    """
    if language not in LANGUAGES:
        return frozenset()
    found: set[str] = set()
    for key in _pieces(text) if language in ("zh", "ja") else words:
        found.update(meant(language, key))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def meant(language: str, word: str) -> tuple[str, ...]:
    """The English nouns, stemmed, that one word may stand for; for a language of LANGUAGES."""
    tables, english = _tables()
    stem = stemmer(language)
    keys = {stem(word)}
    if language == "he" and (clitics := _CLITICS.match(word)):
        keys.update(stem(word[cut:]) for cut in range(1, clitics.end() + 1))
    return tuple(english[n] for table in tables for key in keys for (n,) in table.get(f"{language}:{key}", ()))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """What stands for a word in the table."""
    if language in ("de", "ru"):
        import Stemmer

        return Stemmer.Stemmer({"de": "german", "ru": "russian"}[language]).stemWord  # type: ignore[no-any-return]
    ends = {"uk": _UKRAINIAN, "he": _HEBREW}.get(language)
    if ends is None:
        return str
    return lambda word: cut if len(cut := ends.sub("", word)) >= 3 else word


def _pieces(text: str) -> Iterator[str]:
    for start in range(len(text)):
        for length in range(1, LONGEST + 1):
            yield text[start : start + length]


@cache
def _tables() -> tuple[list[Any], tuple[str, ...]]:
    import marisa_trie

    tables = []
    for name in TABLES:
        table = marisa_trie.RecordTrie("<H")
        table.mmap(str(DATA / f"source-nouns-{name}.marisa"))
        tables.append(table)
    return tables, tuple((DATA / "source-nouns.txt").read_text(encoding="ascii").split("\n"))
