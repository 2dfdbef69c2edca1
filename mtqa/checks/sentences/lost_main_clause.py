"""A noun with nothing but a relative clause: "The engineer who designed the bridge." Its main clause is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken, word_count
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

# The, A, An, One, Two, Three, Some, Those, His, Her, Their or a plural; beginning with the capital makes the search four times as quick.
_TRIGGER = lazy(
    r"[A-Z](?<![^\s“\"].)(?:(?<=T)(?:he|wo|hree|hose|heir)|(?<=A)n?|(?<=O)ne|(?<=S)ome|(?<=H)(?:is|er)|[a-z]+s) "
    r"(?:[\w’'-]+ ){0,6}?(?:who|which|whose|that) [a-z]"
)
_OPENERS = frozenset({"WP", "WDT", "WP$"})
_CLAIMS = frozenset("fact claim claims possibility fear fears belief allegation allegations suspicion danger hope risk".split())
_CLAUSE_WORDS = frozenset("because if when while after before since where until although though how why what".split())
_PHRASE = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "IN", "CC", "RB", "VBN", "VBG", "AFX"}
)
_NO_VERB_BEHIND = frozenset({"DT", "JJ", "IN", "PRP$", "NN", "POS", "CD", "HYPH", "NNP"})
_MARKS = frozenset(':;!?–—-“”"()…')
_LEAST, _MOST = 7, 30  # words: shorter ones are a figure of style, in longer ones a verb may hide


def _plain(sentence: Sentence) -> bool:
    """Is it a whole sentence of running text, neither short nor long, without marks and commas?"""
    if not prose(sentence) or not closed_by_stop(sentence) or not _MARKS.isdisjoint(sentence.text) or "," in sentence.text:
        return False
    return _LEAST <= word_count(sentence) <= _MOST and _in_prose(sentence)


@check(
    id="lost-main-clause", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.65,
    message="The noun has only a relative clause; what it does, or what is said of it, is missing.",
    why="Engines that split long sentences cut behind the relative clause, and the main verb goes with the other half or is lost.",
    needs=Layer.TAGS, trigger=Pattern(_TRIGGER), when=_plain,
    examples=(
        bad("The board met on Monday. [[The engineer]] who designed the bridge over the bay in 1911. Nobody came."),
        bad("The board met on Monday. [[The letter]] which was found in the archive of the harbour two years ago. Nobody came."),
        bad("The board met on Monday. [[The fact]] that the company knew about the leak for three years. Nobody came."),
        ok("The board met on Monday. The engineer who designed the bridge over the bay left in 1911. Nobody came."),
        ok("The board met on Monday. The miners who worked there at the time earned and lost a lot of money. Nobody came."),
        ok("They met on Monday. Miners like a boss who is calm and fair in his own way. Dress in ways that keep the rain out. It ends."),
        ok("Who built it?\n\nThe engineer who designed the bridge over the bay in 1911.", note="an answer"),
        ok("Boats that sail. Boats that sink and are never found again by anyone. Boats that wait."),
    ),
)  # fmt: skip
def lost_main_clause(sentence: Sentence) -> Iterator[Mark]:
    """Only subject relatives, where the verb stands right behind; no later word may be a finite verb in any reading of its form."""
    words, tags = sentence.tokens.lowers, sentence.tags
    opener = next((n for n in range(1, len(words)) if tags[n] in _OPENERS or words[n] == "that"), None)
    if opener is None or opener > 9 or any(t not in _PHRASE for t in tags[:opener]) or not tags[opener - 1].startswith("N"):
        return
    if "like" in words[:opener] or (tags[0] == "NN" and "VB" in lexicon.tags(words[0])):
        return  # "Crews like a boat that ...", "Dress in ways that ..."
    claim = words[opener] == "that" and words[opener - 1] in _CLAIMS
    first = next((n for n in range(opener + 1, len(words)) if tags[n] in FINITE), None)
    if first is None or (not claim and any(t != "RB" for t in tags[opener + 1 : first])):
        return
    end = first
    while end + 1 < len(words) and tags[end + 1] in ("RB", "VB", "VBN", "VBG"):
        if tags[end + 1] == "VBN" and lexicon.tags(words[end + 1]) & {"VBD", "VBN"} == {"VBD"}:
            return  # "the miners who were there spoke"
        end += 1
    if any(_finite(words, tags, n, 0) for n in range(opener)) or any(_finite(words, tags, n, end + 1) for n in range(end + 1, len(words))):
        return
    yield Mark(sentence.span_of(0, opener - 1), confidence=SPOKEN if spoken(sentence) else None)


def _in_prose(sentence: Sentence) -> bool:
    """Not the answer to a question, and no run of fragments that begin alike ("Boats that sail. Boats that sink.")."""
    sentences, n = sentence.owner.sentences, sentence.index
    start = sentence.text.split()[0]
    if n and sentences[n - 1].text.rstrip("\"'”’) ").endswith(("?", ":")):
        return False
    return not any(
        s.text.startswith(start + " ") and word_count(s) < _MOST and "that" in s.text.split()[:4]
        for s in (*sentences[max(0, n - 1) : n], *sentences[n + 1 : n + 2])
    )


def _finite(words: Sequence[str], tags: Sequence[str], n: int, low: int) -> bool:
    """May the word be a verb of the main clause, by its tag or its form? A clause that a word from `low` on opens has its own verb."""
    tag, known = tags[n], frozenset[str]()
    if tag in FINITE or (tag == "VB" and words[n - 1] not in ("to", "not")):
        return not any(words[k] in _CLAUSE_WORDS or tags[k] in _OPENERS for k in range(max(low, n - 5), n))
    if tag in ("NNS", "VBN", "JJ", "NN", "VBG"):
        known = lexicon.tags(words[n])
    if tag in ("VBN", "JJ"):
        return "VBD" in known and tags[n - 1] not in ("DT", "IN", "PRP$", "TO", "HYPH") and words[n + 1 : n + 2] != ["by"]
    before = tags[n - 1] if n else ""
    if tag.startswith("NN") and known and known <= {"VB", "VBP", "VBD", "VBZ"}:
        return True
    if tag == "NN" and "VBD" in known and before not in _NO_VERB_BEHIND:
        return True
    return (tag == "NNS" and "VBZ" in known and before in ("NN", "NNP")) or (
        tag == "NN" and bool(known & {"VBD", "VBP"}) and before == "NNS"
    )
