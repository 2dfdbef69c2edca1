"""Build mtqa/data/rare-words-en.marisa: English words too rare for the frequency list.

    python scripts/build_rare_words.py /usr/share/dict/american-english-insane

Source: SCOWL 2020.12.07 (Kevin Atkinson and others; permissive, see NOTICE), the list of size 95 in American spelling, as Debian's
package wamerican-insane has it. Kept: words in small letters of four and more that neither the frequency list nor the dictionary
has and that `mtqa.annotate.derived` does not make of others; and a few that SCOWL lacks. A set, read by memory mapping.
"""

from __future__ import annotations

import sys
from pathlib import Path

import marisa_trie

from mtqa.annotate import lexicon
from mtqa.annotate.derived import makeable
from mtqa.annotate.vocabulary import known

TARGET = Path(__file__).parents[1] / "mtqa" / "data" / "rare-words-en.marisa"
LACKING = "kippah kippahs coix asclepeion fluororesin varenyky holodomor hryvnias mtqa"


def main() -> None:
    """Write the file and say how large it is."""
    words = {*Path(sys.argv[1]).read_text(encoding="utf-8").split(), *LACKING.split()}
    plain = {w for w in words if len(w) > 3 and w.isascii() and w.isalpha() and w.islower()}
    kept = sorted(w for w in plain if not known(w) and not lexicon.known(w) and not makeable(w))
    marisa_trie.Trie(kept).save(str(TARGET))
    print(f"{TARGET.name}: {len(kept):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
