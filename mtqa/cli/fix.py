"""mtqa fix: mend files in place, or show how."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import colour_wanted, emit, say, say_notes
from mtqa.cli.progress import Progress

if TYPE_CHECKING:
    from mtqa.config import Settings
    from mtqa.fix import Choice, FixResult
    from mtqa.model import Severity
    from mtqa.pipeline import Checkers
    from mtqa.read import Input
    from mtqa.resolve.decisions import Decision

Unsafe = Annotated[bool, typer.Option("--unsafe", help="Apply the probable fixes too, not only the safe ones.")]
Diff = Annotated[bool, typer.Option("--diff", help="Print what would change as a diff; write nothing.")]
WordDiff = Annotated[bool, typer.Option("--word-diff", help="The same word by word, like git: [-old-]{+new+}, in colour on a terminal.")]
Decisions = Annotated[str | None, typer.Option(metavar="FILE", help="Apply what was accepted or written in a review, nothing else.")]
Interactive = Annotated[bool, typer.Option("--interactive", "-i", help="Decide on one finding after the other.")]
SaveDecisions = Annotated[str | None, typer.Option(metavar="FILE", help="With --interactive: write the decisions to this file as well.")]
Backup = Annotated[bool, typer.Option("--backup", help="Keep the old text of every changed file beside it, as FILE.bak.")]
OnlyImproving = Annotated[bool, typer.Option("--only-improving", help="With references: apply only what does not lower chrF.")]
Stdout = Annotated[bool, typer.Option("--stdout", help="Print the mended text of one file; write nothing.")]


@o.takes(*o.RULES, "fail_on", *o.TEXT)
def fix(
    settings: o.Configured,
    paths: o.Paths = None,
    unsafe: Unsafe = False,
    only_improving: OnlyImproving = False,
    diff: Diff = False,
    word_diff: WordDiff = False,
    stdout: Stdout = False,
    decisions: Decisions = None,
    interactive: Interactive = False,
    save_decisions: SaveDecisions = None,
    backup: Backup = False,
    corpus: o.Corpus = False,
    quiet: o.Quiet = False,
) -> int:
    """Mend files in place: safe fixes only, unless told otherwise.

    Line endings, encoding and everything that no fix touches stay as they are. Text from standard input goes to
    standard output. Exits with 1 if findings at or above the fail level remain.
    """
    diff = diff or word_diff
    from mtqa.errors import ConfigError, MtqaError
    from mtqa.pipeline import Checkers
    from mtqa.read import collect

    inputs = collect(paths or [])
    if not inputs:
        raise ConfigError("no files to fix; name files, folders, patterns or '-' for standard input")
    if stdout and (diff or len(inputs) > 1):
        raise ConfigError("--stdout takes one file" + (" and no --diff" if diff else ""))
    if sum((bool(decisions), unsafe, interactive)) > 1:
        raise ConfigError("--decisions, --interactive and --unsafe each say what is applied; use one of them")
    if only_improving and (decisions or interactive):
        raise ConfigError("--only-improving lets the reference decide; leave out --decisions and --interactive")
    from mtqa.history.decided import decided
    from mtqa.history.known import read_decisions

    shared = None
    if corpus:
        from mtqa.corpus import shared_names

        with Progress(quiet=quiet) as progress:
            shared = shared_names(inputs, [settings(entry.path) for entry in inputs], progress)
    checkers = Checkers(shared)
    review = decided(read_decisions(decisions)) if decisions else None
    if interactive:
        review = decided(_asked(inputs, checkers, settings, save_decisions))
    broken = failed = False
    results: list[FixResult] = []
    with Progress(quiet=quiet) as progress:
        for number, entry in enumerate(inputs):
            progress(number, len(inputs), entry.path)
            try:
                if entry.error is not None:
                    raise MtqaError(entry.error)
                own = settings(entry.path)
                checker = checkers.of(own)
                if only_improving:
                    from mtqa.gains import fix_improving

                    result = fix_improving(checker, entry.path, unsafe=unsafe, folder=entry.folder)
                elif review:
                    result = checker.fix_as_decided(entry.path, review, folder=entry.folder)
                else:
                    result = checker.fix_file(entry.path, unsafe=unsafe, folder=entry.folder)
                _deliver(result, diff=diff, by_word=word_diff, stdout=stdout or (entry.path == "-" and not diff), backup=backup)
            except ConfigError:
                raise
            except (MtqaError, UnicodeEncodeError) as error:  # one bad file never hides the others
                say(f"error: {_cannot_write(entry.path, error) if isinstance(error, UnicodeEncodeError) else error}")
                broken = True
                continue
            results.append(result)
            failed = failed or _fails(result, own.fail_on)
    if not quiet:
        say_notes(note for result in results for note in result.report.notes)
        if review:
            say_notes(_unfitting(d) for result in results for d in review.unused(result.path))
        say_notes(_stood_back(result.path, choice) for result in results for choice in result.skipped)
        say_notes(note for result in results if settings(result.path).scores for note in _worth(result))
        _sum_up(results, written=not diff and not stdout)
    return 2 if broken else int(failed)


def _asked(inputs: Sequence[Input], checkers: Checkers, settings: Callable[[str], Settings], save_to: str | None) -> list[Decision]:
    """What a person decides on the findings of all inputs."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from mtqa.cli.interactive import possible, review
    from mtqa.cli.output import save
    from mtqa.errors import ConfigError
    from mtqa.pipeline import check_input
    from mtqa.resolve.decisions import dump

    if not possible() or any(entry.path == "-" for entry in inputs):
        raise ConfigError("--interactive needs a terminal to ask on, and files; without one, 'mtqa report' makes a page to review on")
    found = [check_input(checkers, entry, settings(entry.path)) for entry in inputs if entry.error is None]
    made = [replace(decision, at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}") for decision in review(found)]
    if save_to:
        save(save_to, dump(made))
    return made


def _unfitting(decision: Decision) -> str:
    return (
        f"{decision.path}: the decision to {decision.verdict} {decision.rule} at '{decision.text}' fits nothing in the text any more; "
        "it was not applied"
    )


def _worth(result: FixResult) -> list[str]:
    """What the changes of a file are worth, where it has a reference."""
    if not result.changed or result.file is None or not any(document.references for document in result.file.documents):
        return []
    from mtqa.gains import worth
    from mtqa.report.worth import of_change

    gain = worth(result)
    return [f"{result.path}: {of_change(gain)}"] if gain is not None else []


def _stood_back(path: str, choice: Choice) -> str:
    rule, text = choice.finding.rule.id, choice.finding.text
    return f"{path}: the fix of {rule} at '{text}' was left out: it changes the same words as another"


def _deliver(result: FixResult, *, diff: bool, by_word: bool, stdout: bool, backup: bool = False) -> None:
    """Write the file, print the text or print the diff. Raises OutputError; UnicodeEncodeError for what the encoding cannot hold."""
    from mtqa.errors import InputError
    from mtqa.fix import encode, write_atomically

    if result.file is None:
        raise InputError(result.report.error or f"{result.path}: cannot be read")
    if diff:
        from mtqa.commands.changes import shown

        emit(shown(result, by_word=by_word, colour=colour_wanted()))
        return
    data = encode(result.file, result.after)
    if stdout:
        emit(data)
    elif result.changed:
        if backup:
            write_atomically(f"{result.path}.bak", encode(result.file, result.before))
        write_atomically(result.path, data)


def _cannot_write(path: str, error: UnicodeEncodeError) -> str:
    character = error.object[error.start]
    return f"{path}: a fix puts '{character}', which the file's encoding cannot write; nothing was changed; convert the file to UTF-8"


def _fails(result: FixResult, fail_on: Severity) -> bool:
    return any(f.severity.rank >= fail_on.rank for f in result.report.findings)


def _sum_up(results: list[FixResult], *, written: bool) -> None:
    changed = [r for r in results if r.changed]
    fixes = Counter(choice.finding.rule.id for r in changed for choice in r.applied)
    left = sum(len(r.report.findings) for r in results)
    if changed:
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(fixes.items(), key=lambda item: (-item[1], item[0])))
        verb = "Made" if written else "Would make"
        say(f"{verb} {_count(fixes.total(), 'fix', 'fixes')} in {_count(len(changed), 'file', 'files')}: {rules}.")
    elif results:
        say("Nothing to fix.")
    if left:
        say(f"{_count(left, 'finding', 'findings')} left; 'mtqa check' shows {'it' if left == 1 else 'them'}.")
    sys.stderr.flush()


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
