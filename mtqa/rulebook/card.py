"""The keys that every rule has, whatever its kind, and those of a pack; from what was read to a `RuleInfo`'s content."""

from __future__ import annotations

import importlib
import re
from enum import StrEnum
from functools import cache
from typing import Any

from mtqa.engine import bad, ok
from mtqa.model import Applicability, Category, Example, Its, Severity
from mtqa.rulebook.kinds import KINDS
from mtqa.rulebook.shape import Faults, Key, ListOf, MapOf, Num, Path, Record, Str

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def id_fault(value: str) -> str | None:
    """What is wrong with a rule id, or None."""
    return None if re.match(ID, value) else f"{value!r} is no rule id; write small letters, digits and single hyphens, like make-a-photo"


def _language_fault(value: str) -> str | None:
    return None if re.match(LANGUAGE, value) else f"{value!r} is no language code; write one like en, he or pt-BR"


def _mark_fault(value: str) -> str | None:
    try:
        bad(value)
    except ValueError as error:
        return f"{error}; mark what must be found: They [[made]] a photo."
    return None


def _plain_fault(value: str) -> str | None:
    return "this text is without faults, so it has no marks; take out [[ and ]]" if "[[" in value or "]]" in value else None


def _example_fault(values: dict[str, Any]) -> str | None:
    if ("bad" in values) == ("ok" in values):
        return "an example is either bad or ok; write 'bad: ...' (and 'good: ...') or 'ok: ...', one list item each"
    return "an ok example has no 'good'; take it out" if "ok" in values and "good" in values else None


def _values(names: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in names)


_ID = Str(check=id_fault, schema={"pattern": ID})
_LANGUAGES = ListOf(Str(check=_language_fault, schema={"pattern": LANGUAGE}))
_SEVERITY = Str(_values(Severity))
_FIX = Str(_values(Applicability))
_EXAMPLES = ListOf(
    Record(
        {
            "bad": Key(Str(check=_mark_fault), "a text with the fault, [[ ]] around exactly what must be found"),
            "good": Key(Str(check=_plain_fault), "the bad text after the first fix of every finding"),
            "ok": Key(Str(check=_plain_fault), "a near miss: a text that looks like the fault and must stay silent"),
            "source": Key(Str(), "the source text of the example, for rules that read it"),
            "source_language": Key(Str(check=_language_fault), "its language"),
            "reference": Key(Str(), "a reference translation of the example"),
            "note": Key(Str(), "what the example shows"),
        },
        check=_example_fault,
    ),
    single=False,
)

COMMON = {
    "id": Key(_ID, "names the fault and reads as 'allow <id>'; the file's name without .yaml", required=True),
    "kind": Key(Str(KINDS), "how the rule decides", required=True),
    "category": Key(Str(_values(Category)), "MQM Core dimension", required=True),
    "its": Key(Str(_values(Its)), "ITS 2.0 issue type", required=True),
    "severity": Key(_SEVERITY, "how bad the fault is", required=True),
    "message": Key(Str(), "one line for the reader; {match} is the found text, in terms {right} the first suggestion", required=True),
    "why": Key(Str(), "why it is a fault and where it comes from, for people who look it up", required=True),
    "examples": Key(_EXAMPLES, "the rule's tests: at least one bad and one near-miss ok", required=True),
    "fix": Key(_FIX, "safety of its fixes: safe (applied by `mtqa fix`), unsafe (only with --unsafe; the default), display"),
    "confidence": Key(Num(0, 1), "how sure a finding is, 0 to 1 (default 0.9)"),
    "languages": Key(_LANGUAGES, "target languages (default: the rules folder's, en)"),
    "sources": Key(_LANGUAGES, "source languages it is meant for (default: any)"),
    "domain": Key(Str(), "subject, for lists and reports"),
    "since": Key(Str(), "the version that brought it (default 0.1.0)"),
}
_FROM_PACK = ("category", "its", "severity", "fix", "confidence", "languages", "sources", "domain", "since", "why", "message")
ENTRY = {name: Key(COMMON[name].shape, COMMON[name].doc, required=name in ("id", "examples")) for name in COMMON if name != "kind"}
DEFAULTS = Record({name: Key(COMMON[name].shape, COMMON[name].doc) for name in _FROM_PACK})

TERM_DEFAULTS: dict[str, Any] = {
    "category": "accuracy",
    "its": "mistranslation",
    "severity": "major",
    "confidence": 0.8,
    "message": "'{match}' is a wrong rendering here; probably '{right}' is meant.",
}


@cache
def kind_module(kind: str) -> Any:
    """The module of a kind (see `mtqa.rulebook.kinds`)."""
    return importlib.import_module(f"mtqa.rulebook.kinds.{kind}")


@cache
def rule_shape(kind: str) -> Record:
    """All keys of a rule of this kind."""
    return Record({**COMMON, **kind_module(kind).KEYS})


@cache
def pack_shape() -> Record:
    """The keys of a pack of terms."""
    term = kind_module("term").KEYS
    context_words = ListOf(Str())
    return Record(
        {
            "pack": Key(_ID, "the pack's name; the file's name without .yaml", required=True),
            "origin": Key(Str(), "where the entries come from", required=True),
            "licence": Key(Str(), "under what they may be used, such as Apache-2.0", required=True),
            "sources": Key(_LANGUAGES, "source languages of all entries"),
            "domain": Key(Str(), "subject of all entries"),
            "note": Key(Str(), "anything a maintainer should know"),
            "defaults": Key(DEFAULTS, "values for entries that do not say their own"),
            "lists": Key(MapOf(context_words), "named lists of context words; '@name' in a condition stands for all of them"),
            "entries": Key(ListOf(Record({**ENTRY, **term}), single=False), "term rules without 'kind'", required=True),
        }
    )


def examples_of(fields: dict[str, Any], faults: Faults, path: Path, *, fixes: bool) -> tuple[Example, ...]:
    """The examples as the engine knows them; notes what is missing."""
    found = []
    listed = fields.get("examples", [])
    for n, entry in enumerate(listed):
        sides = {k: entry[k] for k in ("source", "reference", "source_language") if k in entry} | {"note": entry.get("note", "")}
        if "bad" in entry:
            if fixes and "good" not in entry:
                faults.at((*path, "examples", n), "the rule offers a fix, so its bad example needs 'good: ...', the text after the fix")
            found.append(bad(entry["bad"], entry.get("good"), **sides))
        elif "ok" in entry:
            found.append(ok(entry["ok"], **sides))
    if listed and not any("bad" in e for e in listed):
        faults.at((*path, "examples"), "no bad example; add '- bad: ...' with [[ ]] around what must be found")
    if listed and not any("ok" in e for e in listed):
        faults.at((*path, "examples"), "no ok example; add '- ok: ...', a near miss that must stay silent")
    return tuple(found)
