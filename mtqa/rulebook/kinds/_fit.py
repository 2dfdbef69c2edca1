"""Context fit: does the right rendering of a term belong in the sentence, and the wrong one not? By static word vectors.

Measured on 540,000 words of machine translations (newstest2021, generaltest2022 and 40 % of zhen21news), for entries whose
wrong renderings 435,000 words of clean text never have (`scripts/fit_terms.py` decides which): from a margin of .15 on, 25
findings beyond the listed contexts, 9 of them confirmed by the reference or a human mark, none contradicted. Entries gated by
200,000 words alone raise 24 alarms in 212,000 other clean words from .15 on, 10 from .2 on: so .2. For all other
entries the vectors are right in about half of the cases, whatever the margin; they are not asked.
"""

from __future__ import annotations

from mtqa.annotate import Sentence, vectors
from mtqa.rulebook.kinds._phrases import Hit

MARGIN = 0.2
GUESSED = 0.6
"""Confidence of a finding that no listed context supports."""


def fits(right: str, hit: Hit, sentence: Sentence) -> bool:
    """Does `right` fit the sentence clearly better than what was found there?"""
    lowers = sentence.tokens.lowers
    margin = vectors.margin(right, hit.phrase["t"], (*lowers[: hit.first], *lowers[hit.last + 1 :]))
    return margin is not None and margin >= MARGIN
