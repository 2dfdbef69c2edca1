"""The text that a new rule starts with, one for each kind; its examples hold, so that it can be tested from the first minute."""

from __future__ import annotations

import json

from mtqa.errors import RuleError, did_you_mean
from mtqa.rulebook.kinds import KINDS

_HEAD = """\
# All keys: docs/reference/rules.md
id: {id}
kind: {kind}
category: {category}
its: {its}
severity: minor
message: {message}
why: |
  Say in a sentence or two why this is a fault and which languages it comes from.
"""

_BODIES = {
    "phrase": """\
match: [in the nearest time]
replace: [soon]
examples:
  - bad: "They will meet [[in the nearest time]]."
    good: "They will meet soon."
  - ok: "He was third in the nearest race to home."
""",
    "pattern": """\
match:
  - {lower: [many, few], mark: true}
  - {lower: [advice, furniture, luggage]}
unless:
  - [{lower: [many, few]}, {lower: [advice, furniture]}, {lower: [columns, shops, makers]}]
replace: much
examples:
  - bad: "They gave [[many]] advice."
    good: "They gave much advice."
  - ok: "They read many advice columns."
""",
    "regex": """\
match: ['(?P<mark>N[°º]) ?\\d+']
trigger: ["n°", "nº"]
replace: No.
examples:
  - bad: "He lives at [[N°]] 5."
    good: "He lives at No. 5."
  - ok: "It was 5° in the shade."
""",
    "term": """\
sources: [de]
source: [Gymnasium]
wrong: [gymnasium]
right: [secondary school]
context: {near: [pupil, teacher, graduate], reach: sentence}
unless: {near: [basketball, exercise], reach: sentence}
examples:
  - bad: "The pupils of two [[gymnasiums]] wrote to the mayor."
    good: "The pupils of two secondary schools wrote to the mayor."
  - ok: "The pupils played basketball in the gymnasium."
""",
    "variant": """\
use: adviser
not: [advisor]
examples:
  - bad: "Two [[advisors]] of the minister left."
    good: "Two advisers of the minister left."
  - ok: "The advisory board met."
""",
    "pair": """\
sources: [de]
source: [Milliarde, Milliarden]
target: {present: [million], absent: [billion]}
replace: billion
examples:
  - bad: "It cost two [[million]] euros."
    good: "It cost two billion euros."
    source: "Es kostete zwei Milliarden Euro."
    source_language: de
  - ok: "It cost two million euros."
    source: "Es kostete zwei Millionen Euro."
    source_language: de
""",
    "renderings": """\
source: de
entries:
  Krankenhaus: hospital, clinic, ward != sick house
  Storch: stork
  Klapperstorch: "-"
origin: "Our own list."
licence: CC0-1.0
examples:
  - bad: "She was taken to the [[sick house]]."
    good: "She was taken to the hospital."
    source: "Sie kam ins Krankenhaus."
    source_language: de
  - ok: "She was hospitalised."
    source: "Sie kam ins Krankenhaus."
    source_language: de
""",
}

_CATEGORY = {
    "pattern": ("linguistic-conventions", "grammar"),
    "regex": ("linguistic-conventions", "typographical"),
    "variant": ("style", "inconsistency"),
    "pair": ("accuracy", "numbers"),
}


def template(rule_id: str, kind: str = "phrase") -> str:
    """A rule of this kind to go on from. Raises RuleError for an unknown kind or an id that is none."""
    from mtqa.rulebook.card import id_fault

    if kind not in KINDS:
        raise RuleError(f"unknown kind {kind!r}{did_you_mean(kind, KINDS) or '; write one of: ' + ', '.join(KINDS)}")
    if fault := id_fault(rule_id):
        raise RuleError(fault)
    category, its = _CATEGORY.get(kind, ("accuracy", "mistranslation"))
    message = json.dumps("'{match}' is not what English says here.")
    return _HEAD.format(id=rule_id, kind=kind, category=category, its=its, message=message) + _BODIES[kind]
