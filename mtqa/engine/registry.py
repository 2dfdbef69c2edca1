"""Finds the coded checks: those of `mtqa.checks`, and those of installed packages with the entry point `mtqa.checks`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from mtqa.engine.check import Check
from mtqa.errors import RuleError

ENTRY_POINT = "mtqa.checks"


def coded_checks() -> list[Check]:
    """Every check in the package and its plug-ins, ordered by id. Raises RuleError for a plug-in that cannot be loaded."""
    found = list(_in_package(importlib.import_module("mtqa.checks")))
    for point in _plug_ins():
        try:
            loaded = point.load()
        except Exception as error:
            raise RuleError(f"plug-in {point.name!r} ({point.value}) cannot be loaded: {error}; uninstall or repair it") from error
        found.extend(_in_package(loaded) if isinstance(loaded, ModuleType) else [loaded])
    return sorted(found, key=lambda c: c.info.id)


def _plug_ins() -> Iterator[Any]:
    """The entry points of plug-ins. `importlib.metadata` takes longer to import than to ask, so a look at the files comes first."""
    if any(map(_may_have_plug_ins, sys.path)):
        from importlib.metadata import entry_points

        yield from entry_points(group=ENTRY_POINT)


def _may_have_plug_ins(folder: str) -> bool:
    """Does a package that is installed here name our entry point? What is no folder, such as a zip file, may always."""
    try:
        entries = list(Path(folder).iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True
    for entry in entries:
        if entry.suffix in (".dist-info", ".egg-info"):
            with suppress(OSError):
                if ENTRY_POINT.encode() in (entry / "entry_points.txt").read_bytes():
                    return True
        elif entry.suffix == ".egg":
            return True
    return False


def _in_package(package: ModuleType) -> Iterator[Check]:
    """The checks of a module, or of all modules below a package, each yielded by the module that defines it."""
    yield from (value for value in vars(package).values() if isinstance(value, Check) and value.info.origin == package.__name__)
    for entry in sorted(pkgutil.iter_modules(getattr(package, "__path__", [])), key=lambda m: m.name):
        if not entry.name.startswith("_"):
            yield from _in_package(importlib.import_module(f"{package.__name__}.{entry.name}"))
