"""The MQM scorecard: errors by dimension and severity, their penalties, and one overall score.

The linear model of MQM 2.0 (themqm.org, "The MQM scoring models"; Lommel et al. 2024): an error costs its severity's multiplier
times its type's weight; the sum over an evaluated text, divided by its words, is the per-word penalty; times 1,000 it is the
normed penalty, and (1 - per-word penalty * scaler) * 100 is the overall quality score. It can fall below 0 on very bad text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mtqa.errors import ConfigError, did_you_mean
from mtqa.model import Category, Finding, Its, Report, Severity
from mtqa.model.scorecard import Row, Scorecard

PER_WORDS = 1000  # reference word count of the normed penalty
_PROFILE_KEYS = ("severities", "weights", "special", "scaler")


@dataclass(frozen=True, slots=True)
class Profile:
    """How errors are counted. severities: multipliers. weights: by ITS type or MQM dimension, 1 where neither is named; the type
    wins over the dimension. special: "type/severity" -> penalty, instead of multiplier times weight. scaler: stretches the score.
    """

    name: str
    severities: Mapping[Severity, float]
    weights: Mapping[str, float] = field(default_factory=dict)
    special: Mapping[str, float] = field(default_factory=dict)
    scaler: float = 1.0

    def penalty(self, category: Category, its: Its, severity: Severity) -> float:
        """What one error costs."""
        special = self.special.get(f"{its}/{severity}")
        if special is not None:
            return special
        return self.severities[severity] * self.weights.get(its, self.weights.get(category, 1.0))


def _severities(neutral: float, minor: float, major: float, critical: float) -> dict[Severity, float]:
    return {Severity.NEUTRAL: neutral, Severity.MINOR: minor, Severity.MAJOR: major, Severity.CRITICAL: critical}


PROFILES: Mapping[str, Profile] = {
    # The recommended multipliers of MQM Core.
    "mqm-core": Profile("mqm-core", _severities(0, 1, 5, 25)),
    # Freitag et al. 2021 (TACL, table 4): major 5, but 25 for a non-translation (ITS: non-conformance), minor 1, but 0.1 for
    # punctuation. They know no critical errors: these count as major.
    "wmt": Profile(
        "wmt",
        _severities(0, 1, 5, 5),
        special={"non-conformance/major": 25, "non-conformance/critical": 25, "typographical/minor": 0.1, "whitespace/minor": 0.1},
    ),
}


def scorecard(findings: Iterable[Finding], words: int, profile: Profile = PROFILES["mqm-core"]) -> Scorecard:
    """The card of some findings in a text of so many words."""
    return tally(((f.rule.category, f.rule.its, f.severity) for f in findings), words, profile)


def with_scorecard(report: Report, profile: Profile) -> Report:
    """The report with the card of everything that it shows."""
    return replace(report, scorecard=scorecard(report.findings, sum(file.words for file in report.files), profile))


def profile_named(name: str, own: Mapping[str, Mapping[str, Any]]) -> Profile:
    """One of the user's own profiles, or of `PROFILES`. Raises ConfigError."""
    if name in own:
        return profile_from(name, own[name])
    if name not in PROFILES:
        known = [*own, *PROFILES]
        raise ConfigError(f"unknown mqm profile '{name}'{did_you_mean(name, known) or '; use ' + ', '.join(known)}")
    return PROFILES[name]


def tally(errors: Iterable[tuple[Category, Its, Severity]], words: int, profile: Profile) -> Scorecard:
    """The card of errors from wherever: (dimension, type, severity) of each."""
    counts = Counter(errors)

    def row(name: str, chosen: Mapping[tuple[Category, Its, Severity], int]) -> Row:
        by_severity = {s: sum(n for (_, _, severity), n in chosen.items() if severity is s) for s in Severity}
        penalty = sum(n * profile.penalty(*error) for error, n in chosen.items())
        return Row(name, by_severity, penalty, PER_WORDS * penalty / words if words else 0.0)

    def rows(names: Mapping[str, dict[tuple[Category, Its, Severity], int]]) -> tuple[Row, ...]:
        found = [row(name, chosen) for name, chosen in names.items()]
        return tuple(sorted(found, key=lambda r: (-r.penalty, -sum(r.counts.values()), r.name)))

    dimensions: dict[str, dict[tuple[Category, Its, Severity], int]] = {}
    types: dict[str, dict[str, dict[tuple[Category, Its, Severity], int]]] = {}
    for error, number in counts.items():
        category, its, _ = error
        dimensions.setdefault(category, {})[error] = number
        types.setdefault(category, {}).setdefault(its, {})[error] = number
    total = row("total", counts)
    score = 100 * (1 - profile.scaler * total.penalty / words) if words else None
    return Scorecard(profile.name, words, total, rows(dimensions), {name: rows(own) for name, own in types.items()}, score)


def profile_from(name: str, table: Mapping[str, Any]) -> Profile:
    """A profile of the user's own, as a configuration file holds it; what it does not name is MQM Core's.

    Raises ConfigError naming the key.
    """
    for key in table:
        if key not in _PROFILE_KEYS:
            raise ConfigError(
                f"mqm profile '{name}': unknown key '{key}'{did_you_mean(key, _PROFILE_KEYS)}; use {', '.join(_PROFILE_KEYS)}"
            )
    core = PROFILES["mqm-core"]
    severities = {Severity(key): value for key, value in _numbers(name, table, "severities", set(Severity)).items()}
    special = _numbers(name, table, "special", {f"{its}/{severity}" for its in Its for severity in Severity})
    scaler = _numbers(name, {"scaler": {"scaler": table.get("scaler", 1)}}, "scaler", {"scaler"})["scaler"]
    weights = _numbers(name, table, "weights", {*Its, *Category})
    return Profile(name, {**core.severities, **severities}, weights, special, scaler)


def _numbers(name: str, table: Mapping[str, Any], key: str, known: set[Any]) -> dict[str, float]:
    """A table of numbers, 0 or more, whose keys are all known."""
    values = table.get(key, {})
    if not isinstance(values, Mapping):
        raise ConfigError(f"mqm profile '{name}': {key}: expected a table, got {values!r}")
    for word, number in values.items():
        if word not in known:
            raise ConfigError(f"mqm profile '{name}': {key}: unknown '{word}'{did_you_mean(str(word), map(str, known))}")
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number < float("inf"):
            raise ConfigError(f"mqm profile '{name}': {key}: '{word}' must be a number, 0 or more, not {number!r}")
    return {str(word): float(number) for word, number in values.items()}
