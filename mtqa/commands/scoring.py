"""A scoring run: files → segments side by side → scores. The counterpart of `pipeline.py` for `mtqa score`."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.errors import ConfigError, InputError
from mtqa.model import Pair, Span, Text
from mtqa.read import read
from mtqa.read.formats import format_of
from mtqa.score import neural
from mtqa.score.board import Board, Segments, System, score_systems
from mtqa.score.inputs import Lines, from_file, from_text, match
from mtqa.score.metrics import METRICS

_SEGMENTED = frozenset({"jsonl"})
_SURE = 200  # characters below which a language is not questioned


def score_files(
    hypotheses: Sequence[str],
    references: Sequence[str],
    metrics: Sequence[str] = METRICS,
    *,
    align: bool = False,
    language: str | None = None,
    tokenize: str | None = None,
    resamples: int = 0,
    test: str | None = None,
    trials: int = 0,
    encoding: str | None = None,
    source: str | None = None,
    comet: str | None = None,
    download: bool = False,
) -> Board:
    """Score files against reference files. Raises InputError and ConfigError, with messages for the user.

    source: a file of the source's segments, for `comet`, a COMET model (see `mtqa.score.neural`), fetched only with `download`.
    align: the files are articles cut into lines and paragraphs as they please; sentences are aligned first.
    """
    if not hypotheses:
        raise InputError("no files to score; name at least one, and a reference with --reference")
    if len(set(hypotheses)) < len(hypotheses):
        raise InputError(f"{next(h for h in hypotheses if hypotheses.count(h) > 1)}: named twice; systems must differ")
    if comet and align:
        raise ConfigError("--comet needs segments with their sources; it cannot be used with --align")
    if align:
        systems, segments, notes = _articles(hypotheses, references, language, encoding)
    else:
        systems, segments, notes = _segments(hypotheses, references, language, encoding, source)
    notes += _language_notes(systems, segments)
    return score_systems(
        systems,
        segments,
        metrics,
        language=language,
        tokenize=tokenize,
        resamples=resamples,
        test=test,
        trials=trials,
        neural=neural.load(comet, download=download) if comet else None,
        notes=notes,
    )


def _segments(
    hypotheses: Sequence[str], references: Sequence[str], language: str | None, encoding: str | None, source: str | None
) -> tuple[list[System], Segments, list[str]]:
    def load(path: str) -> Lines:
        if format_of(path) in _SEGMENTED:
            return from_file(read(path, encoding=encoding, target_language=language))
        return from_text(path, read(path, encoding=encoding, format="plain").raw)

    return match([load(path) for path in hypotheses], [load(path) for path in references], load(source) if source else None)


def _articles(
    hypotheses: Sequence[str], references: Sequence[str], language: str | None, encoding: str | None
) -> tuple[list[System], Segments, list[str]]:
    """Each sentence of the first reference is a segment, or several where a side joins them."""
    from mtqa.segment.align_pairs import align_sides

    def load(path: str) -> Text:
        if format_of(path) in _SEGMENTED:
            raise InputError(f"{path}: has segments of its own; --align is for running text")
        text = read(path, encoding=encoding, target_language=language).documents[0].target
        if not text.plain.strip():
            raise InputError(f"{path}: the file is empty")
        return text

    if not references:
        raise InputError(f"{hypotheses[0]}: no reference; name one with --reference")
    first, others = load(references[0]), [load(path) for path in references[1:]]
    outputs = [load(path) for path in hypotheses]
    pairs = _joined(align_sides(first, None, (*outputs, *others)))
    width = len(outputs)
    systems = [
        System(path, tuple(_flat(text, pair.references[i]) for pair in pairs))
        for i, (path, text) in enumerate(zip(hypotheses, outputs, strict=True))
    ]
    columns: list[tuple[str | None, ...]] = [tuple(_flat(first, pair.target) for pair in pairs)]
    for i, text in enumerate(others, width):
        columns.append(tuple(_flat(text, span) if (span := pair.references[i]) else None for pair in pairs))
    ids = tuple(str(number) for number in range(1, len(pairs) + 1))
    return systems, Segments(ids, (None,) * len(ids), tuple(columns)), [f"{len(pairs)} segments after alignment"]


def _joined(pairs: Sequence[Pair]) -> list[Pair]:
    """What only the systems have, joined to the pair before it: chrF passes over segments whose reference is empty."""
    found: list[Pair] = []
    for pair in pairs:
        if found and (len(pair.target) == 0 or len(found[-1].target) == 0):
            before = found.pop()
            pair = Pair(
                Span(before.target.start if len(before.target) else pair.target.start, max(before.target.end, pair.target.end)),
                None,
                tuple(Span(a.start, b.end) if a and b else a or b for a, b in zip(before.references, pair.references, strict=True)),
            )
        found.append(pair)
    return found


def _flat(text: Text, span: Span | None) -> str:
    """A stretch on one line, as metrics want it; "" for none."""
    return " ".join(span.of(text.plain).split()) if span else ""


def _language_notes(systems: Sequence[System], segments: Segments) -> list[str]:
    """A warning for each reference in another language than the first system: nothing fails, but the figures mean nothing."""
    from mtqa.annotate.language import detect

    def language(texts: Sequence[str | None]) -> str | None:
        sample = " ".join(text for text in texts[:200] if text)
        return detect(sample) if len(sample) >= _SURE else None

    spoken = {system.name: language(system.hypotheses) for system in systems}
    expected = next((found for found in spoken.values() if found), None)
    notes = [
        f"{name}: looks like '{found}', but {systems[0].name} like '{expected}'; is it the right file?"
        for name, found in spoken.items()
        if found and expected and found != expected
    ]
    for number, column in enumerate(segments.references, 1):
        if (found := language(column)) and expected and found != expected:
            notes.append(f"reference {number} looks like '{found}', but {systems[0].name} like '{expected}'; is it the right file?")
    return notes
