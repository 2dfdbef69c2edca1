"""A relative clause that names its noun again: "the letters which the captain wrote them in May", "the house that I grew up in it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_OPENERS = frozenset({"which", "whom", "that", "where"})
_PRONOUNS = frozenset({"him", "it", "them"})
# Verbs with two objects or with an infinitive: "the letter which the captain gave them", "the boy whom they saw him hit".
_TWO = frozenset(
    """
    give gives gave given tell tells told show shows showed shown offer offers offered send sends sent teach teaches taught ask asks asked
    pay pays paid bring brings brought make makes made let lets promise promised owe owes owed cost costs lend lent buy bought grant granted
    hand handed deny denied allow allowed help helps helped see saw seen hear heard want wants wanted force forced get gets got call called
    name named consider considered find found think thinks thought say says said write wrote written sell sold wish read leave left save
    saved earn earned win won lose lost feed fed serve served pass
    passed throw threw keep kept have has had think know knew believe believed
    expect expected urge urged order ordered advise advised warn warned remind reminded inform informed assure assured provide provided
    """.split()
)
_SUBJECT = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS"})
# "The name that they gave it", "the storm which made it famous"
_TWO_IT = frozenset(
    "give gives gave given call calls called name named make makes made do does did done pay paid bring brought think "
    "thought say said find "
    "found consider considered cost let owe grant granted believe believed know knew take took put puts set hold held keep kept leave "
    "left".split()
)
# "The fact that the board sold it", "the way that he did it": no relative clause.
_CONTENT = frozenset(
    "fact facts claim claims report reports news idea belief hope fear evidence proof statement sign signs rumour rumours rumor chance way "
    "time day moment reason extent point conclusion decision impression "
    "feeling result condition view opinion possibility risk danger doubt "
    "argument suggestion proposal information knowledge truth pity shame wonder surprise relief order degree case allegation allegations "
    "accusation accusations charge charges promise guarantee warning "
    "story theory assumption suspicion confirmation demand request agreement "
    "indication word law rule message place year week month "
    "problem concern concerns probability likelihood notion thing miracle secret matter".split()
)
# No comma and no other clause between the two; "that" only near the beginning of the sentence, where it can be a relative word.
_NEAR = lazy(
    r"\b(?:which|whom|where|(?:the|an?|this) (?:[\w’'-]+ ){1,3}that) (?!and )(?:[\w’'-]+ ){1,7}(?:him|it|them)"
    r"(?! (?:and|or|all|that|to)\b|[\w’'])"
)
_PREPOSITIONS = frozenset({"in", "to", "about", "for", "with", "from", "on", "at", "of"})
_BEHIND = frozenset({".", ",", ";"})


def _may(sentence: Sentence) -> bool:
    """Does a pronoun stand some words behind a relative word? Asked of the text alone, before anything is tagged."""
    lower, start, end = sentence.owner.lower, sentence.start + 9, sentence.end
    if lower.find(" it", start, end) < 0 and lower.find(" them", start, end) < 0 and lower.find(" him", start, end) < 0:
        return False  # most sentences, at a tenth of the cost
    return prose(sentence) and _NEAR.search(lower, sentence.start, end) is not None


@check(
    id="resumptive-pronoun", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The relative clause names its noun a second time: '{match}' is too much.",
    why="Hebrew, Arabic and Persian take the noun up in its relative clause with a pronoun ('the man that I saw him').",
    trigger=Words("which", "whom", "that its", "that their", "that we", "that they", "that he", "that she", "that i", "that the",
                  "where the", "where they", "where he", "where we"),
    when=_may, fix=UNSAFE,
    examples=(
        bad("The board sold the ferries, which the miners had built [[them]] in the war.",
            good="The board sold the ferries, which the miners had built in the war."),
        bad("These are the boats that the storm sank [[them]] in May.", good="These are the boats that the storm sank in May."),
        bad("The hut that she lives in [[it]] belongs to the board.", good="The hut that she lives in belongs to the board."),
        bad("She is the captain whom nobody obeys [[him]] in the harbour.", good="She is the captain whom nobody obeys in the harbour."),
        bad("This is the ferry that we travelled in [[it]].", good="This is the ferry that we travelled in."),
        bad("The pier that the crew painted [[it]] in the spring fell down.",
            good="The pier that the crew painted in the spring fell down."),
        bad("The barn where the miners were taken to [[it]] is cold.", good="The barn where the miners were taken to is cold."),
        ok("The letter which the captain gave them was long."),
        ok("The fact that the board sold it in May hurts. The crew whom we saw him hit left."),
        ok("The mayor said that the crew painted it in May. The bay, in which they sold them, is far. The pier that hurt him in May fell."),
        ok("This is the reason that we travelled in it."),
        ok("It was so cold that the crew left it in May. The mayor told the crew that they saw it."),
        ok("The ship on which the captain kept it and which the crew hated it for sank. The place where the crew had put it fell in."),
    ),
)  # fmt: skip
def resumptive_pronoun(sentence: Sentence) -> Iterator[Mark]:
    """The relative word follows its noun; its clause has one subject, one verb, and the pronoun where the gap should be."""
    words, tags = sentence.tokens.lowers, sentence.tags
    for opener in range(2, len(words) - 4):
        if words[opener] not in _OPENERS or not _behind_noun(words, tags, opener):
            continue
        found = _pronoun(words, tags, opener)
        if found is None:
            continue
        at, preposition = found
        noun = opener - 2 if words[opener - 1] == "," else opener - 1
        if (words[at] == "them") != (tags[noun] == "NNS"):
            continue
        if words[opener] == "that" and not _relative_that(words, tags, opener, at, preposition):
            continue
        if words[opener] == "where" and not (preposition and words[at - 1] in ("to", "in", "from") and _closes(tags, at)):
            continue
        if preposition and not _closes(tags, at) and words[opener] != "that":
            continue  # "challenges which we must join with them in overcoming"
        if not preposition and tags[at + 1] == "IN" and (at + 2 >= len(tags) or tags[at + 2] in (*FINITE, ".", ",")):
            continue  # "the box which he had put it in was gone"
        if words[opener] in ("which", "whom") and not (_closes(tags, at) or tags[at + 1] in ("IN", "RB", ",", ".")):
            continue
        gap = Span(sentence.tokens.ends[at - 1], sentence.tokens.ends[at])
        yield Mark(
            sentence.span_of(at), fixes=(delete(gap, UNSAFE, "Delete the pronoun"),), confidence=SPOKEN if spoken(sentence) else None
        )
        return


def _behind_noun(words: Sequence[str], tags: Sequence[str], opener: int) -> bool:
    """A noun, perhaps with a comma, stands right before the relative word."""
    noun = opener - 2 if words[opener - 1] == "," else opener - 1
    return (
        tags[noun] in ("NN", "NNS")
        and (words[opener] != "that" or words[noun] not in _CONTENT)
        and words[noun] != "matter"
        and (words[opener] != "that" or noun == opener - 1)
    )


def _pronoun(words: Sequence[str], tags: Sequence[str], opener: int) -> tuple[int, bool] | None:
    """Where the pronoun stands, and whether a preposition stands before it; None if the clause has another shape."""
    n = opener + 1
    while n < len(words) and tags[n] in _SUBJECT:
        n += 1
    if n == opener + 1 and tags[n] == "PRP" and words[n] not in _PRONOUNS:
        n += 1
    if n == opener + 1 or n >= len(words) or tags[n] not in FINITE:
        return None
    while n < len(words) and tags[n] in ("MD", "VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "RB"):
        n += 1
    verb = n - 1 if tags[n - 1] != "RB" else n - 2
    if n + 1 >= len(words) or words[verb] in (_TWO if words[n] != "it" else _TWO_IT):
        return None
    if words[n] in _PRONOUNS:
        return n, False
    if tags[n] == "RP" and words[n + 1] in _PRONOUNS:
        return n + 1, False
    start = n + 1 if tags[n] in ("RP", "RB") or words[n] == "up" else n
    if words[start] in _PREPOSITIONS and words[start + 1 : start + 2] and words[start + 1] in _PRONOUNS:
        return start + 1, True
    return None


def _closes(tags: Sequence[str], at: int) -> bool:
    """Does the relative clause end with the pronoun: at the sentence's end, or before the main verb?"""
    return tags[at + 1] in FINITE or tags[at + 1] in ("VB", ".")


def _relative_that(words: Sequence[str], tags: Sequence[str], opener: int, at: int, preposition: bool) -> bool:
    """Is "that" a relative word: the noun before it is the sentence's first, or "this is the ..." points at it?"""
    start = opener - 1
    while start and tags[start - 1] in ("DT", "JJ", "NN", "CD"):
        start -= 1
    if start == 0 and tags[0] in ("DT", "PRP$") and words[opener - 1] != "so":
        return any(tag in FINITE for tag in tags[at + 1 :]) and "," not in words[:at] and words[at + 1] not in ("and", ",")
    pointed = start == 2 and words[0] in ("this", "that", "he", "she", "it", "these") and words[1] in ("is", "was", "are", "were")
    own = words[opener + 1] in ("its", "their") and not preposition
    if pointed and words[0] in ("these", "this", "they") and not preposition and tags[at + 1] != "TO":
        return True
    return pointed and words[2] in ("the", "a", "an") and (own or (preposition and words[0] != "it" and tags[at + 1] == "."))
