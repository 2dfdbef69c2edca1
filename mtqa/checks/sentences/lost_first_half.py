"""A condition whose first half was lost: "Any delay, they would sue." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Layer, Sentence
from mtqa.annotate.clauses import VERBS
from mtqa.checks.sentences._shared import first_word
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_TIMES = frozenset(
    "time moment day minute second hour week month year morning evening night case rate event way luck place guess sense how".split()
)
_SAYING = frozenset({"say", "says", "said", "added", "adds", "believe", "believes", "think", "thinks", "told"})
_INSIDE = frozenset({"NN", "NNS", "NNP", "JJ", "IN", "DT", "HYPH", "PRP$", "CD", "VBG", "VBN", "JJR", "RBR"})


@check(
    id="lost-first-half", category=Category.ACCURACY, its=Its.OMISSION, severity=Severity.MAJOR, confidence=0.8,
    message="The first part has no verb; the first half of the sentence ('If there were ...') seems to be missing.",
    why="Languages without a verb 'to be' in the present say 'Any delay, they would sue' for 'If there is any delay'. Copied into English, "
    "the condition loses its verb.",
    trigger=Words("any", first=True), needs=Layer.TAGS,
    examples=(
        bad("[[Any delay]], they would sue the harbour board."),
        bad("“[[Any sign of a strike]], we will close the pit,” he said."),
        ok("Any day now, they would sue. Any time you like, we can meet."),
        ok("Any delay they would blame on the harbour board. Any questions, please write to us."),
        ok("Any delay, they said, would be dear."),
    ),
)  # fmt: skip
def lost_first_half(sentence: Sentence) -> Iterator[Mark]:
    """Only "Any + noun, pronoun + verb ...": with other words the same form is good English ("A moment later, he left")."""
    at = first_word(sentence)
    texts, words, tags = sentence.tokens.texts, sentence.tokens.lowers, sentence.tags
    if texts[at] != "Any" or "," not in texts:
        return
    comma = texts.index(",")
    inside = tags[at + 1 : comma]
    if comma + 2 >= len(tags) or tags[comma + 1] != "PRP" or any(t not in _INSIDE for t in inside) or _TIMES & set(words[at:comma]):
        return
    rest = tags[comma + 2 :]
    if rest[0] not in VERBS | {"RB"} or words[comma + 2] in _SAYING:
        return
    span = sentence.span_of(at, comma - 1)
    phrase = sentence.owner.plain[span.start : span.end]
    yield Mark(span, message=f"'{phrase}' has no verb; the first half of the sentence ('If there were ...') seems to be missing.")
