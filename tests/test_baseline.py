"""Baselines and decisions: what is known, and what people said of it."""

from __future__ import annotations

import pytest

from mtqa.config import Settings
from mtqa.errors import ConfigError
from mtqa.model import Finding
from mtqa.pipeline import check_text
from mtqa.resolve import baseline as b
from mtqa.resolve import decisions as d

SETTINGS = Settings(select=("doubled-word",))
TEXT = "He walked to the the harbour that night.\n\nShe paid for for the boat and left.\n"


def found(text: str) -> list[Finding]:
    return list(check_text(text, SETTINGS).findings)


def test_a_baseline_reads_back() -> None:
    made = b.of_findings([("a.txt", f) for f in found(TEXT)])
    assert b.parse(b.dump(made), "x") == made
    assert b.parse(b.dump(b.Baseline({}, {})), "x").counts == {}
    assert len(b.dump(made).splitlines()) == 4


def test_known_findings_are_dropped_also_when_moved_and_rewrapped() -> None:
    known = b.known(b.of_findings([("a.txt", f) for f in found(TEXT)]), "a.txt")
    moved = "A new start.\n\nShe paid for for the\nboat and left.\n\nThey saw his his coat.\n\nHe walked\nto the the harbour that night.\n"
    kept, dropped = known(found(moved))
    assert [f.text for f in kept] == ["his his"]
    assert [x.reason for x in dropped] == ["baseline", "baseline"]


def test_equal_findings_are_counted() -> None:
    stage = b.known(b.of_findings([("a.txt", f) for f in found(TEXT)]), "a.txt")
    kept, dropped = stage(found(TEXT + "\n" + TEXT))
    assert (len(kept), len(dropped)) == (2, 2)


def test_another_file_does_not_profit_unless_the_first_is_gone() -> None:
    made = b.of_findings([("old.txt", f) for f in found(TEXT)])
    assert len(b.known(made, "new.txt")(found(TEXT))[0]) == 2
    gone = b.Baseline(made.counts, made.rules, frozenset({"old.txt"}))
    assert b.known(gone, "new.txt")(found(TEXT))[0] == []


def test_update_and_prune() -> None:
    old = b.of_findings([("a.txt", f) for f in found(TEXT)] + [("b.txt", f) for f in found(TEXT)])
    now = b.of_findings([("a.txt", f) for f in found(TEXT.replace("the the", "the") + "\nHe saw his his boat.\n")])
    assert sorted(k[0] for k in b.merged(old, now, ["a.txt"]).counts) == ["a.txt", "a.txt", "b.txt", "b.txt"]
    left = b.pruned(old, now, ["a.txt"])
    assert sorted(k[0] for k in left.counts) == ["a.txt", "b.txt", "b.txt"]
    assert b.unused(old, now, ["a.txt"]) == 1


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1}', '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^base\.json.*baseline"):
        b.parse(text, "base.json")


def decide(finding: Finding, verdict: str, **more: str) -> d.Decision:
    return d.Decision(finding.fingerprint, "a.txt", finding.rule.id, finding.text, verdict, **more)


def test_decisions_read_back_and_the_last_wins() -> None:
    one, two = found(TEXT)
    made = (decide(one, "reject", reason="so spelled"), decide(two, "edit", replacement="for"))
    assert d.parse(d.dump(made), "x") == made
    assert d.parse(d.dump((*made, decide(one, "accept"))), "x")[0].verdict == "accept"


def test_rejected_findings_are_dropped_only_for_the_same_words() -> None:
    one, _ = found(TEXT)
    kept, dropped = d.rejected([decide(one, "reject")])(found(TEXT))
    assert [x.reason for x in dropped] == ["decision"]
    assert len(kept) == 1
    other = d.Decision(one.fingerprint, "a.txt", one.rule.id, "other words", "reject")
    assert len(d.rejected([other])(found(TEXT))[0]) == 2


@pytest.mark.parametrize(
    "line",
    ["{", "3", '{"fingerprint": "x"}', '{"fingerprint": "x", "verdict": "maybe"}', '{"fingerprint": "x", "verdict": "edit"}',
     '{"version": 9, "fingerprint": "x", "verdict": "accept"}'],
)  # fmt: skip
def test_a_wrong_decision_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ConfigError, match=r"^d\.jsonl:2"):
        d.parse('{"fingerprint": "a", "verdict": "accept"}\n' + line + "\n", "d.jsonl")
