"""A learning run: files → corrections → proposals → files for a person to review. The counterpart of `pipeline.py` for `mtqa learn`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtqa.errors import ConfigError, InputError
from mtqa.learn.nouns import Corrected, Learned, Options
from mtqa.learn.read import from_lines, from_records
from mtqa.read.formats import format_of

Progress = Callable[[int, int, str], None]


def learn_files(
    targets: Sequence[str],
    references: Sequence[str] = (),
    source: str | None = None,
    decisions: Sequence[str] = (),
    options: Options | None = None,
    *,
    source_language: str = "",
    progress: Progress | None = None,
) -> Learned:
    """Proposals from JSONL records, from parallel files (with `references`), and from reviewers' decisions.

    Raises InputError and ConfigError, with messages for the user.
    """
    from mtqa.learn.run import learn

    options = options or Options()
    if not targets and not decisions:
        raise InputError("nothing to learn from; name machine translations with --reference, JSONL records, or --decisions")
    if "-" in (*targets, *references, source):
        raise InputError("'-': learning reads its files by name; write standard input to a file first")
    result = Learned()
    if targets:
        result = learn(_corrections(targets, references, source, source_language, progress), options)
        if not result.segments:
            raise InputError(f"{', '.join(targets)}: no segment with a correction")
    if decisions:
        result = _with_decisions(result, decisions, options)
    return result


def _corrections(
    targets: Sequence[str], references: Sequence[str], source: str | None, language: str, progress: Progress | None
) -> Iterator[Corrected]:
    def tell(done: int, path: str) -> None:
        if progress is not None:
            progress(done, 0, path)

    if references:
        yield from from_lines(targets, references, source, language, tell)
        return
    for index, path in enumerate(targets):
        if format_of(path.removesuffix(".gz")) != "jsonl":
            raise InputError(f"{path}: its corrections are missing; name them with --reference, or give JSONL records that hold them")
        yield from from_records(path, index, language, tell)


def _with_decisions(result: Learned, paths: Sequence[str], options: Options) -> Learned:
    from mtqa.learn.decisions import from_decisions
    from mtqa.resolve.decisions import Decision, parse

    verdicts: list[Decision] = []
    for path in paths:
        try:
            verdicts += parse(Path(path).read_text(encoding="utf-8-sig"), path)
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: the decisions cannot be read ({getattr(error, 'strerror', None) or error})") from None
    found, allow = from_decisions(verdicts, options)
    return replace(result, proposals=(*found, *result.proposals), allow=tuple(allow), decisions=len(verdicts))


def proposed_files(learned: Learned, language: str) -> dict[str, str]:
    """Name -> text of the files for a reviewer. Rules are English term rules; other languages get a glossary."""
    from mtqa.learn import render

    files = {"proposals.json": render.as_json(learned)}
    if learned.proposals:
        files["glossary.yaml"] = render.glossary(learned.proposals, language)
        files[f"rules/{render.PACK}.yaml"] = render.pack(learned.proposals, language, learned.source_languages)
    if learned.allow:
        files["allow.toml"] = render.allow_list(learned)
    return files
