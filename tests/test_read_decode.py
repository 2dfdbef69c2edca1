"""Bytes to text: byte-order marks, declared encodings, and messages that say where and what to do."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import InputError
from mtqa.read.decode import decode, encode


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@given(text=st.text(min_size=0).filter(lambda t: "\0" not in t and not t.startswith("\ufeff")))
def test_bytes_come_back(mark: bytes, codec: str, text: str) -> None:
    data = mark + text.encode(codec)
    if not mark and any(data.startswith(m) for m in (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"GIF8", b"\x7fELF", b"SQLite")):
        return
    decoded = decode(data, "a.txt")
    assert decoded.text == text and decoded.bom == bool(mark)
    assert encode(decoded.text, decoded.encoding, decoded.bom) == data


def test_line_ends_and_bom_are_kept() -> None:
    data = codecs.BOM_UTF8 + b"a\r\nb\rc\n"
    decoded = decode(data, "a.txt")
    assert decoded.text == "a\r\nb\rc\n"
    assert encode(decoded.text, decoded.encoding, decoded.bom) == data


def test_declared_encodings() -> None:
    assert decode("жук".encode("cp1251"), "a", "windows-1251").text == "жук"
    assert decode("añ".encode("utf-16-le"), "a", "utf-16").encoding == "utf-16-le"
    assert decode(codecs.BOM_UTF8 + "ж".encode(), "a", "cp1251").text == "ж"  # a mark is stronger than a guess
    page = '<meta charset="windows-1251"><p>жук</p>'.encode("cp1251")
    assert decode(page, "a.html", markup=True).text.endswith("<p>жук</p>")
    assert decode(b'<meta http-equiv=x content="text/html; charset=ISO-8859-1">\x93', "a", markup=True).text.endswith("“")
    assert decode("<meta charset=latin1>é".encode(), "a", markup=True).encoding == "utf-8"  # what it says is not what it is


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"caf\xe9 au lait", None, ["x.txt", "byte offset 3", "0xE9", "--encoding"]),
        (codecs.BOM_UTF8 + b"ab\xff", None, ["byte offset 5"]),
        (codecs.BOM_UTF16_LE + b"a\0b", None, ["UTF-16-LE", "byte offset 4"]),
        (b"a\0b\0c\0d\0", None, ["UTF-16-LE without a byte-order mark", "--encoding utf-16-le"]),
        (b"\0a\0b\0c\0d", None, ["--encoding utf-16-be"]),
        (b"abc\0\1\2\3def", None, ["binary file", "byte offset 3"]),
        (b"%PDF-1.7 ...", None, ["PDF"]),
        (b"PK\x03\x04....", None, ["ZIP"]),
        (b"abc", "utf9", ["unknown encoding 'utf9'", "did you mean", "utf"]),
        (b"abc", "base64", ["unknown encoding 'base64'"]),
        (b"abc", "undefined", ["undefined"]),
        (b"\xff", "ascii", ["ASCII", "byte offset 0"]),
    ],
)
def test_messages(data: bytes, encoding: str | None, words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt", encoding)
    for word in words:
        assert word in str(caught.value)


@given(st.binary(max_size=80), st.booleans())
def test_any_bytes_are_text_or_a_clear_error(data: bytes, markup: bool) -> None:
    try:
        decoded = decode(data, "x", markup=markup)
    except InputError:
        return
    if decoded.encoding.startswith("utf"):
        assert encode(decoded.text, decoded.encoding, decoded.bom) == data


def test_what_is_no_encoding_of_text_is_not_proposed() -> None:
    with pytest.raises(InputError, match=r"unknown encoding 'base64'; try utf-8"):
        decode(b"x", "a.txt", "base64")


def test_a_damaged_text_with_a_mark_is_not_told_to_name_another_encoding() -> None:
    with pytest.raises(InputError, match=r"begins with the byte-order mark of UTF-16-LE and is damaged at byte offset 2"):
        decode(b"\xff\xfeA", "a.txt")
