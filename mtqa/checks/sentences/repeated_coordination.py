"""The same words on both sides of "and": "people feel tired and tired". Two words of the source have become one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate import AnnotatedDocument, AnnotatedText, Sentence
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import prose
from mtqa.engine import UNSAFE, Scope, bad, check, delete, ok
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_LINK = lazy(r" (?:and|or) |, | of (?:(?:the|his|her|their|its|these|those) )?")
_WORD = lazy(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MOST = 4  # words of the phrase that is said twice
_JOINING = frozenset({"and", "or", "of"})
# "Again and again", "lots and lots", "they waited and waited": English says these twice on purpose.
_IDIOMS = frozenset(
    """
    such more less again over years hours days weeks months minutes
    decades centuries nights many lots lot miles through round around down times
    time better worse half bits two three one thousands hundreds millions billions trillions gallons dozens
    generations ages forever loads tons masses heaps
    scores further farther there here ever never very really much neck fifty arm blah ding side hand cheek bumper louder ones others
    stronger bigger higher people inch minister ministers president member members director
    head going running working trying talking waiting
    """.split()
)
_PLAIN = frozenset({"NN", "NNS", "JJ", "VBN", "VBG", "VB", "RB"})
# What stands behind makes the second one part of a compound: "cash and cash equivalents".
_COMPOUND = frozenset({"NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "JJ", "VBG", "AFX"})
_GOES_ON = frozenset({"WP", "WDT", "WP$", "WRB", "DT", "PRP", "PRP$"})
_VERBAL = frozenset({"VB", "VBD", "VBP", "VBZ", "VBG"})
_SUPREME = frozenset("best worst day days king kings heart rest holy holies story children child friend friends part parts".split())
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'d", "’d"})


@check(
    id="repeated-coordination", category=Category.LINGUISTIC_CONVENTIONS, its=Its.DUPLICATION, severity=Severity.MINOR,
    scope=Scope.DOCUMENT, message="The same words stand on both sides of 'and'.", fix=UNSAFE, confidence=0.8,
    why="Chinese, Japanese, Russian and Arabic pair words of nearly the same sense. Where English has one for both, it comes twice.",
    examples=(
        bad("In the heat the miners felt [[tired and tired]].", good="In the heat the miners felt tired."),
        bad("The board praised [[the crews and the crews]] of the ferries.", good="The board praised the crews of the ferries."),
        bad("They asked for [[letters, letters]], stamps and paper.", good="They asked for letters, stamps and paper."),
        bad("They saw the [[scene of the scene]] on the pier.", good="They saw the scene on the pier."),
        bad("It was [[not stolen or not stolen]].", good="It was not stolen."),
        ok("It rained again and again, for years and years, and they waited and waited. It is cash and cash equivalents."),
        ok("He is a doctor, doctor of law. The rain and rain clouds left. Tang and Tang met. The ministers and ministers of state met."),
        ok("It is fed to the pump and the pump starts. They have looked and looked.", note="two clauses; a figure of speech"),
        ok("The king of kings and the best of the best met. It is the survey of survey data, the day of days. A friend of friends came."),
        ok("It helps poor countries and countries in need, persons and persons who teach. They rode and rode, and tax and tax."),
        ok("Long, long ago. She said no and no. They sold oil and oil products, boats, boats that sank, and boats."),
    ),
)  # fmt: skip
def repeated_coordination(document: AnnotatedDocument) -> Iterator[Mark]:
    """Block by block: a cheap look at the words around each link; few places are left to be read as tokens, fewer to be tagged."""
    text = document.target
    low = text.lower
    for block in text.text.blocks:
        if _suspicious(low[block.span.start : block.span.end].split()):
            yield from _marks(text, low, block.span)


def _suspicious(words: Sequence[str]) -> bool:
    """Is the word before a link one of those behind it? Marks stuck to a word do not count."""
    before = ""
    for n, word in enumerate(words):
        if n and word in _JOINING:
            for after in words[n + 1 : n + 1 + _MOST]:
                if after.startswith(before):
                    return True
        elif before[-1:] == "," and len(before) > 4 and word.startswith(before[:-1]):
            return True
        before = word
    return False


def _marks(text: AnnotatedText, low: str, block: Span) -> Iterator[Mark]:
    for match in _LINK.finditer(low, block.start, block.end):
        start, end = match.span()
        sentence = text.sentence_at(start)
        if sentence is None or sentence.end < end or not prose(sentence):
            continue
        tokens = sentence.tokens
        link = start if low[start] == "," else start + 1
        if link not in tokens.starts:
            continue
        at = tokens.starts.index(link)
        genitive = tokens.lowers[at] == "of"
        found = _genitive(sentence, at, match[0].count(" ") - 1) if genitive else _repeated(sentence, at)
        if found is not None:
            yield Mark(sentence.span_of(*found), fixes=(delete(Span(start, tokens.ends[found[1]]), UNSAFE, "Say it once"),))


def _repeated(sentence: Sentence, link: int) -> tuple[int, int] | None:
    """First and last token of both halves, if the words before the link are those behind it, and that is no figure of speech."""
    words = sentence.tokens.lowers
    for size in range(min(_MOST, link, len(words) - link - 1), 0, -1):
        phrase = words[link - size : link]
        if phrase == words[link + 1 : link + 1 + size] and all(_WORD.fullmatch(w) for w in phrase):
            return (link - size, link + size) if _wrong(sentence, link, size) else None
    return None


def _wrong(sentence: Sentence, link: int, size: int) -> bool:
    texts, words, tags = sentence.tokens.texts, sentence.tokens.lowers, sentence.tags
    last, word = link + size, words[link + size]
    if words[link - size] == "there" or words[link - size - 1 : link - size] == ["between"]:
        return False  # "there is work and there is work", "between neighbour and neighbour"
    after = tags[last + 1 : last + 2]
    if word in _IDIOMS or len(word) < 4 or not texts[last].islower() or not texts[link - 1].islower():
        return False
    if not after or after[0] in _COMPOUND or after[0] in FINITE or tags[link - 1] not in _PLAIN or (size == 1 and tags[link - 1] == "RB"):
        return False
    if after[0] in _GOES_ON or (size == 1 and after[0] in ("IN", "TO")) or words[last + 1] == "not":
        return False  # "developing countries and countries in transition", "persons and persons who", "it may or may not"
    if size == 1 and _VERBAL & {tags[last], tags[link - 1]}:
        return False  # "they rode and rode", "tax and tax and spend and spend"
    if texts[link] == ",":
        return _listed(words, tags, link, size)
    if words[last + 1 : last + 2] == [words[link]]:
        return False  # "on and on and on"
    if size == 1 and tags[link - 1] == "VBN" and words[link - 2 : link - 1] != [] and words[link - 2] in _HAVE:
        return False  # "they have looked and looked"
    return not (size == 1 and tags[link - 1] in ("VBG", "VB") and link < 3)


def _listed(words: Sequence[str], tags: Sequence[str], link: int, size: int) -> bool:
    """Between commas only nouns of a list: "doctor, doctor of law" and "the eggs, the eggs will ..." go on, "long, long" is a figure."""
    last = link + size
    noun = tags[last] == "NNS" and tags[link - 1] == "NNS" and size == 1
    return noun and tags[last + 1] in (",", "CC") and words[last + 2 : last + 3] != [words[last]]


def _genitive(sentence: Sentence, link: int, size: int) -> tuple[int, int] | None:
    """ "The scene of the scene": a noun with itself in the genitive, in the singular; `size`: tokens from "of" to the noun."""
    words, last = sentence.tokens.lowers, link + size
    if last + 1 >= len(words) or words[link - 1] != words[last] or not _WORD.fullmatch(words[last]) or len(words[last]) < 4:
        return None
    if size == 1 or words[last] in _SUPREME or not sentence.tokens.texts[last].islower() or words[link - 2] == "one":
        return None
    tags = sentence.tags
    # In the plural it may be meant: "there were studies of the studies".
    return (link - 1, last) if tags[link - 1] == tags[last] == "NN" and tags[last + 1] not in _COMPOUND else None
