"""A verb group that cannot be: "will went", "did not knew", "has took", "to goes"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import VERBS
from mtqa.engine import UNSAFE, Pattern, bad, check, like_case, ok, replace
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_MODAL = "will|would|can|could|shall|should|must|may|might|cannot"
# Half of what follows these words; right, or nothing that could be judged.
_BASES = (
    "the|been|have|make|take|get|see|know|you|come|use|work|say|not|this|show|leave|give|their|continue|help|pay|return|play|think|him|"
    "provide|want|prevent|understand|look|lead|his|find|that|allow|also|receive|create|buy|protect|stay|her|stop|tell|hold|try|change|bring|"
    "need|start|keep|avoid|ask|its|carry|move"
)
_GROUP = lazy(
    rf"\b(?P<first>{_MODAL}|do|does|did|has|have|had|to)(?: not|n['’]t)?"
    rf"(?: (?:also|never|always|still|only|already|even|now|then|soon))? (?!(?:{_BASES})\b)(?P<verb>[a-z]{{3,}})\b"
)
_RELATIVE = frozenset({"what", "who", "whatever", "all", "those", "than", "as", "everything", "which", "that", "whoever"})
_OWNERS = frozenset({"her", "his", "their", "its", "my", "our", "your"})  # "her will"
# Verbs whose "to" is a preposition, which may close a clause: "the tasks I alluded to require time".
_TO_WHAT = frozenset(
    "due accord allude refer belong adhere listen speak talk object respond reply react subject commit dedicate devote relate add "
    "lead".split()
)
_PERFECT = frozenset({"has", "have", "had"})
# Forms that stand after these without belonging to them: "all he could was wait", "what he did made sense".
_FREE = frozenset({"was", "were", "is", "are", "been", "made", "does", "had", "has", "said", "says"})


@check(
    id="wrong-verb-form", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="This form of the verb cannot follow the word before it.",
    why="After a modal verb, 'do' and 'to' English has the base form; after 'have' the participle. Engines that copy the tense of the "
    "source put it on both verbs.",
    trigger=Pattern(_GROUP, lower=True), fix=UNSAFE,
    examples=(
        bad("He will [[went]] to Porto.", good="He will go to Porto."),
        bad("They did not [[knew]] the road.", good="They did not know the road."),
        bad("The ferry has [[took]] them home.", good="The ferry has taken them home."),
        bad("She wants to [[knew]] the road.", good="She wants to know the road."),
        ok("Those who can went home. What he did amazed them. All she could was wait."),
        ok("After that her will required a reading. The task he alluded to requires time."),
        ok("He used to read. He has read it and put it down. They had set out before dawn."),
        ok("The Will was read. He gave it to drunk men. Under the will went a note."),
    ),
)  # fmt: skip
def wrong_verb_form(sentence: Sentence) -> Iterator[Mark]:
    """Only forms that the dictionary gives no other reading; the auxiliary must be tagged as one and no clause may end between."""
    for match in _GROUP.finditer(sentence.owner.lower, sentence.start, sentence.end):
        first, verb = match["first"], match["verb"]
        if verb in _FREE:
            continue
        right = _right(first, verb)
        if right is None:
            continue
        # Few come this far, so that tagging sentence by sentence is cheaper than tagging all that hold a modal.
        words, tags, starts = sentence.tokens.lowers, sentence.tags, sentence.tokens.starts
        at = _token(starts, match.start("first"))
        place = _token(starts, match.start("verb"))
        if at is None or place is None or not _auxiliary(words, tags, at, first) or tags[place] not in VERBS:
            continue
        span = sentence.span_of(place)
        shown = sentence.tokens.texts[place]
        message = f"'{shown}' cannot follow '{sentence.tokens.texts[at]}'; it should be '{right}'."
        yield Mark(span, message=message, fixes=(replace(span, like_case(right, shown), UNSAFE),))


@lru_cache(maxsize=20_000)
def _right(first: str, verb: str) -> str | None:
    """The form that should stand there, or None if `verb` may be right."""
    tags = lexicon.tags(verb)
    if not tags or not tags <= {"VBD", "VBZ", "VBN"}:
        return None
    if first in _PERFECT:
        if "VBN" in tags or "VBZ" in tags or verb.endswith("ed"):  # "proved" beside "proven"
            return None
        right = lexicon.inflect(lexicon.lemma(verb, "VBD"), "VBN")
    else:
        if tags == {"VBN"} or (first == "to" and "VBN" in tags):  # "invited to timed events"
            return None
        tag = "VBZ" if "VBZ" in tags else "VBD"
        right = lexicon.lemma(verb, tag)
    return right if right != verb else None


def _token(starts: list[int], at: int) -> int | None:
    try:
        return starts.index(at)
    except ValueError:
        return None


def _auxiliary(words: list[str], tags: list[str], at: int, first: str) -> bool:
    """Is it an auxiliary with a subject of its own right before it (or "to" after a verb), and no relative clause around?"""
    if first == "to":
        return at > 0 and tags[at - 1] in VERBS and lexicon.lemma(words[at - 1], tags[at - 1]) not in _TO_WHAT
    if tags[at] not in ("MD", "VBD", "VBZ", "VBP", "VB") or at == 0 or words[at - 1] in _OWNERS:
        return False
    return not _RELATIVE & set(words[max(0, at - 8) : at]) and tags[at - 1] in ("PRP", "NN", "NNS", "NNP", "NNPS", "EX", "RB", "CC")
