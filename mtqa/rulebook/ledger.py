"""The precision ledger: how often each built-in rule was right. `scripts/build_ledger.py` writes it, a test proves it complete.

One JSON object, a line for each rule:

    "split-name-spelling": {"status": "measured", "date": "2026-01-31", "mtqa": "0.1.0",
      "judged": [{"data": "newstest2021", "findings": 60, "right": 59, "source": "bench/names_verdicts.jsonl"}],
      "marked": [{"data": "zhen21news", "findings": 12, "right": 5}], "clean": [{"data": "clean_news21", "findings": 0, "words": 24190}]}

"families" holds the like for each family: the findings that were read of all its rules without a precision of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.errors import RuleError
from mtqa.model import Measured, RuleInfo, Tally
from mtqa.model.precision import UNMEASURED
from mtqa.rulebook.index import builtin_folder

NAME = "ledger.json"
VERSION = 1
MEASURED = "measured"
_NOTHING = Measured()
_KINDS = ("judged", "marked", "clean")


def measured(rule: RuleInfo) -> RuleInfo:
    """The rule with its entry, and its family's beside it; as it is if it has none, as rules of the users' own have not."""
    entry = _builtin().get(rule.id)
    if entry is None:
        return rule
    return replace(rule, measured=replace(entry, family=_families().get(rule.family)))


@cache
def _builtin() -> Mapping[str, Measured]:
    return read_ledger(builtin_folder() / NAME)


@cache
def _families() -> Mapping[str, Measured]:
    return read_ledger(builtin_folder() / NAME, "families")


def read_ledger(path: Path, part: str = "rules") -> dict[str, Measured]:
    """The entries of a ledger, by rule (or by family). Raises RuleError if it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']} instead of {VERSION}")
        return {name: _entry(own) for name, own in content[part].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleError(f"{path}: the precision ledger cannot be read ({error}); install mtqa again") from error


def _entry(own: Mapping[str, Any]) -> Measured:
    if own.keys() == {"status"}:  # most rules; one entry serves them all
        return _NOTHING
    judged, marked, clean = (tuple(Tally(**tally) for tally in own.get(kind, ())) for kind in _KINDS)
    return Measured(judged, marked, clean, own.get("date", ""), own.get("mtqa", ""))


def written(entries: Mapping[str, Measured], families: Mapping[str, Measured]) -> str:
    """The text of a ledger, an entry a line."""
    parts = []
    for name, own in (("families", families), ("rules", entries)):
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(_object(own[key]), ensure_ascii=False)}" for key in sorted(own))
        parts.append(f'"{name}": {{\n{lines}\n}}')
    return f'{{"version": {VERSION}, {", ".join(parts)}}}\n'


def pooled(entries: Mapping[str, Measured], family_of: Mapping[str, str]) -> dict[str, Measured]:
    """The entries of the families: all verdicts on rules that are not measured themselves, set by set. Such with none are left out."""
    found = {}
    for family in sorted(set(family_of.values())):
        own = [entries[rule] for rule in sorted(entries) if family_of.get(rule) == family]
        rest = [entry for entry in own if entry.judged and entry.precision is None]
        sums: dict[tuple[str, str], tuple[int, int]] = {}
        for tally in (tally for entry in rest for tally in entry.judged):
            findings, right = sums.get((tally.data, tally.source), (0, 0))
            sums[tally.data, tally.source] = findings + tally.findings, right + (tally.right or 0)
        if sums:
            tallies = tuple(Tally(data, n, right, source=source) for (data, source), (n, right) in sorted(sums.items()))
            last = max(rest, key=lambda entry: entry.date)
            found[family] = Measured(tallies, date=last.date, version=last.version)
    return found


def _object(entry: Measured) -> dict[str, Any]:
    shown: dict[str, Any] = {"status": UNMEASURED if entry.precision is None else MEASURED}
    if entry.date:
        shown |= {"date": entry.date, "mtqa": entry.version}
    for kind in _KINDS:
        if tallies := getattr(entry, kind):
            shown[kind] = [_tally(tally) for tally in tallies]
    return shown


def _tally(tally: Tally) -> dict[str, Any]:
    right = {} if tally.right is None else {"right": tally.right}
    words = {"words": tally.words} if tally.words else {}
    return {"data": tally.data, "findings": tally.findings, **right, **words, **({"source": tally.source} if tally.source else {})}
