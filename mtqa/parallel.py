"""Many files on several cores. Each file is checked exactly as it would be alone, so the result does not depend on the number."""

from __future__ import annotations

import multiprocessing
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
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        results = pool.map(_check, inputs, settings, chunksize=chunk)
        for n, entry in enumerate(inputs):
            if progress:
                progress(n, len(inputs), entry.path)
            files.append(next(results))
    return files


def _check(entry: Input, settings: Settings) -> FileReport:
    return check_input(_checkers, entry, settings)
