"""What holds for every format: each character of the plain text is tied to its place in the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.model import Span, Text
from mtqa.read import read
from mtqa.read.html import html_text
from mtqa.read.markdown import markdown_text
from mtqa.read.plain import plain_text
from mtqa.segment import sentences

READERS = {"plain": plain_text, "markdown": markdown_text, "html": html_text}
MARKUP = st.sampled_from(
    [
        *list("ab A.!\n\t\r<>&;\"'*_`[]()#-|\\~:/é\u00a0😀=1"),
        "\r\n", "\n\n", "\n\n", "**", "&amp;", "&eacute", "&#8220;", "&#x1F600;", "&NotEqualTilde;", "<b>", "</b>", "<p>", "</p>",
        "<div>", "<br>", "<!-- c -->", "<code>x</code>", "<a href='x'>", "</a>", "```\n", "> ", "- ", "1. ", "# ", "[t](u)",
        "![a](b)", "| a | b |\n|---|---|\n", "\\|", "---\n", "===\n", "[^1]", "<nav>", "</nav>", "<script>", "</script>",
        "A longer run of words that says something.", "<http://x.y>", "  \n",
    ]
)  # fmt: skip
SOURCES = st.lists(MARKUP, max_size=40).map("".join)


def check(text: Text) -> None:
    """Raise if the map of a text does not tell the truth, or blocks and sentences do not lie where they must."""
    raw, plain = text.raw, text.plain
    if text.map is not None:
        at = done = 0
        for piece in text.map.pieces:
            assert piece.plain.start == at < piece.plain.end
            assert piece.raw.start >= done
            at, done = piece.plain.end, piece.raw.end
            if piece.verbatim:
                assert piece.plain.of(plain) == piece.raw.of(raw)
                middle = (piece.plain.start + piece.plain.end) // 2
                one = text.to_raw(Span(middle, middle + 1))
                assert one.of(raw) == plain[middle]
                assert text.to_plain(one) == Span(middle, middle + 1)
            else:
                assert text.to_raw(piece.plain) == piece.raw
                assert not piece.raw.of(raw) or text.to_plain(piece.raw) == piece.plain
        assert at == len(plain)
    end = 0
    for block in text.blocks:
        assert end <= block.span.start < block.span.end
        end = block.span.end
        assert block.span.of(plain) == block.span.of(plain).strip()
    assert end <= len(plain)
    covered = {i for _, span in sentences(text) for i in range(span.start, span.end)}
    for index, span in sentences(text):
        assert text.blocks[index].span.contains(span)
    assert all(i in covered for b in text.blocks for i in range(b.span.start, b.span.end) if not plain[i].isspace())


@pytest.mark.parametrize("name", sorted(READERS))
@given(source=SOURCES)
@settings(max_examples=250, deadline=None)
def test_places_are_true(name: str, source: str) -> None:
    check(READERS[name](source))


@pytest.mark.parametrize("name", sorted(READERS))
@given(source=st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(name: str, source: str) -> None:
    check(READERS[name](source))


@given(source=SOURCES, name=st.sampled_from(["a.txt", "a.md", "a.html"]), bom=st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_file_is_kept_byte_for_byte(source: str, name: str, bom: bool) -> None:
    from mtqa.read.decode import encode

    data = b"\xef\xbb\xbf" * bom + source.encode()
    file = read(name, data=data)
    assert encode(file.raw, file.encoding, file.bom) == data
    assert all(document.target.raw is file.raw for document in file.documents)
