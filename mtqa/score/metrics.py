"""The metrics, all of them sacrebleu's, and their sufficient statistics computed once.

A corpus, a document and a segment score differ only in which rows of statistics are added up, so a hypothesis is compared with
its references once and every figure follows from that, exactly as in sacrebleu itself (a test compares with its command).
Two methods of `sacrebleu.metrics.base.Metric` that are not public carry this: `_extract_corpus_statistics` and
`_aggregate_and_compute`; they have been there, unchanged, since sacrebleu 2.0.

sacrebleu is imported when a metric is built: no other command waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtqa.errors import ConfigError, did_you_mean

METRICS = ("bleu", "chrf", "chrf++", "ter")
NAMES = {"bleu": "BLEU", "chrf": "chrF", "chrf++": "chrF++", "ter": "TER", "comet": "COMET"}  # COMET: see `neural`
LOWER_IS_BETTER = frozenset({"ter"})

References = Sequence[Sequence[str | None]]  # one sequence a reference set, each as long as the hypotheses


def build(name: str, references: References | None = None, *, language: str | None = None, tokenize: str | None = None) -> Any:
    """A sacrebleu metric with its references cached. Raises ConfigError for an unknown metric or a tokenizer that is missing.

    language: of the target; chooses BLEU's tokenizer as sacrebleu does (zh, ja-mecab, ko-mecab, else 13a). tokenize: BLEU's, by name.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    cached: Any = references  # sacrebleu takes None for a missing reference, whatever its annotation says

    if name == "bleu":
        if tokenize is not None and tokenize not in BLEU.TOKENIZERS:
            known = sorted(BLEU.TOKENIZERS)
            raise ConfigError(f"unknown BLEU tokenizer '{tokenize}'{did_you_mean(tokenize, known) or '; use ' + ', '.join(known)}")
        try:
            return BLEU(tokenize=tokenize, trg_lang=language or "", references=cached)
        except (ImportError, RuntimeError) as error:
            remedy = "install what it asks for, or name another with --tokenize, such as 'char' or 'intl'"
            raise ConfigError(f"BLEU's tokenizer for '{tokenize or language}' is not available ({error}); {remedy}") from None
    if name == "chrf":
        return CHRF(references=cached)
    if name == "chrf++":
        return CHRF(word_order=2, references=cached)
    if name == "ter":
        return TER(references=cached)
    raise ConfigError(f"unknown metric '{name}'{did_you_mean(name, METRICS) or '; use ' + ', '.join(METRICS)}")


def segment_metric(metric: Any) -> Any:
    """The metric for single sentences: BLEU with effective order, as sacrebleu's own `--sentence-level` has it; others unchanged."""
    if type(metric).__name__ != "BLEU":
        return metric
    import copy

    own = copy.copy(metric)
    own.effective_order = True
    return own


def statistics(metric: Any, hypotheses: Sequence[str], references: References | None = None) -> list[Any]:
    """A row for each hypothesis. references: instead of those that the metric has cached."""
    # sacrebleu warns on its own logger about text that looks tokenised; mtqa says so in its notes.
    rows: list[Any] = metric._extract_corpus_statistics(list(hypotheses), references)
    return rows


def value(metric: Any, rows: Sequence[Any]) -> float:
    """The score of the rows taken together."""
    return float(metric._aggregate_and_compute(list(rows)).score)


def signature(metric: Any) -> str:
    """sacrebleu's signature: references, settings, version. Only complete once references were seen."""
    return str(metric.get_signature().format(False))
