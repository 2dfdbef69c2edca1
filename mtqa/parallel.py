"""Many files on several cores. Each file is checked exactly as it would be alone, so the result does not depend on the number."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from mtqa.config import Settings
from mtqa.model import FileReport
from mtqa.pipeline import Checkers, Progress, check_input
from mtqa.read import Input

_checkers = Checkers()  # one set for each worker process
_Work = tuple[Input, Settings]


def check_many(inputs: Sequence[Input], settings: Sequence[Settings], jobs: int, progress: Progress | None = None) -> list[FileReport]:
    """The reports of all inputs, in their order."""
    files: list[FileReport] = []
    work = list(zip(inputs, settings, strict=True))
    size = max(1, min(50, len(work) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            with _interrupts_ignored():
                chunks = [pool.submit(_check, work[at : at + size]) for at in range(0, len(work), size)]
            for entry, report in zip(inputs, _results(chunks), strict=True):
                files.append(report)
                if progress:
                    progress(len(files), len(inputs), entry.path)
        except BaseException:
            # The pool would wait for work that nobody wants any more. Its futures are not cancelled: it must be able to
            # mark them as broken when it notices that the workers are gone.
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise
    return files


def _results(chunks: Sequence[Future[list[FileReport]]]) -> Iterator[FileReport]:
    for chunk in chunks:
        yield from chunk.result()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal. Workers started meanwhile inherit deafness to it; the first process ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _check(work: Sequence[_Work]) -> list[FileReport]:
    return [check_input(_checkers, entry, settings) for entry, settings in work]
