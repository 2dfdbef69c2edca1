"""Kind `variant`: of several right spellings or words, the house uses one."""

from __future__ import annotations

from typing import Any

from mtqa.rulebook.kinds import term
from mtqa.rulebook.kinds._context import CONDITIONS
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Faults, Key, ListOf, Path, Str

DOC = """One of several accepted forms is the house's: `use` is it, `not` are the others, found in any inflection. The fix has the
inflection and the capitals of what it replaces."""

KEYS = {
    "use": Key(Str(), "the house's form", required=True),
    "not": Key(ListOf(Str()), "the forms to replace by it; found in any inflection of their head", required=True),
    "exact": Key(Bool(), "true to match the forms as written, without inflections"),
    "cased": Key(Bool(), "true to ask for the capitals as written"),
    "unless": Key(CONDITIONS, "where the other form is right: a condition, or a list of conditions of which none may hold"),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:
    """The body of a term rule with one right form."""
    if fields.get("use") in fields.get("not", ()):
        faults.at((*path, "use"), f"{fields['use']!r} is also listed under 'not'; take it out of one of the two")
        return {}
    renamed = {**fields, "wrong": fields.get("not", []), "right": [fields["use"]] if "use" in fields else []}
    return term.compile_rule(renamed, lists, faults, path)


def build(card: Card, body: Body, lists: Lists) -> Run:
    """The function that finds the other forms in a sentence."""
    return term.build(card, body, lists)
