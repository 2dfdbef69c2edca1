"""A condition whose first half was lost: "Any delay, they would sue." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Layer, Sentence
from mtqa.annotate.clauses import VERBS
from mtqa.checks.sentences._shared import first_word
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity

_TIMES = frozenset(
    "thing question reason problem example point note time moment day minute second hour week month year morning evening night case "
    "rate event way luck place guess sense how".split()
)
_SAYING = frozenset({"say", "says", "said", "added", "adds", "believe", "believes", "think", "thinks", "told"})
_UNREAL = frozenset(("would", "'d", "’d", "could", "might"))
_INSIDE = frozenset({"NN", "NNS", "NNP", "JJ", "IN", "DT", "HYPH", "PRP$", "CD", "VBG", "VBN", "JJR", "RBR", "TO", "VB"})


@check(
    id="lost-first-half", category=Category.ACCURACY, its=Its.OMISSION, severity=Severity.MAJOR, confidence=0.8,
    message="The first part has no verb; the first half of the sentence ('If there were ...') seems to be missing.",
    why="Languages without a verb 'to be' in the present say 'Any delay, they would sue' for 'If there is any delay'. Copied into English, "
    "the condition loses its verb.",
    trigger=Words("any", "another", "one more", "the slightest", first=True), needs=Layer.TAGS, fix=UNSAFE,
    examples=(
        bad("[[Any delay]], they would sue the harbour board.", good="If there were any delay, they would sue the harbour board."),
        bad("“[[Any sign of a strike]], we will close the pit,” he said.",
            good="“If there is any sign of a strike, we will close the pit,” he said."),
        bad("[[The slightest doubts]], he would call the captain.",
            good="If there were the slightest doubts, he would call the captain."),
        bad("[[One more attack on a convoy]], they will close the border.",
            good="If there is one more attack on a convoy, they will close the border."),
        bad("[[Another mistake of the crew]], he loses the ship.", good="If there is another mistake of the crew, he loses the ship."),
        bad("[[Any breach of the deal]], the board will answer.", good="If there is any breach of the deal, the board will answer."),
        bad("[[Any attempt to leave]], they will shoot.", good="If there is any attempt to leave, they will shoot."),
        ok("Any captain, the board said, will do. The slightest delay, he thought, would be dear."),
        ok("Any day now, they would sue. Any time you like, we can meet."),
        ok("Any delay they would blame on the harbour board. Any questions, please write to us."),
        ok("Any delay, they said, would be dear."),
        ok("Another time, he would bring the maps. One more thing, she said, was lost."),
        ok("One more storm, it turned out, was on its way. Another mate, she knew, had drowned."),
    ),
)  # fmt: skip
def lost_first_half(sentence: Sentence) -> Iterator[Mark]:
    """Only "Any ..." and its like before "pronoun + verb": with other words the same form is good English ("A moment later, he left")."""
    at = first_word(sentence)
    texts, words, tags = sentence.tokens.texts, sentence.tokens.lowers, sentence.tags
    size = _opener(words, at)
    if not size or not texts[at][0].isupper() or "," not in texts:
        return
    comma = texts.index(",")
    inside = tags[at + size : comma]
    if comma + 2 >= len(tags) or any(t not in _INSIDE for t in inside) or _TIMES & set(words[at:comma]):
        return
    verb = _main_verb(words, tags, comma)
    if verb is None or words[verb] in _SAYING or "," in texts[comma + 1 : comma + 5]:
        return
    span = sentence.span_of(at, comma - 1)
    phrase = sentence.owner.plain[span.start : span.end]
    nouns = [t for t in inside[: inside.index("IN")] if t.startswith("NN")] if "IN" in inside else inside
    be = "were" if words[verb] in _UNREAL else "are" if nouns and nouns[-1] == "NNS" else "is"
    fix = replace(span, f"If there {be} {phrase[:1].lower()}{phrase[1:]}", UNSAFE)
    yield Mark(span, f"'{phrase}' has no verb; the first half of the sentence ('If there {be} ...') seems to be missing.", (fix,))


def _main_verb(words: Sequence[str], tags: Sequence[str], comma: int) -> int | None:
    """The verb of a clause that follows with its own subject: a pronoun and any verb, or a noun phrase and "will" or "would"."""
    at = comma + 1
    if tags[at] == "PRP":
        return at + 1 if tags[at + 1] in VERBS | {"RB"} else None
    while at < len(tags) and tags[at] in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS"):
        at += 1
    future = comma + 1 < at < len(tags) - 2 and words[at] in ("will", "would", "'ll", "’ll") and "," not in words[at:]
    return at if future else None


def _opener(words: list[str], at: int) -> int:
    """How many words of a condition that may have lost its verb open the sentence, 0 for none."""
    if words[at] in ("any", "another"):
        return 1
    return 2 if words[at : at + 2] in (["one", "more"], ["the", "slightest"]) else 0
