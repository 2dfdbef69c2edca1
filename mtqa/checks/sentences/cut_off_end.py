"""A sentence that stops where something must follow: "They spoke to the." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_PHRASES = (
    "because of|in spite of|instead of|such as|according to|due to|as well as|in addition to|in comparison with|in accordance with|"
    "with regard to|in order to|rather than|as a result of|in terms of|by means of|in the course of"
)
_NOUNS = "list|lists|number|majority|member|members|series|lack|percent|most|names|chairman|president|minister|result|results|level"
_FOUND = lazy(
    r"(?<=[a-z,] )(?:(?P<last>the|an|a|my|our|your|their|and|or|nor|because|than|if|every|whose|although)"
    r"|(?:that|because|although|unless) (?P<subject>he|she|they|we)|there (?:is|was|are|were) (?P<no>no)|(?<=[a-z][a-z][a-z]s )(?P<who>who)"
    rf"|(?P<phrase>{_PHRASES})|(?:and|but) (?P<relative>which|whose|whom)|(?:{_NOUNS}) (?P<of>of))"
    r"\.(?=[\s”\"’)]|\Z)"
)
# A preposition may close a relative clause, a passive or an infinitive: "the man he acts on behalf of", "nothing to be part of".
_GAP = lazy(r"\b(?:that|what|which|whose|whom|who|where|to (?:be|have|make)|than|all|nothing|everything|something|anything|how|as)\b")

_NEVER_LAST = frozenset({"the", "an", "my", "our", "your", "their", "every"})
_GROUPS = ("last", "subject", "no", "who", "phrase", "relative", "of")
_OPEN_GROUPS = ("phrase", "of")


@check(
    id="cut-off-end", category=Category.ACCURACY, its=Its.OMISSION, severity=Severity.MAJOR, confidence=0.9,
    message="The sentence ends on a word that needs something after it.",
    why="An engine that reaches its length limit, or drops a word it does not know, closes the sentence where the word should have come.",
    trigger=Pattern(_FOUND),
    examples=(
        bad("The captain handed the letter to [[the]]."),
        bad("They left the harbour early [[because]]. Nobody asked."),
        bad("She said it was the first time that [[she]]. They found work for the miners [[who]]."),
        bad("“We wish for talks with partners of [[our]].”", note="not even in speech"),
        ok("He is older than she. They asked for boats, but there were none. If there is none, so be it. It was he, not she."),
        ok("He got an A. That is what it was made of. They looked at the boat and got in. He never found out why or when."),
        bad("The crossing took two days [[because of]]. The board refused to see the list [[of]]."),
        bad("It is a boat that he sold and [[which]]."),
        ok("It is the boat he is acting instead of. There is nothing to be a member of."),
        ok("What is it a result of. He is all she has a list of."),
        ok("He lost his temper, and... and went out."),
    ),
)  # fmt: skip
def cut_off_end(sentence: Sentence) -> Iterator[Mark]:
    """Articles, possessives, conjunctions, and the beginnings of clauses: what never closes a sentence."""
    if not prose(sentence):
        return
    for match in _FOUND.finditer(sentence.owner.plain, sentence.start, sentence.end):
        group = next(g for g in _GROUPS if match[g])
        if group in _OPEN_GROUPS and (_doubtful(sentence, match.start()) or "?" in sentence.text):
            continue
        span = Span(*match.span(group))
        message = f"The sentence ends on '{match[group]}', which needs something after it."
        # Nobody, not even in speech, stops at "of our".
        sure = match[group] in _NEVER_LAST
        yield Mark(span, message=message, confidence=None if sure else SPOKEN if spoken(sentence) else None)


def _doubtful(sentence: Sentence, end: int) -> bool:
    """May the preposition close a clause that leans on a noun ("the club she is a member *of*")? A pronoun after a noun tells too."""
    before = sentence.owner.lower[sentence.start : end]
    if _GAP.search(before):
        return True
    words = before.split()
    return any(w in ("i", "he", "she", "they", "we", "you", "it") for w in words[1:])
