"""Glossaries from files: the same entries from every format; whatever is wrong is told with file and row."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from glossary_help import entries, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.glossary import GlossaryError, load_glossary
from mtqa.glossary.entry import Status
from mtqa.glossary.problems import Problems

FOLDER = Path(__file__).parent.parent / "fixtures" / "glossary"


pytestmark = pytest.mark.usefixtures("own_cache")


def workbook(path: Path, rows: list[list[str]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


# ------------------------------------------------------------------------------------------------ formats


def test_a_table_says_all_there_is_to_say() -> None:
    school, ministry, _, appeal, kept, board = entries(load_glossary([FOLDER / "terms.csv"]))
    assert [(t.text, t.status, t.pos) for t in school.terms["en"]] == [
        ("school of law", Status.APPROVED, "noun"), ("madhhab", Status.APPROVED, "noun"), ("legal school", Status.FORBIDDEN, "noun"),
    ]  # fmt: skip
    assert (school.id, school.domain, school.note) == ("c1", "religion", "one of the four Sunni schools")
    assert ministry.terms["he"][0].text == "משרד הביטחון"
    assert appeal.terms["en"][0].pos == "verb" and "de" not in appeal.terms
    assert kept.keep and kept.exact and not school.keep
    assert board.exact and not ministry.exact


@pytest.mark.parametrize("name", ["terms.tsv", "terms.yaml", "terms-v2.tbx", "terms-v3.tbx"])
def test_every_format_gives_the_same_entries(name: str) -> None:
    assert entries(load_glossary([FOLDER / name])) == entries(load_glossary([FOLDER / "terms.csv"]))


def test_a_workbook_gives_the_same_entries(tmp_path: Path) -> None:
    with (FOLDER / "terms.csv").open(encoding="utf-8", newline="") as file:
        path = workbook(tmp_path / "terms.xlsx", list(csv.reader(file)))
    assert entries(load_glossary([path])) == entries(load_glossary([FOLDER / "terms.csv"]))


def test_semicolons_and_utf16_as_spreadsheets_write_them(tmp_path: Path) -> None:
    first = entries(load_glossary([put(tmp_path, "a.csv", "de;en\nBär, groß;bear\n")]))
    assert first[0].terms["de"][0].text == "Bär, groß"
    second = entries(load_glossary([put(tmp_path, "b.tsv", "de\ten\nBär\tbear\n".encode("utf-16"))]))
    assert second[0].terms["de"][0].text == "Bär"


def test_tbx_3_with_elements_for_categories(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "dct.tbx",
        """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
        xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry id="1"><min:subjectField>law</min:subjectField>
        <langSec xml:lang="de"><termSec><term>Klage <hi>gegen</hi> X</term></termSec></langSec>
        <langSec xml:lang="en-US"><termSec><term>suit</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
        <min:partOfSpeech>noun</min:partOfSpeech></termSec><termSec><term>claim</term></termSec></langSec>
        </conceptEntry></body></text></tbx>""",
    )
    (entry,) = entries(load_glossary([path]))
    assert entry.terms["de"][0].text == "Klage gegen X"
    assert [(t.text, t.status) for t in entry.terms["en"]] == [("suit", Status.FORBIDDEN), ("claim", Status.APPROVED)]
    assert (entry.domain, entry.terms["en"][0].pos) == ("law", "noun")


def test_several_files_are_one_glossary(tmp_path: Path) -> None:
    more = put(tmp_path, "more.csv", "de,en\nBär,bear\n")
    assert len(load_glossary([FOLDER / "terms.csv", more])) == 7


# ------------------------------------------------------------------------------------------------ what is wrong


def csv_of(*rows: str, header: str = "de,en,en forbidden") -> str:
    return "\n".join((header, *rows)) + "\n"


def tbx_of(term: str, language: str = "de") -> str:
    one = "<langSet xml:lang='{}'><tig><term>{}</term></tig></langSet>"
    return f"<termEntry>{one.format(language, term)}{one.format('en', 'bear' if term == 'Bär' else 'dog')}</termEntry>"


BAD = [
    ("a.csv", csv_of("Bär,bear,", "Bär,bear,"), ":3: the same entry as", 1),
    ("a.csv", csv_of("Bär,bear,", ",,", "x,y,", "?,!,"), ":5: '?' (de) holds no letter", 2),
    ("a.csv", csv_of("Bär,bear|bear,", "x,y,"), ":2: 'bear' (en) is there twice", 2),
    ("a.csv", csv_of("Bär,bear,Bear", "x,y,"), ":2: contradictory: 'Bear' (en) is approved and forbidden", 1),
    ("a.csv", csv_of(",bear,pear", ",pear,bear", "x,y,"), "circular: replaces", 1),
    ("a.csv", csv_of(",cat,dog", "Hund,dog,", "x,y,"), ":2: contradictory: forbids 'dog' (en), which", 1),
    ("a.csv", csv_of("Bär,cat,dog", "Bär,dog,", "x,y,"), ":2: contradictory: forbids 'dog'", 1),
    ("a.csv", csv_of("Bär,bear,,too,many", "x,y,"), ":2: 5 cells where the header has 3", 1),
    ("a.csv", csv_of("Bär,bear,x", header="de,en,forbiden"), ":1: unknown column 'forbiden'; did you mean 'forbidden'", 1),
    ("a.csv", csv_of("Bär,bear,x", header="de,en,xq"), ":1: unknown column 'xq'", 1),
    ("a.csv", csv_of("Bär,bear,x", header="de,en,en"), ":1: column 'en' is there twice", 1),
    ("a.csv", csv_of("Bär,bear,noon", "x,y,noun", header="de,en,pos"), ":2: unknown part of speech 'noon'", 1),
    ("a.csv", csv_of("Bär,bear,maybe", "x,y,no", header="de,en,dnt"), ":2: do not translate: 'maybe' is neither yes nor no", 1),
    ("a.csv", csv_of("Bär,bear,big", "x,y,any", header="de,en,case"), ":2: case: 'big' is no case rule", 1),
    ("a.csv", csv_of("Bär,bear,qq", "x,y,de", header="source,target,source lang"), ":2: unknown language 'qq'", 1),
    ("a.csv", csv_of("Bär,", "x,y", header="de,en"), ":2: only one language (de) and nothing forbidden", 1),
    ("a.csv", csv_of("1,Bär,bear", "2,,", header="id,de,en"), ":3: an empty entry", 1),
    ("a.csv", csv_of("1,Bär,bear", "1,x,y", header="id,de,en"), ":3: the id '1' is that of", 1),
    ("a.yaml", "- {de: Bär, en: bear}\n- {de: x, english words: y}\n- {de: z, en: w}\n", ":2: unknown column 'english words'", 2),
    ("a.yaml", "- {de: Bär, en: bear}\n- just text\n", ":2: an entry must be a mapping", 1),
    ("a.yaml", "- {de: Bär, en: bear}\n-\n  de: {a: b}\n", ":3: 'de' must be a text or a list of texts", 1),
    ("a.tbx", f"<martif><text><body>{tbx_of('Bär')}\n<termEntry>\n<langSet></body></text></martif>", ":3: broken XML", 1),
    ("a.tbx", f"<martif>{tbx_of('Bär')}\n{tbx_of('x', 'qq')}{tbx_of('y')}</martif>", ":2: unknown language 'qq'", 2),
    ("a.tbx", f"<martif>{tbx_of('Bär')}\n{tbx_of(' ')}</martif>", ":2: an empty <term>", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message", "left"), BAD)
def test_a_fault_is_an_error_that_names_the_row_and_a_note_if_the_rest_is_asked_for(
    tmp_path: Path, name: str, text: str, message: str, left: int
) -> None:
    path = put(tmp_path, name, text)
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert message in str(error.value) and f"{path.as_posix()}:" in str(error.value) and "--lenient-glossary" in str(error.value)
    rest = load_glossary([path], lenient=True)
    assert len(rest) == left
    assert any(message in note for note in rest.notes)
    assert load_glossary([path], lenient=True).notes == rest.notes, "from the cache"


FATAL = [
    ("a.csv", "", ":1: the table is empty"),
    ("a.csv", "cat,dog\nx,y\n", ":1: no column holds terms"),
    ("a.csv", b"de,en\nx,y\n\xff\xfe,z\n", ":3: byte 10 is not UTF-8"),
    ("a.yaml", "de: Bär\n", ":1: holds no list of entries"),
    ("a.yaml", "- {de: [Bär\n", ":2: not valid YAML"),
    ("a.yaml", "- &a {de: x, en: y}\n- *a\n", ":2: not valid YAML: aliases"),
    ("a.tbx", "<html><body/></html>", ":1: is no TBX: its root is <html>"),
    ("a.tbx", "not XML", ":1: broken XML"),
    ("a.tbx", "<!DOCTYPE martif [\n<!ENTITY a 'b'>]><martif/>", ":2: declares XML entities"),
    ("a.tbx", "<martif>" + "<x>" * 1000, ":1: nests elements"),
    ("a.tbx", "<?xml version='1.0' encoding='nonsense'?><martif/>", ":1: "),
    ("a.docx", "x", "unknown kind of glossary"),
    ("a.csv", "de,en\n,\n", "no entry could be read"),
]


@pytest.mark.parametrize(("name", "text", "message"), FATAL)
@pytest.mark.parametrize("lenient", [False, True])
def test_without_any_valid_entry_leniency_does_not_help(tmp_path: Path, name: str, text: str | bytes, message: str, lenient: bool) -> None:
    with pytest.raises(GlossaryError) as error:
        load_glossary([put(tmp_path, name, text)], lenient=lenient)
    assert message in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read: No such file"):
        load_glossary([tmp_path / "gone.csv"])


def test_many_faults_are_counted(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"\.\.\. and 980 more"):
        load_glossary([put(tmp_path, "a.csv", csv_of(*["?,!,"] * 500))])


def test_entries_that_differ_in_their_source_may_disagree(tmp_path: Path) -> None:
    first, second = entries(load_glossary([put(tmp_path, "a.csv", csv_of("Anzug,suit,claim", "Klage,claim,suit"))]))
    assert first.with_source and second.with_source


# ------------------------------------------------------------------------------------------------ hostile files


def laughs() -> str:
    """Entities that stand for a gigabyte."""
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
    return f"<!DOCTYPE m [{entities}]><m>&a9;</m>"


@pytest.mark.parametrize(
    "text",
    [
        laughs(),
        "<!DOCTYPE m [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><martif>&a;</martif>",
        "<!DOCTYPE m [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'>%p;]><martif/>",
        "<martif x='" + "&#65;" * 500_000 + "'/>",
        "<martif>" + "<a>b</a>" * 200_000,
        "<martif><termEntry>" + "<langSet xml:lang='de'>" * 100_000,
        "<martif><!--" + "-x" * 500_000,
    ],
    ids=["billion laughs", "local file", "parameter entity", "long attribute", "many elements", "deep", "open comment"],
)  # fmt: skip
def test_hostile_xml_neither_hangs_nor_fetches(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "a.tbx", text)
    with pytest.raises(GlossaryError):
        load_glossary([path], lenient=True)


def test_a_workbook_that_is_none_or_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openpyxl")
    with pytest.raises(GlossaryError, match="is no workbook"):
        load_glossary([put(tmp_path, "a.xlsx", "PK but no more")])
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>")
    with pytest.raises(GlossaryError, match="declares a document type"):
        load_glossary([path])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nothing.txt", "x")
    with pytest.raises(GlossaryError, match="cannot be read as a workbook"):
        load_glossary([path])
    monkeypatch.setattr("mtqa.glossary.read_xlsx.MOST_BYTES", 10)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/big.bin", "x" * 11)
    with pytest.raises(GlossaryError, match="unpacks to more than"):
        load_glossary([path])


def test_without_openpyxl_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(GlossaryError, match=r"pip install 'mtqa\[xlsx\]'"):
        load_glossary([put(tmp_path, "a.xlsx", "PK")])


@pytest.mark.parametrize("name", ["read_csv", "read_tsv", "read_yaml", "read_tbx", "read_xlsx"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.text(alphabet="de,en\n\t\"'-:{}[]<>&;|/=ab#*! \x00\ufeff", max_size=200).map(str.encode)))
def test_no_bytes_raise_anything_else(name: str, data: bytes) -> None:
    if name == "read_xlsx":
        pytest.importorskip("openpyxl")
    reader: Callable[[bytes, str, Problems], list[object]] = __import__(f"mtqa.glossary.{name}", fromlist=["read"]).read
    problems = Problems()
    reader(data, "x", problems)
    assert all(problem.startswith("x:") for problem in problems.found)
