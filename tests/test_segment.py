"""Sentence spans: hand-made cases per habit of writing, and properties on arbitrary text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.model import Block, Span, Text
from mtqa.segment import sentences, split

# "|" marks the borders that must be found, and no others.
CASES = [
    ("en", "The vote is over. .|Then the hall emptied."),
    ("en", "It ended. . .|Nobody came."),
    ("en", "They meet at 5 p.m. Monday.|At 6 p.m. Police closed the road.".replace("p.m. Police", "p.m.|Police")),
    ("en", "The U.S. President spoke.|He left the U.S.|The talks went on."),
    ("en", "In Salem, Ore., a crowd met.|J. K. Larsen wrote it."),
    ("en", "Dr. Orr and Gen. Pell met Mr. Hale vs. Lund Corp. lawyers.|See No. 5 and Fig. 3 in vol. 2 for more."),
    ("en", "He works for Lund Inc.|The firm grew.|It is not plan B.|The mayor and I.|We agree."),
    ("en", "He said: “I go.”|She stayed.|(It rained.)|Now it is dry."),
    ("en", "“Really?” he asked.|“Go!” Anna Kern said.|“Go!”|The door closed."),
    ("en", "He waited … and left.|She… did not.|But...|They did."),
    ("en", "1. Opening words.|On Jan. 6 it rained.|It rained in 2020.|20 people came."),
    ("en", "Prices rose 2.5 percent to $3.10 on example.com.|Good."),
    ("en", "He came at 9.|So what?!|Nothing."),
    ("en", "It is short"),
    ("en", "They didn't.|Today's talks failed.|N. I. Larsen came."),
    ("en", "He left early.|the others stayed, approx. ten of them at Lund Inc. offices. and so on".replace(". and", ".|and")),
    ("de", "Am 5. Mai kam Dr. Lund.|Er blieb bis 1990.|Das war z. B. neu."),
    ("de", "»Ich gehe.«|Er ging.|„Gut.“|Sie blieb."),
    ("fr", "« Bonjour. »|Il part.|M. Roux reste."),
    ("es", "¿Quién es?|El Sr. Paz llegó.|¡Hola!|Los EE. UU. ganaron."),
    ("ru", "В 1990 г. Москва росла.|Он ушёл.|Ул. Ленина и А. С. Попов."),
    ("he", "הוא הלך.|היא נשארה?|כן."),
    ("ar", "هل جاء؟|نعم. جاء.".replace("نعم. ", "نعم.|")),
    ("hi", "वह आया।|वह गया।|ठीक।"),
    ("zh", "他走了。|她留下了！|“真的？”|他问。"),
    ("ja", "「行く。」|彼は言った。"),
    ("fa", "او رفت.|چرا؟|نمی‌دانم."),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_borders(language: str, marked: str) -> None:
    parts = marked.split("|")
    joiner = "" if language in ("zh", "ja", "hi") else " "
    text = joiner.join(parts)
    assert [span.of(text) for span in split(text, language)] == parts


def test_line_breaks_and_blank_lines_inside_a_block_are_space() -> None:
    text = "One two\r\n\r\n  three. Four\nfive."
    assert [s.of(text) for s in split(text)] == ["One two\r\n\r\n  three.", "Four\nfive."]


def test_a_sentence_never_crosses_a_block() -> None:
    text = Text("A title\n\nOne. Two", "A title\n\nOne. Two", (Block(Span(0, 7)), Block(Span(9, 17))))
    assert sentences(text) == ((0, Span(0, 7)), (1, Span(9, 13)), (1, Span(14, 17)))


LETTERS = st.sampled_from(list('aB.!?…"”’) \n\u00a0。“«»-1é֐א'))


@given(st.text(alphabet=LETTERS, max_size=60), st.sampled_from([None, "en", "de", "zh", "xx"]))
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str | None) -> None:
    spans = split(text, language)
    at = 0
    for span in spans:
        assert at <= span.start < span.end and not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


HOSTILE = ["." * 200_000, ". " * 100_000, " " * 200_000 + "a", '."' * 100_000, "a" * 500_000, "a.\u00a0" * 70_000, "。“" * 70_000]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    import time

    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < 2
