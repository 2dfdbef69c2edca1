"""A longer subject and the pronoun for it: "The captain he said that ...", "This law it will ...", "Many of the miners, they wait"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SAYING, SPOKEN, closed_by_stop, prose, spoken, word_count
from mtqa.engine import UNSAFE, Pattern, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# A capital first, then the rest of the word, makes the search quick.
_TRIGGER = lazy(
    r"[A-Z](?<![^\s“\"].)(?:(?<=[TH])(?:he|is|er|his|hese|hose|hat|heir)|(?<=M)(?:any|ost|y)|(?<=S)ome|(?<=O)ur|[\w’'-]+,(?= (?:he|she) "
    r"(?:him|her)self)) (?:(?:[\w’'-]+ ){0,6}?[\w’'-]+,? (?:he|she|they|it) [a-z]|(?:he|she) )"
)
_PHRASE = frozenset({"JJ", "NN", "NNS", "NNP", "CD", "POS"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_NO_NOUN = frozenset(
    "that which who whom because and but or when while if where as since before after until than what how of in on for to at by with from "
    "is was are were said says say think thinks thought know knew believe believes make makes made what whether though although".split()
)
_TIMES = frozenset(
    "time times day year moment week month night way reason minute morning evening summer winter autumn spring hour season place kind sort "
    "type amount rest end beginning case thing things first last next more less instant point once speed sense manner extent degree".split()
)
_REPORTING = frozenset("said says claimed claims believes believed noted added announced stressed explained admitted warned wrote".split())
_OPENERS = frozenset("that which who whom because and but or when while if where as since before after until than what how whose".split())
_MARKS = frozenset('“”":;–—?!()')


@check(
    id="subject-taken-up", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The subject is named twice: the noun and '{match}'.",
    why="Hebrew, Arabic, Persian, Turkish and Chinese take a long subject up again with a pronoun; English does so only in speech.",
    trigger=Pattern(_TRIGGER), fix=UNSAFE,
    examples=(
        bad("The captain [[he]] said that the ferry would be sold.", good="The captain said that the ferry would be sold."),
        bad("This ferry [[it]] will save the whole harbour.", good="This ferry will save the whole harbour."),
        bad("Many of the miners, [[they]] wait for the ferry.", good="Many of the miners wait for the ferry."),
        bad("The wives of the miners [[they]] refuse to leave the pier.", good="The wives of the miners refuse to leave the pier."),
        bad("Petrov, [[he]] himself decided to sell the ferry.", good="Petrov himself decided to sell the ferry."),
        ok("The captain, he said, would sell the ferry."),
        ok("The ferry he said that he had sold sank. This time it will sail. That ferry he sold."),
        ok("Many of the miners they met were ill. The rest of the time she was at sea. The kind of help they provide is rare."),
        ok("This ferry it was that sank. Those things they believe in are gone. The boats of the miners they had hired sank."),
        ok("A native of Porto, he himself sold boats. In May, she herself left. “My brother, he himself left.”"),
    ),
)  # fmt: skip
def subject_taken_up(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning of the sentence; nothing behind the pronoun's verb may be the noun's own verb, and nothing may be its gap."""
    if not prose(sentence) or not closed_by_stop(sentence) or not _MARKS.isdisjoint(sentence.text) or word_count(sentence) < 6:
        return
    words = sentence.tokens.lowers
    near = next((n for n in range(1, min(11, len(words))) if words[n] in _PRONOUNS), 0)
    if words[near - 1] in _NO_NOUN or (words[near - 1] == "," and words[near + 1] not in ("himself", "herself") and words[near] != "they"):
        return
    who = _pronoun(words, sentence.tags)
    if who is None:
        return
    gap = Span(sentence.tokens.ends[who - 2 if sentence.tokens.lowers[who - 1] == "," else who - 1], sentence.tokens.ends[who])
    fix = delete(gap, UNSAFE, "Delete the pronoun")
    yield Mark(sentence.span_of(who), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)


def _pronoun(words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The pronoun that takes the subject up."""
    if tags[0] == "NNP" and words[0] not in _TIMES:
        who = next((n for n in range(1, 4) if tags[n] != "NNP"), 0)
        himself = words[who] == "," and words[who + 1] in ("he", "she") and words[who + 2] in ("himself", "herself")
        return who + 1 if who and himself and tags[who + 3] in FINITE else None
    start = 3 if words[0] in ("many", "most", "some") and words[1] == "of" and tags[2] in ("DT", "PRP$") else 1
    if start == 1 and tags[0] not in ("DT", "PRP$"):
        return None
    head = start - 1
    while head + 1 < len(words) and tags[head + 1] in _PHRASE:
        head += 1
    if head < start or not tags[head].startswith("NN"):
        return None
    end = _behind_phrase(words, tags, head) if start == 1 else head
    who = end + (2 if words[end + 1] == "," else 1)
    if who + 2 >= len(words) or words[who] not in ("he", "she", "they", "it") or _TIMES & {words[head], words[end]}:
        return None
    if (tags[head] in ("NNS", "NNPS") or start == 3) != (words[who] == "they"):
        return None
    verb = who + 2 if tags[who + 1] == "RB" else who + 1
    if tags[verb] not in FINITE:
        return None
    pointed = words[0] in ("this", "that", "these", "those")
    if words[verb] in _REPORTING and end == head and who == end + 1:
        return who if words[verb + 1] == "that" and tags[verb + 2] not in ("PRP", *FINITE) and not pointed else None
    if words[verb] in SAYING or "," in words[who:] or (who > end + 1 and start == 1):
        return None
    if start == 1 and end == head and not (pointed and words[who] in ("it", "they")):
        return None  # doubled-subject looks at these
    last = verb
    while last + 1 < len(words) and tags[last + 1] in ("RB", "VB", "VBN", "VBG", "RP"):
        last += 1
    if words[verb] in ("was", "were", "is", "had") and pointed:
        return None  # "This ferry it was that sank"
    if tags[last + 1] not in ("DT", "PRP$", "JJ", "TO", "NNS", "PRP", "CD", "IN") or words[last + 1] == "that" or words[last] == "believe":
        return None
    if tags[last + 1] == "IN" and who == end + 1:
        return None  # "the miners they wait for": the gap may be there
    return None if any(_verb(words, tags, n, last) for n in range(last + 1, len(words))) else who


def _behind_phrase(words: Sequence[str], tags: Sequence[str], head: int) -> int:
    """The last word of "of the miners" behind the noun, or the noun itself."""
    if words[head + 1] not in ("of", "for", "from", "in", "at"):
        return head
    end = head + 1
    while end + 1 < len(words) and (tags[end + 1] in _PHRASE or (end == head + 1 and tags[end + 1] in ("DT", "PRP$"))):
        end += 1
    return end if tags[end].startswith("NN") else head


def _verb(words: Sequence[str], tags: Sequence[str], n: int, end: int) -> bool:
    """May the word be the noun's own verb, and not that of a clause opened behind the pronoun's verb?"""
    known = lexicon.tags(words[n])
    finite = tags[n] in FINITE or (tags[n] in ("VBN", "JJ", "NN") and "VBD" in known) or (tags[n] == "NNS" and "VBZ" in known)
    return finite and _OPENERS.isdisjoint(words[end + 1 : n])
