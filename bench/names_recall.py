"""How many inconsistent names are found? One mention of a consistent text is respelled, in ways that nobody tuned the rules to.

    python bench/names_recall.py                          # the table: found, right spelling first, by kind of variant
    python bench/names_recall.py --misses 40 --kind real  # what was not found (with text: not for the repository)
    python bench/names_recall.py --source                 # the same with the documents' sources

Two kinds of variant, put into human references (and clean news for the second), one to a text:

- real: a word of a reference and the word that a system has in its place in the same segment, alike by plain Levenshtein
  (rapidfuzz; the rules' own measure is not asked), neither of them an English word, none the other's derivative or plural;
- channel: what comes back when a name has gone through another script: vowels guessed (Hebrew, Arabic, Persian), h and g, y
  and i (Russian, Ukrainian), l and r (Japanese, Chinese) ...; one to three changes a name, drawn with a fixed seed.

A name counts if it stands twice or more in the text, has four letters and is no English word. `found`: a finding of
split-name-spelling touches a mention of the pair; `first`: its first suggestion gives the old spelling. What the text had
before the change is checked, too: pairs it was flagged for anyway are left out. Needs the development data; ends quietly
without them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from names import CONFIRMED, DATA, TUNED, documents, findings, sources
from rapidfuzz.distance import Levenshtein

from mtqa.annotate import lexicon
from mtqa.annotate.names.places import is_country_word
from mtqa.annotate.names.words import FUNCTION, WEEK_AND_YEAR
from mtqa.annotate.vocabulary import zipf
from mtqa.checks.names.split_name_spelling import split_name_spelling
from mtqa.engine import Runner

WORD = re.compile(r"(?<![\w'’\-])(?:[Aa]l-|[Ee]l-)?[^\W\d_a-z](?:[^\W\d_]|['’\-](?=[^\W\d_]))+")
DERIVED = ("s", "n", "an", "ian", "ans", "ians", "ese", "ish", "i", "is", "er", "ers", "ic", "ist", "ists", "ism")

FAMOUS = 4.2

CHANNELS: dict[str, tuple[tuple[str, str], ...]] = {
    "he": (
        ("[aei](?=[^aeiouy])", "e"), ("e(?=[^aeiouy])", "a"), ("(?<=[^aeiouy])[ei](?=[^aeiouy])", "a"), ("o", "u"), ("u", "o"),
        ("p", "f"), ("b(?!b)", "v"), ("v", "b"), ("w", "v"), ("c(?=[aoulr])", "k"), ("k", "c"), ("ch", "kh"), ("kh", "ch"),
        ("h(?=[aeiou])", "ch"), ("sh", "s"), ("tz", "ts"), ("ts", "tz"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("ph", "f"),
        ("j", "g"), ("q", "k"), ("th", "t"),
    ),
    "ar": (
        ("p", "b"), ("v", "f"), ("g", "gh"), ("g", "j"), ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o"), ("ou", "u"), ("q", "k"),
        ("k", "q"), ("kh", "k"), ("dh", "d"), ("ee", "i"), ("oo", "u"), ("^al-", "el-"), ("^Al-", "El-"), ("ss", "s"),
        ("mm", "m"), ("aa", "a"), ("sh", "ch"), ("a(?=[^aeiouy]$)", "e"), ("j", "g"), ("y", "i"), ("i(?=[^aeiouy]*$)", "ee"),
        ("ah$", "a"), ("a$", "ah"), ("(?<=[a-z])'(?=[a-z])", ""),
    ),
    "fa": (
        ("v", "w"), ("w", "v"), ("q", "gh"), ("gh", "q"), ("e", "i"), ("i(?=[^aeiouy])", "e"), ("ou", "u"), ("oo", "u"),
        ("u", "oo"), ("zh", "j"), ("a", "e"), ("eh$", "e"), ("e$", "eh"), ("i$", "ee"), ("i$", "y"), ("kh", "k"), ("z", "s"),
        ("y", "i"),
    ),
    "ru": (
        ("(?<![csktgzpw])h", "g"), ("w", "v"), ("th", "t"), ("sky$", "skiy"), ("sky$", "ski"), ("iy$", "y"), ("ov$", "off"),
        ("ev$", "yev"), ("^E", "Ye"), ("^Ye", "E"), ("x", "ks"), ("ya", "ia"), ("ia", "iya"), ("yu", "iu"), ("ei", "ey"),
        ("ai", "ay"), ("ay", "ai"), ("u", "a"), ("y", "i"), ("i", "y"), ("kh", "h"), ("zh", "j"), ("ts", "c"), ("ch", "tch"),
        ("ss", "s"), ("ck", "k"), ("oo", "u"), ("ee", "i"), ("(?<=[aeiou])e", "ye"),
    ),
    "uk": (
        ("(?<!n)g", "h"), ("(?<![csktgzpw])h", "g"), ("i", "y"), ("y(?=[^aeiou])", "i"), ("sky$", "skyi"), ("skyi$", "sky"),
        ("yi$", "y"), ("o", "i"), ("iy", "ii"), ("ii", "iy"), ("ya", "ia"), ("ia", "ya"), ("ie", "iie"), ("ivka$", "ovka"),
        ("ovka$", "ivka"), ("kyi", "kiy"), ("w", "v"), ("v", "w"),
    ),
    "zh": (
        ("l", "r"), ("r(?=[aeiou])", "l"), ("ng", "n"), ("n(?=[^aeioug]|$)", "ng"), ("v", "w"), ("b", "p"), ("p", "b"),
        ("d", "t"), ("t", "d"), ("g", "k"), ("k", "g"), ("zh", "z"), ("x", "sh"), ("q", "ch"), ("(?<=[bkgtd])(?=[lr])", "e"),
        ("sh", "s"), ("s$", "z"), ("th", "s"),
    ),
    "ja": (
        ("l", "r"), ("r(?=[aeiou])", "l"), ("v", "b"), ("th", "s"), ("ou", "o"), ("o(?=[^aeiou]|$)", "ou"), ("uu", "u"),
        ("u(?=[^aeiou])", "uu"), ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("zu", "du"), ("m(?=[bp])", "n"),
        ("n(?=[bp])", "m"), ("ji", "zi"), ("er$", "a"), ("-(?=[a-z])", ""), ("(?<=[a-z])(?=cho$|machi$|gawa$|shi$|ku$)", "-"),
        ("f(?=u)", "h"), ("(?<=[ktpsz])$", "u"), ("oh", "o"),
    ),
}  # fmt: skip
"""By source language: what a name's letters may come back as (pattern, replacement), each a thing that translators are seen to do."""


class Trial(NamedTuple):
    """A text with one respelled name. tags: what the name and the place are like."""

    kind: str
    identity: str
    segments: list[str]
    old: str
    new: str
    tags: frozenset[str]


def words(text: str) -> list[str]:
    """Capitalised words without possessive endings."""
    return [re.sub(r"['’]s?\Z", "", w) for w in WORD.findall(text)]


def is_name(word: str) -> bool:
    """Four letters, no English word, no country or people, no acronym, not among the commonest names (no engine garbles Moscow)."""
    low = word.lower()
    if len(word) < 4 or word.isupper() or low in FUNCTION | WEEK_AND_YEAR or is_country_word(word) or zipf(word) > FAMOUS:
        return False
    return not any(lexicon.known(part) for part in (low, low.rstrip("s"), low.split("-")[0]))


def one_name(old: str, new: str) -> bool:
    """False for derived words and for parts: Syria and Syrian, Yufu and Yufu-in."""
    short, long = sorted((old.lower(), new.lower()), key=len)
    stem = short.rstrip("aeoy")
    for base in {short, stem}:
        if long.startswith(base) and (long[len(base) :] in DERIVED or long[len(base) :].startswith(("-", "'", "’"))):
            return False
    return short not in re.split(r"[\-'’]", long)


def seen_pairs(languages: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Record id -> pairs (the reference's spelling, a system's)."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with gzip.open(DATA / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["lp"][:2] not in languages:
                continue
            for reference in record["references"].values():
                for system in record["hypotheses"].values():
                    for right, wrong in zip(reference, system, strict=False):
                        mine, theirs = set(words(right)), set(words(wrong))
                        for old in mine - theirs:
                            near = [(Levenshtein.normalized_similarity(old.lower(), w.lower()), w) for w in theirs - mine]
                            if not near or not is_name(old) or max(near)[0] < 0.6 or not is_name(new := max(near)[1]):
                                continue
                            if one_name(old, new) and old.lower() != new.lower():
                                found[record["id"]].add((old, new))
    return {identity: sorted(pairs) for identity, pairs in found.items()}


def garbled(name: str, channel: str, dice: random.Random) -> str:
    """The name after one to three changes of the channel, itself if none applies."""
    spelled = name
    for pattern, replacement in dice.sample(CHANNELS[channel], len(CHANNELS[channel])):
        places = [m for m in re.finditer(pattern, spelled[1:] if pattern[0] not in "^(" else spelled) if m.group() or m.start()]
        if not places:
            continue
        at = dice.choice(places)
        shift = 0 if pattern[0] in "^(" else 1
        spelled = spelled[: at.start() + shift] + replacement + spelled[at.end() + shift :]
        if Levenshtein.distance(name, spelled) >= dice.choice((1, 1, 1, 2, 2, 3)):
            break
    return spelled


def respelled(segments: list[str], old: str, new: str, dice: random.Random) -> tuple[list[str], frozenset[str]] | None:
    """The text with one mention of `old` changed, never the only one; what the changed mention is like."""
    pattern = re.compile(rf"(?<![\w'’\-]){re.escape(old)}(?![\w\-]|['’](?!s\b|\s|$))")
    places = [(n, m) for n, segment in enumerate(segments) for m in pattern.finditer(segment)]
    if len(places) < 2 or any(re.search(rf"\b{re.escape(new)}\b", s) for s in segments):
        return None
    number, match = dice.choice(places)
    segment = segments[number]
    tags = {"twice" if len(places) == 2 else "often"}
    before, after = segment[: match.start()], segment[match.end() :]
    beside = bool(re.search(r"[A-Z][\w.'’\-]*[ ]$", before)) or bool(re.match(r" [A-Z]", after))
    tags.add("in a full name" if beside else "alone")
    if re.match(r"['’]s?\b", after):
        tags.add("possessive")
    if len(old) == 4:
        tags.add("four letters")
    if "-" in old + new:
        tags.add("hyphen")
    if "'" in old + new or "’" in old + new:
        tags.add("apostrophe")
    if not before.strip(" \"“‘'"):
        tags.add("begins a sentence")
    fresh = [*segments[:number], before + new + after, *segments[number + 1 :]]
    return fresh, frozenset(tags)


def trials(languages: tuple[str, ...], kind: str, seed: int) -> Iterator[Trial]:
    """All trials of a kind, a few to a text."""
    dice = random.Random(seed)
    pairs = seen_pairs(languages) if kind == "real" else {}
    for identity, _, segments in documents(languages, "references"):
        counts = Counter(w for s in segments for w in words(s))
        if kind == "real":
            chosen = [(old, new, "real") for old, new in pairs.get(identity, ())]
        else:
            often = sorted(w for w, n in counts.items() if n > 1 and is_name(w))
            chosen = [(w, garbled(w, c, dice), c) for w in dice.sample(often, min(3, len(often))) for c in dice.sample(sorted(CHANNELS), 2)]
        for old, new, label in chosen:
            if counts[old] > 1 and old.lower() != new.lower() and (made := respelled(segments, old, new, dice)):
                origin = f"channel {label}" if kind != "real" else f"from {identity.split('.')[1][:2]}"
                yield Trial(label, identity, made[0], old, new, made[1] | {origin})


def outcome(runner: Runner, trial: Trial, source: tuple[str, list[str]] | None = None) -> str:
    """How the trial went: first, offered, found or missed."""
    text = "\n\n".join(trial.segments)
    best = "missed"
    for finding in findings(runner, trial.segments, source):
        if finding.span.of(text) in (trial.old, trial.new) and (
            trial.new in finding.message or any(e.replacement in (trial.old, trial.new) for f in finding.fixes for e in f.edits)
        ):
            offers = [{e.replacement for e in f.edits} for f in finding.fixes]
            now = "first" if offers and trial.old in offers[0] else "offered" if any(trial.old in o for o in offers) else "found"
            best = min(best, now, key=("first", "offered", "found", "missed").index)
    return best


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=("real", "channel"))
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--source", action="store_true", help="with the source at hand")
    parser.add_argument("--confirm", action="store_true", help="the language that was not tuned on")
    options = parser.parse_args()
    if not (DATA / "documents.jsonl.gz").exists():
        sys.exit(f"no development data in {DATA}; set MTQA_DATA")
    runner = Runner([split_name_spelling])
    for kind in (options.kind,) if options.kind else ("real", "channel"):
        known = sources() if options.source else {}
        chosen = trials(CONFIRMED if options.confirm else TUNED, kind, options.seed)
        results = [(t, outcome(runner, t, known.get(t.identity))) for t in chosen]
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for trial, what in results:
            for tag in ("all", *trial.tags):
                table[tag][what] += 1
        print(f"{kind}: found, right spelling first")
        for tag, counts in sorted(table.items(), key=lambda item: -item[1].total()):
            n = counts.total()
            print(f"  {tag:22} {n:5} texts  found {1 - counts['missed'] / n:4.0%}  offered {(counts['first'] + counts['offered']) / n:4.0%}"
                  f"  first {counts['first'] / n:4.0%}")  # fmt: skip
        missed = [(t.old, t.new, sorted(t.tags), t.identity) for t, what in results if what == "missed"]
        for row in random.Random(options.seed).sample(missed, min(options.misses, len(missed))):
            print("   missed", *row)


if __name__ == "__main__":
    main()
