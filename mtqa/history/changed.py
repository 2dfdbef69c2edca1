"""What a git change touched: the text of a diff -> line ranges, the calls of git, and a report cut down to them.

"Since REV" means since the work at hand left REV: the files as they lie there, uncommitted changes included, against the
merge base of REV and HEAD. What REV gained in the meantime is nobody's change here.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from mtqa.errors import ConfigError
from mtqa.model import Dropped, FileReport, Finding, Side, Span

Lines = tuple[range, ...]
"""Line numbers from 1, in order; lines end at LF, as git counts them."""
WHOLE: Lines = (range(1, 1 << 60),)

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(r"Binary files .* and (\"?b/.*) differ")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
    "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short",
)  # fmt: skip


def changed_lines(diff: str) -> dict[str, Lines]:
    """Path below the repository -> lines that are new or changed. Takes `git diff --unified=0`; deleted lines leave no trace.

    Lines are counted through every hunk, so that a text which looks like a diff changes nothing.
    """
    found: dict[str, list[range]] = {}
    path: str | None = None
    left = 0  # lines of the hunk still to come
    for line in diff.split("\n"):
        if left:
            left -= not line.startswith("\\")  # "\ No newline at end of file"
        elif line.startswith("diff --git "):
            path = None
        elif line.startswith("+++ "):
            path = _path(line[4:])
        elif (hunk := _HUNK.match(line)) is not None and path is not None:
            count = int(hunk[3] or 1)
            left = int(hunk[1] or 1) + count
            if count:
                found.setdefault(path, []).append(range(int(hunk[2]), int(hunk[2]) + count))
        elif hunk is not None:  # of a deleted file
            left = int(hunk[1] or 1) + int(hunk[3] or 1)
        elif (binary := _BINARY.fullmatch(line)) is not None and (name := _path(binary[1])) is not None:
            found[name] = list(WHOLE)
    return {name: tuple(lines) for name, lines in found.items()}


def _path(shown: str) -> str | None:
    """A path as git writes it behind '+++ ': quoted where it holds odd characters, with a tab behind it where it holds blanks."""
    if shown.startswith('"'):
        inside = shown[1 : shown.rindex('"')].encode("utf-8", "surrogateescape")
        shown = _ESCAPED.sub(_unescaped, inside).decode("utf-8", "surrogateescape")
    else:
        shown = shown.removesuffix("\t")
    return shown[2:] if shown.startswith("b/") else None


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 255]) if len(match[1]) == 3 else _LETTERS.get(match[1], match[1])


def limited(report: FileReport, lines: Lines) -> FileReport:
    """The report without findings that stand on none of the lines; they are dropped as "unchanged"."""
    if report.file is None or lines == WHOLE:
        return report
    breaks = [match.end() for match in re.finditer("\n", report.file.raw)]
    apart = report.file.source_path is not None

    def touched(finding: Finding) -> bool:
        if finding.side is Side.SOURCE and apart:  # its place is in another file
            return True
        first, last = (bisect_right(breaks, at) + 1 for at in _ends(finding.span))
        return any(stretch.start <= last and first < stretch.stop for stretch in lines)

    kept = tuple(f for f in report.findings if touched(f))
    gone = tuple(Dropped(f, "unchanged") for f in report.findings if not touched(f))
    return replace(report, findings=kept, dropped=(*report.dropped, *gone))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, max(span.start, span.end - 1)


@dataclass(frozen=True, slots=True)
class _Repository:
    changed: Mapping[str, Lines]
    tracked: frozenset[str]

    def lines(self, name: str) -> Lines:
        """The touched lines of a file; git knows nothing of one that it does not track, so all of it is new."""
        return self.changed.get(name, ()) if name in self.tracked else WHOLE


def touched_lines(revision: str, paths: Sequence[str]) -> dict[str, Lines]:
    """Path as given -> the lines touched since the revision, none for an unchanged file. Standard input is all new.

    Raises ConfigError if git is missing, a file is in no repository, or the repository does not know the revision.
    """
    repository = cache(lambda root: _repository(root, revision))
    found: dict[str, Lines] = {}
    for path in paths:
        if path == "-":
            found[path] = WHOLE
            continue
        full = Path(path).resolve()
        if (root := repository_root(full.parent)) is None:
            raise ConfigError(f"{path}: is in no git repository, so --changed-since cannot tell what changed; leave the option out")
        found[path] = repository(root).lines(full.relative_to(root).as_posix())
    return found


def remotes(root: Path) -> tuple[str, ...]:
    """The addresses of a repository's remotes, none where git is missing or knows none."""
    try:
        listed = _git(root, "config", "--get-regexp", r"^remote\..*\.url$")
    except (ConfigError, _GitError):
        return ()
    return tuple(line.partition(" ")[2] for line in listed.splitlines())


@cache
def repository_root(folder: Path) -> Path | None:
    """The repository's folder: the nearest one with `.git` in it (a folder, or in worktrees and submodules a file)."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    return None


def _repository(root: Path, revision: str) -> _Repository:
    try:
        known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except _GitError as error:
        if error.said:
            raise ConfigError(f"--changed-since: git cannot work in {root}: {error.said}") from None
        raise ConfigError(
            f"--changed-since: git knows no revision {revision!r} in {root}; fetch it first"
            " (in CI the whole history: 'fetch-depth: 0' on GitHub, 'GIT_DEPTH: 0' on GitLab)"
        ) from None
    try:
        base = _git(root, "merge-base", known, "HEAD").split("\n")[0] or known
    except _GitError:  # two histories without a common commit, or a shallow clone: compare with the revision itself
        base = known
    try:
        diff = _git(root, *_DIFF, base, "--")
        tracked = frozenset(_git(root, "ls-files", "-z").split("\0"))
    except _GitError as error:
        raise ConfigError(f"--changed-since: git cannot compare with {revision!r} in {root}: {error.said or 'no reason given'}") from None
    return _Repository(changed_lines(diff), tracked)


class _GitError(Exception):
    """git ended with an error. said: the first line of what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def _git(root: Path, *arguments: str) -> str:
    """What git prints. Raises ConfigError if there is no git, _GitError if it ends with an error."""
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(root), *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError:
        raise ConfigError("--changed-since needs git, which was not found; install it, or leave the option out") from None
    except OSError as error:
        raise ConfigError(f"--changed-since: git cannot be run ({error.strerror or error})") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise _GitError(said.split("\n")[0])
    return done.stdout.decode("utf-8", "surrogateescape")
