"""Known findings, so that only new ones fail: a file of (path, fingerprint, count).

A fingerprint holds no position, so a paragraph that moves or is wrapped anew stays known. A file that was moved or renamed
is followed by its content: a file without entries of its own may use those of paths that are gone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mtqa.errors import ConfigError
from mtqa.model import Dropped, Finding
from mtqa.resolve.stages import Stage, parted

VERSION = 1
Key = tuple[str, str]  # path, fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """counts: how often a fingerprint is known in a path (relative to the baseline's folder, forward slashes).

    rules: the rule of each fingerprint, for people who read the file. gone: the paths that no longer exist.
    """

    counts: Mapping[Key, int]
    rules: Mapping[str, str]
    gone: frozenset[str] = frozenset()


def parse(text: str, where: str) -> Baseline:
    """Read a baseline file's text. Raises ConfigError naming file and place for what is no baseline, or one of another version."""
    try:
        data = json.loads(text)
        version = data["version"]
        if version != VERSION:
            raise ConfigError(f"{where}: baseline of version {version!r}, this mtqa reads {VERSION}; write it anew: mtqa baseline write")
        counts, rules = dict[Key, int](), dict[str, str]()
        for entry in data["findings"]:
            counts[str(entry["path"]), str(entry["fingerprint"])] = int(entry.get("count", 1))
            rules[str(entry["fingerprint"])] = str(entry.get("rule", ""))
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"{where}:{error.lineno}:{error.colno}: not valid JSON ({error.msg}); write it anew: mtqa baseline write"
        ) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else "its entries are not as mtqa writes them"
        raise ConfigError(f"{where}: not a baseline ({what}); write it anew: mtqa baseline write") from None
    return Baseline(counts, rules)


def dump(baseline: Baseline) -> str:
    """The file's text: one entry a line, ordered, so that changes to it can be reviewed and merged."""
    lines = [
        json.dumps({"path": path, "fingerprint": mark, "count": count, "rule": baseline.rules.get(mark, "")}, ensure_ascii=False)
        for (path, mark), count in sorted(baseline.counts.items())
    ]
    body = ",\n  ".join(lines)
    return f'{{"version": {VERSION},\n "findings": [{chr(10) + "  " + body if body else ""}]}}\n'


def of_findings(found: Iterable[tuple[str, Finding]]) -> Baseline:
    """The baseline that knows exactly these findings, given with the path of their file."""
    counts: Counter[Key] = Counter()
    rules: dict[str, str] = {}
    for path, finding in found:
        counts[path, finding.fingerprint] += 1
        rules[finding.fingerprint] = finding.rule.id
    return Baseline(dict(counts), rules)


def merged(old: Baseline, new: Baseline, checked: Iterable[str]) -> Baseline:
    """`old` with the files in `checked` as `new` has them; other files stay as they were."""
    paths = set(checked) | old.gone
    counts = {key: n for key, n in old.counts.items() if key[0] not in paths} | dict(new.counts)
    return Baseline(counts, {**old.rules, **new.rules})


def pruned(old: Baseline, now: Baseline, checked: Iterable[str]) -> Baseline:
    """`old` without what is no longer found in the checked files: nothing new becomes known."""
    paths = set(checked)
    counts = {}
    for key, n in old.counts.items():
        left = min(n, now.counts.get(key, 0)) if key[0] in paths else (0 if key[0] in old.gone else n)
        if left:
            counts[key] = left
    return Baseline(counts, old.rules)


def unused(baseline: Baseline, now: Baseline, checked: Iterable[str]) -> int:
    """How many entries of the checked files no finding matches any more."""
    kept = pruned(baseline, now, checked)
    return sum(baseline.counts.values()) - sum(kept.counts.values())


def known(baseline: Baseline, path: str) -> Stage:
    """The stage that drops known findings of a file, each as often as the baseline counts it."""
    own = {mark: n for (p, mark), n in baseline.counts.items() if p == path}
    if not own:
        for (p, mark), n in baseline.counts.items():
            if p in baseline.gone:
                own[mark] = own.get(mark, 0) + n

    def stage(findings: Sequence[Finding]) -> tuple[list[Finding], list[Dropped]]:
        left = dict(own)

        def reason(finding: Finding) -> str | None:
            if left.get(finding.fingerprint, 0) <= 0:
                return None
            left[finding.fingerprint] -= 1
            return "baseline"

        return parted(sorted(findings, key=lambda f: (f.span, f.rule.id)), reason)

    return stage
