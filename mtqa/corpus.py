"""Files as evidence for each other: every file is read and its names are counted (map), then the counts are compared (reduce).

Only counts are kept between files (`mtqa.annotate.names.tally`), never texts, so that memory grows with the number of
distinct names. The result is the same for any number of processes and any order of the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.annotate.names.corpus import Corpus, CorpusNames
from mtqa.annotate.names.tally import Tally, tally
from mtqa.config import Settings
from mtqa.errors import ConfigError, MtqaError
from mtqa.jobs import jobs
from mtqa.model import Span
from mtqa.pipeline import Progress
from mtqa.prepare import annotate, in_its_language, read_file
from mtqa.read import STDIN, Input
from mtqa.report.lines import LineIndex

LANGUAGES = (None, "en")
"""Languages whose names are read (`mtqa.annotate.names`)."""


def shared_names(inputs: Sequence[Input], settings: Sequence[Settings], progress: Progress | None = None) -> CorpusNames:
    """What the names of all inputs show together; files that cannot be read show nothing. Raises ConfigError for standard input."""
    corpus = Corpus()
    for tallies in gathered(inputs, settings, progress):
        for one in tallies:
            corpus.add(one)
    return corpus.decide()


def gathered(
    inputs: Sequence[Input], settings: Sequence[Settings], progress: Progress | None = None, *, entities: bool = False
) -> Iterator[list[Tally]]:
    """The tallies of each input, in order, one input at a time. entities: with persons, places and organisations."""
    if any(entry.path == STDIN for entry in inputs):
        raise ConfigError("standard input cannot be read twice, so it is no part of a corpus; name files")
    count = _count_entities if entities else _count
    processes = jobs(inputs, settings[0]) if inputs else 1
    if processes > 1:
        from mtqa.parallel import spread

        yield from spread(count, inputs, settings, processes, progress)
        return
    for n, (entry, own) in enumerate(zip(inputs, settings, strict=True)):
        if progress:
            progress(n, len(inputs), entry.path)
        yield from count([(entry, own)])


def tallies_of(entry: Input, settings: Settings, *, entities: bool = False) -> list[Tally]:
    """The tallies of a file's documents in a language whose names are read; none for a file that cannot be read."""
    if entry.error is not None:
        return []
    try:
        file = read_file(settings, entry.path, folder=entry.folder)
    except MtqaError:  # the check, which reads it again, tells
        return []
    lines = LineIndex(file.raw)
    found = []
    for document in map(in_its_language, file.documents):
        if document.target.language in LANGUAGES:
            text = document.target

            def locate(at: int, text=text) -> tuple[int, int]:  # type: ignore[no-untyped-def]
                return lines.position(text.to_raw(Span(at, at + 1)).start)

            found.append(tally(annotate(document), locate, entities=entities))
    return found


def _count(work: Sequence[tuple[Input, Settings]]) -> list[list[Tally]]:
    return [tallies_of(entry, settings) for entry, settings in work]


def _count_entities(work: Sequence[tuple[Input, Settings]]) -> list[list[Tally]]:
    return [tallies_of(entry, settings, entities=True) for entry, settings in work]
