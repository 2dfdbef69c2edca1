"""A count noun without its article: "he is engineer", "worked as teacher", "in small village"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# Count nouns that need an article after "is" or "was". Roles that one person fills at a time ("is captain", "was president")
# do without, and so do words that are also materials, ideas or adjectives.
_NOUNS = (
    "doctor|teacher|engineer|journalist|lawyer|student|farmer|soldier|writer|painter|actor|actress|musician|nurse|scientist|politician|"
    "businessman|businesswoman|policeman|programmer|architect|photographer|economist|historian|worker|pensioner|refugee|terrorist|criminal|"
    "murderer|thief|hero|liar|traitor|spy|foreigner|citizen|member|participant|victim|supporter|opponent|fan|"
    "country|city|town|village|place|region|problem|mistake|lie|miracle|disaster|tragedy|result|consequence|example|symbol|sign|step|"
    "question|way|reason|tool|weapon|project|company|organization|organisation|party|group|team|woman|man|boy|girl|child|person"
)
_ADJECTIVES = (
    "good|great|bad|big|small|new|old|young|real|true|serious|important|large|major|huge|simple|difficult|hard|beautiful|famous|former|"
    "well-known|popular|professional|experienced|russian|ukrainian|american|israeli|german|french|british|local|active|full"
)
_PEOPLE = "doctor|teacher|engineer|journalist|lawyer|farmer|soldier|nurse|scientist|programmer|architect|economist|waiter|driver"
_PLACES = (
    "village|town|city|house|country|building|room|street|apartment|hotel|restaurant|school|hospital|prison|camp|neighbourhood|neighborhood"
)
_BEHIND = r"(?=[.,;]| (?:of|in|from|who|which|for|and|at|with|by|near|where|on|that)\b)"
_FOUND = lazy(
    r"\b(?!(?:both|there|what|as|more|than|also|part|whose|its|one)\b)[a-z]+ (?:is|was|became|becomes|has become|had become|will be) "
    rf"(?P<gap1>)(?:(?:very|really|quite|rather|such) )?(?P<adjective>(?:{_ADJECTIVES}) )?(?P<noun1>{_NOUNS}){_BEHIND}"
    rf"|\b(?:work|works|worked|working|job) as (?P<gap2>)(?:(?:{_ADJECTIVES}) )?(?P<noun2>{_PEOPLE}){_BEHIND}"
    r"|\b(?:give|gives|gave|given|giving) (?P<gap3>)(?P<noun3>interview|speech|lecture|concert)(?= to| in| on|[.,])"
    rf"|\b(?:in|at|near|from) (?P<gap4>)(?:{_ADJECTIVES}) (?P<noun4>{_PLACES}){_BEHIND}"
    r"|\b(?:has|had|have) (?P<gap5>)(?P<noun5>wife|husband|daughter|brother|sister)(?= and|[.,])"
    r"|\bfor (?P<gap6>)(?:first|second|third|last) (?P<noun6>time)\b"
)
_TRIGGER = Words(
    *(
        f"{verb} {word}"
        for verb in ("is", "was", "became", "becomes", "has become", "had become", "will be")
        for word in ("very", "really", "quite", "rather", *_NOUNS.split("|"), *_ADJECTIVES.split("|"))
    ),
    *(f"{verb} as {word}" for verb in "work works worked working job".split() for word in (*_PEOPLE.split("|"), *_ADJECTIVES.split("|"))),
    *(f"{verb} {word}" for verb in "give gives gave given giving".split() for word in "interview speech lecture concert".split()),
    *(f"{word} {place}" for word in _ADJECTIVES.split("|") for place in _PLACES.split("|")),
    *(f"{verb} {word}" for verb in ("has", "had", "have") for word in "wife husband daughter brother sister".split()),
    *(f"for {word} time" for word in "first second third last".split()),
)
_AN = "aeiou"


@check(
    id="missing-article", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.75,
    message="The noun needs an article here.", trigger=_TRIGGER, fix=UNSAFE,
    why="Russian, Ukrainian, Japanese and Chinese have no articles, and engines drop the English one where the source gives no hint of it.",
    examples=(
        bad("Her brother left school because he was [[engineer]] and earned well.",
            good="Her brother left school because he was an engineer and earned well."),
        bad("The town says it is [[good place]] for children.", good="The town says it is a good place for children."),
        bad("She became [[member]] of the board.", good="She became a member of the board."),
        bad("The plan is [[very good example]] of it.", good="The plan is a very good example of it."),
        bad("He worked as [[teacher]] in Porto and lived in [[small house]] near the bay.",
            good="He worked as a teacher in Porto and lived in a small house near the bay."),
        bad("She gave [[interview]] to the paper for [[first time]].", good="She gave an interview to the paper for the first time."),
        ok("He was captain of the ferry, and she became president of the board. He is a teacher."),
        ok("It was child labour. This is company policy. She was both mother and doctor. It is problem enough."),
        ok("He works as captain. She was neither victim nor hero. In old age he lived in small towns. He gave speech lessons."),
        ok("It is place names that he collects. The man he was hunting was a thief."),
    ),
)  # fmt: skip
def missing_article(sentence: Sentence) -> Iterator[Mark]:
    """A noun of the lists where no bare one can stand, with nothing behind it that could make it part of a compound."""
    if not prose(sentence):
        return
    plain = sentence.owner.plain
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        group = next(g for g in "123456" if match["noun" + g])
        start, end = match.end("gap" + group), match.end("noun" + group)
        noun, behind = match["noun" + group], plain[end : end + 3]
        if group == "6" and not closed_by_stop(sentence):
            continue  # a headline
        if not plain[start:end].islower() or (noun in ("way", "step") and behind in (" of", " by")):
            continue
        before = sentence.owner.lower[max(sentence.start, match.start() - 12) : match.start()].split()
        if before[-1:] and before[-1] in ("neither", "either", "both", "place"):
            continue
        article = "the" if group == "6" else "an" if plain[start] in _AN else "a"
        fix = Fix(f"Put '{article}' before it", (Edit(Span(start, start), f"{article} "),), UNSAFE)
        yield Mark(Span(start, end), fixes=(fix,), confidence=SPOKEN if spoken(sentence) else None)
