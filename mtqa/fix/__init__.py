"""Findings -> a mended text: plan, apply, repeat to a fixed point, write."""

from mtqa.fix.apply import apply_edits
from mtqa.fix.diff import unified, words
from mtqa.fix.plan import Choice, Chooser, Plan, first_fix, plan
from mtqa.fix.run import FixResult, fix_once, fix_to_fixed_point
from mtqa.fix.write import encode, write_atomically

__all__ = [
    "Choice",
    "Chooser",
    "FixResult",
    "Plan",
    "apply_edits",
    "encode",
    "first_fix",
    "fix_once",
    "fix_to_fixed_point",
    "plan",
    "unified",
    "words",
    "write_atomically",
]
