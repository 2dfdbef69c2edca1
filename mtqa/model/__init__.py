"""The nouns of mtqa: frozen dataclasses that every stage takes and returns. Imports nothing of mtqa."""

from mtqa.model.document import Document, File, Pair
from mtqa.model.finding import Dropped, Edit, Elsewhere, Finding, Fix, Mark, Related
from mtqa.model.kinds import PROSE, SPOKEN, Applicability, BlockKind, Category, Genre, Its, Severity, Side
from mtqa.model.precision import Measured, Tally
from mtqa.model.report import FileReport, Report
from mtqa.model.rule import Example, RuleInfo
from mtqa.model.scores import FileScores, FixScores, Gain
from mtqa.model.span import Span
from mtqa.model.text import Block, Escape, OffsetMap, Piece, Segment, Text

__all__ = [
    "PROSE",
    "SPOKEN",
    "Applicability",
    "Block",
    "BlockKind",
    "Category",
    "Document",
    "Dropped",
    "Edit",
    "Elsewhere",
    "Escape",
    "Example",
    "File",
    "FileReport",
    "FileScores",
    "Finding",
    "Fix",
    "FixScores",
    "Gain",
    "Genre",
    "Its",
    "Mark",
    "Measured",
    "OffsetMap",
    "Pair",
    "Piece",
    "Related",
    "Report",
    "RuleInfo",
    "Segment",
    "Severity",
    "Side",
    "Span",
    "Tally",
    "Text",
]
