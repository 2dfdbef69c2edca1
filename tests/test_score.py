"""mtqa score: the same figures as sacrebleu's own command, and what happens with input that does not fit."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_help import ONE, REFERENCE, SECOND, TWO

from mtqa.cli.main import call
from mtqa.commands.scoring import score_files
from mtqa.errors import ConfigError, InputError
from mtqa.score.board import Segments, System, score_systems
from mtqa.score.inputs import Lines, from_text, match
from mtqa.score.metrics import METRICS, NAMES
from mtqa.score.render import FORMATS, render

pytestmark = pytest.mark.usefixtures("scored")


def sacrebleu(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *arguments, "--no-color"], capture_output=True, check=True, encoding="utf-8", env=None
    )
    return done.stdout


def corpus(system: str, references: list[str], *options: str) -> dict[str, dict[str, object]]:
    """sacrebleu's JSON by our names; chrF++ needs a run of its own."""
    found = {}
    for metrics, more in ((["bleu", "chrf", "ter"], []), (["chrf"], ["--chrf-word-order", "2"])):
        shown = json.loads(sacrebleu(*references, "-i", system, "-m", *metrics, "-w", "14", *more, *options))
        for entry in shown if isinstance(shown, list) else [shown]:
            found[{"BLEU": "bleu", "chrF2": "chrf", "chrF2++": "chrf++", "TER": "ter"}[entry["name"]]] = entry
    return found


@pytest.mark.parametrize("references", [["ref.txt"], ["ref.txt", "ref2.txt"]])
@pytest.mark.parametrize("system", ["one.txt", "two.txt"])
def test_corpus_scores_are_those_of_the_sacrebleu_command(system: str, references: list[str]) -> None:
    expected = corpus(system, references, "--confidence", "--confidence-n", "200")
    board = score_files([system], references, resamples=200)
    for name in METRICS:
        ours, theirs = board.systems[0].corpus[name], expected[name]
        assert f"{ours.value:.14f}" == f"{theirs['score']:.14f}", name
        assert f"{ours.mean:.14f}" == f"{theirs['confidence_mean']:.14f}", name
        assert f"{ours.interval:.14f}" == f"{theirs['confidence_var']:.14f}", name
        assert board.signatures["corpus"][name] == theirs["signature"]


@pytest.mark.parametrize(("name", "options"), [
    ("bleu", ["-m", "bleu"]), ("chrf", ["-m", "chrf"]), ("chrf++", ["-m", "chrf", "--chrf-word-order", "2"]), ("ter", ["-m", "ter"]),
])  # fmt: skip
def test_segment_scores_are_those_of_the_sacrebleu_command(name: str, options: list[str]) -> None:
    lines = sacrebleu("ref.txt", "ref2.txt", "-i", "two.txt", "--sentence-level", "-w", "12", "-f", "text", *options).splitlines()
    board = score_files(["two.txt"], ["ref.txt", "ref2.txt"], [name])
    parts = [re.fullmatch(r"\S+?\|(\S+) = (\d+\.\d+).*", line) for line in lines]
    assert [f"{value:.12f}" for value in board.systems[0].segments[name]] == [part[2] for part in parts if part]
    assert {part[1] for part in parts if part} == {board.signatures["segment"][name]}


@pytest.mark.parametrize(("test", "options", "trials"), [
    ("bootstrap", ["--paired-bs", "--paired-bs-n", "150"], 150), ("randomization", ["--paired-ar", "--paired-ar-n", "400"], 400),
])  # fmt: skip
def test_paired_tests_are_those_of_the_sacrebleu_command(test: str, options: list[str], trials: int) -> None:
    shown = sacrebleu("ref.txt", "-i", "one.txt", "two.txt", "-m", "bleu", "chrf", "ter", "-w", "10", "-f", "latex", *options)
    board = score_files(["one.txt", "two.txt"], ["ref.txt"], ["bleu", "chrf", "ter"], test=test, trials=trials)
    rows = [line.split("&")[1:] for line in shown.splitlines() if ".txt &" in line]
    assert len(rows) == 2
    for system, row in zip(board.systems, rows, strict=True):
        for name, cell in zip(("bleu", "chrf", "ter"), row, strict=True):
            score = system.corpus[name]
            figures = [f"{score.value:.10f}"]
            if score.mean is not None and score.interval is not None:
                figures += [f"{score.mean:.10f}", f"{score.interval:.10f}"]
            if score.p_value is not None:
                figures.append(f"{score.p_value:.4f}")
            assert re.findall(r"\d+\.\d+", cell) == figures
    assert board.systems[0].corpus["bleu"].p_value is None
    for name in ("bleu", "chrf", "ter"):
        kind = "bs" if test == "bootstrap" else "ar"
        assert f"|{kind}:{trials}|seed:12345|" in board.signatures["corpus"][name]


def test_document_scores_are_corpus_scores_of_their_segments(scored: Path) -> None:
    lines = [REFERENCE.splitlines(), ONE.splitlines()]
    documents = ("a", "a", "a", "b", "b", None, "b", None)
    segments = Segments(tuple("12345678"), documents, (tuple(lines[0]),))
    board = score_systems([System("one", tuple(lines[1]))], segments)
    assert board.documents == ("a", "b")
    for index, name in enumerate("ab"):
        for kind, text in (("ref", lines[0]), ("hyp", lines[1])):
            own = [line for line, document in zip(text, documents, strict=True) if document == name]
            (scored / f"{kind}.{name}").write_text("\n".join(own) + "\n", encoding="utf-8")
        expected = corpus(f"hyp.{name}", [f"ref.{name}"])
        for metric in METRICS:
            assert f"{board.systems[0].documents[metric][index]:.14f}" == f"{expected[metric]['score']:.14f}"
            assert board.signatures["document"][metric] == expected[metric]["signature"]


def test_records_are_matched_by_document_and_id(scored: Path) -> None:
    def write(name: str, text: str, order: list[int]) -> None:
        lines = text.splitlines()
        records = [{"id": str(i % 4), "doc": "ab"[i // 4], "target": lines[i], "reference": SECOND.splitlines()[i]} for i in order]
        (scored / name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")

    write("one.jsonl", ONE, list(range(8)))
    write("two.jsonl", TWO, [3, 2, 1, 0, 7, 6, 5, 4])
    write("ref.jsonl", REFERENCE, [4, 5, 6, 7, 0, 1, 2, 3])
    plain, records = (score_files([f"one{s}", f"two{s}"], [f"ref{s}"]) for s in (".txt", ".jsonl"))
    assert records.documents == ("a", "b")
    for a, b in zip(plain.systems, records.systems, strict=True):
        assert a.corpus == b.corpus
        assert a.segments == b.segments
    own = score_files(["one.jsonl"], [])
    assert own.systems[0].corpus == score_files(["one.txt"], ["ref2.txt"]).systems[0].corpus
    write("few.jsonl", REFERENCE, [0, 1, 2])
    few = score_files(["one.jsonl"], ["few.jsonl"])
    assert len(few.ids) == 3
    assert any("5 of 8 segments are not there, such as '3' of 'a'" in note for note in few.notes)
    with pytest.raises(InputError, match="systems must have the same segments"):
        score_files(["one.jsonl", "few.jsonl"], ["ref.jsonl"])
    mixed = score_files(["one.jsonl"], ["ref.txt"])  # lines for segments, by order
    assert mixed.systems[0].corpus == plain.systems[0].corpus


def test_articles_cut_in_other_ways_are_aligned_first(scored: Path) -> None:
    (scored / "article.txt").write_text(" ".join(ONE.splitlines()) + "\n", encoding="utf-8")
    (scored / "parts.txt").write_text("\n\n".join(ONE.splitlines()) + "\n", encoding="utf-8")
    by_line = score_files(["one.txt"], ["ref.txt"])
    for name in ("article.txt", "parts.txt"):
        with pytest.raises(InputError, match="give --align"):
            score_files([name], ["ref.txt"])
        aligned = score_files([name, "two.txt"], ["ref.txt", "ref2.txt"], align=True)
        assert aligned.systems[0].corpus["ter"].value == pytest.approx(
            score_files(["one.txt"], ["ref.txt", "ref2.txt"]).systems[0].corpus["ter"].value, abs=3
        )
    alone = score_files(["article.txt"], ["ref.txt"], align=True)
    assert alone.systems[0].corpus["chrf"].value == pytest.approx(by_line.systems[0].corpus["chrf"].value, abs=0.5)


# ------------------------------------------------------------------------------------------------ input that does not fit


@pytest.mark.parametrize(("hypotheses", "references", "message"), [
    (["one.txt"], [], "no reference; name one with --reference"),
    (["one.txt"], ["short.txt"], r"short.txt: 2 lines, but one.txt has 8 lines"),
    (["one.txt", "short.txt"], ["ref.txt"], r"short.txt: 2 lines, but one.txt has 8 lines"),
    (["one.txt", "one.txt"], ["ref.txt"], "named twice"),
    (["empty.txt"], ["empty.txt"], "empty.txt: no segments to score"),
    (["gone.txt"], ["ref.txt"], "gone.txt: no such file"),
])  # fmt: skip
def test_input_that_cannot_be_scored(scored: Path, hypotheses: list[str], references: list[str], message: str) -> None:
    (scored / "short.txt").write_text("One line.\nAnother.\n", encoding="utf-8")
    (scored / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        score_files(hypotheses, references)


def test_doubtful_input_is_told(scored: Path) -> None:
    german = ["Die Fähre fährt wegen des Sturms nicht vor Montag ab.", "Drei der zwölf Bäckereien haben seit 2019 geschlossen."] * 4
    (scored / "german.txt").write_text("\n".join(german) + "\n", encoding="utf-8")
    notes = score_files(["one.txt", "two.txt"], ["german.txt"], ["chrf"]).notes
    assert any("reference 1 looks like 'de', but one.txt like 'en'" in note for note in notes)
    assert any("two.txt: 1 of 8 hypotheses are empty" in note for note in notes)
    assert score_files(["one.txt"], ["ref.txt"], ["chrf"]).notes == ()


@pytest.mark.parametrize("text", ["", " \n", "?", "a", "字"])
def test_no_figure_is_ever_nan(text: str) -> None:
    texts = [text, "", "b"]
    for references in ([["", "", ""]], [["", "c", "b"]], [["x y z w v", "", ""], [None, None, "b"]]):
        segments = Segments(("1", "2", "3"), ("d", "d", None), tuple(tuple(column) for column in references))
        systems = [System("a", tuple(texts)), System("b", ("", "", ""))]
        for test in (None, "bootstrap", "randomization"):
            board = score_systems(systems, segments, resamples=10, test=test, trials=10)
            shown = json.loads(render(board, "json", ["corpus", "document", "segment"]), parse_constant=pytest.fail)
            assert all(math.isfinite(score["score"]) for system in shown["systems"] for score in system["corpus"].values())


word = st.sampled_from("the ferry 14.50 sails , . 字 ?".split())
line = st.lists(word, max_size=6).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(line, line), min_size=1, max_size=5))
def test_a_text_against_itself_is_perfect_and_nothing_is_better(pairs: list[tuple[str, str]]) -> None:
    own, other = (tuple(side) for side in zip(*pairs, strict=True))
    ids = tuple(map(str, range(len(own))))
    board = score_systems([System("same", own), System("other", other)], Segments(ids, (None,) * len(ids), (own,)), ["chrf", "ter"])
    same, different = board.systems
    assert same.corpus["ter"].value == 0
    assert same.corpus["chrf"].value == pytest.approx(100 if any(text.strip() for text in own) else 0)
    assert different.corpus["chrf"].value <= same.corpus["chrf"].value
    assert different.corpus["ter"].value >= 0


def test_lines_end_as_sacrebleu_reads_them() -> None:
    assert from_text("a", "one\r\ntwo \u2028three\n\nfour").texts == ("one", "two \u2028three", "", "four")
    assert from_text("a", "").texts == ()
    assert from_text("a", "\n").texts == ("",)


def test_repeated_ids_are_matched_by_order() -> None:
    keys = ((None, "1"), (None, "1"))
    systems, segments, _ = match([Lines("a", ("x", "y"), keys)], [Lines("r", ("v", "w"), keys)])
    assert systems[0].hypotheses == ("x", "y") and segments.references == (("v", "w"),)


# ------------------------------------------------------------------------------------------------ formats and command line


def test_every_format_shows_every_system_and_signature() -> None:
    board = score_files(["one.txt", "two.txt"], ["ref.txt"], test="bootstrap", trials=50)
    for name in FORMATS:
        text = render(board, name, ["corpus"], 2)
        assert "one.txt" in text and "two.txt" in text
        for metric in METRICS:
            assert board.signatures["corpus"][metric] in text
            value = board.systems[1].corpus[metric].value
            assert (repr(value) if name == "json" else f"{value:.2f}") in text
    table = render(board, "markdown", ["corpus"]).splitlines()
    assert table[0] == "| System | " + " | ".join(NAMES[m] for m in METRICS) + " |"
    assert r"\textbf{" in render(board, "latex")
    assert render(board, "text", ["corpus", "segment"]).count("\none.txt ") == 1 + 8


def test_names_are_escaped_where_a_format_needs_it() -> None:
    segments = Segments(("1",), (None,), (("a b c d",),))
    board = score_systems([System("a|b_50%{x}", ("a b c d",))], segments, ["bleu"])
    assert r"a\|b_50%{x}" in render(board, "markdown")
    assert r"a|b\_50\%\{x\}" in render(board, "latex")


def test_the_command(capsysbinary: pytest.CaptureFixture[bytes], scored: Path) -> None:
    assert (
        call(["score", "one.txt", "two.txt", "--reference", "ref.txt", "--reference", "ref2.txt", "-f", "json", "--level", "segment"]) == 0
    )
    out, err = capsysbinary.readouterr()
    shown = json.loads(out)
    assert [system["system"] for system in shown["systems"]] == ["one.txt", "two.txt"]
    assert len(shown["systems"][0]["segments"]) == 8 and "corpus" not in shown["systems"][0]
    assert shown["signatures"]["segment"]["bleu"].startswith("nrefs:2|")
    assert b"note: two.txt: 1 of 8 hypotheses are empty" in err
    assert call(["score", "one.txt", "--reference", "ref.txt", "-o", "table.md", "-f", "markdown", "-q"]) == 0
    assert capsysbinary.readouterr() == (b"", b"")
    assert (scored / "table.md").read_text(encoding="utf-8").startswith("| System | BLEU |")


@pytest.mark.parametrize(("arguments", "message"), [
    (["-m", "blue"], b"--metric: unknown 'blue'; did you mean 'bleu'?"),
    (["--level", "documents"], b"--level: unknown 'documents'; did you mean 'document'?"),
    (["-f", "jsn"], b"--format: unknown 'jsn'; did you mean 'json'?"),
    (["--paired", "bootstrap"], b"name at least two"),
    (["--confidence", "-1"], b"greater than or equal to 0"),
    (["--paired", "bootstrap", "--trials", "-5"], b"greater than or equal to 0"),
    (["--tokenize", "14a"], b"unknown BLEU tokenizer '14a'; did you mean '13a'"),
])  # fmt: skip
def test_wrong_options(arguments: list[str], message: bytes, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(["score", "one.txt", "--reference", "ref.txt", *arguments]) == 2
    assert message in capsysbinary.readouterr().err


def test_a_tokenizer_that_is_not_installed_is_told() -> None:
    pytest.importorskip("sacrebleu")
    try:
        import MeCab  # noqa: F401
    except ImportError:
        with pytest.raises(ConfigError, match="not available"):
            score_files(["one.txt"], ["ref.txt"], ["bleu"], tokenize="ja-mecab")


def test_sacrebleu_is_not_imported_before_it_is_needed() -> None:
    modules = "mtqa.cli.main, mtqa.commands.scoring, mtqa.score.render"
    code = f"import sys, {modules}; sys.exit('sacrebleu' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_only_the_system_says_costs_when_articles_are_aligned(scored: Path) -> None:
    lines = ONE.splitlines()
    (scored / "more.txt").write_text(
        " ".join([*lines[:4], "Sign up now for our weekly newsletter and never miss a story again.", *lines[4:]])
    )
    more, plain = (score_files([name], ["ref.txt"], align=True).systems[0].corpus for name in ("more.txt", "one.txt"))
    assert more["chrf"].value < plain["chrf"].value - 1
    assert more["ter"].value > plain["ter"].value + 5
