"""Kind `phrase`: literal words, with the part to mark in [[ ]], and what to put in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.annotate import Sentence
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Edit, Fix, Mark, Span
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._context import CONDITIONS, Conditions, compile_conditions
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Either, Faults, Key, ListOf, MapOf, Path, Str

DOC = """Literal phrases, in any capitals and with a space, a hyphen or a line break between their words. `[[ ]]` in a phrase marks the
part that the finding covers (all of it by default). For a term that inflects or needs a context with a right rendering, see `term`."""


def _marked(value: str) -> str | None:
    if value.count("[[") != value.count("]]") or value.count("[[") > 1 or value.find("]]") < value.find("[["):
        return f"'[[' and ']]' do not pair in {value!r}; mark one stretch of whole words, 'in the [[nearest]] time'"
    return None if any(c.isalnum() for c in value) else f"{value!r} holds no word; write a phrase"


KEYS = {
    "match": Key(ListOf(Str(check=_marked)), "the phrases; [[ ]] around the words that the finding covers", required=True),
    "inflect": Key(Bool(), "true to find any inflection of each phrase's head (default: as written)"),
    "cased": Key(Bool(), "true to ask for the capitals as written"),
    "replace": Key(
        Either(scalar=Str(empty=True), sequence=ListOf(Str(empty=True)), mapping=MapOf(Str(empty=True))),
        "what to put in the place of the marked part, the best first; '' takes it out; or a table with a line for each phrase, phrase: new",
    ),
    "context": Key(CONDITIONS, "where it is wrong: a condition, or a list of conditions of which one must hold"),
    "unless": Key(CONDITIONS, "where it is right: a condition, or a list of conditions of which none may hold"),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:
    """The JSON-able body. A compiled phrase has `m`, the first and last word of its marked part, if it has one."""
    phrases = []
    for written in fields.get("match", []):
        left, _, rest = written.partition("[[")
        inner, closed, _ = rest.partition("]]")
        compiled = _phrases.compile_phrase(_bare(written), exact=not fields.get("inflect"), cased=bool(fields.get("cased")))
        if closed:
            low = len(inflect.words_of(left)) if left.strip() else 0
            compiled["m"] = [low, low + len(inflect.words_of(inner)) - 1]
        phrases.append(compiled)
        phrases[-1]["r"] = _replacements(written, fields.get("replace", []), faults, path)
    body: Body = {"phrases": phrases, "words": _phrases.triggers(phrases)}
    for name in ("context", "unless"):
        if conditions := compile_conditions(fields.get(name), lists, faults, (*path, name)):
            body[name] = conditions
    return body


def _replacements(written: str, given: Any, faults: Faults, path: Path) -> list[str]:
    if not isinstance(given, dict):
        return [given] if isinstance(given, str) else list(given)
    if (bare := _bare(written)) in given:
        return [given[bare]]
    faults.at((*path, "replace"), f"no line for {bare!r}; add '{bare}: ...'")
    return []


def build(card: Card, body: Body, lists: Lists) -> Run:
    """The function that finds the phrases in a sentence."""
    phrases = _phrases.Phrases(body["phrases"])
    context = Conditions(body.get("context", []), lists)
    unless = Conditions(body.get("unless", []), lists)
    needs_context = "context" in body
    applicability = Applicability(card.get("fix") or "unsafe")

    def run(sentence: Sentence) -> Iterator[Mark]:
        for hit in phrases.find(sentence.tokens):
            if needs_context and not context.hold(sentence, hit.first, hit.last):
                continue
            if unless.hold(sentence, hit.first, hit.last):
                continue
            first, last = _part(sentence, hit)
            span = sentence.span_of(first, last)
            yield Mark(span, fixes=tuple(_fix(text, sentence, hit, first, last, applicability) for text in hit.phrase["r"]))

    return run


def _part(sentence: Sentence, hit: _phrases.Hit) -> tuple[int, int]:
    """First and last token of the marked part."""
    if "m" not in hit.phrase:
        return hit.first, hit.last
    lowers = sentence.tokens.lowers
    places = [n for n in range(hit.first, hit.last + 1) if lowers[n] not in inflect.HYPHENS]
    low, high = hit.phrase["m"]
    return places[low], places[high]


def _fix(text: str, sentence: Sentence, hit: _phrases.Hit, first: int, last: int, applicability: Applicability) -> Fix:
    span = sentence.span_of(first, last)
    if not text:
        return Fix("Delete it", deletion(sentence.owner.plain, span), applicability)
    words = hit.phrase["t"].replace("-", " ").split()
    low, high = hit.phrase.get("m", (0, len(words) - 1))
    text = _phrases.recased(text, " ".join(words[low : high + 1]), sentence, first, last)
    return Fix(f"Use '{text}'", (*article_edit(sentence, first, text), *replace(span, text).edits), applicability)


def deletion(plain: str, span: Span) -> tuple[Edit, ...]:
    """Take out the stretch, and one neighbouring blank so that no two are left; an edit of its own, for it lies outside."""
    if plain[span.end : span.end + 1] == " " and (span.start == 0 or plain[span.start - 1].isspace()):
        return Edit(span, ""), Edit(Span(span.end, span.end + 1), "")
    if span.start and plain[span.start - 1] == " " and not plain[span.end : span.end + 1].isalnum():
        return Edit(Span(span.start - 1, span.start), ""), Edit(span, "")
    return (Edit(span, ""),)


def _bare(written: str) -> str:
    return written.replace("[[", "").replace("]]", "")
