"""The gazetteer: exact names, garbled names in their country, facts, and the limits on size and time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from importlib import resources

import pytest

from mtqa.annotate.gazetteer import Kind, Place, all_countries, division_of, fold, homes, is_place, nearest, places, seat_of, table
from mtqa.annotate.names.sound import distance, likeness, skeleton
from mtqa.annotate.vocabulary import strip_marks


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kyiv", "UA"), ("Kiev", "UA"), ("Kharkov", "UA"), ("Tel-Aviv", "IL"), ("Nangarhar", "AF"), ("Idlib", "SY"), ("Bavaria", "DE"),
     ("Kópavogur", "IS"), ("Kopavogur", "IS"), ("Hokkaido", "JP"), ("Chelyabinsk", "RU"), ("Texas", "US")],
)  # fmt: skip
def test_exact(name: str, country: str) -> None:
    assert country in {home[0] for home in homes(name)}
    assert is_place(name, [country])
    assert not is_place(name, ["FJ"])


@pytest.mark.parametrize("name", ["Harkivv", "Chelabynskk", "Nangrahr", "", "'", "\x00", "Ж"])
def test_no_place(name: str) -> None:
    assert not is_place(name)


@pytest.mark.parametrize(
    ("garbled", "country", "right"),
    [("Gardiss", "AF", "Gardez"), ("Kundus", "AF", "Kunduz"), ("Nangrahar", "AF", "Nangarhar"), ("Helemand", "AF", "Helmand"),
     ("Badahshan", "AF", "Badakhshan"), ("Mosool", "IQ", "Mosul"), ("Alepo", "SY", "Aleppo"), ("Idlip", "SY", "Idlib"),
     ("Harkov", "UA", "Kharkiv"), ("Maryupol", "UA", "Mariupol"), ("Jitomir", "UA", "Zhytomyr"), ("Cheliabinsk", "RU", "Chelyabinsk"),
     ("Mahachkala", "RU", "Makhachkala"), ("Osako", "JP", "Osaka"), ("Fukuschima", "JP", "Fukushima"), ("Jericoh", "PS", "Jericho"),
     ("Asdod", "IL", "Ashdod"), ("Kermansha", "IR", "Kermanshah"), ("Isfahhan", "IR", "Isfahan"), ("Akureiri", "IS", "Akureyri")],
)  # fmt: skip
def test_nearest(garbled: str, country: str, right: str) -> None:
    """None of these is a spelling that people use; the right one must come first."""
    found = nearest(garbled, [country])
    assert found, garbled
    assert found[0].place.name == right
    assert found[0].place.country == country


def test_nearest_respects_kind_and_context() -> None:
    assert {c.place.kind for c in nearest("Kandahhar", ["AF"], [Kind.DIVISION])} == {Kind.DIVISION}
    assert not nearest("Kandahhar", ["IS"])
    assert nearest("Sapporro")[0].place.name == "Sapporo"


def test_nothing_near() -> None:
    assert nearest("Xyzzyplugh", ["AF"]) == []
    assert nearest("", ["AF"]) == []
    with pytest.raises(KeyError):
        nearest("Kabul", ["QQ"])


def test_facts() -> None:
    assert [p.name for p in division_of("Gardez", "AF")] == ["Paktia"]
    assert [p.name for p in division_of("Asadabad", "AF")] == ["Kunar"]
    division = division_of("Chelyabinsk", "RU")[0]
    town = seat_of(division)
    assert town is not None
    assert town.name == "Chelyabinsk"
    ukraine = all_countries()["UA"]
    assert (ukraine.name, ukraine.capital) == ("Ukraine", "Kyiv")
    assert "PL" in ukraine.neighbours
    assert places("Kandahar", "AF")[0].kind is Kind.CITY


def test_tables_are_sound() -> None:
    """Every table parses, and every name in it is found by the exact look-up, too."""
    seen = 0
    for code in all_countries():
        for place in table(code):
            assert place.name == place.name.strip() != ""
            seen += 1
    assert seen > 130_000
    for place in table("IQ")[:500]:
        assert is_place(place.name, ["IQ"]), place


def test_sound() -> None:
    assert skeleton("Qaddafi") == skeleton("Gaddafi") == skeleton("Kadhafi")
    assert distance("Rahmatullah", "Rahmatullah") == 0.0
    assert distance("Rahmatula", "Rahmatullah") < distance("Rahmatula", "Rahman")
    assert likeness("Kahl", "Kahl") == 1.0
    assert likeness("Moscow", "Vienna") < 0.5
    assert fold("Al-Ḥasakah") == fold("al hasakah")


def test_cost() -> None:
    """At most 3 MB on disk and 60 MB in memory; what look-ups cost is measured by bench/limits.py."""
    size = sum((resources.files("mtqa.data") / n).stat().st_size for n in ("gazetteer.zip", "gazetteer.marisa"))  # type: ignore[attr-defined]
    assert size <= 3_000_000
    script = (
        "import resource\nstart = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nimport mtqa.annotate.gazetteer as g\n"
        "import rapidfuzz.process, rapidfuzz.distance\ng.is_place('Kyiv'); g.nearest('Gardiss', ['AF'])\n"
        "g.nearest('Gardiss'); g.nearest('Gardiss', ['US', 'RU', 'UA'])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=dict(os.environ))
    kilobytes = float(done.stdout)
    assert kilobytes < 60_000 if sys.platform == "linux" else True


@pytest.mark.parametrize("country", ["QA", "GR", "UA", ""])
def test_places_finds_every_spelling_of_a_table(country: str) -> None:
    """The quick search through the text of a table leaves nothing out: marks, backticks, apostrophes, Greek letters."""
    wanted: dict[str, list[Place]] = defaultdict(list)
    for place in table(country):
        keys = {fold(s) for s in (place.name, *place.others) if fold(s)[:1].upper() == strip_marks(s[0])[:1].upper()}
        for key in keys - {""}:
            wanted[key].append(place)
    every = sorted(wanted)
    for key in every[:: max(1, len(every) // 400)]:
        assert list(places(key, country)) == wanted[key]
    assert not places("", country)
