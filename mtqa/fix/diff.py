"""A change as a unified diff that `patch` and `git apply` take, or word by word for people."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

_NO_NEWLINE = "\\ No newline at end of file\n"
_CONTEXT = 3  # lines around a change, as in every diff
_WORD = re.compile(r"[^\S\n]*(?:\w+(?:['’-]\w+)*|[^\w\s])|\s+?")


def unified(path: str, before: str, after: str) -> str:
    """Unified diff of the two texts, "" if they are equal. Line endings are part of the lines."""
    old, new = _lines(before), _lines(after)
    out = []
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        out.append(line if line.endswith("\n") else line + "\n" + _NO_NEWLINE)
    return "".join(out)


def words(path: str, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Pieces of a word diff: (sign, text); the sign is "h" for the header, "@" for a place, " ", "-" or "+". None for equal texts."""
    old, new = _lines(before), _lines(after)
    for number, group in enumerate(difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT)):
        if not number:
            yield "h", f"--- a/{path}\n+++ b/{path}\n"
        first, last = group[0], group[-1]
        yield "@", f"@@ -{first[1] + 1},{last[2] - first[1]} +{first[3] + 1},{last[4] - first[3]} @@\n"
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield " ", _ended("".join(old[a:b]))
            else:
                yield from _changed(_ended("".join(old[a:b])), _ended("".join(new[c:d])))


def _changed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Words that stay, go and come. A space belongs to the word after it."""
    own, other = _WORD.findall(old), _WORD.findall(new)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, own, other).get_opcodes():
        gone, come = "".join(own[a:b]), "".join(other[c:d])
        if tag == "equal":
            yield " ", gone
            continue
        if space := min(len(text) - len(text.lstrip(" ")) for text in (gone, come)):
            yield " ", " " * space  # what both begin with is no change: "[-the-]{+a+}", not "[- the-]{+ a+}"
            gone, come = gone[space:], come[space:]
        if gone:
            yield "-", gone
        if come:
            yield "+", come


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _lines(text: str) -> list[str]:
    """Lines that end in \\n and nothing else, so that a lone \\r or U+2028 cannot shift the patch."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
