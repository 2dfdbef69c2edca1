"""What was worked out once is kept in the user's cache folder: compiled glossaries and their indexes.

A file holds the checksum of its payload in the first line. One that is missing, cut off, altered or not readable counts as
not there, and a folder that cannot be written as no folder: the work is done again, silently. Payloads are text, so that a
foreign file in the folder can do no harm beyond wrong findings.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import mtqa

FORMAT = "4"
"""Of the payloads; to be raised when what they hold changes. It and mtqa's version are part of the checksum, so that what
another version kept counts as not there."""
MOST_FILES = 60
_SUFFIX = ".glossary"


def folder() -> Path | None:
    """MTQA_CACHE if it is set ('off' for none), else the platform's place for caches."""
    given = os.environ.get("MTQA_CACHE")
    if given:
        return None if given.lower() == "off" else Path(given)
    with suppress(RuntimeError):  # nobody's home
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mtqa" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "mtqa"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mtqa"
    return None


def recall(name: str) -> str | None:
    """The payload kept under this name (letters, digits, '-'), None if there is none that is whole."""
    place = folder()
    if place is None:
        return None
    try:
        head, _, payload = (place / (name + _SUFFIX)).read_bytes().partition(b"\n")
        return payload.decode("utf-8") if head.decode("ascii", "replace") == _checksum(payload) else None
    except (OSError, UnicodeDecodeError):
        return None


def keep(name: str, payload: str) -> None:
    """Keep it, if that is possible; the oldest files make room."""
    place = folder()
    if place is None:
        return
    data = payload.encode("utf-8", "surrogatepass")
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=place, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_checksum(data).encode("ascii") + b"\n" + data)
            Path(written).replace(place / (name + _SUFFIX))
        except OSError:
            Path(written).unlink(missing_ok=True)
        files = sorted(place.glob("*" + _SUFFIX), key=lambda p: p.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink(missing_ok=True)


def _checksum(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16, key=f"{FORMAT} {mtqa.__version__}".encode()).hexdigest()
