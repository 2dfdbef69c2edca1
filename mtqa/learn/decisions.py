"""What reviewers' verdicts teach: replacements they chose again and again, and words they defend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from mtqa.learn.nouns import Options, Proposal, Share
from mtqa.learn.words import STOP, lemmas
from mtqa.resolve.decisions import Decision


def from_decisions(decisions: Iterable[Decision], options: Options) -> tuple[list[Proposal], list[tuple[str, str, int]]]:
    """Proposals from accepted and edited findings, and (words, rule, rejections) from those that were always rejected.

    precision: share of the verdicts about the same words that chose this replacement. kept: share that rejected any change.
    """
    by_text: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.text.strip():
            by_text[" ".join(decision.text.split())].append(decision)
    found, allow = [], []
    for text, verdicts in by_text.items():
        chosen = Counter(" ".join(d.replacement.split()) for d in verdicts if d.verdict != "reject" and d.replacement)
        rejected = Counter(d.rule for d in verdicts if d.verdict == "reject")
        if not chosen:
            allow += [(text, rule, count) for rule, count in rejected.items() if count >= options.support and _word(text)]
        for right, count in chosen.items():
            share = Share(count, len(verdicts))
            if count < options.support or right == text or not _word(right) or (share.value or 0) < options.precision:
                continue
            own = [d for d in verdicts if d.verdict != "reject" and d.replacement and " ".join(d.replacement.split()) == right]
            kept = Share(sum(rejected.values()), len(verdicts))
            others = tuple(other for other, n in chosen.most_common(4) if other != right and n > 1)
            documents = len({d.path for d in own})
            found.append(Proposal(text, right, count, documents, share, kept, 0.0, _near(own, options.language), others=others))
    found.sort(key=lambda p: (-p.precision.interval[0], -p.support, p.wrong, p.right))
    return found[: options.most], sorted(allow, key=lambda a: (-a[2], a))


def _word(text: str) -> bool:
    """Does it hold a letter, and is it a term rather than a sentence?"""
    return any(c.isalpha() for c in text) and len(text.split()) <= 6


def _near(decisions: Iterable[Decision], language: str) -> tuple[str, ...]:
    """Words that stand beside the finding in at least half of the verdicts."""
    count: Counter[str] = Counter()
    total = 0
    for decision in decisions:
        total += 1
        count.update(set(lemmas(f"{decision.before} {decision.after}", language)[0]) - STOP)
    return tuple(word for word, n in sorted(count.items(), key=lambda item: (-item[1], item[0])) if n > 1 and n * 2 >= total)[:6]
