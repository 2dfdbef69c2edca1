"""Typer from 0.2x on hands every option's value to pydantic, whose import takes longer than most of our commands.

Nearly all our options are texts, lists of texts and flags, which need no conversion; those are taken as they come. This
reaches into Typer (`_runtime_param`), so it holds itself back where Typer looks different: then all is slower, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

HELP = ["-h", "--help"]


class _AsItIs:
    """Stands in the place of Typer's converter."""

    def coerce(self, value: Any, **_: Any) -> Any:
        """The value; a list where the command line gave several."""
        return list(value) if isinstance(value, tuple) else value


_AS_IT_IS = _AsItIs()


def _no_type(**_: Any) -> None:
    """A metavar says enough."""


def lighten(command: Any, arguments: Sequence[str]) -> Any:
    """The same command; it, and the command in it that the arguments name, convert only what needs conversion."""
    # With a context, the parameters include --help, which is made on demand.
    for parameter in command.get_params(typer.Context(command, help_option_names=HELP)):
        annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
        if annotation in (str, bool, list[str]) and getattr(parameter, "_runtime_param", True) is None:
            parameter._runtime_param = _AS_IT_IS
        if parameter.param_type_name == "argument" and hasattr(parameter, "display_type_rich"):
            parameter.display_type_rich = _no_type  # "PATH", not "PATH <list[str]>", in the help
    for at, word in enumerate(arguments):
        if (inner := getattr(command, "commands", {}).get(word)) is not None:
            lighten(inner, arguments[at + 1 :])
            break
    return command
