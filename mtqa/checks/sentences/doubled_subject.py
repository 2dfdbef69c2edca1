"""A noun and, right behind it, the pronoun for it: "The residents they demand an answer", "The teacher, she refused"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# A capital first, then the rest of the word, makes the search three times as quick.
_TRIGGER = lazy(
    r"[A-Z](?<![^\s“\"].)(?:(?<=T)he(?:ir)?|(?<=M)y|(?<=H)(?:is|er)|(?<=O)ur|(?<=A)n?) "
    r"(?:[\w’'-]+ ){0,4}?[\w’'-]+,? (?:he|she|they) [a-z]"
)
_INSIDE = frozenset({"JJ", "NN", "NNS", "NNP", "CD", "POS"})
_MARKS = frozenset('“”":;–—?!()')
# "The day he left", "the way they sail": the pronoun opens a clause that belongs to the noun.
_ADVERBIAL = frozenset(
    "time times day year moment week night month way reason minute morning evening summer winter autumn spring thing more less hour "
    "season second place kind amount first last next longer sooner".split()
)
_SAYING = frozenset("said says added adds explained explains believes thinks thought admits noted notes told writes wrote claims".split())
_OPENERS = frozenset("that which who whom because and but or when while if where as since before after until than what how".split())
_ONLY = frozenset({"only", "former", "ex", "then", "late", "first", "second", "third"})
_FILLED = frozenset({"DT", "PRP$", "PRP", "NNP", "CD", "TO"})


@check(
    id="doubled-subject", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.7,
    message="The subject is named twice: the noun and '{match}'.",
    why="Hebrew, Arabic, Persian and Chinese take a subject up again with a pronoun; English does so only in speech.",
    trigger=Pattern(_TRIGGER), fix=UNSAFE,
    examples=(
        bad("The residents [[they]] demand an answer from the board.", good="The residents demand an answer from the board."),
        bad("The teacher, [[she]] refused to sign the letter.", good="The teacher refused to sign the letter."),
        bad("My brothers [[they]] work in the harbour.", good="My brothers work in the harbour."),
        bad("The old engineer, [[he]] checked the bridge twice.", good="The old engineer checked the bridge twice."),
        ok("The boats they sold were old. The day he left the town, it rained. The bridge is old, he said. The ferry, he said, is late."),
        ok("A native of Porto, he left the town. A captain, he spent a year at sea. The eldest daughter, she ran the ferry."),
        ok("The boat they sold. The man she met told the board. The teacher, she thought, was right. “My brother, he is a captain.”"),
    ),
)  # fmt: skip
def doubled_subject(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning; the pronoun's verb has its object behind it and is the last verb, so that no clause can end there."""
    if not prose(sentence) or not closed_by_stop(sentence) or not _MARKS.isdisjoint(sentence.text):
        return
    words, tags = sentence.tokens.lowers, sentence.tags
    if len(words) < 6 or tags[0] not in ("DT", "PRP$"):
        return
    noun = 0
    while noun + 1 < len(words) and tags[noun + 1] in _INSIDE:
        noun += 1
    comma = words[noun + 1 : noun + 2] == [","]
    who = noun + (2 if comma else 1)
    if who + 3 >= len(words) or words[who] not in ("he", "she", "they") or not tags[noun].startswith("NN") or words[noun] in _ADVERBIAL:
        return
    if comma and (words[0] in ("a", "an") or _ONLY & set(words[:noun]) or "JJS" in tags[:noun]):
        return  # "A linebacker, he spent a year there.": said of him
    verb = who + 2 if tags[who + 1] == "RB" else who + 1
    if (
        tags[verb] not in FINITE
        or words[verb] in _SAYING
        or "," in words[who:]
        or (tags[noun] in ("NNS", "NNPS")) != (words[who] == "they")
    ):
        return
    end = verb
    while end + 1 < len(words) and tags[end + 1] in ("RB", "VB", "VBN", "VBG"):
        end += 1
    whole = words[who] == "they" and words[end + 1 : end + 2] != ["for"] and tags[end + 1] == "IN" and tags[end + 2] in _FILLED
    if not comma and not whole and (tags[end + 1] not in _FILLED or words[end + 1] == "that"):
        return
    if any(_verb(words, tags, n, end) for n in range(end + 1, len(words))):
        return
    gap = Span(sentence.tokens.ends[noun], sentence.tokens.ends[who])
    yield Mark(sentence.span_of(who), fixes=(delete(gap, UNSAFE, "Delete the pronoun"),), confidence=SPOKEN if spoken(sentence) else None)


def _verb(words: Sequence[str], tags: Sequence[str], n: int, end: int) -> bool:
    """May the word be a verb that the noun is the subject of? One in a clause that a word behind the pronoun's verb opens is not."""
    known = lexicon.tags(words[n])
    finite = tags[n] in FINITE or (tags[n] in ("VBN", "JJ", "NN") and "VBD" in known) or (tags[n] == "NNS" and "VBZ" in known)
    return finite and not any(w in _OPENERS for w in words[end + 1 : n])
