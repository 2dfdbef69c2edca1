"""The precision ledger: how often each built-in rule was right. `scripts/build_ledger.py` writes it, a test proves it complete.

One JSON object, a line for each rule:

    "split-name-spelling": {"status": "measured", "date": "2026-01-31", "mtqa": "0.1.0",
      "judged": [{"data": "newstest2021", "findings": 60, "right": 59, "source": "bench/names_verdicts.jsonl"}],
      "marked": [{"data": "zhen21news", "findings": 12, "right": 5}], "clean": [{"data": "clean_news21", "findings": 0, "words": 24190}]}
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
from mtqa.rulebook.index import builtin_folder

NAME = "ledger.json"
VERSION = 1
MEASURED, UNMEASURED = "measured", "not yet measured"
_NOTHING = Measured()
_KINDS = ("judged", "marked", "clean")


def measured(rule: RuleInfo) -> RuleInfo:
    """The rule with its entry; as it is if it has none, as rules of the users' own have not."""
    entry = _builtin().get(rule.id)
    return replace(rule, measured=entry) if entry is not None else rule


@cache
def _builtin() -> Mapping[str, Measured]:
    return read_ledger(builtin_folder() / NAME)


def read_ledger(path: Path) -> dict[str, Measured]:
    """The entries of a ledger by rule. Raises RuleError if it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']} instead of {VERSION}")
        return {rule: _entry(own) for rule, own in content["rules"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleError(f"{path}: the precision ledger cannot be read ({error}); install mtqa again") from error


def _entry(own: Mapping[str, Any]) -> Measured:
    if own.keys() == {"status"}:  # most rules; one entry serves them all
        return _NOTHING
    judged, marked, clean = (tuple(Tally(**tally) for tally in own.get(kind, ())) for kind in _KINDS)
    return Measured(judged, marked, clean, own.get("date", ""), own.get("mtqa", ""))


def written(entries: Mapping[str, Measured]) -> str:
    """The text of a ledger."""
    lines = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(_object(entries[rule]), ensure_ascii=False)}" for rule in sorted(entries))
    return f'{{"version": {VERSION}, "rules": {{\n{lines}\n}}}}\n'


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
