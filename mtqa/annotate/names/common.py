"""Names that are also words: what a source name may come out as when an engine translates it (mtqa/data/names-words.tsv)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

_HEBREW, _ARABIC = "[ושבלמכ]{0,2}", "[وفبلك]{0,2}"
JAPANESE_TITLES = "さん|氏|選手|監督|容疑者|被告|首相|社長|会長|知事|市長|教授|議員|大臣|投手|コーチ|先生|くん|君|ちゃん|記者|部長"
CHINESE_TITLES = "先生|女士|小姐|教授|主任|书记|主席|总理|部长|市长|省长|医生|老师|律师|警官|经理|董事长|院长"
UNCASED = frozenset(("he", "ar", "fa", "ur", "yi", "ja", "zh", "ka", "hi", "th", "ko"))
"""Languages whose script has no capitals."""
ALL_CAPITAL = frozenset(("de", "lb"))
"""Languages in which every noun has a capital."""


class Common(NamedTuple):
    """A name that is also a word. name: its spelling in English; words: what engines make of it, lower case; forms: its words in the
    source; pattern: finds them there, as a whole word with a prefix or ending."""

    language: str
    name: str
    words: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first asked for, as most never are."""
        return _pattern(self.language, self.forms)


@cache
def common_names(language: str) -> tuple[Common, ...]:
    """The names of a language's list, empty for a language without one."""
    return tuple(_table().get(language, ()))


@cache
def _table() -> dict[str, list[Common]]:
    found: dict[str, list[Common]] = {}
    for line in (resources.files("mtqa.data") / "names-words.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        languages, forms, name, words = line.split("\t")
        for language in languages.split():
            sources = tuple(forms.split("|"))
            found.setdefault(language, []).append(Common(language, name, tuple(words.split(",")), sources))
    return found


@cache
def _pattern(language: str, forms: tuple[str, ...]) -> re.Pattern[str]:
    """The forms in running text: with the prefixes of Hebrew and Arabic, with case endings, in Japanese and Chinese before a title."""
    some = "|".join(_form(language, form) for form in forms)
    if language == "ja":
        return re.compile(rf"(?<![一-鿿々])(?P<name>{some})(?=(?:{JAPANESE_TITLES}))")
    if language == "zh":
        return re.compile(rf"(?P<name>{some})(?=(?:{CHINESE_TITLES}))")
    prefix = {"he": _HEBREW, "ar": _ARABIC}.get(language, "")
    return re.compile(rf"(?<![\w'’\-]){prefix}(?P<name>{some})(?![\w\-]|['’](?=\w{{4}}))", re.IGNORECASE)


def _form(language: str, form: str) -> str:
    """One form as a pattern; a star stands for an ending of up to three letters."""
    if language == "ar" and form.startswith("ال"):
        return rf"{re.escape(form)}|(?<=ل)ل{re.escape(form[2:])}"
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w{0,3}").replace("'", "['’]") for word in form.split())
