"""Names held against the source: how many lost names are found, and what is flagged in human and machine translations.

    python bench/names_source.py            # findings of the three checks by side and language; lost names found
    python bench/names_source.py --show     # the findings with their text (not for the repository)

`lost`: from a human translation with its source one end of a sentence is cut off, a third, a half or two thirds of its words, so
that a name goes which the document has in two other sentences or more. Found is what missing-name marks in that sentence. Nothing
in the cutting knows the check. Needs the development data (MTQA_DATA); ends quietly without them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

from names import CONFIRMED, DATA, TUNED, documents, findings, sources

from mtqa.annotate.names.known import known_names
from mtqa.annotate.names.source import stretches_of
from mtqa.checks.names.merged_names import merged_names
from mtqa.checks.names.missing_name import missing_name
from mtqa.checks.names.translated_name import translated_name
from mtqa.engine import Runner
from mtqa.model import Document, Pair, Span
from mtqa.prepare import annotate
from mtqa.read.plain import plain_text

SHARES = (0.33, 0.5, 0.67)


def cut_off(segment: str, name: str, share: float) -> str | None:
    """The segment without a share of its words at the end that has the name, None if the name would stay."""
    words = segment.split()
    left = round(len(words) * (1 - share))
    for kept in (words[:left], words[len(words) - left :]):
        if left > 2 and not any(name in word for word in kept):
            return " ".join(kept)
    return None


def known(segments: list[str], source: tuple[str, list[str]]) -> list[tuple[int, str]]:
    """Segments with a name that two others have, too, on both sides."""
    found = []
    lines = []
    texts = [plain_text("\n\n".join(side), language) for side, language in ((segments, "en"), (source[1], source[0]))]
    at = [0, 0]
    for mine, theirs in zip(segments, source[1], strict=True):
        lines.append(Pair(Span(at[0], at[0] + len(mine)), Span(at[1], at[1] + len(theirs))))
        at = [at[0] + len(mine) + 2, at[1] + len(theirs) + 2]
    document = annotate(Document("-", texts[0], source=texts[1], pairs=tuple(lines)))
    for name in known_names(stretches_of(document, document.target.names)):
        holding = [n for n, segment in enumerate(segments) if name.usual in segment]
        if len(holding) > 2:
            found += [(n, name.usual) for n in holding]
    return found


def lost(languages: tuple[str, ...], seed: int) -> None:
    """Print how many lost names are found, by what is cut off."""
    runner, dice, all_sources = Runner([missing_name]), random.Random(seed), sources()
    count: Counter[tuple[float, bool]] = Counter()
    for identity, _, segments in documents(languages, "references"):
        source = all_sources[identity]
        if len(segments) != len(source[1]):
            continue
        chosen = known(segments, source)
        for number, name in dice.sample(chosen, min(2, len(chosen))):
            for share in SHARES:
                if (short := cut_off(segments[number], name, share)) is not None:
                    fresh = [*segments[:number], short, *segments[number + 1 :]]
                    begin = sum(len(s) + 2 for s in fresh[:number])
                    hit = any(begin <= f.span.start <= begin + len(short) for f in findings(runner, fresh, source))
                    count[share, hit] += 1
    for share in SHARES:
        total = count[share, True] + count[share, False]
        print(f"lost with {share:.0%} of the sentence, {'+'.join(languages)}: {count[share, True]} of {total} found")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    if not (DATA / "documents.jsonl.gz").exists():
        sys.exit(f"no development data in {DATA}; set MTQA_DATA")
    runner, all_sources = Runner([missing_name, merged_names, translated_name]), sources()
    for language in (*TUNED, *CONFIRMED):
        for side in ("references", "hypotheses"):
            found, texts = Counter[str](), 0
            for identity, name, segments in documents((language,), side):
                texts += 1
                for finding in findings(runner, segments, all_sources[identity]):
                    found[finding.rule.id] += 1
                    if options.show:
                        print("  ", identity, name, finding.text, "|", finding.message)
            print(f"{language} {side}: {texts} texts, {dict(found)}")
    lost(TUNED, options.seed)
    lost(CONFIRMED, options.seed)


if __name__ == "__main__":
    main()
