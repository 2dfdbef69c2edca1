"""From places to proposals: with which context a substitution holds, and how often it does in documents it was not made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mtqa.annotate import lexicon
from mtqa.learn.align import SURE, Block, Phrase, log_likelihood
from mtqa.learn.measure import Measured, Place
from mtqa.learn.nouns import Options, Proposal, Share

_CONTEXT = 12  # context words of a proposal at the most
_FIRM = 3.84  # log-likelihood ratio at p = 0.05: enough for one of several context words, which are measured together
_SOURCES = 3
_MOST_OF = 0.6  # share of the corrected segments whose source must hold a word


def proposals(measured: Measured, candidates: Mapping[Block, frozenset[int]], options: Options) -> list[Proposal]:
    """What passes, the surest first (lower end of the interval, then support)."""
    found = []
    others: dict[Phrase, Counter[Phrase]] = {}
    for (wrong, right), places in measured.places.items():
        others.setdefault(wrong, Counter())[right] = sum(p.fixed for p in places)
    for block, places in measured.places.items():
        if (proposal := _proposal(block, places, candidates[block], measured, others[block[0]], options)) is not None:
            found.append(proposal)
    found.sort(key=lambda p: (-p.precision.interval[0], -p.support, p.wrong, p.right, p.near))
    kept: list[Proposal] = []
    taken: set[tuple[str, str]] = set()
    for proposal in found:  # of two that undo each other (epidemic, pandemic) the surer one
        if (proposal.right, proposal.wrong) not in taken:
            taken.add((proposal.wrong, proposal.right))
            kept.append(proposal)
    return kept[: options.most]


def _proposal(
    block: Block, places: Sequence[Place], halves: frozenset[int], measured: Measured, others: Counter[Phrase], options: Options
) -> Proposal | None:
    fixed = sum(p.fixed for p in places)
    strength = log_likelihood(fixed, len(places), max(measured.rights[block[1]], fixed), max(measured.segments, len(places)))
    if fixed < options.support or strength < SURE:
        return None
    near: tuple[str, ...] = ()
    share = _share(places, halves, dict.fromkeys(halves, ()))
    if share.of and (share.value or 0) < options.precision:
        trained = {half: _context([p for p in places if p.half == half], options.precision) for half in halves}
        near = _context(places, options.precision)
        share = _share(places, halves, trained)
        if not near or not share.of or (share.value or 0) < options.precision:
            return None
    inside = [p for p in places if not near or p.near.intersection(near)]
    good = [p for p in inside if p.fixed]
    documents = len({p.doc for p in good})
    if len(good) < options.support or (documents < 2 and len({p.doc for p in places}) > 1):
        return None
    source, language = _source(good, measured)
    return Proposal(
        shown(block[0], measured), shown(block[1], measured), len(good), documents, share,
        Share(sum(p.kept for p in inside), len(inside)), strength, tuple(shown((word,), measured) for word in near), source, language,
        tuple(shown(right, measured) for right, count in others.most_common(4) if right != block[1] and count > 1),
    )  # fmt: skip


def _share(places: Iterable[Place], halves: Iterable[int], trained: Mapping[int, tuple[str, ...]]) -> Share:
    """What one half proposes, counted in the other. trained: the context words that each half gives."""
    right = of = 0
    for half in halves:
        for place in places:
            if place.half != half and (not trained[half] or place.near.intersection(trained[half])):
                right, of = right + place.fixed, of + 1
    return Share(right, of)


def _context(places: Sequence[Place], least: float) -> tuple[str, ...]:
    """The words that go with correction, by strength."""
    every: Counter[str] = Counter(word for place in places for word in place.near)
    good: Counter[str] = Counter(word for place in places if place.fixed for word in place.near)
    fixed = sum(place.fixed for place in places)
    scored = [
        (-strength, word)
        for word, count in good.items()
        if count > 1 and count >= least * every[word] and not word.isdigit()
        if (strength := log_likelihood(count, every[word], fixed, len(places))) >= _FIRM
    ]
    return tuple(word for _, word in sorted(scored)[:_CONTEXT])


def _source(good: Sequence[Place], measured: Measured) -> tuple[tuple[str, ...], str]:
    """Source words that go with the correction: those of most corrected segments that are rare elsewhere, of equal ones the longest."""
    counts = Counter(stem for place in good for stem in place.source)
    scored = [
        (log_likelihood(count, len(good), max(measured.sources[stem], count), max(measured.segments, len(good))), len(stem), stem)
        for stem, count in counts.items()
        if count >= max(2, _MOST_OF * len(good))
    ]
    scored.sort(key=lambda item: (-round(item[0], 6), -item[1], item[2]))
    best = scored[0][0] if scored else 0.0
    kept: list[str] = []
    for strength, _, stem in scored:
        if strength >= max(SURE, best / 2) and len(kept) < _SOURCES and not any(stem in other or other in stem for other in kept):
            kept.append(stem)
    languages = Counter(place.language for place in good if place.language)
    language = languages.most_common(1)[0][0] if languages else ""
    return tuple(measured.source_forms[stem].most_common(1)[0][0] for stem in kept), language if kept else ""


def shown(phrase: Phrase, measured: Measured) -> str:
    """As a dictionary lists it: lemmas that the dictionary knows, the commonest spelling of all other words."""
    return " ".join(_form(word, measured) for word in phrase)


def _form(word: str, measured: Measured) -> str:
    forms = measured.forms.get(word)
    if not forms or (lexicon.known(word) and any(form == form.lower() for form in forms)):
        return word
    return min(forms, key=lambda form: (-forms[form], form))
