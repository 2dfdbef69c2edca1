"""What --corpus costs: CPU seconds and peak memory of `mtqa check --corpus` beside plain `mtqa check`, on the same files.

    MTQA_DATA=... python bench/corpus.py [FILES]

The files (1,000 by default) are system outputs of the documents, one text a file. Both runs are whole processes with one
job. Ends cleanly where the development data is missing. Also told: how many names with several spellings the files show.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

DATA = Path(os.environ.get("MTQA_DATA", Path(__file__).parents[2] / "shared" / "data")) / "documents.jsonl.gz"


def texts(count: int) -> Iterator[str]:
    """System outputs: of all documents the first system, then the second, and so on."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    number = 0
    for turn in range(5):
        for document in documents:
            systems = sorted(document["hypotheses"])
            if turn < len(systems) and number < count:
                number += 1
                yield "\n\n".join(document["hypotheses"][systems[turn]])


def run(*command: str) -> tuple[float, float, str]:
    """CPU seconds, peak memory in MiB, and stdout of a process."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-m", "mtqa", *command], stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read().decode()


def main() -> None:
    """Print the table."""
    if not DATA.is_file():
        print("no development data (MTQA_DATA names its folder)")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts(count)):
            (Path(folder) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        files = sum(1 for _ in Path(folder).iterdir())
        words = sum(len(p.read_text(encoding="utf-8").split()) for p in Path(folder).iterdir())
        common = ("check", folder, "--jobs", "1", "--exit-zero", "--target-lang", "en", "--format", "json", "--quiet")
        plain, corpus = run(*common), run(*common, "--corpus")
        names = run("names", folder, "--jobs", "1", "--target-lang", "en", "--format", "json", "--quiet")
    print(f"{files:,} files, {words:,} words\n")
    print("| run | CPU seconds | ratio | MiB at most | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    for what, (seconds, memory, _) in (("check", plain), ("check --corpus", corpus), ("names", names)):
        print(f"| {what} | {seconds:.1f} | {seconds / plain[0]:.2f} | {memory:.0f} | {memory / plain[1]:.2f} |")
    more = sum(f["rule"] == "split-name-spelling" for file in json.loads(corpus[2])["files"] for f in file["findings"])
    less = sum(f["rule"] == "split-name-spelling" for file in json.loads(plain[2])["files"] for f in file["findings"])
    listed = json.loads(names[2])["names"]
    several = sum(any(s["role"] == "variant" for s in name["spellings"]) for name in listed)
    print(f"\nsplit-name-spelling: {less:,} findings, with --corpus {more:,}; {len(listed):,} names, {several:,} with variants")


if __name__ == "__main__":
    main()
