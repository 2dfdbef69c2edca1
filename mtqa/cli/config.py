"""mtqa config: the settings that a file is checked with, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mtqa.cli import options as o
from mtqa.cli.explain import as_json
from mtqa.cli.output import emit

if TYPE_CHECKING:
    from mtqa.config import Settings

PathArgument = Annotated[
    str, typer.Argument(metavar="[PATH]", help="The file to be checked; the current folder by default.", show_default=False)
]
AsFormat = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="toml (default) or json.", show_default=False)]


def config(path: PathArgument = "-", format: AsFormat = "toml", config: o.ConfigFile = None) -> None:  # noqa: A002
    """Show the settings that a file is checked with, and where each comes from."""
    from pathlib import Path

    from mtqa.errors import ConfigError, did_you_mean

    if format not in ("toml", "json"):
        raise ConfigError(f"unknown format '{format}'{did_you_mean(format, ('toml', 'json')) or '; use toml or json'}")
    start = f"{path}/-" if path != "-" and Path(path).is_dir() else path
    settings = o.settings_for(config, {})(start)
    emit(as_json(_object(settings)) if format == "json" else _toml(settings))


def _object(settings: Settings) -> dict[str, Any]:
    from mtqa.config import KEYS

    values = {key: _plain(getattr(settings, name)) for key, (name, _) in KEYS.items()}
    origins = {key: settings.given.get(name, "default") for key, (name, _) in KEYS.items()}
    return {"file": str(settings.origin) if settings.origin else None, "settings": values, "from": origins}


def _toml(settings: Settings) -> str:
    """TOML that can be saved as mtqa.toml and means the same; what is not set stands as a comment."""
    shown = _object(settings)
    head = f"# configuration file: {shown['file'] or 'none found; these are the defaults'}"
    simple, tables = [], []
    for key, value in shown["settings"].items():
        origin = shown["from"][key]
        if isinstance(value, dict):
            tables += ["", f"[{key}]  # {origin}", *(f"{_string(k)} = {_toml_value(v)}" for k, v in value.items())]
        else:
            simple.append((f"# {key} is not set" if value is None else f"{key} = {_toml_value(value)}", origin))
    room = min(40, max(len(line) for line, _ in simple))
    rows = [f"{line:<{room}}  # {origin}" for line, origin in simple]
    return "\n".join([head, *rows, *tables]) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {key: _plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _toml_value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml_value(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_string(key)} = {_toml_value(item)}' for key, item in value.items())}}}"
    return _string(value) if isinstance(value, str) else str(value).lower()


def _string(text: str) -> str:
    """A TOML basic string: JSON's escapes are all known to TOML, if what JSON leaves alone (DEL) is escaped too."""
    import json

    from mtqa.report.visible import json_visible

    return json_visible(json.dumps(text, ensure_ascii=False))
