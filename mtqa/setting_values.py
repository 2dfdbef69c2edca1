"""What the values of settings must be: each function gives the value as settings hold it, or raises ValueError saying what fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mtqa.errors import did_you_mean
from mtqa.model import Genre, Severity
from mtqa.model.lazy import lazy

GENRES = tuple(genre.value for genre in Genre)
_LANGUAGE = lazy(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


def text(value: Any) -> str:
    """A string that is not empty."""
    if not isinstance(value, str):
        raise ValueError(f"expected a string, got {toml_type(value)}")
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Strings; one alone stands for a list of one."""
    if isinstance(value, str):
        return (text(value),)
    if not isinstance(value, list | tuple):
        raise ValueError(f"expected a list of strings, got {toml_type(value)}")
    return tuple(text(item) for item in value)


def paths(value: Any) -> tuple[Path, ...]:
    """Paths, with ~ written out."""
    return tuple(at_home(item) for item in texts(value))


def at_home(value: str) -> Path:
    """A path with its ~ written out; as it stands if nobody of that name lives here."""
    try:
        return Path(value).expanduser()
    except RuntimeError:
        return Path(value)


def severity(value: Any) -> Severity:
    """A severity by its name."""
    try:
        return Severity(text(value))
    except ValueError:
        raise ValueError(
            f"unknown severity {value!r}{did_you_mean(str(value), [s.value for s in Severity]) or '; use ' + ', '.join(Severity)}"
        ) from None


def share(value: Any) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"expected a number from 0 to 1, got {value!r}")
    return float(value)


def count(value: Any) -> int:
    """A whole number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"expected a whole number, 0 or more, got {value!r}")
    return value


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, got {value!r}")
    return value


def genre(value: Any) -> str:
    """One of `GENRES`."""
    if text(value) not in GENRES:
        raise ValueError(f"unknown genre {value!r}{did_you_mean(value, GENRES) or '; use ' + ', '.join(GENRES)}")
    return str(value)


def language(value: Any) -> str:
    """The primary subtag: rules know languages, not regions."""
    if (match := _LANGUAGE.fullmatch(text(value))) is None:
        raise ValueError(f"expected a language code such as 'en' or 'pt-BR', got {value!r}")
    return match[1].lower()


def table(of: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """A table whose values are converted one by one."""

    def convert(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected a table, got {toml_type(value)}")
        return {key: of(item) for key, item in value.items()}

    return convert


def number(value: Any) -> float:
    """A number that is one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -float("inf") < value < float("inf"):
        raise ValueError(f"expected a number, got {value!r}")
    return float(value)


def profiles(value: Any) -> dict[str, Any]:
    """MQM profiles of the user's own, by name; a fault is told as `mtqa.score.mqm` tells it."""
    from mtqa.errors import ConfigError
    from mtqa.score.mqm import profile_from

    found: dict[str, Any] = {}
    if not isinstance(value, Mapping):
        raise ValueError(f"expected a table, got {toml_type(value)}")
    for name, own in value.items():
        if not isinstance(own, Mapping):
            raise ValueError(f"{name}: expected a table, got {toml_type(own)}")
        try:
            profile_from(name, own)
        except ConfigError as error:
            raise ValueError(str(error)) from None
        found[name] = dict(own)
    return found


def toml_type(value: Any) -> str:
    """What a value is called in messages."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "a table"}
    return names.get(type(value), type(value).__name__)
