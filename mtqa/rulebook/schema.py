"""The JSON schema of rule files for editors, generated from the same shapes that the loader reads with.

A rule file names it in its first line, and an editor with the YAML language server completes and checks as one types:

    # yaml-language-server: $schema=../../schema.json
"""

from __future__ import annotations

import json
from typing import Any

from mtqa.rulebook.card import pack_shape, rule_shape
from mtqa.rulebook.kinds import KINDS
from mtqa.rulebook.shape import Bool, Either, ListOf, MapOf, Num, Record, Shape, Str

_SCALAR = {"type": ["string", "number", "boolean"]}  # YAML takes 2021 and `no` for something else; the loader takes them for words


def to_schema(shape: Shape) -> dict[str, Any]:
    """The shape as a JSON Schema (2020-12)."""
    if isinstance(shape, Str):
        if shape.choices:
            return {"enum": list(shape.choices)}
        return {"type": "string", **shape.schema} if shape.schema else dict(_SCALAR)
    if isinstance(shape, Bool):
        return {"type": "boolean"}
    if isinstance(shape, Num):
        return {"type": "integer" if shape.integer else "number", "minimum": shape.low, "maximum": shape.high}
    if isinstance(shape, ListOf):
        listed = {"type": "array", "items": to_schema(shape.item), "minItems": shape.least}
        return {"anyOf": [listed, to_schema(shape.item)]} if shape.single else listed
    if isinstance(shape, MapOf):
        return {"type": "object", "additionalProperties": to_schema(shape.value)}
    if isinstance(shape, Either):
        return {"anyOf": [to_schema(s) for s in (shape.scalar, shape.sequence, shape.mapping) if s is not None]}
    return _record(shape)


def _record(shape: Record) -> dict[str, Any]:
    properties = {name: {"description": key.doc, **to_schema(key.shape)} for name, key in shape.keys.items()}
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [name for name, key in shape.keys.items() if key.required]:
        schema["required"] = required
    return schema


def schema() -> dict[str, Any]:
    """A file is a pack, or a rule of one of the kinds."""
    chosen: dict[str, Any] = to_schema(pack_shape())
    for kind in reversed(KINDS):
        of_kind = to_schema(rule_shape(kind))
        of_kind["properties"]["kind"] = {"const": kind, "description": "how the rule decides"}
        chosen = {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": of_kind, "else": chosen}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mtqa rule",
        "description": "A rule file or a pack of terms; see docs/reference/rules.md",
        "type": "object",
        **chosen,
    }


def schema_text() -> str:
    """The schema as it is written to rules/schema.json."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
