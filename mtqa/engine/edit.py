"""Short ways to write the fixes that checks offer most often."""

from __future__ import annotations

from mtqa.model import Applicability, Edit, Fix, Span

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY


def replace(span: Span, replacement: str, applicability: Applicability = UNSAFE, title: str | None = None) -> Fix:
    """Put `replacement` in the place of `span`; the title says so unless one is given."""
    if title is None:
        title = f"Use '{replacement}'" if replacement.strip() else "Delete it"
    return Fix(title, (Edit(span, replacement),), applicability)


def delete(span: Span, applicability: Applicability = SAFE, title: str = "Delete it") -> Fix:
    """Take the stretch out."""
    return Fix(title, (Edit(span, ""),), applicability)


def like_case(word: str, model: str) -> str:
    """`word` with the capitals of `model`: ALL CAPS, Capitalised, or as it is."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].isupper() and not word[:1].isupper():
        return word[:1].upper() + word[1:]
    return word
