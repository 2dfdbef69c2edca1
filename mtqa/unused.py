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
    infos = [c.info for c in all_checks]
    sourced = any(document.source is not None for document in file.documents)
    ran = {
        c.info.id for c in checks if c.info.id not in failed and _able(c, sourced) and any(_meant_for(c.info, *both) for both in languages)
    }
    idle_families = {info.family for info in infos if info.id not in ran}
    made = Suppressed(
        file.raw,
        comments,
        findings,
        known=frozenset({i.id for i in infos} | {i.family for i in infos}),
        ran=frozenset(ran | ({i.family for i in infos} - idle_families)),
        blanket=blanket,
        complete=sourced or all(c.scope is not Scope.PAIR for c in checks),
    )
    found = []
    for rule in rules:
        try:
            found += [anchor_in_file(mark, rule.info, file, rule.info.severity) for mark in rule.run(made)]
        except Exception as error:
            failed[rule.info.id] = why(error)
    return found


def _able(check: Check, sourced: bool) -> bool:
    """False for a rule that could not find anything: it reads a source that is not there, or has no words to look for.

    That a rule reads the source is told by its scope, or by its examples: all that are bad bring one.
    """
    if isinstance(check.trigger, Words) and not check.trigger.words:  # such as a glossary's rule without a glossary
        return False
    faulty = [example for example in check.info.examples if not example.silent]
    return sourced or not (check.scope is Scope.PAIR or (faulty and all(example.source for example in faulty)))


def _meant_for(info: RuleInfo, target: str | None, sources: tuple[str, ...]) -> bool:
    """True if the runner calls the rule for such a document."""
    if info.languages and target is not None and target not in info.languages:
        return False
    return not (info.sources and sources and not set(info.sources) & set(sources))
