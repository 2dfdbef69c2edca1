"""Suppressions that stand in the text itself.

    <!-- mtqa: ignore RULE, RULE: reason -->       findings on the same line
    <!-- mtqa: ignore-next-line RULE -->           findings on the next line that is not empty
    <!-- mtqa: off RULE --> ... <!-- mtqa: on -->  findings between the two
    <!-- mtqa: ignore-file RULE: reason -->        findings in the whole file

The same after `#` or `//` at the beginning of a line. Without a rule every rule is meant. A rule is an id or a family.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from mtqa.model import Dropped, Finding, Span
from mtqa.resolve.stages import Stage, parted

_WHAT = r"mtqa:\s*(?P<verb{n}>ignore-next-line|ignore-file|ignore|off|on)\b(?P<rules{n}>[ \t]+{rule}(?:[ \t]*,[ \t]*{rule})*)?".replace(
    "{rule}", "[a-z0-9][a-z0-9-]*"
)
_COMMENT = re.compile(
    rf"<!--\s*{_WHAT.replace('{n}', '1')}\s*(?::(?P<reason1>(?:(?!-->)[^\n])*))?\s*-->"
    rf"|^[ \t]*(?:\#|//)[ \t]*{_WHAT.replace('{n}', '2')}[ \t]*(?::(?P<reason2>[^\r\n]*))?(?=[\r\n]|\Z)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: where it stands, the stretch it covers, the rules it names (none: all), and its reason."""

    comment: Span
    covers: Span
    rules: frozenset[str]
    reason: str

    def hides(self, finding: Finding) -> bool:
        """True if the finding lies in the stretch (or in the comment itself) and is of a named rule."""
        named = not self.rules or finding.rule.id in self.rules or finding.rule.family in self.rules
        return (named and self.covers.start <= finding.span.start < self.covers.end) or self.comment.contains(finding.span)


def suppressions(raw: str) -> tuple[Suppression, ...]:
    """All suppressions of a file's text, in order."""
    if "mtqa:" not in raw:
        return ()
    found = []
    matches = [(m, m["verb1"] or m["verb2"], _names(m["rules1"] or m["rules2"]), (m["reason1"] or m["reason2"] or "").strip())
               for m in _COMMENT.finditer(raw)]  # fmt: skip
    ends = [m.end() for m in re.finditer(r"\n|\r\n?|\Z", raw)]
    for n, (match, verb, rules, reason) in enumerate(matches):
        line = bisect_right(ends, match.start())
        line_start = ends[line - 1] if line else 0
        if verb == "ignore":
            covers = Span(line_start, ends[min(line, len(ends) - 1)])
        elif verb == "ignore-next-line":
            covers = _next_line(raw, ends, line)
        elif verb == "ignore-file":
            covers = Span(0, len(raw) + 1)
        elif verb == "off":
            ends_at = (m.start() for m, v, names, _ in matches[n + 1 :] if v == "on" and (not names or names == rules))
            covers = Span(match.end(), next(ends_at, len(raw) + 1))
        else:
            covers = Span(match.start(), match.start())
        found.append(Suppression(Span(*match.span()), covers, rules, reason))
    return tuple(found)


def _names(rules: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (rules or "").split(",") if name.strip())


def _next_line(raw: str, ends: list[int], line: int) -> Span:
    """The first line after line number `line` that holds more than space."""
    for at in range(line, len(ends) - 1):
        if raw[ends[at] : ends[at + 1]].strip():
            return Span(ends[at], ends[at + 1])
    return Span(len(raw), len(raw))


def suppressed(raw: str) -> Stage:
    """The stage that drops what a comment in the text hides."""
    comments = suppressions(raw)

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        return parted(findings, lambda f: "suppressed" if any(c.hides(f) for c in comments) else None)

    return stage
