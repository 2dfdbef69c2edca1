"""A capital in the middle of a sentence: "Admittedly The road was closed." """

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.annotate import Sentence, lexicon
from mtqa.checks.sentences._shared import prose
from mtqa.engine import SAFE, UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

_ADVERBS = (
    "Accordingly|Additionally|Admittedly|Allegedly|Also|Alternatively|Apparently|Besides|Certainly|Clearly|Consequently|Conversely|"
    "Currently|Evidently|Eventually|Finally|First|Firstly|Fortunately|Furthermore|Hence|However|Importantly|Incidentally|Indeed|Initially|Instead|"
    "Interestingly|Ironically|Lastly|Later|Likewise|Meanwhile|Moreover|Nevertheless|Nonetheless|Notably|Now|Obviously|Occasionally|Often|"
    "Otherwise|Paradoxically|Perhaps|Presumably|Previously|Recently|Reportedly|Second|Secondly|Similarly|Sometimes|Soon|Still|Subsequently|"
    "Surprisingly|Then|Therefore|Third|Thirdly|Thus|Today|Traditionally|Ultimately|Undoubtedly|Unfortunately|Usually|Yesterday|"
    "In addition|In fact|In contrast|As a result|For example|For instance|Of course|"
    "On the other hand|At the same time|After all|In other words"
)
_SMALL = (
    "The|An|This|These|Those|That|They|We|He|She|It|His|Her|Their|Its|Our|There|In|On|At|For|From|With|By|And|But|Or|Of|As|If|When|While|"
    "Because|Since|Although|Some|Many|Most|All|Several|Such"
)
# After any other lower-case word only words that name nothing: "The" opens names, "He" can be God, "It" a novel.
_PLAIN = (
    "The|An|This|These|Those|They|We|Their|There|With|By|And|But|Or|Of|If|When|While|Because|Since|Although|Is|Are|Was|Were|Has|Have|Had|"
    "Another|Other|Each|Every|Not|Most|Many|Several"
)
_FOUND = lazy(
    rf"(?:^|(?<=[\n.!?“\"] )|(?<=[\n“\"]))(?P<adverb>{_ADVERBS})(?P<comma>,?) (?P<first>{_SMALL})(?= [\w“])"
    rf"|(?<=[a-z] )(?<!\b[A-Z][a-z] )(?P<inner>{_PLAIN})(?= [a-z]{{2}})"
)
# What may open a sentence whose stop was lost: "... for $90 billion The leaders were ..."
_OPENS = frozenset("The This These Those They We There If When While".split())
_LAST = lazy(r"([a-z]+) $")
_TRIGGER = lazy(rf" (?<=[a-z,] )(?:{_SMALL}|{_PLAIN})(?= [\w“])")  # a literal first: much faster over a whole text


@check(
    id="capital-inside-sentence", category=Category.LINGUISTIC_CONVENTIONS, its=Its.TYPOGRAPHICAL, severity=Severity.MINOR, confidence=0.85,
    message="A small word has a capital in the middle of a sentence.",
    why="Engines translate a linking word apart from the sentence that it opens, and the sentence keeps its capital.",
    trigger=Pattern(_TRIGGER), fix=UNSAFE,
    examples=(
        bad("Admittedly [[The]] road to Porto was closed.", good="Admittedly, the road to Porto was closed."),
        bad("However, [[They]] left the town at noon.", good="However, they left the town at noon."),
        bad("The mayor said [[The]] road would be closed.", good="The mayor said the road would be closed."),
        bad("It wards off the damage [[The]] fair begins at noon.", good="It wards off the damage. The fair begins at noon."),
        ok("He moved to The Hague and read The Guardian. However, The Guardian was not sold there."),
        ok("She sang “And the sun” in Porto. They saw Gone With the Wind."),
        ok("The ferry sails across the bay\nAnd nobody will wave,\nBut in the harbour of the day\nThe miner dug a grave."),
        ok("Then They Came to Porto\n\nThe road was closed.", note="a heading"),
    ),
)  # fmt: skip
def capital_inside_sentence(sentence: Sentence) -> Iterator[Mark]:
    """Only words that cannot open a name where they stand; a capital on the word that follows makes it a title."""
    if not prose(sentence):
        return
    plain = sentence.owner.plain
    for match in _FOUND.finditer(plain, sentence.start, sentence.end):
        name = "first" if match["first"] else "inner"
        word, span = match[name], Span(*match.span(name))
        following = plain[span.end + 1 : span.end + 2]
        if name == "first" and following.isupper() and (match["comma"] or word == "The") and not _all_capitals(plain, span.end + 1):
            continue
        if name == "inner" and (_title(plain, span, sentence) or plain[span.start - 1] == "\n"):  # a line of verse
            continue
        small = Edit(span, word.lower())
        if name == "first" and not match["comma"]:
            at = match.end("adverb")
            yield Mark(span, fixes=(Fix(f"Use ', {word.lower()}'", (Edit(Span(at, at), ","), small), UNSAFE),))
        else:
            fixes = [Fix(f"Use '{word.lower()}'", (small,), SAFE if name == "first" else UNSAFE)]
            if name == "inner" and word in _OPENS and (before := _LAST.search(plain, sentence.start, span.start)):
                parted = Fix(f"Use '. {word}'", (Edit(Span(before.end(1), span.start), ". "),), UNSAFE)
                tags = lexicon.tags(before[1])
                fixes.insert(0 if tags & {"NN", "NNS"} and "VBD" not in tags else 1, parted)
            yield Mark(span, fixes=tuple(fixes))


def _all_capitals(plain: str, at: int) -> bool:
    """An abbreviation ("The US has"): no second word of a title."""
    found = re.compile(r"\w+").match(plain, at)
    return bool(found and found[0].isupper())


def _title(plain: str, span: Span, sentence: Sentence) -> bool:
    """Capitals or quotation marks near by: a title is quoted, or the whole line is written that way."""
    near = plain[max(sentence.start, span.start - 30) : span.start]
    words = re.findall(r"\w+", near)[-2:]
    return any(w[:1].isupper() for w in words[-1:]) or any(c in near[-15:] for c in "“\"'‘:(")
