"""Runs a page as its reader would, and puts in what is printed: `python scripts/build_docs_tutorial.py docs/tutorial.md`.

Blocks with a title are files, lines with "$ " in console blocks are commands; what follows such a line is its output,
standard output before standard error. A test holds the page to it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"\n]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_page(page: str) -> str:
    """The page with the output of its commands as it is today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def block(match: re.Match[str]) -> str:
            language, title, body = match.groups()
            if title:
                (folder / title).parent.mkdir(parents=True, exist_ok=True)
                (folder / title).write_text(body, encoding="utf-8")
            if language != "console":
                return match[0]
            commands = [line[2:] for line in body.split("\n") if line.startswith("$ ")]
            return "```console\n" + "".join(f"$ {command}\n{_output(command, folder)}" for command in commands) + "```"

        return _BLOCK.sub(block, page)


def _output(command: str, folder: Path) -> str:
    words = shlex.split(command)
    if words[0] != "mtqa":
        raise ValueError(f"only mtqa is run here, not {command!r}")
    known = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "MTQA_DEBUG")}
    done = subprocess.run(
        [sys.executable, "-m", "mtqa", *words[1:]],
        cwd=folder,
        env=known | {"NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"},
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise ValueError(f"{command}: {done.stderr.decode()}")
    return (done.stdout + done.stderr).decode()


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(run_page(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
