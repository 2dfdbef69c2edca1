"""Markdown: what is text, what is masked, and where it stood."""

from __future__ import annotations

import time

import pytest

from mtqa.model import Span
from mtqa.read.markdown import markdown_text


def found(source: str) -> list[tuple[str, int, str]]:
    text = markdown_text(source)
    return [(b.kind.value, b.level, b.span.of(text.plain)) for b in text.blocks]


def place(source: str, words: str) -> str:
    text = markdown_text(source)
    at = text.plain.index(words)
    return text.to_raw(Span(at, at + len(words))).of(source)


@pytest.mark.parametrize(
    ("source", "plain", "raw"),
    [
        ("It is un*believ*able.", "unbelievable", "un*believ*able"),
        ("**Bold**ly said", "Boldly", "Bold**ly"),
        ("snake_case_name 2*3*4", "snake_case_name 234", "snake_case_name 2*3*4"),
        ("fish &amp; chips", "fish & chips", "fish &amp; chips"),
        ("caf&eacute;s", "cafés", "caf&eacute;s"),
        (r"a \* b \q", r"a * b \q", r"a \* b \q"),
        ("see [the *old* pier](http://x.y 'a title') now", "the old pier now", "the *old* pier](http://x.y 'a title') now"),
        ("see [the pier][1] now\n\n[1]: http://x.y", "the pier now", "the pier][1] now"),
        ("~~gone~~ here", "gone here", "gone~~ here"),
        ("> one\n> two", "one\ntwo", "one\n> two"),
        ("one  \r\ntwo", "one\ntwo", "one  \r\ntwo"),
        ("one\\\ntwo", "one\ntwo", "one\\\ntwo"),
        ("one<br>two", "one two", "one<br>two"),
        ("run `make all` now", "run \ufffc now", "run `make all` now"),
        ("go to <http://x.y> now", "to \ufffc now", "to <http://x.y> now"),
        ("here <!-- a note --> it is", "here it is", "here <!-- a note --> it is"),
        ("a claim.[^1] Next", "claim. Next", "claim.[^1] Next"),
        ("a <kbd>X</kbd> key", "a \ufffc key", "a <kbd>X</kbd> key"),
        ("| a\\|b | *c* d |\n|---|---|\n| e | f |", "a|b", "a\\|b"),
        ("| a | a |\n|---|---|\n| e | *f* g |", "f g", "f* g"),
        ("1. > - deep *text* here\n     >   goes on", "deep text here\ngoes on", "deep *text* here\n     >   goes on"),
        ("\tx\n\n- a\n\n\tb *c*", "b c", "b *c"),
    ],
)
def test_inline(source: str, plain: str, raw: str) -> None:
    assert place(source, plain) == raw


def test_blocks() -> None:
    source = (
        "---\ntitle: A b\n---\n# The *old* pier ##\n\nBy Anna Kern\n\nA paragraph of\ntext.\n\n> Quoted text.\n\n- one\n  - two\n\n"
        "Title two\n---\n\n```\ncode\n```\n\n    code\n\n![The pier in June](p.png)\n\n"
        "<div>\n<p>In &lt;HTML&gt;.</p>\n</div>\n\n<!-- no\n\ntext -->\n\n"
        "| h | i |\n|---|---|\n| c | |\n"
    ).replace("\n", "\r\n")
    assert found(source) == [
        ("heading", 1, "The old pier"),
        ("byline", 0, "By Anna Kern"),
        ("paragraph", 0, "A paragraph of\ntext."),
        ("quotation", 0, "Quoted text."),
        ("list-item", 1, "one"),
        ("list-item", 2, "two"),
        ("heading", 2, "Title two"),
        ("caption", 0, "The pier in June"),
        ("paragraph", 0, "In <HTML>."),
        ("table-cell", 0, "h"),
        ("table-cell", 0, "i"),
        ("table-cell", 0, "c"),
    ]


HOSTILE = [
    ">" * 50_000, "[" * 50_000, "*a " * 20_000, "- " * 10_000, "`" * 50_000, "![a" * 10_000, "<a " * 20_000, "&" * 50_000,
    "[a](b" * 10_000, "| " * 20_000 + "\n" + "|-" * 20_000, "_a*" * 10_000, "<!--" * 20_000, "---\n" * 20_000, "\\" * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=lambda s: s[:8])
def test_hostile_markdown_takes_no_time(source: str) -> None:
    begin = time.process_time()
    markdown_text(source)
    assert time.process_time() - begin < 5
