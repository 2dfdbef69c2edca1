"""Shapes of YAML values: one description serves the loader (with positions), the JSON schema for editors and the docs.

A shape says what a value may be; `read` turns a YAML node into plain Python and puts every fault, with its place, on a
list, so that one run shows all faults of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mtqa.errors import did_you_mean

MISSING: Any = object()
"""What `read` returns for a value that could not be read; the fault is on the list."""


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Str:
    """Text. `check` returns what is wrong with a value, or None; `schema` adds keywords to the JSON schema."""

    choices: tuple[str, ...] = ()
    check: Callable[[str], str | None] | None = None
    schema: Mapping[str, Any] = field(default_factory=dict)
    empty: bool = False


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Bool:
    """true or false."""


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Num:
    """A number from `low` to `high`."""

    low: float
    high: float
    integer: bool = False


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class ListOf:
    """A list with at least `least` items; one bare item stands for a list of one when `single` is true."""

    item: Shape
    single: bool = True
    least: int = 1


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class MapOf:
    """A mapping from names to values of one shape; `key` checks a name."""

    value: Shape
    key: Callable[[str], str | None] | None = None


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Key:
    """One key of a record. `doc` is shown by editors and in docs/reference/rules.md."""

    shape: Shape
    doc: str
    required: bool = False


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Record:
    """A mapping with known keys; `check` returns what is wrong with the whole, or None."""

    keys: Mapping[str, Key]
    check: Callable[[dict[str, Any]], str | None] | None = None


@dataclass(repr=False, eq=False)  # quick to make: every run imports them, few look at them
class Either:
    """Different shapes for a bare value, a list and a mapping; None where that is not allowed."""

    scalar: Str | Num | Bool | None = None
    sequence: ListOf | None = None
    mapping: Record | MapOf | None = None


Shape = Str | Bool | Num | ListOf | MapOf | Record | Either
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Faults:
    """The faults found in one file, and where each value stands, by its path of keys and numbers."""

    file: str
    found: list[tuple[int, int, str]] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def add(self, place: tuple[int, int], what: str) -> None:
        """Note a fault. place: line and column from 1."""
        if (*place, what) not in self.found:
            self.found.append((*place, what))

    def at(self, path: Path, what: str) -> None:
        """Note a fault at a value that was read, or at the nearest one around it."""
        while path not in self.places and path:
            path = path[:-1]
        self.add(self.places.get(path, (1, 1)), what)

    def lines(self) -> list[str]:
        """`file:line:column: what`, in the order of the file."""
        return [f"{self.file}:{line}:{column}: {what}" for line, column, what in sorted(self.found)]


def place_of(node: Any) -> tuple[int, int]:
    """Line and column of a node, from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def kind_of(node: Any) -> str:
    """'scalar', 'sequence' or 'mapping', whatever loader made the node."""
    return str(node.id)


_SHOWN = {"scalar": "a bare value", "sequence": "a list", "mapping": "a mapping"}


def read(node: Any, shape: Shape, path: Path, faults: Faults) -> Any:
    """The node's value as the shape says, or MISSING with the fault noted."""
    faults.places.setdefault(path, place_of(node))
    kind = kind_of(node)
    if isinstance(shape, Either):
        chosen = {"scalar": shape.scalar, "sequence": shape.sequence, "mapping": shape.mapping}[kind]
        if chosen is None:
            allowed = " or ".join(_SHOWN[k] for k in ("scalar", "sequence", "mapping") if getattr(shape, k) is not None)
            faults.add(place_of(node), f"{_name(path)} is {_SHOWN[kind]}; write {allowed}")
            return MISSING
        return read(node, chosen, path, faults)
    if isinstance(shape, ListOf):
        return _read_list(node, shape, path, faults)
    if isinstance(shape, Record | MapOf):
        if kind != "mapping":
            faults.add(place_of(node), f"{_name(path)} is {_SHOWN[kind]}; write a mapping, 'key: value' on each line")
            return MISSING
        return _read_record(node, shape, path, faults) if isinstance(shape, Record) else _read_map(node, shape, path, faults)
    if kind != "scalar":
        faults.add(place_of(node), f"{_name(path)} is {_SHOWN[kind]}; write {_wanted(shape)}")
        return MISSING
    return _read_scalar(node, shape, path, faults)


def _read_scalar(node: Any, shape: Str | Bool | Num, path: Path, faults: Faults) -> Any:
    value, tag = str(node.value), str(node.tag).rpartition(":")[2]
    wrong: str | None = None
    if isinstance(shape, Bool):
        if tag == "bool":
            return value.lower() in ("true", "yes", "on")
        wrong = f"{_name(path)} is {value!r}; write true or false"
    elif isinstance(shape, Num):
        if tag in ("int", "float"):
            try:
                number = float(value.replace("_", ""))
            except ValueError:
                number = float("nan")
            if shape.low <= number <= shape.high and (not shape.integer or number == int(number)):
                return int(number) if shape.integer else number
        wrong = f"{_name(path)} is {value!r}; write {_wanted(shape)}"
    elif not value.strip() and not shape.empty and (tag == "null" or not value):
        wrong = f"{_name(path)} is empty; write {_wanted(shape)}"
    elif shape.choices and value not in shape.choices:
        wrong = f"{_name(path)} is {value!r}{did_you_mean(value, shape.choices) or '; write one of: ' + ', '.join(shape.choices)}"
    elif shape.check is not None and (said := shape.check(value)) is not None:
        wrong = f"{_name(path)}: {said}"
    if wrong is not None:
        faults.add(place_of(node), wrong)
        return MISSING
    return value  # whatever YAML takes it for: `on`, `no` and 2021 are words here


def _read_list(node: Any, shape: ListOf, path: Path, faults: Faults) -> Any:
    if kind_of(node) != "sequence":
        if not shape.single:
            faults.add(place_of(node), f"{_name(path)} is {_SHOWN[kind_of(node)]}; write a list, '- item' on each line")
            return MISSING
        value = read(node, shape.item, path, faults)
        return MISSING if value is MISSING else [value]
    values = [read(item, shape.item, (*path, n), faults) for n, item in enumerate(node.value)]
    if len(node.value) < shape.least:
        faults.add(place_of(node), f"{_name(path)} is empty; write at least {shape.least} item{'s' * (shape.least > 1)}, or leave it out")
        return MISSING
    return [v for v in values if v is not MISSING]


def _read_map(node: Any, shape: MapOf, path: Path, faults: Faults) -> dict[str, Any]:
    values = {}
    for name, key_node, value_node in _items(node, path, faults):
        if shape.key is not None and (said := shape.key(name)) is not None:
            faults.add(place_of(key_node), f"key {name!r}: {said}")
        values[name] = read(value_node, shape.value, (*path, name), faults)
    return {k: v for k, v in values.items() if v is not MISSING}


def _read_record(node: Any, shape: Record, path: Path, faults: Faults) -> Any:
    values: dict[str, Any] = {}
    before = len(faults.found)
    for name, key_node, value_node in _items(node, path, faults):
        key = shape.keys.get(name)
        if key is None:
            hint = did_you_mean(name, shape.keys)
            faults.add(place_of(key_node), f"unknown key {name!r}{hint or '; known here: ' + ', '.join(shape.keys)}")
            continue
        value = read(value_node, key.shape, (*path, name), faults)
        if value is not MISSING:
            values[name] = value
    present = {str(k.value) for k, _ in node.value}
    for name, key in shape.keys.items():
        if key.required and name not in present:
            faults.add(place_of(node), f"missing key {name!r}; add '{name}: ...' ({key.doc})")
    if shape.check is not None and len(faults.found) == before and (said := shape.check(values)) is not None:
        faults.add(place_of(node), said)
    return values


def _items(node: Any, path: Path, faults: Faults) -> list[tuple[str, Any, Any]]:
    found: dict[str, tuple[str, Any, Any]] = {}
    for key_node, value_node in node.value:
        if kind_of(key_node) != "scalar":
            faults.add(place_of(key_node), f"a key of {_name(path)} is {_SHOWN[kind_of(key_node)]}; write a plain word")
        elif key_node.value in found:
            faults.add(place_of(key_node), f"key {key_node.value!r} stands twice; keep one of them")
        else:
            found[key_node.value] = (str(key_node.value), key_node, value_node)
    return list(found.values())


def _name(path: Path) -> str:
    shown = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")
    return f"'{shown}'" if shown else "the file"


def _wanted(shape: Str | Bool | Num) -> str:
    if isinstance(shape, Bool):
        return "true or false"
    if isinstance(shape, Num):
        return f"a {'whole ' if shape.integer else ''}number from {shape.low:g} to {shape.high:g}"
    return f"one of: {', '.join(shape.choices)}" if shape.choices else "text"
