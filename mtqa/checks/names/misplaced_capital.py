"""A town called the capital of a province that it does not lie in."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import UNSAFE, Scope, Words, bad, check, ok, replace
from mtqa.model import Category, Its, Mark, Severity, Span
from mtqa.model.lazy import lazy

HEAD = "province|oblast|governorate|prefecture|region"
CAPITAL = lazy(
    rf"(?P<town>[^\W\d_a-z][\w'’\-]+(?: [^\W\d_a-z][\w'’\-]+)?), (?:the )?(?:\w+ )?(?:capital|main city|seat) of (?:the )?(?:[a-z\-]+ )*"
    rf"(?P<name>[^\W\d_a-z][\w'’\-]+(?: [^\W\d_a-z][\w'’\-]+)?) (?:{HEAD})\b"
)
LIKE = 0.7


@check(
    id="misplaced-capital", category=Category.ACCURACY, its=Its.MISTRANSLATION, severity=Severity.MAJOR, scope=Scope.DOCUMENT, fix=UNSAFE,
    trigger=Words("capital of", "main city of", "seat of"), message="This town lies in another province.", confidence=0.8,
    why="The gazetteer knows in which province a town lies. A province called after another country, or one that sounds like the right "
    "one, is a garbled name; the town says which.",
    examples=(
        bad("He was held in Asadabad, the capital of the Afghan [[Kenar]] province, for a week.",
            good="He was held in Asadabad, the capital of the Afghan Kunar province, for a week."),
        bad("Afghan troops left Sharan, the capital of the eastern [[Pakistani]] province, on Monday.",
            good="Afghan troops left Sharan, the capital of the eastern Paktika province, on Monday."),
        ok("Afghan troops left Sharan, the capital of the eastern Paktika province, on Monday."),
        ok("Afghan troops left Asadabad, the capital of the eastern Afghan province, on Monday.", note="no name of a province"),
        ok("They met in Springfield, the capital of the Prairie region.", note="no country says which Springfield"),
    ),
)  # fmt: skip
def misplaced_capital(document: AnnotatedDocument) -> Iterator[Mark]:
    """Compare the province that is named with those the town lies in."""
    from mtqa.annotate.gazetteer import Kind, division_of, fold, nearest
    from mtqa.annotate.names.places import country_words, nobody_uses
    from mtqa.annotate.names.sound import likeness

    text = document.target
    for match in CAPITAL.finditer(text.plain):
        sentence = text.sentence_at(match.start())
        if sentence is None:
            continue
        town, name = match["town"], match["name"]
        first, _, rest = name.partition(" ")
        if rest and first.lower() in country_words():  # "the Afghan Kunar province"
            name = rest
        called = country_words().get(name.lower())
        for country in text.names.scene.countries(sentence.index):
            towns = [town]
            if nobody_uses(town):
                found = nearest(town, [country], [Kind.CITY, Kind.CAPITAL], limit=1)
                towns = [c.place.name for c in found if likeness(town, c.spelling) > 0.85]
            right = [d for t in towns for d in division_of(t, country)]
            if not right or called == country:
                continue
            if fold(name) in {fold(s) for d in right for s in (d.name, *d.others)}:
                break
            near = [d for d in right if likeness(name, d.name) >= LIKE]
            if not near and (called is None or division_of(town, called)):
                continue
            best = near[0] if near else right[0]
            span = Span(match.end("name") - len(name), match.end("name"))
            yield Mark(span, f"{towns[0]} lies in {best.name}, not in '{name}'.", (replace(span, best.name),))
            break
