"""The pages that are made from the code: every rule with its examples, every option. A hook of MkDocs (mkdocs.yml).

They are made anew whenever the site is built and are not kept in the repository, so they cannot differ from the code.
`python scripts/build_docs.py FOLDER` writes them as files, to be looked at.
"""

from __future__ import annotations

import html
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mtqa import glossary, nameslist
from mtqa.config import Settings
from mtqa.engine import Check
from mtqa.model import Applicability, Example, RuleInfo
from mtqa.pipeline import Checker
from mtqa.report.known import sentences, short
from mtqa.rulebook import load_rules
from mtqa.rulebook.ledger import measured

ABOUT = {
    "artefacts": "Marks of the machinery: entities, tags and signs that no writer meant.",
    "glossary": "The terms of your own glossary.",
    "grammar": "Short patterns that are wrong in any English text.",
    "language": "Stretches that were not translated.",
    "names": "One name, one spelling, and the one the world uses.",
    "numbers": "Amounts that changed on their way, and figures in a form that is not English.",
    "residue": "What was scraped along with the article.",
    "sentences": "Sentences that translation broke.",
    "suppressions": "Comments for mtqa in the text itself.",
    "terms": "Words in the wrong sense, titles and fixed phrases translated word by word.",
    "typography": "Stops, quotation marks, brackets, spacing.",
    "words": "Words that are there twice.",
}
FIX = {Applicability.SAFE: "safe fix", Applicability.UNSAFE: "suggestion", Applicability.DISPLAY: "idea", None: "no fix"}
WRONG, RIGHT, FINE = "✗", "→", "✓"


def pages() -> dict[str, str]:
    """Path below docs/ -> Markdown."""
    infos = [c.info for c in all_checks()]
    families: dict[str, list[RuleInfo]] = defaultdict(list)
    for info in sorted(infos, key=lambda i: i.id):
        families[info.family].append(info)
    made = {"rules/index.md": index_page(families)}
    for family, members in sorted(families.items()):
        packs: dict[str, list[RuleInfo]] = defaultdict(list)
        for info in members:
            packs[pack_of(info)].append(info)
        made[f"rules/{family}.md"] = family_page(family, packs)
        made |= {f"rules/{pack}.md": pack_page(pack, infos) for pack, infos in packs.items() if pack}
    return made | {"reference/options.md": options_page()}


def all_checks() -> list[Check]:
    """Every rule there is, with its examples."""
    shown = {c.info.id: c for c in load_rules(examples=True)} | glossary.example_checks() | nameslist.example_checks()
    return [shown.get(check.info.id, check) for check in Checker(Settings()).all_checks]


def pack_of(info: RuleInfo) -> str:
    """The name of the pack that a rule lies in, or ""."""
    path = Path(info.origin.rsplit(":", 1)[0])
    return path.stem if path.parent.name == "packs" else ""


def index_page(families: dict[str, list[RuleInfo]]) -> str:
    """All families."""
    count = sum(len(members) for members in families.values())
    rows = [f"| [{family}]({family}.md) | {len(members)} | {ABOUT.get(family, '')} |" for family, members in sorted(families.items())]
    head = [
        "# Rules",
        "",
        (
            f"{count:,} rules in {len(families)} families. Each is shown with its examples, which are also its tests: what stands "
            f"<mark>marked</mark> behind {WRONG} is found, exactly so; {RIGHT} is the text after the fix; {FINE} is a near miss that "
            "stays silent. [How each family decides, and where it fails](../explanation/families.md)."
        ),
        "",
        "| family | rules | what it is about |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])


def family_page(family: str, packs: dict[str, list[RuleInfo]]) -> str:
    """A family's rules; those in packs have pages of their own, because they are many."""
    lines = [f"# {family}", "", ABOUT.get(family, ""), ""]
    known = [(info, said) for members in packs.values() for info in members if (said := short(measured(info)))]
    if known:
        lines += ["Measured by reading findings:", "", "| rule | precision |", "| --- | --- |"]
        lines += [f"| [{info.id}]({pack_of(info) or info.family}.md#{info.id}) | {said} |" for info, said in known] + [""]
    if any(packs):
        lines += ["| pack | rules | from |", "| --- | --- | --- |"]
        for pack, members in sorted(packs.items()):
            if pack:
                sources = sorted({s for info in members for s in info.sources})
                lines.append(f"| [{pack}]({pack}.md) | {len(members)} | {', '.join(sources) or 'any language'} |")
        lines.append("")
    for info in packs.get("", ()):
        lines += rule_part(info)
    return "\n".join(lines)


def pack_page(pack: str, infos: Sequence[RuleInfo]) -> str:
    """The rules of one pack."""
    return "\n".join([f"# {pack}", "", *(line for info in infos for line in rule_part(info))])


def rule_part(info: RuleInfo) -> Iterator[str]:
    """One rule: its card, why it exists, its examples."""
    yield from (f"## {info.id} {{#{info.id}}}", "")
    card = [f"**{info.severity}**", f"{info.category}, {info.its}", FIX[info.fix], f"confidence {info.confidence:g}"]
    if info.sources:
        card.append("from " + ", ".join(info.sources))
    if not info.languages:
        card.append("any target language")
    yield from (" · ".join(card), "", f"<p>{shown(info.message)}</p>", "", f"<p>{shown(info.why.strip())}</p>", "")
    if known := " ".join(sentences(measured(info))):
        yield from (f"<p><small>{shown(known)}</small></p>", "")
    yield '<ul class="examples">'
    for example in info.examples:
        yield f"<li>{example_part(example)}</li>"
    yield from ("</ul>", "")


def example_part(example: Example) -> str:
    """An example as HTML, its marked stretches marked."""
    parts, at = [], 0
    for mark in example.marks:
        parts += [shown(example.text[at : mark.start]), f"<mark>{shown(mark.of(example.text))}</mark>"]
        at = mark.end
    parts.append(shown(example.text[at:].rstrip()))
    text = f"{FINE if example.silent else WRONG} {''.join(parts)}"
    if example.good is not None:
        text += f"<br>{RIGHT} {shown(example.good.rstrip())}"
    if example.source:
        text += f'<br><small>source: <bdi lang="{html.escape(example.source_language or "")}">{shown(example.source)}</bdi></small>'
    return text + (f"<br><small>({shown(example.note)})</small>" if example.note else "")


def shown(text: str) -> str:
    """Text as HTML; line breaks stay, and nothing in it is markup."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def options_page() -> str:
    """What `--help` says, of every command."""
    import typer

    from mtqa.cli.main import application

    lines = ["# All options", "", "What `mtqa COMMAND --help` says. [What the options mean together](cli.md).", ""]
    for name, command in _commands(typer.main.get_command(application("")), "mtqa"):
        text = (command.help or "").split("\n\n")[0]
        lines += [f"## {name}", "", shown(text.replace("\n", " ")), ""]
        context = typer.Context(command)
        rows = [row for parameter in command.get_params(context) if (row := _row(parameter)) is not None]
        if rows:
            lines += ["| option | meaning |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for word, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(inner, f"{name} {word}")


def _row(parameter: Any) -> str | None:
    if getattr(parameter, "hidden", False) or parameter.name == "help":
        return None
    if parameter.param_type_name == "argument":
        said = parameter.metavar or parameter.name.upper()
    else:
        words = [*parameter.opts, *parameter.secondary_opts]
        said = ", ".join(words) + ("" if getattr(parameter, "is_flag", False) or not parameter.metavar else f" {parameter.metavar}")
    return f"| <code>{shown(said).replace('|', '&#124;')}</code> | {shown(parameter.help or '').replace('|', '&#124;')} |"


# ------------------------------------------------------------------------------------------------ hooks of MkDocs


def on_config(config: Any) -> Any:
    """Put the rules' pages into the navigation, below its entry 'Rules'."""
    names = [path for path in pages() if path.startswith("rules/") and path != "rules/index.md"]
    for entry in config.nav or ():
        if isinstance(entry, dict) and "Rules" in entry:
            entry["Rules"] = ["rules/index.md", *names]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages to the site."""
    from mkdocs.structure.files import File

    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def main(folder: str) -> None:
    """Write the pages below a folder."""
    for path, text in pages().items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
