"""The term packs as a set: enough of them, every example holds, and words used rightly stay silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from mtqa.engine import Check, Runner
from mtqa.example_document import example_document
from mtqa.model import Document
from mtqa.pipeline import annotate
from mtqa.read.plain import plain_text
from mtqa.rulebook import load_rules
from mtqa.rulebook.examples import run_examples

ROOT = Path(__file__).resolve().parent.parent
PACKS = sorted((ROOT / "rules" / "en" / "packs").glob("*.yaml"))
RIGHT_USES = ROOT / "fixtures" / "terms" / "right_uses.txt"


def entries(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["entries"]
    return found


@pytest.fixture(scope="module")
def checks() -> list[Check]:
    packs = {f"rules/en/packs/{path.name}" for path in PACKS}
    return [c for c in load_rules(examples=True) if c.info.origin.partition(":")[0] in packs]


def silent_sentences() -> list[str]:
    return [line for line in RIGHT_USES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def found_in(runner: Runner, text: str) -> list[str]:
    outcome = runner.run(annotate(Document(path="text", target=plain_text(text, "en"))), ())
    return [f"{f.rule.id}: {f.plain.of(text)}" for f in outcome.findings]


def test_packs_are_large_enough() -> None:
    counts = {path.stem: len(entries(path)) for path in PACKS}
    assert sum(counts.values()) >= 600
    assert sum(n for name, n in counts.items() if name.startswith("titles-")) >= 200


def test_ids_are_unique_over_all_packs() -> None:
    counts = Counter(entry["id"] for path in PACKS for entry in entries(path))
    assert [name for name, n in counts.items() if n > 1] == []


def test_every_source_language_and_domain_is_there(checks: list[Check]) -> None:
    languages = {language for check in checks for language in check.info.sources}
    assert languages >= {"he", "ar", "fa", "ru", "uk", "zh", "ja", "de", "fr", "es", "is"}
    domains = {yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["domain"] for path in PACKS}
    assert domains >= {"news", "politics", "military", "religion", "law", "health", "sport", "economy", "technology"}


def test_every_entry_says_where_it_comes_from() -> None:
    """By its source words; turns of phrase that show in English alone, by the languages of their pack."""
    for path in PACKS:
        whole = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).get("sources")
        for entry in entries(path):
            assert entry.get("source") or whole, f"{path.name}: {entry['id']} names no source word"
            assert len(str(entry["why"])) > 10, f"{path.name}: {entry['id']} does not say why"


def test_titles_are_terminology(checks: list[Check]) -> None:
    titles = [c for c in checks if "/titles-" in c.info.origin]
    assert titles
    assert {(c.info.category.value, c.info.its.value) for c in titles} == {("terminology", "terminology")}


def test_examples_hold(checks: list[Check]) -> None:
    assert checks
    failures = [failure for check in checks for failure in run_examples(check, example_document)]
    assert failures == []


def test_right_uses_stay_silent(checks: list[Check]) -> None:
    sentences = silent_sentences()
    assert len(sentences) >= 150
    runner = Runner(checks)
    assert {s: found for s in sentences if (found := found_in(runner, s))} == {}


def test_wrong_uses_do_not(checks: list[Check]) -> None:
    """The same words in the contexts that betray them, so that the silence above says something."""
    runner = Runner(checks)
    for text, rule in (
        ("The scholars of the flattering school of law met in Herat.", "flattering-for-hanafi"),
        ("Slavic preachers and jihadists gathered round the mosque.", "slavic-for-salafi"),
        ("He dreams of an Islamic suit that reaches from Spain to India.", "suit-for-caliphate"),
        ("The second-armed faction took the bridge.", "second-armed"),
        ("The Deputy Secretary of Defense for Policy gave evidence.", "deputy-secretary-of-defense-for-policy"),
        ("Nobody helped them in their struggle in front of ISIS.", "in-front-of-enemy"),
        ("The rear command asked Israelis to stay near shelters.", "rear-command-for-home-front"),
        ("The Tunisian kitchen uses much harissa.", "kitchen-for-cuisine"),
        ("He directed the National Security Directorate in Kabul.", "afghan-nds"),
    ):
        assert any(found.startswith(rule) for found in found_in(runner, text)), text
