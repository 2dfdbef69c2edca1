"""A verb that wants an object, at the end of its clause without one: "They said that the police had already arrested." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_VERBS = (
    "arrested destroyed injured damaged captured seized published built rejected attacked bombed prevented received expressed "
    "caused demanded evacuated kidnapped murdered wounded detained annexed launched dismissed fired appointed abolished imposed banned "
    "condemned accused blamed informed deployed eliminated identified "
    "confiscated demolished intercepted extradited deported nominated persuaded obtained fulfilled rescued repaired paralyzed postponed"
).split()
# What opens a clause with a gap: "the ship that they had seized", "more than they had received", "as he had demanded".
_GAPS = frozenset({"which", "whom", "what", "who", "whose", "than", "as", "whatever", "how", "where", "when", "why", "so", "too"})
_SPEAKING = frozenset(
    "said says say added claimed confirmed reported announced explained believes thought known believed noted stated argued".split()
)
_INSIDE = frozenset({"DT", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS"})
_HAVE = ("has", "have", "had")


@check(
    id="missing-object", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="'{match}' wants an object, and the sentence ends without one.",
    why="Japanese, Chinese, Korean and Persian leave an object out that was named before; English takes it up with a pronoun.",
    trigger=Words(*(f"{have}{adverb} {verb}" for verb in _VERBS for have in _HAVE for adverb in ("", " already", " also"))),
    examples=(
        bad("The captain said that the navy had already [[seized]]."),
        bad("The storm came at noon, and it had [[destroyed]]."),
        ok("It was the ship that the navy had seized. The ship the navy had seized. He got more than he had demanded."),
        ok("The navy had seized it. He did as the board had demanded. The captain said that it was the ship they had seized."),
        ok("How many ships have they seized? “What has he built?” she asked. The pier he said they had built."),
    ),
)  # fmt: skip
def missing_object(sentence: Sentence) -> Iterator[Mark]:
    """At the end of the sentence, in a clause that "said that", or a comma with "and" or "but", opens: there it can have no gap."""
    if not prose(sentence) or not closed_by_stop(sentence):
        return
    words = sentence.tokens.lowers
    end = len(words) - 1
    while end > 0 and not words[end][0].isalnum():
        end -= 1
    if words[end] not in _VERBS or not _GAPS.isdisjoint(words):
        return
    tags = sentence.tags
    have = end - 1 if words[end - 1] in _HAVE else end - 2
    if have < 2 or words[have] not in _HAVE:
        return
    start = have
    while start > 0 and tags[start - 1] in _INSIDE:
        start -= 1
    if start == have or start < 2:
        return
    that = words[start - 1] == "that" and words[start - 2] in _SPEAKING
    that = that or (words[start - 1] in _SPEAKING and tags[start] in ("DT", "PRP$"))
    joined = words[start - 1] in ("and", "but") and words[start - 2] == ","
    phrases = sum(tags[n] in ("DT", "PRP", "PRP$") for n in range(start, have))
    if (that or joined) and phrases <= 1:
        yield Mark(sentence.span_of(end), confidence=SPOKEN if spoken(sentence) else None)
