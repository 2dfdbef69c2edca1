"""A line on stderr that says how far the work is: only on a terminal, and only when it takes longer than a moment."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

_PATIENCE = 1.5  # seconds before the first word
_PACE = 0.2  # seconds between two


class Progress:
    """Use as a context; call with (files done, files in all, path) as work goes on. One line, gone when the work is."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._on = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._state = (0, 0, "")
        self._started = time.monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __call__(self, done: int, total: int, path: str) -> None:
        self._state = (done, total, path)

    def __enter__(self) -> Progress:
        if self._on:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if self._on:
            self._stop.set()
            self._thread.join()

    def _watch(self) -> None:
        # A thread, because one long file gives no other chance to speak.
        shown, pause = False, _PATIENCE
        while not self._stop.wait(pause):
            shown, pause = True, _PACE
            sys.stderr.write(f"\r\x1b[K{line(*self._state, time.monotonic() - self._started)}")
            sys.stderr.flush()
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def line(done: int, total: int, path: str, seconds: float) -> str:
    """What is shown: '12 of 200  articles/water.txt  3 s', shortened to fit 79 cells."""
    import shutil

    from mtqa.report.visible import visible
    from mtqa.report.wrap import cells

    count = f"{done + 1:,} of {total:,}  " if total > 1 else ""
    width = min(shutil.get_terminal_size((80, 24)).columns, 80) - 1
    name, end = visible(path) or "loading rules", f"  {seconds:.0f} s"
    while cells(f"{count}{name}{end}") > width and len(name) > 1:
        name = "…" + name[2:]
    return f"{count}{name}{end}"
