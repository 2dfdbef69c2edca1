"""Kind `term`: a wrong rendering in the contexts that betray it, and the right one, inflected and cased like the match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.annotate import Sentence
from mtqa.annotate.tokens import Tokens
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Edit, Fix, Mark
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._context import CONDITIONS, Conditions, compile_conditions
from mtqa.rulebook.kinds._fit import GUESSED, fits
from mtqa.rulebook.kinds._source import SourceWords
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Either, Faults, Key, ListOf, MapOf, Path, Str

DOC = """A wrong rendering of a source-language term. It is reported where one of the `context` conditions holds (everywhere without
`context`), unless one of the `unless` conditions does. With a paired source that holds none of the `source` words it stays silent.
`fix: safe` of a rule with `source` words holds only where a paired source has one of them; elsewhere the fix is unsafe.
If `paired`, a source that holds one of them is reason enough, and `context` is not asked."""

_PHRASES = ListOf(Str())
KEYS = {
    "wrong": Key(_PHRASES, "the wrong renderings; found in any inflection of their head, with spaces or hyphens", required=True),
    "right": Key(ListOf(Str()), "the right renderings, the best first; inflected and cased like the match"),
    "pos": Key(Str(choices=("noun", "verb", "adj", "adv", "other")), "part of speech of the phrase's head, where it cannot be guessed"),
    "exact": Key(Bool(), "true to match the phrases as written, without inflections"),
    "fixed": Key(Bool(), "true if the right renderings do not inflect, as mass nouns do not (capital, insurance)"),
    "cased": Key(Bool(), "true to ask for the capitals as written"),
    "context": Key(CONDITIONS, "where it is wrong: a condition, or a list of conditions of which one must hold"),
    "unless": Key(CONDITIONS, "where it is right: a condition, or a list of conditions of which none may hold"),
    "paired": Key(Bool(), "is a paired source with one of the `source` words enough? By default where all wrong renderings are phrases"),
    "fit": Key(Bool(), "is a sentence that the first right rendering fits clearly better a context too? By static word vectors"),
    "source": Key(
        Either(scalar=Str(), sequence=ListOf(Str()), mapping=MapOf(ListOf(Str()))),
        "source-language words, a list or by language (he: [...]); a paired source with none of them keeps the rule silent",
    ),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:
    """The JSON-able body: compiled phrases and conditions."""
    exact, pos, right = bool(fields.get("exact")), fields.get("pos"), fields.get("right", [])
    wrong = []
    for n, phrase in enumerate(fields.get("wrong", [])):
        compiled = _phrases.compile_phrase(
            phrase, exact=exact, pos=pos, partner=right[0] if right else None, cased=bool(fields.get("cased"))
        )
        if not any(c.isalnum() for c in phrase):
            faults.at((*path, "wrong", n), f"{phrase!r} holds no word; write the wrong rendering")
            continue
        if phrase in right:
            faults.at((*path, "wrong", n), f"{phrase!r} is also among the right renderings; take it out of one of the two")
        wrong.append(compiled)
    heads = {p for w in wrong if (p := _phrases.pos_of(w))}
    head = heads.pop() if len(heads) == 1 and not fields.get("fixed") else None
    body: Body = {
        "wrong": wrong,
        "right": [_phrases.compile_right(r, head) for r in right],
        "words": _phrases.triggers(wrong),
    }
    for name in ("context", "unless"):
        if conditions := compile_conditions(fields.get(name), lists, faults, (*path, name)):
            body[name] = conditions
    if fields.get("fit") and "context" in body and right:
        body["fit"] = True
    if (source := fields.get("source")) is not None:
        if "context" in body and fields.get("paired", all(len(w["w"]) > 1 for w in wrong)):
            body["paired"] = True
        body["source"] = source if isinstance(source, dict) else {"": source if isinstance(source, list) else [source]}
    return body


def build(card: Card, body: Body, lists: Lists) -> Run:
    """The function that finds the term in a sentence."""
    phrases = _phrases.Phrases(body["wrong"])
    context = Conditions(body.get("context", []), lists)
    unless = Conditions(body.get("unless", []), lists)
    source = SourceWords(body["source"]) if "source" in body else None
    fitting = bool(body.get("fit"))
    needs_context, paired = "context" in body, bool(body.get("paired"))
    applicability = Applicability(card.get("fix") or "unsafe")

    def run(sentence: Sentence) -> Iterator[Mark]:
        for hit in phrases.find(sentence.tokens):
            stands = not needs_context or context.hold(sentence, hit.first, hit.last)
            guessed = not stands and fitting and fits(body["right"][0]["t"], hit, sentence)
            if not stands and not guessed and not paired:
                continue
            if unless.hold(sentence, hit.first, hit.last) or _in_compound(sentence.tokens, hit):
                continue
            span = sentence.span_of(hit.first, hit.last)
            in_source = source.holds(sentence, span.start) if source else None
            if in_source is False or not (stands or guessed or in_source):
                continue
            # Safe is what the source itself proves: without it the context may mislead.
            unproved = source is not None and not in_source and applicability is Applicability.SAFE
            fixes = _fixes(body["right"], sentence, hit, Applicability.UNSAFE if unproved else applicability)
            confidence = card["confidence"] if stands else min(card["confidence"], GUESSED)
            yield Mark(
                span,
                message=_message(card["message"], span.of(sentence.owner.plain), fixes),
                fixes=fixes,
                confidence=confidence + (1 - confidence) / 2 if in_source else confidence,  # half of the doubt is gone
            )

    return run


def _in_compound(tokens: Tokens, hit: _phrases.Hit) -> bool:
    """Is the single word a part of a longer one: "pop" of "pop-up", "flash" of "flash-memory"?"""
    if hit.first != hit.last:
        return False
    lowers, starts, ends, at = tokens.lowers, tokens.starts, tokens.ends, hit.first
    behind = at + 2 < len(lowers) and lowers[at + 1] in inflect.HYPHENS and ends[at] == starts[at + 1] and ends[at + 1] == starts[at + 2]
    return behind or (at > 1 and lowers[at - 1] in inflect.HYPHENS and ends[at - 2] == starts[at - 1] and ends[at - 1] == starts[at])


def _fixes(rights: list[dict[str, Any]], sentence: Sentence, hit: _phrases.Hit, applicability: Applicability) -> tuple[Fix, ...]:
    if not rights:
        return ()
    span, tag = sentence.span_of(hit.first, hit.last), _phrases.tag_of(sentence, hit)
    found: dict[str, Fix] = {}
    for right in rights:
        text = right.get("f", {}).get(tag, right["t"])
        text = _phrases.recased(text, hit.phrase["t"], sentence, hit.first, hit.last)
        fix = replace(span, text, applicability)
        if article := article_edit(sentence, hit.first, text):
            fix = Fix(fix.title, (*article, Edit(span, text)), applicability)
        found.setdefault(text, fix)
    return tuple(found.values())


def _message(template: str, match: str, fixes: tuple[Fix, ...]) -> str:
    return template.replace("{match}", match).replace("{right}", fixes[0].edits[-1].replacement if fixes else "")
