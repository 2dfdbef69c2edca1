"""A board as text, JSON, Markdown or LaTeX. Pure functions; figures are rounded here and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mtqa.errors import ConfigError, did_you_mean
from mtqa.score.board import LEVELS, Board, Score, SystemScores
from mtqa.score.metrics import LOWER_IS_BETTER, NAMES

VERSION = 1
_SIGNIFICANT = 0.05
_TESTS = {"bootstrap": "paired bootstrap resampling", "randomization": "paired approximate randomization"}


def render(board: Board, format: str = "text", levels: Sequence[str] = ("corpus",), width: int = 1) -> str:  # noqa: A002
    """The board in a format of `FORMATS`. levels: of `LEVELS`. width: digits behind the point (JSON has all of them)."""
    if format not in FORMATS:
        raise ConfigError(f"unknown format '{format}'{did_you_mean(format, FORMATS) or '; use ' + ', '.join(FORMATS)}")
    for level in levels:
        if level not in LEVELS:
            raise ConfigError(f"unknown level '{level}'{did_you_mean(level, LEVELS) or '; use ' + ', '.join(LEVELS)}")
    return FORMATS[format](board, [level for level in LEVELS if level in levels], width)


def _json(board: Board, levels: Sequence[str], _: int) -> str:
    result: dict[str, Any] = {"version": VERSION, "test": board.test, "trials": board.trials or None, "segments": len(board.ids)}
    result["signatures"] = {level: dict(board.signatures[level]) for level in levels}
    systems = []
    for system in board.systems:
        shown: dict[str, Any] = {"system": system.name}
        if "corpus" in levels:
            shown["corpus"] = {name: _score_object(score) for name, score in system.corpus.items()}
        if "document" in levels:
            shown["documents"] = [
                {"doc": document, "scores": {name: values[i] for name, values in system.documents.items()}}
                for i, document in enumerate(board.documents)
            ]
        if "segment" in levels:
            shown["segments"] = [
                {"doc": document, "id": id_, "scores": {name: values[i] for name, values in system.segments.items()}}
                for i, (document, id_) in enumerate(board.ids)
            ]
        systems.append(shown)
    result["systems"] = systems
    result["notes"] = list(board.notes)
    return json.dumps(result, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _score_object(score: Score) -> dict[str, float | None]:
    return {"score": score.value, "mean": score.mean, "ci": score.interval, "p_value": score.p_value}


def _text(board: Board, levels: Sequence[str], width: int) -> str:
    parts = []
    for level in levels:
        rows = _rows(board, level, width, " ± ")
        sizes = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        names = _names(board, level)
        lines = ["  ".join(row[i].ljust(size) if i < names else row[i].rjust(size) for i, size in enumerate(sizes)) for row in rows]
        parts.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join([*parts, "\n".join(_legend(board, levels))]) + "\n"


def _markdown(board: Board, levels: Sequence[str], width: int) -> str:
    parts = []
    for level in levels:
        head, *rows = [[cell.replace("|", "\\|") for cell in row] for row in _rows(board, level, width, " ± ")]
        names = _names(board, level)
        rule = ["---"] * names + ["---:"] * (len(head) - names)
        parts.append("\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows)))
    return "\n\n".join([*parts, "\n".join(f"- {line}" for line in _legend(board, levels))]) + "\n"


def _latex(board: Board, levels: Sequence[str], width: int) -> str:
    """A booktabs table for each level; the best corpus score of a column is bold."""
    parts = []
    for level in levels:
        head, *rows = [[_tex(cell) for cell in row] for row in _rows(board, level, width, " ± ")]
        names = _names(board, level)
        if level == "corpus" and len(rows) > 1:
            for column, name in enumerate(board.signatures["corpus"], names):
                values = [system.corpus[name].value for system in board.systems]
                best = min(values) if name in LOWER_IS_BETTER else max(values)
                for row, number in zip(rows, values, strict=True):
                    if number == best:
                        row[column] = rf"\textbf{{{row[column]}}}"
        body = "\n".join(" & ".join(row) + r" \\" for row in rows)
        columns = "l" * names + "r" * (len(head) - names)
        parts.append(
            f"\\begin{{tabular}}{{{columns}}}\n\\toprule\n{' & '.join(head)} \\\\\n\\midrule\n{body}\n\\bottomrule\n\\end{{tabular}}"
        )
    return "\n\n".join([*parts, "\n".join(f"% {line}" for line in _legend(board, levels))]) + "\n"


FORMATS: Mapping[str, Callable[[Board, Sequence[str], int], str]] = {"text": _text, "json": _json, "markdown": _markdown, "latex": _latex}


def _names(board: Board, level: str) -> int:
    """How many columns come before the figures."""
    return {"corpus": 1, "document": 2, "segment": 3 if board.documents else 2}[level]


def _rows(board: Board, level: str, width: int, sign: str) -> list[list[str]]:
    """Head and body of a level's table."""
    metrics = [NAMES[name] for name in board.signatures[level]]
    if level == "corpus":
        return [["System", *metrics], *([s.name, *(_cell(s.corpus[m], _digits(m, width), sign) for m in s.corpus)] for s in board.systems)]
    if level == "document":
        return [["System", "Document", *metrics], *_values(board, width, board.documents, lambda s: s.documents)]
    keys = [(document or "", id_) for document, id_ in board.ids] if board.documents else [(id_,) for _, id_ in board.ids]
    head = ["System", *(["Document"] if board.documents else []), "Segment", *metrics]
    return [head, *_values(board, width, keys, lambda s: s.segments)]


def _values(
    board: Board, width: int, keys: Sequence[Any], values: Callable[[SystemScores], Mapping[str, tuple[float, ...]]]
) -> list[list[str]]:
    rows = []
    for system in board.systems:
        columns = values(system)
        for i, key in enumerate(keys):
            names = (key,) if isinstance(key, str) else key
            rows.append([system.name, *names, *(f"{column[i]:.{_digits(name, width)}f}" for name, column in columns.items())])
    return rows


def _digits(metric: str, width: int) -> int:
    """COMET runs from 0 to 1: three more digits say as much."""
    return width + 3 if metric == "comet" else width


def _cell(score: Score, width: int, sign: str) -> str:
    cell = f"{score.value:.{width}f}"
    if score.mean is not None and score.interval is not None:
        cell += f" ({score.mean:.{width}f}{sign}{score.interval:.{width}f})"
    if score.p_value is not None:
        cell += f" (p = {score.p_value:.4f}){'*' if score.p_value <= _SIGNIFICANT else ''}"
    return cell


def _legend(board: Board, levels: Sequence[str]) -> list[str]:
    """What the figures need beside them: test, direction, signatures."""
    lines = []
    if board.test:
        base = board.systems[0].name
        lines.append(f"{_TESTS[board.test]}, {board.trials} trials, against {base}; * p <= {_SIGNIFICANT}")
    if any(score.mean is not None for system in board.systems for score in system.corpus.values()):
        lines.append("in brackets: mean of the bootstrap resamples ± half of the 95 % interval")
    if LOWER_IS_BETTER & board.signatures["corpus"].keys():
        lines.append("TER: lower is better; all others: higher")
    shown: dict[str, list[str]] = {}
    for level in levels:
        for name, signature in board.signatures[level].items():
            shown.setdefault(f"{NAMES[name]}|{signature}", []).append(level)
    return lines + [line if len(levels) == 1 else f"{line} ({', '.join(of)})" for line, of in shown.items()]


_TEX = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", "\\": r"\textbackslash{}", "±": r"$\pm$", "*": r"$^*$"}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)
