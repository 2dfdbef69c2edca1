"""An evaluation run: annotated data → checks → how right each rule is. The counterpart of `pipeline.py` for `mtqa evaluate`."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mtqa.config import Settings
from mtqa.errors import InputError
from mtqa.model import Side, Span
from mtqa.pipeline import Checker
from mtqa.read import load
from mtqa.read.decode import decode
from mtqa.report.locate import Locator, segment
from mtqa.resolve import decisions
from mtqa.score.evaluate import Annotated, Evaluation, Predicted, evaluate

_TAG = re.compile(r"</?v>")
# What tells one rater's view of a segment from another's; the names have changed over the years of WMT, MQM Viewer and Marot.
_KEYS = frozenset({"system", "doc", "doc_id", "docSegId", "doc_seg_id", "seg_id", "globalSegId", "global_seg_id", "rater"})
_ERRORS = frozenset({"minor", "major", "critical"})  # others are no-error, neutral, and the tests of raters ("HOTW-test")
_TSV = ("system", "doc", "source", "target", "category", "severity")
_SHAPE = 'a JSON object with "target" (or "text") and "spans": [{"start": 0, "end": 5}, ...]'


def evaluate_files(
    paths: Sequence[str], clean: Sequence[str], settings: Settings, *, progress: Callable[[str], None] | None = None
) -> Evaluation:
    """Run the rules over annotated files (JSONL with spans, WMT MQM TSV; either may be .gz) and over clean ones (JSONL or text).

    A file of decisions is taken as well: accepted and edited findings were right, rejected ones wrong. Raises InputError (for
    decisions ConfigError) naming path and line.
    """
    texts: list[Annotated] = []
    verdicts: list[tuple[str, bool]] = []
    for path in paths:
        content = _content(path)
        if _is_decisions(content):
            verdicts += [(decision.rule, decision.verdict != "reject") for decision in decisions.parse(content, path) if decision.rule]
            continue
        texts += _from_tsv(path, content) if _bare(path).endswith(".tsv") else _from_jsonl(path, content, clean=False)
    for path in clean:
        content = _content(path)
        if _bare(path).endswith((".jsonl", ".json")):
            texts += _from_jsonl(path, content, clean=True)
        else:
            texts += [Annotated(f"{path}:{n}", line, clean=True) for n, line in enumerate(content.splitlines(), 1) if line.strip()]
    if not texts and not verdicts:
        raise InputError(
            f"{', '.join([*paths, *clean]) or 'no files'}: nothing to evaluate; name annotated files, or clean ones with --clean"
        )
    if progress:
        progress(f"{len(texts)} texts")
    return evaluate(texts, predict(texts, settings), verdicts)


def predict(texts: Sequence[Annotated], settings: Settings) -> list[list[Predicted]]:
    """The target-side findings in each text, as offsets into it. Texts with the same `doc` are checked as one document."""
    lines = []
    for number, text in enumerate(texts):
        record: dict[str, Any] = {"id": str(number), "target": text.text, "source": text.source, "doc": text.doc}
        lines.append(json.dumps({key: value for key, value in record.items() if value is not None}))
    report = Checker(settings).check_file("evaluated.jsonl", "\n".join(lines).encode())
    if report.error is not None:
        raise InputError(report.error)
    found: list[list[Predicted]] = [[] for _ in texts]
    locator = Locator(report)
    for finding in report.findings:
        if finding.side is Side.TARGET and (place := segment(locator.text(finding), finding.plain)) is not None:
            found[int(place.id)].append(Predicted(finding.rule.id, Span(place.start, place.end)))
    return found


def _content(path: str) -> str:
    data = load(path)
    if path.endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise InputError(f"{path}: not a gzip file ({error})") from None
    return decode(data, path, None).text


def _is_decisions(content: str) -> bool:
    """True if the first record is a verdict."""
    first = next((line for line in content.split("\n") if line.strip()), "")
    try:
        record = json.loads(first)
    except ValueError:
        return False
    return isinstance(record, dict) and "verdict" in record and "fingerprint" in record


def _bare(path: str) -> str:
    return path.removesuffix(".gz").lower()


def _from_jsonl(path: str, content: str, *, clean: bool) -> Iterator[Annotated]:
    for line, text in enumerate(content.split("\n"), 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
            target = record["target"] if "target" in record else record["text"]
            spans = () if clean else tuple(Span(int(s["start"]), int(s["end"])) for s in record["spans"])
            if not isinstance(target, str) or any(not 0 <= s.start <= s.end <= len(target) for s in spans):
                raise ValueError("a span lies outside the text")
        except (ValueError, KeyError, TypeError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise InputError(f"{path}:{line}: {what}; expected {_SHAPE}") from None
        doc = record.get("doc")
        source = record.get("source")
        yield Annotated(
            id=str(record.get("id", line)),
            text=target,
            errors=spans,
            source=source if isinstance(source, str) else None,
            clean=clean,
            doc=None if doc is None else f"{path}:{doc}",
        )


def _from_tsv(path: str, content: str) -> Iterator[Annotated]:
    """WMT MQM: a line for each error, marked in the target by <v> and </v>; lines of one rater's segment are one text."""
    rows = csv.reader(content.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = [name.strip() for name in next(rows, [])]
    if missing := [name for name in _TSV if name not in head]:
        raise InputError(f"{path}:1: no column {', '.join(missing)}; expected the columns of WMT MQM: {', '.join(_TSV)} ...")
    keys = [head.index(name) for name in head if name in _KEYS]
    at = {name: head.index(name) for name in _TSV}
    groups: dict[tuple[str, ...], list[list[str]]] = {}
    for line, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) < len(head):
            raise InputError(f"{path}:{line}: {len(row)} columns, but the first line has {len(head)}")
        groups.setdefault(tuple(row[i] for i in keys), []).append(row)
    for key, own in groups.items():
        marked = [row[at["target"]] for row in own]
        text = _TAG.sub("", marked[0])
        spans = tuple(s for row, target in zip(own, marked, strict=True) if _is_error(row, at) and (s := _span(target, text)) is not None)
        rater = own[0][head.index("rater")] if "rater" in head else ""
        document = "/".join((path, own[0][at["system"]], own[0][at["doc"]], rater))
        yield Annotated("/".join(key), text, spans, _TAG.sub("", own[0][at["source"]]), doc=document)


def _is_error(row: list[str], at: dict[str, int]) -> bool:
    severity = row[at["severity"]].strip().lower()
    return severity in _ERRORS and row[at["category"]].strip().lower() not in ("no-error", "")


def _span(target: str, text: str) -> Span | None:
    """The stretch between <v> and </v>, as offsets into the text without tags; None if it is marked in the source, or not the same text."""
    start, end = target.find("<v>"), target.find("</v>")
    if start < 0 or end < start or _TAG.sub("", target) != text:
        return None
    return Span(start, end - len("<v>"))
