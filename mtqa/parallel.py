"""Many files on several cores. Each file is checked exactly as it would be alone, so the result does not depend on the number."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from mtqa.config import Settings
from mtqa.model import FileReport
from mtqa.pipeline import Checkers, Progress, check_input
from mtqa.read import Input

_checkers = Checkers()  # one set for each worker process


def check_many(inputs: Sequence[Input], settings: Sequence[Settings], jobs: int, progress: Progress | None = None) -> list[FileReport]:
    """The reports of all inputs, in their order."""
    files: list[FileReport] = []
    chunk = max(1, min(50, len(inputs) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts) as pool:
        try:
            results = pool.map(_check, inputs, settings, chunksize=chunk)
            for n, entry in enumerate(inputs):
                if progress:
                    progress(n, len(inputs), entry.path)
                files.append(next(results))
        except BaseException:
            # The pool would wait for work that nobody wants any more.
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise
    return files


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal: the first one ends the others, which need not complain as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check(entry: Input, settings: Settings) -> FileReport:
    return check_input(_checkers, entry, settings)
