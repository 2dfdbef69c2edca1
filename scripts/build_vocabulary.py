"""Build mtqa/data/vocabulary-en.marisa: English words with how common they are.

    pip install "mtqa[data]"
    python scripts/build_vocabulary.py

Source: the large English list of wordfreq 3.1 (Robyn Speer; code Apache-2.0, data CC BY-SA 4.0), about 320,000 words
with their frequency in books, news, subtitles, the web and social media, all in lower case. Kept: every entry that
holds a letter. The frequency is stored as its Zipf value (log10 of occurrences per thousand million words, about 1 to
7.7) in steps of 0.05, one byte a word. The file is read by memory mapping, so loading costs milliseconds.

The list tells a spelling that people use from one that nobody uses. It was not cleaned: rare typing errors are in it
with a Zipf value below 2, so a rare entry proves little.
"""

from __future__ import annotations

from pathlib import Path

import marisa_trie
from wordfreq import freq_to_zipf, get_frequency_dict

TARGET = Path(__file__).parents[1] / "mtqa" / "data" / "vocabulary-en.marisa"
STEPS = 20
"""Steps per Zipf unit; mtqa.annotate.vocabulary divides by the same number."""


def main() -> None:
    """Write the file and say how large it is."""
    words = get_frequency_dict("en", "large")
    entries = [
        (word, bytes([round(freq_to_zipf(frequency) * STEPS)]))
        for word, frequency in words.items()
        if any(character.isalpha() for character in word)
    ]
    marisa_trie.BytesTrie(sorted(entries)).save(str(TARGET))
    print(f"{TARGET.name}: {len(entries):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
