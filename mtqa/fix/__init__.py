"""Findings -> a mended text: plan, apply, repeat to a fixed point, write."""

from mtqa.fix.apply import apply_edits
from mtqa.fix.diff import unified
from mtqa.fix.plan import Choice, Plan, plan
from mtqa.fix.run import FixResult, fix_to_fixed_point
from mtqa.fix.write import encode, write_atomically

__all__ = ["Choice", "FixResult", "Plan", "apply_edits", "encode", "fix_to_fixed_point", "plan", "unified", "write_atomically"]
