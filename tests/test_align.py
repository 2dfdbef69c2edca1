"""Alignment of articles without segment ids."""

from __future__ import annotations

import importlib.util
import random
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.model import Block, Document, Pair, Span, Text
from mtqa.segment import align_cut
from mtqa.segment.align import align
from mtqa.segment.align_dp import STEPS, best_path
from mtqa.segment.align_pairs import align_document, align_sides
from mtqa.segment.align_roman import bones

ENGLISH = """Council votes on the bridge

The city council of Trelby voted on Tuesday to close the old bridge for 14 months. Mayor Irina Kowalenko said that there was no choice. \
"We measured cracks of 3.5 centimetres," she told reporters.

Shopkeepers in Market Street are angry. Who will pay for the losses? The owner of the Aurora café, Samir Haddad, expects to lose 40% of \
his customers.

Work begins on 2 March 2026. A ferry will cross the river every 20 minutes."""

RUSSIAN = """Совет проголосовал по мосту

Городской совет Трелби во вторник решил закрыть старый мост на 14 месяцев. Мэр Ирина Коваленко сказала, что выбора не было. \
«Мы измерили трещины в 3,5 сантиметра», — рассказала она журналистам.

Торговцы на Маркет-стрит возмущены. Кто заплатит за убытки? Владелец кафе «Аврора» Самир Хаддад ожидает потерять 40% \
своих посетителей.

Работы начнутся 2 марта 2026 года. Паром будет пересекать реку каждые 20 минут."""

JAPANESE = """橋をめぐり議会が採決

トレルビー市議会は火曜日、古い橋を14か月間閉鎖することを決めた。イリーナ・コワレンコ市長は、ほかに選択肢はなかったと述べた。\
「3.5センチのひび割れを測定した」と記者団に語った。

マーケット通りの店主たちは怒っている。損失は誰が払うのか？カフェ「オーロラ」のオーナー、サミール・ハダド氏は客の40%を失うと見ている。

工事は2026年3月2日に始まる。フェリーが20分ごとに川を渡る。"""

HEBREW = """המועצה הצביעה על הגשר

מועצת העיר טרלבי החליטה ביום שלישי לסגור את הגשר הישן ל-14 חודשים. ראשת העיר אירינה קובלנקו אמרה שלא הייתה ברירה. \
"מדדנו סדקים של 3.5 סנטימטרים", סיפרה לכתבים.

בעלי החנויות ברחוב מרקט כועסים. מי ישלם על ההפסדים? בעל קפה אורורה, סמיר חדאד, צופה לאבד 40% מלקוחותיו.

העבודות יתחילו ב-2 במרץ 2026. מעבורת תחצה את הנהר כל 20 דקות."""


def text(plain: str, language: str) -> Text:
    """Blocks parted by blank lines."""
    blocks, at = [], 0
    for part in plain.split("\n\n"):
        blocks.append(Block(Span(at, at + len(part))))
        at += len(part) + 2
    return Text(plain, plain, tuple(blocks), language=language)


def tied(one: Text, other: Text, *, same_language: bool = False) -> list[tuple[str, str]]:
    return [
        (b.one.of(one.plain) if b.one else "", b.other.of(other.plain) if b.other else "")
        for b in align(one, other, same_language=same_language)
    ]


def sentences(plain: str, language: str) -> list[str]:
    from mtqa.segment import split

    return [span.of(part) for part in plain.split("\n\n") for span in split(part, language)]


@pytest.mark.parametrize(("source", "language"), [(RUSSIAN, "ru"), (JAPANESE, "ja"), (HEBREW, "he")])
@pytest.mark.parametrize("paragraphs", [True, False])
def test_sentences_of_a_translation_are_paired_one_by_one(source: str, language: str, paragraphs: bool) -> None:
    wanted = list(zip(sentences(source, language), sentences(ENGLISH, "en"), strict=True))
    if not paragraphs:  # the translation is one paragraph behind its heading
        head, *rest = ENGLISH.split("\n\n")
        english = text(f"{head}\n\n{' '.join(rest)}", "en")
    else:
        english = text(ENGLISH, "en")
    assert tied(text(source, language), english) == wanted


def test_a_dropped_sentence_stands_alone() -> None:
    short = ENGLISH.replace("Who will pay for the losses? ", "")
    found = tied(text(RUSSIAN, "ru"), text(short, "en"))
    assert ("Кто заплатит за убытки?", "") in found
    assert ("Торговцы на Маркет-стрит возмущены.", "Shopkeepers in Market Street are angry.") in found
    assert [a for a, _ in found] == sentences(RUSSIAN, "ru")


def test_an_added_sentence_stands_alone() -> None:
    longer = ENGLISH.replace("Work begins", "Rain had delayed all of the other building projects in the region. Work begins")
    found = tied(text(RUSSIAN, "ru"), text(longer, "en"))
    assert ("", "Rain had delayed all of the other building projects in the region.") in found
    assert ("Работы начнутся 2 марта 2026 года.", "Work begins on 2 March 2026.") in found


def test_two_sentences_for_one() -> None:
    joined = ENGLISH.replace("2 March 2026. A ferry", "2 March 2026, and a ferry")
    found = tied(text(RUSSIAN, "ru"), text(joined, "en"))
    assert found[-1] == (
        "Работы начнутся 2 марта 2026 года. Паром будет пересекать реку каждые 20 минут.",
        "Work begins on 2 March 2026, and a ferry will cross the river every 20 minutes.",
    )
    assert found[:-1] == list(zip(sentences(RUSSIAN, "ru"), sentences(ENGLISH, "en"), strict=True))[:-2]


def test_a_reference_is_tied_by_its_words() -> None:
    reference = """Vote on bridge in council

There was no alternative, Mayor Irina Kovalenko said. On Tuesday Trelby's city council decided on closing the old bridge for fourteen \
months. "The cracks we measured were 3.5 centimetres," she told the press.

Anger among shopkeepers in Market Street.

From 2 March 2026 the work begins, while every 20 minutes a ferry is to cross the river."""
    found = dict(tied(text(ENGLISH, "en"), text(reference, "en"), same_language=True))
    assert found["Shopkeepers in Market Street are angry."] == "Anger among shopkeepers in Market Street."
    last = "Work begins on 2 March 2026. A ferry will cross the river every 20 minutes."
    assert found[last] == "From 2 March 2026 the work begins, while every 20 minutes a ferry is to cross the river."


def test_pairs_join_what_any_side_joins() -> None:
    reference = text(ENGLISH.replace("the losses? The owner", "the losses, while the owner"), "en")
    source = text(RUSSIAN.replace("Мэр Ирина Коваленко сказала, что выбора не было. ", ""), "ru")
    target = text(ENGLISH, "en")
    pairs = align_sides(target, source, (reference,))
    shown = {p.target.of(target.plain): (p.source and p.source.of(source.plain), p.references[0].of(reference.plain)) for p in pairs}
    assert shown["Mayor Irina Kowalenko said that there was no choice."] == (None, "Mayor Irina Kowalenko said that there was no choice.")
    asked = next(target for target in shown if target.startswith("Who will pay"))
    assert asked.endswith("customers.")
    assert shown[asked][0].startswith("Кто заплатит") and shown[asked][0].endswith("посетителей.")


def test_what_the_target_lacks_is_a_pair_with_an_empty_target() -> None:
    target = text(ENGLISH.replace("Who will pay for the losses? ", ""), "en")
    source, reference = text(RUSSIAN, "ru"), text(ENGLISH, "en")
    empty = [p for p in align_sides(target, source, (reference,)) if len(p.target) == 0]
    assert [(p.source.of(source.plain), p.references[0].of(reference.plain)) for p in empty] == [
        ("Кто заплатит за убытки?", "Who will pay for the losses?")
    ]
    assert target.plain[: empty[0].target.start].endswith("Street are angry.")


def test_pairs_that_are_known_are_kept() -> None:
    known = Document("a", text("Hello.", "en"), source=text("Привет.", "ru"), pairs=(Pair(Span(0, 5), Span(0, 6)),))
    assert align_document(known) == (known, ())
    alone = Document("a", text("Hello.", "en"))
    assert align_document(alone) == (alone, ())


OTHER = """Harvest begins late this year

Growers in the southern valleys have waited three weeks longer than usual for their apples to ripen. \
A cold spring and months without sun are to blame, experts believe. "I have never seen anything like it," one farmer told our paper.

Prices in supermarkets are expected to climb before winter. Exporters have warned that ships may leave half empty."""


def test_a_reference_of_another_text_is_left_off() -> None:
    document = Document("a", text(ENGLISH, "en"), source=text(RUSSIAN, "ru"), references=(text(OTHER, "en"), text(ENGLISH, "en")))
    aligned, reasons = align_document(document)
    assert aligned.references == (document.references[1],)
    assert {len(p.references) for p in aligned.pairs} == {1}
    assert len(reasons) == 1 and reasons[0].startswith("reference 1 shares only")
    only, _ = align_document(Document("a", text(ENGLISH, "en"), references=(text(OTHER, "en"),)))
    assert (only.references, only.pairs) == ((), ())


@pytest.mark.parametrize("empty", ["", "  \n\n "])
def test_an_empty_side_leaves_everything_without_counterpart(empty: str) -> None:
    nothing = Text(empty, empty, ())
    assert [b.other for b in align(text(RUSSIAN, "ru"), nothing, same_language=False)] == [None] * 9
    assert [b.one for b in align(nothing, text(RUSSIAN, "ru"), same_language=True)] == [None] * 9
    assert align(nothing, nothing, same_language=True) == []
    assert [p.source for p in align_sides(text("Hello.", "en"), nothing)] == [None]
    assert [len(p.target) for p in align_sides(nothing, text("Привет.", "ru"))] == [0]


parts = st.lists(st.lists(st.sampled_from(ENGLISH.replace("\n\n", " ").split(". ")), min_size=1, max_size=4), max_size=5)


@settings(max_examples=60, deadline=None)
@given(parts, parts, st.booleans())
def test_every_sentence_is_in_exactly_one_pair(one: list[list[str]], other: list[list[str]], same: bool) -> None:
    target, source = (text("\n\n".join(". ".join(p) + "." for p in side), "en") for side in (one, other))
    pairs = align_sides(target, None, (source,)) if same else align_sides(target, source)
    places = [p.references[0] if same else p.source for p in pairs]
    for plain, spans in ((target.plain, [p.target for p in pairs]), (source.plain, [s for s in places if s])):
        at = 0
        for span in spans:
            assert plain[at : span.start].strip() == ""
            at = span.end
        assert plain[at:].strip() == ""


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_best_path_is_the_best_of_all_paths(rows: int, columns: int, chance: random.Random) -> None:
    scores = {
        (a, b): np.array([[chance.uniform(-3, 3) for _ in range(max(0, columns - b + 1))] for _ in range(max(0, rows - a + 1))]).reshape(
            max(0, rows - a + 1), max(0, columns - b + 1)
        )
        for a, b in STEPS
    }

    def best(i: int, j: int) -> float:
        if (i, j) == (rows, columns):
            return 0.0
        steps = ((a, b) for a, b in STEPS if i + a <= rows and j + b <= columns)
        return max(float(scores[a, b][i, j]) + best(i + a, j + b) for a, b in steps)

    path = best_path(scores, rows, columns)
    assert sum(float(scores[j - i, h - k][i, k]) for i, j, k, h in path) == pytest.approx(best(0, 0))


NAMES = [
    ("khabarovsk", "хабаровск"), ("zelensky", "зеленський"), ("clinton", "クリントン"), ("honoka", "ほのか"), ("seoul", "서울"),
    ("mohammed", "محمد"), ("haddad", "חדאד"), ("tbilisi", "თბილისი"), ("modi", "मोदी"), ("grigor", "գրիգոր"), ("gdansk", "gdańsk"),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "other"), NAMES)
def test_a_name_and_its_transliteration_have_the_same_bones(latin: str, other: str) -> None:
    assert bones(latin)[:4] == bones(other)[:4] != ""


def test_unlike_names_have_unlike_bones() -> None:
    assert len({bones(latin) for latin, _ in NAMES}) == len(NAMES)


def test_fifty_paragraphs_are_aligned_one_to_one() -> None:
    """What it costs is measured by bench/limits.py."""
    english, russian = "\n\n".join([ENGLISH] * 13), "\n\n".join([RUSSIAN] * 13)
    one, other = text(russian, "ru"), text(english, "en")
    assert len(one.blocks) == 52
    assert align(one, other, same_language=False)


def test_long_texts_are_cut_where_both_sides_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    def numbered(plain: str) -> str:
        return "\n\n".join(f"Chapter {n}0{n} of Volume {n}7{n}.\n\n{plain.replace('14', f'{n}4')}" for n in range(1, 9))

    one, other = text(numbered(RUSSIAN), "ru"), text(numbered(ENGLISH), "en")
    whole = align(one, other, same_language=False)
    monkeypatch.setattr(align_cut, "LIMIT", 700)
    monkeypatch.setattr(align_cut, "_STEP", 15)
    from mtqa.segment.align_units import units

    found = align_cut.pieces(units(one, same_language=False), units(other, same_language=False))
    assert len(found) > 3
    assert all((j - i) * (h - k) <= 4 * 700 for i, j, k, h in found)
    assert align(one, other, same_language=False) == whole


def test_articles_of_the_development_data() -> None:
    """F1 on a sample of each language with the segmentation hidden; the whole table is in docs/reference/score.md."""
    path = Path(__file__).parents[1] / "bench" / "align.py"
    spec = importlib.util.spec_from_file_location("bench_align", path)
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    records = list(bench.documents())
    if not records:
        pytest.skip("no development data (MTQA_DATA)")
    for scenario, sides in product(("running", "mixed"), ("reference-target", "source-target")):
        for (language, name), tally in bench.measure(records[::20], scenario).items():
            if name == sides:
                assert tally.f1 >= (0.97 if name == "reference-target" else 0.93), (scenario, language)


def test_a_long_text_without_paragraphs_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align_cut, "LIMIT", 500)
    plain = " ".join(f"Visitor number {n * 7919 % 997} came by boat and left on foot." for n in range(120))
    one = text(plain, "en")
    pairs = align_sides(one, None, (one,))
    assert len(pairs) == 120 and all(p.references == (p.target,) for p in pairs)


def test_one_sentence_against_a_book_is_aligned() -> None:
    book = text(" ".join(f"Visitor number {n} came by boat." for n in range(4000)), "en")
    assert len(align_sides(book, None, (text("Nobody came.", "en"),))) == 4000
