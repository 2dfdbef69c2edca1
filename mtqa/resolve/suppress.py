"""Suppressions that stand in the text itself (`mtqa.model.suppression` tells their forms)."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.model import Dropped, Finding, Side
from mtqa.model.suppression import Suppression, suppressions
from mtqa.resolve.stages import Stage, parted

__all__ = ["Suppression", "suppressed", "suppressed_by_name", "suppressions"]


def suppressed(raw: str, *, source_inside: bool = True) -> Stage:
    """The stage that drops what a comment in the text hides.

    source_inside: False if the source is another file: offsets of findings on it count there, and no comment here is about them.
    """
    comments = suppressions(raw)

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        def hidden(finding: Finding) -> bool:
            return (source_inside or finding.side is Side.TARGET) and any(comment.hides(finding) for comment in comments)

        return parted(findings, lambda f: "suppressed" if hidden(f) else None)

    return stage


def suppressed_by_name(comments: Sequence[Suppression]) -> Stage:
    """The stage for findings about the comments themselves: only one that names the rule hides them, or each would hide itself."""

    def hides(comment: Suppression, finding: Finding) -> bool:
        named = bool(comment.rules & {finding.rule.id, finding.rule.family})
        return named and comment.reaches(finding.span) and finding.span != comment.comment

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        return parted(findings, lambda f: "suppressed" if any(hides(c, f) for c in comments) else None)

    return stage
