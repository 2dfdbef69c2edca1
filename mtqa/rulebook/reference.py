"""docs/reference/rules.md, generated from the shapes that the loader reads with: `python -m mtqa.rulebook.reference FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from mtqa.rulebook.card import COMMON, kind_module, pack_shape, rule_shape
from mtqa.rulebook.kinds import KINDS
from mtqa.rulebook.kinds._context import CONDITIONS
from mtqa.rulebook.kinds._elements import ELEMENT
from mtqa.rulebook.new import template
from mtqa.rulebook.shape import Bool, Either, Key, ListOf, Num, Record, Shape, Str

_INTRO = """\
# Writing rules

A rule is a YAML file that says what is wrong, why, what to write instead, and shows it with examples that are its tests.
One rule a file, named after its id; word lists of the same make, such as the wrong renderings of one language in one
domain, go into a pack.

    rules/<language>/<family>/<rule-id>.yaml
    rules/<language>/packs/<pack>.yaml

Your own rules live in a folder of yours, laid out the same way (the language's folder may be left out; it is `en` then):

    rules = ["house-rules"]        # in mtqa.toml

`mtqa rules new ID` writes a file to start from, `mtqa rules test FILE` runs its examples, `mtqa explain ID` shows the rule
as its readers see it. Editors with a YAML language server complete and check as you type if the first line is

    # yaml-language-server: $schema=PATH/rules/schema.json

A file that is wrong is refused as a whole, with every fault as `file:line:column: what is wrong; what to write instead`.

## Examples

    examples:
      - bad: "They [[made]] a photo of the bridge."
        good: "They took a photo of the bridge."
      - ok: "They made a photo album for her."

Each rule has at least one `bad` and one near-miss `ok` example. They are run alone with their rule: findings stand exactly at
the `[[ ]]` and nowhere else; the first fix of every finding gives `good`; `good` and `ok` stay silent. The built-in rules are
also run over each other's `good` and `ok` texts.

## Fixes

A fix has the capitals of what it replaces, in terms and variants its inflection too, and it takes a preceding "a" or "an"
along. An empty replacement deletes, with one neighbouring blank or, for a whole line, with its line break. `fix: safe` is
applied by `mtqa fix`; `fix: unsafe` (the default) only with `--unsafe`; `fix: display` never.

## Context

`term`, `phrase` and `variant` rules take conditions on what stands around:

    context: {near: [caliphate, "holy war"], reach: sentence}
    unless: [{before: [law], reach: 1 word}, {near: ["@clothes"], reach: paragraph}]

A group (`before`, `after`, `near`) holds if one of its words stands there, in any inflection. One group is enough, or with
`all: true` all of them; of several conditions in a list one is enough. `context` must hold for a finding, `unless` must not.
A paragraph's reach ends after ten sentences on each side.

"""

_SOURCES = """\
## Source words

`source` in terms names the source-language words, as a list or by language (`source: {he: [...], ar: [...]}`). If the text
has a source and the paired stretch holds none of them, the rule is silent there; if it holds one, the finding's confidence
rises. Hebrew and Arabic words may carry their clitics, words of all alphabets may have another ending; `*` at an end of a
word stands for whatever precedes or follows (`*küche` for compounds).

"""

_KINDS_INTRO = "## Kinds\n\nThe `kind` says how a rule decides. Besides its own keys every rule has the common ones.\n\n"

_INDEX = """\
## The compiled index

The built-in rules run from `rules/index.jsonl`, which `python -m mtqa.rulebook.index` writes together with
`rules/schema.json`; tests prove both current. Run it after every change below `rules/`. Users' folders are read as YAML.
"""


def reference_page() -> str:
    """The whole page."""
    element, condition = ELEMENT.mapping, CONDITIONS.mapping
    assert isinstance(element, Record) and isinstance(condition, Record)
    parts = [
        _INTRO,
        "Keys of a condition:\n\n",
        *_table(condition.keys),
        "\n",
        _SOURCES,
        "## Keys of every rule\n\n",
        *_table(COMMON),
        "\n",
        _KINDS_INTRO,
    ]
    for kind in KINDS:
        module = kind_module(kind)
        own = {name: key for name, key in rule_shape(kind).keys.items() if name not in COMMON}
        parts += [f"### {kind}\n\n{module.DOC}\n\n", *_table(own), "\n"]
        if kind == "pattern":
            parts += ["Keys of an element:\n\n", *_table(element.keys), "\n"]
        parts += [f"```yaml\n{template('my-rule', kind)}```\n\n"]
    pack = dict(pack_shape().keys)
    parts += ["## Packs\n\nMany `term` rules in one file. An entry has the keys of a term rule without `kind`; what all entries share\n"]
    parts += ["stands once, at the top or under `defaults`.\n\n", *_table(pack), "\n", _INDEX]
    return "".join(parts)


def _table(keys: Mapping[str, Key]) -> Iterator[str]:
    yield "| key | value | meaning |\n| --- | --- | --- |\n"
    for name, key in keys.items():
        needed = " **(needed)**" if key.required else ""
        yield f"| `{name}` | {_said(key.shape)} | {key.doc.replace('|', chr(92) + '|')}{needed} |\n"


def _said(shape: Shape) -> str:
    """What a value may be, in a few words."""
    return " or ".join(dict.fromkeys(_words(shape)))


def _words(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Str) and shape.choices:
        yield ", ".join(f"`{c}`" for c in shape.choices) if len(shape.choices) <= 12 else "a name from a list (the schema has it)"
    elif isinstance(shape, Str):
        yield "text"
    elif isinstance(shape, Bool):
        yield "`true`, `false`"
    elif isinstance(shape, Num):
        yield f"{shape.low:g} to {shape.high:g}"
    elif isinstance(shape, ListOf):
        if shape.single:
            yield from _words(shape.item)
        yield "list"
    elif isinstance(shape, Either):
        for one in (shape.scalar, shape.sequence, shape.mapping):
            if one is not None:
                yield from _words(one)
    else:
        yield "mapping"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference_page(), encoding="utf-8", newline="\n")
