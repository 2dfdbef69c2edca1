"""The closed lists of the field: MQM Core dimensions, MQM severities, ITS 2.0 issue types, and mtqa's own."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """MQM Core error dimensions (themqm.org)."""

    TERMINOLOGY = "terminology"
    ACCURACY = "accuracy"
    LINGUISTIC_CONVENTIONS = "linguistic-conventions"
    STYLE = "style"
    LOCALE_CONVENTIONS = "locale-conventions"
    AUDIENCE_APPROPRIATENESS = "audience-appropriateness"
    DESIGN_AND_MARKUP = "design-and-markup"


class Its(StrEnum):
    """ITS 2.0 localization quality issue types (W3C Recommendation, section 8.17)."""

    TERMINOLOGY = "terminology"
    MISTRANSLATION = "mistranslation"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    ADDITION = "addition"
    DUPLICATION = "duplication"
    INCONSISTENCY = "inconsistency"
    GRAMMAR = "grammar"
    LEGAL = "legal"
    REGISTER = "register"
    LOCALE_SPECIFIC_CONTENT = "locale-specific-content"
    LOCALE_VIOLATION = "locale-violation"
    STYLE = "style"
    CHARACTERS = "characters"
    MISSPELLING = "misspelling"
    TYPOGRAPHICAL = "typographical"
    FORMATTING = "formatting"
    INCONSISTENT_ENTITIES = "inconsistent-entities"
    NUMBERS = "numbers"
    MARKUP = "markup"
    PATTERN_PROBLEM = "pattern-problem"
    WHITESPACE = "whitespace"
    INTERNATIONALIZATION = "internationalization"
    LENGTH = "length"
    NON_CONFORMANCE = "non-conformance"
    UNCATEGORIZED = "uncategorized"
    OTHER = "other"


class Severity(StrEnum):
    """MQM severities, from a remark to an error that misleads."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical; the members themselves compare as strings."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Applicability(StrEnum):
    """May a fix be applied? Safe: the meaning is kept, without asking. Unsafe: probably right, ask. Display: only show."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Side(StrEnum):
    """Which text of a pair a finding lies in."""

    TARGET = "target"
    SOURCE = "source"


class BlockKind(StrEnum):
    """What a block of an article is. Only the kinds in `PROSE` must consist of whole sentences."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    BYLINE = "byline"
    TABLE_CELL = "table-cell"
    DIALOGUE = "dialogue"
    LIVE_LINE = "live-line"


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.DIALOGUE, BlockKind.LIVE_LINE})
SPOKEN = frozenset({BlockKind.QUOTATION, BlockKind.DIALOGUE, BlockKind.LIVE_LINE})
"""The prose in which people may speak in half-sentences: a check of sentences is less sure there."""


class Genre(StrEnum):
    """What kind of text it is. Only news must keep to whole sentences outside what is quoted."""

    NEWS = "news"
    LIVE_BLOG = "live-blog"
    SPOKEN = "spoken"
    LITERARY = "literary"
