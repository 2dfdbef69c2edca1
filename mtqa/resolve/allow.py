"""House words: words and names that the user wants left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.model import Dropped, Finding
from mtqa.resolve.stages import Stage, parted


def allowed(words: Iterable[str], files_rules: Iterable[str] = ()) -> Stage:
    """Drop findings whose marked text is an allowed word or phrase (case and white space aside), and of rules ignored for the file."""
    known = {_key(w) for w in words}
    rules = frozenset(files_rules)

    def reason(finding: Finding) -> str | None:
        if finding.rule.id in rules or finding.rule.family in rules:
            return "per-file-ignore"
        return "allowed" if known and _key(finding.text) in known else None

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        return parted(findings, reason)

    return stage


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
