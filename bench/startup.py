"""What a short run costs: whole processes, as ratios to `python -c pass`, and where the time of a one-page check goes.

    python bench/startup.py [--runs 9] [--file fixtures/articles/he-shelters/target.en.txt]

Machines differ, ratios hardly do: every figure is given in seconds and in units of starting Python and doing nothing,
measured in the same minute. Wall is the median of the runs; CPU is user plus system time of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "fixtures" / "articles" / "he-shelters" / "target.en.txt"
RUN = "import sys; from mtqa.cli.main import run; run(sys.argv[1:])"
_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|(\s*)(\S+)")

STAGES = """
import sys, time
sys.path.insert(0, "bench")
from throughput import Clock, instrumented
begin = time.process_time()
import mtqa.pipeline
print(f"import the pipeline\\t{time.process_time() - begin}")
clock = Clock()
checker = instrumented(clock)
checker.check_file(sys.argv[1])
checks = sum(s for name, s in clock.spent.items() if name.startswith("check "))
for name, seconds in clock.spent.items():
    if not name.startswith("check "):
        print(f"{name}\\t{seconds}")
print(f"{len(checker.checks)} checks\\t{checks}")
for name in sorted(clock.spent, key=clock.spent.get, reverse=True):
    if name.startswith("check ") and clock.spent[name] > 0.02:
        print(f"- of these {name[6:]}\\t{clock.spent[name]}")
begin = time.process_time()
checker.check_file(sys.argv[1])
print(f"the same page again, all warm\\t{time.process_time() - begin}")
"""


def timed(command: list[str], runs: int) -> tuple[float, float]:
    """Median wall seconds and median CPU seconds of a command, after one run that warms the disk cache."""
    walls, cpus = [], []
    for number in range(runs + 1):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
        if number:
            walls.append(time.perf_counter() - begin)
            cpus.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(walls), statistics.median(cpus)


def imports(arguments: list[str]) -> dict[str, float]:
    """Seconds spent importing, by top-level package, each without the packages it imports in turn."""
    command = [sys.executable, "-X", "importtime", "-c", RUN, *arguments]
    lines = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT).stderr
    spent: dict[str, float] = defaultdict(float)
    for own, _, _, module in _LINE.findall(lines):
        spent[module.partition(".")[0]] += int(own) / 1e6
    return spent


def main() -> None:
    """Print three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--file", type=Path, default=PAGE)
    options = parser.parse_args()
    page = str(options.file.resolve())

    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "mtqa --version": [sys.executable, "-c", RUN, "--version"],
        "mtqa --help": [sys.executable, "-c", RUN, "--help"],
        "mtqa check PAGE": [sys.executable, "-c", RUN, "check", page],
        "mtqa check PAGE --format json": [sys.executable, "-c", RUN, "check", "--format", "json", page],
    }
    print("| process | wall s | ratio | CPU s | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    base = (0.0, 0.0)
    for name, command in commands.items():
        wall, cpu = timed(command, options.runs)
        base = base if base[0] else (wall, cpu)
        print(f"| `{name}` | {wall:.3f} | {wall / base[0]:.1f} | {cpu:.3f} | {cpu / base[1]:.1f} |")

    print("\n| stage of a check, one process | CPU s | ratio |\n| --- | ---: | ---: |")
    rows: dict[str, list[float]] = defaultdict(list)
    for _ in range(max(3, options.runs // 2)):
        done = subprocess.run([sys.executable, "-c", STAGES, page], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True)
        for line in done.stdout.splitlines():
            name, _, value = line.partition("\t")
            rows[name].append(float(value))
    for name, values in rows.items():
        seconds = statistics.median(values)
        print(f"| {name} | {seconds:.3f} | {seconds / base[1]:.1f} |")

    for title, arguments in (("mtqa --help", ["--help"]), ("mtqa check PAGE", ["check", page])):
        spent = imports(arguments)
        print(f"\n| imports of `{title}` | s |\n| --- | ---: |")
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1])[:8]:
            print(f"| {name} | {seconds:.3f} |")
        print(f"| all {len(spent)} packages | {sum(spent.values()):.3f} |")


if __name__ == "__main__":
    main()
