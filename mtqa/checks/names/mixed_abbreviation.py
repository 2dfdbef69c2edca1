"""US here, U.S. there: one habit a text."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument, AnnotatedText
from mtqa.engine import UNSAFE, Pattern, Scope, bad, check, ok, replace
from mtqa.model import BlockKind, Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

PAIRS = {"US": "U.S.", "UK": "U.K.", "UN": "U.N.", "EU": "E.U."}
DOTTED = {dotted: plain for plain, dotted in PAIRS.items()}
ABBREVIATION = lazy(r"(?<![\w.$])(?:US|UK|UN|EU|U\.S\.|U\.K\.|U\.N\.|E\.U\.)(?![\w$]|\.[A-Za-z])")


@check(
    id="mixed-abbreviation", category=Category.STYLE, its=Its.INCONSISTENCY, severity=Severity.MINOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    trigger=Pattern(lazy(r"\b[UE]\.[SKNU]\.")), message="The text writes this abbreviation in two ways.", confidence=0.9,
    why="Style guides differ on US and U.S., but a text keeps to one. Engines take over whatever the training sentence had.",
    examples=(
        bad("The U.S. envoy left. The U.S. army stayed. Talks with the [[US]] ended.",
            good="The U.S. envoy left. The U.S. army stayed. Talks with the U.S. ended."),
        bad("Aid came from the UN, UN staff and the EU. The [[U.N.]] sent more.",
            good="Aid came from the UN, UN staff and the EU. The UN sent more."),
        bad("The US paid. The US voted on it. It was sent to the [[U.S.]] The [[U.S.]] Senate agreed.",
            good="The US paid. The US voted on it. It was sent to the US. The US Senate agreed."),
        ok("The U.S. envoy met the UN envoy.", note="two abbreviations, one way each"),
        ok("US Envoy Leaves Kabul\n\nThe U.S. envoy left. The U.S. army stayed.", note="headlines go without stops"),
        ok("The US paid US$5 million."),
    ),
)  # fmt: skip
def mixed_abbreviation(document: AnnotatedDocument) -> Iterator[Mark]:
    """Count both ways in running text; the rarer one is marked, the later one if they are even.

    Both ways are right, and which of them is the house's the text does not say: references have the rarer one as often as the other
    (27 to 19 on system outputs of newstest2021 and generaltest2022). So the fix asks.
    """
    text = document.target
    places: dict[str, list[Span]] = {}
    for match in ABBREVIATION.finditer(text.plain):
        sentence = text.sentence_at(match.start())
        if sentence is not None and sentence.kind is not BlockKind.HEADING and not sentence.text.isupper():
            places.setdefault(match.group(), []).append(Span(*match.span()))
    for plain, dotted in PAIRS.items():
        with_stops, without = places.get(dotted, []), places.get(plain, [])
        if not with_stops or not without:
            continue
        stops_win = (len(with_stops), -with_stops[0].start) > (len(without), -without[0].start)
        right, wrong = (dotted, without) if stops_win else (plain, with_stops)
        for span in wrong:
            replacement = right
            if stops_win and text.plain[span.end : span.end + 1] == ".":
                span = Span(span.start, span.end + 1)  # the sentence's stop serves both
            elif not stops_win and _ends_sentence(text, span):
                replacement = right + "."
            yield Mark(span, f"The text has '{right}' elsewhere; keep to one way.", (replace(span, replacement, UNSAFE, f"Use '{right}'"),))


def _ends_sentence(text: AnnotatedText, span: Span) -> bool:
    """True if the stop of the abbreviation is the sentence's stop, too."""
    sentence = text.sentence_at(span.start)
    return sentence is not None and not text.plain[span.end : sentence.end].strip('"”’) ')
