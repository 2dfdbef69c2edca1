"""Kind `pattern`: a sequence of tokens, each told by its word, lemma, part of speech or an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mtqa.annotate import Sentence, lexicon, vocabulary
from mtqa.engine.edit import replace
from mtqa.model import Applicability, Fix, Mark
from mtqa.model.lazy import lazy
from mtqa.rulebook import inflect
from mtqa.rulebook.kinds._article import article_edit
from mtqa.rulebook.kinds._elements import ELEMENT, Elements, Found, compile_element, literals, unknown_forms
from mtqa.rulebook.kinds._phrases import recased
from mtqa.rulebook.kinds.phrase import deletion
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Either, Faults, Key, ListOf, Path, Record, Str

DOC = """A sequence of tokens. Each element says what its token must be; a bare word stands for `{lower: word}`. The finding covers the
elements with `mark: true`, or the whole match. `unless` lists sequences that silence a match they touch. One element that must
be there has to name words (`lower`, `text` or `lemma`): the rule is only tried where one of them stands."""

_COMMONEST = 7.7
"""Zipf value of "the"."""
_SEQUENCE = ListOf(ELEMENT, single=False)
_SEQUENCES = ListOf(Either(scalar=ELEMENT.scalar, sequence=_SEQUENCE, mapping=ELEMENT.mapping), single=False)
_LEMMA = Record({"lemma": Key(Str(), "a word that takes the inflection and the capitals of the marked token", required=True)})
_REPLACEMENT = Either(scalar=Str(empty=True), mapping=_LEMMA)
KEYS = {
    "match": Key(_SEQUENCES, "the elements in order; or a list of such lists, of which one must match", required=True),
    "unless": Key(ListOf(_SEQUENCE, single=False), "sequences of elements that silence a match they touch"),
    "replace": Key(
        Either(scalar=_REPLACEMENT.scalar, sequence=ListOf(_REPLACEMENT), mapping=_LEMMA),
        "what to put in the place of the marked tokens: text, in which {2} is what the second element matched, or lemma: word",
    ),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:  # noqa: ARG001
    """The JSON-able body."""
    read = fields.get("match", [])
    alternatives = read if read and all(isinstance(item, list) for item in read) else [read]
    if any(isinstance(item, list) for sequence in alternatives for item in sequence):
        faults.at((*path, "match"), "elements and lists of elements are mixed; write one list of elements, or a list of lists")
        return {}
    sequences = [[compile_element(e) for e in sequence] for sequence in alternatives]
    words: set[str] = set()
    for sequence in sequences:
        marked = [n for n, e in enumerate(sequence) if e.get("mark")]
        if marked and (sum(sequence[n]["min"] for n in marked) == 0 or marked != list(range(marked[0], marked[-1] + 1))):
            faults.at((*path, "match"), "the marked elements must stand together, and one of them must always be there")
        choices = [found for element in sequence if (found := literals(element)) is not None]
        if not choices:
            faults.at((*path, "match"), "no element that must be there names words; give one of them 'lower', 'text' or 'lemma'")
            return {}
        words.update(min(choices, key=lambda forms: (sum(map(_share, forms)), forms)))
    words |= {word.replace("'", "’") for word in words}
    body: Body = {"match": sequences, "words": sorted(words)}
    if "unless" in fields:
        body["unless"] = [[compile_element(e) for e in sequence] for sequence in fields["unless"]]
    if "replace" in fields:
        given = fields["replace"] if isinstance(fields["replace"], list) else [fields["replace"]]
        body["replace"] = [_replacement(r, min(map(len, sequences)), faults, (*path, "replace")) for r in given]
    return body


def _share(form: str) -> float:
    """How often a literal stands in a text, as a word's share; the word list knows no stops, no numbers and no 's."""
    return float(10 ** (vocabulary.zipf(form) if form[:1].isalpha() else _COMMONEST))


def _replacement(read: str | dict[str, str], elements: int, faults: Faults, path: Path) -> str | dict[str, str]:
    if isinstance(read, str):
        for group in re.findall(r"\{(\d+)\}", read):
            if not 1 <= int(group) <= elements:
                faults.at(path, f"{{{group}}} names no element; they count from 1 to {elements}")
        return read
    word = read["lemma"]
    known = lexicon.tags(word)
    poses = [pos for pos, base in inflect.BASE.items() if base in known] or ["noun", "verb"]
    forms = {tag: form for pos in poses for form, tags in inflect.forms(word, pos).items() for tag in tags}
    if not known and word not in unknown_forms(word):
        faults.at(path, f"{word!r} cannot be inflected; write its base form")
    return {"": word, **forms}


def build(card: Card, body: Body, lists: Lists) -> Run:  # noqa: ARG001
    """The function that finds the pattern in a sentence."""
    sequences = [Elements(sequence) for sequence in body["match"]]
    excuses = [Elements(sequence) for sequence in body.get("unless", ())]
    applicability = Applicability(card.get("fix") or "unsafe")

    def run(sentence: Sentence) -> Iterator[Mark]:
        done: set[tuple[int, int]] = set()
        silent: list[tuple[int, int]] | None = None
        for sequence in sequences:
            for found in sequence.find(sentence):
                first, last = _marked(sequence, found)
                if (first, last) in done:
                    continue
                if silent is None:
                    silent = [(f.first, f.end) for excuse in excuses for f in excuse.find(sentence)]
                if any(a < found.end and found.first < b for a, b in silent):
                    continue
                done.add((first, last))
                fixes = tuple(_fix(r, sentence, found, first, last, applicability) for r in body.get("replace", ()))
                yield Mark(sentence.span_of(first, last), fixes=fixes)

    return run


def _marked(sequence: Elements, found: Found) -> tuple[int, int]:
    """First and last token that the finding covers."""
    ranges = [r for element, r in zip(sequence.elements, found.ranges, strict=True) if element.mark and r[0] < r[1]]
    return (ranges[0][0], ranges[-1][1] - 1) if ranges else (found.first, found.end - 1)


def _fix(read: str | dict[str, str], sentence: Sentence, found: Found, first: int, last: int, applicability: Applicability) -> Fix:
    span = sentence.span_of(first, last)
    if isinstance(read, dict):
        tag = sentence.tags[last]
        text = read.get({"NNP": "NN", "NNPS": "NNS", "VBP": "VB"}.get(tag, tag), read[""])
    else:
        text = " ".join(_GROUP.sub(lambda m: _group(sentence, found, int(m[1]) - 1), read).split())
    if not text:
        return Fix("Delete it", deletion(sentence.owner.plain, span), applicability)
    written = "" if isinstance(read, str) and read.startswith("{") else text
    text = recased(text, written, sentence, first, last) if written.islower() else text
    return Fix(f"Use '{text}'", (*article_edit(sentence, first, text), *replace(span, text).edits), applicability)


_GROUP = lazy(r"\{(\d+)\}")


def _group(sentence: Sentence, found: Found, n: int) -> str:
    start, end = found.ranges[n]
    return sentence.span_of(start, end - 1).of(sentence.owner.plain) if end > start else ""
