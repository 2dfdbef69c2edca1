"""Which language a text is in."""

from __future__ import annotations

import pytest

from mtqa.annotate.language import confirm, detect, english_share, propose


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dog sat on the mat, and it was not his.", "en"),
        ("Er sagte, dass die Gespräche noch lange nicht beendet seien und dass man weiter warten müsse.", "de"),
        ("Он приехал в Москву рано утром и сразу позвонил своим друзьям, которые его ждали.", "ru"),
        ("החייל אמר", "he"),
        ("国防部说", "zh"),
        ("Cafe Gazi stood.", None),
        ("Café Gazi stood.", None),
        ("", None),
        ("12 34 56", None),
    ],
)
def test_detect(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_two_models_agree_and_do_not_waver() -> None:
    text = "La policía dijo que el hombre había salido de la casa poco antes de la medianoche."
    assert propose(text)[0] == "es"
    assert [confirm(text, "es") for _ in range(5)] == [True] * 5
    assert not confirm(text, "en")
    assert not confirm("12 34", "en")


def test_english_share() -> None:
    assert english_share("the cat and the dog") == 0.6
    assert english_share("") == 0.0
