"""One names file -> entries, and what is wrong with it, each with file, line and column.

names:
  - Gdansk                       # right as it is
  - name: Tamar Hollenberg
    kind: person
    variants: [Tamar Holenburg, Hollenburg]
    also: [T. Hollenberg]
    distinct: [Hollenbach]
    note: deputy mayor
"""

from __future__ import annotations

from typing import Any

from mtqa.errors import did_you_mean
from mtqa.nameslist.entry import KINDS, Entry, Spelling

KEYS = ("name", "kind", "variants", "proposed", "also", "distinct", "why", "note")
TOP = ("version", "names")
VERSION = "1"
_LISTS = ("variants", "proposed", "also", "distinct")


def read(text: str, path: str, problems: list[str]) -> list[Entry]:
    """The entries of a file. Texts stay texts: `- No` is the name "No". Aliases are refused: few lines of them can stand for billions."""
    root = composed(text, path, problems)
    if root is None:
        return []
    return [entry for node in items_of(root, path, problems) if (entry := _entry(node, path, problems)) is not None]


def composed(text: str, path: str, problems: list[str]) -> Any:
    """The tree of nodes, None for an empty or broken file."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                problems.append(f"{_at(path, event.start_mark)}: aliases ('*{event.anchor}') are not read in names files; write it out")
                return None
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(f"{_at(path, mark) if mark else f'{path}:1:1'}: not valid YAML: {error.problem or error.context}")
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(f"{path}:1:1: not valid YAML: {' '.join(str(error).split())}")
    return None


def items_of(root: Any, path: str, problems: list[str]) -> list[Any]:
    """The nodes of the entries: the list `names`, or the file's own list."""
    if root.id == "mapping":
        found = None
        for key, value in root.value:
            if key.value == "names":
                found = value
            elif key.value == "version" and str(value.value) != VERSION:
                problems.append(f"{_at(path, value.start_mark)}: version '{value.value}' is not known here; this mtqa reads {VERSION}")
            elif key.value not in TOP:
                problems.append(f"{_at(path, key.start_mark)}: unknown key '{key.value}'{did_you_mean(str(key.value), TOP) or _use(TOP)}")
        root = found
    if root is None or root.tag.endswith(":null"):
        return []
    if root.id != "sequence":
        problems.append(f"{_at(path, root.start_mark)}: expected a list of names, one a line, each begun with '- '")
        return []
    return list(root.value)


def _entry(node: Any, path: str, problems: list[str]) -> Entry | None:
    if node.id == "scalar":
        name = _spelling(node, path, problems)
        return Entry(name) if name else None
    if node.id != "mapping":
        problems.append(f"{_at(path, node.start_mark)}: a name must be a text, or a mapping such as '{{name: ..., variants: [...]}}'")
        return None
    values: dict[str, Any] = {}
    known = len(problems)
    for key, value in node.value:
        where, said = _at(path, key.start_mark), str(key.value)
        if key.id != "scalar" or said not in KEYS:
            problems.append(f"{where}: unknown key '{said}'{did_you_mean(said, KEYS) or _use(KEYS)}")
        elif said in values:
            problems.append(f"{where}: '{said}' is there twice in this name; join them")
        elif said in _LISTS:
            parts = value.value if value.id == "sequence" else [] if value.tag.endswith(":null") else [value]
            values[said] = tuple(s for part in parts if (s := _spelling(part, path, problems)) is not None)
        elif said == "name":
            values[said] = _spelling(value, path, problems)
        else:
            values[said] = _word(value, said, path, problems)
    if "name" not in values:
        problems.append(f"{_at(path, node.start_mark)}: a name without 'name:'; say which spelling is right")
    if len(problems) > known:
        return None
    return Entry(**values)


def _spelling(node: Any, path: str, problems: list[str]) -> Spelling | None:
    where = _at(path, node.start_mark)
    if node.id != "scalar":
        problems.append(f"{where}: expected a spelling, got {'a list' if node.id == 'sequence' else 'a mapping'}")
        return None
    text = " ".join(str(node.value).replace("’", "'").split())
    if not any(c.isalnum() for c in text):
        what = f"'{text}' holds no letter; it cannot be looked for" if text else "an empty spelling; fill it in"
        problems.append(f"{where}: {what}")
        return None
    return Spelling(text, where)


def _word(node: Any, key: str, path: str, problems: list[str]) -> str:
    allowed = KINDS if key == "kind" else ()
    where = _at(path, node.start_mark)
    if node.id != "scalar":
        problems.append(f"{where}: {key}: expected a text")
        return ""
    said = "" if node.tag.endswith(":null") else str(node.value)
    if allowed and said and said not in allowed:
        problems.append(f"{where}: {key}: unknown '{said}'{did_you_mean(said, allowed) or _use(allowed)}")
        return ""
    return said


def _at(path: str, mark: Any) -> str:
    return f"{path}:{mark.line + 1}:{mark.column + 1}"


def _use(words: tuple[str, ...]) -> str:
    return "; use " + ", ".join(words)
