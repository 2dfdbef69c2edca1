"""What a fix would change, for `mtqa fix --diff`: a unified diff, or one word by word; before it what each fix is worth.

The unified diff is what `patch` and `git apply` take. Lines before its header are passed over by both, so the worth of the fixes
stands there. In colour, which only a person sees, control characters are written out; without colour nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.fix import FixResult, unified, words
from mtqa.report.paint import Paint
from mtqa.report.visible import one_line, visible
from mtqa.report.worth import of_fix_everywhere

_STYLES = {"-": "removed", "+": "added", "@": "rule"}


def shown(result: FixResult, *, by_word: bool = False, colour: bool = False) -> str:
    """The change of one file, "" if there is none. by_word: as `git diff --word-diff` shows it."""
    if not result.changed:
        return ""
    paint = Paint(colour)
    path = result.path.lstrip("/")
    head = "".join(paint(f"# {line}", "faint") + "\n" for line in _worth(result))
    if not by_word:
        return head + "".join(_line(line, paint) for line in unified(path, result.before, result.after).splitlines(keepends=True))
    body = "".join(_piece(sign, text, paint) for sign, text in words(path, result.before, result.after))
    return head + body


def _line(line: str, paint: Paint) -> str:
    if not paint.colour:
        return line
    text = line.rstrip("\n")
    style = "place" if text.startswith(("--- ", "+++ ")) else _STYLES.get(text[:1])
    return paint(_visible(text), style) + line[len(text) :]


def _piece(sign: str, text: str, paint: Paint) -> str:
    """Old and new words in colour, or in git's brackets. Each line of them is wrapped by itself."""
    text = _visible(text)
    if sign not in ("-", "+"):
        return paint(text.rstrip("\n"), {"@": "rule", "h": "place"}.get(sign)) + text[len(text.rstrip("\n")) :]
    opened, closed = ("", "") if paint.colour else ("[-", "-]") if sign == "-" else ("{+", "+}")
    lines = text.split("\n")
    return "\n".join(paint(f"{opened}{line}{closed}", _STYLES[sign]) if line else "" for line in lines)


def _visible(text: str) -> str:
    """Line breaks and tabs stay what they are; a carriage return before a line break goes."""
    return "\n".join("\t".join(visible(part) for part in line.removesuffix("\r").split("\t")) for line in text.split("\n"))


def _worth(result: FixResult) -> Iterator[str]:
    """A line for each fix that has a reference, in the order in which they were made."""
    for choice in result.applied:
        if choice.fix.scores is not None:
            rule, text = choice.finding.rule.id, one_line(choice.finding.text)
            yield f"{rule} '{text}': {one_line(choice.fix.title)}: {of_fix_everywhere(choice.fix.scores)}"
