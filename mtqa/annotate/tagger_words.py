"""What the tagger sees of one word: its features. Training and run time share this file, so they cannot drift apart."""

from __future__ import annotations

import string

from mtqa.annotate import lexicon
from mtqa.model.lazy import lazy

# Typographic variants, mapped to what the treebank writes; what is no text (a piece of code) is read as a name.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-"})
_WHOLE = {"—": "-", "–": "-", "―": "-", "−": "-", "…": "...", "''": '"', "``": '"', "--": "-", "\ufffc": "Google"}
_KINDS = str.maketrans(string.ascii_letters + string.digits, "x" * 26 + "X" * 26 + "0" * 10)
_RUNS = lazy(r"(.)\1+")
PAD = "<pad>"


def plain(form: str) -> str:
    """`form` with quotation marks, apostrophes, dashes and dots as the treebank writes them."""
    if form.isascii():
        return _WHOLE.get(form, form)
    form = form.translate(_PLAIN)
    return _WHOLE.get(form, form)


def shape(form: str) -> str:
    """Capitals, letters and digits with runs squeezed: "Obama" -> "Xx", "U.S." -> "X.X.", "ISIS-K" -> "XX-X"."""
    if form.isascii():
        if form.isalpha() and form[1:].islower():  # nearly every word
            return "x" if form[0].islower() else "Xx"
        kinds = form[:24].translate(_KINDS)
    else:
        kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in form[:24])
    return kinds[:2] if kinds.isupper() and kinds.isalpha() else _RUNS.sub(r"\1", kinds)


def features(form: str) -> list[str]:
    """Feature names of a word, the word itself first: endings, beginnings, shape, dictionary tags, the word as written."""
    if form == PAD:
        return ["w " + PAD]
    form = plain(form)
    low = form.lower()
    tags = lexicon.signature(low)
    found = ["w " + low, "h " + shape(form), "s1 " + low[-1:], "s2 " + low[-2:], "s3 " + low[-3:], "s4 " + low[-4:]]
    found += ["p1 " + low[:1], "p2 " + low[:2], "p3 " + low[:3]]
    if form != low:
        found += ["c " + form, "u " + tags]
        if own := lexicon.signature(form):
            tags = "".join(sorted({*tags, *own}))
    found.append("d " + tags)
    found += ["t " + tag for tag in tags]
    if len(low) > 5:
        found.append("s5 " + low[-5:])
    return found


def syntax_features(pair: str) -> list[str]:
    """Features of a "word TAG" pair for the clause reader: the word, word and tag, the tag, the ending, the shape."""
    form, _, tag = pair.rpartition(" ")
    if form == PAD or pair == PAD:
        return ["w " + PAD]
    low = plain(form).lower()
    return ["w " + low, f"b {low} {tag}", "t " + tag, f"e {low[-3:]} {tag}", "h " + shape(form)]
