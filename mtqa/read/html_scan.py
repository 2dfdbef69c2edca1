"""HTML cut into tags and text, with exact offsets, in one pass.

Follows the tokenizer of the HTML standard where it matters for offsets: quoted attributes, comments, raw-text elements,
"<" that opens no tag. Linear in the length of the input, whatever it holds: no step looks at a character twice on failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtqa.model.lazy import lazy

# Elements whose content is no markup: it is passed over up to their end tag.
_RAW_TEXT = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_NAME = lazy(r"/?([a-zA-Z][^\s/>\x00]*+)")
_REST = lazy(r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|[="'])*+>""")
_ATTRIBUTE = lazy(r"""([^\s/>"'=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")


class Tag(NamedTuple):
    """A start or end tag, or a stretch of text (name ""). start, end: its place in the raw text."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: str = ""

    def attribute_values(self) -> dict[str, str]:
        """Attributes by lower-case name; the first of two with one name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.attributes):
            found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
        return found


def scan(raw: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """Tags and text in order; comments, declarations and the content of scripts and the like are left out."""
    end = len(raw) if end is None else end
    last_close = raw.rfind(">", start, end)
    at = text = start
    while True:
        name: re.Match[str] | None = None
        at = raw.find("<", at, end)
        if at < 0 or at > last_close:
            break  # no tag can be closed any more: the rest is text
        if raw.startswith("!--", at + 1):
            stop = _after(raw, "-->", at + 2, end)
        elif raw.startswith(("!", "?"), at + 1):
            stop = _after(raw, ">", at + 1, end)
        else:
            name = _NAME.match(raw, at + 1, end)
            if name is None:
                at += 1
                continue
            rest = _REST.match(raw, name.end(), end)
            stop = rest.end() if rest else end  # a tag that never ends swallows the rest, as in browsers
        if text < at:
            yield Tag("", text, at)
        text = stop
        if name is not None:
            tag = Tag(name[1].lower(), at, stop, raw[at + 1] == "/", raw[name.end() : stop - 1])
            yield tag
            if tag.name in _RAW_TEXT and not tag.closing:
                text = stop = _raw_text_end(raw, tag.name, stop, end)
            elif tag.name == "plaintext" and not tag.closing:
                return
        at = stop
    if text < end:
        yield Tag("", text, end)


def _after(raw: str, mark: str, at: int, end: int) -> int:
    found = raw.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _raw_text_end(raw: str, name: str, at: int, end: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(raw, at, end)
    return match.start() if match else end
