"""Two clauses with nothing between them: "The shop was closed the owner had moved abroad." """

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_VERB = "is|was|are|were|had|has|have|will|would|did|does|came|went|died|fled|wants|wanted|could|can|must|never|already"
_PEOPLE = "people|men|women|children|soldiers|civilians|passengers|workers|residents|officers|students|suspects|persons|others"
_COUNT = (
    r"(?:at least |about |around |nearly |more than )?(?:two|three|four|five|six|seven|eight|nine|ten|[123456789]\d*|several|many|"
    r"dozens of|hundreds of|thousands of) "
)
_FOUND = lazy(
    rf"(?P<state> (?:is|are|was|were) (?:(?:very|already|not|still) )?(?P<word>[a-z]+)) (?:"
    rf"(?P<second1>(?:the|his|her|their|its) [a-z]+|he|she|they|we|nobody|everyone|everybody|there)) (?:{_VERB}) (?=[a-z])"
    rf"| (?P<second2>{_COUNT}(?:{_PEOPLE})) (?:were|have been|had been|are|died|fled)(?= [a-z]|\.)"
)
# Before a clause of its own: "was told the owner had moved", "is sure he will".
_TAKES = frozenset(
    """
    sure certain clear glad happy sorry afraid confident aware convinced told informed proud disappointed worried concerned surprised
    shocked hopeful grateful warned assured promised shown reminded persuaded advised notified known believed estimated thought said
    reported announced alleged agreed decided confirmed understood expected feared hoped relieved pleased delighted lucky fortunate adamant
    amazed astonished upset angry sad sick so because when where what why how after before while until since if unless once all only just
    not being like as than that obvious likely possible evident thankful asked argued claimed suggested proven proved true doubtful taught
    also now then here there one about over worth given provided over who whom which half twice both such too granted ensured settled
    """.split()
)
_OPENS = lazy(
    r"\b(?:if|when|whenever|while|as|although|though|because|since|until|unless|once|after|before|whether|where|what|who|whom|whose|which|that|"
    r"it (?:is|was)|"
    r"than|how|why|time|day|moment|way|reason|so|such|the more|the less|like|said|says|say|believe[sd]?|claim(?:s|ed)?|thinks?|thought|"
    r"hopes?|hoped|told|tells?|knew|knows?|report(?:s|ed)?|confirmed|announced|added|adds|feels?|felt|means?|meant|year|night|week|month|"
    r"first|only|last|all|every|each|any|no|nothing|everything|something|anything|estimate[sd]?|alleged|[a-z]+est|suggests?|not)\b|[,;:—–\"“”(?]"
)
_NAMES = frozenset({"NN", "NNS", "NNP"})


@check(
    id="fused-clauses", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.7,
    message="Two clauses follow each other here with nothing between them; a stop, a comma or a conjunction is missing.",
    why="Chinese and Hebrew set clauses side by side, and engines that drop the comma leave one sentence out of two.",
    trigger=Pattern(_FOUND, lower=True),
    examples=(
        bad("The old shop was closed [[the owner]] had moved abroad."),
        bad("The old bus drove into the crowd [[three people]] were hurt."),
        ok("The board was told the owner had moved. The crew is sure he will come."),
        ok("The plan is all he has left. It was the crowd three people were hurt in. Officials said in May three people were hurt."),
        ok("The tallest man is the captain. The boat was so old the owner had sold it. In the storm two people were hurt."),
    ),
)  # fmt: skip
def fused_clauses(sentence: Sentence) -> Iterator[Mark]:
    """Only where nothing before takes a clause or opens one: no word of saying or knowing, no subordinator, no comma."""
    if not prose(sentence) or not closed_by_stop(sentence):
        return
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        before = lower[sentence.start : match.start()]
        group = "second1" if match["second1"] else "second2"
        if match["word"] in _TAKES or len(before.split()) < 2 or _OPENS.search(before):
            continue
        place = match.start(group)
        starts, tags = sentence.tokens.starts, sentence.tags
        if place not in starts:
            continue
        at = starts.index(place)
        if group == "second1" and tags[at - 1] not in ("VBN", "JJ"):
            continue
        if group == "second2" and (tags[at - 1] not in _NAMES or not any(t in FINITE for t in tags[: at - 1])):
            continue
        yield Mark(Span(*match.span(group)), confidence=SPOKEN if spoken(sentence) else None)
