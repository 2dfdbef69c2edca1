"""A relative clause punctuated as a sentence: "Who sold boats." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE, Kind, verbs
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, join_to_previous, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Fix, Its, Mark, Severity

_WITNESS = frozenset(
    "knew known met saw seen heard witnessed attended treated employed interviewed examined taught trained visited accompanied".split()
)
"""What people do who then tell it to a reporter: "said a neighbour who knew him" loses its first half in many languages."""
_TIMES = frozenset(
    "day week month year hour minute morning evening afternoon night noon midnight weekend summer winter autumn spring monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december".split()
)
_REMARK = frozenset({"not", "why", "what", "how", "to"})  # "Which is not an answer." opens a paragraph on purpose


_PREPOSITIONS = (
    "in",
    "on",
    "to",
    "from",
    "of",
    "for",
    "with",
    "by",
    "at",
    "through",
    "about",
    "under",
    "among",
    "during",
    "after",
    "before",
)
_BEHIND_PREPOSITION = tuple(f"{word} {relative}" for word in _PREPOSITIONS for relative in ("which", "whom", "whose"))
_SOME = ("some", "most", "many", "all", "both", "several", "half", "part", "none", "one", "two", "three", "each")
_OF_WHICH = tuple(f"{word} of {relative}" for word in _SOME for relative in ("which", "whom"))
_CONCLUDES = frozenset(
    "means shows suggests brings brought explains raises implies indicates leaves leads confirms proves makes begs helps feeds".split()
)
_PHRASES = frozenset("case time point event may reason end".split())  # "In which case ...", "To whom it may concern"


@check(
    id="stranded-relative-clause", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.9,
    message="A relative clause stands here as a sentence of its own.",
    why="Languages such as Hebrew, Russian and Japanese hang long relative clauses on a noun; engines that split the sentence leave "
    "'Who ...' or 'Which ...' behind with no noun to belong to.",
    needs=Layer.RELATIONS, fix=UNSAFE,
    trigger=Words("who", "whom", "whose", "which", "where", "from where", *_BEHIND_PREPOSITION, *_OF_WHICH, first=True),
    examples=(
        bad("The council hired a new engineer. [[Who had built two bridges in Porto.]]",
            good="The council hired a new engineer, who had built two bridges in Porto."),
        bad("They crossed the river slowly. [[Which was then in flood.]]", note="no noun before it to join to"),
        bad("He visited the old harbour. [[Where the ferries leave for the islands.]]",
            good="He visited the old harbour, where the ferries leave for the islands."),
        bad("She met the widow. [[Whose house had burned down.]]", good="She met the widow, whose house had burned down."),
        bad("The guard died in the fire on Sunday evening. [[Who had known him for years.]]",
            good="The guard died in the fire on Sunday evening, according to someone who had known him for years."),
        bad("She sold the mill and left a year ago. [[Who met her there.]]",
            good="She sold the mill and left a year ago, according to someone who met her there."),
        bad("The boat sank near the pier that night. [[Who saw it.]]",
            good="The boat sank near the pier that night, according to someone who saw it."),
        bad("They recall the old cook. [[Whom everyone on the pier called simply the chef.]]",
            good="They recall the old cook, whom everyone on the pier called simply the chef."),
        bad("They shut the old pier. [[From which the ferries leave for the islands.]]",
            good="They shut the old pier, from which the ferries leave for the islands."),
        bad("The two boats collided. [[In which eleven people were killed and two were injured.]]"),
        bad("They freed the miners. [[Some of whom had been held for a year.]]",
            good="They freed the miners, some of whom had been held for a year."),
        ok("Some of whom? All of which boats sail is not known. Most of which he sold is gone."),
        ok("In which case the ferry leaves at noon. To whom it may concern. To which boat does he belong?"),
        ok("Who had built the bridges? Nobody knew."),
        ok("Who built the bridges is not known. Which way they came is a riddle. Where they sleep does not matter."),
        ok("He bought the boat.\n\nWhich is not to say that he paid for it.", note="a remark on the paragraph before"),
        ok("Where there is water, there are frogs."),
        ok("They shut the pier. Which means that the ferry will not come. All of which raises a question. Which is why he left."),
        ok("WHO also recommends a walk a day."),
        ok("Who Wants to Live in Porto\n\nThe city is growing.", note="a heading"),
        ok("They saw the storm. Where others fear trade and growth, we see hope."),
        ok("The bank has two branches. Which one closes will be decided in May."),
    ),
)  # fmt: skip
def stranded_relative_clause(sentence: Sentence) -> Iterator[Mark]:
    """The clause's own verb takes the relative word; a second verb without an opener of its own makes it a sentence."""
    at = first_word(sentence)
    words, tags = sentence.tokens.lowers, sentence.tags
    if words[at] in ("and", "but"):
        at += 1
    start = at
    if words[at] in _SOME and words[at + 1 : at + 2] == ["of"]:
        at += 2
    elif words[at : at + 2] == ["from", "where"]:
        at += 1
    if words[at] in _PREPOSITIONS and words[at + 1 : at + 2] and words[at + 1] in ("which", "whom", "whose"):
        at += 1
        if not _PHRASES.isdisjoint(words[at : at + 3]) or "," in words[: at + 3]:
            return
    if at + 2 >= len(words) or words[at] not in ("who", "whom", "whose", "which", "where") or tags[at + 1] == "TO":
        return
    if sentence.tokens.texts[at].isupper():  # the World Health Organization
        return
    if not prose(sentence) or not closed_by_stop(sentence) or "?" in sentence.text or _goes_on(sentence):
        return
    if (words[at + 1 :] and {"let", "please"} & set(words[at:])) or _remarks(sentence, at):
        return
    if words[at] == "which" and sentence.previous is None and words[at + 1] in ("is", "was") and words[at + 2] in _REMARK:
        return
    found = verbs(sentence)
    if (found and _stands(sentence, at, at > start)) or (_question_like(words, tags, at) and not (at > start and tags[at + 1] == "JJ")):
        return
    if not found and (words[at] not in ("who", "which", "whom") or len(words) < 4):
        return
    if words[at] == "where" and (len(found) > 1 or found[0].kind is Kind.MAIN or {",", "VB"} & set(tags[at : found[0].at])):
        return  # a second verb, or one that was read as a noun or an infinitive: "Where some fear it, we see hope"
    confidence = SPOKEN if spoken(sentence) else None
    fix = _fix(sentence, at)
    span = sentence.span_of(first_word(sentence), len(words) - 1)
    yield Mark(span, fixes=(fix,) if fix else (), confidence=confidence)


def _remarks(sentence: Sentence, at: int) -> bool:
    """Does the clause draw a conclusion from what was said, as columnists and essayists write on purpose: "Which is why ...",
    "Which, of course, means that ...", "All of which brings us back"?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    if words[at] != "which":
        return False
    verb = at + 1
    if words[verb] == ",":  # "Which, in a word, ..."
        verb = 1 + next((n for n in range(verb + 1, min(len(words), verb + 7)) if words[n] == ","), verb)
    while verb < len(words) - 1 and tags[verb] == "RB":
        verb += 1
    if words[verb] == "is":
        return words[verb + 1] in (
            "why",
            "what",
            "how",
            "where",
            "when",
            "exactly",
            "precisely",
            "true",
            "fine",
            "ironic",
            "odd",
            "to",
            ",",
        )
    return words[verb] in _CONCLUDES


def _goes_on(sentence: Sentence) -> bool:
    """Does a line in small letters go on from a line that has no stop (subtitles, one clause a segment)?"""
    before = sentence.owner.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and sentence.text[:1].islower() and not before.text.rstrip("\"'”’»)").endswith((".", "!", "?", ":", "…"))


def _question_like(words: list[str], tags: list[str], at: int) -> bool:
    """ "Which way they came", "Who else": the word asks, it does not refer."""
    if words[at] == "which" and tags[at + 1] in ("NN", "NNS", "JJ") and tags[at + 2] not in FINITE | {"IN", "TO", "RB", ","}:
        return True
    return words[at + 1] in ("else", "exactly", "one", "ever") or (words[at + 1] in ("knows", "cares") and len(words) < at + 5)


def _stands(sentence: Sentence, at: int, sure: bool) -> bool:
    """Does the relative word's clause leave a verb over ("Who built it *is* not known", "Where X is, Y *is*")?

    A second verb counts if nothing opens it, nothing could be its subject but the clause itself, and it is no participle
    that was taken for a past form. sure: behind "in which", "some of whom" a second clause after "and" belongs to the first.
    """
    found, words = verbs(sentence), sentence.tokens.lowers
    if sure:
        link = next((n for n in range(found[0].end, len(words)) if sentence.tags[n] == "CC"), len(words))
        found = [v for v in found if v.at < link]
    if found[0].head == "csubj >" or any(v.head == "root" and v.kind is Kind.MAIN and not v.shared for v in found[1:]):
        return True
    return any(
        v.subject is None and v.opener is None and not v.shared and "VBN" not in lexicon.tags(words[v.at]) and words[v.at - 1] != ","
        for v in found[1:]
        if v.at > at
    )


def _fix(sentence: Sentence, at: int) -> Fix | None:
    """Join the clause to the noun it belongs to; a witness who has lost the words that named him is given them back."""
    words, tags = sentence.tokens.lowers, sentence.tags
    if _antecedent(sentence, words[at]):
        return join_to_previous(sentence, "Join it to the sentence before")
    verb = at + 2 if words[at + 1] in ("had", "has", "have") else at + 1
    if words[at] == "who" and words[verb] in _WITNESS and tags[verb + 1] == "PRP" and len(words) <= at + 10:
        return join_to_previous(sentence, "Say whose account it is", ", according to someone ")
    return None


def _antecedent(sentence: Sentence, word: str) -> bool:
    """Does the sentence before end on a noun that the clause can follow?"""
    before = sentence.previous
    if before is None:
        return False
    ends = [(w, t) for w, t in zip(before.tokens.lowers, before.tags, strict=True) if t not in (".", "''", "``", "-RRB-")]
    if not ends or ends[-1][1] not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    person = word not in ("who", "whom", "whose") or ends[-1][0] not in _TIMES
    return person and (word != "where" or ends[-1][1] != "NNS")
