"""An article before a person's full name: "The Vladimir Petrov signed the letter"."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import SPOKEN, lowered, prose, spoken
from mtqa.engine import UNSAFE, Words, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span

_GIVEN = """
    vladimir volodymyr alexander oleksandr aleksandr alexei alexey andrei andriy andrey sergei serhiy sergey dmitry dmytro mikhail mykhailo
    nikolai mykola ivan igor ihor oleg oleh viktor yuri yuriy boris pavel petro pyotr anatoly anatoliy vasyl vitaly vitaliy konstantin maxim
    natalia olga olena elena tatiana svetlana iryna irina anna maria yulia ekaterina benjamin netanyahu yair yoav yitzhak itamar bezalel
    benny avigdor naftali ehud moshe yaakov yosef eli avi dan gadi herzi miri merav ayelet donald joe barack emmanuel olaf angela boris
    mohammed mohammad muhammad ahmed ahmad mahmoud hassan hussein ali omar ibrahim khaled yusuf mustafa abdullah abdul fatima aisha ismail
    yahya bashar recep tayyip mehmet kemal fatih reza hossein javad ebrahim hans klaus wolfgang friedrich annalena xi li wang zhang shinzo
    fumio taro kenji hiroshi takashi john michael david james robert william thomas peter paul george mary susan karen
    """.split()
# After these the article belongs to a longer name or to a thing named for a person: "The Donald Trump era", and a verb must follow at once.
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


@check(
    id="article-before-person", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MINOR, confidence=0.8,
    message="A person's name has no article.",
    why="Where the source puts an article or a title before the name, engines that lose the title keep the article.",
    trigger=Words(*(f"the {name}" for name in sorted(set(_GIVEN))), first=True), fix=UNSAFE,
    examples=(
        bad("[[The]] Vladimir Petrov signed the letter on Monday.", good="Vladimir Petrov signed the letter on Monday."),
        bad("[[The]] Ahmed Hassan has left the harbour board.", good="Ahmed Hassan has left the harbour board."),
        ok("The Donald Trump era ended. The Vladimir Petrov who signed the letter was another man. The John Day River rose."),
        ok("The Peter Principle applies. The Anna Karenina sailed at noon. The Paul Brothers sang. The Michael Smiths were late."),
    ),
)  # fmt: skip
def article_before_person(sentence: Sentence) -> Iterator[Mark]:
    """At the beginning; one more name follows that is no common word, and then the verb. Ships and works have but one name or a thing's."""
    if not prose(sentence):
        return
    texts, words = sentence.tokens.texts, sentence.tokens.lowers
    if len(words) < 6 or words[0] != "the" or words[1] not in _GIVEN or not texts[1][0].isupper() or not texts[2][:1].isupper():
        return
    tags = sentence.tags
    if tags[3] not in _VERBS or words[2].endswith("a") or words[3] == "were" or lexicon.tags(words[2]):
        return
    span = Span(sentence.tokens.starts[0], sentence.tokens.starts[1])
    fix = Fix("Delete 'The'", (Edit(span, ""),), UNSAFE)
    confidence = SPOKEN if spoken(sentence) or lowered(sentence, 2) != texts[2] else None
    yield Mark(sentence.span_of(0), fixes=(fix,), confidence=confidence)
