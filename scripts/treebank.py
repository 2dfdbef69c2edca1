"""The treebank that scripts/train_tagger.py learns from: Universal Dependencies English EWT (CC BY-SA 4.0), as forms, tags and labels."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("MTQA_DATA", ROOT.parent / "shared" / "data")) / "treebank"


class Gold(NamedTuple):
    """A sentence of the treebank: parallel lists of forms, Penn tags, and "relation side" labels."""

    forms: list[str]
    tags: list[str]
    labels: list[str]


def read(part: str) -> list[Gold]:
    """One part of the treebank."""
    return [Gold([r[1] for r in rows], [r[4] for r in rows], [label(r) for r in rows]) for rows in trees(part)]


def trees(part: str) -> Iterator[list[list[str]]]:
    """The treebank's sentences as lists of CoNLL-U rows, one a word."""
    rows: list[list[str]] = []
    with gzip.open(DATA / f"en_ewt-{part}.conllu.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            elif not line.strip() and rows:
                yield rows
                rows = []


def fragments(part: str) -> Iterator[tuple[int, Gold]]:
    """Relative and adverbial clauses cut out of their sentences and closed with a full stop, their verb labelled as root.

    Each comes with the number of its sentence. Machine translation punctuates such clauses as sentences; the treebank's
    authors seldom do. Without them the reader takes the verb after "Because" for dependent even where nothing follows that
    it could depend on.
    """
    for number, rows in enumerate(trees(part)):
        below: dict[str, list[str]] = {}
        for row in rows:
            below.setdefault(row[6], []).append(row[0])
        for top in rows:
            if top[7] not in ("acl:relcl", "advcl"):
                continue
            inside, todo = {top[0]}, [top[0]]
            while todo:
                more = below.get(todo.pop(), [])
                inside.update(more)
                todo += more
            cut = [row for row in rows if row[0] in inside]
            while cut and cut[-1][7] == "punct":
                cut.pop()
            if len(cut) > 2 and int(cut[-1][0]) - int(cut[0][0]) == len(cut) - 1 and cut[0][4] in ("WP", "WDT", "WP$", "WRB", "IN"):
                labels = ["root" if row is top else label(row) for row in cut]
                forms = [row[1] for row in cut]
                forms[0] = forms[0][:1].upper() + forms[0][1:]
                yield number, Gold([*forms, "."], [*(row[4] for row in cut), "."], [*labels, "punct <"])


def label(row: Sequence[str]) -> str:
    """'nsubj >' for a subject whose head is on its right; the root has no side."""
    if row[7] == "root":
        return "root"
    return f"{row[7]} {'>' if int(row[6]) > int(row[0]) else '<'}"


def headline(forms: list[str], tags: list[str]) -> list[str]:
    small = {"IN", "DT", "CC", "TO"}
    return [f if n and t in small else f[:1].upper() + f[1:] for n, (f, t) in enumerate(zip(forms, tags, strict=True))]


VARIANTS: list[tuple[float, Callable[[list[str], list[str]], list[str]]]] = [
    (0.06, headline),
    (0.02, lambda forms, _: [f.upper() for f in forms]),
    (0.05, lambda forms, _: [forms[0].lower(), *forms[1:]]),
]
