"""Expressions that are compiled when they are first used behave as compiled ones."""

import copy
import pickle
import re

import pytest

from mtqa.model.lazy import lazy


def test_it_does_what_the_compiled_one_does():
    at_once, later = re.compile(r"(?P<word>\w+) (\d)", re.IGNORECASE), lazy(r"(?P<word>\w+) (\d)", re.IGNORECASE)
    text = "Kahl 7, cahel 8"
    assert [m.span() for m in later.finditer(text)] == [m.span() for m in at_once.finditer(text)]
    assert later.sub("-", text) == at_once.sub("-", text)
    assert (later.pattern, later.flags, later.groups, later.groupindex) == (at_once.pattern, at_once.flags, at_once.groups, at_once.groupindex)


def test_nothing_is_compiled_before_the_first_use():
    broken = lazy("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("a")


def test_copies_and_pickles_work():
    later = lazy("a+")
    for other in (copy.deepcopy(later), pickle.loads(pickle.dumps(later))):  # noqa: S301
        assert other.fullmatch("aaa")
