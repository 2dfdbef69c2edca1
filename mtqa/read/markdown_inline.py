"""markdown-it's inline parser, made to say where each of its tokens stood. The library itself keeps no offsets below a line.

Its loop is repeated here with one addition: what a rule pushes onto the token list came from the characters that the rule
consumed. Text tokens are never merged, so that each is one stretch of the content.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and struck-out text; inline tokens carry `meta["at"]`, their (start, end) in the content."""
    md = MarkdownIt("commonmark")
    md.inline = _Inline()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.inline.ruler2.disable("fragments_join", ignoreInvalid=True)
    md.core.ruler.disable("text_join", ignoreInvalid=True)
    return md


class _Inline(ParserInline):
    def tokenize(self, state: StateInline) -> None:
        """Walk through the content from state.pos to state.posMax; links call this again for their text."""
        rules: list[Any] = self.ruler.getRules("")
        end = state.posMax
        deepest = state.md.options["maxNesting"]
        text_start = state.pos  # where the text not yet pushed as a token began
        while state.pos < end:
            begin, count = state.pos, len(state.tokens)
            if state.level >= deepest or not any(rule(state, False) for rule in rules):
                state.pending += state.src[begin]
                state.pos = begin + 1
            if len(state.tokens) > count:
                _place(state.tokens, count, text_start, begin, state.pos)
                text_start = state.pos
        if state.pending:
            state.pushPending().meta["at"] = (text_start, end)


def _place(tokens: list[Token], first: int, text_start: int, begin: int, end: int) -> None:
    """Note the places of tokens[first:], pushed by a rule that consumed begin:end; text waiting since `text_start` may come first."""
    at = begin
    for token in tokens[first:]:
        if "at" in token.meta:
            continue  # inside a link, placed by the inner call
        if token.type != "text":
            token.meta["at"] = (begin, end)
        elif text_start < begin:
            token.meta["at"] = (text_start, text_start + len(token.content))
        else:  # the marks of emphasis, one token each
            token.meta["at"] = (at, at + len(token.content))
            at += len(token.content)
        text_start = begin
