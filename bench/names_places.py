"""How many garbled places are found, and with which spelling first? Places of the gazetteer, respelled by the channels of names_recall.

    python bench/names_places.py [--misses 40] [--seed 5]

For every country below, divisions and towns that people write about (Zipf value 1.5 or more, or 100,000 inhabitants) are put into
sentences of our own that name the country and the kind of place, or only "in"; the place is garbled by the channel of a language
that writes about it. `found`: misspelt-place marks it; `first`: and offers the right name first. The same sentences with the right
name must stay silent (`alarms`).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict

from names import findings
from names_recall import garbled

from mtqa.annotate.gazetteer import Kind, all_countries, fold, is_place, table
from mtqa.annotate.names.pairs import pinyin
from mtqa.annotate.vocabulary import zipf
from mtqa.checks.names.misspelt_place import misspelt_place
from mtqa.engine import Runner

COUNTRIES = {
    "AF": "fa he", "IQ": "ar he", "SY": "ar he", "YE": "ar he", "IR": "fa he", "PK": "fa ar", "UA": "uk ru", "RU": "ru he", "BY": "ru",
    "JP": "ja", "DE": "he ru", "EG": "ar he", "SA": "ar he", "LY": "ar", "KZ": "ru", "TR": "he ru", "PL": "uk ru", "IN": "fa zh",
    "ET": "ar he",
}  # fmt: skip
FRAMES = {
    "province": (Kind.DIVISION, "Officials from {C} said on Monday that fighting broke out in {X} province during the night."),
    "of": (Kind.DIVISION, "The governor spoke in {C}. Schools in the province of {X} stayed closed."),
    "town": (Kind.CITY, "A reporter who travelled through {C} reached the town of {X} on Friday."),
    "district": (Kind.CITY, "Police in {C} closed the {X} district for two days."),
    "in": (Kind.CITY, "The army of {C} said that three people were hurt in {X} on Monday."),
    "capital": (Kind.CITY, "In {C}, troops left {X}, the capital of the region, last week."),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    dice, runner = random.Random(options.seed), Runner([misspelt_place])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for code, channels in COUNTRIES.items():
        country = all_countries()[code].name
        for label, (kind, sentence) in FRAMES.items():
            known = [p for p in table(code) if p.kind is kind and len(p.name) > 4 and " " not in p.name]
            known = [p for p in known if zipf(p.name) >= 1.5 or p.population >= 100_000]
            for place in dice.sample(known, min(6, len(known))):
                wrong = garbled(place.name, dice.choice(channels.split()), dice)
                if fold(wrong) == fold(place.name) or is_place(wrong) or zipf(wrong) or (pinyin(wrong) and code == "CN"):
                    continue
                found = findings(runner, [sentence.format(C=country, X=wrong)])
                offers = [e.replacement for f in found for fix in f.fixes[:1] for e in fix.edits]
                first = bool(offers) and fold(offers[0]) in {fold(s) for s in (place.name, *place.others)}
                alarm = bool(findings(runner, [sentence.format(C=country, X=place.name)]))
                for key in ("all", label, code):
                    counts[key].update({"n": 1, "found": bool(found), "first": first, "alarms": alarm})
                if not first:
                    missed.append((label, code, place.name, wrong, offers))
    for key, c in counts.items():
        print(f"{key:10} {c['n']:4} places  found {c['found'] / c['n']:4.0%}  first {c['first'] / c['n']:4.0%}  alarms {c['alarms']}")
    for row in dice.sample(missed, min(options.misses, len(missed))):
        print("  ", *row)


if __name__ == "__main__":
    main()
