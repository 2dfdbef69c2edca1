"""What fixes are worth: the quick sums agree with scoring the whole text again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mtqa.cli.main import call
from mtqa.fix import apply_edits, first_fix
from mtqa.gains import improving, with_scores
from mtqa.model import (
    Applicability,
    Block,
    Category,
    Document,
    Edit,
    File,
    FileReport,
    FileScores,
    Finding,
    Fix,
    FixScores,
    Gain,
    Its,
    Pair,
    RuleInfo,
    Segment,
    Severity,
    Span,
    Text,
)
from mtqa.report.worth import brief, of_file, of_fix, rounded
from mtqa.score.board import Segments, System, score_systems
from mtqa.score.delta import NAMES, DocumentScorer, joint_gain, scores

HYPOTHESES = [
    "The ferry goes not before Monday because of the storm.",
    "Three of twelve bakeries closed since 2019 in old town.",
    "We never thought that it would come to this, said the mayor.",
    "Ticket cost 14.50 euros and children pay half.",
]
REFERENCES = [
    "The ferry will not sail before Monday because of the storm.",
    "Three of the twelve bakeries in the old town have closed since 2019.",
    '"We never thought that it would come to this," said the mayor.',
    "Tickets cost 14.50 euros, children pay half.",
]
SECOND = ["Because of the storm the ferry does not leave before Monday.", None, "Nobody had thought so, said the mayor.", None]


def side(texts: list[str | None], *, records: bool = True) -> tuple[Text, list[Span | None]]:
    spans: list[Span | None] = []
    at = 0
    for text in texts:
        spans.append(None if text is None else Span(at, at + len(text)))
        at += 0 if text is None else len(text) + 2
    plain = "\n\n".join(text for text in texts if text is not None)
    segments = tuple(Segment(str(i), span) for i, span in enumerate(spans) if span) if records else ()
    return Text(plain, plain, tuple(Block(span) for span in spans if span), segments=segments, language="en"), spans


def document(hypotheses: list[str], references: list[list[str | None]], *, records: bool = True) -> Document:
    target, spans = side(list(hypotheses), records=records)
    others = [side(column, records=records) for column in references]
    pairs = tuple(Pair(span, None, tuple(own[i] for _, own in others)) for i, span in enumerate(spans) if span)
    return Document("a", target, references=tuple(text for text, _ in others), pairs=pairs)


def whole(hypotheses: list[str], references: list[list[str | None]], level: str) -> dict[str, float]:
    """The slow way: the corpus score, or the score of a single segment as the command gives it."""
    ids = tuple(map(str, range(len(hypotheses))))
    board = score_systems([System("a", tuple(hypotheses))], Segments(ids, (None,) * len(ids), tuple(map(tuple, references))), NAMES)
    own = board.systems[0]
    return {name: own.corpus[name].value if level == "document" else own.segments[name][0] for name in NAMES}


def edits_of(plain: str, changes: list[tuple[str, str]]) -> list[Edit]:
    return [Edit(Span(at, at + len(old)), new) for old, new in changes if (at := plain.index(old)) >= 0]


@pytest.mark.parametrize("references", [[REFERENCES], [REFERENCES, SECOND]])
@pytest.mark.parametrize("changes", [
    [("goes not", "will not sail")],
    [("Three of twelve", "Three of the twelve")],
    [("goes not", "does not leave"), ("Ticket cost", "Tickets cost"), (" and children", ", children")],
    [("We never", '"We never'), ("this, said", 'this," said')],
    [("ferry goes not before Monday because of the storm.", "")],
])  # fmt: skip
def test_a_gain_is_the_difference_of_two_whole_scores(references: list[list[str | None]], changes: list[tuple[str, str]]) -> None:
    own = document(HYPOTHESES, references)
    edits = edits_of(own.target.plain, changes)
    fixed = apply_edits(own.target.plain, edits).split("\n\n")
    gain = DocumentScorer(own).gain(edits)
    assert gain is not None
    before, after = whole(HYPOTHESES, references, "document"), whole(fixed, references, "document")
    for name in NAMES:
        assert getattr(gain.document, name) == pytest.approx(after[name] - before[name], abs=1e-9)
    touched = [i for i, (old, new) in enumerate(zip(HYPOTHESES, fixed, strict=True)) if old != new]
    if len(touched) == 1:
        (i,) = touched
        old, new = (whole([text[i]], [[column[i]] for column in references], "segment") for text in (HYPOTHESES, fixed))
        for name in NAMES:
            assert getattr(gain.segment, name) == pytest.approx(new[name] - old[name], abs=1e-9)


def test_what_is_the_same_after_the_fix_gains_nothing() -> None:
    own = document(HYPOTHESES, [REFERENCES])
    gain = DocumentScorer(own).gain([Edit(Span(4, 9), "ferry")])
    assert gain is not None
    assert {getattr(level, name) for level in (gain.segment, gain.document) for name in NAMES} == {0.0}


def test_records_without_reference_are_not_scored() -> None:
    references: list[list[str | None]] = [[REFERENCES[0], None, None, REFERENCES[3]]]
    own = document(HYPOTHESES, references)
    scorer = DocumentScorer(own)
    assert len(scorer.places) == 2
    assert scorer.gain(edits_of(own.target.plain, [("Three of twelve", "Three of the twelve")])) is None
    assert scorer.gain(edits_of(own.target.plain, [("goes not", "will not sail")])) is not None
    assert not DocumentScorer(document(HYPOTHESES, [[None] * 4])).scorable


def test_text_that_the_reference_does_not_have_is_better_gone() -> None:
    """In aligned running text no counterpart means that the reference says nothing here; chrF alone would not notice."""
    own = document([*HYPOTHESES[:2], "Share this article with your friends.", *HYPOTHESES[2:]],
                   [[*REFERENCES[:2], None, *REFERENCES[2:]]], records=False)  # fmt: skip
    gain = DocumentScorer(own).gain(edits_of(own.target.plain, [("Share this article with your friends.\n\n", "")]))
    assert gain is not None
    assert gain.document.chrf > 0 > gain.document.ter


def test_joining_two_segments_counts_only_what_changed() -> None:
    hypotheses = ["The ferry will not sail before Monday.", "Because of the storm."]
    own = document(hypotheses, [["The ferry will not sail before Monday", "because of the storm."]])
    scorer = DocumentScorer(own)
    same = scorer.gain([Edit(Span(len(hypotheses[0]) - 1, len(hypotheses[0]) + 3), ".\n\nB")])
    assert same is not None and same.segment.chrf == same.document.chrf == 0.0
    better = scorer.gain([Edit(Span(len(hypotheses[0]) - 1, len(hypotheses[0]) + 3), " b")])
    assert better is not None
    assert better.segment.chrf == better.document.chrf > 0 and better.document.ter < 0


def test_documents_together() -> None:
    one, two = document(HYPOTHESES[:2], [REFERENCES[:2]]), document(HYPOTHESES[2:], [REFERENCES[2:]])
    scorers = [DocumentScorer(one), DocumentScorer(two)]
    edits = [edits_of(one.target.plain, [("goes not", "will not sail")]), edits_of(two.target.plain, [("Ticket cost", "Tickets cost")])]
    fixed = [t for d, e in zip((one, two), edits, strict=True) for t in apply_edits(d.target.plain, e).split("\n\n")]
    before, after = whole(HYPOTHESES, [REFERENCES], "document"), whole(fixed, [REFERENCES], "document")
    gain = joint_gain(scorers, edits)
    assert scores(scorers) == pytest.approx(before)
    assert [getattr(gain, name) for name in NAMES] == pytest.approx([after[name] - before[name] for name in NAMES])
    nothing = joint_gain(scorers, [[], []])
    assert [getattr(nothing, name) for name in NAMES] == [0.0, 0.0, 0.0]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_edits_inside_segments_agree_with_the_slow_way(data: st.DataObject) -> None:
    own = document(HYPOTHESES, [REFERENCES])
    plain = own.target.plain
    edits = []
    for pair in own.pairs:
        if data.draw(st.booleans()):
            start = data.draw(st.integers(pair.target.start, pair.target.end))
            end = data.draw(st.integers(start, min(pair.target.end, start + 12)))
            edits.append(Edit(Span(start, end), data.draw(st.sampled_from(["", "the", " storm ", "x y", "."]))))
    gain = DocumentScorer(own).gain(edits)
    fixed = [" ".join(text.split()) for text in apply_edits(plain, edits).split("\n\n")]
    before, after = whole(HYPOTHESES, [REFERENCES], "document"), whole(fixed, [REFERENCES], "document")
    if gain is None:
        assert not edits
        return
    for name in NAMES:
        assert getattr(gain.document, name) == pytest.approx(after[name] - before[name], abs=1e-9)


def test_a_report_tells_what_every_fix_is_worth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    records = [
        {"id": "1", "doc": "d", "target": "The the house stood at the river.", "reference": "The house stood by the river."},
        {"id": "2", "doc": "d", "target": "Nobody knew \"who built it.", "reference": "No one knew who had built it."},
        {"id": "3", "doc": "e", "target": "The the end.", "reference": None},
    ]  # fmt: skip
    Path("a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    call(["check", "a.jsonl", "--select", "doubled-word", "-f", "json", "-q"])
    shown = json.loads(capsysbinary.readouterr().out)
    Draft202012Validator(json.loads((Path(__file__).parents[1] / "docs/reference/report.schema.json").read_text())).validate(shown)
    first, last = (finding["suggestions"][0]["scores"] for finding in shown["files"][0]["findings"])
    assert last is None  # no reference
    assert first["segment"]["chrf"] > first["document"]["chrf"] > 0
    assert first["segment"]["ter"] < first["document"]["ter"] < 0
    scores_ = shown["files"][0]["scores"]
    assert scores_["segments"] == 2 and scores_["safe_fixes"] == 2
    assert scores_["safe"] == first["document"]
    fixed = [records[0]["target"].replace("The the", "The"), records[1]["target"]]
    references: list[list[str | None]] = [[record["reference"] for record in records[:2]]]
    after = whole(fixed, references, "document")
    assert {name: scores_["before"][name] + scores_["safe"][name] for name in NAMES} == pytest.approx(after, abs=2e-4)
    assert scores_["signatures"]["chrf"].startswith("nrefs:1|")


def test_without_a_reference_nothing_is_scored(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "a.txt").write_text("The the house stood at the river.\n", encoding="utf-8")
    call(["check", str(tmp_path / "a.txt"), "--select", "doubled-word", "-f", "json", "-q"])
    file = json.loads(capsysbinary.readouterr().out)["files"][0]
    assert "scores" not in file and file["findings"][0]["suggestions"][0]["scores"] is None


INFO = RuleInfo("r", "f", Category.ACCURACY, Its.MISTRANSLATION, Severity.MINOR, "m", "w")


def finding(own: Document, old: str, *new: tuple[str, Applicability]) -> Finding:
    (edit,) = edits_of(own.target.plain, [(old, "")])
    fixes = tuple(Fix(f"Use '{text}'", (Edit(edit.span, text),), kind) for text, kind in new)
    return Finding(INFO, edit.span, edit.span, old, "m", Severity.MINOR, 0.9, "0" * 16, fixes=fixes)


def report(own: Document, *findings: Finding) -> FileReport:
    return FileReport("a", File("a", own.target.raw, (own,)), findings)


SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def test_the_reference_orders_suggestions_of_one_kind() -> None:
    own = document(HYPOTHESES, [REFERENCES])
    given_ = finding(
        own, "goes not", ("xqz", UNSAFE), ("didn't", SAFE), ("will not sail", UNSAFE), ("goes not", UNSAFE), ("will not", SAFE)
    )
    (found,) = with_scores(report(own, given_)).findings
    assert [fix.edits[0].replacement for fix in found.fixes] == ["will not sail", "will not", "goes not", "xqz", "didn't"]
    assert [fix.applicability for fix in found.fixes] == [UNSAFE, SAFE, UNSAFE, UNSAFE, SAFE]
    gains = [fix.scores.document.chrf for fix in found.fixes if fix.scores]
    assert gains[0] > gains[2] == 0.0 > gains[3] and gains[1] > gains[4]
    assert found.fixes[0] == given_.fixes[2]  # scores are no part of what a fix is


def test_only_what_does_not_lower_chrf_is_offered() -> None:
    own = document(HYPOTHESES, [[*REFERENCES[:3], None]])
    scored = with_scores(report(
        own, finding(own, "goes not", ("xqz", SAFE), ("will not", UNSAFE)), finding(own, "closed", ("xqz", SAFE)),
        finding(own, "cost", ("costs", SAFE)), finding(own, "storm.", ("storm.", SAFE)),
    ))  # fmt: skip
    offered = [improving(first_fix(unsafe=True))(f) for f in scored.findings]
    assert [fix and fix.edits[0].replacement for fix in offered] == ["will not", None, None, "storm."]
    assert [improving(first_fix())(f) for f in scored.findings[:3]] == [None, None, None]


def test_a_file_counts_each_document_with_its_own_fixes() -> None:
    one, two = document(HYPOTHESES[:2], [REFERENCES[:2]]), document(HYPOTHESES[2:], [REFERENCES[2:]])
    one, two = replace(one, name="one"), replace(two, name="two")
    first = replace(finding(one, "goes not", ("will not sail", SAFE)), document="one")
    second = replace(finding(two, "Ticket cost", ("Tickets cost", UNSAFE)), document="two")
    scored = with_scores(FileReport("a", File("a", "", (one, two)), (first, second)))
    before = whole(HYPOTHESES, [REFERENCES], "document")
    safe = [HYPOTHESES[0].replace("goes not", "will not sail"), *HYPOTHESES[1:]]
    every = [*safe[:3], HYPOTHESES[3].replace("Ticket cost", "Tickets cost")]
    assert scored.scores is not None
    assert (scored.scores.safe_fixes, scored.scores.all_fixes, scored.scores.segments) == (1, 2, 4)
    for name in NAMES:
        assert scored.scores.before[name] == pytest.approx(before[name])
        assert getattr(scored.scores.safe, name) == pytest.approx(whole(safe, [REFERENCES], "document")[name] - before[name])
        assert getattr(scored.scores.all, name) == pytest.approx(whole(every, [REFERENCES], "document")[name] - before[name])


def test_what_a_fix_is_worth_in_words() -> None:
    gain, loss, nothing = Gain(1.23456, -6.25, 10.84), Gain(-0.04, 0.04999, -0.5), Gain(0.0, -0.0, 0.0)
    assert of_fix(FixScores(gain, nothing)) == "chrF +1.2, TER −6.2, BLEU +10.8 in its segment"
    assert brief(FixScores(gain, nothing)) == "chrF +1.2" and brief(FixScores(loss, gain)) == "chrF ±0"
    assert of_fix(FixScores(loss, nothing)) == "chrF ±0, TER ±0, BLEU −0.5 in its segment"
    before = {"chrf": 54.321, "ter": 60.0, "bleu": 30.04}
    both = FileScores(before, {}, 9, gain, loss, 1, 3)
    assert of_file(both) == [
        "Against the reference: chrF 54.3, TER 60.0, BLEU 30.0.",
        "1 safe fix: chrF +1.23, TER −6.25, BLEU +10.84.",
        "3 fixes in all: chrF −0.04, TER +0.05, BLEU −0.50.",
    ]
    assert of_file(FileScores(before, {}, 9, nothing, nothing, 0, 0)) == of_file(both)[:1]
    assert rounded(FixScores(gain, nothing)) == {
        "segment": {"chrf": 1.2346, "ter": -6.25, "bleu": 10.84}, "document": {"chrf": 0.0, "ter": 0.0, "bleu": 0.0},
    }  # fmt: skip
    assert "-0.0," not in json.dumps(rounded(FixScores(Gain(-1e-9, -1e-9, 1.0), nothing)))


def test_the_report_for_people_says_it_too(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    record = {"id": "1", "target": "The the house stood at the river.", "reference": "The house stood by the river."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    call(["check", str(tmp_path / "a.jsonl"), "--select", "doubled-word", "-q"])
    shown = " ".join(capsysbinary.readouterr().out.decode().split())
    assert "Against the reference: chrF +" in shown and "TER −" in shown and "in its segment" in shown
    call(["check", str(tmp_path / "a.jsonl"), "--select", "doubled-word", "-q", "-f", "html"])
    page = capsysbinary.readouterr().out.decode()
    assert '"gain":"chrF +' in page and '"safe_fixes":1' in page
    assert "Against the reference: chrF 7" in shown and "1 safe fix: chrF +" in shown
