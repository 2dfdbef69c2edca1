"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from mtqa.errors import OutputError
from mtqa.model import File


def encode(file: File, text: str) -> bytes:
    """The text as the file's bytes were: same encoding, byte-order mark kept, line endings as they stand in the text."""
    if not file.bom:
        return text.encode(file.encoding)
    return ("\ufeff" + text).encode(file.encoding)


def write_atomically(path: str | Path, data: bytes) -> None:
    """Write to a temporary file in the same folder, then replace: a reader sees the old file or the new one.

    Follows symbolic links and keeps the file's permissions. Raises OutputError naming the path and the reason.
    """
    target = Path(os.path.realpath(path))
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            Path(temporary).chmod(stat.S_IMODE(target.stat().st_mode))
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); check the folder and its permissions") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
