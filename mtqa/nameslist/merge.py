"""New names into a file that people edit: what stands in it stays, byte for byte; new entries and new variants are put in.

The YAML tree only tells where; the text itself is what is changed. Afterwards the new text is read again, and compared:
if anything old is missing, nothing is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import yaml

from mtqa.nameslist.entry import Entry, NamesError
from mtqa.nameslist.load import load_text
from mtqa.nameslist.read import composed, items_of

HEADER = """\
# The names that mtqa enforces. Edit it freely: 'mtqa names ... --write' adds to it and changes nothing that is here.
# name: the spelling to keep. variants: wrong ones. proposed: the same, found by mtqa; write 'variants' for it if you agree.
# also: other right spellings. distinct: look-alikes that are other names. note: shown with findings.
version: 1
names:
"""
_PLAIN = re.compile(r"[^\W_][\w .'’()&/\-]*(?<! )")
KEY = "proposed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name as found in texts."""

    name: str
    variants: tuple[str, ...] = ()
    kind: str = ""
    why: str = ""


class Done(NamedTuple):
    """The new text, and what is new in it: entries, and variants in entries that were there."""

    text: str
    names: int
    variants: int


class _Insert(NamedTuple):
    at: int
    end: int
    text: str


def merge(text: str, path: str, proposals: Sequence[Proposal]) -> Done:
    """The file's text with the proposals in it. Raises NamesError for a faulty file, or one too unusual to be added to."""
    if not text.strip():
        text = HEADER
    newline = "\r\n" if "\r\n" in text else "\n"
    old = load_text(text, path)
    right = {s.text: n for n, e in enumerate(old.entries) for s in e.rights}
    known = {s.text for e in old.entries for s in (*e.rights, *e.wrong, *e.distinct)}
    root = composed(text, path, [])
    nodes = items_of(root, path, []) if root is not None else []
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    place = _Places(text, starts, newline)
    inserts, fresh, variants = list[_Insert](), list[Proposal](), 0
    for proposal in _apart(proposals, known):
        if proposal.name in right:
            if proposal.variants:
                inserts += place.variants_into(nodes[right[proposal.name]], proposal.variants)
                variants += len(proposal.variants)
        elif proposal.name not in known:
            fresh.append(proposal)
    if fresh:
        inserts.append(place.entries(root, nodes, fresh))
    made = _applied(text, inserts)
    _verify(old.entries, made, path, fresh)
    return Done(made, len(fresh), variants)


def _apart(proposals: Iterable[Proposal], known: set[str]) -> list[Proposal]:
    """The proposals without variants that are listed already, are right elsewhere, or belong to an earlier proposal."""
    proposals = list(proposals)
    rights = {proposal.name for proposal in proposals}
    taken, kept = set(known), []
    for proposal in proposals:
        new = tuple(dict.fromkeys(v for v in proposal.variants if v not in taken and v not in rights))
        taken |= set(new)
        kept.append(replace(proposal, variants=new))
    return kept


class _Places:
    """Where in a text something can be put."""

    def __init__(self, text: str, starts: Sequence[int], newline: str) -> None:
        self._text, self._starts, self._newline = text, starts, newline

    def _at(self, mark: Any) -> int:
        # The column counts code points; the index of libyaml's marks does not allow for a byte-order mark.
        found: int = self._starts[min(mark.line, len(self._starts) - 1)] + mark.column
        return min(found, len(self._text))

    def _after_line(self, end: int, lines: Iterable[str]) -> _Insert:
        """New lines below the line in which a node ends; a comment behind the node stays in its line."""
        lines = list(lines)
        if end and self._text[end - 1] == "\n":  # a block of text: it ends where the next line begins
            return _Insert(end, end, "".join(line + self._newline for line in lines))
        stop = self._text.find("\n", end)
        stop = len(self._text) if stop < 0 else stop - (self._text[stop - 1 : stop] == "\r")
        return _Insert(stop, stop, "".join(self._newline + line for line in lines))

    def variants_into(self, node: Any, variants: Sequence[str]) -> list[_Insert]:
        """Add variants to the entry of a node."""
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        new = ", ".join(map(quoted, variants))
        if node.id == "scalar":
            name = self._text[start:end]
            if self._in_flow(start):
                return [_Insert(start, end, f"{{name: {quoted(' '.join(node.value.split()))}, {KEY}: [{new}]}}")]
            return [_Insert(start, start, "name: "), self._after_line(start + len(name), [f"{' ' * node.start_mark.column}{KEY}: [{new}]"])]
        for key, value in node.value:
            if key.value == KEY:
                return [self._into_list(key, value, variants)]
        name_key, name_value = next((k, v) for k, v in node.value if k.value == "name")
        behind = self._at(name_value.end_mark)
        if node.flow_style:
            return [_Insert(behind, behind, f", {KEY}: [{new}]")]
        return [self._after_line(behind, [f"{' ' * name_key.start_mark.column}{KEY}: [{new}]"])]

    def _into_list(self, key: Any, value: Any, variants: Sequence[str]) -> _Insert:
        new = [quoted(variant) for variant in variants]
        start, end = self._at(value.start_mark), self._at(value.end_mark)
        if value.id == "scalar" and (value.tag.endswith(":null") or start == end):
            colon = self._text.index(":", self._at(key.end_mark)) + 1
            return _Insert(colon, max(colon, end), f" [{', '.join(new)}]")
        if value.id == "scalar":
            return _Insert(start, end, f"[{', '.join([quoted(value.value), *new])}]")
        if not value.value:
            return _Insert(start, end, f"[{', '.join(new)}]")
        last = self._at(value.value[-1].end_mark)
        if value.flow_style:
            return _Insert(last, last, "".join(f", {text}" for text in new))
        return self._after_line(last, [f"{' ' * value.start_mark.column}- {text}" for text in new])

    def entries(self, root: Any, nodes: Sequence[Any], fresh: Sequence[Proposal]) -> _Insert:
        """New entries behind the last one."""
        listed = root
        key = None
        if root is not None and root.id == "mapping":
            key, listed = next(((k, v) for k, v in root.value if k.value == "names"), (None, None))
        if nodes and listed.flow_style:
            end = self._at(nodes[-1].end_mark)
            return _Insert(end, end, "".join(f", {_in_flow(proposal)}" for proposal in fresh))
        if nodes:
            lines = [line for proposal in fresh for line in _lines(proposal, " " * listed.start_mark.column)]
            return self._after_line(self._at(_last_leaf(nodes[-1]).end_mark), lines)
        lines = [line for proposal in fresh for line in _lines(proposal, "  ")]
        if key is not None:
            if listed.id == "sequence":  # []
                return _Insert(self._at(listed.start_mark), self._at(listed.end_mark), self._newline + self._newline.join(lines))
            return self._after_line(self._at(key.end_mark), lines)
        return self._after_line(len(self._text.rstrip("\r\n")), ["names:", *lines])

    def _in_flow(self, start: int) -> bool:
        """Does a scalar stand in brackets, and not behind a dash of its own?"""
        before = self._text[:start].rstrip()
        return not before.endswith("-")


def quoted(text: str) -> str:
    """A text as YAML: as it is where YAML reads it as that text, in lists too; else in quotation marks."""
    if _PLAIN.fullmatch(text) and ": " not in text and " #" not in text and yaml.safe_load(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _facts(proposal: Proposal) -> list[str]:
    facts = [f"name: {quoted(proposal.name)}"]
    facts += [f"kind: {proposal.kind}"] if proposal.kind else []
    facts += [f"{KEY}: [{', '.join(map(quoted, proposal.variants))}]"] if proposal.variants else []
    return facts + ([f"why: {quoted(proposal.why)}"] if proposal.why else [])


def _lines(proposal: Proposal, indent: str) -> list[str]:
    facts = _facts(proposal)
    return [f"{indent}{'- ' if not n else '  '}{fact}" for n, fact in enumerate(facts)]


def _in_flow(proposal: Proposal) -> str:
    return "{" + ", ".join(_facts(proposal)) + "}"


def _last_leaf(node: Any) -> Any:
    """The last scalar, or flow list, of a node: a block's own end lies behind comments that follow it."""
    while node.id != "scalar" and not node.flow_style and node.value:
        node = node.value[-1][1] if node.id == "mapping" else node.value[-1]
    return node


def _applied(text: str, inserts: Iterable[_Insert]) -> str:
    # From the end, so that places before stay true; of two at one place the later one first, so that it comes to stand behind.
    for _, insert in sorted(enumerate(inserts), key=lambda i: (i[1].at, i[1].end, i[0]), reverse=True):
        text = text[: insert.at] + insert.text + text[insert.end :]
    return text if text.endswith("\n") else text + "\n"


def _verify(old: Sequence[Entry], text: str, path: str, fresh: Sequence[Proposal]) -> None:
    """Raises NamesError if the new text does not hold all that the old one held, and the new entries."""
    try:
        new = load_text(text, path).entries
    except NamesError as error:
        raise NamesError(f"{path}: cannot be added to as it is written; nothing was changed ({str(error).splitlines()[0]})") from None
    same = len(new) == len(old) + len(fresh) and all(_bare(a) == _bare(b) for a, b in zip(old, new, strict=False))
    if not same or any(e.name.text != p.name for e, p in zip(new[len(old) :], fresh, strict=True)):
        raise NamesError(f"{path}: cannot be added to as it is written; nothing was changed; write 'names:' with an entry a line")


def _bare(entry: Entry) -> tuple[object, ...]:
    """What a person said, without places in the file."""
    lists = ([s.text for s in some] for some in (entry.variants, entry.also, entry.distinct))
    return (entry.name.text, entry.kind, entry.why, entry.note, *lists)
