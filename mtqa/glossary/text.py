"""Bytes of a glossary to text."""

from __future__ import annotations

from mtqa.glossary.problems import Problems


def decoded(data: bytes, path: str, problems: Problems) -> str:
    """The text: UTF-8, or UTF-16 with its mark (as spreadsheets export "Unicode text"). Anything else is a problem and no text."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        problems.add(f"{path}:{row}", f"byte {error.start} is not {encoding.removesuffix('-sig').upper()}; save the glossary as UTF-8")
        return ""
