"""Bytes to text and back, exactly: no newline is translated, no character replaced, and a byte-order mark is remembered."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from encodings.aliases import aliases

from mtqa.errors import InputError, did_you_mean

# Longest first: the UTF-32 little-endian mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = frozenset(
    "base64 base-64 base64-codec bz2 bz2-codec hex hex-codec quopri quopri-codec rot13 rot-13 uu uu-codec zip zlib zlib-codec".split()
)
"""What Python calls encodings too, but turns bytes into bytes."""
_NATIVE = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub files are)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CHARSET = re.compile(rb"""(?i)<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""")
# What browsers take these labels for (WHATWG Encoding Standard): pages that say Latin-1 are written in Windows-1252.
_WEB_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """text: without the byte-order mark. encoding: the codec that turns `text` back into the same bytes. bom: was there a mark?"""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes, path: str, encoding: str | None = None, *, markup: bool = False) -> Decoded:
    """Decode a file's bytes: by its byte-order mark, else by `encoding`, else as UTF-8.

    markup: the bytes may name their encoding themselves (HTML's <meta charset>), asked only if they are not UTF-8.
    Raises InputError naming the path, the byte offset and the remedy.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, path, name, len(mark)), name, True)
    if encoding is not None:
        name = _codec(encoding)
        return Decoded(_strict(data, path, name, 0), name, False)
    _refuse_binary(data, path)
    if markup:
        label = _CHARSET.search(data[:2048])
        if label is not None and not _is_utf8(data):
            name = label[1].decode("ascii").lower()
            try:
                name = _codec(_WEB_LABELS.get(name, name))
            except InputError:
                name = "utf-8"
            return Decoded(_strict(data, path, name, 0), name, False)
    return Decoded(_strict(data, path, "utf-8", 0), "utf-8", False)


def encode(text: str, encoding: str, bom: bool) -> bytes:
    """The inverse of `decode`. Raises UnicodeEncodeError if the codec has no bytes for a character of `text`."""
    data = text.encode(encoding)
    if not bom:
        return data
    return next(mark for mark, name in _MARKS if name == encoding) + data


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # refuses codecs that are not about text, such as base64
    except (LookupError, UnicodeError, ValueError):
        known = {k.replace("_", "-") for k in (*aliases, *aliases.values())} - _NO_TEXT
        hint = did_you_mean(encoding.lower().replace("_", "-"), known) if encoding not in _NO_TEXT else ""
        raise InputError(f"unknown encoding '{encoding}'{hint or '; try utf-8, utf-16, cp1252 or windows-1251'}") from None
    return _NATIVE.get(name, name)


def _strict(data: bytes, path: str, name: str, skipped: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        shown = data[error.start : error.start + 1].hex().upper()
        raise InputError(
            f"{path}: not {name.upper()}: byte 0x{shown} at byte offset {at} ({error.reason}); "
            f"name the file's encoding with --encoding, for example --encoding cp1252"
        ) from None
    except UnicodeError as error:
        raise InputError(f"{path}: not {name.upper()} ({error}); name the file's encoding with --encoding") from None


def _marked(data: bytes, path: str, name: str, skipped: int) -> str:
    """Where a mark says the encoding, the remedy is not to name another one: the mark goes first."""
    try:
        return data[skipped:].decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: begins with the byte-order mark of {name.upper()} and is damaged at byte offset {error.start + skipped} "
            f"({error.reason}); write the file anew, or take out the mark and name its encoding with --encoding"
        ) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(data: bytes, path: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{path}: is {what}, not text; convert it to text, Markdown or HTML first")
    at = data.find(b"\0")
    if at < 0:
        return
    # Western text in UTF-16 or UTF-32 without a mark is half NULs, all at odd or all at even places.
    head = data[:4096]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if len(head) >= 4 and max(odd, even) > 0.35 * len(head) and min(odd, even) < 0.05 * len(head):
        guess = "utf-16-le" if odd > even else "utf-16-be"
        raise InputError(f"{path}: looks like {guess.upper()} without a byte-order mark; check it with --encoding {guess}")
    raise InputError(f"{path}: is a binary file (a NUL at byte offset {at}), not text; name its encoding with --encoding if it is text")
