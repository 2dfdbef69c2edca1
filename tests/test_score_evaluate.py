"""mtqa evaluate: counts, intervals and span scores against slower or known ways; the data formats."""

from __future__ import annotations

import gzip
import json
from html.parser import HTMLParser
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.cli.main import call
from mtqa.commands.evaluation import evaluate_files
from mtqa.config import Settings
from mtqa.errors import InputError
from mtqa.model import Span
from mtqa.model.precision import wilson
from mtqa.score.evaluate import Annotated, Predicted, evaluate, mpp, pairing
from mtqa.score.render_evaluation import render_evaluation


def spans(*pairs: tuple[int, int]) -> list[Span]:
    return [Span(a, b) for a, b in pairs]


def test_counts_of_a_rule() -> None:
    texts = [
        Annotated("1", "one two three four", (Span(0, 3), Span(8, 13))),
        Annotated("2", "five six", (Span(5, 5),)),  # an omission: not counted
        Annotated("3", "clean words here and here", clean=True),
    ]
    found = [
        [Predicted("a", Span(0, 1)), Predicted("a", Span(4, 7)), Predicted("b", Span(2, 9))],
        [Predicted("a", Span(0, 4))],
        [Predicted("b", Span(0, 5)), Predicted("b", Span(6, 7))],
    ]
    result = evaluate(texts, found)
    a, b = result.rules
    assert (a.rule, a.findings, a.right, a.recall, a.alarms, a.per_1000) == ("a", 3, 1, 0.5, 0, 0.0)
    assert (b.rule, b.findings, b.right, b.recall, b.alarms, b.per_1000) == ("b", 1, 1, 1.0, 2, 400.0)
    assert a.precision == pytest.approx(1 / 3) and (a.low, a.high) == wilson(1, 3)
    assert (result.total.findings, result.total.right, result.total.recall) == (4, 2, 1.0)
    assert (result.spans.predicted, result.spans.marked) == (4, 2)
    assert (result.texts, result.words, result.clean_words) == (3, 11, 5)


def test_nothing_measured_is_none_not_zero() -> None:
    result = evaluate([Annotated("1", "clean words", clean=True)], [[Predicted("a", Span(0, 5))]])
    assert result.rules[0].precision is None and result.rules[0].low is None and result.rules[0].recall is None
    assert result.total.per_1000 == 500
    assert evaluate([Annotated("1", "x", (Span(0, 1),))], [[]]).total.per_1000 is None


@pytest.mark.parametrize(("right", "of", "low", "high"), [  # Newcombe 1998, table 1
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718), (29, 29, 0.8830, 1.0),
    (0, 0, 0.0, 1.0),
])  # fmt: skip
def test_wilson_interval(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=6e-5)


def test_mpp_by_hand() -> None:
    assert mpp([spans((0, 10))], [spans((0, 10))]).f1 == 1
    half = mpp([spans((0, 10))], [spans((0, 5))])
    assert (half.precision, half.recall, half.f1) == (1, 0.5, pytest.approx(2 / 3))
    one_to_one = mpp([spans((0, 10))], [spans((0, 5), (5, 10))])  # the second half is left alone
    assert (one_to_one.precision, one_to_one.recall) == (0.5, 0.5)
    # The first prediction overlaps both marks; pairing it with the second leaves the first mark to the other prediction.
    crossed = mpp([spans((0, 4), (4, 12))], [spans((2, 12), (0, 3))])
    assert crossed.precision == pytest.approx((8 / 10 + 3 / 3) / 2) and crossed.recall == pytest.approx((3 / 4 + 8 / 8) / 2)
    assert mpp([spans((3, 3))], [spans((2, 2))]).marked == 0
    assert mpp([[], spans((0, 1))], [[], []]).f1 == 0


cells = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(lambda n: n / 20), max_size=14)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
@given(cells)
def test_pairing_is_the_best_of_all(weights: dict[tuple[int, int], float]) -> None:
    pairs = pairing(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = max(sum(weights.get((i, j), 0) for i, j in enumerate(order)) for order in permutations(range(5)))
    assert sum(weights[pair] for pair in pairs) == pytest.approx(best)


TEXT = "The the house stood at the river. Nobody knew who built it."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def jsonl(name: str, records: list[dict[str, object]]) -> None:
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_rules_run_over_annotated_and_clean_text(folder: Path) -> None:
    jsonl("a.jsonl", [
        {"id": "1", "target": TEXT, "spans": [{"start": 0, "end": 7, "severity": "minor"}]},
        {"id": "2", "target": "All is well. And and so on, to the \U0001d54f end end.", "spans": [{"start": 13, "end": 20}]},
    ])  # fmt: skip
    jsonl(
        "clean.jsonl", [{"id": "1", "doc": "d", "text": "It was was a fine day for everyone."}, {"id": "2", "doc": "d", "text": "It was."}]
    )
    (folder / "clean.txt").write_text("They went home and slept well.\n\nThe the end of it all.\n", encoding="utf-8")
    data = gzip.compress(Path("a.jsonl").read_bytes())
    Path("a.jsonl.gz").write_bytes(data)
    for name in ("a.jsonl", "a.jsonl.gz"):
        result = evaluate_files([name], ["clean.jsonl", "clean.txt"], Settings(select=("doubled-word",)))
        (rule,) = result.rules
        assert (rule.rule, rule.findings, rule.right, rule.recall, rule.alarms) == ("doubled-word", 3, 2, 1.0, 2)
        assert result.texts == 6
        assert result.spans.recall == 1 and result.spans.precision == pytest.approx(2 / 3)


TSV = (
    "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
    "A\tnews\t1\t1\tr1\tQuelle\t<v>The the</v> house stood at the river. Nobody knew who built it.\tFluency/Grammar\tMinor\n"
    "A\tnews\t1\t1\tr1\tQuelle\tThe the house stood at the river. <v>Nobody</v> knew who built it.\tAccuracy/Mistranslation\tMajor\n"
    "A\tnews\t1\t1\tr2\tQuelle\tThe the house stood at the river. Nobody knew who built it.\tNo-error\tNo-error\n"
    "A\tnews\t1\t2\tr1\t<v>Quelle</v> zwei\tNothing \"is wrong here.\tAccuracy/Omission\tMajor\n"
)  # fmt: skip


def test_wmt_mqm_files_are_read(folder: Path) -> None:
    (folder / "mqm.tsv").write_text(TSV, encoding="utf-8")
    result = evaluate_files(["mqm.tsv"], [], Settings(select=("doubled-word",)))
    assert (result.texts, result.spans.marked) == (3, 2)
    (rule,) = result.rules
    assert (rule.findings, rule.right, rule.recall) == (2, 1, 0.5)  # the second rater marked nothing


def test_names_of_columns_have_changed_over_the_years(folder: Path) -> None:
    """Two segments of a document stay two; the tests that raters are given ("hands on the wheel") mark no errors."""
    head = "system\tdoc\tdoc_seg_id\tglobal_seg_id\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"
    rows = [("1", "7", "<v>The the</v> house.", "Fluency/Grammar", "Minor"), ("2", "8", "She paid <v>for</v> it.", "Other", "HOTW-test")]
    lines = "".join(f"A\tnews\t{a}\t{b}\tr1\tQuelle\t{target}\t{category}\t{severity}\t{{}}\n" for a, b, target, category, severity in rows)
    (folder / "mqm.tsv").write_text(head + lines, encoding="utf-8")
    result = evaluate_files(["mqm.tsv"], [], Settings(select=("doubled-word",)))
    assert (result.texts, result.spans.marked, result.total.right) == (2, 1, 1)


def test_decisions_count_for_precision() -> None:
    made = [("a", "accept"), ("a", "reject"), ("b", "edit"), ("a", "accept")]
    jsonl("made.jsonl", [
        {"version": 1, "fingerprint": f"{n:016x}", "rule": rule, "verdict": verdict, "replacement": "x"}
        for n, (rule, verdict) in enumerate(made)
    ])  # fmt: skip
    result = evaluate_files(["made.jsonl"], [], Settings())
    assert [(r.rule, r.findings, r.right, r.recall) for r in result.rules] == [("a", 3, 2, None), ("b", 1, 1, None)]
    assert (result.total.findings, result.texts, result.spans.predicted) == (4, 0, 0)
    jsonl("a.jsonl", [{"id": "1", "target": TEXT, "spans": []}])
    both = evaluate_files(["made.jsonl", "a.jsonl"], [], Settings(select=("doubled-word",)))
    assert [(r.rule, r.findings, r.right) for r in both.rules] == [("a", 3, 2), ("b", 1, 1), ("doubled-word", 1, 0)]


@pytest.mark.parametrize(("name", "content", "message"), [
    ("a.jsonl", '{"target": "x"}\n', "a.jsonl:1: no 'spans'"),
    ("a.jsonl", '{"target": "x", "spans": [{"start": 0, "end": 2}]}\n', "a.jsonl:1: a span lies outside the text"),
    ("a.jsonl", "\n[]\n", "a.jsonl:2: "),
    ("a.jsonl", '{"target": 1, "spans": []}\n', "a.jsonl:1: "),
    ("a.jsonl", "not json\n", "a.jsonl:1: "),
    ("a.jsonl", "", "nothing to evaluate"),
    ("a.tsv", "system\ttarget\n", "a.tsv:1: no column doc, source, category, severity"),
    ("a.tsv", TSV.splitlines()[0] + "\nA\tb\n", "a.tsv:2: 2 columns"),
    ("a.jsonl.gz", "no gzip", "not a gzip file"),
])  # fmt: skip
def test_data_that_cannot_be_read(folder: Path, name: str, content: str, message: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        evaluate_files([name], [], Settings())


def test_the_command(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    jsonl("a.jsonl", [{"id": "1", "target": TEXT, "spans": [{"start": 0, "end": 7}]}])
    assert call(["evaluate", "a.jsonl", "--select", "doubled-word", "-f", "json"]) == 0
    shown = json.loads(capsysbinary.readouterr().out)
    assert shown["rules"][0]["rule"] == "doubled-word" and shown["spans"]["f1"] == 1
    assert call(["evaluate", "a.jsonl", "--select", "doubled-word"]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.splitlines()[1].split()[:4] == ["doubled-word", "1", "1", "100.0"]
    assert call(["evaluate", "a.jsonl", "-f", "tex"]) == 2
    assert call(["evaluate"]) == 2
    assert b"nothing to evaluate" in capsysbinary.readouterr().err


def test_markdown_table() -> None:
    result = evaluate([Annotated("1", "one two", (Span(0, 3),))], [[Predicted("a", Span(0, 3))]])
    lines = render_evaluation(result, "markdown").splitlines()
    assert lines[0].count("|") == lines[1].count("|") == lines[2].count("|") == 9
    assert lines[2].startswith("| a | 1 | 1 | 100.0 % | 20.7 % to 100.0 % | 100.0 % |")


class Tables(HTMLParser):
    """The cells of a page, row by row, and whether every tag was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "link", "img") and not any(name == "src" for name, _ in attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if set(self.open) & {"td", "th"}:
            self.rows[-1][-1] += data


def test_a_page_without_script_or_network() -> None:
    result = evaluate(
        [Annotated("1", "one two", (Span(0, 3),)), Annotated("2", "fine", clean=True)],
        [[Predicted("a<b>&", Span(0, 3))], [Predicted("quiet", Span(0, 1))]],
    )
    page = Tables()
    page.feed(render_evaluation(result, "html"))
    assert page.open == []
    head, *rows = page.rows
    assert len(head) == 9 and [len(row) for row in rows] == [9, 9, 9]
    assert rows[0][:4] == ["a<b>&", "1", "1", "100.0 %"] and rows[1][0] == "quiet" and rows[2][0] == "total"
    assert render_evaluation(result, "html").count("<svg") == 2  # no bar where there is no precision
