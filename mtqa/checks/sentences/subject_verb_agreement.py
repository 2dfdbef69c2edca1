"""Subject and verb that do not agree: "they was", "these results shows"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, spoken
from mtqa.engine import UNSAFE, Pattern, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

# A subject is only taken for one where a clause begins; "the man behind them was" has its subject further left.
_CLAUSE = lazy(r"(?:[.;:!?“\"(,—–]\s*|\b(?:that|because|when|but|said|while|although)\s+)\Z")
_ADVERB = r"(?: (?:also|still|now|often|always|never|not|already|only))?"
_FOUND = lazy(
    rf"\b(?:(?P<many>they|we|these|those){_ADVERB} (?P<one_verb>is|was|has|does)(?=n['’]t\b|\b)"
    rf"|(?P<one>he|she|it|this){_ADVERB} (?P<many_verb>are|have|do|were)(?=n['’]t\b|\b)"
    rf"|(?:these|those|several|both|various|numerous|two|three|four|five) (?P<nouns>[a-z]+s){_ADVERB} (?P<one_verb2>is|was|has|does)\b"
    rf"|the police{_ADVERB} (?P<one_verb3>is|was|has|does)\b"
    rf"|(?:each|every|another|this) (?!(?:can|may|might|must|will)\b)(?P<noun>[a-z]+){_ADVERB} (?P<many_verb2>are|have|were)\b"
    r")"
)  # fmt: skip
_OTHER = {"is": "are", "was": "were", "has": "have", "does": "do", "are": "is", "have": "has", "do": "does", "were": "was"}
_SUBJUNCTIVE = lazy(
    r"\b(?:if|as|though|wish|wishes|wished|were|suggest\w*|insist\w*|demand\w*|recommend\w*|propos\w*|important|essential|lest|whether|"
    r"ask\w*|request\w*|requir\w*|urg\w*|order\w*|prefer\w*|advis\w*|decree\w*|command\w*|stipulat\w*|want\w*)\b"
)
_INVERTED = lazy(r"\b(?:who|what|does|did|do|let|make|made|makes|have|had|help|see|seen|saw|is|are|was)\W*$")
_MEASURE = frozenset(
    "years months weeks days hours minutes miles kilometers kilometres metres meters dollars euros pounds points times units states "
    "politics news series means".split()
)


@check(
    id="subject-verb-agreement", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="Subject and verb do not agree in number.",
    why="Number is marked differently in other languages; the engine inflects the verb for the wrong noun, or for none.",
    trigger=Pattern(_FOUND, lower=True), fix=UNSAFE,
    examples=(
        bad("The miners waited, but they [[was]] not paid.", good="The miners waited, but they were not paid."),
        bad("He said that she [[have]] a boat.", good="He said that she has a boat."),
        bad("These results [[was]] known in May.", good="These results were known in May."),
        bad("The police [[has]] arrested two miners.", good="The police have arrested two miners."),
        bad("Every miner [[have]] a lamp.", good="Every miner has a lamp."),
        bad("He [[do]]n't know the road.", good="He doesn't know the road."),
        ok("If she were here, it would be over. He asked that she have a boat. It were as well to wait."),
        ok("The man behind them was tall. One of these results was wrong. Three years is a long time."),
        ok("This can have an end, and this may only have begun."),
        ok("Does he have a boat? What did she do? Let it have time. The day she and they have met is near."),
    ),
)  # fmt: skip
def subject_verb_agreement(sentence: Sentence) -> Iterator[Mark]:
    """Pronouns and determined nouns at the start of a clause, with the verb next to them."""
    lower = sentence.owner.lower
    for match in _FOUND.finditer(lower, sentence.start, sentence.end):
        group = next(g for g in ("one_verb", "many_verb", "one_verb2", "many_verb2", "one_verb3") if match[g])
        verb = match[group]
        before = lower[sentence.start : match.start()]
        if before.strip("“\"‘'( ") and not _CLAUSE.search(before):
            continue
        if group in ("one_verb", "many_verb"):
            if _INVERTED.search(before) or (match["many"] in ("these", "those") and verb == "has"):
                continue
            # The subjunctive ("asked that she have", "it were better") cannot always be told from the slip.
            if group == "many_verb" and (verb == "were" or _SUBJUNCTIVE.search(before)):
                continue
        elif group == "one_verb2":
            if match["nouns"] in _MEASURE or "NNS" not in lexicon.tags(match["nouns"]):
                continue
        elif (
            group == "many_verb2"
            and (known := lexicon.tags(match["noun"]))
            and ("NN" not in known or "NNS" in known or match["noun"] in ("one", "few"))
        ):
            continue
        span = Span(match.start(group), match.end(group))
        free = spoken(sentence) and group in ("one_verb", "many_verb")
        yield Mark(span, fixes=(replace(span, _OTHER[verb], UNSAFE),), confidence=SPOKEN if free else None)
