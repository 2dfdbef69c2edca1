"""mtqa rules: list, show, test and start rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli import explain as explain_command
from mtqa.cli import options as o
from mtqa.cli.explain import AsFormat, as_json, wants_json
from mtqa.cli.output import emit, look, say

if TYPE_CHECKING:
    from mtqa.config import Settings
    from mtqa.engine import Check

app = typer.Typer(help="List, show, test and start rules.", rich_markup_mode=None, no_args_is_help=True)
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[RULE|FILE|FOLDER]...", help="Rule ids, families, patterns, rule files; all by default.")
]


@app.command("list")
@o.takes("select", "ignore")
def list_rules(settings: o.Configured, format: AsFormat = "text") -> int:  # noqa: A002
    """List the rules that run, with family, severity and safety of their fixes."""
    from mtqa.pipeline import Checker
    from mtqa.report.rule_page import render_rules, rule_object

    json_wanted = wants_json(format)
    infos = [check.info for check in Checker(settings("-")).checks]
    if json_wanted:
        emit(as_json([rule_object(info) for info in infos]))
        return 0
    place = look()
    width = place.width if sys.stdout.isatty() else 10_000  # what is piped to grep is not cut
    emit(render_rules(sorted(infos, key=lambda i: (i.family, i.id)), colour=place.colour, width=width))
    say(f"{len(infos):,} rule{'' if len(infos) == 1 else 's'}; 'mtqa explain RULE' tells more about one.")
    return 0


@app.command("show")
def show(rule: explain_command.Rule, format: AsFormat = "text", config: o.ConfigFile = None) -> None:  # noqa: A002
    """Show a rule; the same as 'mtqa explain'."""
    explain_command.explain(rule, format, config)


@app.command("test")
def test(names: Names = None, config: o.ConfigFile = None) -> int:
    """Run the examples of rules: what they must find, must leave alone, and how they mend it.

    Exits with 1 if an example does not hold.
    """
    from mtqa import glossary, nameslist
    from mtqa.example_document import example_document
    from mtqa.report.visible import visible
    from mtqa.rulebook.examples import run_examples

    checks = _chosen(o.settings_for(config, {})("-"), names or [])
    own = glossary.example_checks() | nameslist.example_checks()  # tried on a glossary and a names list made for their examples
    checks = [own.get(check.info.id, check) for check in checks]
    failures = [failure for check in checks for failure in run_examples(check, example_document)]
    for failure in failures:
        place = f"{failure.rule}, example {failure.number}" if failure.number else failure.rule
        emit(visible(f"{place}: {failure.what}") + "\n")
    counts = ((len(checks), "rule"), (sum(len(check.info.examples) for check in checks), "example"), (len(failures), "failure"))
    say(", ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts))
    return int(bool(failures))


def _chosen(settings: Settings, names: list[str]) -> list[Check]:
    """The rules that ids, families, patterns, rule files and folders stand for, with their examples."""
    from pathlib import Path

    from mtqa.config import match_rules
    from mtqa.pipeline import Checker
    from mtqa.rulebook import with_examples
    from mtqa.rulebook.load import load_file, load_folder
    from mtqa.rulebook.rule import to_check

    chosen: list[Check] = []
    words = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            rules, lists = load_folder(path)
        elif path.suffix in (".yaml", ".yml"):
            rules, lists = load_file(path)
        else:
            words.append(name)
            continue
        chosen += [to_check(rule, lists) for rule in rules]
    if words or not names:
        checks = Checker(settings).all_checks
        wanted = match_rules(words, [c.info for c in checks], "rules test") if words else {c.info.id for c in checks}
        chosen += [with_examples(check) for check in checks if check.info.id in wanted]
    return chosen


@app.command("new")
def new(
    rule: Annotated[str, typer.Argument(metavar="ID", help="Names the fault, small letters and hyphens: make-a-photo.")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="phrase, pattern, regex, term, variant or pair.")] = "phrase",
    match: Annotated[str, typer.Option("--match", metavar="WORDS", help="The wrong words.")] = "wrong words",
    replace: Annotated[str, typer.Option("--replace", metavar="WORDS", help="The right ones.")] = "right words",
    family: Annotated[str, typer.Option("--family", metavar="NAME", help="The family, a folder.")] = "terms",
    folder: Annotated[str, typer.Option("--folder", metavar="DIR", help="The rule folder.")] = "rules",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="The language it reads.")] = "en",
) -> None:
    """Start a rule: a file to go on from, whose examples hold."""
    from mtqa.cli.rule_template import new_rule

    path = new_rule(rule, match, replace, family, folder, language, kind)
    emit(f"{path}\n")
    say(f"Now edit it; 'mtqa rules test {path}' tells whether its examples hold, and 'rules = [\"{folder}\"]' in mtqa.toml turns it on.")
