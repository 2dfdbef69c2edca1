"""Learning from beginning to end."""

from __future__ import annotations

from collections.abc import Iterable

from mtqa.learn.discover import candidates
from mtqa.learn.measure import measure
from mtqa.learn.nouns import Corrected, Learned, Options
from mtqa.learn.propose import proposals
from mtqa.learn.spool import Spool


def learn(pairs: Iterable[Corrected], options: Options | None = None) -> Learned:
    """Proposals from machine translations and their corrections. The same input gives the same output, in any process.

    Pairs of one segment (several systems) should follow each other: they are counted as one.
    """
    options = options or Options()
    with Spool() as spool:
        spool.add(pairs, options.language)
        found = candidates(spool, options.language)
        measured = measure(spool, found)
        known = () if "" in spool.languages else tuple(sorted(spool.languages))
        return Learned(tuple(proposals(measured, found, options)), segments=measured.segments, source_languages=known)
