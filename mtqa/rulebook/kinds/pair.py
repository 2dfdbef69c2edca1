"""Kind `pair`: what the source holds, and what the target beside it must hold or must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.annotate import AnnotatedPair, Sentence
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Edit, Fix, Mark, Span
from mtqa.rulebook.kinds import _phrases
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._source import normal, source_pattern
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Faults, Key, ListOf, Path, Record, Str

DOC = """For texts with a source. Where the source has one of the `source` words, the target must not have a `present` phrase, or must
have one of the `absent` phrases. With `present` the finding covers that phrase; with `absent` alone, the sentence of the target that
stands where the word stands in the source."""

_PHRASES = ListOf(Str())
KEYS = {
    "source": Key(ListOf(Str()), "source-language words; '*' at an end for anything that follows or precedes", required=True),
    "target": Key(
        Record(
            {
                "present": Key(_PHRASES, "the fault is that one of these stands in the target (in any inflection)"),
                "absent": Key(_PHRASES, "the fault is that none of these stands in the target (in any inflection)"),
            },
            check=lambda v: None if v else "says nothing; add 'present: [...]' or 'absent: [...]'",
        ),
        "what is wrong with the target; with both keys, both must be so",
        required=True,
    ),
    "exact": Key(Bool(), "true to match the target phrases as written, without inflections"),
    "cased": Key(Bool(), "true to ask for the capitals as written"),
    "replace": Key(ListOf(Str()), "what to put in the place of a `present` phrase, the best first; inflected like it"),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:  # noqa: ARG001
    """The JSON-able body."""
    target, rights = fields.get("target", {}), fields.get("replace", [])
    body: Body = {"scope": "pair", "source": fields.get("source", [])}
    for name in ("present", "absent"):
        if name in target:
            partner = rights[0] if rights and name == "present" else None
            body[name] = [
                _phrases.compile_phrase(p, exact=bool(fields.get("exact")), partner=partner, cased=bool(fields.get("cased")))
                for p in target[name]
            ]
    if "present" in body:
        body["words"] = _phrases.triggers(body["present"])
        heads = {_phrases.pos_of(p) for p in body["present"]}
        body["right"] = [_phrases.compile_right(r, heads.copy().pop() if len(heads) == 1 else None) for r in rights]
    elif rights:
        faults.at((*path, "replace"), "nothing stands there to be replaced; add 'present' to 'target', or take 'replace' out")
    return body


def build(card: Card, body: Body, lists: Lists) -> Run:  # noqa: ARG001
    """The function that looks at a pair."""
    source = source_pattern(body["source"])
    present = _phrases.Phrases(body["present"]) if "present" in body else None
    absent = _phrases.Phrases(body["absent"]) if "absent" in body else None
    applicability = Applicability(card.get("fix") or "unsafe")

    def run(pair: AnnotatedPair) -> Iterator[Mark]:
        text = normal(pair.source_text)
        match = source.search(text)
        if match is None:
            return
        sentences = pair.target
        if absent is not None and any(absent.find(s.tokens) for s in sentences):
            return
        if present is None:
            if (place := _at(sentences, match.start() / len(text))) is not None:
                yield Mark(place)
            return
        for sentence in sentences:
            for hit in present.find(sentence.tokens):
                yield Mark(sentence.span_of(hit.first, hit.last), fixes=_fixes(body["right"], sentence, hit, applicability))

    return run


def _at(sentences: tuple[Sentence, ...], share: float) -> Span | None:
    """The sentence at this share of the pair, without its final punctuation."""
    if not sentences:
        return None
    wanted = sentences[0].start + share * (sentences[-1].end - sentences[0].start)
    sentence = next((s for s in sentences if s.end > wanted), sentences[-1])
    words = [n for n, t in enumerate(sentence.tokens.texts) if t[:1].isalnum()]
    return sentence.span_of(words[0], words[-1]) if words else sentence.span


def _fixes(rights: list[dict[str, Any]], sentence: Sentence, hit: _phrases.Hit, applicability: Applicability) -> tuple[Fix, ...]:
    span, tag = sentence.span_of(hit.first, hit.last), _phrases.tag_of(sentence, hit) if rights else None
    found = []
    for right in rights:
        text = _phrases.recased(right.get("f", {}).get(tag, right["t"]), hit.phrase["t"], sentence, hit.first, hit.last)
        edits = (*article_edit(sentence, hit.first, text), Edit(span, text))
        found.append(Fix(replace(span, text).title, edits, applicability))
    return tuple(found)
