"""How many processes a run is worth."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mtqa.config import Settings
from mtqa.read import Input

_WORTH_A_PROCESS = 400_000  # bytes of input for each extra process: below it, starting one takes longer than it saves


def jobs(inputs: Sequence[Input], settings: Settings) -> int:
    """As many as asked for, or as the cores and the amount of work warrant."""
    if len(inputs) < 2 or any(entry.path == "-" for entry in inputs):
        return 1
    if settings.jobs:
        return min(settings.jobs, len(inputs))
    size = 0
    for entry in inputs:
        try:
            size += os.stat(entry.path).st_size  # noqa: PTH116
        except (OSError, ValueError):
            continue
    return max(1, min(os.cpu_count() or 1, len(inputs), size // _WORTH_A_PROCESS))
