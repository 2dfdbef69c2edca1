"""What can go wrong, as one tree. Every message names the place and the remedy; the command line prints it and exits with 2.

MtqaError
├── ConfigError       a setting that does not exist or does not fit
├── InputError        a file that cannot be read as what it should be
├── OutputError       a file or stream that cannot be written
└── RuleError         a rule file that is wrong (file:line:column), or a rule that does not exist
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class MtqaError(Exception):
    """The base of all errors that mtqa raises on purpose: the message is for the user, no traceback is needed."""


class ConfigError(MtqaError):
    """A setting, option value or configuration file is wrong."""


class InputError(MtqaError):
    """An input file is missing, unreadable or not what its name says."""


class OutputError(MtqaError):
    """A result cannot be written."""


class RuleError(MtqaError):
    """A rule is unknown, or its file is wrong."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """'; did you mean ...?' for the closest known words, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=2, cutoff=0.6)
    return f"; did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def why(error: Exception) -> str:
    """What to say of a rule that failed: our own messages are for people as they are, others need their type."""
    return str(error) if isinstance(error, MtqaError) else f"{type(error).__name__}: {error}"
