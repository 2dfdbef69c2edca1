"""Fixes proved against references: each suggestion and each file's fixes get what they are worth. The step after `resolve`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtqa.fix import Choice, Chooser, first_fix, plan
from mtqa.model import Edit, FileReport, FileScores, Finding, Fix, Side
from mtqa.report.locate import Locator, plain_edits
from mtqa.score.delta import DocumentScorer, joint_gain, scores

_SAME = 1e-9  # chrF points: sums of the same numbers in another order


def with_scores(report: FileReport) -> FileReport:
    """The report with scores on every fix of the target; unchanged where no document has a reference.

    Among a finding's suggestions of one applicability the reference decides the order: the larger gain in the document's chrF
    goes first. Equal ones keep their order, and so do those that touch no segment with a reference.
    """
    if report.file is None or not report.findings or not any(document.references for document in report.file.documents):
        return report
    locator = Locator(report)
    scorers = {id(d.target): s for d in report.file.documents if d.references and (s := DocumentScorer(d)).scorable}
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


def _scored(finding: Finding, locator: Locator, scorer: DocumentScorer | None) -> Finding:
    if scorer is None or not finding.fixes or finding.side is not Side.TARGET:
        return finding
    text = locator.text(finding)
    fixes = [replace(fix, scores=scorer.gain(plain_edits(fix, text))) for fix in finding.fixes]
    return replace(finding, fixes=_ordered(fixes))


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
