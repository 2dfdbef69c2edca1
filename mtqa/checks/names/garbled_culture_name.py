"""Names of peoples, movements and institutions that came out as no word at all."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import Sentence
from mtqa.annotate.names.culture import Cultural, all_heads, is_culture, similar
from mtqa.engine import UNSAFE, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_WORD = lazy(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))+")
_SHORTEST = 4  # letters
_LIKE = 0.78  # least likeness of a word that nobody uses and a name


@check(
    id="garbled-culture-name", category=Category.ACCURACY, its=Its.MISTRANSLATION, severity=Severity.MAJOR,
    fix=UNSAFE, message="This is no word; a name of the subject sounds like it.", confidence=0.75,
    why="Machines spell names of peoples and movements by ear. The list of names (mtqa/data/names-en.yaml) is asked only where the words "
    "around it are about its subject.",
    trigger=Words(*sorted(all_heads())),
    examples=(
        bad("In Iraq, fighters drove the [[Yezzidi]] minority out of its villages.",
            good="In Iraq, fighters drove the Yazidi minority out of its villages."),
        bad("Afghan officials said that the [[hazarra]] community had asked for schools.",
            good="Afghan officials said that the Hazara community had asked for schools."),
        bad("In the mosque he praised the [[Salefi]] movement and its sheikhs.",
            good="In the mosque he praised the Salafi movement and its sheikhs."),
        ok("The Zubrow community centre opened in Ohio.", note="no subject, no such name"),
        ok("In Iraq, fighters drove the Yazidi minority out of its villages."),
    ),
)  # fmt: skip
def garbled_culture_name(sentence: Sentence) -> Iterator[Mark]:
    """A word that nobody uses, before a word that tells that a name of the list must stand there."""
    tokens, heads = sentence.tokens, all_heads()
    for at, low in enumerate(tokens.lowers):
        if low in heads and at and _unknown(word := tokens.texts[at - 1]):
            entry = _meant(sentence, at, word)
            if entry is not None:
                like, name = entry
                span = sentence.span_of(at - 1)
                message = f"'{word}' is no word; {name.name} sounds like it."
                yield Mark(span, message, (replace(span, name.name),), confidence=round(min(0.9, like), 2))


def _unknown(word: str) -> bool:
    """True for a word of letters that is in no list: not English, no place, no name in a usual spelling."""
    from mtqa.annotate import lexicon
    from mtqa.annotate.gazetteer import is_place
    from mtqa.annotate.names.places import is_country_word
    from mtqa.annotate.vocabulary import zipf

    if len(word) < _SHORTEST or word.isupper() or not _WORD.fullmatch(word) or zipf(word):
        return False
    return not (lexicon.known(word.lower()) or is_culture(word) or is_country_word(word) or is_place(word))


def _meant(sentence: Sentence, head: int, word: str) -> tuple[float, Cultural] | None:
    """The likest name of a group to which the head belongs and whose subject the text is about."""
    for like, entry in similar(word, least=_LIKE):
        group = entry.group
        if sentence.tokens.lowers[head] in group.heads:
            about = group.countries and group.countries & sentence.owner.names.scene.named_in(sentence.index)
            if about or _subject(sentence, group.topic, (head - 1, head)):
                return like, entry
    return None


def _subject(sentence: Sentence, topic: frozenset[str], but: tuple[int, ...]) -> bool:
    """True if the sentence (its tokens in `but` aside) or one beside it has a word of the topic."""
    if any(low in topic for n, low in enumerate(sentence.tokens.lowers) if n not in but):
        return True
    return any(s is not None and not topic.isdisjoint(s.tokens.lowers) for s in (sentence.previous, sentence.next))
