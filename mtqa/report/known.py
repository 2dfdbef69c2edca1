"""What the precision ledger knows of a rule, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtqa.model import RuleInfo, Tally
from mtqa.model.precision import ENOUGH


def rounded_precision(rule: RuleInfo) -> float | None:
    """Measured precision of the rule, 0 to 1, with three digits; None if it is not known."""
    precision = rule.measured.precision if rule.measured else None
    return None if precision is None else round(precision, 3)


def short(rule: RuleInfo) -> str:
    """'right in 97 % of 109', or nothing for a rule that is not yet measured or is in no ledger."""
    known, precision = rule.measured, rounded_precision(rule)
    return "" if known is None or precision is None else f"right in {_percent(precision, 0)} of {known.findings:,}"


def sentences(rule: RuleInfo) -> Iterator[str]:
    """Everything for `mtqa explain`, a sentence each. Rules of the user's own are in no ledger: nothing is said of them."""
    known = rule.measured
    if known is None:
        return
    if known.findings:
        low, high = known.interval
        share = f"{known.right:,} of {known.findings:,} findings that were read were right"
        if known.precision is None:
            yield f"Precision not yet measured: {share}, and {ENOUGH} are needed."
        else:
            yield f"Precision {_percent(known.precision)} (95 % interval {_percent(low)} to {_percent(high)}): {share}."
        yield f"Read: {', '.join(f'{t.right} of {t.findings} in {t.data} ({t.source})' for t in known.judged)}."
    else:
        yield "Precision not yet measured: no findings were read."
    if known.precision is None and known.family is not None and known.family.precision is not None:
        low, high = known.family.interval
        yield (
            f"The rules of its family, {rule.family}, that are not measured themselves, together: {_percent(known.family.precision)} "
            f"(95 % interval {_percent(low)} to {_percent(high)}), {known.family.right:,} of {known.family.findings:,} findings."
        )
    for tally in known.marked:
        touch = f"{tally.right:,} of {tally.findings:,} findings touch an error that people had marked"
        yield f"In {tally.data} {touch}; a second person's marks do so in 38 %."
    for tally in known.clean:
        alarms = f"{tally.findings:,} false alarm{'' if tally.findings == 1 else 's'}" if tally.findings else "no false alarm"
        yield f"In {tally.words:,} words of good text ({tally.data}) {alarms}."
    if known.date:
        yield f"Counted on {known.date} with mtqa {known.version}."


def known_object(rule: RuleInfo) -> dict[str, Any] | None:
    """The same for programs."""
    known = rule.measured
    if known is None:
        return None
    low, high = known.interval
    return {
        "precision": rounded_precision(rule),
        "findings": known.findings,
        "right": known.right,
        "interval": [round(low, 3), round(high, 3)] if known.findings else None,
        "judged": [_tally(t) for t in known.judged],
        "marked": [_tally(t) for t in known.marked],
        "clean": [_tally(t) for t in known.clean],
        "date": known.date or None,
        "version": known.version or None,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {"data": tally.data, "findings": tally.findings, "right": tally.right, "words": tally.words, "source": tally.source or None}


def _percent(share: float, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f} %"
