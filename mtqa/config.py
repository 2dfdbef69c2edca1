"""Settings: their defaults, the configuration file, and the options that overrule it.

`mtqa.toml`, or `[tool.mtqa]` in pyproject.toml, is sought upward from the checked file; the nearest one wins and nothing
is merged from further up. Every key is a field of `Settings`, in the same spelling as the option: `min-severity`,
`source-lang`. A key that does not exist, or a value that does not fit, is an error that names file, line and key.
"""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mtqa import setting_values as values
from mtqa.errors import ConfigError, did_you_mean
from mtqa.model import RuleInfo, Severity

FILE_NAME = "mtqa.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be told. Defaults are those of docs/reference/configuration.md.

    min_precision: lowest measured precision of a rule whose findings are reported; what was not measured passes. fail_under: the MQM
    score below which a run fails, None for no such limit; mqm_profile, mqm_profiles: how it is counted, profiles of the user's own.
    select: rules, families or patterns such as "split-*" that run, empty for all; ignore: those of them that do not.
    source, references: files, or patterns with {name}, {path}, {lang}. allow: words and names never to be reported.
    rules: folders with rules of the user's own. glossaries: files with the user's own terms; lenient_glossary: use the valid rest of
    faulty ones. names: files with the agreed spellings of names. baseline, decisions: files of known findings and of reviewers' verdicts.
    per_file_ignores: glob -> what `ignore` takes. jobs: processes, 0 for as many as there are cores. scores: with references, say
    what fixes are worth. origin: the file the settings were read from. given: setting -> where its value came from.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.MINOR
    min_confidence: float = 0.5
    min_precision: float = 0.0
    fail_on: Severity = Severity.MAJOR
    fail_under: float | None = None
    mqm_profile: str = "mqm-core"
    mqm_profiles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    genre: str = "news"
    source_language: str | None = None
    target_language: str | None = None
    source: str | None = None
    references: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    glossaries: tuple[Path, ...] = ()
    names: tuple[Path, ...] = ()
    lenient_glossary: bool = False
    baseline: str | None = None
    decisions: str | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    encoding: str | None = None
    jobs: int = 0
    scores: bool = True
    origin: Path | None = None
    given: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def narrowed(self) -> bool:
        """True if the command line asks for some of the rules only."""
        return any(self.given.get(name, "").startswith("--") for name in ("select", "ignore"))

    def where(self, key: str) -> str:
        """What to name when a value turns out to be wrong: '--select', or 'mtqa.toml: select'."""
        place = self.given.get(KEYS[key][0], "")
        return f"{place}: {key}" if place and not place.startswith("--") else place or key

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """What `per_file_ignores` takes out for a file: globs match its path below the config file's folder, or its bare name."""
        if not self.per_file_ignores:
            return ()
        base = (self.origin.parent if self.origin else Path()).resolve()
        full = Path(path).resolve()
        below = full.relative_to(base).as_posix() if full.is_relative_to(base) else full.as_posix()
        found: list[str] = []
        for glob, names in self.per_file_ignores.items():
            if fnmatch.fnmatchcase(below, glob) or fnmatch.fnmatchcase(full.name, glob):
                found.extend(names)
        return tuple(found)


# key in the file and option on the command line -> field and converter; the order is the one `mtqa config` prints.
KEYS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "select": ("select", values.texts),
    "ignore": ("ignore", values.texts),
    "min-severity": ("min_severity", values.severity),
    "min-confidence": ("min_confidence", values.share),
    "min-precision": ("min_precision", values.share),
    "fail-on": ("fail_on", values.severity),
    "fail-under": ("fail_under", values.number),
    "mqm-profile": ("mqm_profile", values.text),
    "genre": ("genre", values.genre),
    "source-lang": ("source_language", values.language),
    "target-lang": ("target_language", values.language),
    "source": ("source", values.text),
    "reference": ("references", values.texts),
    "allow": ("allow", values.texts),
    "rules": ("rules", values.paths),
    "glossaries": ("glossaries", values.paths),
    "lenient-glossary": ("lenient_glossary", values.flag),
    "names": ("names", values.paths),
    "baseline": ("baseline", values.text),
    "decisions": ("decisions", values.text),
    "encoding": ("encoding", values.text),
    "jobs": ("jobs", values.count),
    "scores": ("scores", values.flag),
    "per-file-ignores": ("per_file_ignores", values.table(values.texts)),
    "severities": ("severities", values.table(values.severity)),
    "mqm-profiles": ("mqm_profiles", values.profiles),
}
_PATHS = frozenset({"source", "reference", "rules", "glossaries", "names", "baseline", "decisions"})  # relative to the file


# ------------------------------------------------------------------------------------------------ reading


def find(start: Path) -> Path | None:
    """The nearest mtqa.toml, or pyproject.toml with a [tool.mtqa] table, in the folder of `start` (or `start` itself) or above it."""
    folder = start.absolute()
    for place in (folder, *folder.parents):
        if _is_file(own := place / FILE_NAME):
            return _short(own)
        project = place / "pyproject.toml"
        # A project file that is broken, and never mentions mtqa, is none of our business.
        if _is_file(project) and b"mtqa" in _bytes(project) and "mtqa" in _parse(project).get("tool", {}):
            return _short(project)
    return None


def load(path: Path) -> Settings:
    """The settings of a file. Raises ConfigError naming file, line, key and remedy."""
    table = _parse(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("mtqa", {})
        if not isinstance(table, Mapping):
            raise ConfigError(f"{path}: tool.mtqa: expected a table, got {values.toml_type(table)}")
    chosen: dict[str, Any] = {}
    for key, raw in table.items():
        if key not in KEYS:
            raise ConfigError(f"{_place(path, key)}: unknown key '{key}'{did_you_mean(key, KEYS) or '; the keys are ' + ', '.join(KEYS)}")
        name, convert = KEYS[key]
        try:
            value = convert(raw)
        except ValueError as error:
            raise ConfigError(f"{_place(path, key)}: {key}: {error}") from None
        chosen[name] = _below(path, value) if key in _PATHS else value
    return Settings(**chosen, origin=path, given={name: str(path) for name in chosen})


def override(settings: Settings, **options: Any) -> Settings:
    """The settings with options from the command line (field names; None for "not given") on top.

    An option replaces what the file says, with two exceptions that follow what people mean: `ignore` adds to the file's
    list, and `select` starts afresh, so that it lifts the file's `ignore` as well. Raises ConfigError naming the option.
    """
    given = {name: value for name, value in options.items() if value not in (None, (), [])}
    converters = {name: (key, convert) for key, (name, convert) in KEYS.items()}
    chosen: dict[str, Any] = {}
    for name, raw in given.items():
        key, convert = converters[name]
        try:
            chosen[name] = convert(raw)
        except ValueError as error:
            raise ConfigError(f"--{key}: {error}") from None
    if "select" in chosen:
        chosen.setdefault("ignore", ())
    elif "ignore" in chosen:
        chosen["ignore"] = tuple(dict.fromkeys((*settings.ignore, *chosen["ignore"])))
    places = {name: f"--{converters[name][0]}" for name in given}
    return replace(settings, **chosen, given={**settings.given, **places})


def match_rules(names: Iterable[str], rules: Iterable[RuleInfo], where: str) -> frozenset[str]:
    """The ids that rule ids, families and patterns such as "split-*" stand for. Raises ConfigError for one that stands for nothing."""
    families: dict[str, set[str]] = {}
    for rule in rules:
        families.setdefault(rule.family, set()).add(rule.id)
    ids = {rule for members in families.values() for rule in members}
    found: set[str] = set()
    for name in names:
        hits = {name} if name in ids else families.get(name) or set(fnmatch.filter(ids, name))
        if not hits:
            hint = did_you_mean(name, ids | families.keys()) or "; 'mtqa rules list' shows them all"
            raise ConfigError(f"{where}: unknown rule or family '{name}'{hint}")
        found |= hits
    return frozenset(found)


def _short(path: Path) -> Path:
    """Below the current folder the path as people write it; else whole."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be looked into
        return False


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte offset {error.start}); TOML files are always UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        what = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        place, message = (f"{path}:{what[2]}:{what[3]}", what[1]) if what else (str(path), str(error))
        raise ConfigError(f"{place}: not valid TOML: {message}") from None


def _place(path: Path, key: str) -> str:
    """'file:line' of a key, as far as one look tells (tomllib keeps no positions)."""
    pattern = re.compile(rf"""\s*(?:\[[\w."'-]*?)?["']?{re.escape(key)}["']?\s*[=\].]""")
    lines = _bytes(path).decode("utf-8", "replace").splitlines()
    return next((f"{path}:{number}" for number, line in enumerate(lines, 1) if pattern.match(line)), str(path))


def _below(path: Path, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_below(path, item) for item in value)
    below = path.parent / (value if isinstance(value, Path) else values.at_home(value))
    return below if isinstance(value, Path) else str(below)
