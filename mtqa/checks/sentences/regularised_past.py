"""A regular ending on an irregular verb: "he striked", "they have catched"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.engine import UNSAFE, Words, bad, check, like_case, ok, replace
from mtqa.model import Category, Its, Mark, Severity

# Irregular verbs whose form in -ed no dictionary has; "hanged", "costed", "casted" and the like have a sense of their own.
_VERBS = (
    """
    arise bear become begin bend bite bleed blow break breed bring build burst buy catch choose cling come dig do draw drink drive eat
    fall feed feel fight fling fly forget forgive freeze get give go grow have hear hide hit hold hurt keep know lead lose make mean meet
    mistake overcome oversee overtake read rebuild redo rewrite ride rise run say see seek sell send set shake shrink shut sing sink
    sit sleep slide sling speak spend spring stand steal stick sting stink strike strive swear sweep swim swing take teach tear tell think
    throw undergo understand undertake upset wear weep win withdraw withstand write
    """
).split()
_PERFECT = frozenset("has have had is are was were be been being 've ’ve 'd ’d 's ’s got get".split())


def _regular(verb: str) -> tuple[str, ...]:
    """How the past would look if the verb were regular, with and without a doubled letter."""
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb[:-1] + "ied",)
    return (verb + "ed", verb + verb[-1] + "ed")


def _forms() -> dict[str, str]:
    return {form: verb for verb in _VERBS for form in _regular(verb) if form not in _ALSO}


# Words that such a form is by itself, or that a dictionary has.
_ALSO = frozenset(
    "bended bored brokered bused comed dued faller flied forged gored haved leaded seed setted singed sited sliped slinged sped stoped "
    "winned binged tinged speeded fitted".split()
)
_FORM = _forms()


@check(
    id="regularised-past", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.9,
    message="The past of this verb is irregular.",
    why="Engines write words piece by piece; a small one puts the regular ending behind any verb.",
    trigger=Words(*_FORM), fix=UNSAFE,
    examples=(
        bad("After that the miners [[striked]] for a week.", good="After that the miners struck for a week."),
        bad("The captain [[teached]] them to sail.", good="The captain taught them to sail."),
        bad("They have [[choosed]] a new board.", good="They have chosen a new board."),
        ok("The grain was seed for sheep. He leaded the window. They strike and stroke, and have stricken none."),
    ),
)  # fmt: skip
def regularised_past(sentence: Sentence) -> Iterator[Mark]:
    """In small letters only; after "have" and "be" it should be the participle, elsewhere the past form."""
    texts, words = sentence.tokens.texts, sentence.tokens.lowers
    for at, word in enumerate(texts):
        verb = _FORM.get(word)
        if verb is None or lexicon.known(word):
            continue
        tag = "VBN" if _PERFECT & set(words[max(0, at - 3) : at]) else "VBD"
        right, span = lexicon.inflect(verb, tag), sentence.span_of(at)
        if right != word:
            yield Mark(span, message=f"The past of '{verb}' is '{right}'.", fixes=(replace(span, like_case(right, word), UNSAFE),))
