"""Many files on several cores. Each file is checked exactly as it would be alone, so the result does not depend on the number."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mtqa.config import Settings
from mtqa.model import FileReport
from mtqa.pipeline import Checkers, Progress, check_input
from mtqa.read import Input

if TYPE_CHECKING:
    from mtqa.annotate.names.corpus import CorpusNames

_checkers = Checkers()  # one set for each worker process
_Work = tuple[Input, Settings]
_R = TypeVar("_R")


def check_many(
    inputs: Sequence[Input], settings: Sequence[Settings], jobs: int, progress: Progress | None = None, corpus: CorpusNames | None = None
) -> list[FileReport]:
    """The reports of all inputs, in their order. corpus: what they show together about names."""
    return list(spread(_check, inputs, settings, jobs, progress, before=_begin, with_=(corpus,)))


def spread(
    work: Callable[[Sequence[_Work]], list[_R]],
    inputs: Sequence[Input],
    settings: Sequence[Settings],
    jobs: int,
    progress: Progress | None = None,
    *,
    before: Callable[..., None] | None = None,
    with_: tuple[object, ...] = (),
) -> Iterator[_R]:
    """What `work` makes of each input, in their order, as it comes in. before, with_: what each process begins with."""
    todo = list(zip(inputs, settings, strict=True))
    size = max(1, min(50, len(todo) // (jobs * 4)))
    context = multiprocessing.get_context("spawn")
    begin = partial(before, *with_) if before else None
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work, initargs=(begin,)) as pool:
        try:
            with _interrupts_ignored():
                chunks = [pool.submit(work, todo[at : at + size]) for at in range(0, len(todo), size)]
            for done, (entry, result) in enumerate(zip(inputs, _results(chunks), strict=True), 1):
                yield result
                if progress:
                    progress(done, len(inputs), entry.path)
        except BaseException:
            # The pool would wait for work that nobody wants any more. Its futures are not cancelled: it must be able to
            # mark them as broken when it notices that the workers are gone.
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def _results(chunks: list[Future[list[_R]]]) -> Iterator[_R]:
    """What has been handed on is let go, so that only what is still under way takes room."""
    chunks.reverse()
    while chunks:
        yield from chunks.pop().result()


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


def _begin_work(begin: Callable[[], None] | None) -> None:
    """A worker waits for work for ever, even from a first process that was killed. So it watches it, and ends with it."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin:
        begin()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _begin(corpus: CorpusNames | None) -> None:
    global _checkers
    _checkers = Checkers(corpus)


def _check(work: Sequence[_Work]) -> list[FileReport]:
    return [check_input(_checkers, entry, settings) for entry, settings in work]
