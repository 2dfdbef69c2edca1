"""Comments in the text itself that hide findings.

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

from mtqa.model.finding import Finding
from mtqa.model.lazy import lazy
from mtqa.model.span import Span

_WHAT = r"mtqa:\s*(?P<verb{n}>ignore-next-line|ignore-file|ignore|off|on)\b(?P<rules{n}>[ \t]+{rule}(?:[ \t]*,[ \t]*{rule})*)?".replace(
    "{rule}", "[a-z0-9][a-z0-9-]*"
)
_COMMENT = lazy(
    rf"<!--\s*{_WHAT.replace('{n}', '1')}\s*(?::(?P<reason1>(?:(?!-->)[^\n])*))?\s*-->"
    rf"|^[ \t]*(?:\#|//)[ \t]*{_WHAT.replace('{n}', '2')}[ \t]*(?::(?P<reason2>[^\r\n]*))?(?=[\r\n]|\Z)",
    re.MULTILINE,
)
_NAME = lazy(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: where it stands, the stretch it covers, the rules it names (none: all), and its reason.

    verb: ignore, ignore-next-line, ignore-file, off or on. named: the same rules with their places, in order.
    until: for "off", the comment that ends it; None if it reaches to the end of the file.
    """

    comment: Span
    covers: Span
    rules: frozenset[str]
    reason: str
    verb: str = "ignore"
    named: tuple[tuple[str, Span], ...] = ()
    until: Span | None = None

    def hides(self, finding: Finding) -> bool:
        """True if the finding lies in the stretch (or in the comment itself) and is of a named rule."""
        named = not self.rules or finding.rule.id in self.rules or finding.rule.family in self.rules
        return (named and self.reaches(finding.span)) or self.comment.contains(finding.span)

    def reaches(self, span: Span) -> bool:
        """True if a finding there is in the stretch that the comment covers."""
        return self.covers.start <= span.start < self.covers.end


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What a rule about the comments themselves is called with, after all other rules.

    findings: of all other rules, before any was dropped. known: ids and families of all rules there are, None for "any
    name". ran: those of them that ran on this file, a family if all its rules ran that could find something there. blanket: may a
    comment that names no rule be judged? (Not in a run over some rules only.) partial: families with rules that need a source, where
    there is none: a comment about such a family may have its use in a run that has the source.
    """

    raw: str
    comments: tuple[Suppression, ...]
    findings: Sequence[Finding] = ()
    known: frozenset[str] | None = None
    ran: frozenset[str] | None = None
    blanket: bool = True
    partial: frozenset[str] = frozenset()


def suppressions(raw: str) -> tuple[Suppression, ...]:
    """All suppressions of a file's text, in order."""
    if "mtqa:" not in raw:
        return ()
    found = []
    matches = [(m, m["verb1"] or m["verb2"], _names(m), (m["reason1"] or m["reason2"] or "").strip()) for m in _COMMENT.finditer(raw)]
    ends = [m.end() for m in re.finditer(r"\n|\r\n?|\Z", raw)]
    for n, (match, verb, named, reason) in enumerate(matches):
        line = bisect_right(ends, match.start())
        line_start = ends[line - 1] if line else 0
        rules = frozenset(name for name, _ in named)
        until = None
        if verb == "ignore":
            covers = Span(line_start, ends[min(line, len(ends) - 1)])
        elif verb == "ignore-next-line":
            covers = _next_line(raw, ends, line)
        elif verb == "ignore-file":
            covers = Span(0, len(raw) + 1)
        elif verb == "off":
            closing = (
                Span(*m.span()) for m, v, names, _ in matches[n + 1 :] if v == "on" and (not names or {x for x, _ in names} == rules)
            )
            until = next(closing, None)
            covers = Span(match.end(), until.start if until else len(raw) + 1)
        else:
            covers = Span(match.start(), match.start())
        found.append(Suppression(Span(*match.span()), covers, rules, reason, verb, named, until))
    return tuple(found)


def _names(match: re.Match[str]) -> tuple[tuple[str, Span], ...]:
    """The rules that a comment names, each with its place in the text."""
    group = "rules1" if match["verb1"] else "rules2"
    if match[group] is None:
        return ()
    return tuple((m[0], Span(*m.span())) for m in _NAME.finditer(match.string, *match.span(group)))


def _next_line(raw: str, ends: list[int], line: int) -> Span:
    """The first line after line number `line` that holds more than space."""
    for at in range(line, len(ends) - 1):
        if raw[ends[at] : ends[at + 1]].strip():
            return Span(ends[at], ends[at + 1])
    return Span(len(raw), len(raw))
