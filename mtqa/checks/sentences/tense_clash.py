"""A verb in a tense that its time forbids: "yesterday the board will meet", "tomorrow he arrived"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, first_word, prose, spoken
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_UNIT = "(?:week|month|year|night|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_PAST = rf"(?:yesterday|last {_UNIT})"
_COMING = rf"(?:tomorrow|next {_UNIT})"
_FOUND = lazy(rf"(?:(?<=[.!?“\"\n] )|(?<=[\n“\"])|\A)(?:(?P<past>{_PAST})|(?P<coming>{_COMING}))(?: (?:morning|evening|night))?,? [a-z]+")
_WAS = frozenset({"was", "were", "had", "would", "could", "should", "might"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_SUBJECT = frozenset({"DT", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "IN", ","})

_UNITS = "week month year night spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday".split()
_TRIGGER = Words("yesterday", "tomorrow", *(f"{w} {unit}" for w in ("last", "next") for unit in _UNITS), first=True)


@check(
    id="tense-clash", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The tense of the verb does not go with the time that the sentence names.",
    why="Chinese verbs have no tense and Arabic and Hebrew ones fewer; the engine takes one from the sentence around.",
    trigger=_TRIGGER,
    examples=(
        bad("Yesterday the board [[will]] meet the miners."),
        bad("Tomorrow he [[arrived]] in Porto for talks."),
        bad("Yesterday the board [[approves]] the sale and sends it to the captain."),
        bad("Last week the captain [[will]] be sentenced to a year in prison."),
        ok("Yesterday the board said that it will meet the miners. Tomorrow was another day. Next year would be better, he said."),
        ok("Last week the captain who will sail to Porto was ill. Tomorrow the ferry runs again. Yesterday will not come back."),
    ),
)  # fmt: skip
def tense_clash(sentence: Sentence) -> Iterator[Mark]:
    """The time opens the sentence, one noun phrase follows, and then the first verb."""
    match = _FOUND.search(sentence.owner.lower, sentence.start, sentence.end)
    if match is None or not prose(sentence):
        return
    starts, words, tags = sentence.tokens.starts, sentence.tokens.lowers, sentence.tags
    time = match.start("past" if match["past"] else "coming")
    if time not in starts or starts.index(time) != first_word(sentence):
        return
    low = starts.index(time) + len((match["past"] or match["coming"]).split())
    at = next((n for n in range(low, len(words)) if tags[n] in FINITE), None)
    if at is None or not set(tags[low:at]) <= _SUBJECT or not _NOUNS & set(tags[low:at]):
        return
    wrong = _later(words, tags, at, low) if match["past"] else _past(words[at], tags[at])
    if wrong and "?" not in sentence.text:
        message = f"'{words[at]}' does not go with '{match['past'] or match['coming']}'."
        yield Mark(sentence.span_of(at), message=message, confidence=SPOKEN if spoken(sentence) else None)


def _later(words: list[str], tags: list[str], at: int, low: int) -> bool:
    """ "Will", or behind "yesterday" a present form, where no other verb stands in the past ("Yesterday the board approves ...")."""
    if words[at] == "will":
        return True
    if (
        (words[low - 1] != "yesterday" and words[low - 2] != "last")
        or tags[at] != "VBZ"
        or words[at] in ("is", "has", "'s", "’s", "says", "means", "remains", "seems")
    ):
        return False
    return not any(tag in ("VBD", "MD") for tag in tags[at + 1 :]) and lexicon.tags(words[at]) >= {"VBZ"} and tags[low] != "VBZ"


def _past(word: str, tag: str) -> bool:
    """A past form that cannot be a present one, of another verb than those that look ahead from the past."""
    return tag == "VBD" and word not in _WAS and "VBP" not in lexicon.tags(word)
