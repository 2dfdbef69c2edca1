"""Words of the source language, found in a source text without a tagger: clitics, endings and compounds by script.

A word may begin or end with `*` for "anything may follow within the word". Without a star: Hebrew and Arabic words may
carry their clitics (and, the, in, to ...), words of every alphabet may have another ending, Chinese and Japanese words
stand anywhere.
"""

from __future__ import annotations

import re
import unicodedata

from mtqa.annotate import Sentence
from mtqa.rulebook.rule import unspaced

_HEBREW = re.compile("[\u0590-\u05ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_CLITICS = {"he": "(?:[והבלכמש]{0,3})", "ar": "(?:[وفبلك]{0,2}(?:ال)?|لل)"}
_INNER = {"he": ("ה?", "(?:י|ת|ות|ימ)?"), "ar": ("(?:ال)?", r"(?:ة|ات|ي|ين|ون|ها)?")}
"""Inside a phrase: the article of a later word, and the number of an earlier one (member of Knesset, the members of the Knesset)."""
_ENDING = re.compile("[aeiouyàâäéèêëîïôöùûüаеёиоуыэюяйьіїє]{1,2}$")
_FINAL = str.maketrans("ךםןףץ", "כמנפצ")  # letters that look different at the end of a Hebrew word


def source_pattern(words: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words in a text that went through `normal`."""
    return re.compile("|".join(_word(normal(word)) for word in words))


def normal(text: str) -> str:
    """Lower case without vowel points, tatweel and final letters. Lengths change: for yes-or-no questions only."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if _HEBREW.search(text) or _ARABIC.search(text):
        text = "".join(c for c in text if not unicodedata.combining(c) and c not in "\u0640\u200c\u200d")
        text = (
            text.translate(_FINAL)
            .replace("أ", "ا")
            .replace("إ", "ا")
            .replace("آ", "ا")
            .replace("ى", "ي")
            .replace("ک", "ك")
            .replace("ی", "ي")
        )
    return text


def _word(word: str) -> str:
    open_left, open_right = word.startswith("*"), word.endswith("*")
    bare = word.strip("*").strip()
    if unspaced(bare):
        return re.escape(bare)
    first = last = bare
    parts = bare.split()
    if parts:
        first, last = parts[0], parts[-1]
    left = r"\w*" if open_left else _CLITICS["he"] if _HEBREW.match(first) else _CLITICS["ar"] if _ARABIC.match(first) else ""
    stem, right = (last, r"\w*") if open_right else _stem(last)
    inner, joint = (_INNER["he"] if _HEBREW.match(first) else _INNER["ar"] if _ARABIC.match(first) else ("", "")), r"[\s\-־]+"
    body = joint.join((inner[0] if n else "") + re.escape(part) + inner[1] for n, part in enumerate(parts[:-1]))
    body += joint + inner[0] + re.escape(stem) if body else re.escape(stem)
    return rf"(?<!\w){left}{body}{right}(?!\w)"


def _stem(word: str) -> tuple[str, str]:
    """What stays of a word, and what may follow: short words take two more letters, long ones may swap their ending."""
    if len(word) < 3:
        return word, ""
    if len(word) < 5 or _HEBREW.match(word) or _ARABIC.match(word):
        return word, r"\w{0,3}"
    return _ENDING.sub("", word), r"\w{0,4}"


class SourceWords:
    """Asks whether the source of a place holds one of the words."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        self._by_language = words
        self._patterns: dict[str, re.Pattern[str]] = {}

    def holds(self, sentence: Sentence, at: int) -> bool | None:
        """True or False; None where there is no source to ask, or no words for its language.

        at: offset of the place in the target's plain text. Words under the language "" are for any.
        """
        document = sentence.owner.document
        if document is None or document.source is None:
            return None
        pair = document.pair_at(at)
        if pair is None or pair.pair.source is None:
            return None
        pattern = self._pattern(document.source.language or "")
        return None if pattern is None else pattern.search(normal(pair.source_text)) is not None

    def _pattern(self, language: str) -> re.Pattern[str] | None:
        if language not in self._patterns:
            words = [w for lang, some in self._by_language.items() if not language or lang in ("", language) for w in some]
            if not words:
                return None
            self._patterns[language] = source_pattern(words)
        return self._patterns[language]
