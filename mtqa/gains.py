"""Fixes proved against references: each suggestion and each file's fixes get what they are worth. The step after `resolve`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.errors import InputError
from mtqa.fix import Choice, Chooser, FixResult, encode, first_fix, fix_to_fixed_point, plan
from mtqa.model import Applicability, Edit, File, FileReport, FileScores, Finding, Fix, Gain, Side, Span, Text
from mtqa.report.locate import Locator, plain_edits, replacement
from mtqa.score.delta import DocumentScorer, joint_gain, scores
from mtqa.score.drawn import drawn

if TYPE_CHECKING:
    from mtqa.pipeline import Checker

_WORDS = re.compile(r" ?\w+| ?[^\w\s]|\s")
_SAME = 1e-9  # chrF points: sums of the same numbers in another order


def with_scores(report: FileReport) -> FileReport:
    """The report with scores on every fix of the target; unchanged where no document has a reference.

    Among a finding's suggestions of one applicability the reference decides the order: the larger gain in the document's chrF
    goes first. Equal ones keep their order, and so do those that touch no segment with a reference. What the reference itself has
    in the finding's place is offered last, to be looked at and never applied unasked: it would make every text like the reference.
    """
    if report.file is None or not report.findings or not any(document.references for document in report.file.documents):
        return report
    locator = Locator(report)
    scorers = _scorers(report.file)
    if not scorers:
        return report
    findings = tuple(_scored(finding, locator, scorers.get(id(locator.text(finding)))) for finding in report.findings)
    everything = list(scorers.values())
    safe, every = (plan(findings, first_fix(unsafe=unsafe)).chosen for unsafe in (False, True))
    found = FileScores(
        before=scores(everything),
        signatures=everything[0].signatures,
        segments=sum(len(scorer.places) for scorer in everything),
        safe=joint_gain(everything, [_edits(safe, locator, key) for key in scorers]),
        all=joint_gain(everything, [_edits(every, locator, key) for key in scorers]),
        safe_fixes=len(safe),
        all_fixes=len(every),
    )
    return replace(report, findings=findings, scores=found)


def improving(choose: Chooser) -> Chooser:
    """The chooser, offered only fixes that do not lower their document's chrF, for findings that `with_scores` has seen.

    A fix without scores (no reference where it stands) is not proved, so it is not offered.
    """

    def chosen(finding: Finding) -> Fix | None:
        return choose(replace(finding, fixes=tuple(f for f in finding.fixes if f.scores is not None and f.scores.document.chrf >= -_SAME)))

    return chosen


def fix_improving(checker: Checker, path: str, *, unsafe: bool = False, folder: str = "") -> FixResult:
    """Fix one file in memory, to a fixed point, with fixes that do not lower chrF: none of them alone, nor all of a document together.

    Raises InputError where there is no reference to prove anything by, and what `Checker.fix_file` raises.
    """
    file = checker.read(path, folder=folder)
    if not _scorers(file):
        raise InputError(f"{path}: --only-improving needs a reference that fits the text; name one with --reference")

    def again(text: str) -> FileReport:
        return _proved(checker.check_file(path, encode(file, text), folder=folder), unsafe=unsafe)

    return fix_to_fixed_point(again, _proved(checker.check(file), unsafe=unsafe), unsafe=unsafe)


def worth(result: FixResult) -> Gain | None:
    """What all that was changed is worth against the file's references; None without any.

    The texts before and after are compared word by word, so rounds of fixes that build on each other count as one change.
    """
    if result.file is None or result.report.file is None or not (scorers := _scorers(result.file)):
        return None
    after = result.report.file.documents
    if len(after) != len(result.file.documents):  # a fix took a whole document away: there is nothing to compare it with
        return None
    pairs = zip(result.file.documents, after, strict=True)
    edits = [_changes(old.target.plain, new.target.plain) for old, new in pairs if id(old.target) in scorers]
    return joint_gain(list(scorers.values()), edits)


def _changes(old: str, new: str) -> list[Edit]:
    """Edits of whole words that make one text of the other; not always the fewest."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    codes = difflib.SequenceMatcher(None, before, after).get_opcodes() if old != new else []
    return [Edit(Span(starts[a], starts[b]), "".join(after[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def _scorers(file: File) -> dict[int, DocumentScorer]:
    """The documents that can be scored, by the identity of their target text."""
    return {id(d.target): s for d in file.documents if d.references and (s := DocumentScorer(d)).scorable}


def _proved(report: FileReport, *, unsafe: bool) -> FileReport:
    """The report with only such fixes as may be applied under `--only-improving`.

    Fixes that help alone can hurt together, where they change one sentence in two ways. The weakest is then left out, until the
    rest of its document holds.
    """
    if report.file is None:
        return report
    locator, scorers = Locator(report), _scorers(report.file)
    findings: Sequence[Finding] = report.findings  # as `with_scores` has left them
    if report.scores is None:
        findings = [_scored(finding, locator, scorers.get(id(locator.text(finding)))) for finding in findings]
    choose = improving(first_fix(unsafe=unsafe))
    kept = {id(f): fix for f in findings if (fix := choose(f)) is not None}
    for key in {id(locator.text(f)) for f in findings if id(f) in kept}:
        while True:
            chosen = plan(findings, lambda f: kept.get(id(f))).chosen
            own = [c for c in chosen if id(locator.text(c.finding)) == key]
            if not own or joint_gain([scorers[key]], [_edits(own, locator, key)]).chrf >= -_SAME:
                break
            del kept[id(min(own, key=lambda c: c.fix.scores.document.chrf if c.fix.scores else 0.0).finding)]
    return replace(report, findings=tuple(replace(f, fixes=(kept[id(f)],) if id(f) in kept else ()) for f in findings))


def _scored(finding: Finding, locator: Locator, scorer: DocumentScorer | None) -> Finding:
    if scorer is None or finding.side is not Side.TARGET:
        return finding
    text = locator.text(finding)
    offered = (*finding.fixes, *_drawn(finding, text, scorer))
    return replace(finding, fixes=_ordered([replace(fix, scores=scorer.gain(plain_edits(fix, text))) for fix in offered]))


def _drawn(finding: Finding, text: Text, scorer: DocumentScorer) -> list[Fix]:
    """What the reference has in the finding's place, if the rule did not suggest it."""
    if finding.span.of(text.raw) != text.escape.write(finding.text) or finding.text != finding.plain.of(text.plain):
        return []  # the marked words cross markup: other words would tear it
    place = next((p for p in scorer.places if p.span.contains(finding.plain)), None)
    if place is None:
        return []
    own = Span(finding.plain.start - place.span.start, finding.plain.end - place.span.start)
    words = drawn(place.span.of(text.plain), own, place.references)
    if words is None or any(replacement(finding, fix, text) == words for fix in finding.fixes):
        return []
    return [Fix(f"Write '{words}', as the reference has it", (Edit(finding.span, text.escape.write(words)),), Applicability.DISPLAY)]


def _ordered(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """Each applicability keeps its places in the list; inside them the best goes first."""
    best = {
        kind: iter(sorted((f for f in fixes if f.applicability is kind), key=lambda f: -f.scores.document.chrf if f.scores else 0.0))
        for kind in {f.applicability for f in fixes}
    }
    return tuple(next(best[fix.applicability]) for fix in fixes)


def _edits(chosen: Sequence[Choice], locator: Locator, key: int) -> list[Edit]:
    """The plain edits of the choices that lie in one text; edits that two fixes share stand once."""
    edits: dict[tuple[int, int, str], Edit] = {}
    for choice in chosen:
        text = locator.text(choice.finding)
        if id(text) == key:
            edits |= {(e.span.start, e.span.end, e.replacement): e for e in plain_edits(choice.fix, text)}
    return [edits[place] for place in sorted(edits)]
