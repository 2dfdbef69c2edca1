"""A reviewer's verdicts, as JSON Lines: what was accepted, edited or rejected, kept by fingerprint.

A fingerprint that several findings of a file share is told apart by nothing else, so a verdict holds for all of them.
A verdict is only as good as its text: one whose `text` differs from the finding's is for a text that has changed, and is not used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mtqa.errors import ConfigError
from mtqa.model import Dropped, Finding
from mtqa.resolve.stages import Stage, parted

VERSION = 1
VERDICTS = ("accept", "reject", "edit")


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict. replacement: what stands in the finding's span for "edit" (and, if one of several was chosen, "accept")."""

    fingerprint: str
    path: str
    rule: str
    text: str
    verdict: str
    replacement: str | None = None
    reason: str | None = None
    before: str = ""
    after: str = ""
    by: str | None = None
    at: str | None = None

    def fits(self, finding: Finding) -> bool:
        """True if the decision was made about this finding's words."""
        return self.fingerprint == finding.fingerprint and self.text == finding.text


def parse(text: str, where: str) -> tuple[Decision, ...]:
    """Read decisions, the last one for a place wins. Raises ConfigError naming file, line and what is wrong."""
    found: dict[tuple[str, str], Decision] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        decision = _decision(line, f"{where}:{number}")
        found[decision.path, decision.fingerprint] = decision
    return tuple(found.values())


def _decision(line: str, place: str) -> Decision:
    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{place}:{error.colno}: not valid JSON ({error.msg}); a decision is one JSON object a line") from None
    if not isinstance(data, Mapping):
        raise ConfigError(f"{place}: expected a JSON object, got {type(data).__name__}")
    if data.get("version", VERSION) != VERSION:
        raise ConfigError(f"{place}: decision of version {data['version']!r}, this mtqa reads {VERSION}; export the decisions again")
    for key in ("fingerprint", "verdict"):
        if not isinstance(data.get(key), str):
            raise ConfigError(f"{place}: '{key}' is missing or no string")
    if data["verdict"] not in VERDICTS:
        raise ConfigError(f"{place}: unknown verdict {data['verdict']!r}; use {', '.join(VERDICTS)}")
    if data["verdict"] == "edit" and not isinstance(data.get("replacement"), str):
        raise ConfigError(f"{place}: the verdict 'edit' needs a 'replacement'")
    given: dict[str, Any] = {k: v for k, v in data.items() if k in Decision.__dataclass_fields__ and isinstance(v, str)}
    return Decision(**{"path": "", "rule": "", "text": "", **given})


def dump(decisions: Iterable[Decision]) -> str:
    """The file's text, in the key order of docs/reference/json.md."""
    keys = ("fingerprint", "path", "rule", "text", "before", "after", "verdict", "replacement", "reason", "by", "at")
    return "".join(json.dumps({"version": VERSION} | {k: getattr(d, k) for k in keys}, ensure_ascii=False) + "\n" for d in decisions)


def rejected(decisions: Iterable[Decision]) -> Stage:
    """The stage that drops what a reviewer rejected."""
    no = {(d.fingerprint, d.text) for d in decisions if d.verdict == "reject"}

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        return parted(findings, lambda f: "decision" if (f.fingerprint, f.text) in no else None)

    return stage
