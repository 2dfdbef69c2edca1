"""One name, several spellings in one text."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument, AnnotatedText
from mtqa.annotate.names.find import Name, spelled
from mtqa.checks.names._told import elsewhere, message
from mtqa.engine import UNSAFE, Scope, bad, check, ok
from mtqa.model import Category, Edit, Fix, Its, Mark, Related, Severity, Span


@check(
    id="split-name-spelling", category=Category.ACCURACY, its=Its.INCONSISTENT_ENTITIES, severity=Severity.MAJOR, scope=Scope.DOCUMENT,
    message="The same name is spelled in more than one way.", fix=UNSAFE, confidence=0.8,
    why="Engines translate sentence by sentence, and a name that they have to spell out comes out differently each time. A reader takes "
    "the spellings for two people or places. Spellings are taken for one name only with a reason: a shared first name, a surname that "
    "nobody introduced, the same title, one sound written in two ways in a word that people do not use.",
    examples=(
        bad("Gazprom rose. [[Gasprom]] fell. Gazprom held.", good="Gazprom rose. Gazprom fell. Gazprom held."),
        bad("Deputy minister Sergei Golovachyov spoke first. [[Sergey]] Golovachyov then left for Minsk.",
            good="Deputy minister Sergei Golovachyov spoke first. Sergei Golovachyov then left for Minsk."),
        bad("The report was written by Owen [[Lindqvest]], who lives in Malmo. “It is a start,” Lindqvist said.",
            good="The report was written by Owen Lindqvist, who lives in Malmo. “It is a start,” Lindqvist said."),
        bad("The guards of [[Hreidmarsstadir]]’s school met in Hreidmarsstaðir and left Hreidmarsstaðir on foot.",
            good="The guards of Hreidmarsstaðir’s school met in Hreidmarsstaðir and left Hreidmarsstaðir on foot."),
        bad("[[Popovic]] won in Rome. Fans like Popovich. Popovich will rest.",
            good="Popovich won in Rome. Fans like Popovich. Popovich will rest.",
            source="Попович победил в Риме. Фанаты любят Поповича. Попович отдохнёт.", source_language="ru"),
        bad("The Velkanists rose. A Velkanist spoke. The [[Velcanist]] flag fell. Each Velkanist stayed with the Velkanists.",
            good="The Velkanists rose. A Velkanist spoke. The Velkanist flag fell. Each Velkanist stayed with the Velkanists."),
        bad("Kostriukov spoke (Kostryukov in Kyiv). Kostriukov left. [[Kostrjukov]] returned. Kostriukov fell.",
            good="Kostriukov spoke (Kostryukov in Kyiv). Kostriukov left. Kostriukov returned. Kostriukov fell."),
        ok("He reads L'Orsine Nuovo. The Orsine Nuovo group met.", note="an article"),
        ok("Kostriukov left. Kostryukov stayed.", source="Костиков ушёл. Кострюков остался.", source_language="ru",
           note="two names in the source"),
        ok("Iran accused Iraq, and Austria met Australia. Mrs. Levi thanked Mr. Levin.", note="well known, two names each"),
        ok("Mayor Ivan Petrenkov came with his wife, Olga Petrenkova. Petrenkov spoke, Petrenkova listened.", note="a family"),
        ok("The Kravchuks own the mill. Oleh Kravchuk runs it.", note="a plural"),
        ok("Commander Haji Mohammad Zaman spoke. The wounded were taken to Chaman hospital. Zaman left.", note="a person and a town"),
        ok("She was born in Linesoya (Norwegian: Linesøya), an island in the north.", note="a gloss"),
        ok("The Chechens left Chechnya. A Chechen leader said so.", note="a people and its country"),
    ),
)  # fmt: skip
def split_name_spelling(document: AnnotatedDocument) -> Iterator[Mark]:
    """Find the spellings, choose one, and mark every mention of the others; each fix unifies all mentions."""
    from mtqa.annotate.names.choice import by_source, choose, clusters
    from mtqa.annotate.names.variants import CONFIDENCE, Why, variants

    names = document.target.names
    pairs = variants(names)
    sources, language = {}, document.source_language or None
    if document.source is not None:
        from mtqa.annotate.names.source import source_words, with_source

        sources = source_words(document, names)
        pairs = with_source(document, names, pairs)[0]
    outside, path = document.outside, document.document.path
    listed = outside.listed
    pairs = [pair for pair in pairs if not (listed.right(pair.one) and listed.right(pair.other))]
    for words, ties, shared in outside.groups(document, clusters(pairs)):
        places = outside.places(document, words, ties, shared)
        if len(places) > 1 and len(places := _without_glosses(document.target, places)) < 2:
            continue
        words = [word for word in words if word in places]  # not those that only explain
        choice = outside.choice(document, words, places, shared)
        choice = choice or by_source(words, sources, language, choose(words, ties, names, places))
        confidence = max(CONFIDENCE[t.why] for t in ties) - (0.1 if choice.even else 0.0)
        severity = Severity.MINOR if {t.why for t in ties} == {Why.MARKS} else None
        mentions = sum(map(len, places.values()))
        fixes = tuple(
            Fix(f"Use '{right}'" + (f" in all {mentions} places" if mentions > 1 else ""), edits, UNSAFE)
            for right in ((choice.right, *choice.others) if choice.even else (choice.right,))
            if (edits := _edits(places, right))
        )
        examples = tuple(
            Related(Span(n.start, n.end), f"'{word}' here") for word in (choice.right, *choice.others) for n in places.get(word, [])[:2]
        )
        for word in choice.others:
            said = message(word, choice, places, shared, path)
            for name in places.get(word, []):
                span = Span(name.start, name.end)
                related = (*(r for r in examples if r.span != span), *elsewhere(span, (choice.right, word), places, shared, path))
                yield Mark(span, said, fixes, related, severity, confidence)


def _without_glosses(text: AnnotatedText, places: dict[str, list[Name]]) -> dict[str, list[Name]]:
    """Without what explains another spelling of the group in brackets behind it: "Los Angeles (Spanish: Los Ángeles)"."""
    starts = sorted(name.start for found in places.values() for name in found)

    def gloss(name: Name) -> bool:
        sentence = text.sentence_at(name.start)
        bracket = text.plain.rfind("(", sentence.start, name.start) if sentence is not None else -1
        if sentence is None or bracket < 0 or ")" in text.plain[bracket : name.start]:
            return False
        return any(sentence.start <= start < bracket for start in starts)

    left = {word: [name for name in found if not gloss(name)] for word, found in places.items()}
    return {word: found for word, found in left.items() if found}


def _edits(places: dict[str, list[Name]], right: str) -> tuple[Edit, ...]:
    """Every mention of another spelling becomes `right`; possessive endings lie outside the names and stay."""
    edits = (Edit(Span(n.start, n.end), _as_here(right, n)) for word, found in places.items() if word != right for n in found)
    return tuple(sorted(edits, key=lambda edit: edit.span))


def _as_here(right: str, name: Name) -> str:
    """The spelling with the capital that the start of a sentence asks for: "al-Gindi", but "Al-Gindi said"."""
    if name.text != spelled(name.text):  # a headline in capitals
        return right.upper()
    return right[:1].upper() + right[1:] if name.forced and name.text[:1].isupper() else right
