"""The base form after "be" or "have": "they are agree", "he is work there", "the company has decide"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_ADVERB = r"(?: (?:also|already|still|now|not|never|always|recently|just))?"
_BASES = (
    """
    accept accuse achieve adapt adopt agree allow announce apply arrest arrive ask become begin believe belong buy choose
    consider consist continue decide defend deliver deny depend describe destroy develop die disappear discover discuss elect
    enter exist explain express fail fall finish follow forget give grow happen hear hold improve include increase inform injure intend
    invite join keep kill know lead learn lose maintain mean meet occur offer oppose participate pay prepare prevent produce
    propose provide publish receive recognize refuse reject remain remember remove replace represent require resign resolve sell
    send settle sign solve speak spend suffer suggest support take teach think threaten translate understand use wound write
    """
).split()
_FOUND = lazy(
    rf"\b(?P<subject>[\w’'-]+) (?:(?P<be>is|are|was|were|am)|(?P<have>has|have|had)(?: been)?){_ADVERB}"
    r" (?P<verb>[a-z]{3,})\b(?P<after> [a-z]+)?"
)
# Nouns too, but not where "he is" or "they are" stands before them: "she is work" is nobody.
_PLAIN = frozenset(
    "want need work talk walk try wait return visit call move play look claim report answer attack demand plan hope wish fear".split()
)
_PEOPLE = frozenset({"he", "she", "they", "we"})
_AUXILIARIES = (
    "is", "are", "was", "were", "am", "has", "have", "had", "has not", "have not", "has been", "have been", "had been", "was not",
    "is also", "are also",
)  # fmt: skip
_NOT = frozenset({"complete", "please", "except", "inter", "let", "see", "lo", "welcome", "beware", "become", "come"})
_READINGS = frozenset({"VB", "VBP"})
_NOT_SUBJECTS = frozenset(
    "to what all thing that which who will would can could should must may might not let make help do does did".split()
)
_AFTER = frozenset({" to", " in", " for", " at", " that"})


@check(
    id="base-after-auxiliary", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="After 'be' or 'have' the verb cannot stand in its base form.",
    why="Hebrew, Arabic and Chinese verbs have no participle that shows; engines put the auxiliary and forget the ending.",
    trigger=Words(*(f"{aux} {verb}" for aux in _AUXILIARIES for verb in (*_BASES, *_PLAIN))), fix=UNSAFE,
    examples=(
        bad("The miners are [[agree]] with the plan."),
        bad("The company has [[decide]] to close the pit.", good="The company has decided to close the pit."),
        bad("The captain was [[accuse]] of theft.", good="The captain was accused of theft."),
        bad("The house has been [[destroy]] in the war.", good="The house has been destroyed in the war."),
        bad("He is [[work]] in the pit now.", good="He is working in the pit now."),
        ok("All they have to do is agree. What he did was accuse the captain. The work is work in progress."),
        ok("They have become friends. He is fit and has come home. They are home. It is work to walk there."),
        ok("The first thing they have is decide on a name. Be kind to all that are."),
    ),
)  # fmt: skip
def base_after_auxiliary(sentence: Sentence) -> Iterator[Mark]:
    """Verbs that the dictionary knows in no other form, and a few that are nouns too after a person."""
    for match in _FOUND.finditer(sentence.owner.lower, sentence.start, sentence.end):
        verb, known = match["verb"], lexicon.tags(match["verb"])
        sure = bool(known) and known <= _READINGS and verb not in _NOT
        person = match["be"] is not None and match["subject"] in _PEOPLE
        plain = person and verb in _PLAIN and match["after"] in _AFTER
        if not (sure or plain) or match["subject"] in _NOT_SUBJECTS:
            continue
        before = sentence.owner.lower[sentence.start : match.start("verb")]
        if re.search(r"\b(?:what|all|thing|only|to do|best|first|let|make|whatever|does|do|did|which|that|who)\b", before):
            continue  # "all he did was accuse them"
        starts, tags = sentence.tokens.starts, sentence.tags
        if match.start("verb") not in starts or match.start("subject") not in starts:
            continue
        if tags[starts.index(match.start("subject"))] not in ("PRP", "NN", "NNS", "NNP", "NNPS", "RB"):
            continue
        at = starts.index(match.start("verb"))
        if tags[at + 1 : at + 2] == ["HYPH"] or not sentence.tokens.texts[at].islower():
            continue
        span = Span(*match.span("verb"))
        yield Mark(span, fixes=_fixes(match, verb, span))


def _fixes(match: re.Match[str], verb: str, span: Span) -> tuple[Fix, ...]:
    """The participle after "have", and after "be" where "of" or "by" shows a passive; else "be" or its verb may be the slip."""
    participle = lexicon.inflect(verb, "VBN")
    if match["have"] or match["after"] in (" of", " by"):
        return (replace(span, participle, UNSAFE),)
    if match["be"] in ("is", "are") and match["after"] in (" in", " for", " at"):
        return (Fix(f"Use '{lexicon.inflect(verb, 'VBG')}'", (Edit(span, lexicon.inflect(verb, "VBG")),), UNSAFE),)
    return ()
