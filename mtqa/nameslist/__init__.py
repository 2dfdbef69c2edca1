"""A user's list of names: files → one `NamesList` → the check that enforces it; and the way back, into a file that people edit."""

from mtqa.nameslist.entry import KINDS, Entry, NamesError, NamesList, Spelling
from mtqa.nameslist.load import load as load_names
from mtqa.nameslist.rules import example_checks, names_checks

__all__ = ["KINDS", "Entry", "NamesError", "NamesList", "Spelling", "example_checks", "load_names", "names_checks"]
