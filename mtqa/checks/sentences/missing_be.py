"""A sentence without its "be": "They ready to leave", "This the third time", "There no doubt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_SUBJECTS = "he|she|it|they|we|i|this|there"
# Words that follow a subject as its verb or belong to it; the rest is looked at.
_VERBS = (
    "is|was|are|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|also|then|now|still|never|only|just|even|"
    "and|or|of|who|that|which|all|both|each|said|says|went|came|took|made|got|began|saw|knew|told|felt|left|gave|kept|became|year|time|week|"
    "month|day|morning|way|one|kind|too|ought|alone|alike|themselves|himself|herself|itself|ourselves"
)
_FOUND = lazy(
    rf"(?:(?<=[.!?“\"] )|(?<=\n)|\A)(?P<subject>{_SUBJECTS}) (?!(?:{_VERBS})\b)(?P<next>[a-z]+)(?: (?P<third>[a-z]+))?(?= )", re.IGNORECASE
)
_BE = {"i": "am", "we": "are", "they": "are"}
_MANY = frozenset({"many", "several"})
_ARTICLES = frozenset({"the", "a", "an", "no", "not"}) | _MANY
_BEHIND = frozenset({"TO", "IN", "CC", "RB", "VBN", "JJ", "DT", "RP"})


@check(
    id="missing-be", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="A form of 'be' is missing after the subject.",
    why="Russian, Hebrew and Arabic have no 'is' in the present; translated word by word, the English sentence has no verb.",
    trigger=Words("he", "she", "it", "they", "we", "i", "this", "there", first=True), fix=UNSAFE,
    examples=(
        bad("They [[ready]] to leave the port.", good="They are ready to leave the port."),
        bad("This [[the]] third time that the ferry is late.", good="This is the third time that the ferry is late."),
        bad("There [[no]] doubt that the board will meet.", good="There is no doubt that the board will meet."),
        bad("There [[many]] people who do not agree with the board.", good="There are many people who do not agree with the board."),
        bad("It [[important]] to remember the winter.", good="It is important to remember the winter."),
        bad("We [[not]] afraid of the board.", good="We are not afraid of the board."),
        bad("He [[a]] member of the board since May.", good="He is a member of the board since May."),
        ok("They both left. This year the ferry is late. There the road ends. It all began in May. We few stayed. They ready the boats."),
        ok("He first met her in May. This the board denied. It being late, they left. She the captain did not know."),
    ),
)  # fmt: skip
def missing_be(sentence: Sentence) -> Iterator[Mark]:
    """A subject that opens the sentence, and what can only be its complement: an article, "not", or an adjective with more behind it."""
    if not prose(sentence) or not closed_by_stop(sentence):
        return
    match = _FOUND.match(sentence.owner.plain, sentence.start)
    if match is None:
        return
    words = sentence.tokens.lowers
    if len(words) < 5 or words[1] != match["next"] or not _possible(words) or not _complement(words, sentence.tags):
        return
    tags = sentence.tags
    span = sentence.span_of(1)
    form = _BE.get(words[0]) or ("are" if words[0] == "there" and tags[2].startswith("NNS") else "is")
    message = f"A verb is missing before '{words[1]}'; it may be '{form}'."
    fix = Fix(f"Put '{form}' before it", (Edit(Span(span.start, span.start), f"{form} "),), UNSAFE)
    yield Mark(span, message=message, fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)


def _possible(words: Sequence[str]) -> bool:
    """What `_complement` asks of the words themselves; the tagger need not be asked about nine sentences of ten."""
    subject, word = words[0], words[1]
    if word in _MANY:
        return subject == "there"
    if word in _ARTICLES:
        return subject != "there" or word != "the"
    if subject in ("this", "there"):
        return False
    known = lexicon.tags(word)
    return word.endswith(("ing", "in")) or ("JJ" in known and not known & {"VBD", "VBZ", "VBN"})


def _complement(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Is the second word no verb, and does no finite verb follow before the phrase is over?"""
    subject, word, tag = words[0], words[1], tags[1]
    if word in _ARTICLES:
        if word == "not" and tags[2] not in ("JJ", "VBN", "VBG", "IN"):
            return False
        end = next((n for n in range(2, len(words)) if tags[n] in ("IN", "WDT", "WP", ",", ".", "TO", "CC", "WRB")), len(words))
        if subject == "there" and word == "the":
            return False  # "There the road ends"
        return end >= 3 and not any(t in FINITE or t == "VB" for t in tags[2:end]) and _quiet(tags, end)
    if subject in ("this", "there"):
        return False
    known = lexicon.tags(word)
    if tag == "VBG":
        return subject in ("they", "we", "he", "she") and word not in ("being", "having") and not any(t in FINITE for t in tags[2:])
    adjective = tag == "JJ" and "JJ" in known and not known & {"VBD", "VBZ", "VBN"}
    return adjective and tags[2] in ("TO", "IN") and tags[3] not in ("PRP", *FINITE)


def _quiet(tags: Sequence[str], end: int) -> bool:
    """After the phrase: no verb without a subject that would make it the fronted object ("This the board denied")."""
    return end >= len(tags) or tags[end] not in (",",) or not any(t in FINITE for t in tags[end:])
