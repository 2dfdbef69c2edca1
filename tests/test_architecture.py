"""Data flows one way: a stage imports only what lies before it. Only the command line prints or exits."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mtqa"

# stage -> stages it may import, besides itself and mtqa.errors
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "read": {"model"},
    "segment": {"model"},
    "annotate": {"model"},
    "engine": {"model", "annotate"},
    "rulebook": {"model", "annotate", "engine"},
    "glossary": {"model", "annotate", "engine", "rulebook"},
    "nameslist": {"model", "annotate", "engine"},
    "checks": {"model", "annotate", "engine"},
    "resolve": {"model"},
    "learn": {"model", "annotate", "engine", "rulebook", "glossary", "resolve"},
    "fix": {"model"},
    "score": {"model"},
    "report": {"model"},
}
# above the stages -> what it must not import, besides the command line; a stage imports nothing of this
ABOVE: dict[str, set[str]] = {"history": {"commands"}, "commands": set()}


def imported(path: Path) -> set[str]:
    """The stages of mtqa that a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "mtqa" else [f"mtqa.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("mtqa.")}
    return found


@pytest.mark.parametrize("stage", MAY_IMPORT)
def test_a_stage_imports_only_what_lies_before_it(stage: str) -> None:
    files = sorted((PACKAGE / stage).rglob("*.py"))
    assert files
    allowed = MAY_IMPORT[stage] | {stage, "errors"}
    wrong = {str(f.relative_to(PACKAGE)): sorted(extra) for f in files if (extra := imported(f) - allowed)}
    assert not wrong


@pytest.mark.parametrize("package", ABOVE)
def test_what_stands_above_the_stages_leaves_the_terminal_alone(package: str) -> None:
    never = ABOVE[package] | {"cli"}
    wrong = {f.name: sorted(extra) for f in (PACKAGE / package).glob("*.py") if (extra := imported(f) & never)}
    assert not wrong


def test_every_stage_is_listed() -> None:
    folders = {p.parent.name for p in PACKAGE.glob("*/__init__.py")}
    assert folders == MAY_IMPORT.keys() | ABOVE.keys() | {"cli"}


def test_only_the_command_line_prints_or_exits() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "cli" in path.relative_to(PACKAGE).parts or _is_script(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "sys.exit", "exit", "os._exit"):
                wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert not wrong


def _is_script(path: Path) -> bool:
    """A module that is also a command of the developers: python -m mtqa.rulebook.index."""
    return 'if __name__ == "__main__"' in path.read_text(encoding="utf-8")


def test_checks_do_no_input_or_output() -> None:
    wrong = []
    for path in sorted((PACKAGE / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in (
                "open",
                "read_text",
                "write_text",
                "urlopen",
                "run",
            ):
                wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def test_no_file_is_too_long() -> None:
    long = {str(p.relative_to(PACKAGE)): n for p in PACKAGE.rglob("*.py") if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long
