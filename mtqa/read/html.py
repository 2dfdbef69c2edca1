"""HTML. Tags, scripts and code are masked, entities decoded; of a whole page only the main text is read.

White space is what a browser shows: a run of it is one space. Blocks are as the elements say; what they leave open
(bylines, headings made of bold text) is told from the words.
"""

from __future__ import annotations

import re
from html import unescape

from mtqa.model import BlockKind, Document, Escape, Text
from mtqa.model.lazy import lazy
from mtqa.read.builder import TextBuilder
from mtqa.read.html_blocks import Candidate, candidates
from mtqa.read.html_main import is_page, main_text
from mtqa.read.html_scan import scan
from mtqa.read.kinds import classify, head
from mtqa.read.names import LANGUAGES

_SPECIAL = lazy(r"[ \t\n\f\r]{2,}+|&(?:#[xX][0-9a-fA-F]{1,8};?|#[0-9]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_SPACES = " \t\n\f\r"
_JUDGED = 20_000  # characters
_OURS = '<meta name="generator" content="mtqa '


def read_html(raw: str, path: str, genre: str, target_language: str | None) -> Document:
    """A page as one document: its main text."""
    return Document(path=path, target=html_text(raw, target_language), format="html", genre=genre)


def own_page(raw: str) -> bool:
    """True for a report that mtqa wrote: it may lie among the articles, and quotes all that is wrong in them."""
    return _OURS in raw[:2000]


def html_text(raw: str, language: str | None = None) -> Text:
    """The main text of a page, or all the text of a fragment without page furniture."""
    blocks, stated = candidates(raw, scan(raw))
    texts = [_shown(raw, block) for block in blocks]
    chosen = main_text(blocks, texts)
    page = is_page(blocks)
    guesses = dict(zip(chosen, classify([head(texts[i], 0, len(texts[i])) for i in chosen]), strict=True))
    build = TextBuilder(raw)
    for i in chosen:
        kind, level = blocks[i].context.kind, blocks[i].context.level
        if kind is BlockKind.PARAGRAPH:
            kind, level = guesses[i], 0
            if page and kind is BlockKind.BYLINE:
                continue
        elif kind is BlockKind.TABLE_CELL and texts[i].endswith((".", "!", "?", ".”", '."')) and len(texts[i].split()) >= 20:
            kind = BlockKind.PARAGRAPH  # a table used for layout
        build.separate()
        append(build, raw, blocks[i])
        build.close(kind, level)
    return build.build(language or _language(stated), Escape.HTML)


def append(build: TextBuilder, raw: str, block: Candidate) -> None:
    """Append a block's text: entities and runs of white space as units, masked code as one placeholder."""
    space = True  # no space at the beginning, and none after another
    for start, end, instead in block.runs:
        if instead is not None:
            build.unit(instead, start, end)
            space = instead == " "
            continue
        at = start
        if space and raw[start] in _SPACES:
            at += 1
        for match in _SPECIAL.finditer(raw, at, end):
            low, high = match.span()
            if low > at:
                build.copy(at, low)
                space = False
            at = high
            if raw[low] != "&":
                if not space:
                    build.unit(" ", low, high)
                space = True
                continue
            text = unescape(match[0])
            if text == match[0]:
                build.copy(low, high)
            else:
                build.unit(text, low, high)
            space = False
        if at < end:
            build.copy(at, end)
            space = raw[end - 1] in _SPACES


def _shown(raw: str, block: Candidate) -> str:
    """The block's text as far as it needs to be judged, white space collapsed."""
    parts, left = [], _JUDGED
    for start, end, instead in block.runs:
        if instead is None:
            parts.append(raw[start : min(end, start + left)])
            left -= len(parts[-1])
            if left <= 0:
                break
    return " ".join(unescape("".join(parts)).split())


def _language(stated: str | None) -> str | None:
    code = re.split(r"[-_]", stated.strip().lower())[0] if stated else ""
    return code if code in LANGUAGES else None


def fragment(build: TextBuilder, raw: str, start: int, end: int) -> None:
    """Append raw[start:end], a stretch of HTML inside another format, block by block."""
    blocks, _ = candidates(raw, scan(raw, start, end))
    for block in blocks:
        build.separate()
        append(build, raw, block)
        build.close(block.context.kind, block.context.level)
