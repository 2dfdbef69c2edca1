"""mtqa explain: what a rule finds, why, and how it mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import options as o
from mtqa.cli.output import emit, look

if TYPE_CHECKING:
    from mtqa.config import Settings
    from mtqa.engine import Check

Rule = Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule, as reports print it.")]
AsFormat = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help="text (default) or json.", show_default=False)]


def explain(rule: Rule, format: AsFormat = "text", config: o.ConfigFile = None) -> None:  # noqa: A002
    """Explain a rule: what it finds, why it is a fault, examples, how often it was right."""
    from mtqa.report.rule_page import render_rule, rule_object
    from mtqa.rulebook.ledger import measured

    json_wanted = wants_json(format)
    info = measured(one_rule(o.settings_for(config, {})("-"), rule).info)
    if json_wanted:
        emit(as_json(rule_object(info)))
    else:
        place = look()
        emit(render_rule(info, colour=place.colour, width=place.width))


def one_rule(settings: Settings, name: str) -> Check:
    """The rule with this id, with its examples. Raises RuleError with what may have been meant."""
    from mtqa.errors import RuleError, did_you_mean
    from mtqa.pipeline import Checker
    from mtqa.rulebook import with_examples

    checks = {check.info.id: check for check in Checker(settings).all_checks}
    if name not in checks:
        hint = did_you_mean(name, checks) or "; 'mtqa rules list' shows them all"
        if any(check.info.family == name for check in checks.values()):
            hint = f"; '{name}' is a family, 'mtqa rules list --select {name}' shows its rules"
        raise RuleError(f"unknown rule '{name}'{hint}")
    return with_examples(checks[name])


def wants_json(name: str) -> bool:
    """True for json, False for text. Raises ConfigError for anything else."""
    from mtqa.errors import ConfigError, did_you_mean

    if name not in ("text", "json"):
        raise ConfigError(f"unknown format '{name}'{did_you_mean(name, ('text', 'json')) or '; use text or json'}")
    return name == "json"


def as_json(value: object) -> str:
    """Indented JSON that no terminal stumbles over."""
    import json

    from mtqa.report.visible import json_visible

    return json_visible(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
