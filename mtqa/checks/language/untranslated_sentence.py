"""A sentence left in the source language."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.language import confirm, english_share, propose
from mtqa.engine import Words, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_MIN_WORDS = 4  # beside the function words; shorter stretches are titles, names and quotations, and identification errs on them
_WORD = lazy(r"[^\W\d_]+")

# Function words of other languages in Latin script. Names hold one of them ("Las Vegas", "Corriere della Sera"), sentences two.
_FOREIGN = frozenset(
    """
    der die das und nicht ist ein eine auf mit dem den von für sich auch wird werden sind im zu el la los las que del de una por con para
    como está son le les des du et est une dans pour qui pas sur avec sont il che di per non della sono è och att det som är inte ikke og
    til av på em uma não dos da do ao no na o a é os as het een niet van voor zijn jest się nie w z do je se na že si v ve bir bu için
    olarak yang dan untuk dengan în și este hogy egy az és että ja on að sem í á við
    """.split()
)
# Those that are found only as words of their own, with the spaces around them: the search is for letters, wherever they stand.
_TRIGGER = Words(*(f" {word} " for word in sorted(_FOREIGN - {"a", "as", "do", "no", "on", "die", "per", "van", "son", "o"})))


@check(
    id="untranslated-sentence",
    category=Category.ACCURACY,
    its=Its.UNTRANSLATED,
    severity=Severity.MAJOR,
    message="This sentence was not translated.",
    why="A segment that the engine failed on, or that was marked as not to be translated, stays in its own language.",
    trigger=_TRIGGER,
    examples=(
        bad("The minister spoke to the press on Friday evening. [[Er sagte, dass die Gespräche noch lange nicht beendet seien.]]"),
        bad("[[Les caméras seront installées avant la fin du mois.]] The mayor said so."),
        ok("The Süddeutsche Zeitung and Le Monde diplomatique reported it, as did Corriere della Sera."),
        ok("Rashford, Shaw, Maguire, Lindelof, Fernandes and Pogba all started against Wolverhampton."),
    ),
)
def untranslated_sentence(sentence: Sentence) -> Iterator[Mark]:
    """Cheap doubts first: hardly an English function word, at least two foreign ones; then two models must agree."""
    text = sentence.text
    if english_share(text) > 0.1:
        return
    words = _WORD.findall(text.lower())
    foreign = {w for w in words if w in _FOREIGN}
    if len(foreign) < 2 or len(words) - len(foreign) < _MIN_WORDS:
        return
    language, probability = propose(text)
    if language != "en" and probability > 0.9 and confirm(text, language):
        yield Mark(sentence.span, f"This sentence was not translated; it is in '{language}'.")
