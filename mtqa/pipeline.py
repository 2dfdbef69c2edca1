"""The one place that knows the order: read → segment → annotate → check → resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mtqa import __version__
from mtqa.annotate.names.outside import Outside
from mtqa.config import Settings, match_rules
from mtqa.engine import Check, Runner
from mtqa.engine.registry import coded_checks
from mtqa.errors import MtqaError, RuleError
from mtqa.glossary import glossary_checks, load_glossary
from mtqa.history.known import path_in, read_baseline, read_decisions
from mtqa.history.unused import Languages, about_comments
from mtqa.jobs import jobs
from mtqa.model import Dropped, File, FileReport, Finding, Report, Severity
from mtqa.nameslist import load_names, names_checks
from mtqa.prepare import annotate, in_its_language, read_file
from mtqa.read import Input, collect
from mtqa.resolve import Stage, above, allowed, fold, known, ordered, precise, rejected, resolve_overlaps, suppressed
from mtqa.resolve.suppress import suppressed_by_name, suppressions
from mtqa.rulebook import load_rules, rules_hash
from mtqa.rulebook.ledger import measured

if TYPE_CHECKING:
    from mtqa.annotate.names.corpus import CorpusNames
    from mtqa.fix import FixResult
    from mtqa.history.decided import Decided

Configured = Settings | Callable[[str], Settings]
Progress = Callable[[int, int, str], None]


class Checker:
    """The rules of one configuration, ready for any number of files. Building it is the costly part.

    corpus: what other files show about names. Raises RuleError for broken or colliding rules, ConfigError for a setting that names no
    rule or no readable file.
    """

    def __init__(self, settings: Settings, corpus: CorpusNames | None = None) -> None:
        self.settings = settings
        glossary, names = load_glossary(settings.glossaries, lenient=settings.lenient_glossary), load_names(settings.names)
        self.notes = glossary.notes
        self.outside = Outside(names.listed, corpus)
        own = (*glossary_checks(glossary), *names_checks(names))
        self.all_checks = _unique([*coded_checks(), *load_rules(settings.rules), *own])
        infos = [c.info for c in self.all_checks]
        selected = match_rules(settings.select, infos, settings.where("select")) if settings.select else {i.id for i in infos}
        selected = selected - match_rules(settings.ignore, infos, settings.where("ignore"))
        severities: dict[str, Severity] = {}
        for name, severity in settings.severities.items():
            severities |= dict.fromkeys(match_rules([name], infos, settings.where("severities")), severity)
        per_file = [name for names in settings.per_file_ignores.values() for name in names]
        match_rules(per_file, infos, settings.where("per-file-ignores"))  # a misspelt one is told even if no file is meant
        self.checks = tuple(
            replace(c, info=replace(c.info, severity=severities[c.info.id])) if c.info.id in severities else c
            for c in self.all_checks
            if c.info.id in selected
        )

        self._decisions = read_decisions(settings.decisions) if settings.decisions else None
        self._baseline = read_baseline(settings.baseline) if settings.baseline else None

    @cached_property
    def rules_hash(self) -> str:
        """Identifies the rule set: equal hashes mean equal rules."""
        return rules_hash(self.checks)

    @cached_property
    def _runner(self) -> Runner:
        return Runner(self.checks)

    @cached_property
    def _wanted(self) -> Runner:
        """Without the rules of which every finding would be left out: a rule's severity is the most that its findings have."""
        wanted = [c for c in self.checks if c.info.severity.rank >= self.settings.min_severity.rank]
        return Runner(wanted) if len(wanted) < len(self.checks) else self._runner

    def read(self, path: str, data: bytes | None = None, *, folder: str = "") -> File:
        """Read a file as the settings say, with its source and references if patterns name them. Raises InputError.

        folder: the given folder that the file was found in, which `{path}` of a pattern counts from.
        """
        return read_file(self.settings, path, data, folder=folder)

    def check_file(self, path: str, data: bytes | None = None, *, folder: str = "") -> FileReport:
        """Read and check one file. A file that cannot be read gives a report with `error`, never an exception."""
        try:
            file = self.read(path, data, folder=folder)
        except MtqaError as error:
            return FileReport(path, None, error=str(error))
        return self.check(file)

    def check(self, file: File) -> FileReport:
        """Check a file that was read."""
        findings, notes = list[Finding](), [*self.notes, *file.notes]
        failures: dict[str, str] = {}
        skipped: set[tuple[str, str]] = set()
        spoken: list[Languages] = []
        words = 0
        runner = self._runner if "mtqa:" in file.raw else self._wanted  # does a comment hide nothing? All rules are asked then
        file = replace(file, documents=tuple(map(in_its_language, file.documents)))
        for document in file.documents:
            annotated = annotate(document, self.outside)
            sources = annotated.source_languages or ((self.settings.source_language,) if self.settings.source_language else ())
            spoken.append((annotated.target.language, sources))
            outcome = runner.run(annotated, sources)
            findings.extend(outcome.findings)
            failures.update(outcome.failures)
            skipped.update((family, annotated.target.language or "") for family in outcome.skipped_languages)
            words += len(document.target.plain.split())
            annotated.let_go()
        about = about_comments(file, findings, self.checks, self.all_checks, failures, spoken, blanket=not self.settings.narrowed)
        notes += [f"{file.path}: rule {rule} failed and was skipped ({why}); the other rules ran" for rule, why in sorted(failures.items())]
        if skipped:
            families = ", ".join(sorted({family for family, _ in skipped}))
            languages = ", ".join(sorted({language for _, language in skipped}))
            notes.append(f"{file.path}: the text is in '{languages}'; rules for other languages did not run (in {families})")
        kept, dropped = self._resolve(file, findings, about)
        if self.settings.min_precision and any(f.rule.measured is None or f.rule.measured.precision is None for f in kept):
            notes.append(f"{self.settings.where('min-precision')}: rules not yet measured pass; 'mtqa explain RULE' tells what is known")
        report = FileReport(file.path, file, kept, dropped, notes=tuple(notes), words=words)
        if not self.settings.scores or not any(document.references for document in file.documents):
            return report
        from mtqa.gains import with_scores  # sacrebleu is needed from here on

        return with_scores(report)

    def _resolve(
        self, file: File, findings: Sequence[Finding], about: Sequence[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Dropped, ...]]:
        """about: findings about comments that hide others; they are hidden only where a comment names their rule."""
        ignored: frozenset[str] = frozenset()
        if names := self.settings.ignored_for(file.path):
            ignored = match_rules(names, [c.info for c in self.all_checks], self.settings.where("per-file-ignores"))
        findings, about = ([replace(f, rule=measured(f.rule)) for f in some] for some in (findings, about))
        wanted: tuple[Stage, ...] = (
            above(self.settings.min_severity, self.settings.min_confidence),
            precise(self.settings.min_precision),
            allowed(self.settings.allow, ignored),
        )
        inside = all(d.source is None or d.source.raw == file.raw for d in file.documents)
        stages: tuple[Stage, ...] = (*wanted, suppressed(file.raw, source_inside=inside), resolve_overlaps)
        first, gone = fold(about, (*wanted, suppressed_by_name(suppressions(file.raw))))
        kept, dropped = list(first), list(gone)
        for name in dict.fromkeys(d.name for d in file.documents):  # one document is no rival of another
            own = [f for f in findings if f.document == name] if len(file.documents) > 1 else findings
            found, out = fold(own, stages)
            kept += found
            dropped += out
        new, out = fold(kept, (*self._remembered(file.path), ordered))
        return new, (*dropped, *out)

    def _remembered(self, path: str) -> list[Stage]:
        """What was decided or known before. Last, or a finding that gave way to a known one would come back as new."""
        stages: list[Stage] = []
        if self._decisions is not None:
            stages.append(rejected(self._decisions))
        if self._baseline is not None and self.settings.baseline:
            stages.append(known(self._baseline, path_in(self.settings.baseline, path)))
        return stages

    def fix_file(self, path: str, data: bytes | None = None, *, unsafe: bool = False, folder: str = "") -> FixResult:
        """Check and fix one file in memory, to a fixed point. Raises InputError, and MtqaError if fixes undo each other."""
        from mtqa.fix import fix_to_fixed_point

        file = self.read(path, data, folder=folder)
        return fix_to_fixed_point(self._again(file, folder), self.check(file), unsafe=unsafe)

    def fix_as_decided(self, path: str, decisions: Decided, data: bytes | None = None, *, folder: str = "") -> FixResult:
        """Apply what a reviewer accepted or wrote, and nothing else. Raises InputError."""
        from mtqa.fix import fix_once
        from mtqa.report.locate import Locator

        file = self.read(path, data, folder=folder)
        report = self.check(file)
        return fix_once(self._again(file, folder), report, decisions.chooser(file, Locator(report)))

    def _again(self, file: File, folder: str) -> Callable[[str], FileReport]:
        """Checks another text as if it stood in the file."""
        from mtqa.fix import encode

        return lambda text: self.check_file(file.path, encode(file, text), folder=folder)


def check_text(text: str, settings: Settings | None = None) -> FileReport:
    """Check a string as if it were a plain-text file.

    >>> [f.text for f in check_text("The the dog barked at the post in the yard.").findings]
    ['The the']
    """
    return Checker(settings or Settings()).check_file("-", text.encode("utf-8", "surrogatepass"))


def run(
    paths: Sequence[str],
    settings: Configured,
    *,
    stdin: bytes | None = None,
    progress: Progress | None = None,
    since: str | None = None,
    corpus: bool = False,
) -> Report:
    """Check everything behind `paths`. `settings` may be a function that gives a file's own (nearest configuration file).

    stdin: the bytes for "-". progress is called with (files done, files in all, path) before each file. since: a git revision;
    only files and lines touched since then count (`mtqa.history.changed`). corpus: all the files are evidence for each other
    (`mtqa.corpus`).
    """
    inputs = collect(paths)
    chosen = [settings if isinstance(settings, Settings) else settings(entry.path) for entry in inputs]
    if not inputs:
        raise MtqaError("no files to check; name files, folders, patterns or '-' for standard input")
    shared = None
    if corpus:
        from mtqa.corpus import shared_names

        shared = shared_names(inputs, chosen, progress)
    checkers = Checkers(shared)
    first = checkers.of(chosen[0])  # a wrong rule or setting is told before any file is read
    fail_on = chosen[0].fail_on
    notes: tuple[str, ...] = ()
    if since is not None:
        from mtqa.history.changed import WHOLE, limited, touched_lines

        touched = touched_lines(since, [entry.path for entry in inputs if entry.error is None])
        kept = [n for n, entry in enumerate(inputs) if touched.get(entry.path, WHOLE)]
        if gone := len(inputs) - len(kept):
            notes = (f"{gone} of {len(inputs)} files unchanged since {since}, not read",)
        inputs, chosen = tuple(inputs[n] for n in kept), [chosen[n] for n in kept]
    processes = jobs(inputs, chosen[0]) if inputs else 1
    if processes > 1:
        from mtqa.parallel import check_many

        files = check_many(inputs, chosen, processes, progress, shared)
    else:
        files = []
        for n, (entry, own) in enumerate(zip(inputs, chosen, strict=True)):
            if progress:
                progress(n, len(inputs), entry.path)
            files.append(check_input(checkers, entry, own, stdin))
    if since is not None:
        files = [limited(file, touched.get(file.path, WHOLE)) for file in files]
    return Report(tuple(files), first.rules_hash, __version__, fail_on, notes)


class Checkers:
    """One `Checker` for each distinct configuration. corpus: what other files show about names."""

    def __init__(self, corpus: CorpusNames | None = None) -> None:
        self._corpus = corpus
        self._known: list[tuple[Settings, Checker]] = []

    def of(self, settings: Settings) -> Checker:
        """The checker of these settings, built on first use."""
        for given, checker in self._known:
            if given is settings or given == settings:
                return checker
        self._known.append((settings, Checker(settings, self._corpus)))
        return self._known[-1][1]


def check_input(checkers: Checkers, entry: Input, settings: Settings, stdin: bytes | None = None) -> FileReport:
    """Check one input; what could not be found is reported like what could not be read."""
    if entry.error is not None:
        return FileReport(entry.path, None, error=entry.error)
    return checkers.of(settings).check_file(entry.path, stdin if entry.path == "-" else None, folder=entry.folder)


def _unique(checks: Iterable[Check]) -> list[Check]:
    known: dict[str, Check] = {}
    for check in checks:
        if (other := known.setdefault(check.info.id, check)) is not check:
            raise RuleError(f"{check.info.origin}: rule id '{check.info.id}' is taken by {other.info.origin}; give yours another id")
    return sorted(known.values(), key=lambda c: c.info.id)
