"""The one routine that runs the examples of coded and declarative checks alike.

Used by the tests, `mtqa rules test`, `mtqa explain` and the docs. A check runs alone: findings exactly at the marks and
nowhere else; the first fix of every finding gives `good` exactly; the good text is quiet; an ok text is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtqa.annotate import AnnotatedDocument
from mtqa.engine import Check, Runner, Scope
from mtqa.engine.anchor import anchor
from mtqa.model import Edit, Example, Finding, Side, Span
from mtqa.model.suppression import Suppressed, suppressions

Builder = Callable[[Example, str], AnnotatedDocument]
"""Makes a document of an example and its target language; the pipeline has one (`mtqa.pipeline.example_document`)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold. number: of the example, from 1; what: one line for the author."""

    rule: str
    number: int
    what: str


def run_examples(check: Check, build: Builder) -> list[Failure]:
    """Everything that is wrong with the check's examples, nothing if all hold."""
    if not check.info.examples:
        return [Failure(check.info.id, 0, "no examples; add at least one bad and one ok")]
    runner = Runner([check])
    return [
        Failure(check.info.id, number, what)
        for number, example in enumerate(check.info.examples, start=1)
        for what in _faults(check, example, runner, build)
    ]


def _faults(check: Check, example: Example, runner: Runner, build: Builder) -> Iterator[str]:
    findings, failure = find(runner, check, example, build)
    if failure:
        yield f"failed on {_short(example.text)}: {failure}"
        return
    spans = [f.plain for f in findings if f.side is Side.TARGET]
    if spans != list(example.marks):
        yield f"expected {shown(example.text, example.marks)}, found {shown(example.text, spans)}"
        return
    if example.good is None:
        if check.info.fix is not None and example.marks and any(f.fixes for f in findings):
            yield f"the check offers a fix for {_short(example.text)}; say what it gives with 'good'"
        return
    fixed = apply_first(example.text, findings)
    if fixed != example.good:
        yield f"the fix gives {fixed!r}, expected {example.good!r}"
        return
    again, failure = find(runner, check, with_text(example, example.good), build)
    if failure or again:
        yield f"the good text is not quiet: {failure or shown(example.good, [f.plain for f in again])}"


def find(runner: Runner, check: Check, example: Example, build: Builder) -> tuple[list[Finding], str | None]:
    """What the check finds in an example's text, in order, and why it failed, if it did."""
    language = check.info.languages[0] if check.info.languages else "en"
    if check.scope is Scope.FILE:  # in an example's plain text both kinds of offset are one
        marks = check.run(Suppressed(example.text, suppressions(example.text)))
        return sorted((anchor(m, check.info, build(example, language), check.info.severity) for m in marks), key=lambda f: f.plain), None
    sources = (example.source_language,) if example.source_language else check.info.sources
    outcome = runner.run(build(example, language), sources if example.source is not None else ())
    return sorted(outcome.findings, key=lambda f: f.plain), outcome.failures.get(check.info.id)


def with_text(example: Example, text: str) -> Example:
    """The example with another target text that is to be silent."""
    return Example(text, (), None, example.source, example.reference, example.source_language, example.note)


def apply_first(text: str, findings: Iterable[Finding]) -> str:
    """The text after the first fix of every finding; equal edits of several findings count once."""
    edits: dict[Edit, None] = {}
    for finding in findings:
        if finding.fixes:
            edits.update(dict.fromkeys(finding.fixes[0].edits))
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def shown(text: str, spans: Sequence[Span]) -> str:
    """The text with [[ ]] around the stretches, as examples are written."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}[[{span.of(text)}]]{text[span.end :]}"
    return _short(text) if spans else f"nothing in {_short(text)}"


def _short(text: str) -> str:
    return repr(text if len(text) <= 300 else text[:297] + "...")


@dataclass(frozen=True, slots=True)
class Crossed:
    """A rule that fires on the good or ok text of another rule's example."""

    rule: str
    owner: str
    number: int
    text: str


def cross_test(checks: Sequence[Check], build: Builder) -> list[Crossed]:
    """All checks over all other checks' good and ok texts: each finding is a false alarm, or a fault of that text."""
    runner = Runner(checks)
    crossed = []
    for check in checks:
        language = check.info.languages[0] if check.info.languages else "en"
        for number, example in enumerate(check.info.examples, start=1):
            text = example.text if example.silent else example.good
            if text is None:
                continue
            sources = (example.source_language,) if example.source_language else ()
            outcome = runner.run(build(with_text(example, text), language), sources)
            for finding in sorted(outcome.findings, key=lambda f: (f.plain, f.rule.id)):
                if finding.rule.id != check.info.id:
                    crossed.append(Crossed(finding.rule.id, check.info.id, number, shown(text, [finding.plain])))
    return crossed
