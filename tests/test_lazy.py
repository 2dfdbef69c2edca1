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
    assert all(getattr(later, told) == getattr(at_once, told) for told in ("pattern", "flags", "groups", "groupindex"))


def test_nothing_is_compiled_before_the_first_use():
    broken = lazy("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("a")


def test_copies_and_pickles_work():
    new, used = lazy("a+"), lazy("a+")
    assert used.search("a")
    for later in (new, used):
        for other in (copy.deepcopy(later), pickle.loads(pickle.dumps(later))):
            assert other.fullmatch("aaa")
