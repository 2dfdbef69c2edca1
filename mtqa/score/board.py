"""Systems side by side: corpus, document and segment scores, intervals and paired tests, each with the signature it needs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mtqa.errors import InputError
from mtqa.score.metrics import METRICS, NAMES, build, segment_metric, signature, statistics, value
from mtqa.score.neural import Neural

LEVELS = ("corpus", "document", "segment")
TESTS = {"bootstrap": "bs", "randomization": "ar"}
TRIALS = {"bootstrap": 1000, "randomization": 10000}  # sacrebleu's own
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Segments:
    """What the systems translated: ids, the document of each segment (None for none), and sets of references, all equally long.

    sources: likewise, for neural metrics; empty where nobody named any.
    """

    ids: tuple[str, ...]
    documents: tuple[str | None, ...]
    references: tuple[tuple[str | None, ...], ...]
    sources: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class System:
    """A system's output, a text for each segment."""

    name: str
    hypotheses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus score, 0 to 100 (TER may be higher). mean, interval: of the bootstrap; the interval is mean ± interval at 95 %.

    p_value: that the difference from the first system is chance. None where it was not asked for.
    """

    value: float
    mean: float | None = None
    interval: float | None = None
    p_value: float | None = None


@dataclass(frozen=True, slots=True)
class SystemScores:
    """One system. Each mapping goes from a metric's name in `METRICS`; documents and segments are in the board's order."""

    name: str
    corpus: Mapping[str, Score]
    documents: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    segments: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Board:
    """All systems. documents: the names in order; ids: of the segments that were scored, each with its document.

    signatures: level ("corpus", "document", "segment") -> metric -> signature. They differ: the corpus has the resampling in
    it, and single segments have BLEU's effective order.
    """

    systems: tuple[SystemScores, ...]
    signatures: Mapping[str, Mapping[str, str]]
    documents: tuple[str, ...]
    ids: tuple[tuple[str | None, str], ...]
    test: str | None = None
    trials: int = 0
    notes: tuple[str, ...] = ()


def score_systems(
    systems: Sequence[System],
    segments: Segments,
    metrics: Sequence[str] = METRICS,
    *,
    language: str | None = None,
    tokenize: str | None = None,
    resamples: int = 0,
    test: str | None = None,
    trials: int = 0,
    neural: Neural | None = None,
    notes: Sequence[str] = (),
) -> Board:
    """Score every system on every level.

    resamples: bootstrap resamples for an interval of each system, 0 for none. test: a key of `TESTS`; compares each system
    with the first one. trials: of the test, 0 for sacrebleu's default. The random numbers are sacrebleu's (SACREBLEU_SEED).
    neural: a COMET model, whose mean over segments joins the others. notes: what is known already, to be carried along.
    Raises InputError if nothing can be scored.
    """
    systems, segments, found = _scorable(systems, segments)
    names = tuple(dict.fromkeys(name for name in segments.documents if name is not None))
    places = {name: [i for i, document in enumerate(segments.documents) if document == name] for name in names}
    corpus: list[dict[str, Score]] = [{} for _ in systems]
    by_document: list[dict[str, tuple[float, ...]]] = [{} for _ in systems]
    by_segment: list[dict[str, tuple[float, ...]]] = [{} for _ in systems]
    signatures: dict[str, dict[str, str]] = {level: {} for level in LEVELS}
    for name in metrics:
        metric = build(name, segments.references, language=language, tokenize=tokenize)
        single = segment_metric(metric)
        rows = [statistics(metric, system.hypotheses) for system in systems]
        signatures["document"][name], signatures["segment"][name] = signature(metric), signature(single)
        for index, own in enumerate(rows):
            corpus[index][name] = _with_interval(metric, own, resamples)
            by_document[index][name] = tuple(value(metric, [own[i] for i in places[document]]) for document in names)
            by_segment[index][name] = tuple(value(single, [row]) for row in own)
        signatures["corpus"][name] = signature(metric)
        if test is not None and len(systems) > 1:
            signatures["corpus"][name], tested = _paired(name, metric, systems, rows, test, trials, resamples)
            for index, result in enumerate(tested):
                corpus[index][name] = result
    if neural is not None:
        for level in LEVELS:
            signatures[level]["comet"] = neural.signature
        for index, own in enumerate(_neural(neural, systems, segments)):
            corpus[index]["comet"] = Score(_mean(own))
            by_document[index]["comet"] = tuple(_mean([own[i] for i in places[document]]) for document in names)
            by_segment[index]["comet"] = tuple(own)
    return Board(
        systems=tuple(SystemScores(s.name, corpus[i], by_document[i], by_segment[i]) for i, s in enumerate(systems)),
        signatures=signatures,
        documents=names,
        ids=tuple(zip(segments.documents, segments.ids, strict=True)),
        test=test if len(systems) > 1 else None,
        trials=(trials or TRIALS[test]) if test else 0,
        notes=(*notes, *found),
    )


def _scorable(systems: Sequence[System], segments: Segments) -> tuple[list[System], Segments, list[str]]:
    """Without the segments that have no reference at all, which no metric is defined for; and what the user should know."""
    notes = []
    count = len(segments.ids)
    for system in systems:
        if len(system.hypotheses) != count:
            raise InputError(f"{system.name}: {len(system.hypotheses)} segments, but the references have {count}")
    kept = [i for i in range(count) if any(reference[i] is not None for reference in segments.references)]
    if not kept:
        raise InputError("no segment has a reference; nothing can be scored")
    if len(kept) < count:
        notes.append(f"{count - len(kept)} of {count} segments have no reference and were left out")
        systems = [System(s.name, tuple(s.hypotheses[i] for i in kept)) for s in systems]
        segments = Segments(
            tuple(segments.ids[i] for i in kept),
            tuple(segments.documents[i] for i in kept),
            tuple(tuple(reference[i] for i in kept) for reference in segments.references),
            tuple(segments.sources[i] for i in kept) if segments.sources else (),
        )
    for system in systems:
        if empty := sum(not text.strip() for text in system.hypotheses):
            notes.append(f"{system.name}: {empty} of {len(kept)} hypotheses are empty; they count as wrong throughout")
        if (spaced := sum(text.endswith(" .") for text in system.hypotheses)) > max(5, len(kept) // 10):
            notes.append(f"{system.name}: {spaced} lines end in ' .'; if the text is tokenised, detokenise it before scoring")
    if empty := sum(all(not (reference[i] or "").strip() for reference in segments.references) for i in range(len(segments.ids))):
        notes.append(f"{empty} of {len(kept)} references are empty")
    return list(systems), segments, notes


def _neural(neural: Neural, systems: Sequence[System], segments: Segments) -> list[list[float]]:
    """A score for each segment of each system. Raises InputError where a segment has no source."""
    missing = [i for i, id_ in enumerate(segments.ids) if not segments.sources or segments.sources[i] is None]
    if missing:
        raise InputError(f"--comet reads the source, and segment '{segments.ids[missing[0]]}' has none; name it with --source")
    sources = [source or "" for source in segments.sources]
    references = [next((r[i] for r in segments.references if r[i] is not None), None) for i in range(len(segments.ids))]
    return [[_finite(score) for score in neural.score(sources, system.hypotheses, references)] for system in systems]


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


def _with_interval(metric: Any, rows: Sequence[Any], resamples: int) -> Score:
    """The corpus score; with resamples as `sacrebleu --confidence` computes it."""
    score = metric._aggregate_and_compute(list(rows))
    if resamples < 2:
        return Score(_finite(score.score))
    from sacrebleu.significance import _bootstrap_resample

    metric.n_bootstrap = resamples  # both go into the signature
    metric.seed, resampled = _bootstrap_resample(list(rows), metric, resamples)
    if len({type(one.score) for one in resampled}) > 1:
        # Resamples without a single match are Python's 0.0 among numpy's float32, which sacrebleu cannot average (2.6).
        for one in resampled:
            one.score = float(one.score)
    score.estimate_ci(resampled)
    return Score(_finite(score.score), _finite(score._mean), _finite(score._ci))


def _paired(
    name: str, metric: Any, systems: Sequence[System], rows: Sequence[list[Any]], test: str, trials: int, resamples: int
) -> tuple[str, list[Score]]:
    """The signature and each system's score with sacrebleu's paired test against the first one."""
    from sacrebleu.significance import PairedTest

    known = {id(system.hypotheses): own for system, own in zip(systems, rows, strict=True)}
    # The test asks the metric for statistics that are known already; TER alone would take as long again.
    metric._extract_corpus_statistics = lambda hypotheses, _: known[id(hypotheses)]
    try:
        metric.n_bootstrap = metric.seed = None
        paired = PairedTest(
            [(system.name, system.hypotheses) for system in systems],
            {NAMES[name]: metric},
            None,
            test_type=TESTS[test],
            n_samples=trials,
            n_ar_confidence=resamples if resamples > 1 and test == "randomization" else -1,
        )
        signatures, results = paired()
    finally:
        del metric._extract_corpus_statistics
    key = next(iter(signatures))
    found: list[Any] = list(results[key])  # sacrebleu annotates the names' column and the results as one type
    scores = [Score(_finite(r.score), _maybe(r.mean), _maybe(r.ci), None if r.p_value is None else float(r.p_value)) for r in found]
    return str(signatures[key].format(False)), scores


def _maybe(number: Any) -> float | None:
    return None if number is None else _finite(number)


def _finite(number: Any) -> float:
    """No figure may be NaN or infinite: JSON has no such numbers. sacrebleu gives neither, as far as we tested; a guard."""
    return float(number) if math.isfinite(number) else 0.0
