"""Words and punctuation marks, with exact offsets.

English is cut as the Universal Dependencies English treebanks cut it, because the tagger learned from them: clitics
stand alone (do|n't, Gazprom|'s), hyphens are tokens of their own (state|-|owned), abbreviations keep their stops (U.S.).
Other scripts are cut at white space and punctuation.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mtqa.model.lazy import lazy

_MARK = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u200c\u200d"  # combining signs belong to their word
_TITLES = (
    "Mr|Mrs|Ms|Messrs|Mx|Dr|Drs|Prof|St|Gen|Maj|Col|Lt|Sgt|Capt|Cpl|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|Pres|Supt|Det|Jr|Sr|No|Nos|"
    "Inc|Ltd|Co|Corp|Bros|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ave|Blvd|Mt|Ft|approx|Dept|Univ|Ore|Calif|Wash"
)
# Four words of five are letters before a space or a comma, which none of the other branches can be: tried first, they take half the time.
_COMMON = rf"""
    COMMONEST
  | (?:[^\W\d_]\.){{2,}}                                  # U.S., p.m., J.K.
  | (?=[A-Za-z]{{2,6}}\.\s)(?:{_TITLES})\.(?=\s+\S)       # Mr. Ivanov, but not the last word of a sentence
  | \d+(?:[.,:/]\d+)*                                     # 1,090.5, 20:30, 3/4
  | WORDS
  | \.{{2,}} | -{{2,}} | [!?]{{2,}}
  | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)(?!\w)           # clitics
  | \S
"""
_CLITIC = r"(?:s|re|ve|ll|d|m|t)(?!\w)"
_LETTERS = rf"[\w{_MARK}]+(?:['’](?!{_CLITIC}|S\b)[\w{_MARK}]+|(?<=[\u0590-\u05ff])[\"״׳](?=[\u0590-\u05ff])[\w{_MARK}]+)*"
_COMMONEST = r"[A-Za-z]+(?=[ ,])"
_PLAIN = lazy(_COMMON.replace("WORDS", _LETTERS).replace("COMMONEST", _COMMONEST), re.VERBOSE)
_NOT = rf"\w+(?=n['’]t(?!\w)) | n['’]t(?!\w) | can(?=not(?!\w)) | {_LETTERS}"
_NEGATED = lazy(_COMMON.replace("WORDS", _NOT).replace("COMMONEST", rf"(?!cannot){_COMMONEST}"), re.VERBOSE | re.IGNORECASE)


class Token(NamedTuple):
    """One token: its characters and its place in the text's `plain`."""

    text: str
    start: int
    end: int


class Tokens:
    """The tokens of a sentence as parallel lists, which is what fast code wants; indexing gives a `Token`.

    The places are worked out when first asked for: most sentences are only looked through for words.
    """

    __slots__ = ("_curly", "_ends", "_plain", "_start", "_starts", "_words", "lowers", "texts")

    def __init__(self, texts: list[str], plain: str, start: int) -> None:
        """The texts are all that stands in `plain` from `start` on, blanks left out."""
        self.texts = texts
        together = "\n".join(texts)  # no token holds a line break
        self.lowers = together.lower().split("\n") if texts and together.isascii() else [t.lower() for t in texts]
        self._curly = "’" in together
        self._plain, self._start = plain, start
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        self._words: frozenset[str] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each token begins in the text's `plain`."""
        if self._starts is None:
            self._place()
        assert self._starts is not None
        return self._starts

    @property
    def ends(self) -> list[int]:
        """Where each token ends."""
        if self._starts is None:
            self._place()
        return self._ends

    def _place(self) -> None:
        """Between two tokens there is nothing but blanks, so the next place where a token's characters stand is its own."""
        at, index = self._start, self._plain.index
        starts, ends = [], self._ends
        for text in self.texts:
            at = index(text, at)
            starts.append(at)
            at += len(text)
            ends.append(at)
        self._starts = starts

    @property
    def words(self) -> frozenset[str]:
        """The tokens in lower case, each once, with the straight apostrophe, too: for asking whether one is there at all."""
        if self._words is None:
            self._words = frozenset(self.lowers)
            if self._curly:
                self._words = self._words.union(low.replace("’", "'") for low in self.lowers if "’" in low)
        return self._words

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Token:
        return Token(self.texts[index], self.starts[index], self.ends[index])


def tokenize(plain: str, start: int, end: int) -> Tokens:
    """The tokens of `plain[start:end]`, with offsets into `plain`."""
    part = plain[start:end]
    pattern = _NEGATED if "n't" in part or "n’t" in part or "annot" in part else _PLAIN
    return Tokens(pattern.findall(part), plain, start)
