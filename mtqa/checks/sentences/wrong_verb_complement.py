"""A verb with the complement of another: "succeeded to escape", "prevented him to leave", "looking forward to meet"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_GERUND = r"suggest(?:s|ed)?|avoid(?:s|ed)?|enjoy(?:s|ed)?|finish(?:es|ed)?|postpone[sd]?|den(?:y|ies|ied)|resume[sd]?"
# Only with the person who does it ("advise people to stay"); without one the gerund follows. No past forms: "miners allowed to leave".
_LISTENER = (
    "advis(?:e|es|ing)|allows|allowing|permits|permitting|recommend(?:s|ing)?|urg(?:e|es|ing)|encourag(?:e|es|ing)|prescrib(?:e|es|ing)|"
    "forbid(?:s|ding)?|enables|enabling"
)
_SOMEBODY = r"him|her|them|us|me|you|people|anyone|citizens|residents|[a-z]+ers|[a-z]+ors|the \w+|\w+ing"
_FOUND = lazy(
    rf"\b(?:(?P<in>succeed(?:s|ed)?|fail(?:s|ed)? himself) to (?P<v1>[a-z]+)"
    rf"|(?P<forward>look(?:s|ed|ing)? forward) to (?P<v2>[a-z]+)"
    rf"|(?P<from>prevent(?:s|ed|ing)?|stop(?:s|ped)?|prohibit(?:s|ed|ing)?|discourag(?:es|ed|ing)) (?:{_SOMEBODY}) to (?P<v3>[a-z]+)"
    rf"|(?P<on>insist(?:s|ed|ing)?) to (?P<v4>[a-z]+)"
    rf"|(?P<bare>{_GERUND}) to (?P<v5>[a-z]+)"
    rf"|(?P<listener>{_LISTENER}) to (?P<v6>[a-z]+))\b"
)
_LED = frozenset("who whom whose which what that those people".split())
_OBJECT = frozenset({"PRP", "PRP$", "DT"})
_BE = frozenset("is are was were be been being it to not".split())

_TRIGGER = Words(
    *(
        f"{v} to"
        for v in "succeed succeeds succeeded insist insists insisted insisting suggest suggests suggested avoid avoids avoided".split()
    ),
    *(
        f"{v} to"
        for v in "enjoy enjoys enjoyed finish finishes finished postpone postpones postponed deny denies denied resume resumed".split()
    ),
    *(
        f"{v} to"
        for v in (
            "advise advises advising allows allowing permits permitting recommend recommends recommending urge urges urging encourage "
            "encourages encouraging prescribe prescribes prescribing forbid forbids forbidding enables enabling"
        ).split()
    ),
    *(f"{v} forward to" for v in "look looks looked looking".split()),
    *"prevent prevents prevented preventing prohibit prohibits prohibited prohibiting discourages discouraged discouraging".split(),
    *(f"{v} {who} to" for v in ("stop", "stops", "stopped") for who in ("him", "them", "her", "us")),
)


@check(
    id="wrong-verb-complement", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="This verb takes another form after it.",
    why="Verbs bring their own construction from language to language; the engine keeps the infinitive of the source.",
    trigger=_TRIGGER, fix=UNSAFE,
    examples=(
        bad("He [[succeeded to escape]] from the pit.", good="He succeeded in escaping from the pit."),
        bad("They [[look forward to meet]] her.", good="They look forward to meeting her."),
        bad("The board [[prevented him to leave]] the town.", good="The board prevented him from leaving the town."),
        bad("She [[suggested to postpone]] the vote.", good="She suggested postponing the vote."),
        bad("They [[insist to pay]] in cash.", good="They insist on paying in cash."),
        bad("Doctors [[advise to drink]] water.", good="Doctors advise drinking water."),
        bad("The new pier [[allows to land]] the catch at night.", good="The new pier allows landing the catch at night."),
        ok("It is what doctors advise to this day. Whom do they advise to stay? He sold the urge to travel."),
        ok("The man they urge to go is ill."),
        ok("He succeeded to the throne. They look forward to work. He stopped to rest. They stopped the car to wait."),
        ok("She suggested to him that they go. The ferry they avoid to this day. He suggested to postpone-minded people to wait."),
    ),
)  # fmt: skip
def wrong_verb_complement(sentence: Sentence) -> Iterator[Mark]:
    """The verb after "to" must be a bare form, and no noun where one could stand."""
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = next(g for g in ("v1", "v2", "v3", "v4", "v5", "v6") if match[g])
        verb, known, starts = match[group], lexicon.tags(match[group]), sentence.tokens.starts
        before = lower[sentence.start : match.start()].split()
        if "VB" not in known or match.start(group) not in starts or lower[match.end() : match.end() + 1] == "-":
            continue
        if group == "v5" and (not before or _BE & set(before[-2:])):
            continue  # "it is recommended to leave", "is to be avoided to prevent fires"
        if group == "v6" and not _governs(sentence, match.start()):
            continue
        if group == "v3" and not match["from"].startswith("prevent") and not re.search(r" (?:him|them|her|us) to ", match[0]):
            continue  # "they stopped the car to wait"
        at, tags = starts.index(match.start(group)), sentence.tags
        if tags[at] != "VB" or at + 1 >= len(tags) or (group != "v6" and "NN" in known and tags[at + 1] not in _OBJECT | {"IN"}):
            continue
        if "NN" in known and group == "v2" and tags[at + 1] == "IN":
            continue  # "look forward to work in the bay"
        form = lexicon.inflect(verb, "VBG")
        link = {"v1": "in ", "v2": "to ", "v3": "from ", "v4": "on ", "v5": "", "v6": ""}[group]
        tail = Span(match.start(group) - 3, match.end(group))
        fix = Fix(f"Use '{link}{form}'", (Edit(tail, link + form),), UNSAFE)
        yield Mark(Span(*match.span()), message=f"It should be '{link}{form}'.", fixes=(fix,))


def _governs(sentence: Sentence, start: int) -> bool:
    """Is the word a verb with its subject right before it, or a gerund or infinitive, and no listener further left ("whom they advise")?"""
    starts, tags, words = sentence.tokens.starts, sentence.tags, sentence.tokens.lowers
    if start not in starts:
        return False
    at = starts.index(start)
    if at == 0 or tags[at] not in ("VBZ", "VBP", "VB", "VBG") or _LED & set(words[:at]):
        return False
    if tags[at - 1] == "PRP" and at > 1 and tags[at - 2].startswith("NN"):
        return False  # "the man they urge to go"
    return tags[at] != "VBP" or tags[at - 1] in ("NNS", "NNPS", "PRP", "RB", "NNP", "MD")
