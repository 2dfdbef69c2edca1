"""What a finding about a name says when the evidence comes from outside the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mtqa.model import Elsewhere, Related, Span

if TYPE_CHECKING:
    from mtqa.annotate.names.choice import Choice
    from mtqa.annotate.names.corpus import Shared
    from mtqa.annotate.names.find import Name

MOST = 3
"""Places named in other files."""


def message(word: str, choice: Choice, places: Mapping[str, Sequence[Name]], shared: Shared | None, path: str) -> str:
    """Where the right spelling stands, and why it is right."""
    found = ["elsewhere in this text"] if places.get(choice.right) else []
    if shared and not found and choice.right in shared.words and path in shared.words[choice.right].paths:
        found.append("in another document of this file")
    if shared and choice.right in shared.words and (other := len(shared.words[choice.right].paths - {path})):
        found.append(f"in {other} other file{'s' if other > 1 else ''}")
    where = " and ".join(found)
    if not where:  # the names list, or a reference, has it
        return f"'{word}' should be '{choice.right}' here: {choice.reason}."
    if choice.even:
        return f"The same name is spelled '{word}' here and '{choice.right}' {where}; the evidence is even."
    return f"'{word}' is spelled '{choice.right}' {where}; {choice.reason}."


def elsewhere(
    span: Span, words: Sequence[str], places: Mapping[str, Sequence[Name]], shared: Shared | None, path: str
) -> tuple[Related, ...]:
    """Places of the spellings in other files, and in other documents of this one; the first ones by path."""
    if shared is None:
        return ()
    found = []
    for word in words:
        known = shared.words[word].places if word in shared.words else ()
        there = [place for place in known if place[0] != path or not places.get(word)]
        found += [Related(span, "in another file" if p[0] != path else "in another document", Elsewhere(*p, word)) for p in there]
    return tuple(found[:MOST])
