"""A new sentence in the middle of another, with its capital and without the stop before it: "of the harbour It was built in May"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import prose
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_PRONOUNS = "It|He|She"  # the rest is capital-inside-sentence's, which may mend the stop, too
_OTHERS = "In|On|At|From|For|More"
_FOUND = lazy(
    rf" (?P<word>{_PRONOUNS}) (?P<verb>is|was|are|were|has|have|had|will|would|can|could|may|must|does|did|[a-z]+s|[a-z]+ed|[a-z]+) [a-z]"
    rf"| (?P<other>{_OTHERS}) (?P<next>the|this|that|these|addition|fact|other|than|his|her|their|its|our|a|an) [a-z]"
)
_TRIGGER = lazy(rf" (?<=[a-z] )(?:{_PRONOUNS}|{_OTHERS}) [a-z]")
# Behind these a capital may open words that are quoted, named or thought.
_BEFORE = frozenset(
    "the a an of in on at to with for by as called named titled film novel song book series programme program show album".split()
)


@check(
    id="lost-stop", category=Category.LINGUISTIC_CONVENTIONS, its=Its.TYPOGRAPHICAL, severity=Severity.MINOR, confidence=0.8,
    message="A new sentence seems to begin at '{match}'; the stop before it is missing.",
    why="Headings, captions and lines of a list have no stop; an engine that is given them with the text behind runs both together.",
    trigger=Pattern(_TRIGGER), fix=UNSAFE,
    examples=(
        bad("They sold the ferry to a miner [[It]] was later seen in Porto.",
            good="They sold the ferry to a miner. It was later seen in Porto."),
        bad("The board was afraid of damage to the pier [[On]] the other hand, it has no money.",
            good="The board was afraid of damage to the pier. On the other hand, it has no money."),
        bad("The meeting is not mandatory [[She]] will go on with the study.",
            good="The meeting is not mandatory. She will go on with the study."),
        ok("She read He Was Here and wrote a novel called It was late. They sang “And It was so”. He met Him and She who is."),
        ok("The Board They Sold In the North\n\nThey met.", note="a heading"),
        ok("He lives in the In Between. The film On the road was shown."),
    ),
)  # fmt: skip
def lost_stop(sentence: Sentence) -> Iterator[Mark]:
    """Small letters on both sides, a word that opens sentences, and no title near by: two capitals, quotation marks, brackets."""
    if not prose(sentence) or not sentence.text.rstrip("\"'”’)").endswith((".", "!", "?")):
        return
    plain, starts = sentence.owner.plain, sentence.tokens.starts
    for match in _FOUND.finditer(plain, sentence.start + 15, sentence.end):
        group = "word" if match["word"] else "other"
        span = Span(*match.span(group))
        before = plain[max(sentence.start, span.start - 40) : span.start].split()
        if (
            len(before) < 3
            or not all(w.isalpha() and w.islower() for w in before[-2:])
            or before[-1] in _BEFORE
            or span.start not in starts
        ):
            continue
        at = starts.index(span.start)
        behind = sentence.tokens.texts[at + 1 : at + 4]
        if any(w[0].isupper() for w in behind) or any(c in '“"‘«(*_' for c in plain[max(sentence.start, span.start - 40) : span.start]):
            continue
        tags = sentence.tags
        if (
            not any(t in FINITE for t in tags[:at])
            or (group == "word" and tags[at + 1] not in FINITE)
            or tags[at - 1] in ("IN", "DT", "TO")
        ):
            continue
        fix = Fix("Put a full stop before it", (Edit(Span(span.start - 1, span.start), ". "),), UNSAFE)
        yield Mark(span, fixes=(fix,))
