"""Proposals as people and programs read them: a table, JSON, and the files that mtqa's own loaders take. Words and counts only."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

import yaml

from mtqa.learn.nouns import Learned, Proposal

PACK = "learned-terms"
_HEAD = """\
# Proposed by mtqa learn from corrections: a draft for a person, and switched off, for no configuration names this folder.
# Each entry has a comment with its figures. Take out what is a matter of taste, narrow contexts, write examples of your own
# (those here are bare words), then move what holds to a folder of rules: rules = ["rules"] in mtqa.toml.
"""


def table(learned: Learned) -> str:
    """For the terminal."""
    rows = [("wrong", "right", "support", "held out", "share", "95 %", "kept", "in the context of")]
    for p in learned.proposals:
        low, high = p.precision.interval
        share = "–" if p.precision.value is None else f"{p.precision.value:.0%}"
        rows.append((
            p.wrong, p.right, str(p.support), str(p.precision.of), share, f"{low:.0%}–{high:.0%}" if p.precision.of else "–",
            f"{p.kept.value or 0:.0%}", " ".join(p.near[:5]),
        ))  # fmt: skip
    widths = [max(len(row[n]) for row in rows) for n in range(7)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, (*widths, 0), strict=True)).rstrip() for row in rows] if rows[1:] else []
    lines += [f"leave alone: '{text}' ({rule}, rejected {count} times)" for text, rule, count in learned.allow]
    said = f"{learned.segments:,} segments, {learned.decisions:,} decisions: {len(learned.proposals)} proposals"
    return "\n".join([*lines, said + (f", {len(learned.allow)} words to leave alone" if learned.allow else "")]) + "\n"


def as_json(learned: Learned) -> str:
    """For programs."""
    allow = [{"text": text, "rule": rule, "rejected": count} for text, rule, count in learned.allow]
    body = {
        "version": 1, "segments": learned.segments, "decisions": learned.decisions,
        "proposals": [p.as_json() for p in learned.proposals], "allow": allow,
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def pack(proposals: Iterable[Proposal], language: str, sources: Iterable[str] = ()) -> str:
    """A pack of term rules that mtqa's rulebook loads. sources: languages of the texts; for others it was not measured."""
    lines = [
        f"{_HEAD}# Translations into: {language}",
        f"pack: {PACK}",
        "origin: Proposed by mtqa learn from corrections of machine translations.",
        "licence: Apache-2.0",
        *([f"sources: {json.dumps(list(sources))}"] if sources else []),
        "defaults: {severity: minor, category: accuracy, its: mistranslation, fix: unsafe, confidence: 0.6}",
        "entries:",
    ]
    taken: set[str] = set()
    for p in proposals:
        entry: dict[str, object] = {"id": _id(p, taken), "wrong": [p.wrong], "right": [p.right]}
        if p.source and p.source_language:
            entry["source"] = {p.source_language: list(p.source)}
        if p.near:
            entry["context"] = {"near": list(p.near)}
        beside = f" {p.near[0]}" if p.near else ""
        right = f"{p.right[:1].upper() if p.wrong[:1].isupper() else p.right[:1]}{p.right[1:]}{beside}"
        entry["examples"] = [{"bad": f"[[{p.wrong}]]{beside}", "good": right}, {"ok": right}]
        lines += [f"  # {remark(p)}", *("  " + line for line in _yaml([entry]).splitlines())]
    return "\n".join(lines) + "\n"


def glossary(proposals: Iterable[Proposal], language: str) -> str:
    """A glossary: source words with the corrections' rendering, where sources were given; the wrong one is forbidden.

    What contradicts a surer proposal (forbids its right word, or approves its wrong one) is left out: loaders refuse that.
    """
    entries = []
    approved: set[str] = set()
    forbidden: set[str] = set()
    for p in proposals:
        if p.wrong.lower() in approved or p.right.lower() in forbidden or p.right.lower() == p.wrong.lower():
            continue
        approved.add(p.right.lower())
        forbidden.add(p.wrong.lower())
        entry: dict[str, object] = {p.source_language: list(p.source)} if p.source else {}
        entry |= {language: [p.right], f"{language} forbidden": [p.wrong], "note": remark(p)}
        entries.append(entry)
    return _HEAD.replace('a folder of rules: rules = ["rules"]', 'a glossary of yours: glossaries = ["terms.yaml"]') + _yaml(entries)


def allow_list(learned: Learned) -> str:
    """A piece of mtqa.toml."""
    lines = ["# Rejected by reviewers and never accepted. Copy what is right into your mtqa.toml.", "allow = ["]
    lines += [f"    {json.dumps(text, ensure_ascii=False)},  # {rule}, rejected {count} times" for text, rule, count in learned.allow]
    return "\n".join([*lines, "]"]) + "\n"


def remark(p: Proposal) -> str:
    """The figures of a proposal in a line."""
    low, high = p.precision.interval
    share = f"{p.precision.right} of {p.precision.of} held out ({low:.0%} to {high:.0%})" if p.precision.of else "nothing held out"
    others = f"; also corrected to {', '.join(p.others)}" if p.others else ""
    return f"corrected in {p.support} segments, {share}; kept in {p.kept.right} of {p.kept.of}{others}"


def _id(p: Proposal, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", f"{p.wrong} for {p.right}").encode("ascii", "ignore").decode().lower()
    name = "learned-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "term")
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=200, default_flow_style=None))
