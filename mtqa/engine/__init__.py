"""The check protocol, the registry of coded checks, and the runner: annotated document -> findings."""

from mtqa.engine.check import Check, Pattern, Scope, Words, bad, check, ok, unmark
from mtqa.engine.edit import DISPLAY, SAFE, UNSAFE, delete, like_case, replace
from mtqa.engine.runner import Outcome, Runner

__all__ = [
    "DISPLAY",
    "SAFE",
    "UNSAFE",
    "Check",
    "Outcome",
    "Pattern",
    "Runner",
    "Scope",
    "Words",
    "bad",
    "check",
    "delete",
    "like_case",
    "ok",
    "replace",
    "unmark",
]
