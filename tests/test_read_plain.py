"""Blocks of plain text: paragraphs however they are parted, and the kinds that are told from words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.model import BlockKind
from mtqa.read import read
from mtqa.read.plain import blocks, plain_text


def found(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.span.of(text)) for b in blocks(text)]


P, H, L, B, C, Q, D, T = "paragraph", "heading", "list-item", "byline", "caption", "quotation", "dialogue", "live-line"
LONG = "The council of the small harbour town met for the third time this year and voted on the plan, drawn up by two engineers."


def test_blank_lines_part_paragraphs() -> None:
    text = "Old harbour to close\r\n\r\nBy Anna Kern\r\n\r\nThe harbour closes.\r\nNobody knows why.\r\n \t\r\nIt rained.\r\n"
    paragraphs = [(P, "The harbour closes."), (P, "Nobody knows why."), (P, "It rained.")]
    assert found(text) == [(H, "Old harbour to close"), (B, "By Anna Kern"), *paragraphs]


def test_long_lines_are_paragraphs_each() -> None:
    assert found(f"Harbour plan adopted\n{LONG}\n{LONG}") == [(H, "Harbour plan adopted"), (P, LONG), (P, LONG)]


def test_wrapped_lines_join() -> None:
    text = (
        "The council of the small harbour town met\nfor the third time this year and voted on\n"
        "the plan. It had been drawn up by two\nengineers."
        "\n\nA second paragraph begins here and it too\nis wrapped."
    )
    first, second = text.split("\n\n")
    assert found(text) == [(P, first), (P, second)]


def test_lists() -> None:
    text = "What to bring:\n- a coat\n- two maps, one of them large enough to be read\n  in the rain\n\n1. First step\n2. Second step"
    kinds = found(text)
    items = ["a coat", "two maps, one of them large enough to be read\n  in the rain", "First step", "Second step"]
    assert kinds[1:] == [(L, item) for item in items]


def test_one_dash_is_dialogue() -> None:
    assert found("He turned round slowly.\n\n- I do not know, he said.\n\nShe left.")[1] == (D, "- I do not know, he said.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Deep disagreements", H),
        ("Who pays for the bridge?", H),
        ("Ten years on: the bridge, the river and the law", H),
        ("“A scandal”: minister resigns", H),
        ("Who knew him.", P),
        ("Of the council in 2015 weakened it greatly.", P),
        ("And then the engineers went back to the", P),
        ("because the road was closed", P),
        ("The road was closed, and", P),
        ("He left. She stayed", P),
        ("The plan was adopted by the council late last night after a debate that had lasted for more than six hours", P),
        ("By Anna Kern", B),
        ("By Anna Kern and Tom Hale, Harbour Daily", B),
        ("By J. K. Larsen", B),
        ("Reporting by Anna Kern; editing by Tom Hale.", B),
        ("July 4, 2021", B),
        ("Published: 04.07.2021 12:30", B),
        ("Anna Kern | 4 July 2021, 10:15", B),
        ("Updated on Monday, July 5, 2021 at 9:30 p.m. EST", B),
        ("Posted 3 hours ago", B),
        ("Editor: Anna Kern", B),
        ("By ANNA KERN in Salem and Tom Hale in Ostby", B),
        ("By Saturday morning, it was 45% contained and had been burning for six days.", P),
        ("By Monday", H),
        ("NATO", H),
        ("The deputy mayor of the town then said:", P),
        ("Editor: It is a complicated structure.", P),
        ("Published figures show that 300 boats were lost.", P),
        ("Reporting by the paper shows that 300 boats were lost.", P),
        ("Video: Boats leave the harbour", H),
        ("Engineers Called to Harbour After Storm Damages Wall, Council Promises Swift Repairs and Full Inquiry Before Winter Comes", H),
        ("By the time he came home the road was closed.", P),
        ("By Monday the road was closed. It rained. Nobody came. It was late. He left", P),
        ("Photo: Tom Hale/Harbour Press", C),
        ("Boats leave the old harbour at dawn on Monday. (Photo: Tom Hale)", C),
        ("— Who opened the gate.", D),
        ("Q: Why did you leave?", D),
        ("14:05 Police on the scene, more than forty officers.", T),
        ("[9.40 pm] Boats leave the harbour", T),
        ("18:20 GMT – “Nobody is hurt,” says the mayor.", T),
        ("14:05 on a clear day is a good time to sail.", P),
        ("10.50 euros were in the box.", P),
        ("Warning: The road is closed.", P),
        ("“We shall not close it, whatever the engineers may say about the state of the walls.”", Q),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    assert found(text)[1] == (kind, line)


def test_speakers_who_take_turns_are_dialogue() -> None:
    turns = ["Petra: I came late.", "Owen: So did I.", "Petra: Why.", "Owen: The fog. Because of the fog."]
    assert found("\n\n".join(turns)) == [(D, turn) for turn in turns]
    assert D not in [kind for kind, _ in found("Kyiv: The road is closed.\n\nKyiv: It is open.\n\nLviv: It rained.")]


def test_last_line_without_a_stop_is_no_heading() -> None:
    assert found(f"{LONG}\n\nNobody knows why")[-1] == (P, "Nobody knows why")
    assert found("Harbour to close after ninety years") == [(H, "Harbour to close after ninety years")]


@given(st.text(alphabet=st.sampled_from(list("aB .,-*1)\n\r\t\u2028\u00a0“”:é")), max_size=120))
def test_blocks_hold_everything_that_is_text(text: str) -> None:
    at = 0
    for block in blocks(text):
        assert at <= block.span.start < block.span.end
        assert block.span.of(text) == block.span.of(text).strip()
        assert not any(c.isalpha() and c != "a" for c in text[at : block.span.start])  # only markers such as "a)" and rules lie between
        at = block.span.end
    assert not any(c.isalpha() for c in text[at:])


def test_read_gives_back_the_file() -> None:
    file = read("talk.en.txt", data="\ufeffOne.\r\n\r\nTwo.".encode())
    assert (file.raw, file.bom, file.encoding, file.notes) == ("One.\r\n\r\nTwo.", True, "utf-8", ())
    target = file.documents[0].target
    assert target.plain is target.raw and target.map is None and target.language == "en"
    empty = read("a.txt", data=b" \n")
    assert empty.documents[0].target.blocks == () and "empty" in empty.notes[0]


def test_a_line_of_many_megabytes() -> None:
    import time

    begin = time.process_time()
    text = plain_text("word and more words. " * 500_000)
    assert [b.kind for b in text.blocks] == [BlockKind.PARAGRAPH] and time.process_time() - begin < 2
