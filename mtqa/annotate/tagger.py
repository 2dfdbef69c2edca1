"""Part-of-speech tags: Penn Treebank tags as the English Web Treebank uses them.

A network of one hidden layer over a window of five tokens, trained by scripts/train_tagger.py; accuracy and speed, beside
what one would otherwise take, are measured by bench/tagger.py. Tokens must be cut as `annotate.tokens` cuts English.
"""

from __future__ import annotations

from collections.abc import Sequence


def tag(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """A tag for every token of every sentence. Many sentences in one call are much faster than one by one."""
    from mtqa.annotate.tagger_net import tagger

    return tagger().best(sentences)
