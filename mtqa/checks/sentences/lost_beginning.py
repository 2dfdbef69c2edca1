"""A sentence whose beginning was dropped: "Of the fishermen in the bay weakened it." """

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtqa.annotate import Layer, Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_START = re.compile(r"(?:^|(?<=[\s“\"'‘(]))(?:Of|In|For|From)\b")
_PHRASE = frozenset("DT PRP$ PDT JJ JJR JJS NN NNS NNP NNPS CD POS HYPH CC IN VBN VBG $ RB AFX FW PRP RBS RBR".split())
# Verbs that may stand before their subject: "In the corner stood a clock", "Of these are left only two".
_INVERTED = frozenset(
    """
    is are was were be been am 's come comes came go goes went stand stands stood sit sits sat lie lies lay hang hangs hung live lives
    lived follow follows followed emerge emerges emerged appear appears appeared arise arises arose run runs ran rise rises rose
    grow grows grew remain remains remained seem seems seemed walk walked step stepped exist exists existed
    do does did can could will would may might must should had has have shall
    """.split()
)


@check(
    id="lost-beginning", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The verb has no subject; the beginning of the sentence seems to be missing.",
    why="The noun at the head of a long subject gets lost when an engine moves it to the end of the sentence before; its 'of ...' phrase "
    "is left, followed by a verb without a subject.",
    needs=Layer.RELATIONS, trigger=Pattern(_START),
    examples=(
        bad("[[Of the fishermen in the bay weakened]] the harbour board."),
        bad("[[Of the boats carries]] a flag that was found in the bay."),
        ok("Of the ten fishermen, five went home. In the corner stood a clock. From the hill came a shout."),
        ok("In recent years fishermen have left the bay. For the new bridge the city paid a fortune."),
        ok("Of course he knew. For example, in May they met."),
    ),
)  # fmt: skip
def lost_beginning(sentence: Sentence) -> Iterator[Mark]:
    """Between the preposition and the first verb there is one noun phrase and nothing that could be the verb's subject."""
    at = first_word(sentence)
    words, tags, labels = sentence.tokens.lowers, sentence.tags, sentence.relations
    if words[at] not in ("of", "in", "for", "from") or not prose(sentence) or not closed_by_stop(sentence):
        return
    verb = next((n for n in range(at + 1, min(len(words), at + 16)) if tags[n] not in _PHRASE or _verb_form(tags, n)), len(words))
    if verb >= len(words) or verb < at + 2 or not _verb_form(tags, verb):
        return
    if words[verb] in _INVERTED or words[at + 1] in ("course", "which", "whom", "all") or "?" in sentence.text:
        return
    inside = tags[at + 1 : verb]
    if not inside[-1].startswith("NN") and inside[-1] not in ("RB", "CD"):
        return
    single = sum(t.startswith("NN") for t in inside) == 1 and inside[0] in ("DT", "PRP$") and "CD" not in inside
    free = not any(label.startswith(("nsubj", "expl", "csubj")) and label.endswith(">") for label in labels[at:verb])
    if not _one_phrase(inside) or not (free or words[at] == "of" or (single and tags[verb] in FINITE)):
        return
    message = f"The verb has no subject: what came before '{sentence.tokens.texts[at]}' seems to be missing."
    yield Mark(sentence.span_of(at, verb), message=message, confidence=SPOKEN if spoken(sentence) else None)


def _verb_form(tags: Sequence[str], n: int) -> bool:
    """A finite verb, or one that the tagger took for a bare form after a plural ("the deals let you")."""
    return tags[n] in FINITE or (tags[n] == "VB" and tags[n - 1] in ("NNS", "NN"))


def _one_phrase(inside: Sequence[str]) -> bool:
    """No second noun phrase begins: "of this I am sure", "of the ten boats five are left" have their subject there."""
    for before, tag in pairwise(inside):
        if tag == "PRP" or (before.startswith("NN") and tag in ("DT", "PRP$", "CD", "JJ", "PRP")) or (before == "DT" and tag == "CD"):
            return False
    return "PRP" not in inside and inside[0] not in ("PRP", "CD")
