"""Words per CPU second on 1 MB of distinct English text, whole process, beside proselint; and where the time goes.

    python bench/throughput.py [--size 1000000] [--top 20] [--proselint COMMAND] [--no-profile]

The text: the human references of the development data and its clean news, every sentence once, one file an article
(MTQA_DATA names the folder; without the data the script says so and ends). CPU is user plus system time of the process and
its children, start-up included. proselint is measured in the same run if its command is found; it is no dependency.

The second and third table come from one run in this process with a clock around every stage and every check: names, tags
and relations are charged to their layer, not to the check that happens to ask first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUN = "import sys; from mtqa.cli.main import run; run(sys.argv[1:])"


def articles(data: Path, size: int) -> list[str]:
    """English articles of `size` characters in all, no sentence twice."""
    seen: set[str] = set()
    found: list[str] = []

    def add(sentences: list[str]) -> None:
        new = [s for s in sentences if s not in seen]
        seen.update(new)
        if new:
            found.append("\n\n".join(new) + "\n")

    with gzip.open(data / "documents.jsonl.gz", "rt", encoding="utf-8") as handle:
        for record in map(json.loads, handle):
            for name in sorted(record["references"])[:1]:
                add(record["references"][name])
    with gzip.open(data / "clean" / "clean_news21.jsonl.gz", "rt", encoding="utf-8") as handle:
        texts = [json.loads(line)["text"] for line in handle]
    for at in range(0, len(texts), 20):
        add(texts[at : at + 20])
    chosen, length = [], 0
    for text in found:
        if length >= size:
            break
        chosen.append(text)
        length += len(text)
    return chosen


def cpu_of(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a command."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


class Clock:
    """CPU seconds by label; time spent under an inner label is not counted for the outer one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.longest: dict[str, float] = defaultdict(float)  # of a single call: a model or table that is loaded shows here
        self._stack: list[str] = []
        self._since = 0.0

    @contextmanager
    def under(self, label: str) -> Iterator[None]:
        """Charge what happens inside to the label."""
        self._charge()
        self._stack.append(label)
        try:
            yield
        finally:
            self._charge()
            self._stack.pop()

    def _charge(self) -> None:
        now = time.process_time()
        if self._stack:
            self.spent[self._stack[-1]] += now - self._since
        self._since = now

    def wrap(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, charged to the label; what it yields is drawn inside."""

        def call(*arguments: Any, **named: Any) -> Any:
            before = self.spent[label]
            with self.under(label):
                result = function(*arguments, **named)
                result = list(result) if isinstance(result, Iterator) else result
            self.longest[label] = max(self.longest[label], self.spent[label] - before)
            return result

        return call


def instrumented(clock: Clock) -> Any:
    """A `Checker` with default rules whose every stage and check is charged to the clock."""
    import mtqa.pipeline as pipeline
    from mtqa.annotate import AnnotatedText
    from mtqa.annotate.names import find
    from mtqa.config import Settings

    with clock.under("load rules and checks"):
        checker: Any = pipeline.Checker(Settings(jobs=1))
        checker.checks = tuple(replace(c, run=clock.wrap(f"check {c.info.id}", c.run)) for c in checker.checks)
    with clock.under("build triggers"):
        runner = checker._wanted
    setattr(AnnotatedText, "prepare", clock.wrap("layers: tags, relations", AnnotatedText.prepare))  # noqa: B010
    setattr(find, "find_names", clock.wrap("layers: names", find.find_names))  # noqa: B010
    runner._triggers.hits = clock.wrap("triggers", runner._triggers.hits)
    runner.run = clock.wrap("runner itself, tokens", runner.run)
    setattr(pipeline, "annotate", clock.wrap("language, sentences", pipeline.annotate))  # noqa: B010
    checker.read = clock.wrap("read", checker.read)
    checker._resolve = clock.wrap("resolve", checker._resolve)
    return checker


def profile(paths: list[str], words: int, top: int) -> None:
    """Print the share of every stage and of the costliest checks."""
    clock = Clock()
    checker = instrumented(clock)
    with clock.under("rest"):
        found = sum(len(checker.check_file(path).findings) for path in paths)
    checks = {k: v for k, v in clock.spent.items() if k.startswith("check ")}
    stages = {k: v for k, v in clock.spent.items() if k not in checks} | {f"{len(checker.checks)} checks": sum(checks.values())}
    total = sum(stages.values())
    print(f"\n{found} findings. The clock itself slows this run by some percent.\n")
    for title, table in (("stage", stages), ("check", checks)):
        print(f"| {title} | CPU s | share | words/CPU s | longest call s |\n| --- | ---: | ---: | ---: | ---: |")
        for name, seconds in sorted(table.items(), key=lambda item: -item[1])[:top]:
            speed, longest = words / max(seconds, 1e-6), clock.longest[name]
            print(f"| {name.removeprefix('check ')} | {seconds:.3f} | {seconds / total:.1%} | {speed:,.0f} | {longest:.3f} |")
        print()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of text")
    parser.add_argument("--top", type=int, default=20, help="checks to list")
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="its command, if it is not on the path")
    parser.add_argument("--no-profile", action="store_true")
    options = parser.parse_args()
    data = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data"))
    if not (data / "documents.jsonl.gz").exists():
        print("The development data is not here; MTQA_DATA names its folder. Nothing was measured.", file=sys.stderr)
        return
    texts = articles(data, options.size)
    words = sum(len(t.split()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{n:04}.en.txt" for n in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            Path(path).write_text(text, encoding="utf-8")
        whole = Path(folder) / "whole.en.txt"
        whole.write_text("\n".join(texts), encoding="utf-8")
        check = [sys.executable, "-c", RUN, "check", "--quiet", "--format", "json", "--jobs", "1"]
        commands = {"mtqa, one file an article": [*check, *paths], "mtqa, all in one file": [*check, str(whole)]}
        if options.proselint:
            commands["proselint, one file an article"] = [*_proselint(options.proselint), *paths]
        print(f"{sum(map(len, texts)):,} characters, {words:,} words, {len(texts)} articles\n")
        print("| whole process | CPU s | wall s | words/CPU s |\n| --- | ---: | ---: | ---: |")
        for name, command in commands.items():
            cpu, wall = cpu_of(command)
            print(f"| {name} | {cpu:.2f} | {wall:.2f} | {words / cpu:,.0f} |")
        if not options.no_profile:
            profile(paths, words, options.top)


def _proselint(command: str) -> list[str]:
    """`proselint check` from version 0.14 on, plain `proselint` before."""
    help_text = subprocess.run([*command.split(), "--help"], capture_output=True, text=True, encoding="utf-8").stdout
    return [*command.split(), "check"] if " check" in help_text else command.split()


if __name__ == "__main__":
    main()
