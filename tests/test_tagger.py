"""The tagger and the clause reader: known sentences, accuracy on the treebank, size, the same answer in any batch."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from mtqa.annotate import lexicon, syntax, tagger
from mtqa.annotate.clauses import Kind, read
from mtqa.annotate.tagger_net import MODEL
from mtqa.annotate.tagger_words import features, plain, shape
from mtqa.annotate.tokens import tokenize

DEV = Path(os.environ.get("MTQA_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "treebank" / "en_ewt-dev.conllu.gz"


def tagged(text: str) -> dict[str, str]:
    words = tokenize(text, 0, len(text)).texts
    return dict(zip(words, tagger.tag([words])[0], strict=True))


def test_tags_by_context() -> None:
    assert tagged("The ferry will leave the harbour at noon.") | {} == {
        "The": "DT", "ferry": "NN", "will": "MD", "leave": "VB", "the": "DT", "harbour": "NN", "at": "IN", "noon": "NN", ".": ".",
    }  # fmt: skip
    assert tagged("She saw the old saw.")["saw"] == "NN"  # the later of the two
    assert tagged("They have closed it.")["closed"] == "VBN"
    assert tagged("They closed it.")["closed"] == "VBD"


def test_typographic_quotes_and_dashes_are_read_like_plain_ones() -> None:
    assert plain("“") == '"' and plain("don’t") == "don't" and plain("—") == "-" and plain("word") == "word"
    assert tagged("He said it’s late.")["’s"] == "VBZ"
    assert tagged("The captain’s boat left.")["’s"] == "POS"


def test_a_piece_of_code_is_read_as_a_name() -> None:
    assert tagged("When updates are available, \ufffc automatically downloads them.")["downloads"] == "VBZ"
    assert tagged("The \ufffc folder holds the file.")["\ufffc"] == "NNP"


def test_a_headline_in_capitals_still_has_a_verb() -> None:
    assert tagged("Mayor Opens New Bridge Over The River")["Opens"] in ("VBZ", "NNP", "NNPS", "VBP")
    assert tagged("THE MAYOR HAS OPENED THE BRIDGE")["HAS"] == "VBZ"


def test_shape_and_features() -> None:
    assert [shape(w) for w in ("Obama", "U.S.", "ISIS", "2015", "iPhone", "x")] == ["Xx", "X.X.", "XX", "0", "xXx", "x"]
    assert "w ferry" in features("Ferry") and "c Ferry" in features("Ferry")


def test_batches_do_not_change_the_answer() -> None:
    sentences = [["The", "dog", "barked", "."], [], ["Who", "knew", "?"], ["Paris"]] * 400
    alone = [tagger.tag([s])[0] for s in sentences[:4]]
    assert tagger.tag(sentences) == alone * 400
    assert tagger.tag([]) == []
    labels = syntax.relations(sentences, tagger.tag(sentences))
    assert labels[:4] == [syntax.relations([s], [t])[0] for s, t in zip(sentences[:4], alone, strict=True)]
    assert labels[:4] * 400 == labels


def test_clause_reading() -> None:
    def verbs(text: str) -> list[tuple[str, Kind]]:
        words = tokenize(text, 0, len(text))
        tags = tagger.tag([words.texts])[0]
        labels = syntax.relations([words.texts], [tags])[0]
        return [(words.texts[v.at], v.kind) for v in read(words.lowers, tags, labels)]

    assert verbs("When the rain stopped, they left the house.") == [("stopped", Kind.SUBORDINATE), ("left", Kind.MAIN)]
    assert verbs("The man who sold the boats has left.") == [("sold", Kind.RELATIVE), ("has", Kind.MAIN)]
    assert verbs("She opened the door and went out.") == [("opened", Kind.MAIN), ("went", Kind.MAIN)]


def test_model_is_small() -> None:
    assert MODEL.stat().st_size <= 2_200_000


@pytest.mark.skipif(not DEV.is_file(), reason="no development data (MTQA_DATA)")
def test_accuracy_on_the_treebank() -> None:
    sentences: list[list[list[str]]] = []
    rows: list[list[str]] = []
    with gzip.open(DEV, "rt", encoding="utf-8") as handle:
        for line in handle:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
            elif not line.strip() and rows:
                sentences.append(rows)
                rows = []
    found = tagger.tag([[r[1] for r in s] for s in sentences])
    pairs = [(r[4], t) for s, tags in zip(sentences, found, strict=True) for r, t in zip(s, tags, strict=True) if r[4] != "_"]
    assert sum(g == t for g, t in pairs) / len(pairs) > 0.94


def test_dictionary() -> None:
    assert lexicon.tags("saw") == {"NN", "VB", "VBP", "VBD"} and lexicon.known("Saw") and not lexicon.known("qwxz")
    found = [("went", "VBD", "go"), ("was", "VBD", "be"), ("children", "NNS", "child"), ("Mondays", "NNPS", "Monday"), ("wo", "MD", "will")]
    for form, tag, lemma in [*found, ("googled", "VBD", "google"), ("better", "JJR", "good"), ("’s", "VBZ", "be")]:
        assert lexicon.lemma(form, tag) == lemma
    for lemma, tag, form in [("go", "VBD", "went"), ("take", "VBN", "taken"), ("be", "VBZ", "is"), ("Child", "NNS", "Children")]:
        assert lexicon.inflect(lemma, tag) == form
    assert lexicon.inflect("blorple", "VBD") == "blorpled"  # not in the dictionary
