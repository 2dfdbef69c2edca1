"""Text from files is untrusted: what could drive a terminal, or reorder what is seen, is shown as an escape.

That is the control characters (ESC starts colour and cursor commands, U+009B does so in one character), the bidirectional
controls behind "Trojan source" (CVE-2021-42574), invisible fillers, tags, and lone surrogates, which no stream can encode.
The joiners U+200C and U+200D stay: Persian and Indic words are spelled with them.
"""

from __future__ import annotations

import re

from mtqa.model.lazy import lazy

_HOSTILE = lazy(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACE = lazy(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_OBJECT = "\ufffc"  # what readers leave in the place of inline code, images and the like


def visible(text: str) -> str:
    r"""The text with every such character written out, as '\x1b' or '\u202e'."""
    return _HOSTILE.sub(_escape, text)


def one_line(text: str) -> str:
    """The same, with line breaks, tabs and runs of spaces as one space each."""
    return visible(_SPACE.sub(" ", text).replace(_OBJECT, "…"))


def json_visible(json_text: str) -> str:
    """JSON with the same characters as JSON escapes. Inside JSON they occur in strings only, so the value stays the same."""
    return _HOSTILE.sub(lambda match: match[0] if match[0] == "\n" else _json_escape(match), json_text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
