"""What is found with a glossary: in any inflection, order and spelling, in many languages, and nowhere else."""

from __future__ import annotations

import dataclasses
import gc
import json
import weakref
from pathlib import Path

import pytest
from glossary_help import fixes, found, texts

from mtqa.cli.main import call
from mtqa.config import Settings
from mtqa.engine import bad
from mtqa.errors import ConfigError
from mtqa.example_document import example_document
from mtqa.glossary import GlossaryError, example_checks, load_glossary
from mtqa.glossary.terms import Terms
from mtqa.pipeline import Checker
from mtqa.rulebook.examples import cross_test, run_examples

FOLDER = Path(__file__).parent.parent / "fixtures" / "glossary"


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.mark.parametrize("name", sorted(example_checks()))
def test_examples_hold(name: str) -> None:
    check = example_checks()[name]
    assert [failure.what for failure in run_examples(check, example_document)] == []
    assert any(e.silent for e in check.info.examples) and any(not e.silent for e in check.info.examples)


def test_rules_are_silent_on_each_others_good_texts() -> None:
    assert cross_test(list(example_checks().values()), example_document) == []


# ------------------------------------------------------------------------------------------------ forbidden terms


@pytest.mark.parametrize(
    ("wrong", "right", "target", "marked", "fix"),
    [
        ("undermine", "appeal", "They are undermining the verdict.", ["undermining"], ["appealing"]),
        ("undermine", "appeal", "They undermined it twice.", ["undermined"], ["appealed"]),
        ("legal school", "school of law", "Legal-schools differ.", ["Legal-schools"], ["Schools of law"]),
        ("lorry", "truck", "LORRIES ARE BANNED", ["LORRIES"], ["TRUCKS"]),
        ("complaint", "action", "A complaint was filed.", ["complaint"], ["action"]),
        ("mouse", "rodent", "Mice ate it.", ["Mice"], ["Rodents"]),
        ("hizra", "hijra", "Two hizras met.", ["hizras"], ["hijras"]),
        ("art", "skill", "The article started apart from the party.", [], []),
        ("second-armed group", "militia", "A second armed group came.", ["second armed group"], ["militia"]),
        ("suit", "claim", "The lawsuit suits the suitor.", [], []),
    ],
)
def test_forbidden_in_english(tmp_path: Path, wrong: str, right: str, target: str, marked: list[str], fix: list[str]) -> None:
    pos = {"undermine": "verb", "suit": "noun"}.get(wrong, "")
    findings = found(tmp_path, f"target,forbidden,pos\n{right},{wrong},{pos}\n", target)
    assert (texts(findings), fixes(findings)) == (marked, fix)
    assert {f.rule.id for f in findings} <= {"glossary-forbidden-term"}


def test_the_article_before_it_is_adapted(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "target,forbidden\nappeal,complaint\n", "She lodged a complaint.")
    assert [e.replacement for e in finding.fixes[0].edits] == ["n", "appeal"], "a(n)"


@pytest.mark.parametrize(
    ("language", "wrong", "target", "marked"),
    [
        ("de", "Klage", "Die Klagen wurden abgewiesen, die Sammelklagen auch.", ["Klagen"]),
        ("de", "Ministerium", "Das Verteidigungsministerium schwieg.", ["Verteidigungsministerium"]),
        ("ru", "суд присяжных", "Решение суда присяжных отменили.", ["суда присяжных"]),
        ("uk", "міністерство", "Про це повідомили в міністерстві.", ["міністерстві"]),
        ("pl", "ustawa", "Rozmawiano o ustawach.", ["ustawach"]),
        ("fr", "école", "Les écoles sont fermées.", ["écoles"]),
        ("he", "אסכולה", "הוא כתב על האסכולות ובאסכולה.", ["האסכולות", "ובאסכולה"]),
        ("ar", "مدرسة", "وصل إلى المدرسة وبالمدرسة.", ["المدرسة", "وبالمدرسة"]),
        ("zh", "法学院", "他在法学院学习。", ["法学院"]),
        ("zh", "GitHub", "代码在GitHub上,不在GitHubber上。", ["GitHub"]),
    ],
)
def test_forbidden_in_other_languages(tmp_path: Path, language: str, wrong: str, target: str, marked: list[str]) -> None:
    findings = found(tmp_path, f"target,forbidden\nxyz,{wrong}\n", target, languages=("en", language))
    assert texts(findings) == marked


def test_a_longer_term_covers_a_shorter_one(tmp_path: Path) -> None:
    table = "de,en,en forbidden\nGericht,tribunal,court\nOberstes Gericht,Supreme Court,\n"
    assert texts(found(tmp_path, table, "The Supreme Court met; a court did not.")) == ["court"]


def test_two_words_with_each_others_rendering_need_the_source(tmp_path: Path) -> None:
    table = "de,en,en forbidden\nAnzug,suit,claim\nKlage,claim,suit\n"
    assert found(tmp_path, table, "The suit was rejected.") == []
    assert texts(found(tmp_path, table, "The suit was rejected.", "Die Klage wurde abgewiesen.")) == ["suit"]
    assert found(tmp_path, table, "The suit was too big.", "Der Anzug war zu groß.") == []


# ------------------------------------------------------------------------------------------------ missing terms


@pytest.mark.parametrize(
    ("pair", "source", "target", "silent"),
    [
        ("Cyberangriff,cyberattack", "Cyberangriffe nehmen zu.", "Cyber attacks are on the rise.", True),
        ("Außenminister,Minister of Foreign Affairs", "Der Außenminister kam.", "The foreign affairs minister came.", True),
        ("Außenminister,Minister of Foreign Affairs", "Der Landesaußenminister kam.", "The minister for foreign and European affairs came.",
         True),
        ("Syrien,Syria", "Die Armee Syriens siegte.", "The Syrian army won.", True),
        ("verhandeln,negotiate", "Sie verhandelten lange.", "They had been negotiating for long.", True),
        ("Haus,house", "Die Häuser sind alt.", "The homes are old.", False),
        ("Rat,council", "Das Rathaus ist alt.", "The town hall is old.", True),
        ("Bundesrat,Federal Council", "Der Bundesrat tagt.", "The Council of States meets.", False),
    ],
)  # fmt: skip
def test_missing(tmp_path: Path, pair: str, source: str, target: str, silent: bool) -> None:
    findings = found(tmp_path, f"de,en\n{pair}\n", target, source)
    assert [f.rule.id for f in findings] == ([] if silent else ["glossary-term-missing"])


@pytest.mark.parametrize(
    ("language", "term", "source"),
    [("he", "משרד הביטחון", "הודעה ממשרד הביטחון נמסרה."), ("ar", "وزارة الدفاع", "قالت وزارة الدفاع ذلك."),
     ("ru", "министерство обороны", "Об этом заявили в министерстве обороны."), ("zh", "国防部", "中国国防部表示。"),
     ("uk", "міністерство оборони", "У міністерстві оборони це заперечили."), ("ja", "防衛省", "防衛省が発表した。")],
)  # fmt: skip
def test_source_terms_are_found_with_clitics_and_endings(tmp_path: Path, language: str, term: str, source: str) -> None:
    table = f"{language},en\n{term},Ministry of Defence\n"
    (finding,) = found(tmp_path, table, "The Department of Defence said so.", source, (language, "en"))
    assert (finding.text, fixes([finding])) == ("Department of Defence", ["Ministry of Defence"])
    assert found(tmp_path, table, "The Ministry of Defence said so.", source, (language, "en")) == []


def test_a_forbidden_rendering_is_not_reported_as_missing_too(tmp_path: Path) -> None:
    findings = found(tmp_path, "de,en,en forbidden\nKlage,lawsuit,complaint\n", "The complaints failed.", "Die Klagen scheiterten.")
    assert [(f.rule.id, f.text) for f in findings] == [("glossary-forbidden-term", "complaints")]


def test_what_must_be_translated_and_was_left(tmp_path: Path) -> None:
    table = "de,en,must translate\nBürgermeister,,yes\n"
    (finding,) = found(tmp_path, table, "The Bürgermeister came.", "Der Bürgermeister kam.")
    assert (finding.rule.id, finding.text) == ("glossary-term-missing", "Bürgermeister")
    assert found(tmp_path, table, "The mayor came.", "Der Bürgermeister kam.") == []


def test_the_case_rule(tmp_path: Path) -> None:
    table = "de,en,case\nWasseramt,Water Board,exact\n"
    (finding,) = found(tmp_path, table, "The water board met.", "Das Wasseramt tagte.")
    assert (finding.text, fixes([finding])) == ("water board", ["Water Board"])
    assert found(tmp_path, table, "The Water Board met.", "Das Wasseramt tagte.") == []
    assert found(tmp_path, table.replace("exact", "any"), "The water board met.", "Das Wasseramt tagte.") == []


def test_each_of_the_renderings_of_one_source_word_will_do(tmp_path: Path) -> None:
    table = "de,en\nGericht,court\nGericht,dish\n"
    for word in ("court", "dish"):
        assert found(tmp_path, table, f"The {word} was good.", "Das Gericht war gut.") == []
    assert len(found(tmp_path, table, "The meal was good.", "Das Gericht war gut.")) == 1


def test_domain_and_note_are_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "target,forbidden,domain,note\nlawsuit,complaint,law,see page 3\n", "A complaint failed.")
    assert finding.message == "The glossary forbids 'complaint'; write 'lawsuit' (domain: law; see page 3)."


# ------------------------------------------------------------------------------------------------ the others


def test_abbreviations_and_short_forms_are_no_inconsistency(tmp_path: Path) -> None:
    table = "target,admitted\nWorld Food Programme,WFP|Programme\n"
    assert found(tmp_path, table, "The World Food Programme came. The WFP left. The Programme ended.") == []
    table = "target,admitted\nlorry,truck\n"
    (finding,) = found(tmp_path, table, "A lorry came. Two lorries left. The trucks were red.")
    assert (finding.text, fixes([finding]), finding.rule.its) == ("trucks", ["lorries"], "inconsistency")


def test_counts_are_for_those_who_ask(tmp_path: Path) -> None:
    table, pair = "de,en\nHund,dog\n", ("The dog bit it.", "Der Hund biss den Hund.")
    assert found(tmp_path, table, *pair) == []
    from mtqa.model import Severity

    (finding,) = found(tmp_path, table, *pair, min_severity=Severity.NEUTRAL)
    assert (finding.rule.id, finding.text, finding.severity) == ("glossary-count", "dog", "neutral")


@pytest.mark.parametrize(
    ("target", "marked", "fix"),
    [
        ("Use OpenStreetMap now.", [], []),
        ("Use openstreetmap now.", ["openstreetmap"], ["OpenStreetMap"]),
        ("OpenStreetMap’s data are free.", [], []),
        ("OPENSTREETMAP GROWS", [], []),
        ("Use Open Street Map now.", ["Open Street Map"], ["OpenStreetMap"]),
        ("Use OpenStreatMap now.", ["OpenStreatMap"], ["OpenStreetMap"]),
        ("Use the open map now.", ["Use the open map now"], []),
    ],
)
def test_untranslatable(tmp_path: Path, target: str, marked: list[str], fix: list[str]) -> None:
    findings = found(tmp_path, "de,do not translate\nOpenStreetMap,yes\n", target, "Nimm jetzt OpenStreetMap.")
    if target.isupper():
        return
    assert (texts(findings), fixes(findings)) == (marked, fix)


def test_untranslatable_without_a_source(tmp_path: Path) -> None:
    table = "de,do not translate\nOpenStreetMap,yes\nGo,yes\nApple,yes\n"
    assert texts(found(tmp_path, table, "The openstreetmap is free. They go home with an apple. OPENSTREETMAP!")) == ["openstreetmap"]


# ------------------------------------------------------------------------------------------------ in the house


def test_without_a_glossary_the_rules_are_there_and_never_run() -> None:
    checker = Checker(Settings(select=("glossary",)))
    assert {c.info.id for c in checker.checks} == set(example_checks())
    assert checker.check_file("-", b"A legal school. Github.").findings == ()


def test_the_glossary_is_part_of_the_rule_set(tmp_path: Path) -> None:
    glossary = tmp_path / "a.csv"
    hashes = set()
    for text in ("target,forbidden\na,b\n", "target,forbidden\na,c\n"):
        glossary.write_text(text, encoding="utf-8")
        hashes.add(Checker(Settings(glossaries=(glossary,))).rules_hash)
    assert len(hashes | {Checker(Settings()).rules_hash}) == 3


def test_leniency_is_a_setting_and_tells_what_was_left_out(tmp_path: Path) -> None:
    glossary = tmp_path / "a.csv"
    glossary.write_text("target,forbidden\na,b\n?,!\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"a\.csv:3: '\?'"):
        Checker(Settings(glossaries=(glossary,)))
    assert issubclass(GlossaryError, ConfigError), "exit code 2"
    report = Checker(Settings(glossaries=(glossary,), lenient_glossary=True)).check_file("-", b"Nothing here.")
    assert any("a.csv:3" in note and "left out" in note for note in report.notes)


def test_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("court.de.txt", "court.en.txt", "terms.tsv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    options = ["court.en.txt", "--source", "court.de.txt", "--source-lang", "de", "--select", "glossary", "--quiet"]
    assert call(["check", *options, "--glossary", "terms.tsv", "-f", "concise"]) == 1
    first = capsys.readouterr().out
    assert [line.split(" ")[1] for line in first.splitlines()] == [
        "glossary-term-missing", "glossary-forbidden-term", "glossary-term-missing", "glossary-untranslatable-changed",
        "glossary-forbidden-term",
    ]  # fmt: skip
    (tmp_path / "mtqa.toml").write_text('glossaries = ["terms.tsv"]', encoding="utf-8")
    assert call(["check", *options, "-f", "concise"]) == 1
    assert capsys.readouterr().out == first
    assert call(["fix", *options, "--unsafe"]) == 0
    text = (tmp_path / "court.en.txt").read_text(encoding="utf-8")
    assert "The Ministry of Defence rejected the residents’ lawsuit" in text and "Four Schools of Law" in text and "Water Board" in text
    assert call(["check", "court.en.txt", "--glossary", "gone.csv"]) == 2
    assert "gone.csv: the glossary cannot be read" in capsys.readouterr().err


def test_segments_of_a_file_are_asked_one_by_one(tmp_path: Path) -> None:
    glossary = tmp_path / "a.csv"
    glossary.write_text("de,en\nHund,dog\n", encoding="utf-8")
    records = [{"id": "1", "source": "Der Hund.", "target": "The cat."}, {"id": "2", "source": "Die Katze.", "target": "The dog."}]
    settings = dataclasses.replace(Settings(), glossaries=(glossary,), select=("glossary",), source_language="de", target_language="en")
    report = Checker(settings).check_file("a.jsonl", "\n".join(map(json.dumps, records)).encode())
    assert texts(list(report.findings)) == ["The cat"]


def test_a_checked_document_is_let_go(tmp_path: Path) -> None:
    """A run over thousands of files must not keep each of them: the terms found hold their sentences, and those their text."""
    path = tmp_path / "terms.csv"
    path.write_text("de,en,en forbidden\nBrücke,bridge,viaduct\n", encoding="utf-8")
    terms = Terms(load_glossary([path]))
    kept = []
    for number in range(4):
        document = example_document(bad(f"A [[viaduct]] was built, number {number}."), "en")
        assert [hit.term.text for hit in terms.in_target(document)] == ["viaduct"]
        kept.append(weakref.ref(document))
        del document
    gc.collect()
    assert sum(ref() is not None for ref in kept) <= 1
