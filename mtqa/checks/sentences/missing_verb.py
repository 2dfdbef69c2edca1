"""A sentence of running text without any finite verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken, word_count
from mtqa.engine import bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

# Nine sentences of ten hold one of these, so that the rest is cheap to tag.
_COMMON = lazy(
    r"(?<![\w'’])(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|say|added|told|"
    r"isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|won|wouldn|can|couldn|shouldn|it['’]s|[a-z]+['’](?:re|ll|ve|d|m))(?!\w)"
)
_MARKS = frozenset(':;!?–—“"”«…*|/=([▽■●')
_NO_VERB_BEHIND = frozenset({"DT", "IN", "PRP$", "CD", "JJ", "JJR", "JJS", "POS", "HYPH", "VBG", "TO"})
_NO_PAST_BEHIND = frozenset({"DT", "IN", "PRP$", "POS", "HYPH"})
_COMMONEST = frozenset(
    "is are was were am has have had will would can could may might must should do does did said says say added told".split()
)
_PAST_OR_THIRD = frozenset({"VBD", "VBZ"})
_NOUN_BEHIND = frozenset("the a an of in on at for from with by his her its their our my this these those no between into about".split())
_LEAST = 8  # words: shorter ones ("A bad day for the harbour.") are a figure of style, unless a subject and its predicate are there
_SUBJECT = r"(?:DT|PRP\$) (?:(?:JJ|NN|NNS|VBN|POS|CD) )*?(?:NN|NNS) (?:(?:IN|TO) (?:(?:DT|PRP\$|JJ|NN|NNP) )*(?:NN|NNS|NNP|NNPS) )?"
# "The prices very high.", "The hospital full and ...", "My father a teacher."
_STATEMENT = lazy(rf"{_SUBJECT}(?:(?:RB )+JJ (?:IN|TO|CC|\.)|JJ (?:CC (?:DT|PRP\$) |\.$)|(?<!IN )DT (?:JJ )*NN (?:IN|\.))")
_DETERMINERS = frozenset("the my his her our their this these your its".split())
_TIMES = frozenset("day morning evening night week month year time afternoon moment more".split())
# Russian and Ukrainian put a dash where English has "is": "The main task - the repair of the bridge."
_EQUATION = lazy(
    r"(?:The|His|Her|Their|Our|My|Its)(?: [a-z]+)* (?:reason|cause|task|goal|aim|problem|purpose|challenge|objective|duty|job|role|"
    r"priority|advantage|disadvantage|father|mother|brother|sister|husband|wife|capital|author|owner|leader|head|founder)(?: [\w'’]+){0,6}"
    r" [-–—] (?:the|a|an|his|her|their|its|to|in)(?: [\w'’-]+)+\.\Z"
)
_DASHES = lazy(" [-–—] ")


def _doubtful(sentence: Sentence) -> bool:
    """Is it a statement of the running text without an auxiliary, and with no word that must be a finite verb?"""
    length = sentence.end - sentence.start
    if length <= 15 or not prose(sentence) or not _COMMONEST.isdisjoint(sentence.owner.lower[sentence.start : sentence.end].split()):
        return False  # most sentences: the expression takes ten times as long
    if length <= 40 and sentence.text.partition(" ")[0].lower() not in _DETERMINERS:
        return False
    return closed_by_stop(sentence) and not _marked(sentence.text) and not _has_auxiliary(sentence) and not _inflected(sentence)


@check(
    id="missing-verb", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR,
    message="This sentence has no finite verb.", needs=Layer.TAGS, when=_doubtful, confidence=0.6,
    why="Russian, Ukrainian, Arabic and Hebrew have no 'is' in the present, and Japanese closes sentences with nouns; translated word by "
    "word, the English sentence has no verb.",
    examples=(
        bad("The mayor spoke first. [[The main reason for the delay]] the bad state of the old bridge across the river. Nobody answered."),
        ok("Why was the ferry late?\n\nBecause of the captain, and then because of the captain and the pilot together."),
        ok("The mayor spoke first. A bad day for the harbour. Nobody answered."),
        bad("The mayor spoke first. [[The situation]] very difficult. Nobody answered."),
        bad("The mayor spoke first. [[My father]] a teacher in a small school. Nobody answered."),
        bad("The mayor spoke first. [[The main reason for the delay]] - a lack of boats. Nobody answered."),
        bad("The mayor spoke first. [[The refusal of the board]] to publish the list of the boats in the harbour. Nobody answered."),
        ok("The mayor spoke first. My last day on the ferry. The long winter. This morning a ship. Nobody answered."),
        ok("The main reason for the delay: the bad state of the old bridge across the river."),
        ok("Bad State of Old Bridge Across River Main Reason for Delay\n\nThe mayor spoke first.", note="a heading"),
        ok("The mayor spoke. Moreover, miners also reject boats for being slow. Logically, though, this places the bay in danger."),
        ok("The mayor spoke first. Hence the love of the whole harbour board for small boats with two masts. Nobody answered."),
        ok("The ferries run to the islands in the bay on every second day of the week."),
    ),
)  # fmt: skip
def missing_verb(sentence: Sentence) -> Iterator[Mark]:
    """A common auxiliary clears a sentence, or a word that can be a finite verb; the rest are tagged, and a finite tag clears."""
    if (word_count(sentence) >= _LEAST or _states(sentence)) and not _verbal(sentence) and not _answers(sentence):
        at = first_word(sentence)
        # Alone in its block it may be a caption, a review's verdict, a line of a list.
        alone = sentence.previous is None and sentence.next is None
        yield Mark(sentence.span_of(at, _subject_end(sentence, at)), confidence=SPOKEN if alone or spoken(sentence) else None)


def _states(sentence: Sentence) -> bool:
    """Is a short sentence a subject with a predicate ("The situation very difficult."), and no mere noun phrase ("My last day.")?"""
    words = sentence.tokens.lowers
    if words[0] not in _DETERMINERS or "," in words or not _TIMES.isdisjoint(words):
        return False
    return _STATEMENT.match(" ".join(sentence.tags)) is not None


def _marked(text: str) -> bool:
    """Does a colon, a quotation mark, a dash that is not for "is" or the like set part of it apart?"""
    if _DASHES.search(text):
        return _EQUATION.match(text) is None
    return not _MARKS.isdisjoint(text)


def _answers(sentence: Sentence) -> bool:
    """Is it a figure of style: "the more ... the better", an answer, one of a run of fragments ("Gulls. A tug. The long arm of ...")?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    if words.count("then") > 1 or words[0] in ("hence", "thus", "again") or (words[0] == "the" and tags[1] in ("JJR", "RBR")):
        return True
    if sentence.index == 0:
        return False
    before = sentence.owner.sentences[sentence.index - 1]
    fragment = before.block is sentence.block and word_count(before) <= 3
    return fragment or before.text.rstrip("\"'”’)").endswith("?")


def _has_auxiliary(sentence: Sentence) -> bool:
    """Does one of `_COMMON` stand in it?"""
    return _COMMON.search(sentence.owner.lower, sentence.start, sentence.end) is not None


def _inflected(sentence: Sentence) -> bool:
    """Is any word a past or third-person form in the dictionary, and not where a noun stands? `_verbal` asks the same after tagging."""
    words = sentence.tokens.texts
    return any(_past_or_third(word) and before not in _NOUN_BEHIND for before, word in zip(("", *words), words, strict=False))


@lru_cache(maxsize=50_000)
def _past_or_third(word: str) -> bool:
    return word.islower() and word[-3:] != "ing" and not _PAST_OR_THIRD.isdisjoint(lexicon.tags(word))


def _verbal(sentence: Sentence) -> bool:
    """Is any word tagged as a finite or bare verb, or one that the dictionary knows as one and the tagger may have missed?"""
    before = last = ""
    phrase = sentence.tags[0] in ("DT", "PRP$") and "," not in sentence.tokens.lowers
    for word, tag in zip(sentence.tokens.texts, sentence.tags, strict=True):
        if tag in FINITE or (tag == "VB" and not (phrase and before == "TO")):  # "The refusal of the board to *publish* the list."
            return True
        known = lexicon.tags(word) if word.islower() and tag != "VBG" else frozenset()
        # Right behind an article, a preposition or an adjective it can be no verb: "the rise in *prices*", "the *closed* road".
        if "VBZ" in known and last in ("this", "that"):  # "this *places* the board in danger"
            return True
        if {"VBD", "VBZ"} & known and before not in (_NO_VERB_BEHIND if tag == "NNS" else _NO_PAST_BEHIND):
            return True
        if "VBP" in known and before in ("NN", "NNS", "NNP", "NNPS", "RB"):
            return True
        before, last = tag, word
    return False


def _subject_end(sentence: Sentence, at: int) -> int:
    """The last token of the first noun phrases: what the verb should follow."""
    tags = sentence.tags
    end = at
    for n in range(at, min(len(tags), at + 12)):
        if tags[n] in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "IN", "PRP$", "POS", "CD", "HYPH", "PRP", "JJS", "JJR", "VBN"):
            if n > at and tags[n] in ("DT", "PRP$") and tags[n - 1].startswith("NN"):
                break
            if tags[n].startswith("NN") or tags[n] == "PRP":
                end = n
        else:
            break
    return end
