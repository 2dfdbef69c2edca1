"""The kinds of declarative rules, one module each.

A kind's module has `DOC` (one paragraph for the docs), `KEYS` (its own keys), `compile_rule(fields, faults, path)`, which
turns what was read into a JSON-able body (its `words` are the trigger literals, its `scope` the scope, if not the
sentence) and notes faults, and `build(card, body, lists)`, which makes the function that
the engine calls.
"""

from __future__ import annotations

KINDS = ("phrase", "pattern", "regex", "term", "variant", "pair", "renderings")
