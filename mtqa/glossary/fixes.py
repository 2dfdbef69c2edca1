"""The right term in the place of a wrong one: inflected like it, with its capitals, the article before it adapted."""

from __future__ import annotations

from mtqa.annotate import Sentence
from mtqa.engine import DISPLAY, UNSAFE, like_case, replace
from mtqa.glossary.entry import Term
from mtqa.glossary.words import words_in
from mtqa.model import Applicability, Edit, Fix, Span
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit


def fixes_for(
    rights: tuple[Term, ...], wrong: Term, sentence: Sentence, first: int, last: int, applicability: Applicability = UNSAFE
) -> tuple[Fix, ...]:
    """One fix for each right term. The wrong one stands in the tokens `first` to `last`.

    Only English is inflected. In other languages a form that is not the glossary's own may be replaced, but not without
    a look: then the fixes are for display.
    """
    span = sentence.span_of(first, last)
    if sentence.owner.language != "en":
        written = words_in(span.of(sentence.owner.plain)) == words_in(wrong.text)
        return tuple(replaced(span, t, sentence, applicability if written else DISPLAY) for t in rights)
    phrase = _phrases.compile_phrase(wrong.text, exact=False, pos=wrong.pos, partner=rights[0].text if rights else None)
    hit = next((h for h in _phrases.Phrases([phrase]).find(sentence.tokens) if (h.first, h.last) == (first, last)), None)
    tag = _phrases.tag_of(sentence, hit) if hit else None
    found: dict[str, Fix] = {}
    for right in rights:
        compiled = _phrases.compile_right(right.text, _phrases.pos_of(phrase))
        text = _phrases.recased(compiled.get("f", {}).get(tag, right.text), wrong.text, sentence, first, last)
        fix = replace(span, text, applicability)
        if article := article_edit(sentence, first, text):
            fix = Fix(fix.title, (*article, Edit(span, text)), applicability)
        found.setdefault(text, fix)
    return tuple(found.values())


def replaced(span: Span, right: Term, sentence: Sentence, applicability: Applicability = UNSAFE) -> Fix:
    """The right term as the glossary writes it, with a capital where the wrong one had it for opening a sentence."""
    text = right.text
    if span.start == sentence.start:
        text = like_case(text, span.of(sentence.owner.plain)[:1])
    return replace(span, text, applicability)
