"""What corrections teach: recurring substitutions with measured shares, as files that mtqa's own loaders take, and nothing switched on."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mtqa.cli.main import call
from mtqa.example_document import example_document
from mtqa.glossary import load_glossary
from mtqa.learn.align import blocks, log_likelihood, substitutions
from mtqa.learn.counts import Bounded
from mtqa.learn.words import STOP, lemmas
from mtqa.rulebook.examples import run_examples
from mtqa.rulebook.load import load_folder

PLACES = ("Riga", "Oslo", "Lima", "Bern", "Quito", "Minsk", "Tunis", "Accra", "Dakar", "Hanoi", "Sofia", "Cairo")
WHO = ("ministers", "farmers", "teachers", "nurses", "drivers", "miners")


def corrections() -> list[dict[str, Any]]:
    """'claim' is wrong for a lawsuit in courts and right elsewhere; 'rear command' is always wrong; 'big' and 'large' change at random."""
    found = []
    for n, place in enumerate(PLACES):
        who = WHO[n % len(WHO)]
        found += [
            (f"The {who} filed a claim at the court of {place}.", f"The {who} filed a lawsuit at the court of {place}.", f"Иск в {place}"),
            (f"The {who} repeated the claim about {place}.", f"The {who} repeated the claim about {place}.", f"Слух о {place}"),
            (f"The rear command told the {who} in {place}.", f"The home front command told the {who} in {place}.", f"Тыл сказал {place}"),
            (f"A big house in {place} fell.", f"A {'large' if n % 3 == 0 else 'big'} house in {place} fell.", f"Дом в {place} упал"),
        ]  # fmt: skip
    return [{"id": str(n), "target": t, "reference": r, "source": s, "source_lang": "ru"} for n, (t, r, s) in enumerate(found)]


def written(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def learned(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert call(["learn", *arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def by_words(found: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(p["wrong"], p["right"]): p for p in found["proposals"]}


def test_recurring_substitutions_are_found_with_their_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = by_words(learned(capsys, written(tmp_path / "a.jsonl", corrections())))
    rear = found["rear command", "home front command"] if ("rear command", "home front command") in found else found["rear", "home front"]
    assert (rear["support"], rear["kept"]["right"], rear["near"]) == (12, 0, [])
    assert rear["precision"]["share"] == 1.0
    assert 0 < rear["precision"]["of"] <= 12
    assert 0.5 < rear["precision"]["low"] < 1.0


def test_a_word_that_is_wrong_in_some_contexts_gets_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = by_words(learned(capsys, written(tmp_path / "a.jsonl", corrections()), "--min-precision", "0.8"))["claim", "lawsuit"]
    assert set(claim["near"]) & {"court", "file"}
    assert "repeat" not in claim["near"]
    assert claim["support"] == 12
    assert claim["kept"]["right"] == 0
    assert claim["precision"]["share"] == 1.0


def test_what_changes_now_and_then_is_not_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ("big", "large") not in by_words(learned(capsys, written(tmp_path / "a.jsonl", corrections()), "--min-precision", "0.7"))


def test_the_source_word_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = by_words(learned(capsys, written(tmp_path / "a.jsonl", corrections()), "--min-precision", "0.8"))["claim", "lawsuit"]
    assert "иск" in claim["source"]
    assert claim["source_language"] == "ru"


def test_several_systems_of_one_segment_count_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once = by_words(learned(capsys, written(tmp_path / "a.jsonl", corrections())))
    thrice = by_words(learned(capsys, written(tmp_path / "b.jsonl", [row for row in corrections() for _ in range(3)])))
    assert {k: p["support"] for k, p in once.items()} == {k: p["support"] for k, p in thrice.items()}


def test_parallel_files_say_the_same_as_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = corrections()
    for name in ("target", "reference", "source"):
        (tmp_path / name).write_text("".join(row[name] + "\n" for row in rows), encoding="utf-8")
    lines = learned(
        capsys, str(tmp_path / "target"), "--reference", str(tmp_path / "reference"), "--source", str(tmp_path / "source"),
        "--source-lang", "ru",
    )  # fmt: skip
    records = learned(capsys, written(tmp_path / "a.jsonl", [{k: v for k, v in row.items() if k != "id"} for row in rows]))
    assert {k: p["support"] for k, p in by_words(lines).items()} == {k: p["support"] for k, p in by_words(records).items()}


def test_whole_documents_and_gzip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = corrections()
    documents = [
        {"id": str(n), "lp": "ru-en", "source": [r["source"] for r in some], "references": {"A": [r["reference"] for r in some]},
         "hypotheses": {"one": [r["target"] for r in some], "two": [r["reference"] for r in some]}}
        for n in range(0, len(rows), 4) if (some := rows[n : n + 4])
    ]  # fmt: skip
    path = tmp_path / "documents.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(d) + "\n" for d in documents).encode()))
    found = by_words(learned(capsys, str(path), "--min-precision", "0.8"))
    assert found["claim", "lawsuit"]["documents"] == 12
    assert found["claim", "lawsuit"]["source_language"] == "ru"


def test_the_proposed_files_are_taken_by_the_loaders_and_hold_no_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "proposed"
    assert call(["learn", written(tmp_path / "a.jsonl", corrections()), "--write", str(folder), "--min-precision", "0.8"]) == 0
    assert "review" in capsys.readouterr().err
    rules, _ = load_folder(folder / "rules")
    assert rules
    assert all(rule.card["sources"] == ["ru"] for rule in rules)  # what a language teaches holds for it
    from mtqa.rulebook import load_rules

    for check in load_rules((folder / "rules",)):
        if check.info.id.startswith("learned-"):
            assert [failure.what for failure in run_examples(check, example_document)] == []
    glossary = load_glossary([folder / "glossary.yaml"])
    entries = [glossary.entry(n) for n in range(len(glossary))]
    assert any(t.text == "lawsuit" for e in entries for t in e.right("en"))
    everything = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file())
    for row in corrections():
        for text in (row["target"], row["reference"], row["source"]):
            words = re.findall(r"\w+", text)
            assert not any(" ".join(words[n : n + 5]) in everything for n in range(len(words) - 4))


def test_a_review_that_has_begun_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, folder = written(tmp_path / "a.jsonl", corrections()), tmp_path / "proposed"
    assert call(["learn", data, "--write", str(folder)]) == 0
    mine = folder / "rules" / "learned-terms.yaml"
    mine.write_text("mine", encoding="utf-8")
    assert call(["learn", data, "--write", str(folder)]) == 2
    assert "--force" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "mine"
    assert call(["learn", data, "--write", str(folder), "--force"]) == 0
    assert mine.read_text(encoding="utf-8") != "mine"


def verdict(text: str, kind: str, replacement: str | None, n: int, rule: str = "some-rule") -> dict[str, Any]:
    return {
        "version": 1, "fingerprint": f"{n:016x}{text}", "path": f"{n}.txt", "rule": rule, "text": text, "before": "Sunni law", "after": "",
        "verdict": kind, "replacement": replacement,
    }  # fmt: skip


def test_decisions_give_rules_and_an_allow_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [verdict("flattering", "edit", "madhhab", n) for n in range(4)] + [verdict("flattering", "reject", None, 9)]
    rows += [verdict("Ynet", "reject", None, n) for n in range(3)] + [verdict("seldom", "reject", None, 1)]
    path = written(tmp_path / "decisions.jsonl", rows)
    folder = tmp_path / "proposed"
    found = learned(capsys, "--decisions", path, "--write", str(folder), "--quiet")
    assert [(p["wrong"], p["right"], p["support"], p["precision"]["of"]) for p in found["proposals"]] == [("flattering", "madhhab", 4, 5)]
    assert found["proposals"][0]["near"] == ["law", "sunni"]
    assert found["allow"] == [{"text": "Ynet", "rule": "some-rule", "rejected": 3}]
    import tomllib

    assert tomllib.loads((folder / "allow.toml").read_text(encoding="utf-8")) == {"allow": ["Ynet"]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"target": "A dog."}\n', "a.jsonl:1: no correction"),
        ('{"target": "A dog.", "reference": "A cat."}\n{"reference": "A"}\n', "a.jsonl:2: no target"),
        ("{\n", "a.jsonl:1: "),
        ("[1]\n", "a.jsonl:1: not an object"),
        ('{"lp": "ru-en", "references": {"A": ["x"]}, "hypotheses": {"s": ["x", "y"]}}\n', "do not fit together|shorter|longer"),
        ("", "no segment with a correction"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    assert call(["learn", str(tmp_path / "a.jsonl")]) == 2
    assert re.search(said, capsys.readouterr().err)


def test_other_faults_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mt, ref = tmp_path / "mt.txt", tmp_path / "ref.txt"
    mt.write_text("One.\nTwo.\n", encoding="utf-8")
    ref.write_text("One.\n", encoding="utf-8")
    for arguments, said in [
        ([str(mt), "--reference", str(ref)], r"ref.txt: ends after 1 lines"),
        ([str(mt)], r"--reference"),
        ([], r"nothing to learn from"),
        ([str(mt), "--reference", str(tmp_path / "none.txt")], r"none.txt: cannot be read"),
        (["--decisions", str(tmp_path / "none.jsonl")], r"none.jsonl: the decisions cannot be read"),
        ([str(mt), "--reference", str(ref), "--min-precision", "2"], r"--min-precision: '2'"),
        ([str(mt), "--reference", str(ref), "--min-support", "x"], r"--min-support: 'x'"),
    ]:
        assert call(["learn", *arguments]) == 2
        assert re.search(said, capsys.readouterr().err)
    mt.write_bytes(b"One.\n\xff\xfe\n")
    assert call(["learn", str(mt), "--reference", str(mt)]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_the_same_in_another_process(tmp_path: Path) -> None:
    """Nothing hangs on the order of sets, which differs from process to process."""
    path = written(tmp_path / "a.jsonl", corrections())
    code = f"from mtqa.cli.main import call; call(['learn', {path!r}, '--format', 'json'])"
    outputs = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""}).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_blocks_stand_between_what_both_sides_share() -> None:
    one, other = (lemmas(text, "en")[0] for text in ("The rear command warned of the big fire.", "The home front warned of a fire."))
    assert list(blocks(one, other, STOP)) == [(("rear", "command"), ("home", "front")), (("big",), ("a",))][:1]


def test_long_blocks_are_linked_by_association() -> None:
    block = (("rear", "flattering", "big", "school"), ("madhhab", "law", "home", "large"))
    strong = {("flattering", "madhhab"): 30.0, ("rear", "home"): 20.0, ("rear", "madhhab"): 25.0}
    found = list(substitutions(block, STOP, lambda a, b: strong.get((a, b), 0.0)))
    assert found == [(("flattering",), ("madhhab",)), (("rear",), ("home",))]


def test_log_likelihood_is_dunnings() -> None:
    assert log_likelihood(10, 20, 20, 40) == 0.0  # independent
    assert log_likelihood(0, 20, 20, 40) == 0.0  # they avoid each other
    assert log_likelihood(20, 20, 20, 40) == pytest.approx(2 * 40 * 0.693147, rel=1e-5)  # one bit a segment


def test_counters_stay_within_bounds() -> None:
    counter = Bounded[str](most=100)
    for n in range(10_000):
        counter.add(f"seldom {n}")
        counter.add("often")
    assert len(counter.count) <= 100
    assert counter["often"] == 10_000
