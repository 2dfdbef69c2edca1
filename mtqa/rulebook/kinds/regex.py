"""Kind `regex`: a regular expression over the text of a sentence or a block, with a limit on its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from mtqa.annotate import Sentence
from mtqa.engine.edit import replace
from mtqa.engine.openings import needs_digit
from mtqa.errors import RuleError
from mtqa.model import Applicability, Block, BlockKind, Edit, Fix, Mark, Span
from mtqa.model.lazy import lazy
from mtqa.rulebook.kinds.phrase import deletion
from mtqa.rulebook.rule import Body, Card, Lists, Run
from mtqa.rulebook.shape import Bool, Either, Faults, Key, ListOf, MapOf, Num, Path, Str

DOC = """A regular expression (syntax of the Python package `regex`). `(?P<mark>...)` is the part that the finding covers, the whole
match by default. A search that takes more than 0.2 seconds for one sentence ends the rule for this file, with a note. Give
`trigger` literals wherever you can: without them the expression is tried on every sentence."""

TIMEOUT = 0.2
"""Seconds for one sentence or block. A sound expression takes microseconds."""

_DIGIT = lazy(r"\d")
_LETTERS = 16
"""No text has so many characters a word, blanks included: a longer block is not worth counting."""


def _pattern_fault(value: str) -> str | None:
    import regex

    try:
        compiled = regex.compile(value)
    except regex.error as error:
        return f"not a regular expression: {error}; mend it there"
    except (OverflowError, RecursionError, MemoryError) as error:
        return f"not a regular expression: {error or type(error).__name__}; write a smaller one"
    try:
        empty = compiled.fullmatch("", timeout=TIMEOUT) is not None
    except TimeoutError:
        empty = False
    return "matches the empty text; let it match at least one character" if empty else None


_PATTERN = Str(check=_pattern_fault)
KEYS = {
    "match": Key(ListOf(_PATTERN), "the expressions; (?P<mark>...) around the part that the finding covers", required=True),
    "cased": Key(Bool(), "true to tell capitals from small letters (default: no difference)"),
    "over": Key(Str(("sentence", "block")), "what is searched: each sentence (default) or the whole paragraph, heading ..."),
    "whole": Key(Bool(), "true if the expression must match all of it, blanks at the ends apart"),
    "blocks": Key(ListOf(Str(tuple(kind.value for kind in BlockKind))), "kinds of blocks to look at (default: all)"),
    "max_words": Key(Num(1, 1000, integer=True), "only blocks of at most so many words"),
    "trigger": Key(
        ListOf(Str()), "literals of which one stands, as a word or words, wherever the expression matches; of a cased rule, in that case"
    ),
    "unless": Key(ListOf(_PATTERN), "expressions whose matches silence findings that they touch"),
    "replace": Key(
        Either(scalar=Str(empty=True), sequence=ListOf(Str(empty=True)), mapping=MapOf(Str(empty=True))),
        "what to put in the place of the marked part, the best first; {1} is the first group, '' takes it out; or a table, found: new",
    ),
}


def compile_rule(fields: dict[str, Any], lists: Lists, faults: Faults, path: Path) -> Body:  # noqa: ARG001
    """The JSON-able body: expressions stay text, they are compiled when the rule first runs."""
    import regex

    body: Body = {k: fields[k] for k in ("match", "cased", "over", "whole", "blocks", "max_words", "unless", "replace") if k in fields}
    if "trigger" in fields:
        body["words"] = sorted({word.lower() for word in fields["trigger"]})
        if fields.get("over") == "block":
            body["trigger"] = body["words"]
        elif fields.get("cased"):
            body["exact"] = sorted(set(fields["trigger"]))
    groups = [regex.compile(pattern).groups for pattern in fields.get("match", [])]
    given = body.get("replace", [])
    if isinstance(given, str):
        given = body["replace"] = [given]
    for n, template in enumerate(given.values() if isinstance(given, dict) else given):
        for used in (int(m[1]) for m in regex.finditer(r"\{(\d+)\}", template)):
            if any(used > count for count in groups):
                faults.at((*path, "replace", n), f"{{{used}}} names no group of the expression; it has {min(groups)}")
    return body


def build(card: Card, body: Body, lists: Lists) -> Run:  # noqa: ARG001
    """The function that searches a sentence, or the block of a sentence."""

    @cache  # compiling takes milliseconds, and many texts hold a trigger but no block that fits
    def compiled() -> tuple[list[Any], list[Any]]:
        import regex

        flags = 0 if body.get("cased") else regex.IGNORECASE
        written = body["match"]
        if len(written) > 1 and not any(map(_may_hold_groups, written)):
            written = ["|".join(f"(?:{pattern})" for pattern in written)]
        return [regex.compile(pattern, flags) for pattern in written], [regex.compile(pattern, flags) for pattern in body.get("unless", ())]

    kinds, most, whole = body.get("blocks"), body.get("max_words"), body.get("whole")
    replacements = body.get("replace", ())
    applicability = Applicability(card.get("fix") or "unsafe")

    def search(text: str, at: int, plain: str, block: Block) -> Iterator[Mark]:
        found = partial(_matches, text=text, rule=card["id"])
        silent: list[tuple[int, int]] | None = None
        patterns, excused = compiled()
        for pattern in patterns:
            for match in found(pattern, whole=whole):
                low, high = match.span("mark") if "mark" in pattern.groupindex else match.span()
                if low == high:
                    continue
                if silent is None:
                    silent = [m.span() for p in excused for m in found(p, whole=False)]
                if any(a < high and low < b for a, b in silent):
                    continue
                span = Span(low + at, high + at)
                texts = replacements
                if isinstance(texts, dict):
                    texts = [texts[key] for key in dict.fromkeys((match[0], match[0].lower())) if key in texts][:1]
                yield Mark(span, fixes=tuple(_fix(t, match, span, plain, block, applicability) for t in texts))

    def fits(block: Block, plain: str) -> bool:
        if kinds is not None and block.kind not in kinds:
            return False
        return most is None or (len(block.span) <= _LETTERS * most and len(block.span.of(plain).split()) <= most)

    numeric = all(map(needs_digit, body["match"]))
    exact = tuple(body.get("exact", ()))  # the engine finds triggers in any case; this asks for the case that they are written in

    def in_sentence(sentence: Sentence) -> Iterator[Mark]:
        if numeric and _DIGIT.search(sentence.owner.plain, sentence.start, sentence.end) is None:
            return
        if exact and not any(map(sentence.text.__contains__, exact)):
            return
        if fits(sentence.block, sentence.owner.plain):
            yield from search(sentence.text, sentence.start, sentence.owner.plain, sentence.block)

    triggers = cache(lambda: _trigger_pattern(body["trigger"]))

    def in_block(sentence: Sentence) -> Iterator[Mark]:
        plain, block = sentence.owner.plain, sentence.block
        if not fits(block, plain):
            return
        if "trigger" not in body:
            first = sentence.previous is None
        else:  # of the sentences that hold a trigger only the first looks at the block
            hit = triggers().search(sentence.owner.lower, block.span.start, block.span.end)
            first = hit is not None and sentence.start <= hit.start() < sentence.end
        if first:
            yield from search(block.span.of(plain), block.span.start, plain, block)

    return in_block if body.get("over") == "block" else in_sentence


def _may_hold_groups(pattern: str) -> bool:
    """Might the expression capture anything? Compiling it would tell for sure, and would take as long as compiling it for use."""
    return "\\\\" in pattern or re.search(r"(?<!\\)\((?:(?!\?)|\?P?<(?![=!]))", pattern) is not None


def _trigger_pattern(words: list[str]) -> re.Pattern[str]:
    """The trigger words as the engine finds them: not inside a longer word."""

    def bounded(word: str) -> str:
        return (r"(?<!\w)" if word[0].isalnum() else "") + re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")

    return re.compile("|".join(map(bounded, words)))


def _matches(pattern: Any, *, text: str, rule: str, whole: bool | None) -> list[Any]:
    try:
        if whole:
            edge = len(text) - len(text.lstrip())
            match = pattern.fullmatch(text, edge, len(text.rstrip()), timeout=TIMEOUT)
            return [match] if match else []
        return list(pattern.finditer(text, timeout=TIMEOUT))
    except TimeoutError:
        raise RuleError(
            f"an expression of {rule} ran longer than {TIMEOUT} s on a stretch of {len(text)} characters; make it simpler"
        ) from None


def _fix(template: str, match: Any, span: Span, plain: str, block: Block, applicability: Applicability) -> Fix:
    text = template
    for n in range(1, len(match.groups()) + 1):
        text = text.replace(f"{{{n}}}", match[n] or "")
    if text:
        return replace(span, text, applicability)
    if span.of(plain).strip() == block.span.of(plain).strip():
        return Fix("Delete this line", (Edit(span, ""), *_line_breaks(plain, span)), applicability)
    return Fix("Delete it", deletion(plain, span), applicability)


def _line_breaks(plain: str, span: Span) -> tuple[Edit, ...]:
    """What parts a deleted block from the next one goes with it, or at the end of the text what parts it from the one before."""
    end = span.end
    while end < len(plain) and plain[end] in "\r\n \t":
        end += 1
    start = span.start
    if end == len(plain):
        end = span.end  # a text keeps its final line break
        while start and plain[start - 1] in "\r\n \t":
            start -= 1
    return tuple(Edit(s, "") for s in (Span(start, span.start), Span(span.end, end)) if len(s))
