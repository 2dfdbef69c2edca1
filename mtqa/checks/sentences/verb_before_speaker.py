"""The verb of saying before the speaker, and then its clause: "Said the head of the board that the ferry is late"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity

_SAYING = (
    "said", "stressed", "noted", "added", "announced", "explained", "emphasized", "declared", "reported", "claimed", "confirmed", "warned",
    "stated", "recalled", "admitted", "told", "promised", "mentioned", "clarified", "pointed out",
)  # fmt: skip
_ADVERBS = ("also", "this", "thus", "earlier", "yesterday", "earlier also")
_INSIDE = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "IN", "POS", "CD", "CC", "HYPH"})
_PEOPLE = frozenset(
    "minister president spokesman spokeswoman head chief director commander governor mayor chairman leader premier ambassador official "
    "secretary police ministry governor deputy adviser expert lawyer "
    "prosecutor general colonel professor author mother father captain".split()
)


@check(
    id="verb-before-speaker", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="The verb stands before the one who speaks; English names the speaker first.",
    why="Arabic, Hebrew, Russian and Icelandic begin a report with its verb: 'Said the minister that ...'.",
    trigger=Words(*_SAYING, *(f"{adverb} {verb}" for adverb in _ADVERBS for verb in _SAYING), first=True),
    examples=(
        bad("[[Said]] the head of the harbour board that the ferry would be sold in May."),
        bad("Also [[stressed]] the captain the need for a new ferry."),
        bad("This [[said]] the director of the school in a letter to the miners."),
        ok("Said one miner: “We heard nothing.” “It is late,” said the captain."),
        ok("Said the captain to the crew, do you know that it is late?"),
        ok("Reported losses for the year that ended in May were high. Also said to be ill is the captain. Thus said the Lord to the king."),
        ok("Announced in May, the plan that the board made is dead. Told the ferry that he wanted was sold, the captain wept."),
    ),
)  # fmt: skip
def verb_before_speaker(sentence: Sentence) -> Iterator[Mark]:
    """One noun phrase with a person or an office for its head, and right behind it "that", or the next noun phrase after an adverb."""
    if not prose(sentence) or not closed_by_stop(sentence) or not {"?", ":"}.isdisjoint(sentence.text):
        return
    words = sentence.tokens.lowers
    at = first_word(sentence)
    verb = at
    while words[verb] in ("also", "this", "thus", "earlier", "yesterday"):
        verb += 1
    if words[verb] not in _SAYING or verb + 4 >= len(words):
        return
    tags = sentence.tags
    if tags[verb + 1] not in ("DT", "PRP$", "NNP") or words[verb + 1] in ("that", "this", "a"):
        return
    end = verb + 1
    while end + 1 < len(words) and tags[end + 1] in _INSIDE and words[end + 1] != "that" and not _second(tags, end + 1):
        end += 1
    phrase = words[verb + 1 : end + 1]
    if not (tags[verb + 1] == "NNP" or _PEOPLE & set(phrase)) or not tags[end].startswith("NN"):
        return
    follows = words[end + 1 : end + 2]
    clause = follows == ["that"] and tags[end + 2 : end + 3] not in (["VBZ"], ["VBD"], ["VBP"], ["MD"])
    second = verb > at and words[at] == "also" and tags[end + 1] in ("DT", "PRP$")
    said = words[at] == "this" and verb == at + 1 and words[verb] in ("said", "stated", "told", "announced") and follows != [","]
    if said and not clause:
        said = not any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags[end + 1 :])
    if words[verb] == "told" and not said:
        return
    if clause or second or said:
        yield Mark(sentence.span_of(verb), confidence=SPOKEN if spoken(sentence) else None)


def _second(tags: list[str], n: int) -> bool:
    """Does a second noun phrase begin at `n`?"""
    return tags[n] in ("DT", "PRP$") and tags[n - 1].startswith("NN")
