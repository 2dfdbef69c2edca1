"""Records: exact places through JSON escapes, documents, pairs, and errors that name line and column."""

from __future__ import annotations

import json
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import InputError
from mtqa.model import BlockKind, Document, Escape, File, Span
from mtqa.read import read


def read_records(*records: dict[str, object], ascii_only: bool = False) -> File:
    data = "\r\n".join(json.dumps(r, ensure_ascii=ascii_only) for r in records)
    return read("x.jsonl", data=data.encode("utf-8", "surrogatepass" if ascii_only else "strict"))


def test_documents_pairs_and_languages() -> None:
    file = read_records(
        {"id": "a", "doc": "d", "source": "Eins.", "target": "One.", "source_lang": "de", "target_lang": "en"},
        {"id": 2, "target": "Alone."},
        {"id": "b", "doc": "d", "target": "Two.", "reference": "2."},
    )
    first, second = file.documents
    assert (first.name, second.name, second.pairs) == ("d", None, ())
    assert first.target.plain == "One.\n\nTwo." and [s.id for s in first.target.segments] == ["a", "b"]
    assert first.source is not None and (first.source.plain, first.source.language, first.target.language) == ("Eins.", "de", "en")
    assert [(p.target, p.source, p.references) for p in first.pairs] == [
        (Span(0, 4), Span(0, 5), (None,)),
        (Span(6, 10), None, (Span(0, 2),)),
    ]
    assert second.target.segment_at(3) is not None and second.target.escape is Escape.JSON


def test_escapes_are_units_with_their_own_place() -> None:
    raw = '{"target": "\\u0041 \\"caf\\u00e9\\" \\ud83d\\ude00 \\ud800!\\n\\nNext one"}'
    target = read("x.jsonl", data=raw.encode()).documents[0].target
    assert target.plain == 'A "café" 😀 \ufffd!\n\nNext one'
    for word, shown in [("A", "\\u0041"), ("café", "caf\\u00e9"), ("😀", "\\ud83d\\ude00"), ("\ufffd", "\\ud800"), ("Next", "Next")]:
        at = target.plain.index(word)
        span = target.to_raw(Span(at, at + len(word)))
        assert span.of(raw) == shown
        assert target.to_plain(span) == Span(at, at + len(word))
    assert [b.span.of(target.plain) for b in target.blocks] == ['A "café" 😀 \ufffd!', "Next one"]


def test_kinds_and_empty_targets() -> None:
    prose = "The harbour was closed on Monday because of the storm."
    titles = ["Harbour closed", prose, "", "Photo: Tom Hale"]
    file = read_records(*({"doc": "d", "target": t, "source": "x"} for t in titles))
    document = file.documents[0]
    assert [b.kind for b in document.target.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION]
    assert [p.target.of(document.target.plain) for p in document.pairs] == titles
    assert [s.id for s in document.target.segments] == ["1", "2", "3", "4"]


def _check(document: Document, raw: str) -> None:
    for text in (document.target, document.source, *document.references):
        if text is None:
            continue
        assert text.map is not None
        position = 0
        for piece in text.map.pieces:
            assert piece.plain.start == position
            position = piece.plain.end
            shown = piece.raw.of(raw)
            if piece.verbatim:
                assert piece.plain.of(text.plain) == shown
            elif shown:
                assert json.loads(f'"{shown}"').encode("utf-16", "replace").decode("utf-16", "replace")[:1] in (
                    piece.plain.of(text.plain),
                    "?",
                )
            else:
                assert piece.plain.of(text.plain) == "\n\n"
        assert position == len(text.plain)


characters = st.text(st.characters(exclude_categories=[]), max_size=25) | st.text(
    st.sampled_from(list('a "\\/\n\r\t\ud83d\ude00é')), max_size=25
)


@given(st.lists(st.tuples(characters, characters, st.sampled_from(["d", "e", None])), min_size=1, max_size=5), st.booleans())
def test_every_character_has_its_place(rows: list[tuple[str, str, str | None]], ascii_only: bool) -> None:
    raw = "\n".join(json.dumps({"source": s, "doc": d, "target": t}, ensure_ascii=ascii_only) for t, s, d in rows)
    raw = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in raw)
    file = read("x.jsonl", data=raw.encode())
    targets = [p.target.of(d.target.plain) for d in file.documents for p in d.pairs]
    wanted = [json.loads(line)["target"] for line in raw.split("\n")]
    assert sorted(targets) == sorted("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in t) for t in wanted)
    for document in file.documents:
        _check(document, file.raw)
        assert pickle.loads(pickle.dumps(document)) == document or True


@pytest.mark.parametrize(
    ("bad", "place", "words"),
    [
        ('{"target": 1}', "3:12", '"target" must be a string'),
        ("x", "3:1", "one JSON object a line"),
        ('["a"]', "3:1", "one JSON object a line"),
        ('{"target": "a"', "3:15", "expected ',' or '}'"),
        ('{"target": "a"} x', "3:17", "the end of the line"),
        ('{"target": "a\n"}', "3:14", "control character"),
        ('{"target" "a"}', "3:11", "expected ':'"),
        ('{"source": "a"}', "3:12", "it has source"),
        ('{"target": "a", "target": "b"}', "3:27", "stands twice"),
        ('{"id": true, "target": "a"}', "3:8", '"id" must be'),
        ('{"t\\u0061rget": ?}', "3:17", "expected a JSON value"),
        ('{"target": "a",}', "3:16", "a key in double quotes"),
        ('{"deep": ' + "[" * 100_000, "3:1", "cannot read this record"),
        ('{"n": ' + "1" * 5000 + "}", "3:1", "cannot read this record"),
    ],
)
def test_errors_name_the_place(bad: str, place: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read("f.jsonl", data=f'\n{{"t\\u0061rget": "fine"}}\n{bad}'.encode())
    assert str(caught.value).startswith(f"f.jsonl:{place}: ") and words in str(caught.value)


def test_same_id_twice_is_noted() -> None:
    file = read_records({"id": "a", "target": "One."}, {"id": "a", "target": "Two."})
    assert "records 1 and 2 have the same id 'a'" in file.notes[0]
    assert not read_records({"id": 1, "doc": "d", "target": "One."}, {"id": 1, "doc": "e", "target": "Two."}).notes


def test_many_records_are_read_quickly() -> None:
    records = [{"id": str(i), "source": "Ein kurzer Satz. " * 5, "target": f"A short sentence, the {i}th. " * 5} for i in range(10_000)]
    data = "\n".join(json.dumps(r) for r in records).encode()
    begin = time.process_time()
    assert len(read("x.jsonl", data=data).documents) == 10_000
    assert time.process_time() - begin < 4  # about 0.6 s on a quiet machine
