"""YAML files to compiled rules. Every fault of a file is reported at once, as `file:line:column: what; what to write instead`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mtqa.engine import Scope
from mtqa.errors import RuleError, did_you_mean
from mtqa.rulebook.card import TERM_DEFAULTS, examples_of, kind_module, pack_shape, rule_shape
from mtqa.rulebook.kinds import KINDS
from mtqa.rulebook.rule import Lists, Rule
from mtqa.rulebook.shape import Faults, read
from mtqa.rulebook.shape import Path as KeyPath

MOST_NODES = 500_000
"""YAML nodes a file may expand to: aliases of aliases can make a few lines grow without end."""


def load_folder(folder: Path, *, shown: str | None = None, languages: tuple[str, ...] = ("en",)) -> tuple[list[Rule], dict[str, list[str]]]:
    """All rules below a folder, in path order, and the word lists of its packs by "pack:list".

    shown: what stands for the folder in messages and origins. The first folder below `folder` is the target language if
    it is a language code of two letters; the last one is the family. Raises RuleError with all faults of all files.
    """
    if not folder.is_dir():
        raise RuleError(f"{folder}: there is no such rule folder; name a folder of .yaml rules")
    rules: list[Rule] = []
    lists: dict[str, list[str]] = {}
    wrong: list[str] = []
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        inside = path.relative_to(folder)
        origin = f"{shown if shown is not None else folder.as_posix()}/{inside.as_posix()}"
        own = (inside.parts[0],) if len(inside.parts) > 1 and len(inside.parts[0]) == 2 else languages
        family = inside.parts[-2] if len(inside.parts) > 1 and inside.parts[-2] not in (*own, "packs", "renderings") else "terms"
        try:
            found, named = load_file(path, origin=origin, family=family, languages=own)
        except RuleError as error:
            wrong.append(str(error))
            continue
        rules += found
        lists |= named
    wrong += _duplicates(rules)
    if wrong:
        raise RuleError("\n".join(wrong))
    return rules, lists


def load_file(
    path: Path, *, origin: str | None = None, family: str = "custom", languages: tuple[str, ...] = ("en",)
) -> tuple[list[Rule], dict[str, list[str]]]:
    """The rules of one file (several if it is a pack) and its word lists. Raises RuleError with all its faults."""
    origin = origin or path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"{origin}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{origin}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    return load_text(text, origin=origin, name=path.stem, family=family, languages=languages)


def load_text(
    text: str, *, origin: str, name: str, family: str = "custom", languages: tuple[str, ...] = ("en",)
) -> tuple[list[Rule], dict[str, list[str]]]:
    """`load_file` for a text; `name` is the file's name without its suffix."""
    faults = Faults(origin)
    node = _compose(text, faults)
    rules: list[Rule] = []
    lists: dict[str, list[str]] = {}
    if node is not None:
        keys = {str(k.value): v for k, v in node.value if k.id == "scalar"}
        base: dict[str, Any] = {"languages": list(languages), "since": "0.1.0", "confidence": 0.9, "family": family}
        if "pack" in keys:
            rules, lists = _pack(node, name, base, faults)
        else:
            rules = _single(node, keys, name, base, faults)
    if faults.found:
        raise RuleError("\n".join(faults.lines()))
    return rules, lists


def _single(node: Any, keys: dict[str, Any], name: str, base: dict[str, Any], faults: Faults) -> list[Rule]:
    place = (node.start_mark.line + 1, node.start_mark.column + 1)
    if "kind" not in keys:
        faults.add(place, f"missing key 'kind'; add 'kind: ...', one of: {', '.join(KINDS)}")
        return []
    kind = str(keys["kind"].value)
    if kind not in KINDS:
        mark = keys["kind"].start_mark
        hint = did_you_mean(kind, KINDS) or f"; write one of: {', '.join(KINDS)}"
        faults.add((mark.line + 1, mark.column + 1), f"unknown kind {kind!r}{hint}")
        return []
    fields = read(node, rule_shape(kind), (), faults)
    if "id" in fields and fields["id"] != name:
        faults.at(("id",), f"id {fields['id']!r} is not the file's name; write 'id: {name}' or rename the file to {fields['id']}.yaml")
    return [rule] if (rule := _rule({**base, **fields}, kind, {}, faults, ())) else []


def _pack(node: Any, name: str, base: dict[str, Any], faults: Faults) -> tuple[list[Rule], dict[str, list[str]]]:
    from mtqa.rulebook.kinds._context import expand

    pack = read(node, pack_shape(), (), faults)
    if "pack" in pack and pack["pack"] != name:
        faults.at(("pack",), f"pack {pack['pack']!r} is not the file's name; write 'pack: {name}' or rename the file")
    shared = {k: pack[k] for k in ("sources", "domain") if k in pack} | pack.get("defaults", {})
    named = pack.get("lists", {})
    lists = {n: list(dict.fromkeys(form for word in words for form in expand(word))) for n, words in named.items()}
    rules = []
    for n, fields in enumerate(pack.get("entries", [])):
        place = faults.places.get(("entries", n), (1, 1))
        entry = {**base, **TERM_DEFAULTS, "family": "terms", **shared, **fields}
        if rule := _rule(entry, "term", lists, faults, ("entries", n)):
            rule.card["origin"] = f"{faults.file}:{place[0]}"
            for condition in (*rule.body.get("context", ()), *rule.body.get("unless", ())):
                for group in [g for g in condition if g.endswith("@")]:
                    condition[group] = [f"{name}:{item}" for item in condition[group]]
            rules.append(rule)
    for twice in _duplicates(rules):
        faults.add((int(twice.split(":")[1]), 1), twice.split(": ", 1)[1])
    return rules, {f"{name}:{n}": words for n, words in lists.items()}


def _rule(fields: dict[str, Any], kind: str, lists: Lists, faults: Faults, path: KeyPath) -> Rule | None:
    """Compile what was read. A rule with faults is compiled as far as it goes, so that its other faults show too."""
    module = kind_module(kind)
    fixes = any(name in fields for name in ("right", "replace", "use", "entries", "concepts"))
    body = module.compile_rule(fields, lists, faults, path)
    examples = examples_of(fields, faults, path, fixes=fixes)
    if "fix" in fields and not fixes:
        faults.at((*path, "fix"), "'fix' without a replacement; add one, or take 'fix' out")
    if faults.found:
        return None
    source = fields.get("source")
    if kind == "term" and isinstance(source, dict):
        fields.setdefault("sources", list(source))
    card = {k: fields[k] for k in ("id", "family", "category", "its", "severity", "message", "languages", "since", "confidence")}
    card |= {"kind": kind, "origin": faults.file, "why": _why(fields)}
    card |= {k: fields[k] for k in ("sources", "domain") if k in fields}
    if fixes:
        card["fix"] = fields.get("fix", "unsafe")
    words = body.pop("words", None)
    return Rule(card, body, None if words is None else tuple(words), Scope(body.pop("scope", Scope.SENTENCE)), examples)


def _why(fields: dict[str, Any]) -> str:
    if "why" in fields:
        return " ".join(str(fields["why"]).split())
    source = fields.get("source", [])
    words = [w for some in source.values() for w in some] if isinstance(source, dict) else source if isinstance(source, list) else [source]
    said = f"A literal rendering of {', '.join(words)}" if words else "A literal rendering of a foreign word"
    right = fields.get("right", [])
    return f"{said}; English says {' or '.join(repr(r) for r in right)} in this sense." if right else f"{said}."


def _duplicates(rules: Iterable[Rule]) -> list[str]:
    known: dict[str, Rule] = {}
    wrong = []
    for rule in rules:
        if (other := known.setdefault(rule.id, rule)) is not rule:
            place = rule.card["origin"] if ":" in rule.card["origin"] else rule.card["origin"] + ":1"
            wrong.append(f"{place}:1: id {rule.id!r} is taken by {other.card['origin']}; give this rule another id")
    return wrong


def _compose(text: str, faults: Faults) -> Any:
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        faults.add(place, f"not valid YAML: {error.problem or error.context}; quote texts that hold ': ', ' #' or start with a sign")
        return None
    except yaml.YAMLError as error:
        faults.add((1, 1), f"not valid YAML: {' '.join(str(error).split())}; save the file as UTF-8 text without control characters")
        return None
    except RecursionError:
        faults.add((1, 1), "nested too deep; write a flat rule")
        return None
    if node is None or str(getattr(node, "id", "")) != "mapping":
        faults.add((1, 1), "no rule here; write 'id: ...', 'kind: ...' and so on, or see 'mtqa rules new'")
        return None
    if _size(node) > MOST_NODES:
        faults.add((1, 1), f"the aliases of this file expand to more than {MOST_NODES} values; write them out or split the file")
        return None
    return node


def _size(root: Any) -> int:
    """Nodes after expanding aliases, counted without expanding them (a node that holds itself counts as endless)."""
    sizes: dict[int, int] = {}
    stack = [(root, False)]
    while stack:
        node, done = stack.pop()
        parts = [n for pair in node.value for n in pair] if node.id == "mapping" else node.value if node.id == "sequence" else []
        if done:
            sizes[id(node)] = 1 + sum(sizes[id(p)] for p in parts)
        elif id(node) not in sizes:
            sizes[id(node)] = MOST_NODES + 1  # until its parts are known: what holds itself stays there
            stack.append((node, True))
            stack.extend((p, False) for p in parts)
    return sizes[id(root)]
