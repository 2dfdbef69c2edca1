"""A team's own terms: files of five formats become rules of the family "glossary"."""

from mtqa.glossary.load import Glossary
from mtqa.glossary.load import load as load_glossary
from mtqa.glossary.problems import GlossaryError
from mtqa.glossary.rules import FAMILY, example_checks, glossary_checks

__all__ = ["FAMILY", "Glossary", "GlossaryError", "example_checks", "glossary_checks", "load_glossary"]
