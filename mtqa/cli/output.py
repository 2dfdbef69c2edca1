"""Where words go: data to stdout as UTF-8 bytes, whatever the locale; everything else to stderr; files whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from mtqa.report import Look

_MOST_NOTES = 10
_FILE_WIDTH = 100  # cells, for a report written to a file


def say(message: str) -> None:
    """A line for the user, on stderr. Control characters of file names and the like are shown as escapes."""
    from mtqa.report.visible import visible

    lines = [visible(line) for line in message.split("\n")]
    if sys.stderr is None:  # closed (`2>&-`)
        return
    try:
        _write(sys.stderr, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    except OSError:  # stderr is gone: there is nobody to tell
        return


def say_notes(notes: Iterable[str]) -> None:
    """Notes for the user, each once; of many only the first."""
    distinct = list(dict.fromkeys(notes))
    for note in distinct[:_MOST_NOTES]:
        say(f"note: {note}")
    if len(distinct) > _MOST_NOTES:
        say(f"note: and {len(distinct) - _MOST_NOTES:,} more like these")


def emit(text: str | bytes) -> None:
    """Data, on stdout. A reader that has gone away (`| head`) is no error."""
    data = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    if sys.stdout is None:
        from mtqa.errors import OutputError

        raise OutputError("standard output is closed; open it, or name a file with --output")
    try:
        _write(sys.stdout, data)
    except BrokenPipeError:
        # Python flushes stdout once more at exit; let that go nowhere instead of complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        from mtqa.errors import OutputError

        raise OutputError(f"standard output cannot be written ({error.strerror or error})") from error


def _write(stream: TextIO, data: bytes) -> None:
    stream.flush()
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(data.decode("utf-8"))
    else:
        buffer.write(data)
    stream.flush()


def keep_apart(written: Iterable[str | None], read: Iterable[str | None]) -> None:
    """Refuse to write a result over a file that was named to be read. Raises ConfigError."""
    existing = [path for path in written if path is not None and Path(path).is_file()]
    if not existing:
        return
    from mtqa.errors import ConfigError
    from mtqa.read import collect

    named = [entry.path for entry in collect(path for path in read if path) if not entry.folder and Path(entry.path).is_file()]
    for path in existing:
        if any(os.path.samefile(path, other) for other in named):  # noqa: PTH121 - as for links
            raise ConfigError(f"{path}: is a file to be read, and the result would take its place; name another file for the result")


def save(path: str, text: str) -> None:
    """A report into a file, atomically; devices and pipes are written to as they are. Raises OutputError."""
    from mtqa.errors import OutputError
    from mtqa.fix import write_atomically

    data = text.encode("utf-8", "backslashreplace")
    target = Path(path)
    try:
        special = target.exists() and not target.is_file() and not target.is_dir()
        if special:
            target.write_bytes(data)
            return
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; name a file")
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be written ({getattr(error, 'strerror', None) or error})") from error
    write_atomically(path, data)


def look(path: str | None = None) -> Look:
    """Colour and width for stdout, or for a file. NO_COLOR and FORCE_COLOR are the usual switches (no-color.org)."""
    from mtqa.report import Look

    if path is not None:
        return Look(colour=False, width=_FILE_WIDTH, base=str(Path.cwd()))
    return Look(colour=colour_wanted(), width=shutil.get_terminal_size((80, 24)).columns, base=str(Path.cwd()))


def colour_wanted() -> bool:
    """True if stdout is a terminal that shows colour, or the environment insists."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
