"""Comments that hide nothing: what the rule about them is told, after all other rules ran. The step before `resolve` ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.engine import Check, Scope, Words
from mtqa.engine.anchor_file import anchor_in_file
from mtqa.errors import why
from mtqa.model import File, Finding, RuleInfo
from mtqa.model.suppression import Suppressed, Suppression, suppressions
from mtqa.read.code_spans import code_spans

Languages = tuple[str | None, tuple[str, ...]]  # of a document: its target's, and its source's where known


def real_suppressions(file: File) -> tuple[Suppression, ...]:
    """The comments of a file that are meant: one that stands in code of a Markdown text is shown, not used."""
    found = suppressions(file.raw)
    if not found or all(document.format != "markdown" for document in file.documents):
        return found
    code = code_spans(file.raw)
    return tuple(c for c in found if not any(span.contains(c.comment) for span in code))


def about_comments(
    file: File,
    findings: Sequence[Finding],
    checks: Sequence[Check],
    all_checks: Iterable[Check],
    failed: dict[str, str],
    languages: Sequence[Languages],
    *,
    blanket: bool,
) -> list[Finding]:
    """The findings of the rules of scope FILE. languages: of each document of the file, as its rules were chosen.

    failed: rule -> why, of the others; a rule that fails here joins them.
    """
    comments = real_suppressions(file) if file.documents else ()
    if not comments:
        return []
    rules = [c for c in checks if c.scope is Scope.FILE]
    if not rules:
        return []
    sourced = any(document.source is not None for document in file.documents)
    meant = [c for c in all_checks if any(_meant_for(c.info, *both) for both in languages)]
    able = [c.info for c in meant if not _wordless(c) and (sourced or not _reads_source(c))]
    selected = {c.info.id for c in checks}
    ran = {info.id for info in able if info.id in selected and info.id not in failed}
    infos = [c.info for c in all_checks]
    made = Suppressed(
        file.raw,
        comments,
        findings,
        known=frozenset({i.id for i in infos} | {i.family for i in infos}),
        ran=frozenset(ran | ({i.family for i in able} - {i.family for i in able if i.id not in ran})),
        blanket=blanket,
        partial=frozenset() if sourced else frozenset(c.info.family for c in meant if _reads_source(c)),
    )
    found = []
    for rule in rules:
        try:
            found += [anchor_in_file(mark, rule.info, file, rule.info.severity) for mark in rule.run(made)]
        except Exception as error:
            failed[rule.info.id] = why(error)
    return found


def _wordless(check: Check) -> bool:
    """True for a rule that could find nothing in any text, such as a glossary's rule without a glossary."""
    return isinstance(check.trigger, Words) and not check.trigger.words


def _reads_source(check: Check) -> bool:
    """True if it finds nothing without a source. That is told by its scope, or by its examples: all that are bad bring one."""
    faulty = [example for example in check.info.examples if not example.silent]
    return check.scope is Scope.PAIR or bool(faulty and all(example.source for example in faulty))


def _meant_for(info: RuleInfo, target: str | None, sources: tuple[str, ...]) -> bool:
    """True if the runner calls the rule for such a document."""
    if info.languages and target is not None and target not in info.languages:
        return False
    return not (info.sources and sources and not set(info.sources) & set(sources))
