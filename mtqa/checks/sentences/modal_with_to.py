""" "to" after a modal verb: "he can to swim", "the board must to act"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_MODALS = ("can", "could", "must", "should", "will", "would", "may", "might", "cannot", "shall")
_FOUND = lazy(r"\b(?P<modal>can|could|must|should|will|would|may|might|cannot|shall)(?: not|n['’]t)? (?P<to>to) (?P<verb>[a-z]{2,})\b")
# "as long as you can to get there", "all they could to help": the verb is left out, and "to" says what for.
_LEFT_OUT = frozenset(
    "as all any anything nothing what whatever everything everyone those who much best fast soon often far hard how that which wherever "
    "if".split()
)
_SUBJECTS = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS", "EX", "RB"})


@check(
    id="modal-with-to", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="After a modal verb the next verb stands without 'to'.",
    why="Where the source has an infinitive after 'can' or 'must', engines translate its ending too.",
    trigger=Words(*(f"{m}{n} to" for m in _MODALS for n in ("", " not", "n't", "n’t"))), fix=UNSAFE,
    examples=(
        bad("She can [[to]] speak three languages.", good="She can speak three languages."),
        bad("The board must [[to]] act now.", good="The board must act now."),
        bad("They could not [[to]] leave the port.", good="They could not leave the port."),
        ok("They did all they could to help. We will do anything we can to help you."),
        ok("He ran as fast as he could to get there. The will to live is strong."),
        ok("Those who can to this day speak it are few. You must, to be fair, wait. He said he would to anyone who asked."),
    ),
)  # fmt: skip
def modal_with_to(sentence: Sentence) -> Iterator[Mark]:
    """A modal with its subject before it, and a bare verb after "to"."""
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        if "VB" not in lexicon.tags(match["verb"]) and match["verb"] != "be":
            continue
        words, tags, starts = sentence.tokens.lowers, sentence.tags, sentence.tokens.starts
        if match.start("modal") not in starts or match.start("verb") not in starts:
            continue
        at, verb = starts.index(match.start("modal")), starts.index(match.start("verb"))
        if at == 0 or tags[at] != "MD" or tags[at - 1] not in _SUBJECTS or tags[verb] != "VB":
            continue
        if _LEFT_OUT & set(words[max(0, at - 8) : at]):
            continue
        if match["modal"] == "will" and (tags[at - 1] in ("DT", "JJ", "PRP$") or (tags[at - 1] == "NN" and tags[at - 2] in ("DT", "PRP$"))):
            continue  # "the political will to act"
        span = Span(*match.span("to"))
        yield Mark(span, fixes=(delete(Span(span.start - 1, span.end), UNSAFE, "Leave out 'to'"),))
