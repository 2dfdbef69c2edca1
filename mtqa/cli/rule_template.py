"""The file that `mtqa rules new` starts a rule with."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mtqa.errors import OutputError, RuleError

_TEMPLATE = """\
# What the keys mean: docs/reference/rules.md. Test: mtqa rules test {path}
id: {id}
kind: phrase
category: accuracy
its: mistranslation
severity: minor
fix: unsafe
message: {message}
why: |
  Say in a sentence or two why this is a fault and where it comes from.
match:
  - {match}
replace:
  - {replace}
examples:
  - bad: {bad}
    good: {good}
  - ok: "Write a text here that looks like the fault and must stay silent."
"""


def new_rule(rule: str, match: str, replace: str, family: str, folder: str, language: str, kind: str = "phrase") -> Path:
    """Write the file and return its path. Words to match are for phrases; other kinds start from an example of their own.

    Raises RuleError for a bad id or one that is taken, OutputError if it cannot be written.
    """
    for what, value in (("rule id", rule), ("family", family), ("language", language)):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise RuleError(f"{value!r} is no {what}; write small letters, digits and single hyphens, like make-a-photo")
    path = Path(folder) / language / family / f"{rule}.yaml"
    text = (
        _other(rule, kind)
        if kind != "phrase"
        else _TEMPLATE.format(
            path=path.as_posix(),
            id=rule,
            message=_quoted("'{match}' is a literal translation."),
            match=_quoted(match),
            replace=_quoted(replace),
            bad=_quoted(f"They said [[{match}]] at the meeting."),
            good=_quoted(f"They said {replace} at the meeting."),
        )
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise RuleError(f"{path}: there is such a rule already; choose another id or edit that file") from None
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None
    return path


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar: JSON strings are a subset of them."""
    return json.dumps(text, ensure_ascii=False)


def _other(rule: str, kind: str) -> str:
    from mtqa.rulebook.new import template

    return template(rule, kind)
