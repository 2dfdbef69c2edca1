"""The entry point: the table of commands, and the one place where errors become messages and exit codes.

Exit codes: 0 clean, 1 findings at or above the fail level, 2 usage, configuration, unreadable input or internal error,
130 interrupted. Everything heavy is imported by the command that needs it, so that `mtqa --help` stays instant.
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import re
import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.main

from mtqa.cli.light import HELP, lighten
from mtqa.cli.output import say

_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_TERMINATED = 143  # 128 + SIGTERM

COMMANDS = ("check", "fix", "score", "evaluate", "learn", "report", "names", "baseline", "rules", "explain", "config", "init")
"""In the order of the help. Each is a module beside this one, with a function of that name or, for several in one, an `app`."""


def _version(wanted: bool) -> None:
    if wanted:
        from mtqa import __version__

        typer.echo(f"mtqa {__version__}")
        raise typer.Exit


def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version.", callback=_version, is_eager=True)] = False,  # noqa: ARG001
) -> None:
    """Find, and fix, what goes wrong in machine-translated text."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def application(named: str) -> typer.Typer:
    """The command line; of the commands only the one that was named, if there is such a one: each takes milliseconds to set up."""
    app = typer.Typer(
        name="mtqa",
        help="Find, and fix, what goes wrong in machine-translated text.",
        epilog="'mtqa COMMAND --help' tells more about a command. Exit codes: 0 clean, 1 findings, 2 error.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": HELP},
    )
    app.callback(invoke_without_command=True)(main)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module = importlib.import_module(f"mtqa.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process. SIGTERM ends it as errors do: worker processes and temporary files go, too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
    code = call(arguments)
    gc.freeze()  # at its end Python looks for cycles among all that is left, which takes a tenth of a short run
    sys.exit(code)


def call(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code. MTQA_DEBUG=1 lets exceptions through, for their tracebacks."""
    given = sys.argv[1:] if arguments is None else arguments
    command: Any = lighten(typer.main.get_command(application(given[0] if given else "")), given)
    if os.environ.get("MTQA_DEBUG"):
        return _code(command(arguments, prog_name="mtqa", standalone_mode=False))
    # Typer brings its own copy of click since 0.2x, so the class is found through what both know.
    usage_error: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
    from mtqa.errors import MtqaError

    try:
        return _code(command(arguments, prog_name="mtqa", standalone_mode=False))
    except usage_error as error:
        say(f"error: {_usage(error)}")
        context = getattr(error, "ctx", None)
        if context is not None:
            say(f"'{context.command_path} --help' shows what it takes")
    except MtqaError as error:
        say(f"error: {error}")
    except (KeyboardInterrupt, typer.Abort):
        say("interrupted")
        return _INTERRUPTED
    except RecursionError as error:
        say(f"internal error: RecursionError: {error}; MTQA_DEBUG=1 shows where; please report it")
    except OSError as error:
        say(_of_the_system(error))
    except Exception as error:
        say(f"internal error: {type(error).__name__}: {error}; MTQA_DEBUG=1 shows where; please report it")
    return 2


def _of_the_system(error: OSError) -> str:
    """Where an error of the system is not ours: the folder we are in was deleted, or Typer's help finds the disk full."""
    try:
        Path.cwd()
    except OSError:
        return "error: the current folder is not there any more; go to another one"
    if error.errno == errno.ENOSPC:
        return f"error: {error.filename or 'standard output'} cannot be written ({error.strerror})"
    return f"internal error: {type(error).__name__}: {error}; MTQA_DEBUG=1 shows where; please report it"


def _usage(error: Any) -> str:
    """Typer's message in our words: small letters, 'did you mean'."""
    option, near = getattr(error, "option_name", None), getattr(error, "possibilities", None)
    from mtqa.errors import did_you_mean

    if option and type(error).__name__ == "NoSuchOption":
        return f"no such option '{option}'{did_you_mean(option, near or ())}"
    message = str(error.format_message())
    if (command := re.match(r"No such command '(.*?)'", message)) is not None:
        return f"no such command '{command[1]}'{did_you_mean(command[1], getattr(error.ctx.command, 'commands', ()))}"
    return message[:1].lower() + message[1:]


def _code(result: object) -> int:
    if result == _INTERRUPTED:  # newer versions of Typer turn Ctrl-C into this code themselves
        say("interrupted")
    return result if isinstance(result, int) else 0
