"""Personal names of the Arabic, Persian and Pashto-speaking countries in the spelling of the English press."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from mtqa.annotate.gazetteer import fold
from mtqa.annotate.names.sound import likeness, skeleton

COUNTRIES = frozenset("AE AF BH DZ EG IL IQ IR JO KW LB LY MA OM PK PS QA SA SD SO SY TN YE".split())
"""Where the names are at home (ISO 3166)."""


@cache
def _table() -> tuple[dict[str, list[str]], frozenset[str]]:
    """Skeleton -> names, and every accepted spelling, folded."""
    by_bones: dict[str, list[str]] = {}
    accepted: set[str] = set()
    for line in (resources.files("mtqa.data") / "muslim-names-en.tsv").read_text("utf-8").splitlines():
        name, _, others = line.partition("\t")
        accepted.update(map(fold, (name, *others.split())))
        by_bones.setdefault(skeleton(name), []).append(name)
    return by_bones, frozenset(accepted)


@lru_cache(maxsize=4096)
def sounds_like(word: str, *, least: float) -> tuple[tuple[float, str], ...]:
    """Names of the list with the same consonants that sound like `word`, the likest first; none for an accepted spelling."""
    by_bones, accepted = _table()
    if fold(word) in accepted:
        return ()
    found = ((likeness(word, name), name) for name in by_bones.get(skeleton(word), ()))
    return tuple(sorted(((like, name) for like, name in found if like >= least), key=lambda item: (-item[0], item[1])))
