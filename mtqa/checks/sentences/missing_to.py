"""A bare verb where "to" is wanted: "were forced leave their homes", "he managed escape"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_VERBS = (
    "forced allowed ordered managed succeeded decided wanted able unable refused agreed tried promised began continued intended planned "
    "intends wants hopes decides refuses tries continues begins manages required obliged instructed urged threatened hoped failed"
).split()
_BARE = (
    "accept achieve agree allow apologize appear apply arrange arrive ask attend avoid become believe bring build buy carry catch choose "
    "collect come complete continue convince cooperate create cross deal decide defend deliver destroy discover discuss eat enter escape "
    "establish evacuate expand explain find follow get give go hear hide hold improve increase introduce invite join keep know learn "
    "leave let live lose maintain make meet move obtain open pay persuade prevent produce protect prove provide publish put reach receive "
    "recognize reduce remain remove replace resign resolve return reveal save say see sell send serve settle sign sleep solve speak spend "
    "stay stop strengthen survive take talk teach tell think travel understand use visit wait walk wear win withdraw write"
).split()
_FOUND = lazy(rf"\b(?P<verb>{'|'.join(_VERBS)}) (?P<bare>{'|'.join(_BARE)}) (?P<after>[a-z]+)")
_AFTER = frozenset({"DT", "PRP", "PRP$", "IN", "TO", "NNS", "RB"})


@check(
    id="missing-to", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="'To' is missing before '{match}'.",
    why="Chinese, Arabic and Hebrew have no sign of the infinitive, or none that shows; the engine puts two verbs side by side.",
    trigger=Words(*(f"{verb} {bare}" for verb in _VERBS for bare in _BARE)), fix=UNSAFE,
    examples=(
        bad("The residents were forced [[leave]] their homes at night.", good="The residents were forced to leave their homes at night."),
        bad("He managed [[escape]] through a window.", good="He managed to escape through a window."),
        bad("They are not able [[pay]] the rent.", good="They are not able to pay the rent."),
        ok("He managed the escape. He had planned visit after visit. They tried use of force. What she wanted was help."),
        ok("The captain wanted is gone. They agreed sign language is hard. All he wanted leave in the morning."),
    ),
)  # fmt: skip
def missing_to(sentence: Sentence) -> Iterator[Mark]:
    """The second word must be tagged as a verb in its base form, with an object or an adverb behind it."""
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        starts, tags = sentence.tokens.starts, sentence.tags
        if match.start("bare") not in starts or match.start("verb") not in starts:
            continue
        at, verb = starts.index(match.start("bare")), starts.index(match.start("verb"))
        if tags[at] not in ("VB", "VBP") or tags[at + 1] not in _AFTER or "VB" not in lexicon.tags(match["bare"]):
            continue
        words = sentence.tokens.lowers
        if verb == 0 or {"all", "what", "whom", "who", "that", "which", "those", "everything"} & set(words[max(0, verb - 5) : verb]):
            continue
        span = Span(*match.span("bare"))
        yield Mark(span, fixes=(Fix("Put 'to' before it", (Edit(Span(span.start, span.start), "to "),), UNSAFE),))
