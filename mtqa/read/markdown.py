"""Markdown. Code, URLs, raw tags, comments and front matter are masked; the text of links and emphasis is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mtqa.errors import InputError
from mtqa.model import Block, BlockKind, Document, Escape, Text
from mtqa.model.lazy import lazy
from mtqa.read.builder import OBJECT, TextBuilder
from mtqa.read.kinds import classify, head
from mtqa.read.markdown_inline import parser
from mtqa.read.markdown_where import Where, copy, locate, raw_of, raw_span

_NEWLINE = lazy(r"\r\n|\n|\r")  # what markdown-it takes for a line break
_FRONT = lazy(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?:.*(?:\r\n|\n|\r))*?\1[ \t]*(?:\r\n|\n|\r|\Z)")
_FOOTNOTE = lazy(r"\[\^[^\]\s]+\]:?")
_SILENT_TAG = lazy(r"<(/?)(?:code|kbd|samp|var|pre|script|style)\b", re.IGNORECASE)
_BREAK_TAG = lazy(r"<br\b", re.IGNORECASE)


def read_markdown(raw: str, path: str, genre: str, target_language: str | None) -> Document:
    """A Markdown file as one document."""
    try:
        text = markdown_text(raw, target_language)
    except RecursionError:
        raise InputError(f"{path}: the Markdown is nested too deeply; read it as plain text with --input-format plain") from None
    return Document(path=path, target=text, format="markdown", genre=genre)


def markdown_text(raw: str, language: str | None = None) -> Text:
    """The running text of a Markdown source."""
    front = _FRONT.match(raw)
    skipped = front.end() if front else 0
    # Line breaks stand for the front matter, so that the parser's line numbers stay those of the file.
    body = "\n" * len(_NEWLINE.findall(raw, 0, skipped)) + raw[skipped:]
    lines = [0, *(match.end() for match in _NEWLINE.finditer(raw))]
    ends = [*(match.start() for match in _NEWLINE.finditer(raw)), len(raw)]
    build = TextBuilder(raw)
    guessed: list[int] = []
    cells: dict[int, int] = {}  # line -> where its last table cell ended
    for token, kind, level, markup in _inlines(parser().parse(body)):
        if token.type == "html_block" and token.map is not None:
            from mtqa.read.html import fragment

            fragment(build, raw, lines[token.map[0]], ends[token.map[1] - 1])
            continue
        build.separate()
        where = locate(raw, lines, ends, token, kind, markup, cells)
        if where:
            alone = _emit(build, raw, where, token)
            count = len(build.blocks)
            build.close(BlockKind.CAPTION if alone else kind, level)
            if kind is BlockKind.PARAGRAPH and not alone and len(build.blocks) > count:
                guessed.append(count)
    text = build.build(language, Escape.NONE)
    kinds = classify([head(text.plain, text.blocks[i].span.start, text.blocks[i].span.end) for i in guessed])
    blocks = list(text.blocks)
    for index, guess in zip(guessed, kinds, strict=True):
        blocks[index] = Block(blocks[index].span, guess)
    return replace(text, blocks=tuple(blocks))


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[Token, BlockKind, int, str]]:
    """The tokens with running text: kind and level from the blocks around them, and the heading's mark."""
    quotes = lists = 0
    kind, level, markup = BlockKind.PARAGRAPH, 0, ""
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("list_item_open", "list_item_close"):
            lists += token.nesting
        elif token.type == "heading_open":
            kind, level, markup = BlockKind.HEADING, int(token.tag[1:]), token.markup
        elif token.type in ("th_open", "td_open"):
            kind, level, markup = BlockKind.TABLE_CELL, 0, ""
        elif token.type == "paragraph_open":
            kind, level, markup = BlockKind.PARAGRAPH, 0, ""
            if lists:
                kind, level = BlockKind.LIST_ITEM, lists
            elif quotes:
                kind = BlockKind.QUOTATION
        elif token.type == "html_block" or (token.type == "inline" and token.children):
            yield token, kind, level, markup


def _emit(build: TextBuilder, raw: str, where: Where, token: Token) -> bool:
    """Append an inline token's text. Returns True if it is nothing but a picture, whose description is then its caption."""
    children = token.children or []
    if len(children) == 1 and children[0].type == "image":
        picture = children[0]
        shift = picture.meta["at"][0] + 2  # behind "!["
        for child in picture.children or []:
            _emit_token(build, raw, where, child, shift)
        return True
    silent = 0
    for child in children:
        if child.type == "html_inline":
            tag = _SILENT_TAG.match(child.content)
            if tag:
                silent = max(0, silent + (-1 if tag[1] else 1))
                if not tag[1]:
                    build.unit(OBJECT, *raw_span(where, *child.meta["at"]))
            elif _BREAK_TAG.match(child.content):
                build.unit(" ", *raw_span(where, *child.meta["at"]))
        elif child.type == "link_open" and child.markup == "autolink":
            silent += 1
            build.unit(OBJECT, *raw_span(where, *child.meta["at"]))
        elif child.type == "link_close" and child.markup == "autolink":
            silent -= 1
        elif silent:
            continue
        elif child.type in ("code_inline", "image"):
            build.unit(OBJECT, *raw_span(where, *child.meta["at"]))
        else:
            _emit_token(build, raw, where, child, 0)
    return False


def _emit_token(build: TextBuilder, raw: str, where: Where, token: Token, shift: int) -> None:
    if "at" not in token.meta:
        return
    start, end = (place + shift for place in token.meta["at"])
    if token.type in ("softbreak", "hardbreak"):
        at = raw_of(where, start)
        match = _NEWLINE.search(raw, at)  # behind the spaces or the backslash of a hard break
        if match:
            build.unit(match[0] if len(match[0]) == 1 else "\n", match.start(), match.end())
    elif token.type == "text_special":
        low, high = raw_span(where, start, end)
        if token.content == token.markup:
            build.copy(low, high)
        else:
            build.unit(token.content, low, high)
    elif token.type == "text" and token.content:
        at = 0
        for note in _FOOTNOTE.finditer(token.content) if "[^" in token.content else ():
            copy(build, raw, where, start + at, start + note.start())
            at = note.end()
        copy(build, raw, where, start + at, start + len(token.content))
