"""The order of a question in a clause that asks nothing: "I don't know where is my brother", "they asked what did he see"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_ASKING = "where|when|why|how|what|whom"
_VERB = "is|are|was|were|did|does|do|will|has|have|can|would|should"
_FOUND = lazy(
    rf"\b(?P<word>{_ASKING}) (?P<verb>{_VERB}) (?P<subject>he|she|it|they|we|i|(?:the|his|her|their|my|our|its) [a-z]+)(?= ?[a-z.;,])"
)
# Verbs and nouns after which the clause is no question of its own.
_BEFORE = frozenset(
    "know knows knew known ask asks asked asking wonder wonders wondered understand understands understood explain explains explained "
    "explaining tell tells told clear unclear say see find remember decide reveal revealed imagine idea sure".split()
)
_NEAR = 4  # words between that verb and the clause: "asked the old minister when ..."
_PLAIN = frozenset({"is", "are", "was", "were", "will", "has", "have", "can", "would", "should"})


@check(
    id="question-order-inside", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="This is no question, so the subject stands before the verb.",
    why="Hebrew, Russian, Arabic and Spanish keep the order of the question after 'ask' and 'know'; English turns it round.",
    trigger=Words(*(f"{word} {verb}" for word in _ASKING.split("|") for verb in _VERB.split("|"))), fix=UNSAFE,
    examples=(
        bad("The board asked the captain [[when will he]] sail.", good="The board asked the captain when he will sail."),
        bad("Nobody knows [[where is the ferry]].", good="Nobody knows where the ferry is."),
        bad("They asked [[what did he]] see in the harbour."),
        ok("The board asked: when will he sail? Nobody knows where the ferry is. When did he know? They know what is the best."),
        ok("They asked, “When will he sail?” He knew what was his. The board asked what does no harm. Not knowing where, is he lost?"),
    ),
)  # fmt: skip
def question_order_inside(sentence: Sentence) -> Iterator[Mark]:
    """Right behind a verb of asking or knowing; "what is the reason" may have its subject in front, so "what" wants "did" or a pronoun."""
    if not prose(sentence) or "?" in sentence.text:
        return
    lower, plain = sentence.owner.lower, sentence.owner.plain
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        before = lower[sentence.start : match.start()]
        words = before.split()
        if not words or before.rstrip()[-1] in ',:;“"—–-' or not _BEFORE & set(words[-1 - _NEAR :]):
            continue
        word, verb, subject = match["word"], match["verb"], match["subject"]
        starts, tags = sentence.tokens.starts, sentence.tags
        if match.start("verb") not in starts or match.start("subject") not in starts:
            continue
        at, who = starts.index(match.start("verb")), starts.index(match.start("subject"))
        last = who + len(subject.split()) - 1
        if tags[at] not in FINITE or last + 1 >= len(tags) or tags[last + 1] in FINITE or plain[match.start("word")].isupper():
            continue
        if word == "what" and (verb in ("is", "are", "was", "were") or (verb in ("does", "do", "has", "have") and " " in subject)):
            continue
        if (" " in subject and tags[last] not in ("NN", "NNS")) or tags[last + 1] in ("NN", "NNS", "JJ", "POS"):
            continue
        if verb in ("did", "does", "do") and "VB" not in lexicon.tags(sentence.tokens.lowers[last + 1]):
            continue
        fixes: tuple[Fix, ...] = ()
        if verb in _PLAIN:
            turned = f"{plain[match.start('word') : match.end('word')]} {plain[match.start('subject') : match.end('subject')]} {verb}"
            fixes = (Fix("Turn them round", (Edit(Span(match.start(), match.end()), turned),), UNSAFE),)
        yield Mark(Span(match.start(), match.end()), fixes=fixes, confidence=SPOKEN if spoken(sentence) else None)
