"""The indefinite article before a replaced word: "a suit" becomes "an order", not "a order"."""

from __future__ import annotations

import re

from mtqa.annotate import Sentence
from mtqa.model import Edit
from mtqa.model.lazy import lazy

_AN = lazy(r"(?:hour|hono[u]?r|honest|heir)", re.IGNORECASE)
_A = lazy(r"(?:uni(?!n|m)|us[aeiu]|ut[aei]|eu|ewe|one(?!\w)|once|ubi|ur[aei])", re.IGNORECASE)
_LETTERS = lazy(r"[A-Z]{2,}(?![a-z])")


def wants_an(text: str) -> bool | None:
    """True for "an", False for "a", None where the sound of the first word cannot be told (numbers, signs)."""
    if not text[:1].isalpha():
        return None
    if _LETTERS.match(text):
        return None  # NATO is a word, NGO is spelled out
    if _AN.match(text):
        return True
    if _A.match(text):
        return False
    return text[:1].lower() in "aeiou"


def article_edit(sentence: Sentence, first: int, replacement: str) -> tuple[Edit, ...]:
    """The edit of the article before token `first` that `replacement` asks for, if any."""
    if not first or (found := sentence.tokens.lowers[first - 1]) not in ("a", "an"):
        return ()
    wanted = wants_an(replacement)
    if wanted is None or wanted == (found == "an"):
        return ()
    written = sentence.tokens.texts[first - 1]
    article = "an" if wanted else "a"
    return (Edit(sentence.span_of(first - 1), article.capitalize() if written[0].isupper() else article),)
