"""What a file's name says: its languages, and its name without suffixes.

`talk.en.md`, `talk_en.md` and `talk-en.md` are English; `talk.he-en.jsonl` is English from Hebrew.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from mtqa.model.lazy import lazy

# ISO 639-1, the two-letter codes in force (Library of Congress list), with "zh", "he", "id", "yi" and not their old forms.
LANGUAGES = frozenset(
    str.split(
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff "
        "fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
        "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps "
        "pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz "
        "ve vi vo wa wo xh yi yo za zh zu"
    )
)
# Behind "_" or "-" only these: "opt-in", "how_to", "with_br" are words far more often than languages.
_JOINABLE = frozenset(
    str.split(
        "ar bg bn cs da de el en es et eu fa fi fr gu hr hu hy ja ka kk ko lt lv mk ml mr nb nl pl pt ro ru sk sl sr sv sw ta te "
        "th tr uk ur uz vi zh"
    )
)
_CODE = r"([A-Za-z]{2})(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?"
_PAIR = lazy(r"[._-]([a-z]{2})[-_]([a-z]{2})", re.IGNORECASE)
_DOTTED = lazy(rf"\.{_CODE}")
_JOINED = lazy(r"[_-]([a-z]{2})")
_SUFFIX = lazy(r"\.[A-Za-z][A-Za-z0-9_-]{0,15}$")


def languages_of(path: str) -> tuple[str | None, str | None]:
    """(source language, target language) as the file's name states them, lower case, region left out; None where it does not."""
    stem = PurePath(path).stem
    pair = _PAIR.fullmatch(stem[-6:])
    if pair and {pair[1].lower(), pair[2].lower()} <= LANGUAGES:
        return pair[1].lower(), pair[2].lower()
    dot = stem.rfind(".")
    dotted = _DOTTED.fullmatch(stem[dot:]) if dot > 0 else None
    if dotted and dotted[1].lower() in LANGUAGES:
        return None, dotted[1].lower()
    joined = _JOINED.fullmatch(stem[-3:]) if len(stem) > 3 else None
    if joined and joined[1] in _JOINABLE:
        return None, joined[1]
    return None, None


def bare_name(path: str) -> str:
    """A file's name without folder and suffixes: `news/talk.en.txt` is `talk`; a dot before a digit begins no suffix."""
    name = PurePath(path).name
    while len(shorter := _SUFFIX.sub("", name)) < len(name) and shorter:
        name = shorter
    return name
