"""The sentence family as a whole: good prose stays silent, genres are judged by their own rules, fixes read like an editor's."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mtqa.config import Settings
from mtqa.pipeline import Checker

CUT = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")).parent / "eval" / "cut_fragments.py"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(select=("sentences",), target_language="en"))


def found(checker: Checker, text: str) -> list[tuple[str, str]]:
    return [(f.rule.id, f.text) for f in checker.check_file("-", text.encode()).findings]


GOOD = """
The harbour board voted on Tuesday to close the old bridge, which had stood for a century. Nobody was surprised. “Why now? Because it
is falling down,” said Ines Duarte, who has run the ferry since 2009. “And if it falls? Then what?”

What comes next is not clear. Who will pay is another matter. When the last bridge closed, the town lost a third of its shops, and
those who could leave left. If you ask the fishermen, they will tell you that they saw it coming. Had the board listened, things might
have gone differently.

No money. No plan. No bridge. That, in short, is where the town stands. Whatever happens in May, the ferry will run; where it lands, the
board has yet to decide. All she could do was wait.
"""


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "Who Pays for the Bridge\n\nThe board has not said.",
        "Because We Care About Bridges\n\nThe board has not said.",
        "- Because of the cost\n- When the ferry is full\n- Who pays for it\n",
        "The board met on Monday. Where to land the ferry was the only question.",
        "“Which is why I left,” she said. “Because I could.”",
        "While in Porto, he met the captain. As expected, nobody came. If so, the boat will be sold.",
        "As the fog lifted, the boats came in. Since the war, the town has shrunk. Until May, the ferry was free.",
        "If possible, take the ferry. If you can, go in May. When in doubt, ask the captain.",
    ],
)
def test_good_prose_and_other_genres_stay_silent(checker: Checker, text: str) -> None:
    assert found(checker, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "marked"),
    [
        ("stranded-relative-clause", "The town hired a captain. Who had sailed to Brazil.", "Who had sailed to Brazil."),
        ("stranded-relative-clause", "They closed the old bridge. Which nobody had used for years.", "Which nobody had used for years."),
        ("bare-subordinate-clause", "The ferry stopped at noon. Because the engine had failed.", "Because the engine had failed."),
        ("bare-subordinate-clause", "The board stayed firm. Although the fishermen were angry.", "Although the fishermen were angry."),
        ("cut-off-end", "The captain said he would sell the boat to the.", "the"),
        ("repeated-sentence", "The old bridge is closed. The old bridge is closed. Nobody came.", "The old bridge is closed."),
        ("lost-first-half", "The board is nervous. Any protest, they would cancel the vote.", "Any protest"),
        ("capital-inside-sentence", "Admittedly The board has begun to listen to the fishermen.", "The"),
        ("perfect-with-past-time", "The board has closed the bridge two weeks ago.", "has closed"),
    ],
)
def test_faults_are_marked(checker: Checker, rule: str, text: str, marked: str) -> None:
    assert (rule, marked) in found(checker, text)


@pytest.mark.parametrize(
    ("rule", "text", "marked", "alike"),
    [
        ("fused-sentences", "The pier is shut for now, there are only two ferries.", ",", "The pier, there since May, is long."),
        ("run-on-sentence", "The pier was shut in June it will open again in July.", "it", "He forgot the day in June it was to open."),
        ("missing-be", "They afraid of the winter on the coast.", "afraid", "They afraid? The boats afraid of the winter stayed away."),
        ("subjectless-clause", "He left the coast because was tired of it.", "was", "He left because that was what tired men do."),
        ("doubled-conjunction", "Although the pier is old, but it is safe.", "but", "Although the pier is old, it is safe, but grey."),
        ("tense-clash", "Last week the pilot will take the boat to Vigo.", "will", "Last week the pilot said he will take the boat."),
        ("distant-agreement", "The roof of the sheds are leaking.", "are", "The rest of the sheds are leaking."),
        ("there-agreement", "There was several pilots on the pier.", "was", "There were a number of pilots and a cook on the pier."),
        ("determiner-and-number", "Every sailors knows the pier.", "sailors", "Every sailor knows the two pilot boats."),
        ("passive-of-intransitive", "The fire was happened at night.", "was happened", "The fire that was happened to be small."),
        ("base-after-auxiliary", "The pilots have decide to sail.", "decide", "All the pilots have to do is decide."),
        ("modal-with-to", "The pilot should to wait for the tide.", "to", "The pilot does what he should to keep his boat."),
        ("wrong-verb-complement", "She avoided to answer the pilots.", "avoided to answer", "She was best avoided to keep the peace."),
        ("wrong-indefinite-article", "She told them a amusing story.", "a", "She told them a eulogy and a one-line story."),
        ("missing-article", "Her uncle was lawyer in Vigo.", "lawyer", "Her uncle was chairman, and law was lawyer talk."),
        ("lost-beginning", "Of the younger pilots refuse to sail.", "Of the younger pilots refuse", "Of the pilots, two refuse to sail."),
        ("missing-subject", "The board met. Confirmed that the pier is safe.", "Confirmed", "Convinced that the pier is safe, they met."),
        ("inverted-subject", "Yesterday was opened a pier.", "Yesterday was opened a", "Yesterday was declared a day of rest."),
        ("inverted-subject", "On Monday has he sold it all.", "On Monday has he", "This week has the pilot had no rest."),
        ("missing-it", "In this case is not possible to sail.", "is not", "Now is the time to sail."),
        ("bare-phrase", "The coast is long and steep. Leaving little room for the pilots.", "Leaving", "Leaving the coast is easy."),
        ("past-instead-of-base", "The pilots refused to sailed at night.", "sailed", "They refused to shut it."),
        ("fused-clauses", "The old pier was closed the pilots had left.", "the pilots", "The man was told the pilots had left."),
        ("clashing-prepositions", "Trade rose of for the third year.", "of for", "The coast she thought of for years is gone."),
        ("stranded-relative-clause", "They left the pier. At which they had met.", "At which they had met.", "In which case they left."),
        ("pronoun-without-verb", "The pilot is old. He now without a boat.", "He", "He had a boat; she in turn had none."),
        ("cut-off-end", "The pilots left the coast in spite of.", "in spite of", "That is the coast they sailed in spite of."),
        ("bare-subordinate-clause", "They sat. Even though it was low.", "Even though it was low.", "Even if it was low, they sailed."),
    ],
)  # fmt: skip
def test_faults_and_what_looks_like_them(checker: Checker, rule: str, text: str, marked: str, alike: str) -> None:
    assert (rule, marked) in found(checker, text) and rule not in dict(found(checker, alike))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("sentences_own", 0.68),
        ("sentences_own2", 0.5),
        ("sentences_own3", 0.5),
        ("sentences_own4", 0.5),
        ("sentences_own5", 0.6),
        ("sentences_own6", 0.55),
        ("sentences_own7", 0.8),
    ],
)
def test_own_sentences_broken_and_unusual(checker: Checker, name: str, least: float) -> None:
    """The files beside bench/sentences.md: what stands stays silent; this family alone finds this share of what engines break."""
    broken: list[bool] = []
    unusual: list[bool] = []
    for row in (Path(__file__).parent.parent / "bench" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        before, gap = record.get("before", "The board met on Monday."), " " if record["text"][-1] in '.?!"' else "\n\n"
        hit = bool(found(checker, f"{before}{gap}{record['text']}{gap}The vote was postponed until the spring."))
        (unusual if record["kind"] == "legitimate" else broken).append(hit)
    assert not any(unusual) and sum(broken) / len(broken) >= least


def test_a_stranded_clause_is_joined_only_where_a_noun_precedes_it(checker: Checker) -> None:
    report = checker.check_file("-", b"They met a captain. Who had sailed to Brazil. They left early. Who had sailed to Brazil.")
    first, second = report.findings
    assert [e.replacement for e in first.fixes[0].edits] == [", ", "who"] and second.fixes == ()


def test_quotations_are_below_the_default_confidence(checker: Checker) -> None:
    loud = Checker(Settings(select=("sentences",), target_language="en", min_confidence=0.0))
    text = "“We left the harbour at once. Because the engine had failed.”"
    assert found(checker, text) == [] and found(loud, text) != []


@pytest.mark.parametrize(
    ("genre", "text"),
    [
        ("news", "— We left the harbour at once. Because the engine had failed.\n\nHe laughed."),
        ("news", "14:05 The ferry left at once. Because the engine had failed.\n\n14:40 It is back."),
        ("literary", "We left the harbour at once. Because the engine had failed."),
        ("spoken", "We left the harbour at once. Because the engine had failed."),
        ("live-blog", "We left the harbour at once. Because the engine had failed."),
    ],
)
def test_where_people_speak_freely_half_sentences_are_below_the_default_confidence(genre: str, text: str) -> None:
    quiet, loud = (Checker(Settings(select=("sentences",), target_language="en", genre=genre, min_confidence=c)) for c in (0.5, 0.0))
    assert found(quiet, text) == [] and [rule for rule, _ in found(loud, text)] == ["bare-subordinate-clause"]


@pytest.mark.skipif(not CUT.is_file(), reason="no development data (MTQA_DATA)")
def test_cut_fragments(checker: Checker) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("cut_fragments", CUT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    hits: dict[str, list[bool]] = {}
    for record in module.cut("en_ewt-dev"):
        hits.setdefault(record["kind"], []).append(bool(found(checker, record["text"])))
    share = {kind: sum(values) / len(values) for kind, values in hits.items()}
    assert share["relative"] >= 0.9 and share["subordinate"] >= 0.8 and share["headless"] >= 0.75 and share["intact"] <= 0.01, share


def test_places_of_real_sentences_are_well_formed() -> None:
    """bench/sentences_real.jsonl: no text, every sentence once, faults only where one is broken and inside it, halves of like size."""
    rows = [json.loads(r) for r in (Path(__file__).parents[1] / "bench" / "sentences_real.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({(r["id"], r["system"], r["segment"], r["start"]) for r in rows}) == len(rows) == 700
    for row in rows:
        assert row.keys() <= {"id", "system", "segment", "start", "end", "half", "verdict", "faults"}
        assert (row["verdict"] == "broken") == ("faults" in row), row
        assert row["verdict"] in ("broken", "unusual", "stands") and row["half"] in ("dev", "confirm")
        assert all(kind.islower() and row["start"] <= start < end <= row["end"] for kind, start, end in row.get("faults", ()))
    assert 0.45 < sum(r["half"] == "dev" for r in rows) / len(rows) < 0.55


@pytest.mark.parametrize(
    ("rule", "text", "marked", "alike"),
    [
        ("repeated-coordination", "Summer makes people tired and tired.", "tired and tired", "They tried and tried, again and again."),
        ("repeated-coordination", "He met the heroes or the heroes of the port.", "the heroes or the heroes", "It is oil or oil products."),
        ("repeated-coordination", "The board saw the process of the process.", "process of the process", "It was the best of the best."),
        ("lost-stop", "They were sent to the pier It was closed.", "It", "They read the novel It was late."),
        ("regularised-past", "The captain catched a cold.", "catched", "The captain matched the boats."),
        ("second-verb", "There are miners earn less than the others.", "earn", "There are miners who earn less than the others."),
        ("doubled-subject", "The captain, he sold the ferry to a miner.", "he", "The ferry he sold to a miner was old."),
        ("missing-to", "The miners were ordered leave the pit.", "leave", "The miners ordered leave for all."),
        ("present-with-since", "She leads the board since 2015.", "leads", "She leads the board that has met since 2015."),
        ("future-in-condition", "When the rain will stop, the boats will sail.", "will stop", "When the rain stops, the boats will sail."),
        ("question-order-inside", "Nobody knows where is the captain.", "where is the captain", "Nobody knows where the captain is."),
        ("lost-main-clause", "They met. The miner who found the gold in the old pit near Porto. It rained.", "The miner",
         "They met. The miner who found the gold in the old pit near Porto is rich. It rained."),
    ],
)  # fmt: skip
def test_faults_of_real_translations(checker: Checker, rule: str, text: str, marked: str, alike: str) -> None:
    assert (rule, marked) in found(checker, text)
    assert rule not in {name for name, _ in found(checker, alike)}
